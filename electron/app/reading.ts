/** Joins the timelines to accounts and services: with whose keys a page is fetched, and what a refusal says of them. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Accounts } from '../accounts/accounts.ts';
import { serviceOf } from '../contract/account-ids.ts';
import { type AppError, appError, fail, ok, type Result } from '../contract/errors.ts';
import { priceTable } from '../contract/prices.ts';
import type { AccountId, ServiceId, TimelineKey } from '../contract/views/ids.ts';
import type { TimelineStatusView } from '../contract/views/timelines.ts';
import { createMemoryCache } from '../timelines/cache/memory.ts';
import type { Cache, CacheStore } from '../timelines/cache/port.ts';
import { findSqlite } from '../timelines/cache/sqlite.ts';
import { createCacheStore } from '../timelines/cache/store.ts';
import { createTimelines, type Timelines } from '../timelines/engine.ts';
import type { TimelinesPorts } from '../timelines/ports.ts';
import { isOwnRead } from '../timelines/spending/own-reads.ts';
import type { BilledItem } from '../timelines/usage.ts';
import type { Ambient } from './ambient.ts';
import { type Asking, findAccount, noteOwnProfile, type Question } from './asking.ts';

export interface ReadingPorts {
  userData: string;
  accounts: Accounts;
  asking: Asking;
  ambient: Ambient;
  /** By how much this computer's clock is known to be slow for a service, in seconds. */
  correctedBySeconds(service: ServiceId): number;
  hides: TimelinesPorts['hides'];
  /** Whether the person looks at this timeline now: then it goes first. */
  isShown(accountId: AccountId, timeline: TimelineKey): boolean;
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

export function createReading(ports: ReadingPorts): Reading {
  const { userData, accounts, asking, ambient, correctedBySeconds, hides, isShown, onStatus, onNotice, onUnexpected } =
    ports;
  const folder = path.join(userData, 'posts');

  const fetching: Pick<TimelinesPorts, 'fetchPage' | 'fetchPosts'> = {
    async fetchPage(accountId, timeline, query, { signal, byHand, onWaits }) {
      const question: Question = {
        asked: timeline.kind,
        priority: () => (isShown(accountId, timeline) ? 'shown' : byHand() ? 'asked' : 'automatic'),
        onWaits,
      };
      const answer = await asking.ask(accountId, question, signal, (x, credentials, { userId }, sent) =>
        x.page(timeline, userId, credentials, query, sent),
      );
      if (!answer.ok) return answer;
      const { entries, nextToken, billed } = answer.value;
      noteOwnProfile(accounts, accountId, entries);
      return ok({ entries, nextToken, billed: charged(billed, isOwnRead(timeline, ownUserOf(accounts, accountId))) });
    },
    async fetchPosts(accountId, ids, signal) {
      const answer = await asking.ask(accountId, { asked: 'posts' }, signal, (x, credentials, _account, sent) =>
        x.posts(ids, credentials, sent),
      );
      if (!answer.ok) return answer;
      const { entries, gone, billed } = answer.value;
      return ok({ entries, gone, billed: charged(billed) });
    },
  };
  const timelines = createTimelines({
    ...fetching,
    caches: cachesOf(accounts, createCacheStore({ folder, sqlite: findSqlite(), now: ambient.now })),
    hides,
    now: ambient.now,
    serviceNow: (accountId) => ambient.now() + correctedBySeconds(serviceOf(accountId)) * 1_000,
    prices: priceTable,
    isSpent: asking.isSpent,
    ownedReads: (accountId) => ownsApp(accounts, accountId),
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
    bill(accountId, asked, items) {
      if (findAccount(accounts, accountId).ok) timelines.bill(accountId, asked, items);
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
export const charged = (billed: readonly (BilledItem & { from: 'data' | 'includes' })[], own = false): BilledItem[] =>
  billed.filter(({ from }) => from === 'data').map(({ kind, id }) => ({ kind, id, own }));

/** The signed-in user of an account; null for app-only access. */
const ownUserOf = (accounts: Accounts, accountId: AccountId): string | null => {
  const account = findAccount(accounts, accountId);
  return account.ok ? account.value.userId : null;
};

/** Whether nothing may outlive this run. */
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

/** An access token from the console belongs to whoever owns the app; of others nobody can tell. */
export function ownsApp(accounts: Accounts, accountId: AccountId): boolean {
  const account = findAccount(accounts, accountId);
  return account.ok && account.value.access === 'own-token';
}
