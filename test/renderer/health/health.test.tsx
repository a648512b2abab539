// @vitest-environment jsdom
import { act, render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { AccountView } from '../../../electron/contract/views/accounts.ts';
import type { HealthCheckView, HealthView } from '../../../electron/contract/views/health.ts';
import { App } from '../../../renderer/app/app.tsx';
import { HealthDialog } from '../../../renderer/health/health-dialog.tsx';
import type { ErrorHandlers } from '../../../renderer/ui/error-note.tsx';
import { FakeBridge, fakeAccount, freshApp } from '../../support/fake-bridge.ts';
import { fakeChecks } from '../../support/fake-setup.ts';
import { callNamesOf, lastArgument, press, show } from '../../support/page-setup.tsx';

const atX = fakeAccount(0);
const practice = fakeAccount(0, { id: 'practice:1', service: 'practice' });

const withCheck = (check: HealthCheckView['check'], change: Partial<HealthCheckView>): HealthCheckView[] =>
  fakeChecks('good', 'This is fine.').map((each) => (each.check === check ? { ...each, ...change } : each));

function open(fake: FakeBridge, account: AccountView | null, handlers: ErrorHandlers = {}) {
  const onClose = vi.fn();
  const { unmount } = show(
    fake,
    <HealthDialog account={account} proxy={{ mode: 'system' }} onClose={onClose} handlers={handlers} />,
  );
  return { onClose, unmount };
}

const view = (change: Partial<HealthView>): HealthView => ({
  accountId: practice.id,
  running: true,
  startedAt: '2026-11-20T14:02:00.000Z',
  checks: fakeChecks('waiting'),
  ...change,
});

describe('the checks of the setup', () => {
  it('say what they may cost and wait to be started where X charges', async () => {
    const fake = new FakeBridge();
    open(fake, atX);
    expect(screen.getByText(/price of one user \(about \$0\.01\).*one post \(about \$0\.005\)/)).toBeTruthy();
    expect(callNamesOf(fake)).toEqual([]);
    await press('Start the checks');
    expect(await screen.findAllByRole('listitem')).toHaveLength(8);
    expect(lastArgument(fake, 'health.run')).toEqual({ accountId: atX.id });
  });

  it('name no price of a sign-in where nobody is signed in', () => {
    open(new FakeBridge(), fakeAccount(0, { access: 'app-only' }));
    expect(screen.getByText(/^One of the checks .*one post \(about \$0\.005\)/)).toBeTruthy();
  });

  it.each([
    ['at the practice service', practice],
    ['before there is an account', null],
  ])('run at once %s', async (_, account) => {
    const fake = new FakeBridge();
    open(fake, account);
    expect(await screen.findAllByText('All right')).toHaveLength(8);
    expect(lastArgument(fake, 'health.run')).toEqual({ accountId: account?.id ?? null });
    expect(screen.queryByText(/price of one user/)).toBeNull();
  });

  it('show each result in words, in their order, as they come', async () => {
    const fake = new FakeBridge();
    fake.setup.health = view({});
    open(fake, practice);
    expect(await screen.findByText('0 of 8 checks are done')).toBeTruthy();
    expect(screen.getAllByText('Not yet checked')).toHaveLength(8);
    const checks = withCheck('proxy', { state: 'attention', message: 'It answers slowly.' });
    act(() => fake.emit('health.changed', view({ running: false, checks })));
    expect(screen.getByText('This works, with one thing to look at.')).toBeTruthy();
    const names = screen.getAllByRole('listitem').map((item) => item.getAttribute('aria-label'));
    expect(names).toEqual([
      'Clock of this computer',
      'Network',
      'Proxy',
      'API key',
      'Sign-in',
      'Permission',
      'Plan and credit',
      'Prices',
    ]);
    expect(within(screen.getByRole('listitem', { name: 'Proxy' })).getByText('Look at this')).toBeTruthy();
  });

  it('take no notice of the checks of another account', async () => {
    const fake = new FakeBridge();
    open(fake, practice);
    await screen.findAllByText('All right');
    act(() => fake.emit('health.changed', view({ accountId: 'x:7' })));
    expect(screen.getAllByText('All right')).toHaveLength(8);
  });

  it('offer what helps, and close before it', async () => {
    const fake = new FakeBridge();
    const signInAgain = vi.fn();
    const details = { status: 401, transactionId: 'abc' };
    const message = appError('signed-out').message;
    fake.setup.health = {
      checks: withCheck('sign-in', { state: 'bad', message, action: { kind: 'sign-in-again' }, details }),
    };
    const { onClose } = open(fake, practice, { 'sign-in-again': signInAgain });
    expect(await screen.findByText('One thing does not work. What helps is written beside it.')).toBeTruthy();
    expect(screen.getByText('401')).toBeTruthy();
    await press('Sign in again');
    expect(onClose).toHaveBeenCalledOnce();
    expect(signInAgain).toHaveBeenCalledOnce();
  });

  it('change the proxy right there, and run again with it', async () => {
    const fake = new FakeBridge();
    fake.setup.health = { checks: withCheck('network', { state: 'bad', message: appError('network').message }) };
    open(fake, null);
    await press('Change the proxy');
    await press('Save');
    await waitFor(() => expect(callNamesOf(fake).filter((name) => name === 'health.run')).toHaveLength(2));
    expect(lastArgument(fake, 'network.setProxy')).toEqual({ proxy: { mode: 'system' } });
  });

  it('can be stopped, run again, and copied as a report', async () => {
    const fake = new FakeBridge();
    fake.setup.health = view({});
    open(fake, practice);
    await press('Stop the checks');
    expect(callNamesOf(fake)).toContain('health.cancel');
    act(() => fake.emit('health.changed', view({ running: false })));
    expect(screen.getByText('The checks were stopped.')).toBeTruthy();
    fake.setup.health = {};
    await press('Check again');
    expect(await screen.findByText('Everything works.')).toBeTruthy();
    await press('Copy the report');
    expect(await screen.findByText(/^The report was copied/)).toBeTruthy();
    expect(callNamesOf(fake).at(-1)).toBe('health.copyReport');
  });

  it('stop when nobody looks at them any more', async () => {
    const fake = new FakeBridge();
    fake.setup.health = view({});
    const { unmount } = open(fake, practice);
    await screen.findByText('0 of 8 checks are done');
    unmount();
    expect(callNamesOf(fake).at(-1)).toBe('health.cancel');
  });

  it('say why they could not start', async () => {
    const fake = new FakeBridge();
    fake.failNext('health.run', appError('account-unknown', { kind: 'retry' }));
    open(fake, practice);
    expect((await screen.findByRole('alert')).textContent).toContain(appError('account-unknown').message);
    await press('Try again');
    expect(await screen.findByText('Everything works.')).toBeTruthy();
  });
});

describe('the way to the checks', () => {
  it('leads there from the menu, for the account on show', async () => {
    const fake = new FakeBridge({ app: { accounts: [practice] } });
    render(<App bridge={fake.bridge} />);
    await screen.findByRole('navigation', { name: 'Accounts' });
    act(() => fake.emit('menu.chosen', { command: 'check-setup' }));
    expect(await screen.findByRole('dialog', { name: 'Check my setup' })).toBeTruthy();
    expect(lastArgument(fake, 'health.run')).toEqual({ accountId: practice.id });
  });

  it('leads there from the settings, which are there again afterwards', async () => {
    const fake = new FakeBridge({ app: { accounts: [practice] } });
    render(<App bridge={fake.bridge} />);
    await press('Settings');
    await press('Check my setup');
    expect(await screen.findByRole('dialog', { name: 'Check my setup' })).toBeTruthy();
    expect(screen.queryByRole('dialog', { name: 'Settings' })).toBeNull();
    await press('Close');
    expect(await screen.findByRole('dialog', { name: 'Settings' })).toBeTruthy();
  });

  it('leads there from an error before there is an account', async () => {
    const fake = new FakeBridge({ app: freshApp() });
    fake.failNext('signIn.start', appError('proxy', { kind: 'check-setup' }));
    render(<App bridge={fake.bridge} />);
    await press('Try the practice service');
    await press('Check my setup');
    expect(await screen.findByRole('dialog', { name: 'Check my setup' })).toBeTruthy();
    expect(lastArgument(fake, 'health.run')).toEqual({ accountId: null });
  });
});
