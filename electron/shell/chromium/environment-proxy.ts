/**
 * The proxy that the environment asks for, as other programs for the command line read it: `https_proxy`, `http_proxy`
 * and `no_proxy`, in small or capital letters. undici has an agent for this, but that cannot say which way it would
 * take; here one rule decides and tells.
 */
import { isThisComputer } from '../proxy.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const first = (environment: Environment, ...names: string[]): string =>
  names.map((name) => environment[name] ?? '').find((value) => value !== '') ?? '';

const usualPort = (protocol: string): string => (protocol === 'https:' ? '443' : '80');

/** `example.org` and `.example.org` mean a name and all below it, `*.example.org` only those below, `*` everything. */
function excepts(entry: string, host: string, port: string): boolean {
  const [, withoutPort, onlyPort] = /^([^:]*|\[.*\]):(\d+)$/.exec(entry) ?? [];
  if (onlyPort !== undefined && onlyPort !== port) return false;
  const pattern = (withoutPort ?? entry).replace(/^\[(.*)\]$/, '$1');
  if (pattern === '*') return true;
  const name = pattern.replace(/^\*?\./, '').replace(/\.$/, '');
  return name !== '' && ((host === name && !pattern.startsWith('*')) || host.endsWith(`.${name}`));
}

/** @throws when it is no URL of a proxy; the text may hold a password, so it is not repeated */
function readProxy(text: string): URL {
  const address = /^[a-z0-9]+:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^(?:https?|socks5?):$/.test(url.protocol) || url.hostname === '') {
    throw new TypeError('The environment names a proxy that has no usable address');
  }
  return url;
}

/**
 * @returns the proxy's URL, which may carry a user name and password; null when the address is reached directly, as this
 *   computer always is
 * @throws when the environment names something that is no URL of a proxy
 */
export function environmentProxy(environment: Environment, target: string): URL | null {
  const { protocol, hostname, port } = new URL(target);
  if (isThisComputer(hostname)) return null;
  const host = hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  const exceptions = first(environment, 'no_proxy', 'NO_PROXY')
    .toLowerCase()
    .split(/[,\s]+/);
  if (exceptions.some((entry) => excepts(entry, host, port || usualPort(protocol)))) return null;
  const forHttp = first(environment, 'http_proxy', 'HTTP_PROXY');
  const proxy = protocol === 'https:' ? first(environment, 'https_proxy', 'HTTPS_PROXY') || forHttp : forHttp;
  return proxy === '' ? null : readProxy(proxy);
}
