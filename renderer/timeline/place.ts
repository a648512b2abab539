/** Between the list's positions and the reading position that is kept. Pure. */
import type { Anchor, RowView } from '../../electron/contract/views/timelines.ts';
import { type Hold, type ListState, readRow, visibleRows } from './list/list-state.ts';

/** @returns the first post that is whole in the view, else the first of which a part is; null without posts */
export function placeOf(list: ListState, isPost: (key: string) => boolean): Anchor | null {
  const posts = visibleRows(list).filter((row) => isPost(row.key));
  const row = readRow(posts, list.view.height);
  return row ? { postId: row.key, offset: row.top } : null;
}

/** @returns where the list starts: at the kept post, or at the next older one when it is gone */
export function holdOf(place: Anchor | null, rows: readonly RowView[]): Hold | null {
  if (!place) return null;
  const at = BigInt(place.postId);
  const row = rows.find((candidate) => candidate.kind === 'post' && BigInt(candidate.id) <= at);
  return row ? { key: row.id, offset: place.offset } : null;
}

/**
 * The row that takes the focus when the focused one has gone: what is left of a gap, else the next row below, else
 * above.
 */
export function heir(before: readonly RowView[], key: string, after: readonly RowView[]): string | null {
  const index = before.findIndex((row) => row.id === key);
  const gone = before[index];
  if (gone?.kind === 'gap') {
    const rest = after.find(
      (row) => row.kind === 'gap' && (row.newerId === gone.newerId || row.olderId === gone.olderId),
    );
    if (rest) return rest.id;
  }
  const there = new Set(after.map((row) => row.id));
  const below = before.slice(index + 1).find((row) => there.has(row.id));
  const above = before.slice(0, Math.max(0, index)).findLast((row) => there.has(row.id));
  return (below ?? above)?.id ?? null;
}
