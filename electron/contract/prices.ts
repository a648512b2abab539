/**
 * What reading and posting cost, in one dated place for main and page. Source: the price list of the X API,
 * docs.x.com/x-api/getting-started/pricing.
 *
 * "Owned reads" are cheaper: an account's own posts, mentions, likes, bookmarks, followers, following and lists, where
 * the account also owns the developer app. The home timeline is not among them. Whether somebody owns the app cannot be
 * told from an answer; only an access token that was made on the app's own page belongs to its owner for certain.
 *
 * What comes along with posts (quoted ones, users) is not counted: whether X charges for it is not settled.
 */
import type { ServiceId } from './views/ids.ts';

export interface PriceTable {
  /** Month of the price list, `2026-08`. */
  asOf: string;
  usd: Record<ServiceId, Prices>;
}

/** In US dollars. */
export interface Prices {
  /** Reading one post, one user, one list. */
  post: number;
  user: number;
  list: number;
  /** Reading one of either where it is an owned read. */
  owned: number;
  /** Posting, without and with a link in it. */
  write: number;
  writeWithLink: number;
}

export const priceTable: PriceTable = {
  asOf: '2026-08',
  usd: {
    x: { post: 0.005, user: 0.01, list: 0.005, owned: 0.001, write: 0.015, writeWithLink: 0.2 },
    practice: { post: 0, user: 0, list: 0, owned: 0, write: 0, writeWithLink: 0 },
  },
};
