import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createList,
  type ListEvent,
  type ListRow,
  type ListState,
  leastHeight,
  mountedRows,
  reduceList,
  rowAt,
  scrollTopOf,
  viewTop,
  visibleRows,
} from '../../../../renderer/timeline/list/list-state.ts';

const row = (key: string, height = 100): ListRow => ({ key, content: null, steady: true, estimate: () => height });
const rows = (from: number, to: number): ListRow[] =>
  Array.from({ length: to - from }, (_, index) => row(`r${from + index}`));

/** Where a row's top edge is in the view. */
function placeOf(state: ListState, key: string): number | undefined {
  const index = state.layout.indexes.get(key);
  return index === undefined ? undefined : (state.layout.tops[index] ?? 0) - viewTop(state);
}

const apply = (state: ListState, ...events: ListEvent[]): ListState => events.reduce(reduceList, state);

const list = (...events: ListEvent[]): ListState =>
  apply(createList(rows(0, 50), null), { type: 'resized', width: 600, height: 500, rem: 16 }, ...events);

describe('rowAt', () => {
  it('finds the row that covers a place, and stays within the ends', () => {
    const { layout } = list();
    expect(rowAt(layout, 0)).toBe(0);
    expect(rowAt(layout, 99.9)).toBe(0);
    expect(rowAt(layout, 100)).toBe(1);
    expect(rowAt(layout, -5)).toBe(0);
    expect(rowAt(layout, 1e6)).toBe(49);
    expect(rowAt(createList([], null).layout, 0)).toBe(-1);
  });
});

describe('reduceList', () => {
  it('starts at the top, or with a row in its place', () => {
    expect(scrollTopOf(list())).toBe(0);
    const held = createList(rows(0, 50), { key: 'r20', offset: -30 });
    expect(scrollTopOf(held)).toBe(2030);
  });

  it('keeps the topmost visible row in place when rows come and go above, between and below', () => {
    const before = list({ type: 'scrolled', scrollTop: 1250 }, { type: 'scroll-ended' });
    expect(placeOf(before, 'r12')).toBe(-50);
    const prepended = apply(before, { type: 'rows', rows: [...rows(-40, 0), ...rows(0, 50)] });
    expect(placeOf(prepended, 'r12')).toBe(-50);
    expect(scrollTopOf(prepended)).toBe(1250 + 4000);
    const cut = apply(prepended, { type: 'rows', rows: rows(8, 30) });
    expect(placeOf(cut, 'r12')).toBe(-50);
  });

  it('holds the next row that is left when the held one is deleted', () => {
    const before = list({ type: 'scrolled', scrollTop: 1250 }, { type: 'scroll-ended' });
    const after = apply(before, { type: 'rows', rows: rows(0, 50).filter(({ key }) => key !== 'r12') });
    expect(placeOf(after, 'r13')).toBe(50);
  });

  it('keeps the focused row in place when rows fold, if it is in view', () => {
    const before = list({ type: 'scrolled', scrollTop: 1250 }, { type: 'scroll-ended' });
    const folded = rows(0, 50).map((each, index) =>
      index % 2 === 0 ? { ...row(each.key, 40), content: 'folded' } : each,
    );
    for (const [focused, kept] of [
      ['r15', 'r15'],
      // The first whole row, where none has the focus that could be seen.
      ['r30', 'r13'],
      [null, 'r13'],
    ] as const) {
      const after = apply(before, { type: 'rows', rows: folded, focused });
      expect(placeOf(after, kept), kept).toBe(placeOf(before, kept));
    }
    // Not while a row that was in view goes away, or the person scrolls.
    const gone = apply(before, { type: 'rows', rows: folded.filter(({ key }) => key !== 'r14'), focused: 'r15' });
    expect(placeOf(gone, 'r13')).toBe(placeOf(before, 'r13'));
    const scrolling = list({ type: 'scrolled', scrollTop: 1250 });
    const passing = apply(scrolling, { type: 'rows', rows: folded, focused: 'r15' });
    expect(placeOf(passing, 'r13')).toBe(placeOf(scrolling, 'r13'));
  });

  it('keeps the scroll offset while the person scrolls, and settles when they stop', () => {
    const scrolling = list({ type: 'scrolled', scrollTop: 1250 });
    const measured = apply(scrolling, { type: 'measured', heights: new Map([['r3', 180]]) });
    expect(scrollTopOf(measured)).toBe(1250);
    expect(measured.shift).toBe(-80);
    expect(placeOf(measured, 'r12')).toBe(-50);
    const stopped = apply(measured, { type: 'scroll-ended' });
    expect(stopped.shift).toBe(0);
    expect(scrollTopOf(stopped)).toBe(1330);
    expect(placeOf(stopped, 'r12')).toBe(-50);
  });

  it('settles at once when the shift would hide much of the list', () => {
    const scrolling = list({ type: 'scrolled', scrollTop: 1250 });
    const prepended = apply(scrolling, { type: 'rows', rows: [...rows(-40, 0), ...rows(0, 50)] });
    expect(prepended.shift).toBe(0);
    expect(scrollTopOf(prepended)).toBe(5250);
  });

  it('forgets measured heights when the width changes', () => {
    const before = list({ type: 'measured', heights: new Map([['r0', 300]]) });
    expect(apply(before, { type: 'resized', width: 600, height: 900, rem: 16 }).heights.size).toBe(1);
    expect(apply(before, { type: 'resized', width: 400, height: 500, rem: 16 }).heights.size).toBe(0);
  });

  it('holds the row that is read: the first one that is whole in the view', () => {
    const before = list({ type: 'scrolled', scrollTop: 1250 }, { type: 'scroll-ended' });
    expect(before.hold).toEqual({ key: 'r13', offset: 50 });
    const grown = apply(before, { type: 'measured', heights: new Map([['r12', 400]]) });
    expect(placeOf(grown, 'r13')).toBe(50);
  });

  it('holds no row that comes and goes by itself while there is another one', () => {
    const passing = rows(0, 50).map((each) => (each.key === 'r13' ? { ...each, steady: false } : each));
    const before = list({ type: 'rows', rows: passing }, { type: 'scrolled', scrollTop: 1250 });
    expect(before.hold?.key).toBe('r14');
  });

  it('keeps a place near the top with empty space above, and gives it up when the person goes upwards', () => {
    const before = list({ type: 'scrolled', scrollTop: 20 }, { type: 'scroll-ended' });
    expect(placeOf(before, 'r1')).toBe(80);
    const after = apply(before, { type: 'rows', rows: rows(1, 50) });
    expect(placeOf(after, 'r1')).toBe(80);
    expect([after.shift, scrollTopOf(after)]).toEqual([80, 0]);
    const down = apply(after, { type: 'scrolled', scrollTop: 30 }, { type: 'scroll-ended' });
    expect([placeOf(down, 'r1'), down.shift, scrollTopOf(down)]).toEqual([50, 50, 0]);
    const up = apply(after, { type: 'scrolled', scrollTop: 30 }, { type: 'scrolled', scrollTop: 10 });
    expect([placeOf(up, 'r1'), up.shift]).toEqual([0, 0]);
  });

  it('keeps a place near the end with empty space below', () => {
    const before = list({ type: 'scrolled', scrollTop: 4450 }, { type: 'scroll-ended' });
    const after = apply(before, { type: 'rows', rows: rows(0, 47) });
    expect(placeOf(after, 'r45')).toBe(placeOf(before, 'r45'));
    expect(leastHeight(after)).toBe(scrollTopOf(after) + 500);
    expect(leastHeight(apply(after, { type: 'moved', hold: { key: 'r46', offset: 0 } }))).toBe(0);
  });

  it('never shows nothing: the next row comes into view when the one that filled it is deleted', () => {
    const tall = list({ type: 'measured', heights: new Map([['r12', 2000]]) });
    const before = apply(tall, { type: 'scrolled', scrollTop: 1900 }, { type: 'scroll-ended' });
    expect(visibleRows(before).map(({ key }) => key)).toEqual(['r12']);
    const after = apply(before, { type: 'rows', rows: rows(0, 50).filter(({ key }) => key !== 'r12') });
    expect(placeOf(after, 'r13')).toBe(0);
  });

  it('keeps a long post in sight, at the same part of it, when it becomes short', () => {
    const tall = list({ type: 'measured', heights: new Map([['r12', 2000]]) });
    const before = apply(tall, { type: 'scrolled', scrollTop: 2200 }, { type: 'scroll-ended' });
    const after = apply(before, { type: 'measured', heights: new Map([['r12', 500]]) });
    expect(placeOf(after, 'r12')).toBe(-250);
  });

  it('forgets the height of a row in which something else is shown', () => {
    const measured = list({
      type: 'measured',
      heights: new Map([
        ['r0', 300],
        ['r1', 300],
      ]),
    });
    const changed = rows(0, 50).map((each) => (each.key === 'r1' ? { ...each, content: 'another' } : each));
    expect([...apply(measured, { type: 'rows', rows: changed }).heights.keys()]).toEqual(['r0']);
  });

  it('forgets measured heights when the size of text changes', () => {
    const before = list({ type: 'measured', heights: new Map([['r0', 300]]) });
    expect(apply(before, { type: 'resized', width: 600, height: 500, rem: 20 }).heights.size).toBe(0);
  });

  it('takes the reached offset as the truth when an end is in the way', () => {
    const moved = list({ type: 'moved', hold: { key: 'r49', offset: 0 } });
    expect(scrollTopOf(moved)).toBe(4900);
    const clamped = apply(moved, { type: 'arrived', scrollTop: 4500 });
    expect(scrollTopOf(clamped)).toBe(4500);
    expect(clamped.hold).toEqual({ key: 'r45', offset: 0 });
  });

  const change: fc.Arbitrary<(state: ListState) => ListEvent> = fc.oneof(
    fc.tuple(fc.nat(30), fc.nat(30)).map(([above, below]) => (state: ListState): ListEvent => {
      const numbers = state.rows.map(({ key }) => Number(key.slice(1)));
      const low = Math.min(...numbers, 0);
      const high = Math.max(...numbers, 0);
      return { type: 'rows', rows: [...rows(low - above, low), ...state.rows, ...rows(high + 1, high + 1 + below)] };
    }),
    fc.array(fc.nat(200), { maxLength: 20 }).map((gone) => (state: ListState): ListEvent => {
      const held = state.hold?.key;
      const kept = state.rows.filter(({ key }, index) => key === held || !gone.includes(index));
      return { type: 'rows', rows: kept };
    }),
    fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 20, max: 900 }))).map((sizes) => (state: ListState): ListEvent => {
      const heights = sizes.flatMap(([index, height]): [string, number][] => {
        const key = state.rows[index % Math.max(1, state.rows.length)]?.key;
        return key === undefined ? [] : [[key, height]];
      });
      return { type: 'measured', heights: new Map(heights) };
    }),
    fc
      .integer({ min: 300, max: 900 })
      .map((width) => (): ListEvent => ({ type: 'resized', width, height: 500, rem: 16 })),
  );

  it('never moves the held row, whatever changes around it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(change, fc.integer({ min: 1, max: 6000 }), fc.constant('stop' as const)), { maxLength: 30 }),
        (steps) => {
          let state = list();
          for (const step of steps) {
            if (step === 'stop') state = apply(state, { type: 'scroll-ended' });
            else if (typeof step === 'number') state = apply(state, { type: 'scrolled', scrollTop: step });
            else {
              const held = state.hold?.key ?? '';
              const place = placeOf(state, held);
              state = reduceList(state, step(state));
              const { indexes, tops } = state.layout;
              const at = indexes.get(held) ?? 0;
              const height = (tops[at + 1] ?? 0) - (tops[at] ?? 0);
              // One that has become too low to be seen at its place is shown elsewhere.
              const seen = (place ?? 0) + height >= 1;
              if (seen) expect(placeOf(state, held)).toBeCloseTo(place ?? Number.NaN, 6);
            }
          }
        },
      ),
    );
  });
});

describe('mountedRows', () => {
  it('mounts the rows in and near the view only', () => {
    const [near, ...others] = mountedRows(list({ type: 'scrolled', scrollTop: 2000 }), null);
    expect(others).toEqual([]);
    expect(near).toEqual({ from: 12, to: 34 });
  });

  it('keeps one row in the document wherever it is, once', () => {
    const state = list({ type: 'scrolled', scrollTop: 2000 });
    expect(mountedRows(state, 'r2')).toEqual([
      { from: 2, to: 3 },
      { from: 12, to: 34 },
    ]);
    expect(mountedRows(state, 'r40')).toEqual([
      { from: 12, to: 34 },
      { from: 40, to: 41 },
    ]);
    expect(mountedRows(state, 'r20')).toHaveLength(1);
    expect(mountedRows(state, 'gone')).toHaveLength(1);
  });

  it('mounts nothing without rows', () => {
    expect(mountedRows(createList([], null), null)).toEqual([]);
  });
});

describe('visibleRows', () => {
  it('tells the places of rows of which a part is in the view', () => {
    const visible = visibleRows(list({ type: 'scrolled', scrollTop: 1250 }));
    expect(visible.map(({ key }) => key)).toEqual(['r12', 'r13', 'r14', 'r15', 'r16', 'r17']);
    expect(visible[0]).toEqual({ key: 'r12', top: -50, bottom: 50 });
  });
});
