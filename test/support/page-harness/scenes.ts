/** Every screen in every state that is worth looking at, as a fake bridge and what a person does to get there. */
import { appError } from '../../../electron/contract/errors.ts';
import { FakeBridge, fakeAccount, fakeKey, fakeSignIn, freshApp } from '../fake-bridge.ts';
import { accessScenes } from './scenes/access.ts';
import { dialogScenes } from './scenes/dialogs.ts';
import { frameScenes } from './scenes/frame.ts';
import { readingScenes } from './scenes/reading.ts';
import type { Act, Scene } from './scenes/scene.ts';
import { setupScenes } from './scenes/setup.ts';
import { usageScenes } from './scenes/usage.ts';
import { viewScenes } from './scenes/views.ts';

export type { Act, Scene };

const undecided = { state: 'undecided', keychain: 'unavailable' } as const;
const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
const details = { status: 401, type: 'about:blank', transactionId: '7f3a9c0d11b2' };

const pin = (change: Parameters<typeof fakeSignIn>[0]): FakeBridge =>
  new FakeBridge({ app: freshApp({ signIn: fakeSignIn({ expiresAt: inMinutes(14), ...change }) }) });

function failing(...failures: [Parameters<FakeBridge['failNext']>[0], ReturnType<typeof appError>][]): FakeBridge {
  const fake = new FakeBridge({ app: freshApp() });
  for (const [name, error] of failures) fake.failNext(name, error);
  return fake;
}

const manyAccounts = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((index) =>
  fakeAccount(index, index === 3 ? { problem: appError('signed-out', { kind: 'sign-in-again' }, details) } : {}),
);

export const scenes: readonly Scene[] = [
  { name: 'welcome', make: () => new FakeBridge({ app: freshApp() }) },
  {
    name: 'welcome-error',
    make: () => failing(['signIn.start', appError('practice-not-started', { kind: 'retry' })]),
    acts: [{ press: 'Try the practice service' }],
  },
  { name: 'not-loaded', make: () => failing(['app.view', appError('unexpected', { kind: 'retry' })]) },
  {
    name: 'protection',
    make: () => new FakeBridge({ app: freshApp({ vault: undecided }) }),
    acts: [{ press: 'Sign in with a PIN' }],
  },
  {
    name: 'protection-problem',
    make: () => new FakeBridge({ app: freshApp({ vault: undecided }) }),
    acts: [
      { press: 'Sign in with a PIN' },
      { type: 'one two three', into: 'Passphrase' },
      { type: 'one two four', into: 'Passphrase again' },
      { press: 'Continue' },
    ],
  },
  { name: 'unlock', make: () => new FakeBridge({ app: { vault: { state: 'locked', mode: 'passphrase' } } }) },
  {
    name: 'unlock-wrong',
    make: () => new FakeBridge({ app: { vault: { state: 'locked', mode: 'passphrase' } } }),
    acts: [{ type: 'no idea', into: 'Passphrase' }, { press: 'Unlock' }],
  },
  {
    name: 'start-over',
    make: () => new FakeBridge({ app: { vault: { state: 'locked', mode: 'passphrase' } } }),
    acts: [{ press: 'I forgot it' }],
  },
  {
    name: 'keychain',
    make: () =>
      new FakeBridge({
        app: {
          vault: { state: 'unavailable', mode: 'keychain', error: appError('keychain-unavailable', { kind: 'retry' }) },
        },
      }),
  },
  { name: 'keys', make: () => new FakeBridge({ app: freshApp() }), acts: [{ press: 'Sign in with a PIN' }] },
  {
    name: 'keys-wrong',
    make: () => failing(['signIn.start', appError('wrong-keys', { kind: 'enter-keys' }, details)]),
    acts: [
      { press: 'Sign in with a PIN' },
      { type: 'q1w2e3r4t5z6u7i8o9p0a1s2d', into: 'API key' },
      { type: 'x'.repeat(50), into: 'API key secret' },
      { press: 'Continue' },
    ],
  },
  { name: 'keys-saved', make: () => new FakeBridge(), acts: [{ press: 'Add account' }] },
  {
    name: 'requesting',
    make: () => new FakeBridge({ app: freshApp({ signIn: fakeSignIn({ step: 'requesting' }) }) }),
  },
  { name: 'pin', make: () => pin({}) },
  { name: 'pin-practice', make: () => pin({ service: 'practice' }) },
  {
    name: 'pin-everything',
    make: () =>
      pin({
        browserOpened: false,
        forceLogin: true,
        clockCorrectedBySeconds: -1200,
        error: appError('wrong-pin', { kind: 'new-pin' }, details),
      }),
    acts: [{ press: 'Copy link' }],
  },
  { name: 'pin-expired', make: () => pin({ expiresAt: inMinutes(-1) }) },
  { name: 'pin-working', make: () => pin({ step: 'checking-account' }) },
  {
    name: 'failed',
    make: () => pin({ step: 'failed', error: appError('denied', { kind: 'retry' }, details) }),
  },
  { name: 'home', make: () => new FakeBridge() },
  {
    name: 'arrived',
    make: () => new FakeBridge({ app: { signIn: fakeSignIn({ step: 'done', accountId: fakeAccount(0).id }) } }),
  },
  {
    name: 'not-you',
    make: () => new FakeBridge({ app: { signIn: fakeSignIn({ step: 'done', accountId: fakeAccount(0).id }) } }),
    acts: [{ press: 'Not you?' }],
  },
  {
    name: 'crowded',
    make: () =>
      new FakeBridge({
        app: {
          accounts: manyAccounts,
          currentAccountId: manyAccounts[2]?.id ?? null,
          developmentShell: true,
          notices: [
            { id: 'n1', error: appError('store-damaged') },
            { id: 'n2', error: appError('cache-in-memory') },
          ],
        },
      }),
  },
  {
    name: 'problem',
    make: () => new FakeBridge({ app: { accounts: manyAccounts, currentAccountId: manyAccounts[3]?.id ?? null } }),
  },
  {
    name: 'waiting',
    make: () => {
      const fake = new FakeBridge();
      fake.timeline(fakeAccount(0).id).change({ waitingUntil: inMinutes(9), error: appError('rate-limited') });
      return fake;
    },
  },
  { name: 'empty', make: () => new FakeBridge({ entries: 0 }) },
  { name: 'menu', make: () => new FakeBridge(), acts: [{ press: 'Options for @ada_lovelace' }] },
  {
    name: 'remove',
    make: () => new FakeBridge(),
    acts: [{ press: 'Options for @ada_lovelace' }, { press: 'Remove account', role: 'menuitem' }],
  },
  {
    name: 'settings',
    make: () => new FakeBridge({ app: { keys: [fakeKey, { ...fakeKey, id: 'key-2', name: 'Home', hint: 'aa01' }] } }),
    acts: [{ press: 'Settings' }],
  },
  { name: 'shortcuts', make: () => new FakeBridge(), acts: [{ key: '?' }] },
  ...accessScenes,
  ...dialogScenes,
  ...frameScenes,
  ...viewScenes,
  ...readingScenes,
  ...setupScenes,
  ...usageScenes,
];
