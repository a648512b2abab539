/**
 * Whether X can be reached at all: one request without a key, which X refuses and nobody pays for. What counts is that
 * the refusal is one of X's own.
 */
import { type ErrorCode, fail, ok, type Result } from '../contract/errors.ts';
import { readBodyText } from './body-text.ts';
import { failedFetch, offlineOr } from './connection.ts';
import { classify, ownError } from './errors.ts';

export interface Reached {
  /** `Date` of the answer: what time it is there. */
  dateHeader: string | null;
  /** From asking to the whole answer. */
  milliseconds: number;
}

export interface ReachPorts {
  fetch(
    url: string,
    init: { signal: AbortSignal; redirect: 'error'; headers: Record<string, string> },
  ): Promise<Response>;
  /** Milliseconds since 1970. */
  now(): number;
  isOnline(): boolean;
  /** Scheme, host and port: `https://api.x.com`. */
  apiOrigin: string;
  /** Aborts when time is up. */
  timeUp: AbortSignal;
}

/** What something else in between answers, or X when it does not work. Every other refusal is one of X's own. */
const notReached: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'unreadable-answer',
  'service-down',
  'proxy',
  'certificate',
  'timeout',
  'network',
  'address-not-found',
]);

/** @returns a failure when something else answered, or nothing did */
export async function reach(ports: ReachPorts, signal: AbortSignal): Promise<Result<Reached>> {
  const { fetch, now, isOnline, apiOrigin, timeUp } = ports;
  const url = `${apiOrigin}/2/users/me`;
  const began = now();
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([signal, timeUp]),
      redirect: 'error',
      headers: { accept: 'application/json' },
    });
    const { status, headers } = response;
    const body = await readBodyText(response);
    if (body === null) return fail(ownError('unreadable-answer'));
    const error = classify({ status, headers, body, api: 'v2', asker: 'app' }, { now: began, correctionSeconds: 0 });
    if (notReached.has(error.code)) return fail(error);
    return ok({ dateHeader: headers.get('date'), milliseconds: now() - began });
  } catch (cause) {
    if (signal.aborted) return fail(ownError('cancelled'));
    if (timeUp.aborted) return fail(ownError('timeout'));
    const { obstacle } = failedFetch(cause, url);
    return fail(ownError(offlineOr(obstacle, isOnline())));
  }
}
