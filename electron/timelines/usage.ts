/**
 * Counting what is billed. X bills a post once per UTC day, however often it is read on that day, and the count here
 * follows that (docs.x.com/x-api/getting-started/pricing).
 */
import type { ServiceId, UsageView } from '../contract/views.ts';
import type { PriceTable } from './prices.ts';

const dayMs = 86_400_000;

/** Something that the service charges for. */
export interface BilledItem {
  kind: 'post';
  id: string;
}

/** Billed posts of one account on one UTC day. */
export interface DailyUsage {
  day: string;
  posts: number;
}

/** @returns the UTC day of a time in milliseconds, as `2026-08-20` */
export const utcDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/**
 * @returns the first day whose billed ids are still needed: yesterday, so that a clock that is set back around
 * midnight finds its count again
 */
export const firstKeptDay = (ms: number): string => utcDay(ms - dayMs);

/** @returns the posts counted today; a count of another day is over */
export const postsToday = (usage: DailyUsage, now: number): number => (usage.day === utcDay(now) ? usage.posts : 0);

/**
 * @param posts billed posts of today
 * @param cap posts per day up to which Pinion reads without being asked; all reading of the day counts towards it
 */
export function usageView(posts: number, cap: number, service: ServiceId, prices: PriceTable): UsageView {
  const usdPerPost = prices.usdPerPost[service];
  // Tenths of a cent are the finest price there is; rounding to them removes the noise of binary fractions.
  const usd = Math.round(posts * usdPerPost * 1000) / 1000;
  return { posts, usd, usdPerPost, cap, capReached: posts >= cap };
}
