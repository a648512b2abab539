import { describe, expect, it } from 'vitest';
import { forecastOf } from '../../../electron/timelines/spending/forecast.ts';

describe('forecast', () => {
  it('prices what comes in', () => {
    expect(forecastOf({ perDay: 120.4 }, { cap: 300, usdPerPost: 0.005 })).toEqual({
      postsPerDay: 120,
      usdPerDay: 0.602,
      usdPerMonth: 18.06,
      capped: false,
    });
  });

  it('stops at the daily limit', () => {
    expect(forecastOf({ perDay: 1_000 }, { cap: 300, usdPerPost: 0.005 })).toEqual({
      postsPerDay: 1_000,
      usdPerDay: 1.5,
      usdPerMonth: 45,
      capped: true,
    });
    expect(forecastOf({ perDay: 1 }, { cap: 0, usdPerPost: 0.005 })).toMatchObject({ usdPerMonth: 0, capped: true });
  });

  it('costs nothing at the practice service, and is none where nobody can tell', () => {
    expect(forecastOf({ perDay: 50 }, { cap: 300, usdPerPost: 0 })).toMatchObject({ postsPerDay: 50, usdPerDay: 0 });
    expect(forecastOf({ perDay: null }, { cap: 300, usdPerPost: 0.005 })).toBeNull();
  });
});
