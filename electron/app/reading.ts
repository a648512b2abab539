/** Joins the timelines to accounts and services: with whose keys a page is fetched, and what a refusal says of them. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Accounts } from '../accounts/accounts.ts';
import { type AppError, appError, fail, ok, type Result } from '../contract/errors.ts';
import type { AccountId, Refusable, TimelineKey, TimelineStatusView } from '../contract/views.ts';
import { createMemoryCache } from '../timelines/cache/memory.ts';
import type { Cache, CacheStore } from '../timelines/cache/port.ts';
import { findSqlite } from '../timelines/cache/sqlite.ts';
import { createCacheStore } from '../timelines/cache/store.ts';
import { createTimelines, type Timelines } from '../timelines/engine.ts';
import type { TimelinesPorts } from '../timelines/ports.ts';
import { priceTable } from '../timelines/prices.ts';
import type { BilledItem } from '../timelines/usage.ts';
import { type Asking, findAccount, noteOwnProfile } from './asking.ts';

export interface ReadingPorts {
  userData: string;
  accounts: Accounts;
  asking: Asking;
  hides: TimelinesPorts['hides'];
  onStatus(status: TimelineStatusView): void;
  onNotice(error: AppError): void;
  onUnexpected(cause: unknown): void;
}

export interface Reading extends Timelines, Pick<TimelinesPorts, 'fetchPage' | 'fetchPosts'> {
  /**
   * Closes all accounts and erases what is kept of any, also of those in a file that cannot be opened.
   * @returns `cache-not-erased`
   */
  removeAll(): Result<null>;
}

/** What can be hidden when the service refuses it; the home timeline and a user's posts are what Pinion is for. */
const refusable: Record<TimelineKey['kind'], Refusable | null> = {
  home: null,
  user: null,
  mentions: 'mentions',
  likes: 'likes',
  bookmarks: 'bookmarks',
  list: 'lists',
  search: 'search',
};

export function createReading(ports: ReadingPorts): Reading {
  const { userData, accounts, asking, hides, onStatus, onNotice, onUnexpected } = ports;
  const folder = path.join(userData, 'posts');

  const fetching: Pick<TimelinesPorts, 'fetchPage' | 'fetchPosts'> = {
    async fetchPage(accountId, timeline, query, signal) {
      const answer = await asking.ask(accountId, refusable[timeline.kind], signal, (x, credentials, { userId }) =>
        x.page(timeline, userId, credentials, query, signal),
      );
      if (!answer.ok) return answer;
      const { entries, nextToken, limits, billed } = answer.value;
      noteOwnProfile(accounts, accountId, entries);
      return ok({ entries, nextToken, limits, billed: charged(billed) });
    },
    async fetchPosts(accountId, ids, signal) {
      const answer = await asking.ask(accountId, null, signal, (x, credentials) => x.posts(ids, credentials, signal));
      if (!answer.ok) return answer;
      const { entries, gone, limits, billed } = answer.value;
      return ok({ entries, gone, limits, billed: charged(billed) });
    },
  };
  const timelines = createTimelines({
    ...fetching,
    caches: cachesOf(accounts, createCacheStore({ folder, sqlite: findSqlite(), now: Date.now })),
    hides,
    now: Date.now,
    setTimer(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    random: Math.random,
    prices: priceTable,
    dailyCap: () => accounts.settings.view().dailyCap,
    onStatus,
    onNotice: (_accountId, error) => onNotice(error),
    onUnexpected,
  });

  return {
    ...timelines,
    ...fetching,
    // An answer that comes late must not open again what was erased with its account.
    withCache(accountId, work) {
      const account = findAccount(accounts, accountId);
      return account.ok ? timelines.withCache(accountId, work) : account;
    },
    bill(accountId, items) {
      if (findAccount(accounts, accountId).ok) timelines.bill(accountId, items);
    },
    removeAll() {
      for (const { id } of accounts.book.list()) {
        const removed = timelines.removeAccount(id);
        if (!removed.ok) return removed;
      }
      timelines.close();
      try {
        rmSync(folder, { recursive: true, force: true });
        return ok(null);
      } catch {
        return fail(appError('cache-not-erased', { kind: 'retry' }));
      }
    },
  };
}

/** Whether X charges for what comes along (quoted and reposted posts, users) is not settled; the settings say so. */
export const charged = (billed: readonly (BilledItem & { from: 'data' | 'includes' })[]): BilledItem[] =>
  billed.filter(({ from }) => from === 'data').map(({ kind, id }) => ({ kind, id }));

/** Whether nothing may outlive this run (design: section 6). */
export function isSessionOnly(accounts: Accounts): boolean {
  const view = accounts.vault.view();
  return view.state === 'ready' && view.mode === 'session';
}

/**
 * Where posts are kept. What is read in a session stays in memory, as nobody could reach or remove it afterwards; a file
 * of the same account from before the session is left alone.
 */
function cachesOf(accounts: Accounts, onDisk: CacheStore): CacheStore {
  const inSession = new Map<AccountId, Cache>();
  return {
    open(id) {
      const known = inSession.get(id);
      if (!known && !isSessionOnly(accounts)) return onDisk.open(id);
      const cache = known ?? createMemoryCache();
      inSession.set(id, cache);
      return { cache, notices: [] };
    },
    replaceDamaged: onDisk.replaceDamaged,
    remove(id) {
      inSession.delete(id);
      if (!isSessionOnly(accounts)) onDisk.remove(id);
    },
  };
}
