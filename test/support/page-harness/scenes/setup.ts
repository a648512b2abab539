/** Limits and waiting, checks of the setup, settings of the network, and errors with what helps. */
import { appError } from '../../../../electron/contract/errors.ts';
import type { AccountView } from '../../../../electron/contract/views/accounts.ts';
import type { HealthCheckView } from '../../../../electron/contract/views/health.ts';
import type { LimitsView, WaitView } from '../../../../electron/contract/views/limits.ts';
import { FakeBridge, type FakeBridgeOptions, fakeAccount, fakeKey, freshApp } from '../../fake-bridge.ts';
import { fakeChecks } from '../../fake-setup.ts';
import type { Scene } from './scene.ts';

const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

const waits: Record<WaitView['reason'], WaitView> = {
  limit: { asked: 'home', reason: 'limit', until: inSeconds(543), attempt: 1, of: 1, error: null },
  retry: { asked: 'home', reason: 'retry', until: inSeconds(29), attempt: 2, of: 5, error: appError('service-down') },
  offline: { asked: 'home', reason: 'offline', until: null, attempt: 1, of: 1, error: null },
};
const other: WaitView = { ...waits.limit, asked: 'profile-by-name', until: inSeconds(120) };

const windows: LimitsView['windows'] = [
  { asked: 'home', family: '15-minutes', limit: 180, remaining: 0, resetsAt: inSeconds(543) },
  { asked: 'home', family: 'user-24-hours', limit: 1000, remaining: 431, resetsAt: inSeconds(41_000) },
  { asked: 'home', family: 'app-24-hours', limit: 10_000, remaining: 9_204, resetsAt: inSeconds(41_000) },
  { asked: 'mentions', family: '15-minutes', limit: 300, remaining: 22, resetsAt: inSeconds(75) },
  { asked: 'profile-by-name', family: '15-minutes', limit: 900, remaining: 899, resetsAt: inSeconds(-5) },
];

const dearest = 'practice:1' as const;
const scaled = { theme: 'system', dailyCap: 300, textScale: 200 } as const;
const settings = { ...freshApp().settings, ...scaled };

function account(change: Partial<AccountView> = {}): AccountView {
  return fakeAccount(0, change);
}

function waiting(...all: WaitView[]): FakeBridge {
  const fake = new FakeBridge();
  fake.setup.limits = { waits: all };
  fake.timeline(account().id).change({ refreshing: true, waitingUntil: all[0]?.until ?? null });
  return fake;
}

/** A gap that waits to be filled, at the top. */
function fillingGap(): FakeBridge {
  const fake = new FakeBridge();
  const timeline = fake.timeline(account().id);
  const at = timeline.rows.findIndex((row) => row.kind === 'gap');
  timeline.anchor = { postId: timeline.rows[at + 1]?.id ?? '', offset: 260 };
  timeline.change({ fillingGapIds: [timeline.rows[at]?.id ?? ''] });
  fake.setup.limits = { waits: [waits.retry] };
  return fake;
}

function limited(limits: Partial<LimitsView>, options: FakeBridgeOptions = {}): FakeBridge {
  const fake = new FakeBridge(options);
  fake.setup.limits = limits;
  return fake;
}

const result = (check: HealthCheckView['check'], change: Partial<HealthCheckView>): HealthCheckView => ({
  ...(fakeChecks('good', 'This is as it should be, and needs nothing.').find(
    (each) => each.check === check,
  ) as HealthCheckView),
  ...change,
});

const mixed: HealthCheckView[] = [
  result('clock', { message: 'The clock is right to the second.' }),
  result('network', { message: 'X answered in 180 ms.' }),
  result('proxy', { state: 'attention', message: 'Requests go through proxy.school.example:8080. It answers slowly.' }),
  result('key', { message: 'X accepts the API key.' }),
  result('sign-in', {
    state: 'bad',
    message: appError('signed-out').message,
    action: { kind: 'sign-in-again' },
    details: { status: 401, type: 'about:blank', transactionId: '7f3a9c0d11b2' },
  }),
  result('permission', { state: 'skipped', message: 'This can be checked once the sign-in works.' }),
  result('plan', {
    state: 'bad',
    message: appError('out-of-money').message,
    action: { kind: 'open-page', url: 'https://console.x.com/' },
  }),
  result('price', { message: 'Today this account has read 120 posts, about $0.60.' }),
];

const ran = (checks: HealthCheckView[], running = false, change: Partial<AccountView> = {}): FakeBridge => {
  const fake = new FakeBridge({ app: { accounts: [account(change)] } });
  fake.setup.health = { checks, running };
  return fake;
};
const practice: Partial<AccountView> = { id: dearest, service: 'practice' };

const check = [{ key: 'g' }, { key: 'k' }];
const begin = { press: 'Start the checks' };

export const setupScenes: readonly Scene[] = [
  { name: 'wait-limit', make: () => waiting(waits.limit) },
  { name: 'wait-retry', make: () => waiting(waits.retry, other) },
  { name: 'wait-gap', make: fillingGap },
  {
    name: 'new-posts',
    make: () => {
      const fake = new FakeBridge();
      fake.timeline(account().id).addAtService(12);
      return fake;
    },
    acts: [{ key: '.' }],
  },
  { name: 'wait-offline', make: () => waiting(waits.offline) },
  {
    name: 'wait-first',
    make: () => {
      const fake = new FakeBridge({ entries: 0 });
      fake.setup.limits = { waits: [waits.retry] };
      fake.timeline(account().id).change({ refreshing: true });
      return fake;
    },
  },
  {
    name: 'wait-large',
    make: () => {
      const fake = new FakeBridge({ app: { settings } });
      fake.setup.limits = { waits: [waits.limit, other] };
      fake.timeline(account().id).change({ refreshing: true });
      return fake;
    },
  },
  { name: 'wait-elsewhere', make: () => limited({ waits: [other, { ...other, asked: 'search' }] }) },
  {
    name: 'wait-lists',
    make: () => {
      const fake = limited({ waits: [{ ...waits.retry, asked: 'owned-lists' }] });
      fake.holdNext('lists.read');
      return fake;
    },
    acts: [{ press: 'Lists' }, { press: 'Read the lists again' }],
  },
  { name: 'limits-empty', make: () => new FakeBridge(), acts: [{ key: 'g' }, { key: 'w' }] },
  {
    name: 'limits-all',
    make: () => limited({ windows, waits: [waits.limit, other] }, { app: { keys: [{ ...fakeKey, speaks: 'v1.1' }] } }),
    acts: [{ key: 'g' }, { key: 'w' }],
  },
  {
    name: 'limits-large',
    make: () => limited({ windows, waits: [waits.limit] }, { app: { settings } }),
    acts: [{ key: 'g' }, { key: 'w' }],
  },
  { name: 'health-before', make: () => ran(mixed), acts: check },
  { name: 'health-mixed', make: () => ran(mixed), acts: [...check, begin] },
  {
    name: 'health-running',
    make: () =>
      ran(
        mixed.map((each, index) =>
          index < 3 ? each : { ...each, state: index === 3 ? 'running' : 'waiting', message: '', details: null },
        ),
        true,
        practice,
      ),
    acts: check,
  },
  { name: 'health-good', make: () => ran(fakeChecks('good', 'This is fine.'), false, practice), acts: check },
  {
    name: 'health-proxy',
    make: () => {
      const fake = ran(mixed);
      const proxy = { mode: 'manual', address: 'proxy.school.example:8080' } as const;
      fake.app = { ...fake.app, settings: { ...fake.app.settings, proxy } };
      return fake;
    },
    acts: [...check, begin, { press: 'Change the proxy' }],
  },
  {
    name: 'health-large',
    make: () => {
      const fake = new FakeBridge({ app: { settings } });
      fake.setup.health = { checks: mixed };
      return fake;
    },
    acts: [...check, begin],
  },
  {
    name: 'error-check',
    make: () => {
      const fake = new FakeBridge({ entries: 0 });
      const error = appError(
        'certificate',
        { kind: 'check-setup' },
        { status: 526, type: 'tls', transactionId: 'a1b2' },
      );
      fake.timeline(account().id).change({ refreshedAt: null, error });
      return fake;
    },
    acts: [{ press: 'Details' }, { press: 'Copy the details' }],
  },
  {
    name: 'error-wait',
    make: () => {
      const fake = new FakeBridge();
      const error = appError('rate-limited', { kind: 'wait', until: inSeconds(240) });
      fake.timeline(account().id).change({ error });
      return fake;
    },
  },
  {
    name: 'settings-network',
    make: () =>
      new FakeBridge({
        app: { settings: { ...freshApp().settings, proxy: { mode: 'manual', address: 'proxy.school.example:8080' } } },
      }),
    acts: [{ press: 'Settings' }, { press: 'Network' }, { press: 'Test' }],
  },
  {
    name: 'settings-proxy-wrong',
    make: () => {
      const fake = new FakeBridge({
        app: { settings: { ...freshApp().settings, proxy: { mode: 'manual', address: 'nonsense' } } },
      });
      fake.failNext('network.testProxy', appError('proxy-address'));
      return fake;
    },
    acts: [{ press: 'Settings' }, { press: 'Network' }, { press: 'Test' }],
  },
  {
    name: 'settings-large',
    make: () => new FakeBridge({ app: { settings } }),
    acts: [{ press: 'Settings' }, { press: 'Network' }],
  },
];
