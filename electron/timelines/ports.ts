/** What the timelines need from outside. They see neither the network nor the desktop. */
import type { AppError, Result } from '../contract/errors.ts';
import type { PriceTable } from '../contract/prices.ts';
import type { HiddenView } from '../contract/views/filters.ts';
import type { AccountId, PostId, TimelineKey } from '../contract/views/ids.ts';
import type { EntryView, UnavailableReason } from '../contract/views/posts.ts';
import type { TimelineStatusView } from '../contract/views/timelines.ts';
import type { CacheStore } from './cache/port.ts';
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

/** How a page is asked for. It may have to wait: for its turn, for a limit, for another try, for the network. */
export interface FetchOptions {
  /** Ends it, also while it waits; it answers `cancelled` then. */
  signal: AbortSignal;
  /** Whether the person asked for it. They may do so while it waits. */
  byHand(): boolean;
  /**
   * Told when it has to wait before it is sent (again): until when in milliseconds, infinite for as long as there is no
   * network; null when it goes on. Waiting for its turn is not told.
   */
  onWaits(until: number | null): void;
}

export interface FetchedPage {
  entries: EntryView[];
  /** Null when X has no further page. A page without entries can still have a next one. */
  nextToken: string | null;
  billed: BilledItem[];
}

export interface FetchedPosts {
  entries: EntryView[];
  /** Asked for, but deleted, protected or withheld. */
  gone: { id: PostId; reason: UnavailableReason }[];
  billed: BilledItem[];
}

export interface TimelinesPorts {
  /** Where read posts are kept, one cache per account. */
  caches: CacheStore;
  /** Asks the service for one page, when its turn has come. What an aborted request answers is not used. */
  fetchPage(
    accountId: AccountId,
    timeline: TimelineKey,
    query: FetchQuery,
    options: FetchOptions,
  ): Promise<Result<FetchedPage>>;
  /**
   * Looks posts up by id: at most 100, when its turn has come. An id that is neither in `entries` nor in `gone` could
   * not be told.
   */
  fetchPosts(accountId: AccountId, ids: readonly PostId[], signal: AbortSignal): Promise<Result<FetchedPosts>>;
  /** Why one of the person's filters hides an entry of a timeline; null when none does. */
  hides(accountId: AccountId, timeline: TimelineKey, entry: EntryView): HiddenView | null;
  /** Milliseconds since 1970, by this computer's clock. */
  now(): number;
  /**
   * The same by the clock of an account's service, as far as that is known to differ: how far back the service shows a
   * timeline goes by it.
   */
  serviceNow(accountId: AccountId): number;
  prices: PriceTable;
  /** Whether an account is known to own the app that it reads with: some of what it reads is cheaper then. */
  ownedReads(accountId: AccountId): boolean;
  /** Whether the key of an account has nothing left to pay with: then nothing is read that nobody asked for. */
  isSpent(accountId: AccountId): boolean;
  /** Posts per UTC day up to which an account reads without being asked; 0 = never by itself. */
  dailyCap(): number;
  /** Told whenever the status of an open timeline changes. */
  onStatus(status: TimelineStatusView): void;
  /** Told of calm news about an account's cache. */
  onNotice(accountId: AccountId, error: AppError): void;
  /** Told of a mistake inside Pinion that ended an operation; the person sees `unexpected`. */
  onUnexpected(cause: unknown): void;
}
