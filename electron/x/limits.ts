/**
 * What the headers of answers tell: rate limits, the only truth about them, as published tables differ from what X
 * does; and what the token is allowed to do.
 * See https://docs.x.com/x-api/fundamentals/rate-limits.
 */

import type { LimitFamily } from '../contract/views/limits.ts';

/** `Headers`, as far as it is read here. */
export interface HeaderReader {
  get(name: string): string | null;
}

export interface LimitWindow {
  family: LimitFamily;
  limit: number;
  remaining: number;
  /** Milliseconds since 1970 by this computer's clock. */
  resetAt: number;
}

const FAMILIES: readonly [LimitFamily, prefix: string][] = [
  ['15-minutes', 'x-rate-limit-'],
  ['user-24-hours', 'x-user-limit-24hour-'],
  ['app-24-hours', 'x-app-limit-24hour-'],
];

function wholeNumber(headers: HeaderReader, name: string): number | null {
  const text = headers.get(name)?.trim() ?? '';
  return /^\d{1,12}$/.test(text) ? Number(text) : null;
}

/**
 * Reads the three header families. A family with a missing or unreadable number is left out.
 * @param correctionSeconds by how much this computer's clock is slow; resets are shifted by it, so that a wrong clock
 *   waits as long as a right one
 */
export function readLimits(headers: HeaderReader, correctionSeconds = 0): LimitWindow[] {
  return FAMILIES.flatMap(([family, prefix]) => {
    const limit = wholeNumber(headers, `${prefix}limit`);
    const remaining = wholeNumber(headers, `${prefix}remaining`);
    const reset = wholeNumber(headers, `${prefix}reset`);
    return limit === null || remaining === null || reset === null
      ? []
      : [{ family, limit, remaining, resetAt: (reset - correctionSeconds) * 1000 }];
  });
}

/**
 * Whether the token may post, as every answer tells.
 * @returns null when the answer does not tell, or in words that are not known
 */
export function readCanPost(headers: HeaderReader): boolean | null {
  const level = headers.get('x-access-level')?.trim().toLowerCase() ?? '';
  if (level === 'read') return false;
  return /^read-?write/.test(level) ? true : null;
}

/** No window is longer; a later reset is a mistake, and must not stop reading for good. */
const LONGEST_WINDOW = 24 * 60 * 60 * 1000;

/** @returns when the last of the used-up windows starts anew (milliseconds), or null when none is used up */
export function exhaustedUntil(windows: readonly LimitWindow[], now: number): number | null {
  const resets = windows.filter(({ remaining, resetAt }) => remaining === 0 && resetAt > now);
  return resets.length === 0 ? null : Math.min(now + LONGEST_WINDOW, Math.max(...resets.map(({ resetAt }) => resetAt)));
}
