/** Pages of posts in answers of v2: timelines and look-ups. */
import type { PostId } from '../../contract/views/ids.ts';
import type { EntryView } from '../../contract/views/posts.ts';
import { type BilledItem, billedItems } from './billed.ts';
import { dataItems, readIncludes } from './includes.ts';
import { countOf, filledTextOf, idOf, objectOf } from './json.ts';
import { parseEntry } from './posts.ts';
import { type MissingPost, missingPosts } from './problems.ts';

export interface ParsedPage {
  /**
   * Newest first, as received. X may repeat the posts that `since_id` and `until_id` name: the caller knows them and
   * drops them.
   */
  entries: EntryView[];
  newestId: PostId | null;
  oldestId: PostId | null;
  /** Only its absence means that there is nothing further: an empty page may have one. */
  nextToken: string | null;
  /** How many posts X says that the page has. */
  resultCount: number;
  /** Posts that the page or its posts refer to, and that cannot be shown. */
  missing: MissingPost[];
  billed: BilledItem[];
}

/** The token of the next page; null on the last one. */
export const nextToken = (answer: unknown): string | null =>
  filledTextOf(objectOf(objectOf(answer)?.['meta'])?.['next_token']);

/**
 * Tells whether an answer has the shape of a page at all; even an empty one has `meta`. One that has posts, or says so,
 * and none that can be read is no page: taken for an empty one, it would end a timeline or close a gap.
 */
export function isPage(answer: unknown): boolean {
  const page = objectOf(answer);
  if (page === null) return false;
  const data = page['data'] ?? null;
  const meta = objectOf(page['meta']);
  if (data === null) return meta !== null && (countOf(meta['result_count']) ?? 0) === 0;
  const empty = Array.isArray(data) && data.length === 0;
  return empty || dataItems(page).some(({ id }) => idOf(id) !== null);
}

/** The id of the post that is newest (`sign` 1) or oldest (-1); ids exceed 2^53. */
function outermost(entries: readonly EntryView[], sign: 1 | -1): PostId | null {
  const ids = entries.map(({ id }) => id).sort((a, b) => Number(BigInt(b) - BigInt(a)) * sign);
  return ids[0] ?? null;
}

/** Reads a page of posts. Never fails: what cannot be read is left out. */
export function parsePage(answer: unknown): ParsedPage {
  const meta = objectOf(objectOf(answer)?.['meta']);
  const includes = readIncludes(answer);
  const entries = dataItems(answer)
    .map((post) => parseEntry(post, includes))
    .filter((entry) => entry !== null);
  return {
    entries,
    newestId: idOf(meta?.['newest_id']) ?? outermost(entries, 1),
    oldestId: idOf(meta?.['oldest_id']) ?? outermost(entries, -1),
    nextToken: nextToken(answer),
    resultCount: countOf(meta?.['result_count']) ?? entries.length,
    missing: missingPosts(answer).filter(({ id }) => !includes.posts.has(id)),
    billed: billedItems(answer, 'post'),
  };
}
