/** What reading costs. */
import type { AccountId } from './ids.ts';
import type { Asked } from './limits.ts';

/** Billed reading of one account today (UTC). */
export interface UsageView {
  posts: number;
  /** US dollars, estimated with the dated price table; 0 for the practice service. */
  usd: number;
  /** Price of reading one post. */
  usdPerPost: number;
  /** Price of reading one user, and of one list. */
  usdPerUser: number;
  usdPerList: number;
  cap: number;
  capReached: boolean;
}

/** What one UTC day came to. */
export interface SpendingDayView {
  /** `2026-08-20`. */
  day: string;
  posts: number;
  users: number;
  lists: number;
  /** Posts written. */
  writes: number;
  usd: number;
}

/** What an account has cost. Estimated from what was counted, with the price table of `pricesAsOf`. */
export interface SpendingView {
  accountId: AccountId;
  /** The last 31 UTC days, oldest first, today last; days without reading are there too. */
  days: SpendingDayView[];
  /** This UTC month so far. */
  monthUsd: number;
  monthPosts: number;
  /** This UTC month so far by what was asked for, dearest first. */
  byAsked: { asked: Asked; items: number; usd: number }[];
  /** Month of the price list, `2026-08`. */
  pricesAsOf: string;
  /** Reads of what belongs to the owner of the app are cheaper: true when this account is known to be that owner. */
  ownedReads: boolean;
  forecast: ForecastView | null;
}

/**
 * What automatic refreshing of the timelines on show would bring and cost, judged by what came in lately. Null values
 * never appear: without enough posts to judge by there is no forecast.
 */
export interface ForecastView {
  postsPerDay: number;
  usdPerDay: number;
  usdPerMonth: number;
  /** More would come in than the daily limit lets Pinion read by itself; the money above takes that into account. */
  capped: boolean;
}
