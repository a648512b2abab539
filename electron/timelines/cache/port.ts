/**
 * The cache of one account: everything that was read, kept so that nothing is paid for twice. Two implementations
 * (SQLite and memory) pass one conformance suite. Calls are synchronous and touch only the rows that they name.
 */
import type { AppError } from '../../contract/errors.ts';
import type { AccountId, PostId } from '../../contract/views/ids.ts';
import type { EntryView, UserView } from '../../contract/views/posts.ts';
import type { Anchor } from '../../contract/views/timelines.ts';
import type { Gap } from '../gaps.ts';
import type { Billed, DailyUsage, Spent } from '../usage.ts';

/** What is known of a timeline as a whole. */
export interface StoredTimeline {
  newestId: PostId | null;
  oldestId: PostId | null;
  /** Milliseconds since 1970 of the last refresh that worked. */
  refreshedAt: number | null;
  endReached: boolean;
  /** X's token for what follows below the oldest entry, in timelines that X can only page through. */
  olderToken: string | null;
  /** Everything up to this entry counts as read; null before anything was. */
  readUpTo: PostId | null;
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
  /** Undefined leaves it as it was; null forgets it. */
  olderToken?: string | null;
  /** Everything up to this entry counts as read from now on; left out, what counted as read stays. */
  readUpTo?: PostId;
  billed: Billed;
}

/** What stored entries are searched for; every condition has to hold. Texts are folded with `foldText`. */
export interface StoredSearch {
  /** Parts that the text (of the post, or of the one it quotes) or a name of its author contains. */
  words: readonly { folded: string; not: boolean }[];
  /** Usernames in lower case. A repost is found under who reposted and under who wrote. */
  from: readonly { username: string; not: boolean }[];
  media: boolean | null;
  /** Milliseconds since 1970; since is inclusive, until is not. */
  since: number | null;
  until: number | null;
}

/** Every method but `close` throws a `CacheFailure` when the file or the disk does not let it. */
export interface Cache {
  readonly keptIn: 'disk' | 'memory';

  // One timeline. `timeline` is a name from `timelineName`; one that was never stored is an empty timeline.
  timeline(timeline: string): StoredTimeline;
  entry(timeline: string, id: PostId): EntryView | null;
  /** The entry that shows this post by itself (not as a repost); finds likes, whose entries have ids of their own. */
  entryOfPost(timeline: string, postId: PostId): EntryView | null;
  /** @returns up to `limit` entries below `id` (or from the top, for null), newest first */
  olderThan(timeline: string, id: PostId | null, limit: number): EntryView[];
  /** @returns the up to `limit` entries that follow above `id`, newest first */
  newerThan(timeline: string, id: PostId, limit: number): EntryView[];
  /** @returns how many entries are above `id` (all, for null), at most `limit` */
  countAbove(timeline: string, id: PostId | null, limit: number): number;
  /** @returns all gaps of a timeline, newest first */
  gaps(timeline: string): Gap[];
  anchor(timeline: string): Anchor | null;
  saveAnchor(timeline: string, anchor: Anchor | null): void;
  saveReadUpTo(timeline: string, id: PostId): void;
  apply(timeline: string, change: Change): void;

  // All timelines together
  /** @returns the stored entry with this id, from whatever timeline */
  find(entryId: PostId): EntryView | null;
  /** @returns a stored entry whose post (not: quoted post) has this id, the post itself before a repost of it */
  post(postId: PostId): EntryView | null;
  /** @returns stored entries whose posts belong to a conversation (reposts left out), each post once, oldest first */
  conversation(conversationId: PostId, limit: number): EntryView[];
  /** @returns the user as the latest stored entry shows them */
  user(by: { userId: string } | { username: string }): UserView | null;
  /** Matching entries of all timelines, each post once, newest first. */
  search(search: StoredSearch, limit: number): EntryView[];
  /** How many posts `search` looks through. */
  countPosts(): number;
  /** @returns the newest stored entries of all timelines, each once, newest first */
  newest(limit: number): EntryView[];
  /** Keeps posts that belong to no timeline, such as ancestors of a conversation; those that are there are replaced. */
  keep(entries: readonly EntryView[]): void;
  /**
   * Replaces stored entries, in every timeline that has them. A post that is quoted or reposted elsewhere is left alone
   * there.
   */
  update(entries: readonly EntryView[]): void;

  // Small things by name: lists of people, lists, profiles
  /** @returns what was saved under this name, or null. Not checked: whoever reads it does. */
  document(name: string): unknown;
  saveDocument(name: string, content: unknown): void;

  // Cost
  usage(day: string): DailyUsage;
  /** What was counted from a UTC day on, in no order; sums are kept for 13 months. */
  spending(fromDay: string): Spent[];
  /** Counts what was billed outside of `apply`. */
  bill(billed: Billed): void;
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
