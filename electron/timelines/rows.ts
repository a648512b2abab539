/** Rows as the page shows them: stored posts, newest first, with the gaps between them. */
import type { HiddenView } from '../contract/views/filters.ts';
import type { PostId } from '../contract/views/ids.ts';
import type { EntryView } from '../contract/views/posts.ts';
import type { GapRowView, RowsView, RowView } from '../contract/views/timelines.ts';
import type { Cache } from './cache/port.ts';
import { type Gap, gapId, parseGapId } from './gaps.ts';
import { idDistance } from './ids.ts';
import type { Traits } from './traits.ts';

export type Rows = Pick<RowsView, 'rows' | 'moreNewer' | 'moreOlder'>;

/** Where to go on from: a row that the page has (a gap may have changed since), and the direction. */
export interface Beyond {
  rowId: string;
  direction: 'newer' | 'older';
}

/** A timeline whose rows are wanted. */
export interface RowSource {
  cache: Cache;
  /** Its name. */
  name: string;
  traits: Traits;
  /** Why an entry is hidden; null when it is not. */
  hides(entry: EntryView): HiddenView | null;
}

/** Posts on each side of a gap that tell how close posts stand there. */
const estimateSample = 20;

/** @returns whether a row id names a post or a gap, stored or not */
export const isRowId = (rowId: string): boolean => /^\d{1,19}$/.test(rowId) || parseGapId(rowId) !== null;

/**
 * Rows around a post, for opening a timeline where the reader left it.
 * @param around the post in the middle (it need not be stored), or null for the newest rows
 * @param reach posts on each side
 */
export function rowsAround(source: RowSource, around: PostId | null, reach: number): Rows {
  const { cache, name } = source;
  const below = cache.olderThan(name, around, reach + 1);
  if (around === null) {
    return { rows: weave(source, below.slice(0, reach)), moreNewer: false, moreOlder: below.length > reach };
  }
  const above = cache.newerThan(name, around, reach + 1);
  const posts = [...above.slice(-reach), ...entryAt(cache, name, around), ...below.slice(0, reach)];
  return { rows: weave(source, posts), moreNewer: above.length > reach, moreOlder: below.length > reach };
}

/**
 * Rows that follow a row in a direction, newest first.
 * @param limit the most rows to return, gaps included
 */
export function rowsBeyond(source: RowSource, { rowId, direction }: Beyond, limit: number): Rows {
  const { cache, name } = source;
  const gap = parseGapId(rowId);
  const older = direction === 'older';
  // Starting at the far post of a gap shows what has been filled into it since the page saw it.
  const edge = gap === null ? rowId : older ? gap.newerId : gap.olderId;
  // One more than wanted tells whether more rows follow; the edge itself lets a gap next to it be woven in.
  const following = older ? cache.olderThan(name, edge, limit + 1) : cache.newerThan(name, edge, limit + 1);
  const start = entryAt(cache, name, edge);
  const woven = weave(source, older ? [...start, ...following] : [...following, ...start]);
  const rows = woven.filter((row) => row.id !== rowId && row.id !== edge);
  const cut = older ? rows.slice(0, limit) : rows.slice(-limit);
  const rest = rows.length > limit;
  const behind = start.length > 0;
  return { rows: cut, moreNewer: older ? behind : rest, moreOlder: older ? rest : behind };
}

/** @param posts neighbours in what is stored, newest first */
function weave(source: RowSource, posts: readonly EntryView[]): RowView[] {
  const gapBelow = gapsByPost(source);
  return posts.flatMap((entry, index): RowView[] => {
    const post: RowView = { kind: 'post', id: entry.id, entry, hidden: source.hides(entry) };
    const next = posts[index + 1];
    const gap = gapBelow.get(entry.id);
    return next !== undefined && gap !== undefined ? [post, gapRow(source, gap, entry, next)] : [post];
  });
}

type GapSource = Omit<RowSource, 'hides'>;

/** The gaps of a timeline by the stored post just above each. */
const gapsByPost = ({ cache, name }: GapSource): ReadonlyMap<PostId, Gap> =>
  new Map(cache.gaps(name).map((gap) => [gap.newerId, gap]));

/**
 * Stored entries below a post (below none: from the newest on), newest first, each with the gap right below it.
 * @param limit the most entries to return
 */
export function entriesBelow(
  source: GapSource,
  below: PostId | null,
  limit: number,
): (EntryView & { gapBelow: GapRowView | null })[] {
  const { cache, name } = source;
  const gapBelow = gapsByPost(source);
  return cache.olderThan(name, below, limit).map((entry) => {
    const gap = gapBelow.get(entry.id);
    const older = gap && cache.entry(name, gap.olderId);
    return { ...entry, gapBelow: gap && older ? gapRow(source, gap, entry, older) : null };
  });
}

function gapRow(source: GapSource, gap: Gap, newer: EntryView, older: EntryView): GapRowView {
  const { newerId, olderId } = gap;
  return {
    kind: 'gap',
    id: gapId(gap),
    newerId,
    olderId,
    from: older.createdAt,
    to: newer.createdAt,
    estimate: estimateOf(source, gap),
    ends: source.traits.reads === 'ranges' ? ['newer', 'older'] : ['newer'],
  };
}

/**
 * How many posts are probably missing: as many as there would be if posts stood as close in the gap as on both sides
 * of it. Likes and bookmarks do not tell when they were made, and a post alone tells nothing.
 */
function estimateOf({ cache, name, traits }: GapSource, gap: Gap): number | null {
  if (traits.order === 'liking') return null;
  const gaps = cache.gaps(name);
  const runs = [runAbove(cache, name, gap, gaps), neighboursOf(cache, name, gap, estimateSample, gaps)];
  const known = runs.filter((run) => run.length > 1);
  const spans = known.map((run) => Number(idDistance(run[0] ?? '0', run.at(-1) ?? '0')));
  const span = spans.reduce((sum, length) => sum + length, 0);
  if (span === 0) return null;
  const posts = known.reduce((sum, run) => sum + run.length - 1, 0);
  return Math.max(1, Math.round((Number(idDistance(gap.newerId, gap.olderId)) * posts) / span) - 1);
}

/** Ids of stored posts from the newer edge of a gap up to the next gap, newest first. */
function runAbove(cache: Cache, name: string, gap: Gap, gaps: readonly Gap[]): PostId[] {
  const ids = [...cache.newerThan(name, gap.newerId, estimateSample - 1).map(({ id }) => id), gap.newerId];
  const belowGaps = new Set(gaps.map(({ olderId }) => olderId));
  const end = ids.findLastIndex((id) => belowGaps.has(id));
  return ids.slice(Math.max(end, 0));
}

/** @returns the ids of up to `count` stored posts from the older edge of a gap down to the next gap, newest first */
export function neighboursOf(
  cache: Cache,
  name: string,
  gap: Gap,
  count: number,
  gaps: readonly Gap[] = cache.gaps(name),
): PostId[] {
  const below = cache.olderThan(name, gap.olderId, count - 1);
  const ids = [...entryAt(cache, name, gap.olderId), ...below].map(({ id }) => id);
  const aboveGaps = new Set(gaps.map(({ newerId }) => newerId));
  const end = ids.findIndex((id) => aboveGaps.has(id));
  return end < 0 ? ids : ids.slice(0, end + 1);
}

function entryAt(cache: Cache, name: string, id: PostId): EntryView[] {
  const entry = cache.entry(name, id);
  return entry === null ? [] : [entry];
}
