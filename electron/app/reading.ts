/** Joins the timelines to accounts and services: with whose keys a page is fetched, and what a refusal says of them. */
import path from 'node:path';
import type { Accounts } from '../accounts/accounts.ts';
import { type AppError, appError, fail, ok, type Result } from '../contract/errors.ts';
import type { AccountId, AccountView, TimelineStatusView } from '../contract/views.ts';
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
}

/** Failures that stay with the account until the person acts. */
const lasting: ReadonlySet<string> = new Set(['signed-out', 'account-locked', 'secret-damaged']);

export function createReading({
  userData,
  accounts,
  services,
  onStatus,
  onNotice,
  onUnexpected,
}: ReadingPorts): Timelines {
  const fetchPage: TimelinesPorts['fetchPage'] = async (accountId, timeline, query, signal) => {
    const account = findAccount(accounts, accountId);
    if (!account.ok) return account;
    const service = await services.get(account.value.service);
    if (!service.ok) return service;
    const credentials = accounts.book.credentials(accountId);
    const answer = credentials.ok
      ? await service.value.x.page(timeline, account.value.userId, credentials.value, query, signal)
      : credentials;
    if (!answer.ok) {
      if (lasting.has(answer.error.code)) accounts.book.markProblem(accountId, answer.error);
      return answer;
    }
    if (account.value.problem) accounts.book.markProblem(accountId, null);
    const { entries, nextToken, limits, billed } = answer.value;
    // Posts that come along with others (quoted, reposted) are not billed as far as X says; users neither.
    const posts = billed.filter(({ kind, from }) => kind === 'post' && from === 'data');
    return ok({ entries, nextToken, limits, billed: posts.map(({ id }) => ({ kind: 'post' as const, id })) });
  };

  return createTimelines({
    caches: createCacheStore({ folder: path.join(userData, 'posts'), sqlite: findSqlite(), now: Date.now }),
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
}

export function findAccount(accounts: Accounts, id: AccountId): Result<AccountView> {
  const account = accounts.book.list().find((candidate) => candidate.id === id);
  return account ? ok(account) : fail(appError('account-unknown'));
}
