import { describe, expect, it } from 'vitest';
import { priceTable } from '../../electron/contract/prices.ts';
import type { Asked } from '../../electron/contract/views/limits.ts';
import { priceOf } from '../../electron/timelines/prices.ts';
import {
  type BilledItem,
  billedAt,
  firstKeptDay,
  firstSpentDay,
  type Spent,
  usageOf,
  usageToday,
  usageView,
  utcDay,
} from '../../electron/timelines/usage.ts';

const midnight = Date.parse('2026-09-01T00:00:00Z');
const day = '2026-08-31';
const spent = (asked: Asked, kind: BilledItem['kind'], items: number, own = false): Spent => ({
  day,
  asked,
  kind,
  own,
  items,
});
const used = (posts: number, users = 0, lists = 0) =>
  usageOf(day, [spent('home', 'post', posts), spent('profile', 'user', users), spent('owned-lists', 'list', lists)]);

describe('usage', () => {
  it('counts by days of UTC', () => {
    expect([utcDay(midnight - 1), utcDay(midnight)]).toEqual([day, '2026-09-01']);
    expect(firstKeptDay(midnight)).toBe(day);
    expect(usageToday(used(7, 2, 1), midnight - 1)).toMatchObject({ posts: 7, users: 2, lists: 1 });
    expect(usageToday(used(7, 2, 1), midnight)).toEqual(usageOf('2026-09-01', []));
    expect(usageOf('2026-09-01', [])).toMatchObject({ posts: 0, users: 0, lists: 0 });
    const items = [{ kind: 'post', id: '1' } as const];
    expect(billedAt(midnight, 'home', items)).toEqual({ day: '2026-09-01', asked: 'home', items, firstKeptDay: day });
  });

  it.each([
    ['2026-08-31', '2025-08-01'],
    ['2026-01-01', '2025-01-01'],
    ['2026-12-31', '2025-12-01'],
    ['2024-02-29', '2023-02-01'],
  ])('keeps the sums of 13 months: on %s from %s', (today, first) => {
    expect(firstSpentDay(today)).toBe(first);
  });

  it('prices what was read at X without the noise of fractions, and nothing at the practice service', () => {
    expect(usageView(used(3), 300, 'x', priceTable, false)).toEqual({
      posts: 3,
      usd: 0.015,
      usdPerPost: 0.005,
      usdPerUser: 0.01,
      usdPerList: 0.005,
      cap: 300,
      capReached: false,
    });
    expect(usageView(used(1234), 300, 'x', priceTable, false).usd).toBe(6.17);
    expect(usageView(used(3, 5, 7), 300, 'x', priceTable, false).usd).toBe(0.1);
    expect(usageView(used(100, 9, 9), 300, 'practice', priceTable, true)).toMatchObject({
      usd: 0,
      usdPerPost: 0,
      usdPerUser: 0,
      usdPerList: 0,
    });
  });

  it('prices owned reads lower where the account owns the app, and leaves out what was written', () => {
    const usage = usageOf(day, [
      spent('home', 'post', 10),
      spent('mentions', 'post', 10),
      spent('user', 'post', 10, true),
      spent('write', 'write-with-link', 1),
    ]);
    expect(usageView(usage, 300, 'x', priceTable, false)).toMatchObject({ posts: 30, usd: 0.15 });
    expect(usageView(usage, 300, 'x', priceTable, true)).toMatchObject({ posts: 30, usd: 0.07 });
  });

  it.each([
    [299, 300, false],
    [300, 300, true],
    [0, 0, true],
  ])('%i posts of a cap of %i: reached %s', (posts, cap, reached) => {
    expect(usageView(used(posts, 999, 999), cap, 'x', priceTable, false).capReached).toBe(reached);
  });
});

describe('prices', () => {
  it.each<[Asked, BilledItem['kind'], boolean, number, number]>([
    ['home', 'post', false, 0.005, 0.005],
    ['search', 'post', false, 0.005, 0.005],
    ['list', 'post', false, 0.005, 0.005],
    ['posts', 'post', false, 0.005, 0.005],
    ['user', 'post', false, 0.005, 0.005],
    ['user', 'post', true, 0.005, 0.001],
    ['likes', 'post', false, 0.005, 0.005],
    ['likes', 'post', true, 0.005, 0.001],
    ['mentions', 'post', false, 0.005, 0.001],
    ['bookmarks', 'post', false, 0.005, 0.001],
    ['following', 'user', false, 0.01, 0.01],
    ['following', 'user', true, 0.01, 0.001],
    ['followers', 'user', true, 0.01, 0.001],
    ['owned-lists', 'list', false, 0.005, 0.001],
    ['followed-lists', 'list', false, 0.005, 0.001],
    ['profile', 'user', false, 0.01, 0.01],
    ['me', 'user', false, 0.01, 0.01],
    ['write', 'write', false, 0.015, 0.015],
    ['write', 'write-with-link', false, 0.2, 0.2],
  ])('%s, %s (of oneself: %s) costs $%f, or $%f for the owner of the app', (asked, kind, own, usd, ownersUsd) => {
    expect(priceOf(priceTable.usd.x, { asked, kind, own }, false)).toBe(usd);
    expect(priceOf(priceTable.usd.x, { asked, kind, own }, true)).toBe(ownersUsd);
  });

  it('are all 0 at the practice service', () => {
    expect(Object.values(priceTable.usd.practice).every((usd) => usd === 0)).toBe(true);
  });
});
