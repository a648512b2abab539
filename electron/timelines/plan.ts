/**
 * The fetch plan: what to ask X for, and what an answer means for what is stored. Pure; `engine.ts` performs it.
 *
 * X answers with the newest posts of a range of ids, newest first, and with a token while the range holds more
 * (docs.x.com, "Timelines" and "Pagination"). Reading costs money per post, therefore:
 *
 * - A refresh asks for everything newer than the newest known post, one page. If that page does not reach the known
 *   posts, what lies between becomes a gap: a hole is shown and filled when the person wants it.
 * - Each operation reads at most one page of posts. It asks again only while nothing new has come: pages that X has
 *   filtered empty cost nothing, and only a missing token ends a range.
 * - A gap is filled from its newer end with the range between its edges. From its older end the newest posts of the
 *   whole range would be the wrong ones, and paging through it would pay for all of it; so the range is cut off a
 *   little above the older edge: at an id, as ids grow evenly with time. The width of that window is estimated from
 *   how close the posts beside the gap stand; an empty window costs nothing and the next one is wider.
 * - Posts at or beyond the edges of a range are dropped: X calls its bounds exclusive in one place and inclusive in
 *   another.
 */
import type { EntryView, PostId, TimelineKey } from '../contract/views.ts';
import { type Gap, gapsBetween } from './gaps.ts';
import { compareIds, idDistance, idPlus } from './ids.ts';
import type { FetchedPage, FetchQuery } from './ports.ts';

/** Posts per page. 100 is the most that X gives; a refresh is bounded by what is new, the others by their page. */
export const pageSizes = { first: 20, refresh: 100, older: 20, gap: 50 } as const;

/** The smallest page that X gives (docs.x.com, `max_results` of each endpoint). */
export const smallestPage: Record<TimelineKey['kind'], number> = { home: 1, mentions: 5, user: 5 };

/**
 * The most posts that X gives of a timeline (docs.x.com, "Timelines"): more empty pages than these would fill are no
 * filtered posts, X is in trouble then.
 */
const deepestTimeline = 3_200;

/** How much wider the next window is after one that did not bring enough. */
const windowGrowth = 4n;

/** One range of ids that is being read, both bounds exclusive. */
interface Range {
  sinceId: PostId | null;
  untilId: PostId | null;
  maxResults: number;
  token: string | null;
  /** Pages of this range without anything new, so far. */
  emptyPages: number;
}

/** An operation and how far it has come. A plain value: it can wait for a limit to reset and go on later. */
export type Task = Range &
  (
    | { purpose: 'refresh' }
    | { purpose: 'older' }
    | { purpose: 'gap-from-newer'; gap: Gap }
    | { purpose: 'gap-from-older'; gap: Gap; width: bigint }
  );

/** What an answer changes. */
export interface Outcome {
  /** New posts, newest first. */
  entries: EntryView[];
  closed: Gap | null;
  opened: Gap[];
  endReached: boolean | null;
  /** What is left to ask for, or null when the operation is done. */
  next: Task | null;
  /** X keeps sending empty pages; the operation gives up for now. */
  stuck: boolean;
}

const range = (sinceId: PostId | null, untilId: PostId | null, maxResults: number): Range => ({
  sinceId,
  untilId,
  maxResults,
  token: null,
  emptyPages: 0,
});

/** @param newestId the newest stored post, or null for the first reading of a timeline */
export const planRefresh = (newestId: PostId | null, mostPosts: number = pageSizes.refresh): Task => ({
  purpose: 'refresh',
  ...range(newestId, null, Math.min(mostPosts, newestId === null ? pageSizes.first : pageSizes.refresh)),
});

/** @param oldestId the oldest stored post */
export const planOlder = (oldestId: PostId): Task => ({
  purpose: 'older',
  ...range(null, oldestId, pageSizes.older),
});

export const planGapFromNewer = (gap: Gap): Task => ({
  purpose: 'gap-from-newer',
  gap,
  ...range(gap.olderId, gap.newerId, pageSizes.gap),
});

/** @param neighbours ids of stored posts at and below the older edge, newest first: they tell how dense posts are */
export function planGapFromOlder(gap: Gap, neighbours: readonly PostId[]): Task {
  const first = neighbours[0];
  const last = neighbours.at(-1);
  const known =
    first !== undefined && last !== undefined && neighbours.length > 1
      ? // Aims at three quarters of a page: a window that holds more than a page would be read from its newer end.
        (idDistance(first, last) * BigInt(pageSizes.gap) * 3n) / (BigInt(neighbours.length - 1) * 4n)
      : idDistance(gap.newerId, gap.olderId) / windowGrowth;
  return windowOf(gap, gap.olderId, known, pageSizes.gap);
}

/** The next window of a gap that is filled from its older end. Wide enough for at least one id. */
function windowOf(gap: Gap, sinceId: PostId, width: bigint, maxResults: number): Task {
  const wide = width < 2n ? 2n : width;
  const cut = idPlus(sinceId, wide);
  const untilId = compareIds(cut, gap.newerId) < 0 ? cut : gap.newerId;
  return { purpose: 'gap-from-older', gap, width: wide, ...range(sinceId, untilId, maxResults) };
}

/** @returns the request for the next page of a task */
export const queryOf = (task: Task): FetchQuery => ({
  maxResults: task.maxResults,
  ...(task.sinceId === null ? {} : { sinceId: task.sinceId }),
  ...(task.untilId === null ? {} : { untilId: task.untilId }),
  ...(task.token === null ? {} : { paginationToken: task.token }),
});

/** @returns what an answer to `queryOf(task)` means */
export function takePage(task: Task, page: Pick<FetchedPage, 'entries' | 'nextToken'>): Outcome {
  const { sinceId, untilId } = task;
  const entries = inside(page.entries, sinceId, untilId);
  const complete =
    page.nextToken === null || (sinceId !== null && page.entries.some((entry) => compareIds(entry.id, sinceId) <= 0));
  const nothing: Outcome = { entries, closed: null, opened: [], endReached: null, next: null, stuck: false };
  if (!complete && entries.length === 0) {
    return (task.emptyPages + 1) * task.maxResults < deepestTimeline
      ? { ...nothing, next: { ...task, token: page.nextToken, emptyPages: task.emptyPages + 1 } }
      : { ...nothing, stuck: true };
  }
  const lowest = entries.at(-1)?.id;
  const rest = (newerId: PostId | undefined, olderId: PostId): Gap[] =>
    complete || newerId === undefined ? [] : gapsBetween(newerId, olderId);
  switch (task.purpose) {
    case 'refresh':
      // The first reading of a timeline leaves no hole: what is below it are simply older posts.
      return sinceId === null
        ? { ...nothing, endReached: entries.length === 0 }
        : { ...nothing, opened: rest(lowest, sinceId) };
    case 'older':
      // A page with posts and no token could still stop at the depth that X gives at once; asking again is free.
      return { ...nothing, endReached: entries.length === 0 };
    case 'gap-from-newer':
      return { ...nothing, closed: task.gap, opened: rest(lowest, task.gap.olderId) };
    case 'gap-from-older':
      return takeWindow(task, nothing, rest(lowest, task.gap.olderId), complete);
  }
}

/**
 * @param below what stays a gap inside the window, when it held more than a page
 * @param complete nothing of the window is left at X
 */
function takeWindow(
  task: Task & { purpose: 'gap-from-older' },
  outcome: Outcome,
  below: Gap[],
  complete: boolean,
): Outcome {
  const { gap, maxResults } = task;
  const { entries } = outcome;
  const untilId = task.untilId ?? gap.newerId;
  const atTop = compareIds(untilId, gap.newerId) >= 0;
  const edge = entries[0]?.id ?? gap.olderId;
  const above = atTop ? [] : gapsBetween(gap.newerId, edge);
  const left = above[0];
  const changed = { ...outcome, closed: gap, opened: [...above, ...below] };
  // Half a page is enough for one operation: small pages would only cost calls.
  const wanted = maxResults - entries.length;
  const goOn = complete && left !== undefined && wanted * 2 > pageSizes.gap;
  // The id at the cut itself was not part of the window, so the next one starts just below it.
  return goOn ? { ...changed, next: windowOf(left, idPlus(untilId, -1n), task.width * windowGrowth, wanted) } : changed;
}

/** Entries strictly between two ids, each once, newest first. */
function inside(entries: readonly EntryView[], sinceId: PostId | null, untilId: PostId | null): EntryView[] {
  const byId = new Map<PostId, EntryView>();
  for (const entry of entries) {
    const above = sinceId === null || compareIds(entry.id, sinceId) > 0;
    const below = untilId === null || compareIds(entry.id, untilId) < 0;
    if (above && below) byId.set(entry.id, entry);
  }
  return [...byId.values()].sort((a, b) => compareIds(b.id, a.id));
}
