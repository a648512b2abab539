/**
 * How long to pause before something is asked again. Pure. Pauses are spread by chance, so that what failed together
 * does not come back together.
 */

/** The person's settings for failed readings. */
export interface RetryPolicy {
  /** Tries after the first one; 0 = none. */
  times: number;
  /** The first pause; each further one is twice as long. */
  delaySeconds: number;
}

const longestRetryMs = 60_000;
const firstRefusalMs = 60_000;
const longestRefusalMs = 15 * 60_000;
const shortestJitterMs = 1_000;
const longestJitterMs = 5_000;

/**
 * The pause after a failure that trying again may mend.
 * @param failures so far, this one included
 * @param chance from 0 to 1; lengthens the pause by up to half
 * @returns milliseconds
 */
export function retryPause(failures: number, delaySeconds: number, chance: number): number {
  const pause = Math.min(delaySeconds * 1000 * 2 ** (failures - 1), longestRetryMs);
  return pause * (1 + chance / 2);
}

/**
 * The pause after a refusal that does not say how long it lasts.
 * @param before refusals in a row before this one
 * @returns milliseconds
 */
export const refusalPause = (before: number): number => Math.min(firstRefusalMs * 2 ** before, longestRefusalMs);

/** @returns how long after the reset of a window to wait: not everybody asks at once then, and clocks differ a little */
export const resetJitter = (chance: number): number => shortestJitterMs + chance * (longestJitterMs - shortestJitterMs);
