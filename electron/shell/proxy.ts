/** Addresses of proxies: what a person enters, and what a system answers. Both shells read them here. */

/** A proxy without user name and password: Pinion keeps no secrets in settings, so it takes none in an address. */
export interface ProxyAddress {
  scheme: 'http' | 'https' | 'socks5';
  /** In normal form; an IPv6 address stands in brackets. */
  host: string;
  port: number;
}

const schemes: Readonly<Record<string, ProxyAddress['scheme']>> = { http: 'http', https: 'https', socks5: 'socks5' };
const usualPorts: Readonly<Record<ProxyAddress['scheme'], number>> = { http: 80, https: 443, socks5: 1080 };

const shape = /^(?:([a-z0-9]+):\/\/)?(\[[0-9a-f:.]+\]|[^\s:/?#@\\[\]]+)(?::(\d{1,5}))?\/?$/i;

/** Browser engines read lists and rules out of a proxy's address, so no sign may be left that separates them. */
const plainHost = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/;

/** @returns the host as URLs write it (lower case, non-Latin names in their ASCII form); null when it names none */
function normalHost(text: string): string | null {
  const address = `http://${text}/`;
  if (!URL.canParse(address)) return null;
  const { hostname } = new URL(address);
  return plainHost.test(hostname) ? hostname : null;
}

/**
 * Reads `host:port`, or a URL with http, https or socks5 in front.
 * @returns null for anything else: a user name, a path, a port that does not exist, `host` without scheme and port
 */
export function readProxyAddress(text: string): ProxyAddress | null {
  const [, prefix, hostText, portText] = shape.exec(text.trim()) ?? [];
  if (hostText === undefined || (prefix === undefined && portText === undefined)) return null;
  const scheme = schemes[(prefix ?? 'http').toLowerCase()];
  const host = normalHost(hostText);
  if (scheme === undefined || host === null) return null;
  const port = portText === undefined ? usualPorts[scheme] : Number(portText);
  return port >= 1 && port <= 65_535 ? { scheme, host, port } : null;
}

/** `http://proxy.example.org:8080`, with the port even where it is the usual one. */
export const proxyUrl = ({ scheme, host, port }: ProxyAddress): string => `${scheme}://${host}:${port}`;

/** `proxy.example.org:8080` */
export const hostAndPort = ({ host, port }: ProxyAddress): string => `${host}:${port}`;

/**
 * Reads the answer of a system's proxy resolution, such as `PROXY proxy.example.org:8080; DIRECT`.
 * @returns `host:port` of the way that is tried first; null when that is the direct one
 */
export function readResolution(answer: string): string | null {
  const [kind = '', place = ''] = (answer.split(';')[0] ?? '').trim().split(/\s+/);
  return kind.toUpperCase() === 'DIRECT' || place === '' ? null : place;
}

/**
 * Tells whether a host is this computer, whatever it is called. Browser engines reach it without the system's or a
 * manual proxy, which would be another computer there.
 * @param hostname as in a URL
 */
export const isThisComputer = (hostname: string): boolean =>
  /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
