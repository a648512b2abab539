/**
 * Performs requests to the X API: signs, sends, waits no longer than it should, and turns every outcome into a value.
 * It keeps nothing but the clock's correction, and writes no logs.
 */
import { type AppError, appError } from '../contract/errors.ts';
import { readBody } from '../oauth1/body.ts';
import { type ServerClock, secondsSlow } from '../oauth1/server-clock.ts';
import { EncodingError, queryString } from '../oauth1/signature.ts';
import { isObject } from './answers/json.ts';
import type { Api, ApiRequest, ApiRequestBody } from './api-request.ts';
import { readBodyText } from './body-text.ts';
import { failedFetch, offlineOr } from './connection.ts';
import { authorizationFor, type Proof } from './credentials.ts';
import { errorFacts } from './error-facts.ts';
import { classify, closesApi, ownError } from './errors.ts';
import { type LimitWindow, readCanPost, readLimits } from './limits.ts';

/** Milliseconds for a whole call, body and correction of the clock included. X documents none. */
const TIME_OUT = 30_000;

/** A signature this far from the server's time is refused because of it. */
const SIGNIFICANT_SECONDS = 60;

/** What the client needs from outside. */
export interface XClientPorts {
  fetch(
    url: string,
    init: { method: string; headers: Record<string, string>; body?: string; signal: AbortSignal; redirect: 'error' },
  ): Promise<Response>;
  /** Milliseconds since 1970 by this computer's clock. */
  now(): number;
  random(bytes: number): Uint8Array;
  /** Calls back once after so many milliseconds. @returns a function that prevents it */
  setTimer(milliseconds: number, callback: () => void): () => void;
  /** Shared with the sign-in, so that a wrong clock is found out once. */
  clock: ServerClock;
  /** Only decides what a failed call is called: such flags are wrong too often to be asked before. */
  isOnline(): boolean;
  /** Scheme, host and port: `https://api.x.com`. */
  apiOrigin: string;
}

export interface ApiAnswer {
  status: number;
  /** An object, or on v1.1 a list; whatever is in it. */
  json: unknown;
  limits: LimitWindow[];
  /** Whether these credentials may post; null when the answer does not tell. */
  canPost: boolean | null;
  /** By how much this computer's clock is slow, for times in the answer. */
  correctionSeconds: number;
  /** Why X sent nothing of what was asked for, to be called when that is so: the answer names only problems. */
  explain(): AppError;
}

export interface ApiFailure {
  ok: false;
  error: AppError;
  /** Parameters that X names in a complaint about the request. */
  refusedParameters: readonly string[];
  /** X's numbers for what went wrong. */
  numbers: readonly number[];
  /** This version of the API is closed to the app altogether. */
  closed: boolean;
  /** X may have carried the request out all the same: it was sent, and no answer of X says what became of it. */
  outcomeUnknown: boolean;
}

export type ApiOutcome = { ok: true; value: ApiAnswer } | ApiFailure;

export interface XClient {
  /**
   * Performs one request. Once more only when the first was refused because this computer's clock is wrong; every
   * other retry is the caller's.
   */
  perform(request: ApiRequest, proof: Proof, options: { signal: AbortSignal }): Promise<ApiOutcome>;
}

/** A failure of which X says nothing but what the error tells. */
const failure = (error: AppError, details: Partial<Omit<ApiFailure, 'ok' | 'error'>> = {}): ApiFailure => ({
  ok: false,
  error,
  refusedParameters: [],
  numbers: [],
  closed: false,
  outcomeUnknown: false,
  ...details,
});

/** An answer of something on the way, or of X while it breaks: the request may have been carried out before. */
const tellsNothing = (status: number): boolean => status < 300 || status === 408 || (status >= 500 && status !== 503);

/** Waits for something until a signal aborts, even when what is waited for does not heed the signal itself. */
function until<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** @returns null for what is no answer of this part of the API */
function parseAnswer(api: Api, text: string): unknown {
  if (api === 'oauth2') {
    const fields = readBody(text)?.fields;
    return fields === undefined || fields.size === 0 ? null : Object.fromEntries(fields);
  }
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) || (api === 'v1.1' && Array.isArray(value)) ? value : null;
  } catch {
    return null;
  }
}

function encodeBody(body: ApiRequestBody): { type: string; text: string } {
  if ('json' in body) return { type: 'application/json', text: JSON.stringify(body.json) };
  const text = 'form' in body ? queryString(body.form) : body.encodedForm;
  return { type: 'application/x-www-form-urlencoded;charset=UTF-8', text };
}

/** X says of a wrong clock that the time is out of bounds, or no more than that it did not accept the signature. */
const mayBeTheClock = (outcome: ApiOutcome): boolean =>
  !outcome.ok && (outcome.error.code === 'clock' || outcome.error.code === 'signed-out');

export function createXClient(ports: XClientPorts): XClient {
  const { clock } = ports;

  /** The time that is left for a call. */
  function startTimer(): { signal: AbortSignal; clear(): void } {
    const controller = new AbortController();
    return { signal: controller.signal, clear: ports.setTimer(TIME_OUT, () => controller.abort()) };
  }

  /** Why there is no answer. */
  function lost(cause: unknown, url: string, caller: AbortSignal, timer: AbortSignal): ApiFailure {
    const { obstacle, neverSent } = failedFetch(cause, url);
    const explained = () => {
      if (caller.aborted) return 'cancelled';
      if (timer.aborted) return 'timeout';
      return offlineOr(obstacle, ports.isOnline());
    };
    return failure(ownError(explained()), { outcomeUnknown: !neverSent });
  }

  /** @param receivedAt when the answer began to arrive, by this computer's clock */
  function understand(
    { api }: ApiRequest,
    proof: Proof,
    response: Response,
    body: string | null,
    receivedAt: number,
  ): ApiOutcome {
    const { status, headers } = response;
    const outcomeUnknown = tellsNothing(status);
    if (body === null) return failure(ownError('unreadable-answer'), { outcomeUnknown });
    const asker = proof.kind === 'user' ? 'user' : 'app';
    // Limits begin anew by the service's clock. A signature tolerates minutes of difference, a limit does not.
    const correctionSeconds = secondsSlow(headers.get('date'), receivedAt) ?? clock.correctedBySeconds();
    const explain = () => classify({ status, headers, body, api, asker }, { now: ports.now(), correctionSeconds });
    const json = response.ok ? parseAnswer(api, body) : null;
    if (json === null) {
      const facts = errorFacts(body);
      const { parameters: refusedParameters, codes: numbers } = facts;
      return failure(explain(), { refusedParameters, numbers, closed: closesApi(api, facts), outcomeUnknown });
    }
    const limits = readLimits(headers, correctionSeconds);
    return { ok: true, value: { status, json, limits, canPost: readCanPost(headers), correctionSeconds, explain } };
  }

  /** One request. @returns the outcome and the `Date` of the answer */
  async function attempt(
    request: ApiRequest,
    proof: Proof,
    timestamp: number,
    caller: AbortSignal,
    timer: AbortSignal,
  ): Promise<{ outcome: ApiOutcome; date: string | null }> {
    const query = queryString(request.query);
    const url = `${ports.apiOrigin}${request.path}${query === '' ? '' : `?${query}`}`;
    const authorization = authorizationFor(request, url, proof, { random: ports.random, timestamp });
    const body = request.body === undefined ? null : encodeBody(request.body);
    const signal = AbortSignal.any([caller, timer]);
    const receive = async (): Promise<{ outcome: ApiOutcome; date: string | null }> => {
      const response = await ports.fetch(url, {
        method: request.method,
        headers: {
          accept: 'application/json',
          authorization,
          ...(body === null ? {} : { 'content-type': body.type }),
        },
        ...(body === null ? {} : { body: body.text }),
        signal,
        redirect: 'error',
      });
      const receivedAt = ports.now();
      const outcome = understand(request, proof, response, await readBodyText(response), receivedAt);
      return { outcome, date: response.headers.get('date') };
    };
    try {
      return await until(signal, receive());
    } catch (cause) {
      return { outcome: lost(cause, url, caller, timer), date: null };
    }
  }

  return {
    async perform(request, proof, { signal }) {
      if (signal.aborted) return failure(ownError('cancelled'));
      const timer = startTimer();
      try {
        const timestamp = clock.now();
        const first = await attempt(request, proof, timestamp, signal, timer.signal);
        // Only a signature carries the time.
        if (proof.kind !== 'user' || !mayBeTheClock(first.outcome) || signal.aborted) return first.outcome;
        clock.learn(first.date);
        // Another call may have found out first, so it counts how far the time of this signature was off.
        const wasOff = Math.abs(clock.now() - timestamp) >= SIGNIFICANT_SECONDS;
        return wasOff ? (await attempt(request, proof, clock.now(), signal, timer.signal)).outcome : first.outcome;
      } catch (error) {
        // Half of a surrogate pair in a key or in the query: it cannot be signed, and no other try would help.
        if (error instanceof EncodingError) return failure(appError('bad-request'));
        throw error;
      } finally {
        timer.clear();
      }
    },
  };
}
