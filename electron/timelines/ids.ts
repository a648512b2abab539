/**
 * Post ids are decimal numbers of up to 19 digits. They exceed what a JavaScript number holds exactly, so they stay
 * strings and are compared and counted by the functions of this module only.
 */
import type { PostId } from '../contract/views/ids.ts';

/** One digit more than an id has, so that "just above the highest id" can be written too. */
const sortableLength = 20;

/** The id as text whose alphabetical order is the numerical order of ids. */
export const sortable = (id: PostId): string => id.padStart(sortableLength, '0');

/** The id that `sortable` was made from. */
export const fromSortable = (text: string): PostId => text.replace(/^0+(?=\d)/, '');

/** @returns negative when `a` is older than `b`, positive when it is newer, 0 for the same id */
export function compareIds(a: PostId, b: PostId): number {
  const [left, right] = a.length === b.length ? [a, b] : [sortable(a), sortable(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** @returns how far apart two ids are; ids of X grow evenly with time, so this measures time as well */
export const idDistance = (newer: PostId, older: PostId): bigint => BigInt(newer) - BigInt(older);

/** @returns the id that is `distance` above (below, when negative) `id`; no post needs to have it */
export const idPlus = (id: PostId, distance: bigint): PostId => String(BigInt(id) + distance);

/** The clock that ids count with starts here: X's "snowflake" scheme, milliseconds shifted by 22 bits. */
const idClockStart = 1_288_834_974_657n;

/** @returns when an id was given out, in milliseconds since 1970 */
export const timeOfId = (id: PostId): number => Number((BigInt(id) >> 22n) + idClockStart);

/** @returns the first id of a moment, in milliseconds since 1970; no post needs to have it */
export const idAt = (ms: number): PostId => {
  const sinceStart = BigInt(Math.trunc(ms)) - idClockStart;
  return String(sinceStart > 0n ? sinceStart << 22n : 0n);
};
