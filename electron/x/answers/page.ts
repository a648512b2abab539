/** Pages of posts in answers of v2: timelines and look-ups. */
import type { EntryView, PostId } from '../../contract/views.ts';
import { dataPosts, includedPosts, readIncludes } from './includes.ts';
import { countOf, filledTextOf, idOf, objectOf, objectsOf } from './json.ts';
import { parseEntry } from './posts.ts';
import { type MissingPost, missingPosts } from './problems.ts';

/**
 * Something in an answer that may cost money. X bills what was asked for (`data`); whether it also bills what comes
 * along (`includes`) is not documented, so the two are told apart.
 */
export interface BilledItem {
  kind: 'post' | 'user';
  id: string;
  from: 'data' | 'includes';
}

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

/** Tells whether an answer has the shape of a page at all; even an empty one has `meta`. */
export function isPage(answer: unknown): boolean {
  const page = objectOf(answer);
  return (
    page !== null && (objectOf(page['meta']) !== null || dataPosts(page).length > 0 || Array.isArray(page['data']))
  );
}

/** The id of the post that is newest (`sign` 1) or oldest (-1); ids exceed 2^53. */
function outermost(entries: readonly EntryView[], sign: 1 | -1): PostId | null {
  const ids = entries.map(({ id }) => id).sort((a, b) => Number(BigInt(b) - BigInt(a)) * sign);
  return ids[0] ?? null;
}

function billedItems(answer: unknown): BilledItem[] {
  const included = objectsOf(objectOf(objectOf(answer)?.['includes'])?.['users']);
  const items = [
    ...dataPosts(answer).map(({ id }) => ({ kind: 'post', id: idOf(id), from: 'data' }) as const),
    ...includedPosts(answer).map(({ id }) => ({ kind: 'post', id: idOf(id), from: 'includes' }) as const),
    ...included.map(({ id }) => ({ kind: 'user', id: idOf(id), from: 'includes' }) as const),
  ];
  const distinct = new Map<string, BilledItem>();
  for (const { kind, id, from } of items) {
    const key = `${kind} ${id}`;
    if (id !== null && !distinct.has(key)) distinct.set(key, { kind, id, from });
  }
  return [...distinct.values()];
}

/** Reads a page of posts. Never fails: what cannot be read is left out. */
export function parsePage(answer: unknown): ParsedPage {
  const meta = objectOf(objectOf(answer)?.['meta']);
  const includes = readIncludes(answer);
  const entries = dataPosts(answer)
    .map((post) => parseEntry(post, includes))
    .filter((entry) => entry !== null);
  return {
    entries,
    newestId: idOf(meta?.['newest_id']) ?? outermost(entries, 1),
    oldestId: idOf(meta?.['oldest_id']) ?? outermost(entries, -1),
    nextToken: filledTextOf(meta?.['next_token']),
    resultCount: countOf(meta?.['result_count']) ?? entries.length,
    missing: missingPosts(answer).filter(({ id }) => !includes.posts.has(id)),
    billed: billedItems(answer),
  };
}
