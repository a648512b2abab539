import { createServerClock } from '../../electron/oauth1/server-clock.ts';
import { parseQuery } from '../../electron/oauth1/signature.ts';
import { parseAuthorizationHeader, verifySignature } from '../../electron/oauth1/verification.ts';
import { createXClient, type XClientPorts } from '../../electron/x/client.ts';
import type { Credentials } from '../../electron/x/credentials.ts';

export const NOW = Date.parse('2026-01-02T10:00:00Z');

export const credentials = {
  kind: 'user',
  consumerKey: 'key-of-the-app',
  consumerSecret: 'secret-of-the-app',
  token: '12-token',
  tokenSecret: 'secret-of-the-token',
} as const satisfies Credentials;

export const appCredentials = { kind: 'app', bearer: 'AAAA%2FBearer%3D' } as const satisfies Credentials;

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

export type Reply = Response | Error | (() => Response | Promise<Response>);

export const json = (body: unknown, init: ResponseInit = {}): Response => new Response(JSON.stringify(body), init);

/** A timer that was set, to be let run out. */
interface Timer {
  milliseconds: number;
  cleared: boolean;
  runOut(): void;
}

/** A client whose timers run out only when a test says so. */
export function testPorts(): { ports: Omit<XClientPorts, 'fetch'>; timers: Timer[] } {
  const timers: Timer[] = [];
  let nonce = 0;
  return {
    timers,
    ports: {
      now: () => NOW,
      random: (bytes) => new Uint8Array(bytes).fill(++nonce),
      setTimer(milliseconds, callback) {
        const timer: Timer = { milliseconds, cleared: false, runOut: callback };
        timers.push(timer);
        return () => {
          timer.cleared = true;
        };
      },
      clock: createServerClock(() => NOW),
      isOnline: () => true,
      apiOrigin: 'https://api.x.com',
    },
  };
}

/** @returns the seconds that were signed; not a number for other proofs. Throws for a wrong signature */
function checkedTimestamp(method: string, url: string, headers: Record<string, string>, body: string): number {
  const authorizationHeader = headers['authorization'] ?? '';
  if (!authorizationHeader.startsWith('OAuth ')) return Number.NaN;
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  const form = isForm ? { form: parseQuery(body) } : {};
  if (!verifySignature({ method, url, authorizationHeader, ...form }, credentials)) throw new Error('wrong signature');
  return Number(parseAuthorizationHeader(authorizationHeader)?.get('oauth_timestamp'));
}

/**
 * A client whose network is a list of replies; every signed request must carry a valid signature.
 * @param replies one for each request, in order
 */
export function clientWith(replies: readonly Reply[], overrides: Partial<XClientPorts> = {}) {
  const received: Received[] = [];
  const { ports, timers } = testPorts();
  const client = createXClient({
    ...ports,
    async fetch(url, { method, headers, body, redirect, signal }) {
      const timestamp = checkedTimestamp(method, url, headers, body ?? '');
      received.push({ url: new URL(url), method, headers, body, redirect, signal, timestamp });
      const reply = replies[received.length - 1];
      if (reply === undefined) throw new Error('one request too many');
      if (reply instanceof Error) throw reply;
      return reply instanceof Response ? reply : reply();
    },
    ...overrides,
  });
  return { client, received, timers };
}

export const never = (): AbortSignal => new AbortController().signal;
