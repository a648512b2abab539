/**
 * Ids for entries of likes and bookmarks. X gives them no ids and orders them by the time of liking, which it does not
 * tell; the ids of the posts say nothing of that order. So each entry gets an id of its own, made up here, whose order
 * is the order in the timeline: everything that works by ids (rows, gaps, places) works for them too.
 *
 * An id is a number in the order, times 10^8, plus a number that is the same for all entries of a timeline, so that
 * entries of two such timelines do not get the same id. Real posts reach numbers of this size in some twenty years.
 */
import type { PostId } from '../contract/views/ids.ts';
import type { EntryView } from '../contract/views/posts.ts';
import { idPlus } from './ids.ts';

const step = 100_000_000n;

/** The first page starts here: about twice 10^10 entries fit above, and more below. */
const middle = 70_000_000_000n;

/** What a gap may hold: newer entries that do not reach the known ones stand this many numbers above them. */
const room = 100_000n;

/** @returns the id that the first page starts below. @param timeline its name */
export const firstLikingId = (timeline: string): PostId => String(middle * step + BigInt(markOf(timeline)));

/** Entries, newest first, directly below an id. */
export const placedBelow = (id: PostId, entries: readonly EntryView[]): EntryView[] =>
  entries.map((entry, index) => ({ ...entry, id: idPlus(id, -step * BigInt(index + 1)) }));

/** Entries, newest first, above an id. @param withRoom leave room for what was not read between them and that entry */
export const placedAbove = (id: PostId, entries: readonly EntryView[], withRoom: boolean): EntryView[] =>
  placedBelow(idPlus(id, step * (BigInt(entries.length + 1) + (withRoom ? room : 0n))), entries);

/** FNV-1a of a name, cut to eight digits. */
function markOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % Number(step);
}
