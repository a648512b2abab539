/**
 * The one engine behind all timelines: one session per open account, made on first use. Operations of different
 * accounts never wait for each other, and nothing of an account arrives after it was closed.
 */
import { appError, fail, ok, type Result } from '../contract/errors.ts';
import type { AccountId, PostId, TimelineKey } from '../contract/views/ids.ts';
import type { Asked } from '../contract/views/limits.ts';
import type { Anchor, RowsView, TimelineStatusView, TimelineView } from '../contract/views/timelines.ts';
import { type Cache, CacheFailure } from './cache/port.ts';
import type { TimelinesPorts } from './ports.ts';
import type { Beyond } from './rows.ts';
import { createSession, type Session } from './session.ts';
import type { BilledItem } from './usage.ts';

/**
 * What the contract's calls `timeline.*` are answered with.
 *
 * Reading from X (`refresh`, `loadOlder`, `fillGap`) answers with the status in every case; what went wrong is its
 * `error`, as it is in the events, so that the page has one place to look. The answer comes when the operation is
 * over, was cancelled, or has to wait (for a limit, another try, the network): the operation still counts as under way
 * then (`refreshing` and so on), `waitingUntil` tells when it goes on by itself where that is known. A call fails only when its account was closed meanwhile (`cancelled`)
 * or when the cache cannot be read at all (`store-not-written`).
 */
export interface Timelines {
  /**
   * Answers from what is stored, around the saved anchor, without waiting for X. Starts a refresh when the last one
   * is more than a minute ago and the daily cap allows it.
   * @param options.posts how many the first reading of a timeline brings, as far as the cap allows
   */
  open(accountId: AccountId, timeline: TimelineKey, options?: { posts?: number | undefined }): Result<TimelineView>;
  /** Refreshes as opening does, for a timeline that is open: after the computer woke up, when the network is back. */
  refreshIfStale(accountId: AccountId, timeline: TimelineKey): void;
  /** @param limit the most rows to return, gaps included */
  rows(accountId: AccountId, timeline: TimelineKey, beyond: Beyond, limit: number): Result<RowsView>;
  /**
   * Joins one that is under way.
   * @param options.byHand the person asked: then neither cap nor an earlier refusal for want of money prevents it.
   *   Otherwise nothing is asked where that prevents it, and the answer is the status as it is
   * @param options.posts how many the first reading of a timeline brings; later ones bring what is new
   */
  refresh(
    accountId: AccountId,
    timeline: TimelineKey,
    options: { byHand: boolean; posts?: number | undefined },
  ): Promise<Result<TimelineStatusView>>;
  /**
   * Does nothing once the end is reached.
   * @param options.posts how many to bring, in as many pages as that takes
   */
  loadOlder(
    accountId: AccountId,
    timeline: TimelineKey,
    options?: { posts?: number | undefined },
  ): Promise<Result<TimelineStatusView>>;
  /**
   * Does nothing when this gap is no longer there. A gap of which X has nothing closes.
   * @param from lists, likes and bookmarks can only be filled from the newer end, and are, whatever is asked
   */
  fillGap(
    accountId: AccountId,
    timeline: TimelineKey,
    gapId: string,
    from: 'newer' | 'older',
  ): Promise<Result<TimelineStatusView>>;
  /** A reader who has come to a post has read what is below it: `unread` only counts what is above. */
  saveAnchor(accountId: AccountId, timeline: TimelineKey, anchor: Anchor | null): Result<null>;
  /** Everything up to this entry counts as read, and the place is there. */
  markRead(accountId: AccountId, timeline: TimelineKey, upTo: PostId): Result<null>;
  /**
   * Looks the posts behind stored entries up again. Changed ones are replaced; of those that have gone, only an entry
   * without a post stays. Fails like a request to X does.
   */
  recheck(
    accountId: AccountId,
    timeline: TimelineKey,
    entryIds: readonly PostId[],
  ): Promise<Result<{ changed: number; gone: number }>>;
  /**
   * Runs work on the cache of an account. A damaged cache is replaced by an empty one and the work is run again on
   * that. Work that changes what rows show is followed by `touch`.
   */
  withCache<T>(accountId: AccountId, work: (cache: Cache) => T): Result<T>;
  /** Tells that the rows of all open timelines of an account show something else, for example after a filter changed. */
  touch(accountId: AccountId): void;
  /** Tells all open timelines what today has cost and which cap holds; of one account, or of all. */
  tellUsage(accountId?: AccountId): void;
  /** What X refused to the key or the sign-in is tried again when it is opened next. */
  retryRefused(accountId: AccountId): void;
  /**
   * The account has other access now: everything under way, which was asked with the former one, ends, and what that was
   * refused stands in the way no longer.
   */
  renewAccount(accountId: AccountId): void;
  /** Counts what was billed outside of timelines, and tells. */
  bill(accountId: AccountId, asked: Asked, items: readonly BilledItem[]): void;
  /** Ends everything that is under way or waiting for one timeline. */
  cancel(accountId: AccountId, timeline: TimelineKey): void;
  /**
   * Ends what nobody asked for: at once where it waits, otherwise after the page that is under way, as X charges for
   * that anyway. What the person asked for goes on.
   * @param keep timelines that are still wanted
   */
  endAutomatic(accountId: AccountId, keep: readonly TimelineKey[]): void;
  /** Ends everything of an account and closes its cache. Using the account again opens it again. */
  closeAccount(accountId: AccountId): void;
  /** Closes an account and erases what was kept of it. */
  removeAccount(accountId: AccountId): Result<null>;
  /**
   * The same for an account that stays: nothing is read for it by itself until the person asks, as reading anew what
   * was just erased would cost money.
   */
  eraseAccount(accountId: AccountId): Result<null>;
  /** Closes all accounts, at quit. */
  close(): void;
}

export function createTimelines(ports: TimelinesPorts): Timelines {
  const sessions = new Map<AccountId, Session>();
  /** Accounts whose posts were erased and that nothing was read for since. */
  const erased = new Set<AccountId>();
  let revision = 0;

  const sessionOf = (accountId: AccountId): Session => {
    const open = sessions.get(accountId);
    if (open !== undefined) return open;
    const session = createSession(accountId, {
      ports,
      // One counter for all: the revision of a timeline also grows when its account is closed and opened again.
      nextRevision: () => ++revision,
      quiet: erased.delete(accountId),
    });
    sessions.set(accountId, session);
    return session;
  };
  const closeAccount = (accountId: AccountId): void => {
    const session = sessions.get(accountId);
    sessions.delete(accountId);
    session?.close();
  };

  const removeAccount = (accountId: AccountId): Result<null> => {
    closeAccount(accountId);
    try {
      ports.caches.remove(accountId);
      return ok(null);
    } catch (failure) {
      if (!(failure instanceof CacheFailure)) throw failure;
      return fail(appError('cache-not-erased', { kind: 'retry' }));
    }
  };

  return {
    open: (accountId, timeline, { posts } = {}) => sessionOf(accountId).open(timeline, posts),
    refreshIfStale: (accountId, timeline) => sessionOf(accountId).refreshIfStale(timeline),
    rows: (accountId, timeline, beyond, limit) => sessionOf(accountId).rows(timeline, beyond, limit),
    refresh: (accountId, timeline, { byHand, posts }) =>
      sessionOf(accountId).read(timeline, { kind: 'refresh', byHand, ...wanted(posts) }),
    loadOlder: (accountId, timeline, { posts } = {}) =>
      sessionOf(accountId).read(timeline, { kind: 'older', byHand: true, ...wanted(posts) }),
    fillGap: (accountId, timeline, gapId, from) =>
      sessionOf(accountId).read(timeline, { kind: 'gap', gapId, from, byHand: true }),
    saveAnchor: (accountId, timeline, anchor) => sessionOf(accountId).saveAnchor(timeline, anchor),
    markRead: (accountId, timeline, upTo) => sessionOf(accountId).markRead(timeline, upTo),
    recheck: (accountId, timeline, entryIds) => sessionOf(accountId).recheck(timeline, entryIds),
    withCache: (accountId, work) => sessionOf(accountId).withCache(work),
    touch: (accountId) => sessions.get(accountId)?.touch(),
    tellUsage(accountId) {
      for (const [id, session] of sessions) if (accountId === undefined || id === accountId) session.tellUsage();
    },
    retryRefused: (accountId) => sessions.get(accountId)?.retryRefused(),
    renewAccount: (accountId) => sessions.get(accountId)?.renew(),
    bill: (accountId, asked, items) => sessionOf(accountId).bill(asked, items),
    cancel: (accountId, timeline) => sessions.get(accountId)?.cancel(timeline),
    endAutomatic: (accountId, keep) => sessions.get(accountId)?.endAutomatic(keep),
    closeAccount,
    removeAccount,
    eraseAccount(accountId) {
      const removed = removeAccount(accountId);
      if (removed.ok) erased.add(accountId);
      return removed;
    },
    close() {
      for (const accountId of [...sessions.keys()]) closeAccount(accountId);
    },
  };
}

const wanted = (posts: number | undefined): { posts?: number } => (posts === undefined ? {} : { posts });
