/**
 * The fetch plan: what to ask X for, and what an answer means for what is stored. Pure; `session.ts` performs it.
 *
 * Reading costs money per post, therefore each operation reads at most one page of posts, unless the person asked for
 * more. It asks again only while nothing new has come: pages that X has filtered empty cost nothing. Every hole that an
 * answer leaves between known posts is shown as a gap and filled when the person wants it.
 *
 * X reads timelines in two ways, each with a plan of its own: `plan/ranges.ts` and `plan/pages.ts`.
 */
import type { PostId } from '../contract/views/ids.ts';
import type { Gap } from './gaps.ts';
import {
  gapPages,
  olderPages,
  type PagesTask,
  refreshPages,
  takePages,
  withoutToken as withoutPageToken,
} from './plan/pages.ts';
import {
  gapRangeFromNewer,
  gapRangeFromOlder,
  olderRange,
  type RangeTask,
  refreshRange,
  takeRange,
} from './plan/ranges.ts';
import { type Outcome as AnyOutcome, pageSizes, type Stored, stretchAbove } from './plan/task.ts';
import type { FetchedPage, FetchQuery } from './ports.ts';
import type { Traits } from './traits.ts';

export { noMoreToken } from './plan/pages.ts';
export { pageSizes, type Stored } from './plan/task.ts';

/** An operation and how far it has come. A plain value: it can wait for a limit to reset and go on later. */
export type Task = RangeTask | PagesTask;

/** What an answer changes, and what is left to do. */
export type Outcome = AnyOutcome<Task>;

/**
 * @param posts how many the first reading brings; undefined for the usual page
 * @param most posts that may be read; infinite when the person asked
 * @param now milliseconds since 1970, by the service's clock
 */
export function planRefresh(
  traits: Traits,
  newestId: PostId | null,
  { posts, most, now }: { posts: number | undefined; most: number; now: number },
): Task {
  const wish = { ...(posts === undefined ? {} : { posts }), most };
  return traits.reads === 'ranges'
    ? refreshRange(traits, newestId, { ...wish, now })
    : refreshPages(traits, newestId, wish);
}

/**
 * @param oldestId the oldest stored post
 * @param token the stored token, for timelines that are only paged
 */
export const planOlder = (traits: Traits, oldestId: PostId, token: string | null, posts: number | undefined): Task =>
  traits.reads === 'ranges' ? olderRange(traits, oldestId, posts) : olderPages(traits, token, posts);

/** In timelines that are only paged, every gap is filled from its newer end. */
export function planGap(
  gap: Gap,
  wish: { from: 'newer' | 'older'; neighbours: () => readonly PostId[]; now: number },
  traits: Traits,
  stored: Stored,
): Task {
  if (traits.reads === 'pages') return gapPages(traits, gap);
  if (wish.from === 'older') return gapRangeFromOlder(traits, gap, wish.neighbours(), wish.now);
  const provable = stored.proves(stretchAbove(stored, gap.olderId, pageSizes.gap));
  return gapRangeFromNewer(traits, gap, provable, wish.now);
}

/** @returns the request for the next page of a task */
export function queryOf(task: Task): FetchQuery {
  const { maxResults, token } = task;
  const paginationToken = token === null ? {} : { paginationToken: token };
  if (task.way === 'pages') return { maxResults, ...paginationToken };
  const { sinceId, untilId } = task;
  return {
    maxResults,
    ...(sinceId === null ? {} : { sinceId }),
    ...(untilId === null ? {} : { untilId }),
    ...paginationToken,
  };
}

/** @returns what an answer to `queryOf(task)` means */
export const takePage = (task: Task, page: Pick<FetchedPage, 'entries' | 'nextToken'>, stored: Stored): Outcome =>
  task.way === 'range' ? takeRange(task, page, stored) : takePages(task, page, stored);

/** Whether X may have refused a request because of a token that stood for long. */
export const hasKeptToken = (task: Task): boolean => task.way === 'pages' && task.token !== null;

/** @returns how to go on after X has refused the token of a task, or null when the operation ends with that */
export const withoutToken = (task: Task): Task | null => (task.way === 'pages' ? withoutPageToken(task) : null);
