/**
 * Post ids are decimal numbers of up to 19 digits. They exceed what a JavaScript number holds exactly, so they stay
 * strings and are compared and counted by the functions of this module only.
 */
import type { PostId, TimelineKey } from '../contract/views.ts';

/** One digit more than an id has, so that "just above the highest id" can be written too. */
const sortableLength = 20;

/** The id as text whose alphabetical order is the numerical order of ids. */
export const sortable = (id: PostId): string => id.padStart(sortableLength, '0');

/** The id that `sortable` was made from. */
export const fromSortable = (text: string): PostId => text.replace(/^0+(?=\d)/, '');

/** @returns negative when `a` is older than `b`, positive when it is newer, 0 for the same id */
export function compareIds(a: PostId, b: PostId): number {
  const left = sortable(a);
  const right = sortable(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** @returns how far apart two ids are; ids of X grow evenly with time, so this measures time as well */
export const idDistance = (newer: PostId, older: PostId): bigint => BigInt(newer) - BigInt(older);

/** @returns the id that is `distance` above (below, when negative) `id`; no post needs to have it */
export const idPlus = (id: PostId, distance: bigint): PostId => String(BigInt(id) + distance);

/** @returns a stable name for a timeline of an account: the key of its stored rows */
export const timelineName = (key: TimelineKey): string => (key.kind === 'user' ? `user:${key.userId}` : key.kind);
