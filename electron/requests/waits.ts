/** What a request waits for before it is sent (again), and how that is shown. Pure. */
import type { AppError } from '../contract/errors.ts';
import type { Asked, WaitView } from '../contract/views/limits.ts';

export interface Wait {
  reason: WaitView['reason'];
  /** Milliseconds since 1970; infinite for as long as there is no network. */
  until: number;
}

/** A request as far as waiting goes. */
export interface Waiting {
  asked: Asked;
  /** When it may be tried again after a failure, in milliseconds; 0 before any. */
  retryAt: number;
  /** Tries that failed. */
  failures: number;
  /** How many tries there are at most. */
  tries: number;
  lastError: AppError | null;
}

/** @returns what the request waits for, or null when only its turn has not come yet */
export function waitOf(
  { retryAt }: Pick<Waiting, 'retryAt'>,
  { now, offline, blockedUntil }: { now: number; offline: boolean; blockedUntil: number | null },
): Wait | null {
  if (offline) return { reason: 'offline', until: Infinity };
  if (blockedUntil !== null && blockedUntil >= retryAt) return { reason: 'limit', until: blockedUntil };
  return retryAt > now ? { reason: 'retry', until: retryAt } : null;
}

export const waitView = ({ asked, failures, tries, lastError }: Waiting, { reason, until }: Wait): WaitView => ({
  asked,
  reason,
  until: until === Infinity ? null : new Date(until).toISOString(),
  attempt: failures + 1,
  of: tries,
  error: reason === 'retry' ? lastError : null,
});
