/** What is asked of a service, its limits, and what waits for them. */
import type { AppError } from '../errors.ts';
import type { AccountId, TimelineKey } from './ids.ts';

/** What is asked of a service. Each has limits of its own, and what it brings is billed under this name. */
export type Asked =
  | TimelineKey['kind']
  /** Posts looked up by id. */
  | 'posts'
  /** A user by id, and by handle. */
  | 'profile'
  | 'profile-by-name'
  | 'following'
  | 'followers'
  | 'owned-lists'
  | 'followed-lists'
  /** Whose credentials these are. */
  | 'me'
  | 'write';

/** The header families of X: 15 minutes, and 24 hours for the user and for the whole app. */
export type LimitFamily = '15-minutes' | 'user-24-hours' | 'app-24-hours';

/** One window of a limit, as the last answer told it. */
export interface LimitWindowView {
  asked: Asked;
  family: LimitFamily;
  limit: number;
  remaining: number;
  /** ISO time at which it starts anew. */
  resetsAt: string;
}

/** A request that waits before it is sent (again). */
export interface WaitView {
  asked: Asked;
  /** `limit`: a window is used up; `retry`: the last try failed; `offline`: there is no network. */
  reason: 'limit' | 'retry' | 'offline';
  /** ISO time at which it goes on by itself; null for as long as there is no network. */
  until: string | null;
  /** For `retry`: which try comes next, and how many there are at most (the first one counts). */
  attempt: number;
  of: number;
  /** For `retry`: why the last try failed. */
  error: AppError | null;
}

/** The windows that an account has met and that are not over, and what waits now. */
export interface LimitsView {
  accountId: AccountId;
  windows: LimitWindowView[];
  waits: WaitView[];
}
