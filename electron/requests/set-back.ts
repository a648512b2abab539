/**
 * Notices that the computer's clock was set back. Times to wait for would be too far away then: they are moved by as
 * much. A clock that was set forward, or a computer that slept, only makes waits end.
 */

/** Below this, a clock is being adjusted. */
const toleranceMs = 1_000;

/**
 * @param now milliseconds since 1970
 * @returns a function that tells by how many milliseconds the clock was set back since it was called last
 */
export function watchSetBacks(now: () => number): () => number {
  let latest = now();
  return () => {
    const time = now();
    const back = latest - time;
    if (back > 0 && back < toleranceMs) return 0;
    latest = time;
    return Math.max(0, back);
  };
}
