/** What reading costs, in all its states. */
import { appError } from '../../../../electron/contract/errors.ts';
import type { AccountView } from '../../../../electron/contract/views/accounts.ts';
import type { SpendingView } from '../../../../electron/contract/views/spending.ts';
import { FakeBridge, fakeAccount } from '../../fake-bridge.ts';
import type { Scene } from './scene.ts';

const opened = [{ key: 'g' }, { key: 'd' }];

function spending(change: Partial<SpendingView> = {}, account: Partial<AccountView> = {}): FakeBridge {
  const shown = fakeAccount(0, account);
  const fake = new FakeBridge({ app: { accounts: [shown, fakeAccount(1)], currentAccountId: shown.id } });
  fake.setup.spending = change;
  return fake;
}

const nothing = Array.from({ length: 31 }, (_, index) => ({
  day: new Date(Date.UTC(2026, 9, 21 + index)).toISOString().slice(0, 10),
  posts: 0,
  users: 0,
  lists: 0,
  writes: 0,
  usd: 0,
}));

const busy: Partial<SpendingView> = {
  days: nothing.map((day, index) => ({
    ...day,
    posts: (index * 7919) % 2_000,
    users: index % 9 === 0 ? 150 : 0,
    lists: index % 11 === 0 ? 14 : 0,
    writes: index % 5 === 0 ? 3 : 0,
    usd: ((index * 7919) % 2_000) * 0.005,
  })),
  monthUsd: 1_234.56,
  monthPosts: 31_245,
  byAsked: [
    { asked: 'home', items: 24_310, usd: 121.55 },
    { asked: 'followers', items: 4_500, usd: 45 },
    { asked: 'write', items: 31, usd: 6.2 },
    { asked: 'posts', items: 310, usd: 1.55 },
    { asked: 'mentions', items: 60, usd: 0.06 },
    { asked: 'profile-by-name', items: 1, usd: 0.01 },
    { asked: 'owned-lists', items: 1, usd: 0.001 },
  ],
  ownedReads: true,
};

function failing(): FakeBridge {
  const fake = spending();
  fake.failNext('usage.open', appError('store-not-written', { kind: 'retry' }));
  return fake;
}

function loading(): FakeBridge {
  const fake = spending();
  fake.holdNext('usage.open');
  return fake;
}

function large(): FakeBridge {
  const fake = spending(busy, { username: 'a_long_handle_x' });
  fake.app = { ...fake.app, settings: { ...fake.app.settings, textScale: 200 } };
  return fake;
}

export const usageScenes: readonly Scene[] = [
  { name: 'usage', make: () => spending(), acts: opened },
  { name: 'usage-busy', make: () => spending(busy), acts: [...opened, { press: 'Show as a table' }] },
  {
    name: 'usage-key',
    make: () => spending(busy),
    acts: [...opened, { key: 'Tab' }, { key: 'Tab' }, { key: 'ArrowLeft' }],
  },
  {
    name: 'usage-nothing',
    make: () => spending({ days: nothing, monthUsd: 0, monthPosts: 0, byAsked: [] }),
    acts: opened,
  },
  {
    name: 'usage-practice',
    make: () =>
      spending({ byAsked: [{ asked: 'home', items: 402, usd: 0 }] }, { id: 'practice:100', service: 'practice' }),
    acts: opened,
  },
  { name: 'usage-error', make: failing, acts: opened },
  { name: 'usage-loading', make: loading, acts: opened },
  { name: 'usage-large', make: large, acts: opened },
];
