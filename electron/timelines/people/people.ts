/** Whom a user follows and who follows them, page by page: X charges for every user that it names. */
import { ok, type Result } from '../../contract/errors.ts';
import { pageSizes } from '../../contract/page-sizes.ts';
import type { PeopleKey, PeopleView } from '../../contract/views/people.ts';
import type { UserView } from '../../contract/views/posts.ts';
import type { Cache } from '../cache/port.ts';
import { type BilledItem, billedAt } from '../usage.ts';
import { peopleDocuments, type StoredPeople } from './documents.ts';

export interface FetchedPeople {
  users: UserView[];
  nextToken: string | null;
  billed: BilledItem[];
}

export interface PeoplePorts {
  key: PeopleKey;
  /** The first page takes the place of everything that was read before; the next one goes on where that ended. */
  page: 'first' | 'next';
  /** Runs work on the account's cache; a failure of the cache becomes an error. */
  withCache<T>(work: (cache: Cache) => T): Result<T>;
  fetch(page: { maxResults: number; token: string | null }): Promise<Result<FetchedPeople>>;
  /** Milliseconds since 1970. */
  now(): number;
}

/**
 * What was read of a list of people; free.
 * @throws {CacheFailure}
 */
export function openPeople(cache: Cache, key: PeopleKey): Omit<PeopleView, 'accountId'> {
  const stored = peopleDocuments.read(cache, key);
  return {
    people: key,
    users: stored?.users ?? [],
    complete: stored !== null && stored.token === null,
    readAt: stored?.readAt ?? null,
  };
}

/** Reads one page. Where X has no further page, nothing is asked. */
export async function readPeople({ key, page, withCache, fetch, now }: PeoplePorts): Promise<Result<null>> {
  const before = withCache((cache) => (page === 'first' ? null : peopleDocuments.read(cache, key)));
  if (!before.ok) return before;
  const known = before.value;
  if (known !== null && known.token === null) return ok(null);
  const answer = await fetch({ maxResults: pageSizes.people, token: known?.token ?? null });
  if (!answer.ok) return answer;
  const { users, nextToken, billed } = answer.value;
  return withCache((cache): null => {
    cache.bill(billedAt(now(), key.kind, billed));
    const content: StoredPeople = {
      users: eachOnce([...(known?.users ?? []), ...users]),
      token: nextToken,
      readAt: known?.readAt ?? new Date(now()).toISOString(),
    };
    peopleDocuments.save(cache, key, content);
    return null;
  });
}

/** People who are followed while pages are read move others onto the next page, where they come a second time. */
const eachOnce = (users: readonly UserView[]): UserView[] => {
  const seen = new Set<string>();
  return users.filter(({ id }) => !seen.has(id) && seen.add(id));
};
