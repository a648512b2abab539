import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceTable } from '../../../electron/contract/prices.ts';
import { firstDayOf, type SpendingFacts, spendingView } from '../../../electron/timelines/spending/spending.ts';
import { type Spent, utcDay } from '../../../electron/timelines/usage.ts';

const now = Date.parse('2026-08-20T10:00:00Z');
const facts: SpendingFacts = {
  accountId: 'x:12',
  now,
  service: 'x',
  owned: false,
  prices: priceTable,
  forecast: null,
};
const row = (day: string, part: Partial<Spent> = {}): Spent => ({
  day,
  asked: 'home',
  kind: 'post',
  own: false,
  items: 1,
  ...part,
});

describe('spending', () => {
  it('tells 31 days, today last, those without reading too', () => {
    const view = spendingView([row('2026-08-20', { items: 2 }), row('2026-07-21')], facts);
    expect(view.days).toHaveLength(31);
    expect(view.days[0]).toEqual({ day: '2026-07-21', posts: 1, users: 0, lists: 0, writes: 0, usd: 0.005 });
    expect(view.days[1]).toEqual({ day: '2026-07-22', posts: 0, users: 0, lists: 0, writes: 0, usd: 0 });
    expect(view.days.at(-1)).toEqual({ day: '2026-08-20', posts: 2, users: 0, lists: 0, writes: 0, usd: 0.01 });
    expect(firstDayOf(now)).toBe(view.days[0]?.day);
  });

  it('counts each kind with its price', () => {
    const rows = [
      row('2026-08-20', { items: 100 }),
      row('2026-08-20', { asked: 'followers', kind: 'user', items: 50 }),
      row('2026-08-20', { asked: 'owned-lists', kind: 'list', items: 3 }),
      row('2026-08-20', { asked: 'write', kind: 'write', items: 2 }),
      row('2026-08-20', { asked: 'write', kind: 'write-with-link' }),
    ];
    const { days, monthUsd, monthPosts } = spendingView(rows, facts);
    expect(days.at(-1)).toEqual({ day: '2026-08-20', posts: 100, users: 50, lists: 3, writes: 3, usd: 1.245 });
    expect([monthUsd, monthPosts]).toEqual([1.245, 100]);
  });

  it('sums this UTC month by what was asked for, dearest first', () => {
    const rows = [
      row('2026-07-31', { items: 1_000 }),
      row('2026-08-01', { asked: 'mentions', items: 5 }),
      row('2026-08-02', { items: 4 }),
      row('2026-08-19', { items: 4 }),
      row('2026-08-19', { asked: 'profile', kind: 'user', items: 1 }),
      row('2026-08-19', { asked: 'write', kind: 'write-with-link', items: 1 }),
    ];
    const view = spendingView(rows, facts);
    expect(view.byAsked).toEqual([
      { asked: 'write', items: 1, usd: 0.2 },
      { asked: 'home', items: 8, usd: 0.04 },
      { asked: 'mentions', items: 5, usd: 0.025 },
      { asked: 'profile', items: 1, usd: 0.01 },
    ]);
    expect(view.monthPosts).toBe(13);
    expect(view.monthUsd).toBe(0.275);
  });

  it('counts owned reads at their price where the account owns the app', () => {
    const rows = [row('2026-08-20', { asked: 'mentions', items: 10 }), row('2026-08-20', { items: 10 })];
    expect(spendingView(rows, { ...facts, owned: true })).toMatchObject({ monthUsd: 0.06, ownedReads: true });
    expect(spendingView(rows, facts)).toMatchObject({ monthUsd: 0.1, ownedReads: false });
  });

  it('costs nothing at the practice service, and tells the most first', () => {
    const rows = [row('2026-08-20', { items: 2 }), row('2026-08-20', { asked: 'search', items: 9 })];
    const view = spendingView(rows, { ...facts, accountId: 'practice:12', service: 'practice' });
    expect(view).toMatchObject({ monthUsd: 0, monthPosts: 11 });
    expect(view.byAsked.map(({ asked }) => asked)).toEqual(['search', 'home']);
  });

  it('goes on with the next day at midnight of UTC', () => {
    const midnight = Date.parse('2026-09-01T00:00:00Z');
    const rows = [row('2026-08-31', { items: 3 })];
    expect(spendingView(rows, { ...facts, now: midnight - 1 })).toMatchObject({ monthPosts: 3 });
    const after = spendingView(rows, { ...facts, now: midnight });
    expect(after.monthPosts).toBe(0);
    expect(after.days.at(-1)).toMatchObject({ day: '2026-09-01', posts: 0 });
    expect(after.days.at(-2)).toMatchObject({ day: '2026-08-31', posts: 3 });
  });

  it('shows the month of any day as a whole, and sums agree', () => {
    const spent = fc.record({
      day: fc.integer({ min: 0, max: 60 }),
      asked: fc.constantFrom<Spent['asked']>('home', 'mentions', 'user', 'write'),
      items: fc.integer({ min: 1, max: 500 }),
      own: fc.boolean(),
    });
    const moment = fc.integer({ min: Date.parse('2024-01-01Z'), max: Date.parse('2029-01-01Z') });
    fc.assert(
      fc.property(fc.array(spent, { maxLength: 20 }), moment, fc.boolean(), (made, time, owned) => {
        const rows = made.map(({ day, asked, ...rest }) =>
          row(utcDay(time - day * 86_400_000), { asked, kind: asked === 'write' ? 'write' : 'post', ...rest }),
        );
        const view = spendingView(rows, { ...facts, now: time, owned });
        const month = utcDay(time).slice(0, 7);
        const days = view.days.filter(({ day }) => day.startsWith(month));
        expect(days[0]?.day).toBe(`${month}-01`);
        expect(days.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(view.monthUsd, 6);
        expect(days.reduce((sum, { posts }) => sum + posts, 0)).toBe(view.monthPosts);
        expect(view.byAsked.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(view.monthUsd, 6);
      }),
    );
  });
});
