import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryCache } from '../../../electron/timelines/cache/memory.ts';
import type { Cache } from '../../../electron/timelines/cache/port.ts';
import { idAt } from '../../../electron/timelines/ids.ts';
import { arrivalsPerDay } from '../../../electron/timelines/spending/arrivals.ts';
import { change, entry } from '../cache/made.ts';

const hour = 3_600_000;
const now = Date.parse('2026-08-20T12:00:00Z');

/** Times from some hours ago up to others, evenly spaced, newest first. */
const every = (stepHours: number, fromHoursAgo: number, toHoursAgo = 0): number[] => {
  const times: number[] = [];
  for (let ago = toHoursAgo; ago <= fromHoursAgo; ago += stepHours) times.push(now - ago * hour);
  return times;
};

interface Reading {
  times: readonly number[];
  /** Hours ago. */
  refreshed?: number;
  /** Stretches that were not read, in hours ago; their edges have to be stored. */
  gaps?: readonly { from: number; to: number }[];
}

function store(cache: Cache, name: string, { times, refreshed = 0, gaps = [] }: Reading): void {
  cache.apply(
    name,
    change({
      entries: times.map((time) => entry(idAt(time))),
      refreshedAt: now - refreshed * hour,
      opened: gaps.map(({ from, to }) => ({ newerId: idAt(now - to * hour), olderId: idAt(now - from * hour) })),
    }),
  );
}
function reading(home: Reading): Cache {
  const cache = createMemoryCache();
  store(cache, 'home', home);
  return cache;
}
const perDay = (home: Reading): number | null => arrivalsPerDay(reading(home), ['home'], now);

describe('arrivals per day', () => {
  it('are those of the last days', () => {
    expect(perDay({ times: every(0.5, 100) })).toBeCloseTo(48, 0);
  });

  it('do not take a hole for silence', () => {
    const times = [...every(0.5, 10), ...every(0.5, 80, 50)];
    expect(perDay({ times, gaps: [{ from: 50, to: 10 }] })).toBeCloseTo(48, 0);
    expect(perDay({ times })).toBeLessThan(40);
  });

  it('do not take the time since the last refresh for silence', () => {
    expect(perDay({ times: every(0.5, 80, 30), refreshed: 30 })).toBeCloseTo(48, 0);
  });

  it('know of a quiet time that was read', () => {
    expect(perDay({ times: every(0.5, 96, 24) })).toBeCloseTo(36, 0);
  });

  it('look at whole days, so that a busy evening does not pass for a day', () => {
    // One post an hour by night, ten by day; the last day and a half begins and ends by day.
    const times = Array.from({ length: 36 }, (_, ago) => ago).flatMap((ago) => {
      const byDay = ago % 24 < 12;
      return every(byDay ? 0.1 : 1, ago + 0.95, ago);
    });
    expect(perDay({ times })).toBeCloseTo(132, -1);
  });

  it('are not known from a few posts, or from a short time', () => {
    expect(perDay({ times: [] })).toBeNull();
    expect(perDay({ times: every(1, 8) })).toBeNull();
    expect(perDay({ times: every(0.1, 2) })).toBeNull();
    expect(perDay({ times: every(0.1, 8) })).toBeCloseTo(240, -1);
  });

  it('are known of a timeline that was quiet for days', () => {
    expect(perDay({ times: every(48, 240) })).toBeCloseTo(0.5, 0);
    expect(perDay({ times: [now - 300 * hour] })).toBe(0);
  });

  it('of several timelines count a post once, and leave out those that cannot be judged', () => {
    const cache = reading({ times: every(0.5, 100) });
    store(cache, 'list:1', { times: every(1, 100) });
    store(cache, 'mentions', { times: every(0.2, 1) });
    expect(arrivalsPerDay(cache, ['home', 'list:1', 'mentions', 'user:7'], now)).toBeCloseTo(48, 0);
    expect(arrivalsPerDay(cache, ['list:1'], now)).toBeCloseTo(24, 0);
    expect(arrivalsPerDay(cache, ['mentions', 'user:7'], now)).toBeNull();
    expect(arrivalsPerDay(cache, [], now)).toBeNull();
  });

  it('leave out likes and bookmarks, whose ids do not tell times', () => {
    const cache = createMemoryCache();
    for (const name of ['likes:12', 'bookmarks']) store(cache, name, { times: every(0.5, 100) });
    expect(arrivalsPerDay(cache, ['likes:12', 'bookmarks'], now)).toBeNull();
  });

  it('stand clocks that were wrong', () => {
    expect(perDay({ times: every(0.5, 100), refreshed: -1_000 })).toBeCloseTo(48, 0);
    expect(perDay({ times: every(0.5, 100, -50), refreshed: 200 })).toBeNull();
  });

  it('of an even timeline are its pace, whatever holes there are', () => {
    const holes = fc.uniqueArray(fc.integer({ min: 1, max: 15 }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 30 }), holes, fc.integer({ min: 0, max: 9 }), (minutes, at, since) => {
        const step = minutes / 60;
        const round = (hours: number): number => Math.round(hours / step) * step;
        // Each hole is six hours of a week, between posts that are there.
        const gaps = at.map((each) => ({ from: round(since + each * 10 + 6), to: round(since + each * 10) }));
        const hidden = (ago: number): boolean =>
          gaps.some(({ from, to }) => ago > to + step / 2 && ago < from - step / 2);
        const count = Math.ceil(168 / step);
        const all = Array.from({ length: count }, (_, index) => round(since) + index * step);
        const times = all.filter((ago) => !hidden(ago)).map((ago) => now - ago * hour);
        const found = perDay({ times, gaps, refreshed: round(since) });
        expect(found).not.toBeNull();
        expect(Math.abs((found ?? 0) / (24 / step) - 1)).toBeLessThan(0.05);
      }),
    );
  });
});
