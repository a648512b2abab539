/** What both plans have in common: what an answer changes, and what they have to know of what is stored. */
import type { PostId } from '../../contract/views/ids.ts';
import type { EntryView } from '../../contract/views/posts.ts';
import type { Gap } from '../gaps.ts';
import { compareIds } from '../ids.ts';
import type { Stretch } from '../traits.ts';

export { pageSizes } from '../../contract/page-sizes.ts';

/** What an answer changes. `Task` is an operation and how far it has come. */
export interface Outcome<Task> {
  /** New entries, newest first. */
  entries: EntryView[];
  closed: Gap | null;
  opened: Gap[];
  endReached: boolean | null;
  /** Undefined leaves it as it was. */
  olderToken?: string | null;
  /** The top of the timeline was read. */
  refreshed: boolean;
  /** What is left to ask for, or null when the operation is done. */
  next: Task | null;
  /** X keeps sending empty pages; the operation gives up for now. */
  stuck: boolean;
}

export const nothing: Outcome<never> = {
  entries: [],
  closed: null,
  opened: [],
  endReached: null,
  refreshed: false,
  next: null,
  stuck: false,
};

/** What the plan has to know of what is stored, as it is before the answer is. */
export interface Stored {
  /** Name of the timeline. */
  name: string;
  newestId: PostId | null;
  oldestId: PostId | null;
  gaps: readonly Gap[];
  /** @returns the id of the stored entry that shows the same as this one of X, or null */
  idOf(entry: EntryView): PostId | null;
  /** Whether the end of X's answer proves that nothing above a post is missing. */
  proves(stretch: Stretch): boolean;
  /** How many posts are stored above a post (counted as far as `proves` needs). */
  countAbove(id: PostId): number;
}

/**
 * The most posts that X gives of a timeline (docs.x.com, "Timelines"): more empty pages than these would fill are no
 * filtered posts, X is in trouble then.
 */
export const deepestTimeline = 3_200;

/** @returns the most recent knowledge about a stretch above `sinceId`, with `fresh` posts more than are stored */
export function stretchAbove(stored: Stored, sinceId: PostId, fresh: number): Stretch {
  const others = stored.gaps.some((gap) => gap.olderId !== sinceId && compareIds(gap.newerId, sinceId) > 0);
  return { sinceId, posts: others ? null : stored.countAbove(sinceId) + fresh };
}
