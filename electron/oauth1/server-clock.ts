/**
 * The server's clock as far as its answers tell. A signature carries the time, and a server refuses one that is
 * minutes off, so a wrong clock in this computer is corrected by the `Date` header of the refusal.
 */

/** Smaller differences come from the way of the answer, not from a wrong clock. */
const SIGNIFICANT_SECONDS = 60;

export interface ServerClock {
  /** Whole seconds since 1970, UTC, corrected by what was learned. */
  now(): number;
  /**
   * Compares this computer's clock with the `Date` header of an answer that was just received.
   * @returns true when that moved `now()` by so much that a refused request is worth one more try
   */
  learn(dateHeader: string | null | undefined): boolean;
  /** Seconds by which this computer's clock is corrected: positive when it is slow, 0 when it is right. */
  correctedBySeconds(): number;
}

/**
 * Reads a `Date` header. X writes `GMT` as RFC 9110 section 5.6.7 asks, and sometimes `UTC`.
 * @returns seconds since 1970, or null when it is not such a date
 */
function parseDateHeader(text: string): number | null {
  const time = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (GMT|UTC)$/.test(text.trim())
    ? Date.parse(text)
    : Number.NaN;
  return Number.isNaN(time) ? null : time / 1000;
}

/**
 * By how much this computer's clock is slow, as one answer tells.
 * @param localNow when the answer was received, by this computer's clock, in milliseconds since 1970
 * @returns whole seconds, negative when it is fast; null when the answer does not tell
 */
export function secondsSlow(dateHeader: string | null | undefined, localNow: number): number | null {
  const server = parseDateHeader(dateHeader ?? '');
  return server === null ? null : server - Math.floor(localNow / 1000);
}

/** @param localNow this computer's clock, in milliseconds since 1970 */
export function createServerClock(localNow: () => number): ServerClock {
  const local = (): number => Math.floor(localNow() / 1000);
  let offset = 0;
  return {
    now: () => local() + offset,
    learn(dateHeader) {
      const difference = secondsSlow(dateHeader, localNow());
      if (difference === null) {
        return false;
      }
      const before = offset;
      offset = Math.abs(difference) < SIGNIFICANT_SECONDS ? 0 : difference;
      return Math.abs(offset - before) >= SIGNIFICANT_SECONDS;
    },
    correctedBySeconds: () => offset,
  };
}
