/**
 * Where the rows of a long list are, and which of them have to be in the document. Pure. The truth of the position is
 * not a scroll offset but the `Hold`: a row and the place of its top edge in the view. Whatever happens around it (rows
 * added above, removed, measured, the window resized), that row stays where it is.
 *
 * Off the shelf lists keep sizes by index and know prepending only; here rows also appear and vanish in the middle
 * (gaps that fill, posts that were deleted), and the focused row has to stay in the document wherever it is.
 */

/** A row as the list needs it. */
export interface ListRow {
  key: string;
  /** Height that is assumed until the row was measured, in CSS pixels. */
  estimate(width: number): number;
}

/** This row's top edge is this many CSS pixels below the top edge of the view (negative: cut off above). */
export interface Hold {
  key: string;
  offset: number;
}

/** `tops[i]` is the top edge of row `i`; the last element is the height of all rows. */
export interface Layout {
  keys: readonly string[];
  indexes: ReadonlyMap<string, number>;
  tops: readonly number[];
}

export interface ListState {
  rows: readonly ListRow[];
  /** Measured heights by key, for the current width. */
  heights: ReadonlyMap<string, number>;
  view: { width: number; height: number };
  layout: Layout;
  hold: Hold | null;
  /**
   * The person is scrolling. Setting the scroll offset now would stop the movement, so corrections above the view go
   * into `shift`, a displacement of all rows, until the scrolling ends.
   */
  scrolling: boolean;
  shift: number;
}

export type ListEvent =
  | { type: 'rows'; rows: readonly ListRow[] }
  | { type: 'measured'; heights: ReadonlyMap<string, number> }
  | { type: 'resized'; width: number; height: number }
  /** The person scrolled to this offset. */
  | { type: 'scrolled'; scrollTop: number }
  | { type: 'scroll-ended' }
  /** The wanted offset cannot be reached; this is the one that was. */
  | { type: 'clamped'; scrollTop: number }
  | { type: 'moved'; hold: Hold };

/** Larger displacements are resolved at once, even while scrolling, as they would make the ends unreachable. */
const largestShift = 600;

/** Rows in the document above and below the view, in heights of the view. */
const overscan = 1;
/** The same at least, in CSS pixels. */
const smallestOverscan = 800;

export function createList(rows: readonly ListRow[], hold: Hold | null): ListState {
  const heights = new Map<string, number>();
  const view = { width: 0, height: 0 };
  const layout = layOut(rows, heights, view.width);
  return { rows, heights, view, layout, hold: settle(layout, hold), scrolling: false, shift: 0 };
}

function layOut(rows: readonly ListRow[], heights: ReadonlyMap<string, number>, width: number): Layout {
  const tops = [0];
  const indexes = new Map<string, number>();
  let top = 0;
  for (const [index, row] of rows.entries()) {
    indexes.set(row.key, index);
    top += heights.get(row.key) ?? row.estimate(width);
    tops.push(top);
  }
  return { keys: rows.map((row) => row.key), indexes, tops };
}

/** A hold on a row that is there: the given one, or the first row at the top edge. */
function settle(layout: Layout, hold: Hold | null): Hold | null {
  if (hold && layout.indexes.has(hold.key)) return hold;
  const first = layout.keys[0];
  return first === undefined ? null : { key: first, offset: 0 };
}

/** @returns index of the row that covers `y`; the first or last row for a `y` beyond the ends; -1 without rows */
export function rowAt({ keys, tops }: Layout, y: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return keys.length === 0 ? -1 : low;
}

/** Top edge of the view within the rows, according to the hold. */
export function viewTop({ layout, hold }: Pick<ListState, 'layout' | 'hold'>): number {
  const index = hold ? layout.indexes.get(hold.key) : undefined;
  return hold && index !== undefined ? (layout.tops[index] ?? 0) - hold.offset : 0;
}

function holdAt(layout: Layout, y: number): Hold | null {
  const index = rowAt(layout, y);
  const key = layout.keys[index];
  return key === undefined ? null : { key, offset: (layout.tops[index] ?? 0) - y };
}

/** When the held row is gone, the nearest row that is still there is held where it was. */
function survivingHold(before: ListState, layout: Layout): Hold | null {
  const { hold } = before;
  const from = hold ? before.layout.indexes.get(hold.key) : undefined;
  if (!hold || from === undefined || layout.indexes.has(hold.key)) return settle(layout, hold);
  const top = viewTop(before);
  const survivor = (index: number): Hold | null => {
    const key = before.layout.keys[index];
    return key !== undefined && layout.indexes.has(key)
      ? { key, offset: (before.layout.tops[index] ?? 0) - top }
      : null;
  };
  for (let distance = 1; distance < before.layout.keys.length; distance += 1) {
    const found = survivor(from + distance) ?? survivor(from - distance);
    if (found) return found;
  }
  return settle(layout, null);
}

/** Moves the difference between the old and the new place of the held row into the shift, or drops the shift. */
function corrected(before: ListState, after: ListState): ListState {
  if (!after.scrolling) return { ...after, shift: 0 };
  const shift = before.shift + viewTop(before) - viewTop(after);
  return { ...after, shift: Math.abs(shift) > largestShift ? 0 : shift };
}

export function reduceList(state: ListState, event: ListEvent): ListState {
  switch (event.type) {
    case 'rows': {
      const layout = layOut(event.rows, state.heights, state.view.width);
      const heights = new Map([...state.heights].filter(([key]) => layout.indexes.has(key)));
      return corrected(state, { ...state, rows: event.rows, heights, layout, hold: survivingHold(state, layout) });
    }
    case 'measured': {
      const heights = new Map([...state.heights, ...event.heights]);
      return corrected(state, { ...state, heights, layout: layOut(state.rows, heights, state.view.width) });
    }
    case 'resized': {
      const { width, height } = event;
      const heights = width === state.view.width ? state.heights : new Map<string, number>();
      const layout = layOut(state.rows, heights, width);
      return corrected(state, { ...state, view: { width, height }, heights, layout });
    }
    case 'scrolled': {
      const atEdge = event.scrollTop <= 0;
      const hold = holdAt(state.layout, event.scrollTop - state.shift);
      return { ...state, hold, scrolling: !atEdge, shift: atEdge ? 0 : state.shift };
    }
    case 'clamped':
      return { ...state, hold: holdAt(state.layout, event.scrollTop - state.shift) };
    case 'scroll-ended':
      return { ...state, scrolling: false, shift: 0 };
    case 'moved':
      return { ...state, hold: settle(state.layout, event.hold), scrolling: false, shift: 0 };
  }
}

/** The scroll offset that puts the held row in its place. */
export function scrollTopOf(state: ListState): number {
  return viewTop(state) + state.shift;
}

/** A stretch of rows in the document, `from` (included) to `to` (not included). */
export interface Mounted {
  from: number;
  to: number;
}

/**
 * Rows that have to be in the document: those in and near the view, and the kept one (the row with the focus).
 * @returns one or two stretches in order
 */
export function mountedRows(state: ListState, keptKey: string | null): Mounted[] {
  const { layout, view } = state;
  if (layout.keys.length === 0) return [];
  const margin = Math.max(smallestOverscan, view.height * overscan);
  const top = viewTop(state);
  const near = { from: rowAt(layout, top - margin), to: rowAt(layout, top + view.height + margin) + 1 };
  const kept = keptKey === null ? undefined : layout.indexes.get(keptKey);
  if (kept === undefined || (kept >= near.from && kept < near.to)) return [near];
  const alone = { from: kept, to: kept + 1 };
  return kept < near.from ? [alone, near] : [near, alone];
}

/** Rows of which at least a part is in the view, top to bottom, with the place of their edges in the view. */
export function visibleRows(state: ListState): { key: string; top: number; bottom: number }[] {
  const { layout, view } = state;
  const start = viewTop(state);
  const visible = [];
  for (let index = Math.max(0, rowAt(layout, start)); index < layout.keys.length; index += 1) {
    const key = layout.keys[index] ?? '';
    const top = (layout.tops[index] ?? 0) - start;
    const bottom = (layout.tops[index + 1] ?? 0) - start;
    if (top >= view.height) break;
    if (bottom > 0) visible.push({ key, top, bottom });
  }
  return visible;
}
