/** Pages in answers of v1.1: timelines and searches go down by id, lists of users go on by cursor. */
import type { EntryView } from '../../contract/views.ts';
import { filledTextOf, objectOf } from '../answers/json.ts';
import { parseEntryV1, statusesOf } from './posts.ts';

/** The posts of a timeline (an array), of `statuses/show` (one), or of a search (`statuses`), newest first. */
export const parsePostsV1 = (answer: unknown): EntryView[] =>
  statusesOf(answer)
    .map(parseEntryV1)
    .filter((entry) => entry !== null);

/** The cursor of the next page; null on the last one, which X tells by a zero. */
export function nextCursorV1(answer: unknown): string | null {
  const cursor = filledTextOf(objectOf(answer)?.['next_cursor_str']);
  return cursor === '0' ? null : cursor;
}
