/**
 * When a used-up limit lets reading go on. One `Limit` per account and endpoint, fed by the windows that each answer
 * reports (15 minutes, and 24 hours for the app and for the user) and by refusals (HTTP 429).
 */
import type { LimitWindow } from './ports.ts';

const firstPauseMs = 60_000;
const longestPauseMs = 15 * 60_000;
const shortestJitterMs = 1_000;
const longestJitterMs = 5_000;
/** No window is longer. A later reset is a mistake: it would stop reading for good, and overflow the timer. */
const longestWindowMs = 24 * 60 * 60_000;

export interface Limit {
  /** Takes the windows of an answer that worked. */
  note(windows: readonly LimitWindow[], now: number): void;
  /**
   * Takes a refusal. Without a time to wait for (or with one that has passed), the pause is one minute, and doubles
   * with every further refusal up to 15 minutes.
   */
  refuse(until: number | null, now: number): void;
  /** @returns the time in milliseconds at which reading may go on, or null when it may now */
  blockedUntil(now: number): number | null;
}

/** @param random numbers from 0 to 1; spreads the moment after a reset, so that not everybody asks at once */
export function createLimit(random: () => number): Limit {
  let until = 0;
  let refusals = 0;
  const jitter = () => shortestJitterMs + random() * (longestJitterMs - shortestJitterMs);
  return {
    note(windows, now) {
      refusals = 0;
      const resets = windows.filter((window) => window.remaining <= 0 && window.resetAt > now);
      // Several windows can be used up at once; asking before the last of them resets would be refused again.
      const latest = Math.max(...resets.map((window) => window.resetAt));
      until = resets.length > 0 ? Math.min(latest, now + longestWindowMs) + jitter() : 0;
    },
    refuse(reset, now) {
      const pause = Math.min(firstPauseMs * 2 ** refusals, longestPauseMs);
      refusals += 1;
      until = (reset !== null && reset > now ? Math.min(reset, now + longestWindowMs) : now + pause) + jitter();
    },
    blockedUntil: (now) => (until > now ? until : null),
  };
}
