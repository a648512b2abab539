/**
 * Asking a service for an account: with whose keys, and what its answer says of the account. Everything that reads from
 * a service or writes to it goes through here, so that no request is ever signed with another account's access.
 */
import type { Accounts } from '../accounts/accounts.ts';
import { type AppError, appError, errorAtPractice, fail, ok, type Result } from '../contract/errors.ts';
import type { AccountId, AccountView, EntryView, Refusable } from '../contract/views.ts';
import type { X } from '../x/api.ts';
import type { Services } from './services.ts';

export interface AskingPorts {
  accounts: Accounts;
  services: Services;
  /** A value that must never be written anywhere in clear. */
  addSecret(value: string): void;
}

/** What every answer of a service tells besides what was asked for. */
interface Told {
  /** Null when the answer does not say. */
  canPost: boolean | null;
}

type Credentials = Parameters<X['me']>[0];

/** Performs one request with an account's keys. */
export type Perform<T> = (x: X, credentials: Credentials, account: AccountView) => Promise<Result<T>>;

export interface Asking {
  /**
   * @param what is noted as refused when the service does not offer it to this account; null for what everybody has
   * @returns the answer, or the refusal in words that fit the service; `cancelled` when the signal was aborted
   */
  ask<T extends Told>(
    accountId: AccountId,
    what: Refusable | null,
    signal: AbortSignal,
    perform: Perform<T>,
  ): Promise<Result<T>>;
  /** For what is asked beside the timelines, which end their own: aborted by `end`. */
  signal(accountId: AccountId): AbortSignal;
  /** Drops what is still on its way for an account that is erased, removed or renewed. */
  end(accountId: AccountId): void;
}

/** Failures that stay with the account until the person acts. */
const lasting: ReadonlySet<string> = new Set(['signed-out', 'account-locked', 'secret-damaged']);

/** Failures that mean: this account will not get this, whenever it asks. */
const refusing: ReadonlySet<string> = new Set(['needs-plan', 'not-with-pin']);

/** Whoever asks here is signed in. What X wants instead is another kind of sign-in than the one with a PIN. */
const refusal = (error: AppError): AppError =>
  error.code === 'needs-user-sign-in' ? appError('not-with-pin', { kind: 'none' }, error.details) : error;

export function createAsking({ accounts, services, addSecret }: AskingPorts): Asking {
  /** Accounts that are refused even what everybody has: then nothing in particular is missing from their plan. */
  const refusedAltogether = new Set<AccountId>();
  const underWay = new Map<AccountId, AbortController>();

  function noteFailure(account: AccountView, what: Refusable | null, error: AppError): void {
    if (lasting.has(error.code)) accounts.book.markProblem(account.id, error);
    if (error.code === 'needs-permission') accounts.book.noteAccess(account.id, false);
    if (!refusing.has(error.code)) return;
    if (what === null) refusedAltogether.add(account.id);
    else if (!refusedAltogether.has(account.id)) accounts.preferences.refuse(account.id, what, error.code);
  }

  return {
    async ask(accountId, what, signal, perform) {
      const found = findAccount(accounts, accountId);
      if (!found.ok) return found;
      const account = found.value;
      const service = await services.get(account.service);
      if (!service.ok) return service;
      const credentials = accounts.book.credentials(accountId);
      if (credentials.ok) for (const secret of Object.values(credentials.value)) addSecret(secret);
      const answer = credentials.ok ? await perform(service.value.x, credentials.value, account) : credentials;
      // The account may have been renewed or removed meanwhile: this answer says nothing about it any more.
      if (signal.aborted) return fail(appError('cancelled'));
      if (!answer.ok) {
        const told = refusal(answer.error);
        const error = account.service === 'practice' ? errorAtPractice(told) : told;
        noteFailure(account, what, error);
        return fail(error);
      }
      if (account.problem) accounts.book.markProblem(accountId, null);
      if (what === null) refusedAltogether.delete(accountId);
      if (answer.value.canPost !== null) accounts.book.noteAccess(accountId, answer.value.canPost);
      return ok(answer.value);
    },
    signal(accountId) {
      const controller = underWay.get(accountId) ?? new AbortController();
      underWay.set(accountId, controller);
      return controller.signal;
    },
    end(accountId) {
      underWay.get(accountId)?.abort();
      underWay.delete(accountId);
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
