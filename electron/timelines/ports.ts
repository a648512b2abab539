/** What the timelines need from outside. They see neither the network nor the desktop. */
import type { AppError, Result } from '../contract/errors.ts';
import type {
  AccountId,
  EntryView,
  HiddenView,
  PostId,
  TimelineKey,
  TimelineStatusView,
  UnavailableReason,
} from '../contract/views.ts';
import type { CacheStore } from './cache/port.ts';
import type { PriceTable } from './prices.ts';
import type { BilledItem } from './usage.ts';

/** One page to ask for. Both ids are exclusive; X answers with the newest posts of the range, newest first. */
export interface FetchQuery {
  /** 1 to 100; some timelines want at least 5 or 10 (`smallestPage`). */
  maxResults: number;
  sinceId?: PostId;
  untilId?: PostId;
  /** `nextToken` of the page before; the rest of the query must be the same as for that page. */
  paginationToken?: string;
}

/** One window of a rate limit, as an answer reports it. */
export interface LimitWindow {
  limit: number;
  remaining: number;
  /** Milliseconds since 1970. */
  resetAt: number;
}

export interface FetchedPage {
  entries: EntryView[];
  /** Null when X has no further page. A page without entries can still have a next one. */
  nextToken: string | null;
  billed: BilledItem[];
  limits: LimitWindow[];
}

export interface FetchedPosts {
  entries: EntryView[];
  /** Asked for, but deleted, protected or withheld. */
  gone: { id: PostId; reason: UnavailableReason }[];
  billed: BilledItem[];
  limits: LimitWindow[];
}

export interface TimelinesPorts {
  /** Where read posts are kept, one cache per account. */
  caches: CacheStore;
  /**
   * Asks the service for one page. An aborted request may answer late or never; what it answers is not used.
   * A refusal for want of calls is the error `rate-limited`, with the action `wait` when the time is known.
   */
  fetchPage(
    accountId: AccountId,
    timeline: TimelineKey,
    query: FetchQuery,
    signal: AbortSignal,
  ): Promise<Result<FetchedPage>>;
  /**
   * Looks posts up by id: at most 100. An id that is neither in `entries` nor in `gone` could not be told.
   * Counts against a limit of its own.
   */
  fetchPosts(accountId: AccountId, ids: readonly PostId[], signal: AbortSignal): Promise<Result<FetchedPosts>>;
  /** Why one of the person's filters hides an entry of a timeline; null when none does. */
  hides(accountId: AccountId, timeline: TimelineKey, entry: EntryView): HiddenView | null;
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once after `ms`. @returns a function that prevents it */
  setTimer(ms: number, callback: () => void): () => void;
  /** A number from 0 to 1. */
  random(): number;
  prices: PriceTable;
  /** Posts per UTC day up to which an account reads without being asked; 0 = never by itself. */
  dailyCap(): number;
  /** Told whenever the status of an open timeline changes. */
  onStatus(status: TimelineStatusView): void;
  /** Told of calm news about an account's cache. */
  onNotice(accountId: AccountId, error: AppError): void;
  /** Told of a mistake inside Pinion that ended an operation; the person sees `unexpected`. */
  onUnexpected(cause: unknown): void;
}
