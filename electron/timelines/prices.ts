/** The price of what was asked for, by the price table of the contract. */
import type { Prices } from '../contract/prices.ts';
import type { Asked } from '../contract/views/limits.ts';

/** What has a price of its own. */
export type Priced = 'post' | 'user' | 'list' | 'write' | 'write-with-link';

/** What can only be asked for oneself. */
const alwaysOwn: ReadonlySet<Asked> = new Set<Asked>(['mentions', 'bookmarks', 'owned-lists', 'followed-lists']);

/**
 * The price of one item in US dollars.
 * @param owned the account is known to own the app
 */
export function priceOf(
  prices: Prices,
  { asked, kind, own }: { asked: Asked; kind: Priced; own: boolean },
  owned: boolean,
): number {
  if (kind === 'write') return prices.write;
  if (kind === 'write-with-link') return prices.writeWithLink;
  return owned && (own || alwaysOwn.has(asked)) ? prices.owned : prices[kind];
}

/** A sum of prices without the noise of binary fractions: a tenth of a cent is the finest price there is. */
export const dollars = (sum: number): number => Math.round(sum * 1000) / 1000;
