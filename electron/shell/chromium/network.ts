/**
 * HTTP for the development shell: undici with the proxy of the environment or one that was entered. The failures of a
 * proxy bear Chromium's names, so that both shells speak of them alike.
 */
import tls from 'node:tls';
import { Agent, type Dispatcher, ProxyAgent, fetch as send } from 'undici';
import type { ProxyChoice } from '../../contract/views/app.ts';
import { isThisComputer, proxyUrl, readProxyAddress } from '../proxy.ts';
import type { FetchInit, Shell } from '../shell.ts';
import { type Environment, environmentProxy } from './environment-proxy.ts';

export interface NetworkOptions {
  userAgent: string;
  environment: Environment;
  /** A manual proxy is also asked for addresses of this computer: in development, X may be one of them. */
  proxiedLoopback: boolean;
}

export interface Network extends Pick<Shell, 'fetch' | 'setProxy' | 'fetchThrough' | 'proxyFor'> {
  /** Ends every connection. */
  close(): Promise<void>;
}

/** Milliseconds for a connection to come about. */
const connectTimeout = 10_000;

const usualPorts: Readonly<Record<string, string>> = { 'https:': '443', 'socks:': '1080', 'socks5:': '1080' };

/** A proxy's URL for an address; null when there is none in between. */
type Way = (target: string) => string | null;

const systemWay =
  (environment: Environment): Way =>
  (target) =>
    environmentProxy(environment, target)?.href ?? null;

/** @returns null for an address that names no proxy */
function wayOf(choice: ProxyChoice, environment: Environment, proxiedLoopback: boolean): Way | null {
  if (choice.mode === 'system') return systemWay(environment);
  const address = readProxyAddress(choice.address);
  if (address === null) return null;
  return (target) => (proxiedLoopback || !isThisComputer(new URL(target).hostname) ? proxyUrl(address) : null);
}

/** Only what surely came before anything was sent: whoever asks may want to know whether it arrived. */
const notReached = /\bconnect E[A-Z]+\b|\bgetaddrinfo E[A-Z_]+\b|\bUND_ERR_CONNECT_TIMEOUT\b|\bUND_ERR_PRX_[A-Z]+\b/;
const refused = /\bProxy response \(\d{3}\)|\bProxy Authentication Required\b|\bUND_ERR_SOCKS5/;

/** A failure and what caused it. */
function* causes(failure: unknown, depth = 0): Generator<string> {
  if (!(failure instanceof Error) || depth > 4) return;
  yield `${'code' in failure ? String(failure.code) : ''} ${failure.message}`;
  if (failure instanceof AggregateError) for (const each of failure.errors) yield* causes(each, depth + 1);
  yield* causes(failure.cause, depth + 1);
}

/** @returns Chromium's name for what a proxy did not do; null when the failure lies elsewhere, or may do */
function proxyFailure(failure: unknown): string | null {
  const text = [...causes(failure)].join('\n');
  if (refused.test(text)) return 'net::ERR_TUNNEL_CONNECTION_FAILED';
  return notReached.test(text) ? 'net::ERR_PROXY_CONNECTION_FAILED' : null;
}

/** What the computer trusts, besides what Node brings and NODE_EXTRA_CA_CERTS names. */
export function trustSystemCertificates(): void {
  tls.setDefaultCACertificates([...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])]);
}

export function makeNetwork({ userAgent, environment, proxiedLoopback }: NetworkOptions): Network {
  let way = systemWay(environment);
  let current = '';
  /** By the proxy's URL; the empty one is no proxy. */
  const dispatchers = new Map<string, Dispatcher>();

  const open = (proxy: string | null): Dispatcher =>
    // One version of HTTP: what is seen here should not depend on what a proxy or server offers.
    proxy === null
      ? new Agent({ connectTimeout, allowH2: false })
      : new ProxyAgent({ uri: proxy, connectTimeout, allowH2: false });

  async function request(
    dispatcher: Dispatcher,
    proxied: boolean,
    url: string,
    init: FetchInit | undefined,
  ): Promise<Response> {
    try {
      const response = await send(url, {
        ...init,
        headers: { 'user-agent': userAgent, ...init?.headers },
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        dispatcher,
      });
      // The same interface, declared a second time by another version of the package.
      return response as unknown as Response;
    } catch (cause) {
      const name = proxied && init?.signal?.aborted !== true ? proxyFailure(cause) : null;
      throw name === null ? cause : new TypeError('fetch failed', { cause: new Error(name, { cause }) });
    }
  }

  async function close(): Promise<void> {
    const open = [...dispatchers.values()];
    dispatchers.clear();
    await Promise.all(open.map((dispatcher) => dispatcher.destroy()));
  }

  return {
    fetch: async (url, init) => {
      const proxy = way(url);
      const key = proxy ?? '';
      const dispatcher = dispatchers.get(key) ?? open(proxy);
      dispatchers.set(key, dispatcher);
      return request(dispatcher, proxy !== null, url, init);
    },
    setProxy: async (choice) => {
      const next = wayOf(choice, environment, proxiedLoopback);
      if (next === null) return false;
      const name = choice.mode === 'manual' ? choice.address : '';
      if (name === current) return true;
      way = next;
      current = name;
      // Connections that are open would go on the old way.
      await close();
      return true;
    },
    fetchThrough: async (choice, url, init) => {
      // Whoever tries a proxy wants to know of that proxy, so it is asked for addresses of this computer too.
      const trial = wayOf(choice, environment, true);
      if (trial === null) throw new TypeError('This address names no proxy');
      const proxy = trial(url);
      const dispatcher = open(proxy);
      try {
        return await request(dispatcher, proxy !== null, url, init);
      } finally {
        // Ends the connection once the answer has been read.
        void dispatcher.close();
      }
    },
    proxyFor: async (url) => {
      const proxy = way(url);
      if (proxy === null) return null;
      const { protocol, hostname, port } = new URL(proxy);
      return `${hostname}:${port || (usualPorts[protocol] ?? '80')}`;
    },
    close,
  };
}
