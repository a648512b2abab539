// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { AccountView } from '../../../electron/contract/views/accounts.ts';
import type { TimelineProps } from '../../../renderer/timeline/timeline.tsx';
import { FakeBridge, fakeAccount, freshApp } from '../../support/fake-bridge.ts';
import { callNamesOf, lastArgument, press, type } from '../../support/page-setup.tsx';

// The list measures itself, which jsdom cannot; it has tests of its own in a browser.
vi.mock('../../../renderer/timeline/timeline.tsx', () => ({
  Timeline: ({ timeline, handle, title }: TimelineProps) => (
    <p data-testid="timeline">{`${timeline.kind} ${handle} ${title ?? ''}`}</p>
  ),
}));
const { App } = await import('../../../renderer/app/app.tsx');

const start = (fake: FakeBridge) => render(<App bridge={fake.bridge} />);
const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const places = () =>
  within(screen.getByRole('navigation', { name: 'Timelines' }))
    .getAllByRole('button')
    .map(({ textContent }) => textContent);
const around = (change: Partial<AccountView> = {}): AccountView =>
  fakeAccount(0, {
    id: 'x:app-1',
    access: 'app-only',
    userId: null,
    username: '',
    name: '',
    avatar: null,
    reading: { columns: [], savedSearches: ['tides'], filters: [], refused: [] },
    ...change,
  });

describe('ways to begin without a PIN', () => {
  it('lead from the welcome over protection to looking around', async () => {
    const fake = new FakeBridge({ app: freshApp({ vault: { state: 'undecided', keychain: 'unavailable' } }) });
    start(fake);
    await press('Other ways');
    await heading('Ways to read X');
    await press('Look around without signing in');
    await heading('How should Pinion protect your sign-ins?');
    await press(/Only for this session/, 'radio');
    await press('Continue');
    await heading('Look around without signing in');
    await press('Back');
    await heading('Ways to read X');
    await press('Look around without signing in');
    type('API key', 'q1w2e3r4t5z6u7i8o9p0a1s2d');
    type('API key secret', 's'.repeat(50));
    await press('Look around');
    expect(await heading('Looking around')).toBeTruthy();
    expect(screen.getByText('Where would you like to look?')).toBeTruthy();
  });

  it('lead from adding an account to an own access token', async () => {
    const fake = new FakeBridge();
    start(fake);
    await press('Add account');
    await heading('Add an account');
    await press('Other ways');
    await press('Use an access token');
    await heading('Your own access token');
    type('Access token', '12-abc');
    type('Access token secret', 'def');
    await press('Continue');
    await waitFor(() => expect(fake.app.accounts.at(-1)?.access).toBe('own-token'));
    expect(await heading(fake.app.accounts.at(-1)?.name ?? '')).toBeTruthy();
  });

  it('stay on the key screen until what was brought in is done with', async () => {
    const fake = new FakeBridge({ app: freshApp() });
    start(fake);
    await press('Sign in with a PIN');
    await press('Open a file');
    await press(/Look around/, 'radio');
    await press('Save and continue');
    expect(await screen.findByRole('heading', { name: 'Saved, encrypted' })).toBeTruthy();
    expect(fake.app.accounts).toHaveLength(1);
    await press('Done');
    expect(await heading('Looking around')).toBeTruthy();
    expect(lastArgument(fake, 'keys.forgetImport')).toEqual({ importId: 'import-1' });
  });
});

describe('an account that nobody is signed in to', () => {
  it('is called by its key, and offers only what works', async () => {
    const fake = new FakeBridge({ app: { accounts: [around({ name: 'Class of 2026' }), fakeAccount(1)] } });
    start(fake);
    await heading('Class of 2026');
    const accounts = within(screen.getByRole('navigation', { name: 'Accounts' }));
    expect(accounts.getByRole('button', { name: 'Class of 2026' }).getAttribute('aria-current')).toBe('true');
    expect(places()).toEqual(['Look around', 'Lists', 'Search', 'Open a user', expect.stringContaining('tides'), '']);
    expect(screen.queryByRole('button', { name: 'Write a post' })).toBeNull();
    expect(document.title).toBe('Look around · Class of 2026 · Pinion');
  });

  it('asks main for nothing that needs a user', async () => {
    const fake = new FakeBridge({ app: { accounts: [around()] } });
    start(fake);
    await heading('Looking around');
    for (const command of ['show-mentions', 'show-likes', 'show-own-posts', 'show-catch-up', 'write-post'] as const) {
      act(() => fake.emit('menu.chosen', { command }));
    }
    expect(await screen.findByText('Posting needs a signed-in account. Add one to post with it.')).toBeTruthy();
    await press('Close');
    const free = new Set(['app.view', 'app.watch', 'limits.open', 'usage.open']);
    expect(callNamesOf(fake).filter((name) => !free.has(name))).toEqual([]);
  });

  it('comes back to its beginning with the command for home, and remembers its lists', async () => {
    const fake = new FakeBridge({ app: { accounts: [around()] } });
    start(fake);
    await heading('Looking around');
    type('Open a list by its address', '84839422');
    await press('Open the list');
    expect((await screen.findByTestId('timeline')).textContent).toBe('list Looking around List 84839422');
    await waitFor(() =>
      expect(lastArgument(fake, 'accounts.setColumns')).toEqual({
        accountId: 'x:app-1',
        columns: [{ kind: 'list', listId: '84839422' }],
      }),
    );
    fireEvent.keyDown(document.body, { key: 'g' });
    fireEvent.keyDown(document.body, { key: 'h' });
    expect(await screen.findByText('Where would you like to look?')).toBeTruthy();
    expect(callNamesOf(fake)).not.toContain('lists.open');
  });

  it('asks for access again when its token is no longer good', async () => {
    const problem = appError('signed-out', { kind: 'sign-in-again' });
    const fake = new FakeBridge({ app: { accounts: [around({ problem })] } });
    start(fake);
    expect(await screen.findByText(/^This access is no longer accepted\./)).toBeTruthy();
    await press('Ask for access again');
    await waitFor(() => expect(lastArgument(fake, 'signIn.appOnly')).toEqual({ service: 'x', keyId: 'key-1' }));
  });
});

describe('an account with an own access token', () => {
  it('asks for the token again, with its key chosen', async () => {
    const problem = appError('signed-out', { kind: 'sign-in-again' });
    const fake = new FakeBridge({ app: { accounts: [fakeAccount(0, { access: 'own-token', problem })] } });
    start(fake);
    await press('Sign in again');
    await heading('Your own access token');
    expect(screen.getByRole('radio', { name: /Class of 2026/ })).toHaveProperty('checked', true);
    await press('Back');
    expect(await heading('Ada Lovelace')).toBeTruthy();
  });
});
