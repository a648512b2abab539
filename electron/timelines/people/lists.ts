/** The lists that an account owns and follows. */
import { ok, type Result } from '../../contract/errors.ts';
import type { Asked } from '../../contract/views/limits.ts';
import type { ListsView, ListView } from '../../contract/views/lists.ts';
import type { Cache } from '../cache/port.ts';
import { type BilledItem, billedAt } from '../usage.ts';
import { listsDocument } from './documents.ts';

/** As many as X gives at once, and the most that are read of either kind. */
const listsPerPage = 100;
const mostPages = 3;

export interface FetchedLists {
  lists: ListView[];
  nextToken: string | null;
  billed: BilledItem[];
}

export type FetchLists = (page: { maxResults: number; token: string | null }) => Promise<Result<FetchedLists>>;

export interface ListsPorts {
  /** Runs work on the account's cache; a failure of the cache becomes an error. */
  withCache<T>(work: (cache: Cache) => T): Result<T>;
  fetchOwned: FetchLists;
  fetchFollowed: FetchLists;
  /** Milliseconds since 1970. */
  now(): number;
}

/**
 * The lists as they were read last; free.
 * @throws {CacheFailure}
 */
export function openLists(cache: Cache): Omit<ListsView, 'accountId'> {
  return listsDocument.read(cache, null) ?? { owned: [], followed: [], readAt: null };
}

/** Reads all lists anew, up to 300 of either kind. What was known stays when something fails on the way. */
export async function readLists({ withCache, fetchOwned, fetchFollowed, now }: ListsPorts): Promise<Result<null>> {
  const bill = (asked: Asked, items: BilledItem[]): Result<void> =>
    withCache((cache) => cache.bill(billedAt(now(), asked, items)));

  const readAll = async (asked: Asked, fetch: FetchLists): Promise<Result<ListView[]>> => {
    const lists = new Map<string, ListView>();
    let token: string | null = null;
    for (let page = 0; page < mostPages; page += 1) {
      const answer: Result<FetchedLists> = await fetch({ maxResults: listsPerPage, token });
      if (!answer.ok) return answer;
      const billed = bill(asked, answer.value.billed);
      if (!billed.ok) return billed;
      for (const list of answer.value.lists) lists.set(list.id, list);
      token = answer.value.nextToken;
      if (token === null) break;
    }
    return ok([...lists.values()]);
  };

  const owned = await readAll('owned-lists', fetchOwned);
  if (!owned.ok) return owned;
  const followed = await readAll('followed-lists', fetchFollowed);
  if (!followed.ok) return followed;
  return withCache((cache): null => {
    const readAt = new Date(now()).toISOString();
    listsDocument.save(cache, null, { owned: owned.value, followed: followed.value, readAt });
    return null;
  });
}
