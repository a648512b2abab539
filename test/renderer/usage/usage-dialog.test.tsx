// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import { utcDayShortText, utcDayText } from '../../../electron/contract/messages/usage.ts';
import type { AccountView } from '../../../electron/contract/views/accounts.ts';
import type { SpendingView } from '../../../electron/contract/views/spending.ts';
import { StatusesProvider, watchStatuses } from '../../../renderer/app/timeline-statuses.ts';
import { BridgeProvider } from '../../../renderer/ui/bridge.tsx';
import { UsageDialog } from '../../../renderer/usage/usage-dialog.tsx';
import { FakeBridge, fakeAccount } from '../../support/fake-bridge.ts';
import { callNamesOf, lastArgument, press, show } from '../../support/page-setup.tsx';

const days = (change: (index: number) => Partial<SpendingView['days'][number]> = () => ({})): SpendingView['days'] =>
  Array.from({ length: 31 }, (_, index) => ({
    day: new Date(Date.UTC(2026, 9, 21 + index)).toISOString().slice(0, 10),
    posts: 0,
    users: 0,
    lists: 0,
    writes: 0,
    usd: 0,
    ...change(index),
  }));

const busy = days((index) => ({
  posts: index,
  usd: index * 0.005,
  ...(index === 29 ? { users: 2, lists: 1, writes: 1 } : {}),
}));

function open({
  account = {},
  spending = {},
  prepare,
}: {
  account?: Partial<AccountView>;
  spending?: Partial<SpendingView>;
  prepare?: (fake: FakeBridge) => void;
} = {}) {
  const fake = new FakeBridge();
  fake.setup.spending = { days: busy, ...spending };
  prepare?.(fake);
  const onClose = vi.fn();
  const { bridge, statuses } = watchStatuses(fake.bridge);
  const shown = fakeAccount(0, account);
  show(
    fake,
    <BridgeProvider bridge={bridge}>
      <QueryClientProvider client={new QueryClient()}>
        <StatusesProvider value={statuses}>
          <UsageDialog account={shown} onClose={onClose} />
        </StatusesProvider>
      </QueryClientProvider>
    </BridgeProvider>,
  );
  return { fake, bridge, shown, onClose };
}

describe('what reading costs', () => {
  it('shows today and this month in money and posts', async () => {
    open();
    const today = (await screen.findByText('Today', { selector: 'dt' })).parentElement ?? document.body;
    expect(within(today).getByText('$0.15')).toBeTruthy();
    expect(within(today).getByText('30 posts')).toBeTruthy();
    const month = screen.getByText('November 2026', { selector: 'dt' }).parentElement ?? document.body;
    expect(within(month).getByText('$2.31')).toBeTruthy();
    expect(within(month).getByText('462 posts')).toBeTruthy();
    expect(screen.getByText(/Days are counted as X counts them: in UTC\./)).toBeTruthy();
  });

  it('says every day of the chart in words, chosen with the keys of a range', async () => {
    open();
    const chart = await screen.findByRole('slider', { name: 'Day' });
    const said = () => chart.getAttribute('aria-valuetext');
    expect(said()).toBe(`${utcDayText('2026-11-20')}: 30 posts, $0.15`);
    expect(screen.getByText(said() ?? '')).toBeTruthy();
    fireEvent.change(chart, { target: { value: '29' } });
    expect(said()).toBe(`${utcDayText('2026-11-19')}: 29 posts, 2 profiles, 1 list, 1 post written, $0.15`);
    fireEvent.change(chart, { target: { value: '0' } });
    expect(said()).toBe(`${utcDayText('2026-10-21')}: Nothing was read, $0.00`);
    expect(screen.getByText(utcDayShortText('2026-10-21'))).toBeTruthy();
  });

  it('has the same as a table, newest day first', async () => {
    open();
    await press('Show as a table');
    const table = screen.getByRole('table', { name: 'The last 31 days' });
    const rows = within(table).getAllByRole('row');
    expect(rows).toHaveLength(32);
    expect(rows.slice(0, 3).map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ['Day (UTC)', 'What was read or written', 'Cost'],
      [utcDayText('2026-11-20'), '30 posts', '$0.15'],
      [utcDayText('2026-11-19'), '29 posts, 2 profiles, 1 list, 1 post written', '$0.15'],
    ]);
  });

  it('tells what it was spent on, in plain words', async () => {
    const byAsked: SpendingView['byAsked'] = [
      { asked: 'home', items: 402, usd: 2.01 },
      { asked: 'write', items: 1, usd: 0.2 },
      { asked: 'followers', items: 50, usd: 0.5 },
      { asked: 'owned-lists', items: 1, usd: 0.005 },
    ];
    open({ spending: { byAsked } });
    await screen.findByRole('heading', { name: 'November 2026, by what it was for' });
    const lines = ['Home timeline', 'Writing posts', 'Followers', 'Own lists'].map(
      (name) => screen.getByText(name, { selector: 'dt' }).parentElement?.textContent,
    );
    expect(lines).toEqual([
      'Home timeline402 posts$2.01',
      'Writing posts1 post written$0.20',
      'Followers50 profiles$0.50',
      'Own lists1 list$0.005',
    ]);
  });

  it('says that it estimates, by which price list, and opens the bill', async () => {
    const { fake } = open();
    expect(await screen.findByText(/price list of August 2026/)).toBeTruthy();
    await press('Open X’s console');
    expect(lastArgument(fake, 'links.open')).toEqual({ url: 'https://console.x.com' });
  });

  it.each([
    [true, /Pinion counts the lower price/],
    [false, /it counts the full price/],
  ])('explains owned reads (known to own the app: %s)', async (ownedReads, sentence) => {
    open({ spending: { ownedReads } });
    expect(await screen.findByRole('heading', { name: 'Reading what is yours' })).toBeTruthy();
    expect(screen.getByText(sentence)).toBeTruthy();
  });

  it('lets the daily limit be changed', async () => {
    const { fake } = open();
    await press('None', 'radio');
    await waitFor(() => expect(lastArgument(fake, 'app.setDailyCap')).toEqual({ posts: 0 }));
  });

  it('counts posts where nothing is charged', async () => {
    open({
      account: { id: 'practice:7', service: 'practice' },
      spending: { byAsked: [{ asked: 'home', items: 9, usd: 0 }] },
    });
    expect(await screen.findByText(/The practice service costs nothing/)).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/\$\d/);
    expect(screen.getByText('462 posts')).toBeTruthy();
    expect(screen.getByRole('slider').getAttribute('aria-valuetext')).toBe(`${utcDayText('2026-11-20')}: 30 posts`);
    expect(screen.queryByRole('button', { name: 'Open X’s console' })).toBeNull();
    expect(screen.queryByRole('heading', { name: 'Reading what is yours' })).toBeNull();
  });

  it('has no chart where nothing was read', async () => {
    open({ spending: { days: days(), monthUsd: 0, monthPosts: 0, byAsked: [] } });
    expect(await screen.findByText('Nothing was read in the last 31 days.')).toBeTruthy();
    expect(screen.queryByRole('slider')).toBeNull();
    expect(screen.getByText('Today', { selector: 'dt' }).parentElement?.textContent).toContain('$0.00');
  });

  it('says why nothing can be shown, and tries again', async () => {
    const error = appError('store-not-written', { kind: 'retry' });
    open({ prepare: (fake) => fake.failNext('usage.open', error) });
    expect(await screen.findByText(error.message)).toBeTruthy();
    await press('Try again');
    expect(await screen.findByText('Today', { selector: 'dt' })).toBeTruthy();
    expect(screen.queryByText(error.message)).toBeNull();
  });

  it('closes', async () => {
    const { onClose } = open();
    await press('Close');
    expect(onClose).toHaveBeenCalled();
  });

  it('follows what is read while it is open', async () => {
    const { fake, bridge, shown } = open();
    await screen.findByText('$2.31');
    fake.setup.spending = { days: busy, monthUsd: 2.5 };
    await bridge.timeline.open({ accountId: shown.id, timeline: { kind: 'home' } });
    expect(await screen.findByText('$2.50')).toBeTruthy();
    expect(callNamesOf(fake).filter((name) => name === 'usage.open').length).toBeGreaterThan(1);
  });

  it('names an account that nobody is signed in to', async () => {
    open({ account: { access: 'app-only', userId: null, username: '', name: '' } });
    expect(await screen.findByText('Without signing in')).toBeTruthy();
  });
});
