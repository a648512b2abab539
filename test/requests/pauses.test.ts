import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalPause, resetJitter, retryPause } from '../../electron/requests/pauses.ts';

describe('pauses', () => {
  it('double from the first one to a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((failures) => retryPause(failures, 1, 0) / 1000)).toEqual([
      1, 2, 4, 8, 16, 32, 60, 60,
    ]);
    expect([1, 2, 3, 4].map((failures) => retryPause(failures, 10, 0) / 1000)).toEqual([10, 20, 40, 60]);
  });

  it('are lengthened by chance, by half at the most', () => {
    const anything = [fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 10 })] as const;
    fc.assert(
      fc.property(...anything, fc.double({ min: 0, max: 1, noNaN: true }), (failures, delay, chance) => {
        const least = retryPause(failures, delay, 0);
        const pause = retryPause(failures, delay, chance);
        expect(pause).toBeGreaterThanOrEqual(least);
        expect(pause).toBeLessThanOrEqual(least * 1.5);
        expect(least).toBeLessThanOrEqual(60_000);
      }),
    );
  });

  it('grow from one to 15 minutes where a refusal says nothing', () => {
    expect([0, 1, 2, 3, 4, 5, 60].map((before) => refusalPause(before) / 60_000)).toEqual([1, 2, 4, 8, 15, 15, 15]);
  });

  it('end one to five seconds after a reset', () => {
    expect([0, 0.5, 1].map(resetJitter)).toEqual([1000, 3000, 5000]);
  });
});
