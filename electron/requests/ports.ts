/** What requests need from outside, how one is handed over, and what can be asked of those that wait. */
import type { AppError, Result } from '../contract/errors.ts';
import type { AccountId } from '../contract/views/ids.ts';
import type { Asked, LimitsView } from '../contract/views/limits.ts';
import type { KeptFile } from './kept.ts';
import type { Priority } from './order.ts';
import type { RetryPolicy } from './pauses.ts';
import type { Pool, Window } from './windows.ts';

export interface RequestsPorts {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once after `ms`. @returns a function that prevents it */
  setTimer(ms: number, callback: () => void): () => void;
  /** A number from 0 to 1. */
  chance(): number;
  /** Asked at each failure, so that a changed setting counts at once. */
  policy(): RetryPolicy;
  isOnline(): boolean;
  /** Whether trying again may mend a failure: trouble of the service or on the way to it, a time-out. */
  isTransient(error: AppError): boolean;
  /** The windows that a refusal told. */
  windowsOf(error: AppError): readonly Window[];
  /** The view of an account has changed. */
  onChange(accountId: AccountId): void;
  /** Where what is known of limits is kept from one run to the next. */
  kept: KeptFile;
  /** Told of a mistake inside Pinion; who asked gets `unexpected`. */
  onUnexpected(cause: unknown): void;
}

export interface Request extends Pool {
  /** Is never tried again, and never waits: a limit that is used up is an error at once. */
  write: boolean;
  /** Asked anew whenever something may start: what the person looks at changes. */
  priority(): Priority;
  /** Ends it. One that is under way is aborted; what it brings is dropped. */
  signal: AbortSignal;
  /**
   * Told when it has to wait before it is sent (again), and of every other such time: milliseconds since 1970, infinite
   * for as long as there is no network; null when it goes on. Waiting for its turn is not told.
   */
  onWaits?(until: number | null): void;
}

export interface Requests {
  /**
   * Runs a request when its turn has come, and again where that helps.
   * @param perform sends it; its signal is aborted when nobody wants the answer any more
   * @returns the last answer; `cancelled` when it was ended; for a write, `rate-limited` when its limit is used up
   */
  run<T extends { limits: readonly Window[] }>(
    request: Request,
    perform: (signal: AbortSignal) => Promise<Result<T>>,
  ): Promise<Result<T>>;
  view(accountId: AccountId): LimitsView;
  /** @returns the time in milliseconds until which this cannot be asked, or null when it can be now */
  blockedUntil(accountId: AccountId, keyId: string, asked: Asked): number | null;
  /** Takes windows that were told outside of `run`. */
  note(accountId: AccountId, keyId: string, asked: Asked, windows: readonly Window[]): void;
  /** Ends what was not sent yet, or waits to be sent again. @param asked left out: whatever was asked */
  stopWaiting(accountId: AccountId, asked?: Asked): void;
  /** The same for what nobody asked for. What is under way goes on, as the service charges for it anyway. */
  stopAutomatic(accountId: AccountId): void;
  /** Ends everything of an account, also what is under way, and forgets its windows. */
  forget(accountId: AccountId): void;
  /** Forgets the windows of an API key that was replaced or removed, and of its accounts. */
  forgetKey(keyId: string): void;
  /** The network is back, or the computer has woken up: what waited for that goes on. */
  wake(): void;
  /** Ends everything; what is run after that is `cancelled`. */
  close(): void;
}
