/**
 * Asking a service for an account: with whose keys, in which order, and what its answer says of the account. Everything
 * that reads from a service or writes to it goes through here, so that no request is ever signed with another account's
 * access, and none is sent into a limit that is used up.
 */
import type { Accounts } from '../accounts/accounts.ts';
import { type AppError, appError, errorAtPractice, fail, ok, type Result } from '../contract/errors.ts';
import type { AccountView, Refusable } from '../contract/views/accounts.ts';
import type { AccountId } from '../contract/views/ids.ts';
import type { Asked } from '../contract/views/limits.ts';
import type { EntryView } from '../contract/views/posts.ts';
import type { Requests } from '../requests/ports.ts';
import type { X } from '../x/api.ts';
import type { LimitWindow } from '../x/limits.ts';
import type { Services } from './services.ts';

export interface AskingPorts {
  accounts: Accounts;
  services: Services;
  requests: Requests;
  /** A value that must never be written anywhere in clear. */
  addSecret(value: string): void;
}

/** What every answer of a service tells besides what was asked for. */
interface Answer {
  limits: LimitWindow[];
  /** Null when the answer does not say. */
  canPost: boolean | null;
}

type Credentials = Parameters<X['me']>[0];

type Request = Parameters<Requests['run']>[0];

/** What is asked, and how it takes its turn. */
export interface Question {
  asked: Asked;
  /** Left out: the person asked for it. */
  priority?: Request['priority'];
  onWaits?: (until: number | null) => void;
  /** Never sent a second time, and never late: what writes, and what somebody looks on at. */
  once?: boolean;
}

/** Performs one request with an account's keys. */
export type Perform<T> = (
  x: X,
  credentials: Credentials,
  account: AccountView,
  signal: AbortSignal,
) => Promise<Result<T>>;

export interface Asking {
  /**
   * Asks when its turn has come, and again where that helps (`requests/`).
   * @returns the answer, or the refusal in words that fit the service; `cancelled` when the signal was aborted
   */
  ask<T extends Answer>(
    accountId: AccountId,
    question: Question,
    signal: AbortSignal,
    perform: Perform<T>,
  ): Promise<Result<T>>;
  /** The service has said that this account's key has nothing left to pay with, and has answered nothing since. */
  isSpent(accountId: AccountId): boolean;
  /** For what is asked beside the timelines, which end their own: aborted by `end`. */
  signal(accountId: AccountId): AbortSignal;
  /** Drops what is still on its way, or waits, for an account that is erased or renewed. X goes on counting. */
  end(accountId: AccountId): void;
  /** The same for one that is removed, whose limits are forgotten too. */
  forget(accountId: AccountId): void;
  /** Forgets what is known of an API key that is removed, or another one now. */
  forgetKey(keyId: string): void;
  /** The same for everything, the limits of all API keys included. */
  forgetAll(): void;
}

/** Failures that stay with the account until the person acts. */
const lasting: ReadonlySet<string> = new Set(['signed-out', 'account-locked', 'secret-damaged']);

/** Failures that mean: this account will not get this, whenever it asks. */
const refusing: ReadonlySet<string> = new Set(['needs-plan', 'not-with-pin']);

/** Failures that hold for every account of a key, until it was topped up. */
const spending: ReadonlySet<string> = new Set(['out-of-money', 'spend-cap', 'usage-cap']);

/** What is hidden when the service refuses it; the home timeline and users' posts are what Pinion is for. */
const refusables: Partial<Record<Asked, Refusable>> = {
  mentions: 'mentions',
  likes: 'likes',
  bookmarks: 'bookmarks',
  list: 'lists',
  'owned-lists': 'lists',
  'followed-lists': 'lists',
  search: 'search',
  following: 'following',
  followers: 'followers',
};

/**
 * Whoever is signed in and asks: what X wants instead is another kind of sign-in than the one with a PIN. For app-only
 * access it is a sign-in.
 */
const refusal = (error: AppError, { access }: AccountView): AppError =>
  error.code === 'needs-user-sign-in' && access !== 'app-only'
    ? appError('not-with-pin', { kind: 'none' }, error.details)
    : error;

export function createAsking({ accounts, services, requests, addSecret }: AskingPorts): Asking {
  /** Accounts that are refused even what everybody has: then nothing in particular is missing from their plan. */
  const refusedAltogether = new Set<AccountId>();
  const underWay = new Map<AccountId, AbortController>();
  /** Keys with nothing left to pay with. */
  const spentKeys = new Set<string>();

  function noteFailure(account: AccountView, asked: Asked, error: AppError): void {
    if (spending.has(error.code)) spentKeys.add(account.keyId);
    if (lasting.has(error.code)) accounts.book.markProblem(account.id, error);
    if (error.code === 'needs-permission') accounts.book.noteAccess(account.id, false);
    if (!refusing.has(error.code)) return;
    const what = refusables[asked];
    if (what === undefined) refusedAltogether.add(account.id);
    else if (!refusedAltogether.has(account.id)) accounts.preferences.refuse(account.id, what, error.code);
  }

  function end(accountId: AccountId): void {
    underWay.get(accountId)?.abort();
    underWay.delete(accountId);
    refusedAltogether.delete(accountId);
    requests.stopWaiting(accountId);
  }

  function forget(accountId: AccountId): void {
    end(accountId);
    requests.forget(accountId);
  }

  function forgetKey(keyId: string): void {
    spentKeys.delete(keyId);
    requests.forgetKey(keyId);
  }

  return {
    async ask(accountId, { asked, priority = () => 'asked', onWaits, once = false }, signal, perform) {
      const found = findAccount(accounts, accountId);
      if (!found.ok) return found;
      const account = found.value;
      const service = await services.get(account.service);
      if (!service.ok) return service;
      const { keyId } = account;
      const answer = await requests.run(
        { accountId, keyId, asked, write: once, priority, signal, ...(onWaits ? { onWaits } : {}) },
        async (sent) => {
          const credentials = accounts.book.credentials(accountId);
          if (!credentials.ok) return credentials;
          const { kind: _, ...secrets } = credentials.value;
          for (const secret of Object.values(secrets)) addSecret(secret);
          return perform(service.value.xFor(keyId), credentials.value, account, sent);
        },
      );
      // The account may have been renewed or removed meanwhile: this answer says nothing about it any more.
      if (signal.aborted) return fail(appError('cancelled'));
      if (!answer.ok) {
        const told = refusal(answer.error, account);
        const error = account.service === 'practice' ? errorAtPractice(told) : told;
        noteFailure(account, asked, error);
        return fail(error);
      }
      spentKeys.delete(keyId);
      if (account.problem) accounts.book.markProblem(accountId, null);
      if (refusables[asked] === undefined) refusedAltogether.delete(accountId);
      if (answer.value.canPost !== null) accounts.book.noteAccess(accountId, answer.value.canPost);
      return ok(answer.value);
    },
    isSpent(accountId) {
      const account = findAccount(accounts, accountId);
      return account.ok && spentKeys.has(account.value.keyId);
    },
    signal(accountId) {
      const controller = underWay.get(accountId) ?? new AbortController();
      underWay.set(accountId, controller);
      return controller.signal;
    },
    end,
    forget,
    forgetKey,
    forgetAll() {
      for (const { id } of accounts.book.list()) forget(id);
      for (const { id } of accounts.keys.list()) forgetKey(id);
    },
  };
}

/** An account's own posts tell its name, handle and picture as they are now, at no extra cost. */
export function noteOwnProfile(accounts: Accounts, accountId: AccountId, entries: readonly EntryView[]): void {
  const found = findAccount(accounts, accountId);
  if (!found.ok) return;
  const account = found.value;
  const own = entries
    .flatMap(({ repostedBy, post }) => [repostedBy, post?.author])
    .find((user) => user?.id === account.userId && user.username !== '');
  if (!own) return;
  const { username, name, avatar } = own;
  if (username === account.username && name === account.name && avatar === account.avatar) return;
  accounts.book.updateProfile(account.id, { username, name, avatar });
}

/** @returns `account-unknown` for an account that is no longer there */
export function findAccount(accounts: Accounts, id: AccountId): Result<AccountView> {
  const account = accounts.book.list().find((candidate) => candidate.id === id);
  return account ? ok(account) : fail(appError('account-unknown'));
}
