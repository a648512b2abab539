/**
 * What a person has arranged for an account: columns, saved searches, filters, and what the service refuses to it. Kept
 * with the account, so that it is erased with it. Nothing of it is secret.
 */
import { serviceOf } from '../contract/account-ids.ts';
import { appError, type ErrorCode, errorAtPractice, fail, ok, type Result } from '../contract/errors.ts';
import { errorSentences } from '../contract/messages/errors.ts';
import { sameTimeline } from '../contract/timeline-keys.ts';
import type { Access, ColumnView, ReadingPreferencesView, Refusable } from '../contract/views/accounts.ts';
import type { FilterView } from '../contract/views/filters.ts';
import type { AccountId } from '../contract/views/ids.ts';
import type { Core } from './core.ts';
import type { AccountEntry, ReadingEntry } from './schema.ts';

/** More than anybody arranges by hand; they keep a page that went wrong from filling the file. */
const MOST_SEARCHES = 100;
const MOST_FILTERS = 500;
const MOST_COLUMNS = 4;

const CONSOLE = 'https://console.x.com';

/** Every method fails with `account-unknown` or `store-not-written`. */
export interface Preferences {
  view(id: AccountId): Result<ReadingPreferencesView>;
  /**
   * One to four, for app-only access also none; a timeline that is named twice stands in its first place only. Anything
   * else changes nothing.
   */
  setColumns(id: AccountId, columns: readonly ColumnView[]): Result<null>;
  /** The latest comes last; the oldest gives way when there are too many. */
  saveSearch(id: AccountId, text: string): Result<null>;
  forgetSearch(id: AccountId, text: string): Result<null>;
  setFilters(id: AccountId, filters: readonly FilterView[]): Result<null>;
  /** Hides something that the service does not offer to this account. A second refusal of the same changes nothing. */
  refuse(id: AccountId, what: Refusable, code: ErrorCode): Result<null>;
  seenRefusals(id: AccountId): Result<null>;
  retryRefused(id: AccountId): Result<null>;
  /** As it is for an account that was just added. */
  reset(id: AccountId): Result<null>;
}

/** @returns what an account has arranged that was just added. Without a user there is no home timeline */
export const nothingArranged = (access: Access): ReadingEntry => ({
  columns: access === 'app-only' ? [] : [{ kind: 'home' }],
  savedSearches: [],
  filters: [],
  refused: [],
});

/** @returns what the page is told of an account's entry */
export function preferencesView({ id, reading }: AccountEntry): ReadingPreferencesView {
  const { columns, savedSearches, filters, refused } = reading;
  return {
    columns,
    savedSearches,
    filters,
    refused: refused.map(({ what, code, seen }) => {
      const known: ErrorCode = Object.hasOwn(errorSentences, code) ? (code as ErrorCode) : 'refused';
      const error = appError(known, known === 'needs-plan' ? { kind: 'open-page', url: CONSOLE } : { kind: 'none' });
      return { what, seen, error: serviceOf(id) === 'practice' ? errorAtPractice(error) : error };
    }),
  };
}

export function preferences(core: Core): Preferences {
  const find = (id: AccountId): AccountEntry | undefined => core.document().accounts.find((entry) => entry.id === id);

  function change(id: AccountId, next: (reading: ReadingEntry, access: Access) => ReadingEntry): Result<null> {
    const entry = find(id);
    if (!entry) return fail(appError('account-unknown'));
    const reading = next(entry.reading, entry.access);
    if (reading === entry.reading) return ok(null);
    const document = core.document();
    const accounts = document.accounts.map((other) => (other === entry ? { ...entry, reading } : other));
    return core.commit({ ...document, accounts });
  }

  return {
    view(id) {
      const entry = find(id);
      return entry ? ok(preferencesView(entry)) : fail(appError('account-unknown'));
    },
    setColumns: (id, columns) =>
      change(id, (reading, access) => {
        const distinct = columns.filter(
          (column, index) => columns.findIndex((other) => sameTimeline(column, other)) === index,
        );
        const next = distinct.slice(0, MOST_COLUMNS);
        if (next.length === 0 && access !== 'app-only') return reading;
        return JSON.stringify(next) === JSON.stringify(reading.columns) ? reading : { ...reading, columns: next };
      }),
    saveSearch: (id, text) =>
      change(id, (reading) => ({
        ...reading,
        savedSearches: [...reading.savedSearches.filter((saved) => saved !== text), text].slice(-MOST_SEARCHES),
      })),
    forgetSearch: (id, text) =>
      change(id, (reading) => ({
        ...reading,
        savedSearches: reading.savedSearches.filter((saved) => saved !== text),
      })),
    setFilters: (id, filters) => change(id, (reading) => ({ ...reading, filters: filters.slice(-MOST_FILTERS) })),
    refuse: (id, what, code) =>
      change(id, (reading) =>
        reading.refused.some((refusal) => refusal.what === what)
          ? reading
          : { ...reading, refused: [...reading.refused, { what, code, seen: false }] },
      ),
    seenRefusals: (id) =>
      change(id, (reading) => ({
        ...reading,
        refused: reading.refused.map((refusal) => ({ ...refusal, seen: true })),
      })),
    retryRefused: (id) =>
      change(id, (reading) => (reading.refused.length === 0 ? reading : { ...reading, refused: [] })),
    reset: (id) => change(id, (_, access) => nothingArranged(access)),
  };
}
