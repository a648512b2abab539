// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { TimelineProps } from '../../../renderer/timeline/timeline.tsx';
import { FakeBridge, fakeAccount, fakeSignIn, freshApp, rightPin } from '../../support/fake-bridge.ts';
import { box, callNamesOf, lastArgument, press, systemTheme, type } from '../../support/page-setup.tsx';

// The list measures itself, which jsdom cannot; it has tests of its own in a browser.
vi.mock('../../../renderer/timeline/timeline.tsx', () => ({
  Timeline: ({ accountId, timeline, handle }: TimelineProps) => (
    <p data-testid="timeline">{`${timeline.kind} ${handle} ${accountId}`}</p>
  ),
}));
const { App } = await import('../../../renderer/app/app.tsx');

const start = (fake: FakeBridge) => render(<App bridge={fake.bridge} />);
const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const shown = async () => (await screen.findByTestId('timeline')).textContent;
const accounts = () => within(screen.getByRole('navigation', { name: 'Accounts' }));

describe('starting', () => {
  it('shows the welcome on a fresh machine, with the focus on its title', async () => {
    start(new FakeBridge({ app: freshApp() }));
    expect(await heading('Welcome to Pinion')).toBe(document.activeElement);
    expect(screen.getByRole('button', { name: 'Sign in with a PIN' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Try the practice service' })).toBeTruthy();
  });

  it('says when main does not answer, and tries again', async () => {
    const fake = new FakeBridge();
    fake.failNext('app.view', appError('unexpected', { kind: 'retry' }));
    start(fake);
    expect(await heading('Pinion could not load its window')).toBeTruthy();
    await press('Try again');
    expect(await heading('Ada Lovelace')).toBeTruthy();
  });

  it('does not go back to a first answer that an event has overtaken', async () => {
    const fake = new FakeBridge();
    fake.answerNext('app.view', { ok: true, value: freshApp() });
    const release = fake.holdNext('app.view');
    start(fake);
    act(() => fake.changeApp({}));
    expect(await heading('Ada Lovelace')).toBeTruthy();
    await act(async () => release());
    expect(screen.queryByRole('heading', { name: 'Welcome to Pinion' })).toBeNull();
  });

  it('follows the theme that was chosen, and the system when that is the choice', async () => {
    const fake = new FakeBridge();
    start(fake);
    await heading('Ada Lovelace');
    const theme = () => document.documentElement.dataset['theme'];
    expect(theme()).toBe('light');
    act(() => systemTheme.change(true));
    expect(theme()).toBe('dark');
    act(() => fake.changeApp({ settings: { ...fake.app.settings, theme: 'light' } }));
    await waitFor(() => expect(theme()).toBe('light'));
  });
});

describe('the whole first sign-in', () => {
  it('goes from the welcome over protection, key and PIN to the timeline', async () => {
    const fake = new FakeBridge({ app: freshApp({ vault: { state: 'undecided', keychain: 'unavailable' } }) });
    start(fake);
    await press('Sign in with a PIN');
    await heading('How should Pinion protect your sign-ins?');
    await press(/Only for this session/, 'radio');
    await press('Continue');
    await heading('Your API key');
    type('API key', 'q1w2e3r4t5z6u7i8o9p0a1s2d');
    type('API key secret', 's'.repeat(50));
    await press('Continue');
    await heading('Sign in at X');
    expect(box('PIN')).toBe(document.activeElement);
    type('PIN', rightPin);
    await press('Finish signing in');
    expect(await screen.findByText('You are signed in as Ada Lovelace')).toBe(document.activeElement);
    expect(await shown()).toBe('home @ada_lovelace x:100');
    expect(callNamesOf(fake)).toEqual(
      expect.arrayContaining(['vault.choose', 'keys.save', 'signIn.start', 'signIn.finish']),
    );
  });

  it('reaches the PIN screen of the practice service without a key', async () => {
    const fake = new FakeBridge({ app: freshApp() });
    start(fake);
    await press('Try the practice service');
    expect(await heading('Sign in at the practice service')).toBeTruthy();
    expect(lastArgument(fake, 'signIn.start')).toEqual({ service: 'practice' });
  });

  it('can be cancelled on the PIN screen', async () => {
    const fake = new FakeBridge({ app: freshApp({ signIn: fakeSignIn() }) });
    start(fake);
    await heading('Sign in at X');
    await press('Cancel');
    expect(await heading('Welcome to Pinion')).toBeTruthy();
  });

  it('offers to start a failed one again with the same key', async () => {
    const error = appError('denied', { kind: 'retry' });
    const fake = new FakeBridge({ app: freshApp({ signIn: fakeSignIn({ step: 'failed', error }) }) });
    start(fake);
    await heading('This sign-in did not work');
    expect(screen.getByRole('alert').textContent).toContain(error.message);
    await press('Start again');
    expect(await heading('Sign in at X')).toBeTruthy();
    expect(lastArgument(fake, 'signIn.start')).toEqual({ service: 'x', keyId: 'key-1' });
  });

  it('removes an account that is not the person’s and starts over with its key', async () => {
    const account = fakeAccount(0);
    const signIn = fakeSignIn({ step: 'done', accountId: account.id });
    const fake = new FakeBridge({ app: { accounts: [account], signIn } });
    start(fake);
    await press('Not you?');
    await press('Remove and sign in again');
    expect(await heading('Sign in at X')).toBeTruthy();
    expect(lastArgument(fake, 'accounts.remove')).toEqual({ accountId: account.id, revoke: true });
    expect(lastArgument(fake, 'signIn.start')).toEqual({ service: 'x', keyId: account.keyId });
  });
});

describe('the frame', () => {
  it('names accounts by handle and marks the current one', async () => {
    start(new FakeBridge());
    await heading('Ada Lovelace');
    expect(accounts().getByRole('button', { name: '@ada_lovelace' }).getAttribute('aria-current')).toBe('true');
    expect(accounts().getByRole('button', { name: '@harbour_library' }).getAttribute('aria-current')).toBeNull();
    expect(accounts().getByRole('button', { name: 'Add account' })).toBeTruthy();
  });

  it('switches by button and by Ctrl and a digit, and shows only the new account’s timeline', async () => {
    start(new FakeBridge());
    await heading('Ada Lovelace');
    fireEvent.click(accounts().getByRole('button', { name: '@harbour_library' }));
    await heading('Harbour Town Library');
    expect(await shown()).toBe('home @harbour_library x:101');
    fireEvent.keyDown(document.body, { key: '1', ctrlKey: true });
    await heading('Ada Lovelace');
    expect(await shown()).toBe('home @ada_lovelace x:100');
  });

  it('keeps the chosen timeline of each account', async () => {
    start(new FakeBridge());
    const timelines = () => within(screen.getByRole('navigation', { name: 'Timelines' }));
    await heading('Ada Lovelace');
    fireEvent.click(timelines().getByRole('button', { name: 'Mentions' }));
    expect(await shown()).toBe('mentions @ada_lovelace x:100');
    expect(timelines().getByRole('button', { name: 'Mentions' }).getAttribute('aria-current')).toBe('page');
    fireEvent.click(accounts().getByRole('button', { name: '@harbour_library' }));
    await waitFor(async () => expect(await shown()).toBe('home @harbour_library x:101'));
    fireEvent.click(accounts().getByRole('button', { name: '@ada_lovelace' }));
    await waitFor(async () => expect(await shown()).toBe('mentions @ada_lovelace x:100'));
  });

  it('says in the status region what the current account’s timeline does, and nothing of another’s', async () => {
    const fake = new FakeBridge();
    start(fake);
    await heading('Ada Lovelace');
    const status = screen.getByRole('status', { name: 'Status' });
    act(() => fake.changeStatus('x:101', { kind: 'home' }, { refreshing: true }));
    expect(status.textContent).toBe('');
    act(() => fake.changeStatus('x:100', { kind: 'home' }, { refreshing: true }));
    expect(status.textContent).toContain('Looking for new posts');
    expect(status.textContent).toContain('12 posts read today, about $0.06');
  });

  it('answers the commands of the menu', async () => {
    const fake = new FakeBridge();
    start(fake);
    await heading('Ada Lovelace');
    act(() => fake.emit('menu.chosen', { command: 'next-account' }));
    await heading('Harbour Town Library');
    act(() => fake.emit('menu.chosen', { command: 'next-account' }));
    await heading('Ada Lovelace');
    act(() => fake.emit('menu.chosen', { command: 'previous-account' }));
    await heading('Harbour Town Library');
    act(() => fake.emit('menu.chosen', { command: 'show-shortcuts' }));
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
    await press('Close');
    act(() => fake.emit('menu.chosen', { command: 'add-account' }));
    expect(await heading('Add an account')).toBeTruthy();
  });

  it('opens the shortcuts with the question mark, but not while text is typed', async () => {
    const { container } = start(new FakeBridge());
    await heading('Ada Lovelace');
    const input = container.appendChild(document.createElement('input'));
    fireEvent.keyDown(input, { key: '?' });
    expect(screen.queryByRole('dialog')).toBeNull();
    fireEvent.keyDown(document.body, { key: '?' });
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
  });

  it('shows notices until each is dismissed', async () => {
    const error = appError('store-damaged');
    const fake = new FakeBridge({ app: { notices: [{ id: 'n1', error }] } });
    start(fake);
    expect(await screen.findByText(error.message)).toBeTruthy();
    await press('Dismiss');
    await waitFor(() => expect(screen.queryByText(error.message)).toBeNull());
    expect(lastArgument(fake, 'app.dismissNotice')).toEqual({ noticeId: 'n1' });
    expect(screen.getByRole('main')).toBe(document.activeElement);
  });

  it('shows why an account cannot be used, and signs in to it again', async () => {
    const problem = appError('signed-out', { kind: 'sign-in-again' });
    const fake = new FakeBridge({ app: { accounts: [fakeAccount(0, { problem })] } });
    start(fake);
    expect(await screen.findByText(problem.message)).toBeTruthy();
    await press('Sign in again');
    expect(await heading('Sign in at X')).toBeTruthy();
    expect(lastArgument(fake, 'signIn.start')).toEqual({ service: 'x', keyId: 'key-1', accountId: 'x:100' });
  });

  it('does not welcome somebody whose sign-in is no longer accepted', async () => {
    const fake = new FakeBridge({ app: { signIn: fakeSignIn({ step: 'done', accountId: 'x:100' }) } });
    start(fake);
    expect(await screen.findByText('You are signed in as Ada Lovelace')).toBeTruthy();
    const problem = appError('signed-out', { kind: 'sign-in-again' });
    act(() => fake.changeApp({ accounts: [fakeAccount(0, { problem })] }));
    await screen.findByText(problem.message);
    expect(screen.queryByText('You are signed in as Ada Lovelace')).toBeNull();
  });

  it('tells when a new sign-in could not be started', async () => {
    const fake = new FakeBridge();
    fake.failNext('signIn.start', appError('network', { kind: 'retry' }));
    start(fake);
    await heading('Ada Lovelace');
    await press('Options for @ada_lovelace');
    await press('Sign in again', 'menuitem');
    expect(await screen.findByText(appError('network').message)).toBeTruthy();
  });
});
