/**
 * The plan for timelines that X only pages down from the top: lists, likes, bookmarks. There is no way to ask for what
 * is newer or older than a post; all there is are tokens, each of which leads to the page below another one.
 *
 * - A refresh reads small pages from the top until it comes to known posts: the known ones on the last page are read
 *   again, so the pages are small. What it does not reach is a gap that keeps the token.
 * - A gap is filled, and older posts are read, from the kept token on. So a gap has one end only.
 * - A token that X no longer takes, or that was never kept, leaves one way: to walk down from the top in the largest
 *   pages, dropping what is not wanted, until the place is reached. That costs as much as reading the timeline down to
 *   there anew, except for what was already read on the same day.
 * - A token belongs to a page size, which is therefore kept with it.
 *
 * In lists, ids tell where an entry belongs. In likes and bookmarks only the order of the answer tells, and a known
 * entry only tells where the answer has come to if it still is where it was: a post that was liked again stands on top,
 * while its stored entry stays in its old place. `landing` says how the two are told apart.
 */
import type { PostId } from '../../contract/views/ids.ts';
import type { EntryView } from '../../contract/views/posts.ts';
import { type Gap, gapsBetween } from '../gaps.ts';
import { compareIds } from '../ids.ts';
import { firstLikingId, placedAbove, placedBelow } from '../liking.ts';
import type { FetchedPage } from '../ports.ts';
import type { Traits } from '../traits.ts';
import { type Outcome as AnyOutcome, nothing, pageSizes, type Stored, stretchAbove } from './task.ts';

/** Posts per page of a refresh: most of what it reads is known. */
const refreshPage = 10;

/** More pages without anything new are no filtered posts; X is in trouble then. */
const mostEmptyPages = 64;

/** Kept in place of a token where X has said that nothing follows. */
export const noMoreToken = 'end';

/** An entry of an answer, and the stored entry that shows the same. */
interface Seen {
  entry: EntryView;
  id: PostId | null;
}

export interface PagesTask {
  way: 'pages';
  purpose: 'refresh' | 'older' | 'gap';
  traits: Traits;
  maxResults: number;
  token: string | null;
  /** The gap that is being filled; a refresh has one as soon as it has brought something without reaching the rest. */
  gap: Gap | null;
  /** Walking down to the place: the last entry that stands above it, and what was seen since. Null once it is reached. */
  seek: { pending: readonly Seen[] } | null;
  /** The last entry of the page before, if it is known: whether it counts is told by what follows it. */
  last: Seen | null;
  /** The operation ends when it has brought this many posts, */
  wanted: number;
  /** or has read this many. */
  most: number;
  brought: number;
  read: number;
  /** Pages without anything new, so far. */
  emptyPages: number;
}

type Page = Pick<FetchedPage, 'entries' | 'nextToken'>;
type Outcome = AnyOutcome<PagesTask>;

function task(purpose: PagesTask['purpose'], traits: Traits, maxResults: number, wanted: number): PagesTask {
  return {
    way: 'pages',
    purpose,
    traits,
    maxResults: Math.min(traits.largestPage, Math.max(traits.smallestPage, maxResults)),
    token: null,
    gap: null,
    seek: null,
    last: null,
    wanted,
    most: Number.POSITIVE_INFINITY,
    brought: 0,
    read: 0,
    emptyPages: 0,
  };
}

/** Pages of one size, as tokens want it, that bring so many posts. */
const evenPage = (posts: number, { largestPage }: Traits): number => Math.ceil(posts / Math.ceil(posts / largestPage));

/**
 * @param newestId the newest stored entry, or null for the first reading of a timeline
 * @param posts how many the first reading brings
 * @param most posts that may be read in all
 */
export function refreshPages(
  traits: Traits,
  newestId: PostId | null,
  { posts = pageSizes.first, most }: { posts?: number; most: number },
): PagesTask {
  const first = Math.min(posts, most);
  return newestId === null
    ? { ...task('refresh', traits, evenPage(first, traits), first), most }
    : { ...task('refresh', traits, Math.min(refreshPage, most), pageSizes.refresh), most };
}

/** @param kept the stored token of what follows below the oldest entry */
export function olderPages(traits: Traits, kept: string | null, posts: number = pageSizes.older): PagesTask {
  return from(kept, task('older', traits, evenPage(posts, traits), posts));
}

export const gapPages = (traits: Traits, gap: Gap): PagesTask =>
  from(gap.token ?? null, { ...task('gap', traits, pageSizes.gap, pageSizes.gap), gap });

const from = (kept: string | null, asked: PagesTask): PagesTask => {
  const token = kept === null ? null : parseToken(kept);
  return token === null ? fromTop(asked) : { ...asked, ...token };
};
const fromTop = (asked: PagesTask): PagesTask => ({
  ...asked,
  maxResults: asked.traits.largestPage,
  token: null,
  seek: { pending: [] },
});

/** @returns how to go on after X has refused the token of a task, or null when that is over */
export const withoutToken = (refused: PagesTask): PagesTask | null =>
  refused.purpose === 'refresh' || refused.seek !== null ? null : fromTop(refused);

/** A token as it is kept: with the size of the pages that it belongs to. */
const keptToken = (maxResults: number, token: string): string => `${maxResults}:${token}`;

function parseToken(kept: string): { maxResults: number; token: string } | null {
  const [, size, token] = /^(\d{1,3}):(.+)$/s.exec(kept) ?? [];
  return size === undefined || token === undefined ? null : { maxResults: Number(size), token };
}

/** @returns what an answer means */
export function takePages(asked: PagesTask, page: Page, stored: Stored): Outcome {
  const onPage = seenIn(page.entries, stored, asked.traits);
  const seen = asked.last === null || onPage.some(({ id }) => id === asked.last?.id) ? onPage : [asked.last, ...onPage];
  const end = seen.at(-1);
  const last = asked.traits.order === 'liking' && end !== undefined && end.id !== null ? end : null;
  const current = { ...asked, last, read: asked.read + page.entries.length };
  if (current.seek !== null) return takeWalk(current, current.seek.pending, seen, page.nextToken, stored);
  if (current.purpose === 'older') return takeOlder(current, seen, page.nextToken, stored);
  if (current.gap !== null) return takeGap(current, current.gap, seen, page.nextToken, stored);
  return takeTop(current, seen, page.nextToken, stored);
}

/** Each entry once. What of likes cannot be shown cannot be recognised again either, so it is left out. */
function seenIn(entries: readonly EntryView[], stored: Stored, { order }: Traits): Seen[] {
  const byPost = new Map<PostId, Seen>();
  for (const entry of entries) {
    const post = order === 'liking' ? entry.post?.id : entry.id;
    if (post !== undefined && !byPost.has(post)) byPost.set(post, { entry, id: stored.idOf(entry) });
  }
  const seen = [...byPost.values()];
  return order === 'liking' ? seen : seen.sort((a, b) => compareIds(b.entry.id, a.entry.id));
}

/**
 * Where an answer has come down to known entries.
 *
 * For likes, a known entry counts when it stands as it is stored: nothing that is stored above it comes after it, and
 * what follows is known too. Where a hole is stored below it, nobody can know what follows; then it counts when it is
 * the first of the known ones, or when others that are stored below it follow later. A post that was liked again is
 * followed by what was above it, or by posts that nobody knows. Where nothing tells, the next page does; what comes
 * until then is taken for new, which at worst shows it too high, but loses nothing.
 * @returns the index of the first entry at or below `floor` that counts, or -1
 */
function landing(seen: readonly Seen[], floor: PostId, stored: Stored, { order }: Traits): number {
  if (order === 'posting') return seen.findIndex(({ entry }) => compareIds(entry.id, floor) <= 0);
  return seen.findIndex(({ id }, at) => {
    if (id === null || compareIds(id, floor) > 0) return false;
    const rest = seen.slice(at + 1);
    const known = rest.filter((later) => later.id !== null);
    if (known.some((later) => compareIds(later.id ?? id, id) > 0)) return false;
    const follows = rest[0] !== undefined && rest[0].id !== null;
    return follows || (holeBelow(stored, id) && (id === floor || known.length > 0));
  });
}

const holeBelow = ({ gaps, oldestId }: Stored, id: PostId): boolean =>
  id === oldestId || gaps.some((gap) => gap.newerId === id);

/**
 * Where a hole below a known entry is reached from above, the token that is kept for it may pass what has come in
 * between, if that entry was liked again. So the page that shows the entry takes the place of that token.
 */
function holeAgain(asked: PagesTask, { id }: Seen, stored: Stored): Partial<Outcome> {
  const token = asked.token === null ? null : keptToken(asked.maxResults, asked.token);
  const hole = stored.gaps.find((gap) => gap.newerId === id);
  if (hole !== undefined) return { closed: hole, opened: [{ ...hole, token }] };
  return id === stored.oldestId ? { olderToken: token, endReached: false } : {};
}

/** What nobody knows, strictly between two ids where ids tell. */
function fresh(seen: readonly Seen[], { order }: Traits, above: PostId | null, below: PostId | null): EntryView[] {
  const unknown = new Map<PostId, EntryView>();
  for (const { entry, id } of seen) {
    const placed =
      order === 'liking' ||
      ((above === null || compareIds(entry.id, above) > 0) && (below === null || compareIds(entry.id, below) < 0));
    // While somebody walks down, pages move apart and repeat what was on the one before.
    if (id === null && placed && !unknown.has(entry.id)) unknown.set(entry.id, entry);
  }
  return [...unknown.values()];
}

/** The top of the timeline, down to the newest known entry. */
function takeTop(asked: PagesTask, seen: readonly Seen[], token: string | null, stored: Stored): Outcome {
  const { newestId } = stored;
  if (newestId === null) return { ...takeOlder(asked, seen, token, stored), refreshed: seen.length > 0 || !token };
  const at = landing(seen, newestId, stored, asked.traits);
  const news = fresh(at < 0 ? seen : seen.slice(0, at), asked.traits, newestId, null);
  const reached = at >= 0 || (token === null && proves(stored, newestId, news));
  if (news.length === 0 && at < 0 && token !== null) return afterEmptyPage(asked, token);
  const entries = asked.traits.order === 'liking' ? placedAbove(newestId, news, !reached) : news;
  const lowest = entries.at(-1);
  const opened = reached || lowest === undefined ? [] : holes(asked, lowest.id, newestId, token);
  const gap = opened[0];
  const outcome: Outcome = { ...nothing, entries, opened, refreshed: true };
  const [landed, next] = [seen[at], seen[at + 1]];
  const inHole = asked.traits.order === 'liking' && landed !== undefined && next?.id === null;
  if (inHole) return { ...outcome, ...holeAgain(asked, landed, stored) };
  return gap === undefined ? outcome : { ...outcome, next: nextOf({ ...asked, gap }, token, news.length) };
}

/** What follows below the newer edge of a gap. */
function takeGap(asked: PagesTask, gap: Gap, seen: readonly Seen[], token: string | null, stored: Stored): Outcome {
  const { newerId, olderId } = gap;
  const at = landing(seen, olderId, stored, asked.traits);
  const news = fresh(at < 0 ? seen : seen.slice(0, at), asked.traits, olderId, newerId);
  const reached = at >= 0 || (token === null && (news.length === 0 || proves(stored, olderId, news)));
  const entries = asked.traits.order === 'liking' ? placedBelow(newerId, news) : news;
  const opened = reached ? [] : holes(asked, entries.at(-1)?.id ?? newerId, olderId, token);
  const rest = opened[0];
  const outcome: Outcome = { ...nothing, entries, closed: gap, opened };
  if (rest === undefined || token === null) return outcome;
  const current = { ...asked, gap: rest };
  if (news.length > 0) return { ...outcome, next: nextOf(current, token, news.length) };
  const { next, stuck } = afterEmptyPage(current, token);
  return { ...outcome, next, stuck };
}

/** What follows below the oldest entry, or the first reading of all. */
function takeOlder(asked: PagesTask, seen: readonly Seen[], token: string | null, stored: Stored): Outcome {
  const { oldestId } = stored;
  const news = fresh(seen, asked.traits, null, oldestId);
  const entries = asked.traits.order === 'liking' ? placedBelow(oldestId ?? firstLikingId(stored.name), news) : news;
  const outcome: Outcome = {
    ...nothing,
    entries,
    endReached: token === null,
    olderToken: token === null ? null : keptToken(asked.maxResults, token),
  };
  if (token === null) return outcome;
  if (news.length > 0) return { ...outcome, next: nextOf({ ...asked, purpose: 'older' }, token, news.length) };
  const { next, stuck } = afterEmptyPage(asked, token);
  return { ...outcome, next, stuck };
}

/** A page on the way down to a place. */
function takeWalk(
  asked: PagesTask,
  pending: readonly Seen[],
  seen: readonly Seen[],
  token: string | null,
  stored: Stored,
): Outcome {
  const place = asked.gap?.newerId ?? stored.oldestId;
  if (place === null) return nothing;
  const { tail, found, ...below } =
    asked.traits.order === 'liking'
      ? belowLiked([...pending, ...seen], place, asked.gap, stored, asked.traits)
      : belowPosted(seen, place);
  const arrived = { ...asked, seek: null, emptyPages: 0 };
  if (found || token === null) {
    return asked.gap === null
      ? takeOlder(arrived, tail, token, stored)
      : takeGap(arrived, asked.gap, tail, token, stored);
  }
  const emptyPages = seen.length === 0 ? asked.emptyPages + 1 : 0;
  if (emptyPages >= mostEmptyPages) return { ...nothing, stuck: true };
  return { ...nothing, next: { ...asked, token, emptyPages, seek: below } };
}

interface Below {
  /** What comes after the place, as far as anybody can tell. */
  tail: readonly Seen[];
  found: boolean;
  /** What the next page needs to know of this one. */
  pending: readonly Seen[];
}

function belowPosted(seen: readonly Seen[], place: PostId): Below {
  const tail = seen.filter(({ entry }) => compareIds(entry.id, place) < 0);
  return { tail, found: seen.some(({ entry }) => compareIds(entry.id, place) <= 0), pending: [] };
}

/**
 * The entry at the place may have gone; then one of those that stand right above it tells as much, once a page full of
 * posts that nobody knows follows. Fewer may be new ones, below an entry that was liked again.
 */
function belowLiked(seen: readonly Seen[], place: PostId, gap: Gap | null, stored: Stored, traits: Traits): Below {
  const last = seen.findLastIndex(({ id }) => id !== null && compareIds(id, place) >= 0);
  const tail = seen.slice(last + 1);
  const id = seen[last]?.id ?? null;
  const beside = id !== null && !stored.gaps.some((hole) => liesBetween(hole, id, place));
  const landed = gap !== null && landing(tail, gap.olderId, stored, traits) >= 0;
  const found = id === place || landed || (beside && tail.length >= traits.largestPage);
  return { tail, found, pending: seen.slice(Math.max(last, 0)) };
}

const liesBetween = (hole: Gap, above: PostId, below: PostId): boolean =>
  compareIds(hole.newerId, above) <= 0 && compareIds(hole.olderId, below) >= 0;

const proves = (stored: Stored, sinceId: PostId, news: readonly EntryView[]): boolean =>
  stored.proves(stretchAbove(stored, sinceId, news.length));

/** The hole that is left, with the way to go on in it. */
const holes = ({ traits, maxResults }: PagesTask, newerId: PostId, olderId: PostId, token: string | null): Gap[] =>
  (traits.order === 'liking' ? [{ newerId, olderId }] : gapsBetween(newerId, olderId)).map((gap) => ({
    ...gap,
    token: token === null ? noMoreToken : keptToken(maxResults, token),
  }));

/** @returns the task that goes on with a token, unless it has brought or read enough */
function nextOf(asked: PagesTask, token: string | null, news: number): PagesTask | null {
  const { maxResults, wanted, most, read } = asked;
  const brought = asked.brought + news;
  // Half a page more or less does not matter; a page is paid for as a whole.
  const enough = brought + maxResults / 2 >= wanted || read + maxResults > most;
  return token === null || enough ? null : { ...asked, token, brought, emptyPages: 0 };
}

const afterEmptyPage = (asked: PagesTask, token: string): Outcome => {
  if (asked.read + asked.maxResults > asked.most) return nothing;
  const emptyPages = asked.emptyPages + 1;
  return emptyPages < mostEmptyPages
    ? { ...nothing, next: { ...asked, token, emptyPages } }
    : { ...nothing, stuck: true };
};
