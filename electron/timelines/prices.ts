/**
 * What reading costs, in one dated place. Source: the price list of the X API, docs.x.com/x-api/getting-started/pricing.
 * The home timeline is not among the cheaper "owned reads"; those need an app that the reader owns, which cannot be
 * told from an answer, so every post counts at the full price. What comes along with posts (quoted ones, users) is not
 * counted: whether X charges for it is not settled.
 */
import type { ServiceId } from '../contract/views.ts';

export interface PriceTable {
  /** Month of the price list. */
  asOf: string;
  /** US dollars for reading one post, one user, one list, and for posting without and with a link. */
  usd: Record<ServiceId, Prices>;
}

interface Prices {
  post: number;
  user: number;
  list: number;
  write: number;
  writeWithLink: number;
}

export const priceTable: PriceTable = {
  asOf: '2026-08',
  usd: {
    x: { post: 0.005, user: 0.01, list: 0.005, write: 0.015, writeWithLink: 0.2 },
    practice: { post: 0, user: 0, list: 0, write: 0, writeWithLink: 0 },
  },
};
