import { describe, expect, it } from 'vitest';
import { priceTable } from '../../electron/timelines/prices.ts';
import { type DailyUsage, firstKeptDay, usageToday, usageView, utcDay } from '../../electron/timelines/usage.ts';

const midnight = Date.parse('2026-09-01T00:00:00Z');
const used = (posts: number, users = 0, lists = 0): DailyUsage => ({ day: '2026-08-31', posts, users, lists });

describe('usage', () => {
  it('counts by days of UTC', () => {
    expect([utcDay(midnight - 1), utcDay(midnight)]).toEqual(['2026-08-31', '2026-09-01']);
    expect(firstKeptDay(midnight)).toBe('2026-08-31');
    expect(usageToday(used(7, 2, 1), midnight - 1)).toEqual(used(7, 2, 1));
    expect(usageToday(used(7, 2, 1), midnight)).toEqual({ day: '2026-09-01', posts: 0, users: 0, lists: 0 });
  });

  it('prices what was read at X without the noise of fractions, and nothing at the practice service', () => {
    expect(usageView(used(3), 300, 'x', priceTable)).toEqual({
      posts: 3,
      usd: 0.015,
      usdPerPost: 0.005,
      usdPerUser: 0.01,
      usdPerList: 0.005,
      cap: 300,
      capReached: false,
    });
    expect(usageView(used(1234), 300, 'x', priceTable).usd).toBe(6.17);
    expect(usageView(used(3, 5, 7), 300, 'x', priceTable).usd).toBe(0.1);
    expect(usageView(used(100, 9, 9), 300, 'practice', priceTable)).toMatchObject({
      usd: 0,
      usdPerPost: 0,
      usdPerUser: 0,
      usdPerList: 0,
    });
  });

  it.each([
    [299, 300, false],
    [300, 300, true],
    [0, 0, true],
  ])('%i posts of a cap of %i: reached %s', (posts, cap, reached) => {
    expect(usageView(used(posts, 999, 999), cap, 'x', priceTable).capReached).toBe(reached);
  });
});
