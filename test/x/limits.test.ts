import { describe, expect, it } from 'vitest';
import { exhaustedUntil, type LimitWindow, readLimits } from '../../electron/x/limits.ts';

const headers = (values: Record<string, string>) => new Headers(values);
const window = (remaining: number, resetAt: number, family: LimitWindow['family'] = '15-minutes'): LimitWindow => ({
  family,
  limit: 10,
  remaining,
  resetAt,
});

describe('limits in headers', () => {
  it('reads all three families', () => {
    const all = headers({
      'x-rate-limit-limit': '180',
      'x-rate-limit-remaining': '178',
      'x-rate-limit-reset': '1665183225',
      'x-user-limit-24hour-limit': '250',
      'x-user-limit-24hour-remaining': '0',
      'x-user-limit-24hour-reset': '1665200000',
      'x-app-limit-24hour-limit': '500',
      'x-app-limit-24hour-remaining': '3',
      'x-app-limit-24hour-reset': '1665200001',
    });
    expect(readLimits(all)).toEqual([
      { family: '15-minutes', limit: 180, remaining: 178, resetAt: 1_665_183_225_000 },
      { family: 'user-24-hours', limit: 250, remaining: 0, resetAt: 1_665_200_000_000 },
      { family: 'app-24-hours', limit: 500, remaining: 3, resetAt: 1_665_200_001_000 },
    ]);
  });

  it('translates resets to the time of a clock that is wrong', () => {
    const some = headers({ 'x-rate-limit-limit': '1', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '2000' });
    expect(readLimits(some, 1200)[0]?.resetAt).toBe(800_000);
  });

  it('leaves out what is missing or unreadable', () => {
    expect(readLimits(headers({}))).toEqual([]);
    expect(readLimits(headers({ 'x-rate-limit-limit': '1', 'x-rate-limit-remaining': '0' }))).toEqual([]);
    const odd = { 'x-rate-limit-limit': '1', 'x-rate-limit-remaining': '-1', 'x-rate-limit-reset': 'soon' };
    expect(readLimits(headers(odd))).toEqual([]);
  });

  it('waits for the last of the used-up windows, but no longer than a day', () => {
    expect(exhaustedUntil([], 0)).toBeNull();
    expect(exhaustedUntil([window(1, 500)], 0)).toBeNull();
    expect(exhaustedUntil([window(0, 500), window(0, 900, 'user-24-hours'), window(2, 999)], 0)).toBe(900);
    expect(exhaustedUntil([window(0, 500)], 500)).toBeNull();
    expect(exhaustedUntil([window(0, 1e14)], 1000)).toBe(1000 + 86_400_000);
  });
});
