/**
 * The network of main: a session of its own, in memory, with Chromium's proxies and the system's certificates, without
 * cookies, cache or stored credentials.
 */
import { type Session, session } from 'electron';
import type { ProxyChoice } from '../../contract/views/app.ts';
import { proxyUrl, readProxyAddress, readResolution } from '../proxy.ts';
import type { Shell } from '../shell.ts';

export type Network = Pick<Shell, 'fetch' | 'setProxy' | 'fetchThrough' | 'proxyFor'>;

type ProxyRules = { mode: 'system' } | { mode: 'fixed_servers'; proxyRules: string; proxyBypassRules?: string };

/** Takes this computer out of what Chromium never asks a proxy for. */
const thisComputerToo = '<-loopback>';

/** @returns null for an address that names no proxy */
function rulesOf(choice: ProxyChoice, loopback: boolean): ProxyRules | null {
  if (choice.mode === 'system') return { mode: 'system' };
  const address = readProxyAddress(choice.address);
  if (address === null) return null;
  const rules = { mode: 'fixed_servers', proxyRules: proxyUrl(address) } as const;
  return loopback ? { ...rules, proxyBypassRules: thisComputerToo } : rules;
}

const sameRules = (one: ProxyRules, other: ProxyRules): boolean => JSON.stringify(one) === JSON.stringify(other);

function openSession(name: string, userAgent: string): Session {
  const opened = session.fromPartition(name, { cache: false });
  opened.setUserAgent(userAgent);
  return opened;
}

const send = (through: Session, ...[url, init]: Parameters<Shell['fetch']>): Promise<Response> =>
  through.fetch(url, { ...init, redirect: 'error', credentials: 'omit', cache: 'no-store' });

/**
 * @param userAgent what servers are told; Chromium's own would tell them more than they need
 * @param options.proxiedLoopback a manual proxy is also asked for addresses of this computer: in development, X may be
 *   one of them
 */
export function makeNetwork(userAgent: string, options: { proxiedLoopback: boolean }): Network {
  const network = openSession('network', userAgent);
  let current: ProxyRules = { mode: 'system' };
  /** Nothing is sent while the way is being changed: it would go the old one. */
  let changing: Promise<unknown> = Promise.resolve();
  /** Aborted when the way changes: what is under way would wait for the old one, and Chromium lets it. */
  let going = new AbortController();
  let trial: Session | null = null;
  let lastTrial: Promise<unknown> = Promise.resolve();

  async function change(rules: ProxyRules): Promise<void> {
    await network.setProxy(rules);
    current = rules;
    going.abort(new TypeError('The way to the network has changed'));
    going = new AbortController();
    await network.closeAllConnections();
  }

  return {
    fetch: async (url, init) => {
      await changing;
      const signal = init?.signal ? AbortSignal.any([init.signal, going.signal]) : going.signal;
      return send(network, url, { ...init, signal });
    },
    setProxy: async (choice) => {
      const rules = rulesOf(choice, options.proxiedLoopback);
      if (rules === null) return false;
      const changed = changing.then(() => (sameRules(rules, current) ? undefined : change(rules)));
      changing = changed.catch(() => undefined);
      await changed;
      return true;
    },
    fetchThrough: (choice, url, init) => {
      // Whoever tries a proxy wants to know of that proxy, so it is asked for addresses of this computer too.
      const rules = rulesOf(choice, true);
      if (rules === null) return Promise.reject(new TypeError('This address names no proxy'));
      const attempt = async (): Promise<Response> => {
        trial ??= openSession('network-trial', userAgent);
        await trial.setProxy(rules);
        await trial.closeAllConnections();
        return send(trial, url, init);
      };
      // One at a time: they share a session, which has one proxy.
      const answer = lastTrial.then(attempt);
      lastTrial = answer.catch(() => undefined);
      return answer;
    },
    proxyFor: async (url) => {
      await changing;
      return readResolution(await network.resolveProxy(url));
    },
  };
}
