/** What automatic refreshing would bring and cost. Pure. */
import type { ForecastView } from '../../contract/views/spending.ts';
import { dollars } from '../prices.ts';

/** Days of the month that a forecast speaks of. */
const daysPerMonth = 30;

/**
 * @param perDay from `arrivalsPerDay`
 * @param cap posts a day that Pinion reads by itself
 * @param usdPerPost US dollars
 * @returns null when nobody can tell
 */
export function forecastOf(
  { perDay }: { perDay: number | null },
  { cap, usdPerPost }: { cap: number; usdPerPost: number },
): ForecastView | null {
  if (perDay === null) return null;
  const usdPerDay = Math.min(perDay, cap) * usdPerPost;
  return {
    postsPerDay: Math.round(perDay),
    usdPerDay: dollars(usdPerDay),
    usdPerMonth: dollars(usdPerDay * daysPerMonth),
    capped: perDay > cap,
  };
}
