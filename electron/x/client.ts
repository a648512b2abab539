/**
 * Performs requests to the X API: signs, sends, waits no longer than it should, and turns every outcome into a value.
 * It keeps nothing but the clock's correction, and writes no logs.
 */
import { type AppError, appError } from '../contract/errors.ts';
import type { ServerClock } from '../oauth1/server-clock.ts';
import { type Credentials, EncodingError, makeStamp, queryString, signRequest } from '../oauth1/signature.ts';
import { objectOf } from './answers/json.ts';
import { connectionNeverMade } from './connection.ts';
import { errorFacts } from './error-facts.ts';
import { classify, transportError } from './errors.ts';
import { type LimitWindow, readCanPost, readLimits } from './limits.ts';
import type { ApiRequest } from './requests.ts';

/** Time for a whole call. X documents none. */
const TIME_OUT = 30_000;

/** A full page with everything expanded stays far below this. */
const MOST_BYTES = 10 * 1024 * 1024;

/** A signature this far from the server's time is refused because of it. */
const SIGNIFICANT_SECONDS = 60;

/** The key pair of the app and the access token of the account. */
export type UserCredentials = Required<Credentials>;

/** What the client needs from outside. */
export interface XClientPorts {
  fetch(
    url: string,
    init: { method: string; headers: Record<string, string>; body?: string; signal: AbortSignal; redirect: 'error' },
  ): Promise<Response>;
  /** Milliseconds since 1970 by this computer's clock. */
  now(): number;
  random(bytes: number): Uint8Array;
  /** A signal that aborts after this many milliseconds, such as `AbortSignal.timeout`. */
  timeout(milliseconds: number): AbortSignal;
  /** Shared with the sign-in, so that a wrong clock is found out once. */
  clock: ServerClock;
  /** Only decides what a failed call is called: such flags are wrong too often to be asked before. */
  isOnline(): boolean;
  /** Scheme, host and port: `https://api.x.com`. */
  apiOrigin: string;
}

interface ApiAnswer {
  status: number;
  /** An object, whatever is in it. */
  json: unknown;
  limits: LimitWindow[];
  /** Whether these credentials may post; null when the answer does not tell. */
  canPost: boolean | null;
  /** X's name for this call, for questions to its support. */
  transactionId: string | null;
  /** Why X sent nothing of what was asked for, to be called when that is so: the answer names only problems. */
  explain(): AppError;
}

interface ApiFailure {
  ok: false;
  error: AppError;
  /** Parameters that X names in a complaint about the request. */
  refusedParameters: readonly string[];
  /** X may have carried the request out all the same: it was sent, and no answer of X says what became of it. */
  outcomeUnknown: boolean;
}

export type ApiOutcome = { ok: true; value: ApiAnswer } | ApiFailure;

export interface XClient {
  /**
   * Performs one request. Once more only when the first was refused because this computer's clock is wrong; every
   * other retry is the caller's.
   */
  perform(request: ApiRequest, credentials: UserCredentials, options: { signal: AbortSignal }): Promise<ApiOutcome>;
}

const failure = (error: AppError, details: Partial<Omit<ApiFailure, 'ok' | 'error'>> = {}): ApiFailure => ({
  ok: false,
  error,
  refusedParameters: [],
  outcomeUnknown: false,
  ...details,
});

/** An answer of something on the way, or of X while it breaks: the request may have been carried out before. */
const tellsNothing = (status: number): boolean => status < 300 || status === 408 || (status >= 500 && status !== 503);

/** @returns null when the body is larger than any answer */
async function readText(response: Response): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  // Leaving the loop cancels the rest of the body.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseObject(text: string): unknown {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return null;
  }
}

/** X says of a wrong clock that the time is out of bounds, or no more than that it did not accept the signature. */
const mayBeTheClock = (outcome: ApiOutcome): boolean =>
  !outcome.ok && (outcome.error.code === 'clock' || outcome.error.code === 'signed-out');

export function createXClient(ports: XClientPorts): XClient {
  const { clock } = ports;
  const moment = () => ({ now: ports.now(), correctionSeconds: clock.correctedBySeconds() });

  /** Why there is no answer. */
  function lost(caller: AbortSignal, timer: AbortSignal): AppError {
    if (caller.aborted) return transportError('cancelled');
    if (timer.aborted) return transportError('timeout');
    return transportError(ports.isOnline() ? 'network' : 'offline');
  }

  function understand(response: Response, body: string | null): ApiOutcome {
    const { status, headers } = response;
    const outcomeUnknown = tellsNothing(status);
    if (body === null) return failure(transportError('unreadable-answer'), { outcomeUnknown });
    const explain = () => classify({ status, headers, body }, moment());
    const json = response.ok ? parseObject(body) : null;
    if (json === null) return failure(explain(), { refusedParameters: errorFacts(body).parameters, outcomeUnknown });
    const limits = readLimits(headers, clock.correctedBySeconds());
    const canPost = readCanPost(headers);
    const transactionId = headers.get('x-transaction-id');
    return { ok: true, value: { status, json, limits, canPost, transactionId, explain } };
  }

  /** One request. @returns the outcome and the `Date` of the answer */
  async function attempt(
    request: ApiRequest,
    credentials: UserCredentials,
    timestamp: number,
    signal: AbortSignal,
  ): Promise<{ outcome: ApiOutcome; date: string | null }> {
    const query = queryString(request.query);
    const url = `${ports.apiOrigin}${request.path}${query === '' ? '' : `?${query}`}`;
    const stamp = makeStamp(ports.random, timestamp);
    const { authorization } = signRequest({ method: request.method, url }, credentials, stamp);
    const timer = ports.timeout(TIME_OUT);
    const json = request.body === undefined ? null : JSON.stringify(request.body);
    try {
      const response = await ports.fetch(url, {
        method: request.method,
        headers: {
          accept: 'application/json',
          authorization,
          ...(json === null ? {} : { 'content-type': 'application/json' }),
        },
        ...(json === null ? {} : { body: json }),
        signal: AbortSignal.any([signal, timer]),
        redirect: 'error',
      });
      return { outcome: understand(response, await readText(response)), date: response.headers.get('date') };
    } catch (cause) {
      const outcomeUnknown = !connectionNeverMade(cause);
      return { outcome: failure(lost(signal, timer), { outcomeUnknown }), date: null };
    }
  }

  return {
    async perform(request, credentials, { signal }) {
      if (signal.aborted) return failure(transportError('cancelled'));
      try {
        const timestamp = clock.now();
        const first = await attempt(request, credentials, timestamp, signal);
        if (!mayBeTheClock(first.outcome) || signal.aborted) return first.outcome;
        clock.learn(first.date);
        // Another call may have found out first, so it counts how far the time of this signature was off.
        const wasOff = Math.abs(clock.now() - timestamp) >= SIGNIFICANT_SECONDS;
        return wasOff ? (await attempt(request, credentials, clock.now(), signal)).outcome : first.outcome;
      } catch (error) {
        // Half of a surrogate pair in a key or in the query: it cannot be signed, and no other try would help.
        if (error instanceof EncodingError) return failure(appError('bad-request'));
        throw error;
      }
    },
  };
}
