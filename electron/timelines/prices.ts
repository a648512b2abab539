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
  /** US dollars for reading one post. */
  usdPerPost: Record<ServiceId, number>;
}

export const priceTable: PriceTable = { asOf: '2026-08', usdPerPost: { x: 0.005, practice: 0 } };
