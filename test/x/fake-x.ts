import { createServerClock } from '../../electron/oauth1/server-clock.ts';
import { parseAuthorizationHeader, verifySignature } from '../../electron/oauth1/verification.ts';
import { createXClient, type UserCredentials, type XClientPorts } from '../../electron/x/client.ts';

export const NOW = Date.parse('2026-01-02T10:00:00Z');

export const credentials: UserCredentials = {
  consumerKey: 'key-of-the-app',
  consumerSecret: 'secret-of-the-app',
  token: '12-token',
  tokenSecret: 'secret-of-the-token',
};

export interface Received {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body: string | undefined;
  redirect: string;
  signal: AbortSignal;
  /** Seconds since 1970 that were signed. */
  timestamp: number;
}

type Reply = Response | Error | (() => Response | Promise<Response>);

export const json = (body: unknown, init: ResponseInit = {}): Response => new Response(JSON.stringify(body), init);

/**
 * A client whose network is a list of replies; every request must carry a valid signature.
 * @param replies one for each request, in order
 */
export function clientWith(replies: readonly Reply[], ports: Partial<XClientPorts> = {}) {
  const received: Received[] = [];
  const timeouts: number[] = [];
  let nonce = 0;
  const client = createXClient({
    now: () => NOW,
    random: (bytes) => new Uint8Array(bytes).fill(++nonce),
    timeout(milliseconds) {
      timeouts.push(milliseconds);
      return new AbortController().signal;
    },
    clock: createServerClock(() => NOW),
    isOnline: () => true,
    apiOrigin: 'https://api.x.com',
    async fetch(url, { method, headers, body, redirect, signal }) {
      const authorizationHeader = headers['authorization'] ?? '';
      if (!verifySignature({ method, url, authorizationHeader }, credentials)) throw new Error('wrong signature');
      const fields = parseAuthorizationHeader(authorizationHeader);
      const timestamp = Number(fields?.get('oauth_timestamp'));
      received.push({ url: new URL(url), method, headers, body, redirect, signal, timestamp });
      const reply = replies[received.length - 1];
      if (reply === undefined) throw new Error('one request too many');
      if (reply instanceof Error) throw reply;
      return reply instanceof Response ? reply : reply();
    },
    ...ports,
  });
  return { client, received, timeouts };
}

export const never = (): AbortSignal => new AbortController().signal;
