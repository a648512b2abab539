/**
 * The cache of one account: everything that was read, kept so that nothing is paid for twice. Two implementations
 * (SQLite and memory) pass one conformance suite. Calls are synchronous and touch only the rows that they name.
 */
import type { AppError } from '../../contract/errors.ts';
import type { AccountId, Anchor, EntryView, PostId } from '../../contract/views.ts';
import type { Gap } from '../gaps.ts';
import type { BilledItem, DailyUsage } from '../usage.ts';

/** What is known of a timeline as a whole. */
export interface StoredTimeline {
  newestId: PostId | null;
  oldestId: PostId | null;
  /** Milliseconds since 1970 of the last refresh that worked. */
  refreshedAt: number | null;
  endReached: boolean;
}

/** Everything that one fetched page changes. Applied as a whole or not at all. */
export interface Change {
  /** Entries to add; one that is already stored stays as it is. */
  entries: EntryView[];
  /** The gap that this page filled or shortened. */
  closed: Gap | null;
  opened: Gap[];
  /** Null leaves it as it was. */
  refreshedAt: number | null;
  endReached: boolean | null;
  billed: { day: string; items: BilledItem[] /** Ids of days before this one are forgotten. */; firstKeptDay: string };
}

/** Every method but `close` throws a `CacheFailure` when the file or the disk does not let it. */
export interface Cache {
  readonly keptIn: 'disk' | 'memory';
  /** @param timeline a name from `timelineName`; one that was never stored is an empty timeline */
  timeline(timeline: string): StoredTimeline;
  entry(timeline: string, id: PostId): EntryView | null;
  /** @returns up to `limit` entries below `id` (or from the top, for null), newest first */
  olderThan(timeline: string, id: PostId | null, limit: number): EntryView[];
  /** @returns the up to `limit` entries that follow above `id`, newest first */
  newerThan(timeline: string, id: PostId, limit: number): EntryView[];
  /** @returns all gaps of a timeline, newest first */
  gaps(timeline: string): Gap[];
  anchor(timeline: string): Anchor | null;
  saveAnchor(timeline: string, anchor: Anchor | null): void;
  usage(day: string): DailyUsage;
  apply(timeline: string, change: Change): void;
  /** Ends the use of this cache; closing it again does nothing. */
  close(): void;
}

/** A cache as it was opened, with the news about it that a person should hear. */
export interface OpenedCache {
  cache: Cache;
  notices: AppError[];
}

/** The caches of all accounts. */
export interface CacheStore {
  /** Never fails: where the disk cannot be used, the cache is in memory and a notice says so. */
  open(accountId: AccountId): OpenedCache;
  /** Sets the unreadable cache of an account aside under a new name and opens a new one. Close it before. */
  replaceDamaged(accountId: AccountId): OpenedCache;
  /**
   * Erases everything that is kept of an account, also what was set aside. Close its cache before.
   * @throws {CacheFailure} when something could not be erased
   */
  remove(accountId: AccountId): void;
}

/** Why a cache could not do what was asked. */
export class CacheFailure extends Error {
  /** `damaged`: what is stored cannot be read. `unusable`: the disk refuses, for example because it is full. */
  readonly kind: 'damaged' | 'unusable';

  constructor(kind: 'damaged' | 'unusable', cause: unknown) {
    super(`The cache is ${kind}`, { cause });
    this.name = 'CacheFailure';
    this.kind = kind;
  }
}
