import { describe, expect, it } from 'vitest';
import { createServerClock } from '../../electron/oauth1/server-clock.ts';

const NOON = Date.UTC(2026, 8, 21, 12, 0, 0);
const NOON_SECONDS = NOON / 1000;

describe('the server clock', () => {
  it('is the local clock in whole seconds until it learns better', () => {
    const clock = createServerClock(() => NOON + 999);
    expect(clock.now()).toBe(NOON_SECONDS);
    expect(clock.correctedBySeconds()).toBe(0);
  });

  it.each([
    ['Mon, 21 Sep 2026 12:20:00 GMT', 1200],
    ['Mon, 21 Sep 2026 12:20:00 UTC', 1200],
    ['Mon, 21 Sep 2026 11:40:00 GMT', -1200],
    ['Mon, 21 Sep 2026 12:01:00 GMT', 60],
    ['Tue, 22 Sep 2026 12:00:00 GMT', 86400],
  ])('is corrected by %s', (date, seconds) => {
    const clock = createServerClock(() => NOON);
    expect(clock.learn(date)).toBe(true);
    expect(clock.correctedBySeconds()).toBe(seconds);
    expect(clock.now()).toBe(NOON_SECONDS + seconds);
  });

  it.each([
    ['a small difference', 'Mon, 21 Sep 2026 12:00:59 GMT'],
    ['no header', null],
    ['an empty header', ''],
    ['another time zone', 'Mon, 21 Sep 2026 14:00:00 CEST'],
    ['another format', '2026-09-21T14:00:00Z'],
    ['an impossible date', 'Mon, 21 Foo 2026 12:20:00 GMT'],
  ])('is not moved by %s', (_, date) => {
    const clock = createServerClock(() => NOON);
    expect(clock.learn(date)).toBe(false);
    expect(clock.now()).toBe(NOON_SECONDS);
  });

  it('learns a difference once, and follows when the local clock is set right', () => {
    let local = NOON;
    const clock = createServerClock(() => local);
    expect(clock.learn('Mon, 21 Sep 2026 12:20:00 GMT')).toBe(true);
    expect(clock.learn('Mon, 21 Sep 2026 12:20:03 GMT')).toBe(false);
    local += 20 * 60 * 1000;
    expect(clock.learn('Mon, 21 Sep 2026 12:20:05 GMT')).toBe(true);
    expect(clock.correctedBySeconds()).toBe(0);
  });
});
