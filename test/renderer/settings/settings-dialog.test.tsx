// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import { SettingsDialog } from '../../../renderer/settings/settings-dialog.tsx';
import { FakeBridge, fakeAccount, fakeKey, freshApp } from '../../support/fake-bridge.ts';
import { lastArgument, press, show } from '../../support/page-setup.tsx';

const { settings } = freshApp();

function open(fake = new FakeBridge(), account = fake.app.accounts[0] ?? fakeAccount(0)) {
  show(fake, <SettingsDialog app={fake.app} account={account} onClose={() => undefined} />);
  return fake;
}

describe('settings', () => {
  it('change the appearance', async () => {
    const fake = open();
    await press('Dark', 'radio');
    await waitFor(() => expect(fake.app.settings.theme).toBe('dark'));
  });

  it('show the daily limit with its price and change it', async () => {
    const fake = open();
    expect(screen.getByRole('radio', { name: /^300/ })).toHaveProperty('checked', true);
    expect(screen.getByText('up to $1.50')).toBeTruthy();
    await press('None', 'radio');
    await waitFor(() => expect(lastArgument(fake, 'app.setDailyCap')).toEqual({ posts: 0 }));
  });

  it('offer a limit that was set to something else, and no price where there is none', () => {
    open(
      new FakeBridge({ app: { settings: { ...settings, dailyCap: 450 } } }),
      fakeAccount(0, { service: 'practice' }),
    );
    expect(screen.getByRole('radio', { name: '450' })).toHaveProperty('checked', true);
    expect(screen.queryByText(/up to/)).toBeNull();
  });

  it('remove a saved key after a question', async () => {
    const fake = open(new FakeBridge({ app: { keys: [{ ...fakeKey, id: 'unused' }] } }));
    await press('Remove Class of 2026');
    await press('Remove');
    await waitFor(() => expect(fake.app.keys).toEqual([]));
  });

  it('name a key without a name by its last letters', async () => {
    open(new FakeBridge({ app: { keys: [{ ...fakeKey, name: '' }] } }));
    expect(screen.getByRole('button', { name: `Remove the API key that ends in ${fakeKey.hint}` })).toBeTruthy();
  });

  it('say why a key cannot be removed', async () => {
    open();
    await press('Remove Class of 2026');
    await press('Remove');
    expect(await screen.findByText(appError('key-in-use').message)).toBeTruthy();
  });

  it('have parts that can be jumped to, with everything in sight', async () => {
    open();
    for (const part of ['Look', 'Reading and cost', 'Network', 'Keys and access', 'Safety']) {
      await press(part);
      expect(document.activeElement).toBe(screen.getByRole('heading', { name: part }));
    }
    expect(screen.getByRole('radio', { name: 'Dark' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Remove Class of 2026' })).toBeTruthy();
  });

  it('change the size of text by ten percent, and back', async () => {
    const fake = open(new FakeBridge({ app: { settings: { ...settings, textScale: 190 } } }));
    expect(screen.getByText('190%')).toBeTruthy();
    await press('Larger text');
    await waitFor(() => expect(fake.app.settings.textScale).toBe(200));
    await press('Smaller text');
    await waitFor(() => expect(fake.app.settings.textScale).toBe(190));
    await press('Normal');
    await waitFor(() => expect(fake.app.settings.textScale).toBe(100));
  });

  it('disable no size of text: that would drop the focus, and Escape would no longer reach the dialog', async () => {
    const fake = open(new FakeBridge({ app: { settings: { ...settings, textScale: 200 } } }));
    const larger = screen.getByRole('button', { name: 'Larger text' });
    expect(larger).toHaveProperty('disabled', false);
    await press('Larger text');
    expect(fake.calls.filter(({ name }) => name === 'app.setTextScale')).toEqual([]);
  });

  it('list what the service refuses, and try it again', async () => {
    const error = appError('needs-plan');
    const plain = fakeAccount(0);
    const refused = [{ what: 'likes', error, seen: true } as const];
    const fake = open(
      new FakeBridge({ app: { accounts: [{ ...plain, reading: { ...plain.reading, refused: [...refused] } }] } }),
    );
    expect(screen.getByRole('heading', { name: 'Hidden because X refuses them' })).toBeTruthy();
    expect(screen.getByText(error.message)).toBeTruthy();
    await press('Try again');
    await waitFor(() => expect(lastArgument(fake, 'accounts.retryRefused')).toEqual({ accountId: plain.id }));
  });
});
