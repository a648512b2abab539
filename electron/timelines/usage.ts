/**
 * Counting what is billed. X bills a post (a user, a list) once per UTC day, however often and through whatever endpoint
 * it is read on that day, and the count here follows that (docs.x.com/x-api/getting-started/pricing).
 */
import type { PriceTable } from '../contract/prices.ts';
import type { ServiceId } from '../contract/views/ids.ts';
import type { Asked } from '../contract/views/limits.ts';
import type { UsageView } from '../contract/views/spending.ts';
import { dollars, type Priced, priceOf } from './prices.ts';

const dayMs = 86_400_000;

/** Something that the service charges for. */
export interface BilledItem {
  kind: Priced;
  /** The same item on the same day is free; a post that was written has its own id. */
  id: string;
  /** It was asked of the signed-in user themselves (their posts, likes, followers ...), which may be cheaper. */
  own?: boolean;
}

/** What was billed at once. */
export interface Billed {
  /** UTC day, `2026-08-20`. */
  day: string;
  asked: Asked;
  items: readonly BilledItem[];
  /** Ids of days before this one are forgotten; how many there were is kept. */
  firstKeptDay: string;
}

/** How many items of a kind one UTC day brought through one endpoint, each counted where it was first seen. */
export interface Spent {
  day: string;
  asked: Asked;
  kind: Priced;
  own: boolean;
  items: number;
}

/** What was billed to one account on one UTC day. */
export interface DailyUsage {
  day: string;
  posts: number;
  users: number;
  lists: number;
  spent: readonly Spent[];
}

/** Before anything was counted. */
export const nothingUsed: DailyUsage = { day: '', posts: 0, users: 0, lists: 0, spent: [] };

/** @returns the UTC day of a time in milliseconds, as `2026-08-20` */
export const utcDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/**
 * @returns the first day whose billed ids are still needed: yesterday, so that a clock that is set back around
 * midnight finds its count again
 */
export const firstKeptDay = (ms: number): string => utcDay(ms - dayMs);

/** @returns the first day whose sums are kept: those of 13 months, the one of `day` included */
export function firstSpentDay(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return utcDay(Date.UTC(year, month - 1 - 12, 1));
}

/** @param now milliseconds since 1970 */
export const billedAt = (now: number, asked: Asked, items: readonly BilledItem[]): Billed => ({
  day: utcDay(now),
  asked,
  items,
  firstKeptDay: firstKeptDay(now),
});

/** @param spent all of this day */
export function usageOf(day: string, spent: readonly Spent[]): DailyUsage {
  const count = (kind: Priced): number => spent.reduce((sum, row) => (row.kind === kind ? sum + row.items : sum), 0);
  return { day, posts: count('post'), users: count('user'), lists: count('list'), spent };
}

/** @returns what was counted today; a count of another day is over */
export function usageToday(usage: DailyUsage, now: number): DailyUsage {
  const day = utcDay(now);
  return usage.day === day ? usage : usageOf(day, []);
}

/**
 * Today's reading. Posts that were written are left out: the daily limit is one of reading.
 * @param usage of today
 * @param cap posts per day up to which Pinion reads without being asked; all reading of the day counts towards it
 * @param owned the account is known to own the app, so that owned reads are cheaper
 */
export function usageView(
  { posts, spent }: DailyUsage,
  cap: number,
  service: ServiceId,
  prices: PriceTable,
  owned: boolean,
): UsageView {
  const usd = prices.usd[service];
  const read = spent.filter(({ kind }) => kind !== 'write' && kind !== 'write-with-link');
  return {
    posts,
    usd: dollars(read.reduce((sum, row) => sum + row.items * priceOf(usd, row, owned), 0)),
    usdPerPost: usd.post,
    usdPerUser: usd.user,
    usdPerList: usd.list,
    cap,
    capReached: posts >= cap,
  };
}
