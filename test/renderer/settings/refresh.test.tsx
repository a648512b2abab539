// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { AccountId } from '../../../electron/contract/views/ids.ts';
import type { ForecastView } from '../../../electron/contract/views/spending.ts';
import { RefreshInterval } from '../../../renderer/settings/refresh.tsx';
import { FakeBridge } from '../../support/fake-bridge.ts';
import { callNamesOf, lastArgument, press, show } from '../../support/page-setup.tsx';

function open(forecast?: ForecastView | null, { minutes = 0, accountId = 'x:100' as AccountId } = {}) {
  const fake = new FakeBridge();
  if (forecast !== undefined) fake.setup.spending = { forecast };
  show(fake, <RefreshInterval minutes={minutes} accountId={accountId} />);
  return fake;
}

describe('refreshing by itself', () => {
  it('is off at first, and set to an interval', async () => {
    const fake = open();
    expect(screen.getByRole('radio', { name: 'By hand' })).toHaveProperty('checked', true);
    expect(screen.getAllByRole('radio')).toHaveLength(6);
    await press('Every 15 minutes', 'radio');
    await waitFor(() => expect(fake.app.settings.refreshMinutes).toBe(15));
    expect(lastArgument(fake, 'app.setRefreshMinutes')).toEqual({ minutes: 15 });
  });

  it('offers an interval that was set to something else', () => {
    open(undefined, { minutes: 45 });
    expect(screen.getByRole('radio', { name: 'Every 45 minutes' })).toHaveProperty('checked', true);
  });

  it('tells what it would cost, and that the interval hardly matters', async () => {
    open();
    expect(await screen.findByText('About 120 new posts a day: $0.60 a day, $18.00 a month.')).toBeTruthy();
    expect(screen.getByText(/the interval hardly changes the price/)).toBeTruthy();
  });

  it.each<[ForecastView | null, string | RegExp]>([
    [
      { postsPerDay: 1_000, usdPerDay: 1.5, usdPerMonth: 45, capped: true },
      'About 1,000 new posts a day. The daily limit stops Pinion at $1.50 a day, $45.00 a month.',
    ],
    [
      { postsPerDay: 40, usdPerDay: 0, usdPerMonth: 0, capped: true },
      'About 40 new posts a day. The daily limit is none, so Pinion reads nothing by itself.',
    ],
    [
      { postsPerDay: 1, usdPerDay: 0.005, usdPerMonth: 0.15, capped: false },
      'About 1 new post a day: $0.005 a day, $0.15 a month.',
    ],
    [
      { postsPerDay: 0, usdPerDay: 0.001, usdPerMonth: 0.03, capped: false },
      'Fewer than one new post a day: $0.001 a day, $0.03 a month.',
    ],
    [null, /read too little lately/],
  ])('says of %o: %s', async (forecast, sentence) => {
    open(forecast);
    expect(await screen.findByText(sentence)).toBeTruthy();
  });

  it('costs nothing for practice accounts, and nothing is asked', () => {
    const fake = open(undefined, { accountId: 'practice:7' });
    expect(screen.getByText('Practice accounts cost nothing.')).toBeTruthy();
    expect(callNamesOf(fake)).not.toContain('usage.open');
  });

  it('forecasts again with another daily limit', async () => {
    const fake = open();
    await screen.findByText(/\$18\.00 a month/);
    fake.setup.spending = { forecast: { postsPerDay: 120, usdPerDay: 0.5, usdPerMonth: 15, capped: true } };
    await fake.bridge.app.setDailyCap({ posts: 100 });
    expect(await screen.findByText(/The daily limit stops Pinion at \$0\.50 a day/)).toBeTruthy();
  });

  it('says what failed', async () => {
    const fake = new FakeBridge();
    const [asking, setting] = [appError('cache-damaged', { kind: 'retry' }), appError('store-not-written')];
    fake.failNext('usage.open', asking);
    fake.failNext('app.setRefreshMinutes', setting);
    show(fake, <RefreshInterval minutes={0} accountId="x:100" />);
    expect(await screen.findByText(asking.message)).toBeTruthy();
    await press('Try again');
    expect(await screen.findByText(/\$18\.00 a month/)).toBeTruthy();
    await press('Every minute', 'radio');
    expect(await screen.findByText(setting.message)).toBeTruthy();
  });
});
