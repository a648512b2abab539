/**
 * As much of a browser as the list of a timeline needs: heights of rows, a scroller that clamps, and the order in which
 * `anchored-list.tsx` measures and corrects between layout and paint. Small, to be obviously right.
 */
import assert from 'node:assert/strict';
import {
  createList,
  type Hold,
  type ListEvent,
  type ListRow,
  type ListState,
  leastHeight,
  mountedRows,
  reduceList,
  scrollTopOf,
} from '../../../renderer/timeline/list/list-state.ts';

export interface Window {
  width: number;
  height: number;
  /** CSS pixels of the size of text. */
  rem: number;
}

/** Height of what is below the last row. */
const footer = 150;
/** Renders after which the list is taken to go round in circles. */
const mostRounds = 200;

export class FakeBrowser<Row extends ListRow> {
  list: ListState;
  window: Window;
  scrollTop = 0;
  readonly #trueHeight: (row: Row, window: Window) => number;

  /** @param trueHeight CSS pixels that a row takes once it is drawn */
  constructor(
    rows: readonly Row[],
    start: Hold | null,
    window: Window,
    trueHeight: (row: Row, window: Window) => number,
  ) {
    this.window = window;
    this.#trueHeight = trueHeight;
    this.list = reduceList(createList(rows, start), { type: 'resized', ...window });
    this.settle();
  }

  /** Another window size or size of text: rows are laid out anew before anything is seen. */
  resize(window: Window): void {
    this.window = window;
    this.#do({ type: 'resized', ...window });
  }

  show(rows: readonly Row[]): void {
    if (rows !== this.list.rows) this.#do({ type: 'rows', rows });
  }

  moveTo(hold: Hold): void {
    this.#do({ type: 'moved', hold });
  }

  /** @returns whether a part of the row is in view, so that it is held now */
  hold(key: string): boolean {
    const inView = this.inView().some((row) => row.key === key);
    if (inView) this.#do({ type: 'held', key });
    return inView;
  }

  /** Turns the wheel. @returns how far the rows went down, in CSS pixels */
  scrollBy(distance: number): number {
    const before = this.scrollTop;
    const to = this.#clamped(before + distance);
    const { shift } = this.list;
    const [first] = this.list.layout.keys;
    if (to !== before) {
      this.scrollTop = to;
      this.#do({ type: 'scrolled', scrollTop: to });
    } else if (distance < 0 && before <= 0 && shift > 0 && first !== undefined) {
      this.moveTo({ key: first, offset: 0 });
      return -shift;
    }
    return before - to;
  }

  stopScrolling(): void {
    this.#do({ type: 'scroll-ended' });
  }

  /** Distance of a row's top edge from that of the view, in CSS pixels; null when there is no such row. */
  pixelOf(key: string): number | null {
    const { layout, shift } = this.list;
    const index = layout.indexes.get(key);
    return index === undefined ? null : shift + (layout.tops[index] ?? 0) - this.scrollTop;
  }

  /** Rows of which a part is in the view, by where they are drawn. */
  inView(): { key: string; top: number; bottom: number }[] {
    const { layout } = this.list;
    return layout.keys.flatMap((key, index) => {
      const top = this.pixelOf(key) ?? 0;
      const bottom = top + (layout.tops[index + 1] ?? 0) - (layout.tops[index] ?? 0);
      return bottom > 0 && top < this.window.height ? [{ key, top, bottom }] : [];
    });
  }

  /** Keys of the rows that are in the document. */
  mounted(): Set<string> {
    const { keys } = this.list.layout;
    return new Set(mountedRows(this.list, null).flatMap(({ from, to }) => keys.slice(from, to)));
  }

  /** Everything between a change and the paint that follows it. */
  settle(): void {
    for (let round = 0; round < mostRounds; round += 1) {
      const event = this.#correction();
      if (!event) return;
      this.list = reduceList(this.list, event);
    }
    assert.fail('the list finds no rest');
  }

  /** What the list does next in the same frame; null when it is done. */
  #correction(): ListEvent | null {
    const { list } = this;
    const rows = list.rows as readonly Row[];
    const heights = new Map<string, number>();
    for (const { from, to } of mountedRows(list, null)) {
      for (const row of rows.slice(from, to)) {
        const height = this.#trueHeight(row, this.window);
        if (list.heights.get(row.key) !== height) heights.set(row.key, height);
      }
    }
    if (heights.size > 0) return { type: 'measured', heights };
    // The content may have become shorter.
    this.scrollTop = this.#clamped(this.scrollTop);
    if (!list.hold) return null;
    const wanted = scrollTopOf(list);
    if (Math.abs(this.scrollTop - wanted) >= 0.5) this.scrollTop = this.#clamped(wanted);
    const arrived = list.pinned && Math.abs(this.scrollTop - wanted) <= 1;
    return arrived ? null : { type: 'arrived', scrollTop: this.scrollTop };
  }

  #clamped(scrollTop: number): number {
    const { layout, shift } = this.list;
    const { height } = this.window;
    const column = Math.max((layout.tops.at(-1) ?? 0) + footer, height, leastHeight(this.list));
    return Math.max(0, Math.min(scrollTop, shift + column - height));
  }

  #do(event: ListEvent): void {
    this.list = reduceList(this.list, event);
    this.settle();
  }
}
