import { describe, expect, it } from 'vitest';
import { priceTable } from '../../electron/timelines/prices.ts';
import { firstKeptDay, postsToday, usageView, utcDay } from '../../electron/timelines/usage.ts';

const midnight = Date.parse('2026-09-01T00:00:00Z');

describe('usage', () => {
  it('counts by days of UTC', () => {
    expect([utcDay(midnight - 1), utcDay(midnight)]).toEqual(['2026-08-31', '2026-09-01']);
    expect(firstKeptDay(midnight)).toBe('2026-08-31');
    expect(postsToday({ day: '2026-08-31', posts: 7 }, midnight - 1)).toBe(7);
    expect(postsToday({ day: '2026-08-31', posts: 7 }, midnight)).toBe(0);
  });

  it('prices posts at X without the noise of fractions, and nothing at the practice service', () => {
    expect(usageView(3, 300, 'x', priceTable)).toEqual({
      posts: 3,
      usd: 0.015,
      usdPerPost: 0.005,
      cap: 300,
      capReached: false,
    });
    expect(usageView(1234, 300, 'x', priceTable).usd).toBe(6.17);
    expect(usageView(100, 300, 'practice', priceTable)).toMatchObject({ usd: 0, usdPerPost: 0 });
  });

  it.each([
    [299, 300, false],
    [300, 300, true],
    [0, 0, true],
  ])('%i posts of a cap of %i: reached %s', (posts, cap, reached) => {
    expect(usageView(posts, cap, 'x', priceTable).capReached).toBe(reached);
  });
});
