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
  /** What is shown in it. Another object may be of another height. */
  content: unknown;
  /** It stays while others come and go, so that the reader's place can hang on it. */
  steady: boolean;
  /**
   * Height that is assumed until the row was measured, in CSS pixels.
   * @param rem CSS pixels of the size of text
   */
  estimate(width: number, rem: number): number;
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

/** What rows are shown in: CSS pixels of the view and of the size of text. */
export interface ListView {
  width: number;
  height: number;
  rem: number;
}

export interface ListState {
  rows: readonly ListRow[];
  /** Measured heights by key, for the current width and size of text. */
  heights: ReadonlyMap<string, number>;
  view: ListView;
  layout: Layout;
  hold: Hold | null;
  /** Height of the held row as it was measured last, whatever happened to the width since. */
  heldHeight: number | null;
  /**
   * The person is scrolling. Setting the scroll offset now would stop the movement, so corrections above the view go
   * into `shift`, a displacement of all rows, until the scrolling ends.
   */
  scrolling: boolean;
  /**
   * Displacement of all rows in CSS pixels. At rest it is the empty space above the first row that keeps the held row
   * in its place when too little is left above it.
   */
  shift: number;
  /**
   * The held row keeps its place even where the rows end too early for it: empty space makes up for them. Not so while
   * the list is on its way to a place that the person asked for, as that is never beyond the ends.
   */
  pinned: boolean;
  /** Rows came into view of which some are not measured yet: which one is read is known only then. */
  settling: boolean;
}

export type ListEvent =
  /** `focused` is the row that has the focus, or had it last. */
  | { type: 'rows'; rows: readonly ListRow[]; focused?: string | null }
  | { type: 'measured'; heights: ReadonlyMap<string, number> }
  | { type: 'resized'; width: number; height: number; rem: number }
  /** The person scrolled to this offset. */
  | { type: 'scrolled'; scrollTop: number }
  | { type: 'scroll-ended' }
  /** This offset was reached; it is another than the wanted one when an end of the rows was in the way. */
  | { type: 'arrived'; scrollTop: number }
  /** To be shown there, as far as the ends allow. */
  | { type: 'moved'; hold: Hold }
  /** Keeps this row in place from now on, where it is. */
  | { type: 'held'; key: string };

/** Larger displacements are resolved at once, even while scrolling, as they would make the ends unreachable. */
const largestShift = 600;

/** Size of text until it is known, in CSS pixels. */
const usualRem = 16;

/** Rows in the document above and below the view, in heights of the view. */
const overscan = 1;
/** The same at least, in CSS pixels. */
const smallestOverscan = 800;

export function createList(rows: readonly ListRow[], hold: Hold | null): ListState {
  const heights = new Map<string, number>();
  const view = { width: 0, height: 0, rem: usualRem };
  const layout = layOut(rows, heights, view);
  return {
    rows,
    heights,
    view,
    layout,
    hold: settle(layout, hold),
    heldHeight: null,
    scrolling: false,
    shift: 0,
    pinned: hold !== null,
    settling: false,
  };
}

function layOut(rows: readonly ListRow[], heights: ReadonlyMap<string, number>, { width, rem }: ListView): Layout {
  const tops = [0];
  const indexes = new Map<string, number>();
  let top = 0;
  for (const [index, row] of rows.entries()) {
    indexes.set(row.key, index);
    top += heights.get(row.key) ?? row.estimate(width, rem);
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

/** A place from a higher window, below the lower edge of this one, is shown in the middle. */
const reachable = (hold: Hold | null, { height }: ListView): Hold | null =>
  hold && height > 0 && hold.offset >= height ? { ...hold, offset: height / 2 } : hold;

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

/** A row in the view. */
interface Visible {
  key: string;
  top: number;
  bottom: number;
}

/** Rows of which at least a part is in the view whose top edge is at `start`, with the place of their edges in it. */
function rowsFrom({ layout, view }: Pick<ListState, 'layout' | 'view'>, start: number): Visible[] {
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

/**
 * The row that a reader reads: the first one that is whole in the view, else the first that begins there, else the one
 * that fills it.
 */
export function readRow<Row extends Visible>(visible: readonly Row[], height: number): Row | undefined {
  return (
    visible.find(({ top, bottom }) => top >= 0 && bottom <= height) ?? visible.find(({ top }) => top >= 0) ?? visible[0]
  );
}

/**
 * What is held when the top edge of the view is at `start`: the row that is read, so that it keeps its pixel.
 * @param seen rows of which one is held rather than another, if it is in the view
 */
function holdAt(state: ListState, start: number, seen: ReadonlySet<string> = new Set()): Hold | null {
  const { layout, rows, view } = state;
  const visible = rowsFrom(state, start);
  const still = visible.filter(({ key }) => seen.has(key));
  const candidates = still.length > 0 ? still : visible;
  const steady = candidates.filter(({ key }) => rows[layout.indexes.get(key) ?? -1]?.steady);
  const read = readRow(steady, view.height) ?? candidates[0];
  if (read) return { key: read.key, offset: read.top };
  const index = rowAt(layout, start);
  const key = layout.keys[index];
  return key === undefined ? null : { key, offset: (layout.tops[index] ?? 0) - start };
}

const heightOf = (state: ListState, hold: Hold | null): number | null => (hold && state.heights.get(hold.key)) ?? null;

/** The state with another hold. */
const holding = (state: ListState, hold: Hold | null): ListState => ({
  ...state,
  hold,
  heldHeight: heightOf(state, hold),
});

/**
 * When the held row is gone, the nearest row that is still there is held where it was, if it could be seen; else the
 * nearest one takes its place.
 */
function survivingHold(before: ListState, layout: Layout): Hold | null {
  const { hold } = before;
  const from = hold ? before.layout.indexes.get(hold.key) : undefined;
  if (!hold || from === undefined || layout.indexes.has(hold.key)) return settle(layout, hold);
  const top = viewTop(before);
  const { keys, tops } = before.layout;
  let unseen: Hold | null = null;
  for (let distance = 1; distance < keys.length; distance += 1) {
    for (const index of [from + distance, from - distance]) {
      const key = keys[index];
      if (key === undefined || !layout.indexes.has(key)) continue;
      const survivor = { key, offset: (tops[index] ?? 0) - top };
      const seen = survivor.offset < before.view.height && (tops[index + 1] ?? 0) > top;
      if (seen) return survivor;
      unseen ??= { key, offset: Math.min(Math.max(0, hold.offset), before.view.height / 2) };
    }
  }
  return settle(layout, unseen);
}

/**
 * When nothing comes or goes in the view, rows there may still change: filters fold them. The eyes are on the focused
 * row then, if it is in view: it is the one that keeps its place. Rows that come or go have a place of their own to
 * keep, and so has a list that moves.
 * @returns the state to go on from
 */
function heldByFocus(state: ListState, layout: Layout, focused: string | null): ListState {
  if (focused === null || state.scrolling || !state.pinned) return state;
  const visible = visibleRows(state);
  const row = visible.find(({ key }) => key === focused);
  const from = layout.indexes.get(visible[0]?.key ?? '');
  const same = from !== undefined && visible.every(({ key }, index) => layout.keys[from + index] === key);
  return row && same ? holding(state, { key: row.key, offset: row.top }) : state;
}

/**
 * A row that filled the view and became so low that it would be out of sight stays in sight, at the same part of it.
 * A place that is restored to a row which has become lower since begins with the row.
 */
function inSight(state: ListState): ListState {
  const { hold, heldHeight } = state;
  const height = heightOf(state, hold);
  if (!hold || height === null) return state;
  const next = { ...state, heldHeight: height };
  const gone = hold.offset + height < 1;
  if (heldHeight === null) return gone ? { ...next, hold: { ...hold, offset: 0 } } : next;
  if (!gone || height === heldHeight || hold.offset + heldHeight <= 0) return next;
  return { ...next, hold: { ...hold, offset: (hold.offset * height) / heldHeight } };
}

/** A list whose rows would all be out of sight shows the ones that are nearest to it. */
function notBlank(state: ListState): ListState {
  const { layout, view } = state;
  const top = viewTop(state);
  const [first] = layout.keys;
  const last = layout.keys.at(-1);
  // An estimate is no reason to give up a place.
  const known = state.hold !== null && state.heights.has(state.hold.key);
  if (!known || first === undefined || last === undefined || view.height === 0) return state;
  if (top <= -view.height) return holding(state, { key: first, offset: 0 });
  if (top < (layout.tops.at(-1) ?? 0)) return state;
  return holding(state, { key: last, offset: 0 });
}

/** After scrolling the row that is read is held as soon as all that is in view was measured. Nothing moves by that. */
function settledDown(state: ListState): ListState {
  if (!state.settling) return state;
  if (visibleRows(state).some(({ key }) => !state.heights.has(key))) return state;
  return { ...holding(state, holdAt(state, viewTop(state))), settling: false };
}

/**
 * The shift that keeps the rows where they are. While the person scrolls, the difference between the old and the new
 * place of the held row goes into it; at rest it only fills what is missing above.
 */
function corrected(before: ListState, changed: ListState): ListState {
  const after = notBlank(changed);
  const rest = after.pinned ? Math.max(0, -viewTop(after)) : 0;
  if (!after.scrolling || after.hold !== changed.hold) return { ...after, shift: rest };
  const shift = before.shift + viewTop(before) - viewTop(after);
  return Math.abs(shift) > largestShift ? { ...after, shift: rest } : { ...after, shift };
}

export function reduceList(state: ListState, event: ListEvent): ListState {
  switch (event.type) {
    case 'rows': {
      const contents = new Map(state.rows.map(({ key, content }) => [key, content]));
      const heights = new Map<string, number>();
      for (const { key, content } of event.rows) {
        const height = state.heights.get(key);
        if (height !== undefined && contents.get(key) === content) heights.set(key, height);
      }
      const layout = layOut(event.rows, heights, state.view);
      const before = heldByFocus(state, layout, event.focused ?? null);
      const hold = survivingHold(before, layout);
      const next = { ...before, rows: event.rows, heights, layout, hold };
      return corrected(before, hold?.key === before.hold?.key ? next : holding(next, hold));
    }
    case 'measured': {
      const heights = new Map([...state.heights, ...event.heights]);
      const measured = { ...state, heights, layout: layOut(state.rows, heights, state.view) };
      return settledDown(corrected(state, inSight(measured)));
    }
    case 'resized': {
      const { width, height, rem } = event;
      const view = { width, height, rem };
      const same = width === state.view.width && rem === state.view.rem;
      const heights = same ? state.heights : new Map<string, number>();
      // A place is opened, or a held row that the lower edge has left is no longer the one that is read.
      const opening = state.view.height === 0;
      const hold = opening ? reachable(state.hold, view) : state.hold;
      const settling = hold !== null && hold.offset >= height && height > 0;
      const resized = { ...state, view, hold, heights, layout: layOut(state.rows, heights, view), settling };
      return settledDown(corrected(state, resized));
    }
    case 'scrolled': {
      const start = event.scrollTop - state.shift;
      // Empty space above the first row is no way up: there the rows come back to their top.
      const upwards = start < Math.min(0, viewTop(state));
      // Rows that were in view before pass by exactly, whatever is learnt about those that follow them.
      const seen = new Set(visibleRows(state).map(({ key }) => key));
      const hold = holdAt(state, upwards ? 0 : start, seen);
      const scrolling = event.scrollTop > 0 && !upwards;
      const scrolled = settledDown({ ...holding(state, hold), scrolling, pinned: true, settling: true });
      // At the upper edge the displacement ends, or what is above would be out of reach.
      return scrolling ? scrolled : corrected(scrolled, scrolled);
    }
    case 'arrived': {
      const wanted = scrollTopOf(state);
      const pinned = { ...state, pinned: true };
      if (Math.abs(event.scrollTop - wanted) <= 1) return corrected(pinned, pinned);
      const held = holding(pinned, holdAt(state, event.scrollTop - state.shift));
      return corrected(held, held);
    }
    case 'scroll-ended': {
      const ended = { ...state, scrolling: false };
      return corrected(ended, ended);
    }
    case 'moved': {
      const hold = reachable(settle(state.layout, event.hold), state.view);
      const moved = { ...state, hold, heldHeight: null, scrolling: false, shift: 0, pinned: false, settling: false };
      return inSight(moved);
    }
    case 'held': {
      const index = state.layout.indexes.get(event.key);
      const offset = (state.layout.tops[index ?? -1] ?? 0) - viewTop(state);
      return index === undefined ? state : { ...holding(state, { key: event.key, offset }), settling: false };
    }
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
  const from = rowAt(layout, top - margin);
  const to = rowAt(layout, top + view.height + margin) + 1;
  // Until it is measured, the held row may seem to be elsewhere.
  const held = (state.hold && layout.indexes.get(state.hold.key)) ?? from;
  const near = { from: Math.min(from, held), to: Math.max(to, held + 1) };
  const kept = keptKey === null ? undefined : layout.indexes.get(keptKey);
  if (kept === undefined || (kept >= near.from && kept < near.to)) return [near];
  const alone = { from: kept, to: kept + 1 };
  return kept < near.from ? [alone, near] : [near, alone];
}

/**
 * Height that the rows and what is below them take at least, in CSS pixels, so that the held row can be in its place.
 * @returns 0 when there is nothing to make up for
 */
export const leastHeight = (state: ListState): number =>
  state.pinned && state.hold ? Math.max(0, viewTop(state) + state.view.height) : 0;

/** Rows of which at least a part is in the view, top to bottom, with the place of their edges in the view. */
export const visibleRows = (state: ListState): { key: string; top: number; bottom: number }[] =>
  rowsFrom(state, viewTop(state));
