/** Joins the timelines to accounts and services: with whose keys a page is fetched, and what a refusal says of them. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Accounts } from '../accounts/accounts.ts';
import { type AppError, appError, errorAtPractice, fail, ok, type Result } from '../contract/errors.ts';
import type { AccountId, AccountView, EntryView, TimelineStatusView } from '../contract/views.ts';
import { createMemoryCache } from '../timelines/cache/memory.ts';
import type { Cache, CacheStore } from '../timelines/cache/port.ts';
import { findSqlite } from '../timelines/cache/sqlite.ts';
import { createCacheStore } from '../timelines/cache/store.ts';
import { createTimelines, type Timelines } from '../timelines/engine.ts';
import type { TimelinesPorts } from '../timelines/ports.ts';
import { priceTable } from '../timelines/prices.ts';
import type { Services } from './services.ts';

export interface ReadingPorts {
  userData: string;
  accounts: Accounts;
  services: Services;
  onStatus(status: TimelineStatusView): void;
  onNotice(error: AppError): void;
  onUnexpected(cause: unknown): void;
  /** A value that must never be written anywhere in clear. */
  addSecret(value: string): void;
}

/** Failures that stay with the account until the person acts. */
const lasting: ReadonlySet<string> = new Set(['signed-out', 'account-locked', 'secret-damaged']);

export interface Reading extends Timelines {
  /**
   * Closes all accounts and erases what is kept of any, also of those in a file that cannot be opened.
   * @returns `cache-not-erased`
   */
  removeAll(): Result<null>;
}

export function createReading(ports: ReadingPorts): Reading {
  const { userData, accounts, services, onStatus, onNotice, onUnexpected, addSecret } = ports;
  const folder = path.join(userData, 'posts');

  const fetchPage: TimelinesPorts['fetchPage'] = async (accountId, timeline, query, signal) => {
    const account = findAccount(accounts, accountId);
    if (!account.ok) return account;
    const service = await services.get(account.value.service);
    if (!service.ok) return service;
    const credentials = accounts.book.credentials(accountId);
    if (credentials.ok) for (const secret of Object.values(credentials.value)) addSecret(secret);
    const answer = credentials.ok
      ? await service.value.x.page(timeline, account.value.userId, credentials.value, query, signal)
      : credentials;
    // The account may have been renewed or removed meanwhile: this answer says nothing about it any more.
    if (signal.aborted) return fail(appError('cancelled'));
    if (!answer.ok) {
      const error = account.value.service === 'practice' ? errorAtPractice(answer.error) : answer.error;
      if (lasting.has(error.code)) accounts.book.markProblem(accountId, error);
      return fail(error);
    }
    if (account.value.problem) accounts.book.markProblem(accountId, null);
    const { entries, nextToken, limits, billed } = answer.value;
    noteOwnProfile(accounts, account.value, entries);
    // Whether X charges for what comes along (quoted and reposted posts, users) is not settled; the settings say so.
    const posts = billed.filter(({ kind, from }) => kind === 'post' && from === 'data');
    return ok({ entries, nextToken, limits, billed: posts.map(({ id }) => ({ kind: 'post' as const, id })) });
  };

  const timelines = createTimelines({
    caches: cachesOf(accounts, createCacheStore({ folder, sqlite: findSqlite(), now: Date.now })),
    fetchPage,
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

/** An account's own posts tell its name, handle and picture as they are now, at no extra cost. */
function noteOwnProfile(accounts: Accounts, account: AccountView, entries: readonly EntryView[]): void {
  const own = entries
    .flatMap(({ repostedBy, post }) => [repostedBy, post?.author])
    .find((user) => user?.id === account.userId && user.username !== '');
  if (!own) return;
  const { username, name, avatar } = own;
  if (username === account.username && name === account.name && avatar === account.avatar) return;
  accounts.book.updateProfile(account.id, { username, name, avatar });
}

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

export function findAccount(accounts: Accounts, id: AccountId): Result<AccountView> {
  const account = accounts.book.list().find((candidate) => candidate.id === id);
  return account ? ok(account) : fail(appError('account-unknown'));
}
