/**
 * What X can do with each kind of timeline (docs.x.com, "Timelines", "Search", "Lists", "Likes", "Bookmarks"). One more
 * timeline is one more entry here.
 */
import type { TimelineKey } from '../contract/views/ids.ts';
import { timeOfId } from './ids.ts';

export interface Traits {
  /** `ranges`: X takes since_id and until_id. `pages`: it only pages down from the top, with tokens. */
  reads: 'ranges' | 'pages';
  /** `posting`: newest post first. `liking`: what was liked or bookmarked last comes first, however old it is. */
  order: 'posting' | 'liking';
  smallestPage: number;
  largestPage: number;
  /** How far down X shows it; null where nothing limits it. */
  depth: { posts: number | null; days: number | null };
  /** X refuses a since_id that is older than its depth in days. */
  refusesOldSince: boolean;
}

const dayMs = 24 * 60 * 60_000;

/** X cuts off by its own clock, and a request takes its time. */
const marginMs = 10 * 60_000;

const ranges: Traits = {
  reads: 'ranges',
  order: 'posting',
  smallestPage: 5,
  largestPage: 100,
  depth: { posts: null, days: null },
  refusesOldSince: false,
};
const pages: Traits = { ...ranges, reads: 'pages' };

const byKind: Record<TimelineKey['kind'], Traits> = {
  // X's pages disagree on whether both or either of these hold, so both are taken to hold.
  home: { ...ranges, smallestPage: 1, depth: { posts: 800, days: 7 } },
  mentions: { ...ranges, depth: { posts: 800, days: null } },
  user: { ...ranges, depth: { posts: 3_200, days: null } },
  search: { ...ranges, smallestPage: 10, depth: { posts: null, days: 7 }, refusesOldSince: true },
  // How far a list goes back is documented nowhere; it is a timeline of several people like home.
  list: { ...pages, smallestPage: 1, depth: { posts: 800, days: null } },
  likes: { ...pages, order: 'liking' },
  // A full hundred can lose the token of the next page (known fault of X).
  bookmarks: { ...pages, order: 'liking', smallestPage: 1, largestPage: 90 },
};

export function traitsOf(key: TimelineKey): Traits {
  const traits = byKind[key.kind];
  // X leaves replies out after it has cut the timeline off, and says so (docs.x.com, "User posts timeline").
  return key.kind === 'user' && !key.replies ? { ...traits, depth: { posts: 800, days: null } } : traits;
}

/** @returns the time before which X shows nothing of a timeline, in milliseconds, or null when time does not limit it */
export const horizonOf = ({ depth }: Traits, now: number): number | null =>
  depth.days === null ? null : now - depth.days * dayMs + marginMs;

/** What is known of the stretch above a post when X says that there is nothing more in it. */
export interface Stretch {
  /** The newest known post below the stretch. */
  sinceId: string;
  /** Posts above it that are known; null when there may be others, because a gap is above it too. */
  posts: number | null;
}

/**
 * Whether the end of X's answer proves that nothing of a stretch is missing. X ends an answer without a word both when
 * everything was told and when it does not look further down. So the end only counts as proof while all limits of
 * depth are out of reach: the known post below is younger than the days that X goes back, and the posts above it are
 * fewer than those that X gives. A quarter of the latter is left as a margin: posts that X filters out of its answers
 * count towards its depth, but nobody can count them here.
 *
 * Without that proof the stretch stays a gap, until filling it brings nothing.
 */
export function provesAll(traits: Traits, { sinceId, posts }: Stretch, now: number): boolean {
  const horizon = horizonOf(traits, now);
  const young = traits.order === 'liking' || horizon === null || timeOfId(sinceId) > horizon;
  const most = traits.depth.posts;
  return young && (most === null || (posts !== null && posts < (most * 3) / 4));
}
