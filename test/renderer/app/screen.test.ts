import { describe, expect, it } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { AppView } from '../../../electron/contract/views/app.ts';
import type { SignInStep } from '../../../electron/contract/views/sign-in.ts';
import { currentAccount, type Intent, screenOf } from '../../../renderer/app/screen.ts';
import { fakeAccount, fakeSignIn, freshApp } from '../../support/fake-bridge.ts';

const none: Intent = { kind: 'none' };
const keys: Intent = { kind: 'keys' };
const withAccounts = (change: Partial<AppView> = {}): AppView =>
  freshApp({ accounts: [fakeAccount(0), fakeAccount(1)], ...change });
const during = (step: SignInStep): AppView => withAccounts({ signIn: fakeSignIn({ step }) });

describe('the screen to show', () => {
  it('is the welcome while nothing is saved, and the timeline afterwards', () => {
    expect(screenOf(freshApp(), none)).toEqual({ kind: 'welcome' });
    expect(screenOf(withAccounts(), none)).toEqual({ kind: 'reading', account: fakeAccount(0) });
  });

  it('asks for the passphrase or keychain before anything else', () => {
    const error = appError('keychain-unavailable', { kind: 'retry' });
    const signIn = fakeSignIn();
    expect(screenOf(withAccounts({ vault: { state: 'locked', mode: 'passphrase' }, signIn }), keys).kind).toBe(
      'unlock',
    );
    expect(screenOf(withAccounts({ vault: { state: 'unavailable', mode: 'keychain', error }, signIn }), keys)).toEqual({
      kind: 'keychain',
      error,
    });
  });

  it.each([
    ['requesting', 'requesting'],
    ['waiting-for-pin', 'pin'],
    ['exchanging', 'pin'],
    ['checking-account', 'pin'],
    ['failed', 'failed'],
    ['done', 'reading'],
  ] as const)('at the sign-in step %s is %s, even with accounts saved', (step, kind) => {
    expect(screenOf(during(step), none).kind).toBe(kind);
  });

  it('stays on the key screen until its sign-in waits for a PIN', () => {
    expect(screenOf(during('requesting'), keys).kind).toBe('keys');
    expect(screenOf(during('failed'), keys).kind).toBe('keys');
    expect(screenOf(during('done'), keys).kind).toBe('keys');
    expect(screenOf(during('waiting-for-pin'), keys).kind).toBe('pin');
  });

  it.each([{ kind: 'ways' }, { kind: 'own-token', keyId: null }, { kind: 'app-only' }] as const)(
    'stays with another way in ($kind) until a PIN is waited for',
    (intent) => {
      expect(screenOf(withAccounts(), intent)).toEqual(intent);
      expect(screenOf(during('done'), intent)).toEqual(intent);
      expect(screenOf(during('waiting-for-pin'), intent).kind).toBe('pin');
    },
  );

  it('stays on the PIN screen while a page in place of the old one is asked for', () => {
    const error = appError('wrong-pin', { kind: 'new-pin' });
    expect(screenOf(freshApp({ signIn: fakeSignIn({ step: 'requesting', error }) }), none).kind).toBe('pin');
  });

  it('stays on the question about protection until what follows has begun', () => {
    const intent: Intent = { kind: 'protect', way: 'practice' };
    expect(screenOf(freshApp(), intent)).toEqual(intent);
  });
});

describe('the current account', () => {
  it('is the chosen one, and the first when the chosen one is gone', () => {
    expect(currentAccount(withAccounts({ currentAccountId: 'x:101' }))?.id).toBe('x:101');
    expect(currentAccount(withAccounts({ currentAccountId: 'x:999' }))?.id).toBe('x:100');
    expect(currentAccount(freshApp())).toBeNull();
  });
});
