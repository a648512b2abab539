/** What an account has cost: by day for a month, and by what was asked for. Pure. */
import type { PriceTable } from '../../contract/prices.ts';
import type { AccountId, ServiceId } from '../../contract/views/ids.ts';
import type { Asked } from '../../contract/views/limits.ts';
import type { ForecastView, SpendingDayView, SpendingView } from '../../contract/views/spending.ts';
import { dollars, priceOf } from '../prices.ts';
import { type BilledItem, type Spent, utcDay } from '../usage.ts';

const dayMs = 86_400_000;

/** Days that are shown: the longest month. So the month of today is always among them as a whole. */
const shownDays = 31;

/** @returns the first day that `spendingView` needs. @param now milliseconds since 1970 */
export const firstDayOf = (now: number): string => utcDay(now - (shownDays - 1) * dayMs);

export interface SpendingFacts {
  accountId: AccountId;
  /** Milliseconds since 1970. */
  now: number;
  service: ServiceId;
  /** The account is known to own the app, so that owned reads are cheaper. */
  owned: boolean;
  prices: PriceTable;
  forecast: ForecastView | null;
}

type Priced = Spent & { usd: number };

/** @param rows what was counted from `firstDayOf` on; more does no harm */
export function spendingView(rows: readonly Spent[], facts: SpendingFacts): SpendingView {
  const { accountId, now, service, owned, prices, forecast } = facts;
  const priced = rows.map((row) => ({ ...row, usd: row.items * priceOf(prices.usd[service], row, owned) }));
  const month = utcDay(now).slice(0, 'yyyy-mm'.length);
  const inMonth = priced.filter(({ day }) => day.startsWith(month));
  return {
    accountId,
    days: Array.from({ length: shownDays }, (_, index) => {
      const day = utcDay(now - (shownDays - 1 - index) * dayMs);
      const ofDay = priced.filter((row) => row.day === day);
      return dayView(day, ofDay);
    }),
    monthUsd: usdOf(inMonth),
    monthPosts: itemsOf(inMonth, 'post'),
    byAsked: byAsked(inMonth),
    pricesAsOf: prices.asOf,
    ownedReads: owned,
    forecast,
  };
}

const dayView = (day: string, rows: readonly Priced[]): SpendingDayView => ({
  day,
  posts: itemsOf(rows, 'post'),
  users: itemsOf(rows, 'user'),
  lists: itemsOf(rows, 'list'),
  writes: itemsOf(rows, 'write') + itemsOf(rows, 'write-with-link'),
  usd: usdOf(rows),
});

/** Dearest first; where all is free, the most first. */
function byAsked(rows: readonly Priced[]): SpendingView['byAsked'] {
  const all = [...new Set(rows.map(({ asked }) => asked))].map((asked: Asked) => {
    const own = rows.filter((row) => row.asked === asked);
    return { asked, items: itemsOf(own), usd: usdOf(own) };
  });
  return all.sort((one, other) => other.usd - one.usd || other.items - one.items || (one.asked < other.asked ? -1 : 1));
}

const usdOf = (rows: readonly Priced[]): number => dollars(rows.reduce((sum, { usd }) => sum + usd, 0));

const itemsOf = (rows: readonly Spent[], kind?: BilledItem['kind']): number =>
  rows.reduce((sum, row) => (kind === undefined || row.kind === kind ? sum + row.items : sum), 0);
