/**
 * Counting what is billed. X bills a post (a user, a list) once per UTC day, however often it is read on that day, and
 * the count here follows that (docs.x.com/x-api/getting-started/pricing).
 */
import type { ServiceId, UsageView } from '../contract/views.ts';
import type { PriceTable } from './prices.ts';

const dayMs = 86_400_000;

/** Something that the service charges for. */
export interface BilledItem {
  kind: 'post' | 'user' | 'list';
  id: string;
}

/** What was billed to one account on one UTC day. */
export interface DailyUsage {
  day: string;
  posts: number;
  users: number;
  lists: number;
}

/** @returns the UTC day of a time in milliseconds, as `2026-08-20` */
export const utcDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/**
 * @returns the first day whose billed ids are still needed: yesterday, so that a clock that is set back around
 * midnight finds its count again
 */
export const firstKeptDay = (ms: number): string => utcDay(ms - dayMs);

/** @returns what was counted today; a count of another day is over */
export function usageToday(usage: DailyUsage, now: number): DailyUsage {
  const day = utcDay(now);
  return usage.day === day ? usage : { day, posts: 0, users: 0, lists: 0 };
}

/**
 * @param usage of today
 * @param cap posts per day up to which Pinion reads without being asked; all reading of the day counts towards it
 */
export function usageView(usage: DailyUsage, cap: number, service: ServiceId, prices: PriceTable): UsageView {
  const { posts, users, lists } = usage;
  const usd = prices.usd[service];
  const sum = posts * usd.post + users * usd.user + lists * usd.list;
  return {
    posts,
    // Tenths of a cent are the finest price there is; rounding to them removes the noise of binary fractions.
    usd: Math.round(sum * 1000) / 1000,
    usdPerPost: usd.post,
    usdPerUser: usd.user,
    usdPerList: usd.list,
    cap,
    capReached: posts >= cap,
  };
}
