/** Rows as the page shows them: stored posts, newest first, with the gaps between them. */
import type { EntryView, PostId, RowsView, RowView } from '../contract/views.ts';
import type { Cache } from './cache/port.ts';
import { type Gap, gapId, parseGapId } from './gaps.ts';

export type Rows = Pick<RowsView, 'rows' | 'moreNewer' | 'moreOlder'>;

/** Where to go on from: a row that the page has (a gap may have changed since), and the direction. */
export interface Beyond {
  rowId: string;
  direction: 'newer' | 'older';
}

/** @returns whether a row id names a post or a gap, stored or not */
export const isRowId = (rowId: string): boolean => /^\d{1,19}$/.test(rowId) || parseGapId(rowId) !== null;

/**
 * Rows around a post, for opening a timeline where the reader left it.
 * @param around the post in the middle (it need not be stored), or null for the newest rows
 * @param reach posts on each side
 */
export function rowsAround(cache: Cache, timeline: string, around: PostId | null, reach: number): Rows {
  const below = cache.olderThan(timeline, around, reach + 1);
  if (around === null) {
    return { rows: weave(cache, timeline, below.slice(0, reach)), moreNewer: false, moreOlder: below.length > reach };
  }
  const above = cache.newerThan(timeline, around, reach + 1);
  const posts = [...above.slice(-reach), ...entryAt(cache, timeline, around), ...below.slice(0, reach)];
  return {
    rows: weave(cache, timeline, posts),
    moreNewer: above.length > reach,
    moreOlder: below.length > reach,
  };
}

/**
 * Rows that follow a row in a direction, newest first.
 * @param limit the most rows to return, gaps included
 */
export function rowsBeyond(cache: Cache, timeline: string, { rowId, direction }: Beyond, limit: number): Rows {
  const gap = parseGapId(rowId);
  const older = direction === 'older';
  // Starting at the far post of a gap shows what has been filled into it since the page saw it.
  const edge = gap === null ? rowId : older ? gap.newerId : gap.olderId;
  // One more than wanted tells whether more rows follow; the edge itself lets a gap next to it be woven in.
  const following = older ? cache.olderThan(timeline, edge, limit + 1) : cache.newerThan(timeline, edge, limit + 1);
  const start = entryAt(cache, timeline, edge);
  const woven = weave(cache, timeline, older ? [...start, ...following] : [...following, ...start]);
  const rows = woven.filter((row) => row.id !== rowId && row.id !== edge);
  const cut = older ? rows.slice(0, limit) : rows.slice(-limit);
  const rest = rows.length > limit;
  const behind = start.length > 0;
  return { rows: cut, moreNewer: older ? behind : rest, moreOlder: older ? rest : behind };
}

/** @param posts neighbours in what is stored, newest first */
function weave(cache: Cache, timeline: string, posts: readonly EntryView[]): RowView[] {
  const gapBelow = new Map(cache.gaps(timeline).map((gap) => [gap.newerId, gap]));
  return posts.flatMap((entry, index): RowView[] => {
    const post: RowView = { kind: 'post', id: entry.id, entry };
    const next = posts[index + 1];
    const gap = gapBelow.get(entry.id);
    return next !== undefined && gap !== undefined ? [post, gapRow(gap, entry, next)] : [post];
  });
}

const gapRow = (gap: Gap, newer: EntryView, older: EntryView): RowView => ({
  kind: 'gap',
  id: gapId(gap),
  ...gap,
  from: older.createdAt,
  to: newer.createdAt,
});

/** @returns the ids of up to `count` stored posts at and below the older edge of a gap, newest first */
export const neighboursOf = (cache: Cache, timeline: string, gap: Gap, count: number): PostId[] =>
  [...entryAt(cache, timeline, gap.olderId), ...cache.olderThan(timeline, gap.olderId, count - 1)].map(
    (entry) => entry.id,
  );

function entryAt(cache: Cache, timeline: string, id: PostId): EntryView[] {
  const entry = cache.entry(timeline, id);
  return entry === null ? [] : [entry];
}
