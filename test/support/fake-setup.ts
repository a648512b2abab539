/** What the fake bridge answers about limits, cost, the health check, and keys that are brought in. */
import type { CallName } from '../../electron/contract/calls.ts';
import type { Handlers } from '../../electron/contract/dispatch.ts';
import { appError, fail, ok } from '../../electron/contract/errors.ts';
import type { HealthCheck, HealthCheckView, HealthView } from '../../electron/contract/views/health.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import type { KeyImportView } from '../../electron/contract/views/keys.ts';
import type { LimitsView } from '../../electron/contract/views/limits.ts';
import type { SpendingView } from '../../electron/contract/views/spending.ts';

/** What a scene or test wants to be answered instead of the usual. Account ids are filled in. */
export interface FakeSetup {
  limits?: Partial<LimitsView>;
  /** What `limits.read` brings; as before when not given. */
  limitsRead?: Partial<LimitsView>;
  spending?: Partial<SpendingView>;
  health?: Partial<HealthView>;
  /** What is found in texts, files and the environment; null when the person chooses no file. */
  found?: KeyImportView | null;
}

const checks: readonly HealthCheck[] = ['clock', 'network', 'proxy', 'key', 'sign-in', 'permission', 'plan', 'price'];

/** All checks in one state. */
export const fakeChecks = (state: HealthCheckView['state'], message = ''): HealthCheckView[] =>
  checks.map((check) => ({ check, state, message, action: { kind: 'none' }, details: null }));

export const fakeImport = (change: Partial<KeyImportView> = {}): KeyImportView => ({
  importId: 'import-1',
  source: { kind: 'file', name: 'settings.env' },
  format: 'env',
  found: [
    { field: 'api-key', label: 'CONSUMER_KEY', hint: 'q7Zd', line: 1 },
    { field: 'api-key-secret', label: 'CONSUMER_SECRET', hint: '9kLm', line: 2 },
  ],
  problems: [],
  ways: ['pin', 'app-only'],
  plainFile: 'known',
  ...change,
});

type Answered =
  | Extract<CallName, `limits.${string}` | `usage.${string}` | `health.${string}` | `network.${string}`>
  | 'keys.read'
  | 'keys.deletePlainFile'
  | 'keys.forgetImport';

export interface FakeSetupPorts {
  /** ISO time that is "now". */
  now: string;
  setup(): FakeSetup;
  setProxy(proxy: Parameters<Handlers['network.setProxy']>[0]['proxy']): void;
}

export function makeFakeSetup({ now, setup, setProxy }: FakeSetupPorts): Pick<Handlers, Answered> {
  const limits = (accountId: AccountId): LimitsView => ({ accountId, windows: [], waits: [], ...setup().limits });
  const dayMs = 86_400_000;
  const spending = (accountId: AccountId): SpendingView => ({
    accountId,
    days: Array.from({ length: 31 }, (_, index) => {
      const day = new Date(Date.parse(now) - (30 - index) * dayMs).toISOString().slice(0, 10);
      const posts = (index * 37) % 90;
      return { day, posts, users: 0, lists: 0, writes: 0, usd: posts * 0.005 };
    }),
    monthUsd: 2.31,
    monthPosts: 462,
    byAsked: [
      { asked: 'home', items: 402, usd: 2.01 },
      { asked: 'mentions', items: 60, usd: 0.3 },
    ],
    pricesAsOf: '2026-08',
    ownedReads: false,
    forecast: { postsPerDay: 120, usdPerDay: 0.6, usdPerMonth: 18, capped: false },
    ...setup().spending,
  });
  return {
    'limits.open': ({ accountId }) => ok(limits(accountId)),
    'limits.read': ({ accountId }) => ok({ ...limits(accountId), ...setup().limitsRead }),
    'limits.stopWaiting': () => ok(null),
    'usage.open': ({ accountId }) => ok(spending(accountId)),
    'health.run': ({ accountId }) =>
      ok({ accountId, running: false, startedAt: now, checks: fakeChecks('good', 'This is fine.'), ...setup().health }),
    'health.cancel': () => ok(null),
    'health.copyReport': () => ok(null),
    'network.setProxy': ({ proxy }) => {
      if (proxy.mode === 'manual' && proxy.address.trim() === '') return fail(appError('proxy-address'));
      setProxy(proxy);
      return ok(null);
    },
    'network.testProxy': () => ok({ milliseconds: 84 }),
    'keys.read': () => ok({ found: setup().found === undefined ? fakeImport() : (setup().found ?? null) }),
    'keys.deletePlainFile': () => ok({ deleted: true }),
    'keys.forgetImport': () => ok(null),
  };
}
