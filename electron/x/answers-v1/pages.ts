/** Pages in answers of v1.1: timelines and searches go down by id, lists of users go on by cursor. */
import type { EntryView } from '../../contract/views/posts.ts';
import { filledTextOf, objectOf } from '../answers/json.ts';
import type { ParsedPage } from '../answers/page.ts';
import { isWithin, type Stretch, tokenBelow } from '../paging-v1.ts';
import { billedPostsV1 } from './billed.ts';
import { idOfV1 } from './ids.ts';
import { parseEntryV1, statusesOf } from './posts.ts';

/** The posts of a timeline (an array), of `statuses/show` (one), or of a search (`statuses`), newest first. */
export const parsePostsV1 = (answer: unknown): EntryView[] =>
  statusesOf(answer)
    .map(parseEntryV1)
    .filter((entry) => entry !== null);

/**
 * Tells whether an answer holds posts at all; even an empty one is a list, or has one. Posts of which none can be read
 * are none: taken for an empty page, they would end a timeline or close a gap.
 */
export function isPostsV1(answer: unknown): boolean {
  const list = Array.isArray(answer) ? answer : objectOf(answer)?.['statuses'];
  return Array.isArray(list) && (list.length === 0 || statusesOf(answer).some((status) => idOfV1(status) !== null));
}

/** Reads a page of posts as `parsePage` reads one of v2. Never fails: what cannot be read is left out. */
export function parsePageV1(answer: unknown, stretch: Stretch): ParsedPage {
  const ids = statusesOf(answer).flatMap((status) => idOfV1(status) ?? []);
  const entries = parsePostsV1(answer).filter(({ id }) => isWithin(id, stretch));
  const sorted = entries.map(({ id }) => id).sort((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1));
  return {
    entries,
    newestId: sorted[0] ?? null,
    oldestId: sorted.at(-1) ?? null,
    nextToken: tokenBelow(ids, stretch),
    resultCount: entries.length,
    // v1.1 leaves out what cannot be shown, without a word.
    missing: [],
    billed: billedPostsV1(answer),
  };
}

/** The cursor of the next page; null on the last one, which X tells by a zero. */
export function nextCursorV1(answer: unknown): string | null {
  const cursor = filledTextOf(objectOf(answer)?.['next_cursor_str']);
  return cursor === '0' ? null : cursor;
}
