/** What an account has cost, and what automatic refreshing of its columns would cost. */
import type { Accounts } from '../accounts/accounts.ts';
import type { Handlers } from '../contract/dispatch.ts';
import type { Result } from '../contract/errors.ts';
import { priceTable } from '../contract/prices.ts';
import { timelineName } from '../contract/timeline-keys.ts';
import type { AccountView } from '../contract/views/accounts.ts';
import type { SpendingView } from '../contract/views/spending.ts';
import { arrivalsPerDay } from '../timelines/spending/arrivals.ts';
import { forecastOf } from '../timelines/spending/forecast.ts';
import { firstDayOf, spendingView } from '../timelines/spending/spending.ts';
import type { Ambient } from './ambient.ts';
import type { Known } from './library.ts';
import { ownsApp, type Reading } from './reading.ts';

export interface SpendingPorts {
  accounts: Accounts;
  ambient: Pick<Ambient, 'now'>;
  reading: Pick<Reading, 'withCache'>;
  known: Known;
}

export interface Spending {
  handlers: Pick<Handlers, 'usage.open'>;
  of(account: AccountView): Result<SpendingView>;
}

export function createSpending({ accounts, ambient, reading, known }: SpendingPorts): Spending {
  function of({ id, service, reading: { columns } }: AccountView): Result<SpendingView> {
    const now = ambient.now();
    return reading.withCache(id, (cache) => {
      const perDay = arrivalsPerDay(cache, columns.map(timelineName), now);
      const forecast = forecastOf(
        { perDay },
        { cap: accounts.settings.view().dailyCap, usdPerPost: priceTable.usd[service].post },
      );
      return spendingView(cache.spending(firstDayOf(now)), {
        accountId: id,
        now,
        service,
        owned: ownsApp(accounts, id),
        prices: priceTable,
        forecast,
      });
    });
  }
  return { of, handlers: { 'usage.open': ({ accountId }) => known(accountId, of) } };
}
