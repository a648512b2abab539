import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CatchUpGroup } from '../../../electron/contract/views/catch-up.ts';
import { groupKey, minutesLeft, postsUpTo } from '../../../renderer/catch-up/groups.ts';
import { fakeUser } from '../../support/fake-entries.ts';
import { fakeRow } from '../../support/fake-reading.ts';

const now = '2026-11-20T14:02:00.000Z';

/** Groups with these numbers of posts, each post with its own number. */
function groupsOf(sizes: readonly number[], minutes = 1): CatchUpGroup[] {
  let number = 0;
  return sizes.map((size, index) => ({
    id: `g${index}`,
    kind: 'author',
    author: fakeUser(index),
    rows: Array.from({ length: size }, () => fakeRow(++number, now)),
    minutes,
  }));
}

const ids = (groups: readonly CatchUpGroup[]): string[] => groups.flatMap(({ rows }) => rows.map(({ id }) => id));

describe('how much is left', () => {
  it('is all at the start, half in the middle, and nothing at the end', () => {
    const groups = groupsOf([2, 2]);
    const all = ids(groups);
    expect(minutesLeft({ groups, minutes: 10 }, new Set())).toBe(10);
    expect(minutesLeft({ groups, minutes: 10 }, new Set(all.slice(0, 2)))).toBe(5);
    expect(minutesLeft({ groups, minutes: 10 }, new Set(all))).toBe(0);
  });

  it('counts posts where groups are too short for a minute', () => {
    const groups = groupsOf([3, 1], 0);
    expect(minutesLeft({ groups, minutes: 4 }, new Set(ids(groups).slice(0, 3)))).toBe(1);
    expect(minutesLeft({ groups: [], minutes: 0 }, new Set())).toBe(0);
  });

  it('never grows while reading goes on, and is nothing at the end', () => {
    const cases = fc.record({
      sizes: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 }),
      folded: fc.array(fc.nat({ max: 7 })),
      minutes: fc.nat({ max: 60 }),
    });
    fc.assert(
      fc.property(cases, ({ sizes, folded, minutes }) => {
        const groups = groupsOf(sizes);
        const away = new Set(folded.map((index) => `g${index}`));
        const keys = groups.flatMap(({ id, rows }) => [
          groupKey(id),
          ...(away.has(id) ? [] : rows.map((row) => row.id)),
        ]);
        const left = [null, ...keys].map((key) => minutesLeft({ groups, minutes }, postsUpTo(groups, away, key)));
        expect(left[0]).toBeCloseTo(minutes);
        expect(left.at(-1)).toBeCloseTo(0);
        for (const [index, value] of left.entries()) {
          if (index > 0) expect(value).toBeLessThanOrEqual((left[index - 1] ?? 0) + 1e-9);
        }
      }),
      { numRuns: 100 },
    );
  });
});
