/**
 * The plan for timelines of which X gives any range of ids: home, mentions, a user's posts, search.
 *
 * X answers with the newest posts of a range of ids, newest first, and with a token while the range holds more
 * (docs.x.com, "Timelines" and "Pagination").
 *
 * - A refresh asks for everything newer than the newest known post, one page. If that page does not reach the known
 *   posts, or X's answer does not prove that it did (`provesAll`), what lies between becomes a gap.
 * - A gap is filled from its newer end with the range between its edges. From its older end the newest posts of the
 *   whole range would be the wrong ones, and paging through it would pay for all of it; so the range is cut off a
 *   little above the older edge: at an id, as ids grow evenly with time. The width of that window is estimated from
 *   how close the posts beside the gap stand; an empty window costs nothing and the next one is wider.
 * - Where the end of X's answer might prove nothing, the range begins one id below the older edge of the gap: X then
 *   repeats that known post if it still shows posts from there, and that is the proof. It is the one post that is asked
 *   for again, and costs nothing when it was read on the same day.
 * - Posts at or beyond the edges of a range are dropped: X calls its bounds exclusive in one place and inclusive in
 *   another.
 */
import type { PostId } from '../../contract/views/ids.ts';
import type { EntryView } from '../../contract/views/posts.ts';
import { type Gap, gapsBetween } from '../gaps.ts';
import { compareIds, idDistance, idPlus, timeOfId } from '../ids.ts';
import type { FetchedPage } from '../ports.ts';
import { horizonOf, type Traits } from '../traits.ts';
import { type Outcome as AnyOutcome, deepestTimeline, nothing, pageSizes, type Stored, stretchAbove } from './task.ts';

/** How much wider the next window is after one that did not bring enough. */
const windowGrowth = 4n;

/** One range of ids that is being read. */
interface Range {
  way: 'range';
  traits: Traits;
  /** Entries at or below are known, or not wanted. */
  floorId: PostId | null;
  /** What X is asked: null where it would refuse an id that old, and its answer ends by itself above. */
  sinceId: PostId | null;
  untilId: PostId | null;
  maxResults: number;
  token: string | null;
  /** Pages of this range without anything new, so far. */
  emptyPages: number;
}

export type RangeTask = Range &
  (
    | { purpose: 'refresh' /** Posts to ask for after this page. */; left: number }
    | { purpose: 'older'; left: number }
    | { purpose: 'gap-from-newer'; gap: Gap }
    /** `proven`: X has shown that it tells everything from the older edge on. */
    | { purpose: 'gap-from-older'; gap: Gap; width: bigint; proven: boolean }
  );

type Page = Pick<FetchedPage, 'entries' | 'nextToken'>;
type Outcome = AnyOutcome<RangeTask>;

const range = (traits: Traits, floorId: PostId | null, untilId: PostId | null, maxResults: number): Range => ({
  way: 'range',
  traits,
  floorId,
  sinceId: floorId,
  untilId,
  maxResults: Math.min(traits.largestPage, Math.max(traits.smallestPage, maxResults)),
  token: null,
  emptyPages: 0,
});

/** The first page of a wish for so many posts. */
function firstOf(purpose: 'refresh' | 'older', posts: number, untilId: PostId | null, traits: Traits): RangeTask {
  const asked = range(traits, null, untilId, posts);
  return { purpose, ...asked, left: posts - asked.maxResults };
}

/**
 * @param newestId the newest stored post, or null for the first reading of a timeline
 * @param posts how many the first reading brings
 * @param most posts that may be read in all
 */
export function refreshRange(
  traits: Traits,
  newestId: PostId | null,
  { posts = pageSizes.first, most, now }: { posts?: number; most: number; now: number },
): RangeTask {
  if (newestId === null) return firstOf('refresh', Math.min(posts, most), null, traits);
  const asked = range(traits, newestId, null, Math.min(pageSizes.refresh, most));
  return { purpose: 'refresh', ...asked, sinceId: askable(traits, newestId, now), left: 0 };
}

/** @param oldestId the oldest stored post */
export const olderRange = (traits: Traits, oldestId: PostId, posts: number = pageSizes.older): RangeTask =>
  firstOf('older', posts, oldestId, traits);

/** @param provable whether the end of X's answer can be expected to prove that the gap is closed */
export function gapRangeFromNewer(traits: Traits, gap: Gap, provable: boolean, now: number): RangeTask {
  const edge = provable ? gap.olderId : idPlus(gap.olderId, -1n);
  return {
    purpose: 'gap-from-newer',
    gap,
    ...range(traits, gap.olderId, gap.newerId, pageSizes.gap),
    sinceId: askable(traits, edge, now),
  };
}

/**
 * @param neighbours ids of stored posts at and below the older edge, newest first: they tell how dense posts are
 * @returns a task that fills from the newer end where X cannot be asked from the older one on
 */
export function gapRangeFromOlder(traits: Traits, gap: Gap, neighbours: readonly PostId[], now: number): RangeTask {
  if (askable(traits, gap.olderId, now) === null) return gapRangeFromNewer(traits, gap, false, now);
  const first = neighbours[0];
  const last = neighbours.at(-1);
  const width =
    first !== undefined && last !== undefined && neighbours.length > 1
      ? // Aims at three quarters of a page: a window that holds more than a page would be read from its newer end.
        (idDistance(first, last) * BigInt(pageSizes.gap) * 3n) / (BigInt(neighbours.length - 1) * 4n)
      : idDistance(gap.newerId, gap.olderId) / windowGrowth;
  const window = windowOf(traits, gap, gap.olderId, width, pageSizes.gap);
  // A search that may ask for what is newer than this post is shown all of it. Elsewhere nobody knows how many posts
  // are left above the window, so only the repeated edge can prove anything.
  return traits.depth.posts === null ? { ...window, proven: true } : { ...window, sinceId: idPlus(gap.olderId, -1n) };
}

type Window = Extract<RangeTask, { purpose: 'gap-from-older' }>;

/** The next window of a gap that is filled from its older end. Wide enough for at least one id. */
function windowOf(traits: Traits, gap: Gap, floorId: PostId, width: bigint, maxResults: number): Window {
  const wide = width < 2n ? 2n : width;
  const cut = idPlus(floorId, wide);
  const untilId = compareIds(cut, gap.newerId) < 0 ? cut : gap.newerId;
  return {
    purpose: 'gap-from-older',
    gap,
    width: wide,
    proven: false,
    ...range(traits, floorId, untilId, maxResults),
  };
}

/** @returns the id, unless X would refuse to be asked for what is newer than that */
function askable(traits: Traits, sinceId: PostId, now: number): PostId | null {
  const horizon = horizonOf(traits, now);
  return traits.refusesOldSince && horizon !== null && timeOfId(sinceId) <= horizon ? null : sinceId;
}

/** @returns what an answer means */
export function takeRange(task: RangeTask, page: Page, stored: Stored): Outcome {
  const entries = inside(page.entries, task.floorId, task.untilId);
  const reached = reaches(page, 'gap' in task ? task.gap.olderId : task.floorId);
  const ended = page.nextToken === null || reached || reaches(page, task.floorId);
  if (!ended && entries.length === 0) return afterEmptyPage(task, page);
  switch (task.purpose) {
    case 'refresh':
    case 'older':
      return task.floorId === null
        ? takeOlder(task, entries, page)
        : takeRefresh(task.floorId, entries, reached || (ended && proves(stored, task.floorId, entries)));
    case 'gap-from-newer': {
      const closed = reached || (ended && (entries.length === 0 || proves(stored, task.gap.olderId, entries)));
      const lowest = entries.at(-1)?.id ?? task.gap.newerId;
      return { ...nothing, entries, closed: task.gap, opened: closed ? [] : gapsBetween(lowest, task.gap.olderId) };
    }
    case 'gap-from-older':
      return takeWindow(task, entries, { ended, reached });
  }
}

const reaches = (page: Page, id: PostId | null): boolean =>
  id !== null && page.entries.some((entry) => compareIds(entry.id, id) <= 0);

const proves = (stored: Stored, sinceId: PostId, fresh: readonly EntryView[]): boolean =>
  stored.proves(stretchAbove(stored, sinceId, fresh.length));

/** Pages that X has filtered empty cost nothing; only a missing token ends a range. */
const afterEmptyPage = (task: RangeTask, page: Page): Outcome =>
  (task.emptyPages + 1) * task.maxResults < deepestTimeline
    ? { ...nothing, next: { ...task, token: page.nextToken, emptyPages: task.emptyPages + 1 } }
    : { ...nothing, stuck: true };

function takeRefresh(newestId: PostId, entries: EntryView[], closed: boolean): Outcome {
  const lowest = entries.at(-1)?.id;
  const opened = closed || lowest === undefined ? [] : gapsBetween(lowest, newestId);
  return { ...nothing, entries, opened, refreshed: true };
}

/** The first reading of a timeline leaves no hole either: what is below it are simply older posts. */
function takeOlder(
  { purpose, traits, left }: Extract<RangeTask, { purpose: 'refresh' | 'older' }>,
  entries: EntryView[],
  page: Page,
): Outcome {
  const lowest = entries.at(-1)?.id;
  const goOn = lowest !== undefined && page.nextToken !== null && left > 0;
  return {
    ...nothing,
    entries,
    // A page with posts and no token could still stop at the depth that X gives at once; asking again is free.
    endReached: entries.length === 0,
    refreshed: purpose === 'refresh',
    next: goOn ? firstOf(purpose, left, lowest, traits) : null,
  };
}

function takeWindow(task: Window, entries: EntryView[], { ended, reached }: { ended: boolean; reached: boolean }) {
  const { gap, maxResults, traits } = task;
  const proven = task.proven || reached;
  const untilId = task.untilId ?? gap.newerId;
  const atTop = compareIds(untilId, gap.newerId) >= 0;
  const lowest = entries.at(-1)?.id;
  // Not all of the window came, or nobody knows whether X looked all the way down.
  const below = lowest === undefined || (ended && proven) ? [] : gapsBetween(lowest, gap.olderId);
  const above = atTop ? [] : gapsBetween(gap.newerId, entries[0]?.id ?? gap.olderId);
  const left = above[0];
  const changed: Outcome = { ...nothing, entries, closed: gap, opened: [...above, ...below] };
  // Half a page is enough for one operation: small pages would only cost calls.
  const wanted = maxResults - entries.length;
  if (!ended || left === undefined || wanted * 2 <= pageSizes.gap) return changed;
  // The id at the cut itself was not part of the window, so the next one starts just below it.
  const next = windowOf(traits, left, idPlus(untilId, -1n), task.width * windowGrowth, wanted);
  // X has shown a post from in here, so it looks further down than where the next window begins.
  return { ...changed, next: { ...next, proven: proven || entries.length > 0 } };
}

/** Entries strictly between two ids, each once, newest first. */
function inside(entries: readonly EntryView[], floorId: PostId | null, untilId: PostId | null): EntryView[] {
  const byId = new Map<PostId, EntryView>();
  for (const entry of entries) {
    const above = floorId === null || compareIds(entry.id, floorId) > 0;
    const below = untilId === null || compareIds(entry.id, untilId) < 0;
    if (above && below) byId.set(entry.id, entry);
  }
  return [...byId.values()].sort((a, b) => compareIds(b.id, a.id));
}
