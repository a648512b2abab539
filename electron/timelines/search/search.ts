/** Searching through what was read: at once and free. */
import type { EntryView } from '../../contract/views/posts.ts';
import type { SearchView } from '../../contract/views/search.ts';
import type { PostRowView } from '../../contract/views/timelines.ts';
import type { Cache } from '../cache/port.ts';
import { parseSearch } from './parse.ts';

export interface SearchOptions {
  /** When a day of the person's calendar (`2026-08-20`) begins, in milliseconds since 1970; null when it never does. */
  dayStart(day: string): number | null;
  /** Makes the row of an entry. */
  row(entry: EntryView): PostRowView;
}

/**
 * @param text what the person typed
 * @param limit the most rows to return
 * @throws {CacheFailure}
 */
export function searchStored(
  cache: Cache,
  text: string,
  limit: number,
  { dayStart, row }: SearchOptions,
): Omit<SearchView, 'accountId'> {
  const { terms, search, xQuery } = parseSearch(text, dayStart);
  // One more than wanted tells whether there are more.
  const found = search === null ? [] : cache.search(search, limit + 1);
  return {
    text,
    terms,
    rows: found.slice(0, limit).map(row),
    more: found.length > limit,
    searched: cache.countPosts(),
    xQuery,
  };
}
