import { describe, expect, it } from 'vitest';
import { createLimit } from '../../electron/timelines/limits.ts';

const now = 1_000_000;
const window = (remaining: number, resetAt: number) => ({ limit: 15, remaining, resetAt });

describe('a limit', () => {
  it('does not hold anything back while calls are left', () => {
    const limit = createLimit(() => 0);
    expect(limit.blockedUntil(now)).toBeNull();
    limit.note([window(1, now + 60_000)], now);
    expect(limit.blockedUntil(now)).toBeNull();
  });

  it('waits for the latest of the used-up windows, and one to five seconds more', () => {
    for (const [random, jitter] of [
      [0, 1000],
      [0.5, 3000],
      [1, 5000],
    ] as const) {
      const limit = createLimit(() => random);
      limit.note([window(0, now + 60_000), window(0, now + 90_000), window(3, now + 999_000)], now);
      expect(limit.blockedUntil(now)).toBe(now + 90_000 + jitter);
      expect(limit.blockedUntil(now + 90_000 + jitter)).toBeNull();
    }
  });

  it('ignores a used-up window that has been reset', () => {
    const limit = createLimit(() => 0);
    limit.note([window(0, now - 1)], now);
    expect(limit.blockedUntil(now)).toBeNull();
  });

  it('waits until the time that a refusal names', () => {
    const limit = createLimit(() => 0);
    limit.refuse(now + 120_000, now);
    expect(limit.blockedUntil(now)).toBe(now + 121_000);
  });

  it('waits for a day at the most, whatever an answer says', () => {
    const day = 24 * 60 * 60_000;
    const limit = createLimit(() => 0);
    limit.note([window(0, now + 1000 * day)], now);
    expect(limit.blockedUntil(now)).toBe(now + day + 1000);
    limit.refuse(now + 1000 * day, now);
    expect(limit.blockedUntil(now)).toBe(now + day + 1000);
  });

  it.each([null, now - 5, Number.NaN])(
    'doubles its pause from one to fifteen minutes without such a time (%s)',
    (until) => {
      const limit = createLimit(() => 0);
      const pauses = Array.from({ length: 6 }, () => {
        limit.refuse(until, now);
        return ((limit.blockedUntil(now) ?? 0) - now - 1000) / 60_000;
      });
      expect(pauses).toEqual([1, 2, 4, 8, 15, 15]);
      limit.note([], now);
      expect(limit.blockedUntil(now)).toBeNull();
      limit.refuse(until, now);
      expect(limit.blockedUntil(now)).toBe(now + 61_000);
    },
  );
});
