/**
 * How v1.1 is read in pages: timelines and searches go down by id, people and lists go on by cursor. Both are brought
 * to what v2 does: a part between two ids that belong to neither side, and a token for what follows.
 * https://docs.x.com/x-api/posts/timelines/migrate (`max_id` is inclusive, `since_id` is not.)
 */
import type { PostId } from '../contract/views/ids.ts';
import type { PageQuery } from './requests.ts';

const POSITION = /^v1\.1:down-from:(\d{1,19})$/;
const CURSOR = /^v1\.1:cursor:(-?\d{1,19})$/;

/** Whether a token comes from reading v1.1; v2 would refuse it. */
export const isTokenOfV1 = (token: string): boolean => POSITION.test(token) || CURSOR.test(token);

/** The token of what follows on a list with cursors. @param cursor null on the last page */
export const cursorToken = (cursor: string | null): string | null => (cursor === null ? null : `v1.1:cursor:${cursor}`);

/** @returns the cursor to ask for, -1 for the first page; null for a token that is not from here */
export function readCursor(token: string | undefined): string | null {
  return token === undefined ? '-1' : (CURSOR.exec(token)?.[1] ?? null);
}

/** Which posts to ask for. */
export interface Stretch {
  count: number;
  /** Sent just below the post that the caller knows, which so comes again: the proof that nothing is missing above it. */
  sinceId: PostId | null;
  /** The newest id that is wanted; null for the newest there is. */
  maxId: PostId | null;
  /** The post that the caller knows; null to go down to the end. */
  floorId: PostId | null;
}

const before = (id: PostId): bigint => BigInt(id) - 1n;

/** An id to send; null for what no post can have. */
const sendable = (id: bigint): PostId | null => (id < 1n ? null : id.toString());

/**
 * @param most posts that X gives at once
 * @returns `foreign` for a token that is not from here, `nothing` when no post can be in this part
 */
export function stretchOf(query: PageQuery, most: number): Stretch | 'foreign' | 'nothing' {
  const { maxResults, sinceId, untilId, paginationToken } = query;
  const position = paginationToken === undefined ? null : (POSITION.exec(paginationToken)?.[1] ?? 'foreign');
  if (position === 'foreign') return 'foreign';
  const maxId = position ?? (untilId === undefined ? null : before(untilId).toString());
  if (maxId !== null && BigInt(maxId) < 1n) return 'nothing';
  return {
    count: Math.min(most, Math.max(1, Math.trunc(maxResults) || 1)),
    sinceId: sinceId === undefined ? null : sendable(before(sinceId)),
    maxId,
    floorId: sinceId ?? null,
  };
}

/**
 * The token of what is below a page. X says nowhere that it was the last one: it is when it holds nothing that was asked
 * for, or when it has come down to the known post. A short page proves nothing, as X filters after it has counted.
 * @param ids of the answer
 * @returns null at the end
 */
export function tokenBelow(ids: readonly PostId[], stretch: Stretch): string | null {
  const { floorId } = stretch;
  const reached = ids.some((id) => floorId !== null && BigInt(id) <= BigInt(floorId));
  const meant = ids.filter((id) => isWithin(id, stretch)).map(BigInt);
  const [first] = meant;
  if (reached || first === undefined) return null;
  const lowest = meant.reduce((least, id) => (id < least ? id : least), first);
  const next = sendable(lowest - 1n);
  return next === null ? null : `v1.1:down-from:${next}`;
}

/** Whether a post belongs to a stretch: X repeats the one at which the page before has ended. */
export const isWithin = (id: PostId, { maxId }: Stretch): boolean => maxId === null || BigInt(id) <= BigInt(maxId);
