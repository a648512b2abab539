// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { AccountView } from '../../../electron/contract/views/accounts.ts';
import { AccountMenu } from '../../../renderer/accounts/account-menu.tsx';
import { FakeBridge, fakeAccount } from '../../support/fake-bridge.ts';
import { lastArgument, press, show } from '../../support/page-setup.tsx';

const account = fakeAccount(0);

function open(shown: AccountView = account, fake = new FakeBridge()) {
  const onSignInAgain = vi.fn();
  const onRemoved = vi.fn();
  const onErased = vi.fn();
  show(fake, <AccountMenu account={shown} onSignInAgain={onSignInAgain} onRemoved={onRemoved} onErased={onErased} />);
  return { fake, onSignInAgain, onRemoved, onErased };
}

describe('the menu of an account', () => {
  it('signs in again', async () => {
    const { onSignInAgain } = open();
    await press('Options for @ada_lovelace');
    await press('Sign in again', 'menuitem');
    expect(onSignInAgain).toHaveBeenCalledOnce();
  });

  it('copies the link to the profile at X only', async () => {
    const { fake } = open();
    await press('Options for @ada_lovelace');
    await press('Copy link to profile', 'menuitem');
    expect(lastArgument(fake, 'links.copy')).toEqual({ url: 'https://x.com/ada_lovelace' });
  });

  it('removes the account after a question, and ends its access when asked', async () => {
    const { fake, onRemoved } = open();
    await press('Options for @ada_lovelace');
    await press('Remove account', 'menuitem');
    expect(await screen.findByRole('alertdialog', { name: 'Remove @ada_lovelace?' })).toBeTruthy();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Cancel' })).toBe(document.activeElement));
    await press('Remove account');
    await waitFor(() => expect(onRemoved).toHaveBeenCalledWith(null));
    expect(lastArgument(fake, 'accounts.remove')).toEqual({ accountId: account.id, revoke: true });
  });

  it('leaves the access at X alone when that is not wanted', async () => {
    const { fake, onRemoved } = open();
    await press('Options for @ada_lovelace');
    await press('Remove account', 'menuitem');
    await press(/end Pinion’s access at X/, 'checkbox');
    await press('Remove account');
    await waitFor(() => expect(onRemoved).toHaveBeenCalledOnce());
    expect(lastArgument(fake, 'accounts.remove')).toEqual({ accountId: account.id, revoke: false });
  });

  it('passes on that X could not be told', async () => {
    const fake = new FakeBridge();
    const error = appError('revoke-failed');
    fake.answerNext('accounts.remove', { ok: true, value: { revoked: false, error } });
    const { onRemoved } = open(account, fake);
    await press('Options for @ada_lovelace');
    await press('Remove account', 'menuitem');
    await press('Remove account');
    await waitFor(() => expect(onRemoved).toHaveBeenCalledWith(error));
  });

  it('stays open with the reason when the account could not be removed', async () => {
    const fake = new FakeBridge();
    fake.failNext('accounts.remove', appError('store-not-written', { kind: 'retry' }));
    const { onRemoved } = open(account, fake);
    await press('Options for @ada_lovelace');
    await press('Remove account', 'menuitem');
    await press('Remove account');
    expect(await screen.findByText(appError('store-not-written').message)).toBeTruthy();
    expect(onRemoved).not.toHaveBeenCalled();
  });

  it('offers no link to a profile that exists only in the practice service', async () => {
    open(fakeAccount(0, { service: 'practice', id: 'practice:100' }));
    await press('Options for @ada_lovelace');
    await screen.findByRole('menuitem', { name: 'Sign in again' });
    expect(screen.queryByRole('menuitem', { name: 'Copy link to profile' })).toBeNull();
  });

  it('erases what was read after a question, and says why when that did not work', async () => {
    const fake = new FakeBridge();
    fake.failNext('accounts.eraseReading', appError('cache-not-erased'));
    const { onErased } = open(account, fake);
    await press('Options for @ada_lovelace');
    await press('Erase what was read', 'menuitem');
    expect(await screen.findByRole('alertdialog', { name: 'Erase what @ada_lovelace has read?' })).toBeTruthy();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Cancel' })).toBe(document.activeElement));
    await press('Erase what was read');
    expect(await screen.findByText(appError('cache-not-erased').message)).toBeTruthy();
    expect(onErased).not.toHaveBeenCalled();
    await press('Erase what was read');
    await waitFor(() => expect(onErased).toHaveBeenCalledOnce());
    expect(lastArgument(fake, 'accounts.eraseReading')).toEqual({ accountId: account.id });
  });

  it('of access that nobody is signed in to speaks of no account, and ends the access at X without asking', async () => {
    const around = fakeAccount(0, { id: 'x:app-1', access: 'app-only', userId: null, username: '', name: '' });
    const fake = new FakeBridge({ app: { accounts: [around] } });
    const { onRemoved, onSignInAgain } = open(around, fake);
    await press('Options for Looking around');
    await screen.findByRole('menuitem', { name: 'Erase what was read' });
    expect(screen.queryByRole('menuitem', { name: 'Copy link to profile' })).toBeNull();
    await press('Ask for access again', 'menuitem');
    expect(onSignInAgain).toHaveBeenCalledOnce();
    await press('Options for Looking around');
    await press('Stop looking around', 'menuitem');
    expect(await screen.findByRole('alertdialog', { name: 'Remove Looking around?' })).toBeTruthy();
    expect(screen.getByText(/X is told that the token of this access is not valid any more/)).toBeTruthy();
    expect(screen.queryByRole('checkbox')).toBeNull();
    await press('Remove');
    await waitFor(() => expect(onRemoved).toHaveBeenCalledWith(null));
    expect(lastArgument(fake, 'accounts.remove')).toEqual({ accountId: around.id, revoke: true });
  });

  it('leaves an own access token valid unless asked: other programs may live by it', async () => {
    const own = fakeAccount(0, { access: 'own-token' });
    const { fake, onRemoved } = open(own);
    await press('Options for @ada_lovelace');
    await press('Remove account', 'menuitem');
    expect(screen.getByText(/Other programs that use the same access token/)).toBeTruthy();
    await press('Remove account');
    await waitFor(() => expect(onRemoved).toHaveBeenCalledOnce());
    expect(lastArgument(fake, 'accounts.remove')).toEqual({ accountId: own.id, revoke: false });
  });
});
