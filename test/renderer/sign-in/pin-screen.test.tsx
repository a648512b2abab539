// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import { clockText } from '../../../electron/contract/messages/format.ts';
import type { SignInView } from '../../../electron/contract/views/sign-in.ts';
import { lifetimeText } from '../../../renderer/sign-in/page-lifetime.tsx';
import { PinScreen } from '../../../renderer/sign-in/pin-screen.tsx';
import { FakeBridge, fakeSignIn, freshApp, rightPin } from '../../support/fake-bridge.ts';
import { box, lastArgument, press, show, type } from '../../support/page-setup.tsx';

function open(change: Partial<SignInView> = {}) {
  const signIn = fakeSignIn(change);
  const fake = new FakeBridge({ app: freshApp({ signIn }) });
  show(fake, <PinScreen signIn={signIn} onCancel={() => undefined} />);
  return fake;
}

describe('the PIN screen', () => {
  it('sends the PIN and forgets it at once', async () => {
    const fake = open();
    const release = fake.holdNext('signIn.finish');
    type('PIN', rightPin);
    await press('Finish signing in');
    expect(box('PIN').value).toBe('');
    expect(await screen.findByText('Checking the PIN')).toBeTruthy();
    release();
    await waitFor(() => expect(screen.queryByText('Checking the PIN')).toBeNull());
    expect(lastArgument(fake, 'signIn.finish')).toEqual({ pin: rightPin });
  });

  it('goes back into the box after a wrong PIN', async () => {
    open();
    type('PIN', '1111111');
    box('PIN').blur();
    await press('Finish signing in');
    await waitFor(() => expect(box('PIN')).toBe(document.activeElement));
    expect(box('PIN').value).toBe('');
  });

  it('asks for the number at its box, without a call', async () => {
    const fake = open();
    type('PIN', '  ');
    await press('Finish signing in');
    expect(screen.getByRole('alert').textContent).toBe(appError('pin-missing').message);
    expect(box('PIN')).toBe(document.activeElement);
    expect(fake.calls).toEqual([]);
  });

  it('says why there is a new page', () => {
    const error = appError('wrong-pin', { kind: 'new-pin' });
    open({ error });
    expect(screen.getByRole('alert').textContent).toContain(error.message);
    expect(screen.getAllByRole('button', { name: 'Open the page again' })).toHaveLength(1);
  });

  it('opens the page again and copies the link, and says so', async () => {
    const fake = open();
    await press('Open the page again');
    expect(await screen.findByText('The page was opened again.')).toBeTruthy();
    await press('Copy link');
    expect(await screen.findByText('The link was copied.')).toBeTruthy();
    expect(fake.calls.map(({ name }) => name)).toEqual(['signIn.openPage', 'signIn.copyLink']);
  });

  it('points to the link when no browser opened', () => {
    open({ browserOpened: false });
    expect(screen.getByText(/Your browser did not open/)).toBeTruthy();
  });

  it('warns that the browser’s own account would be added, when there is one already', () => {
    open({ forceLogin: true });
    expect(screen.getByText(/open it in a private window/)).toBeTruthy();
  });

  it('says that a wrong clock was allowed for', () => {
    open({ clockCorrectedBySeconds: -1200 });
    expect(
      screen.getByText('The clock of this computer is wrong by 20 minutes. Pinion has allowed for that.'),
    ).toBeTruthy();
  });

  it('does not send twice while it works', async () => {
    const fake = open({ step: 'checking-account' });
    expect(screen.getByText('Looking up your account')).toBeTruthy();
    await press('Finish signing in');
    expect(fake.calls).toEqual([]);
  });
});

describe('how long the page works', () => {
  const expiresAt = '2026-11-20T14:15:00.000Z';
  const at = (time: string) => lifetimeText(expiresAt, Date.parse(`2026-11-20T${time}Z`));

  it('is said by the clock and by what is left, then ends calmly', () => {
    expect(at('14:02:00')).toBe(`This page works until ${clockText(expiresAt)}, for about 13 minutes.`);
    expect(at('14:14:30')).toBe('This page works for a moment longer.');
    expect(at('14:15:00')).toBe('This page has probably expired. Open the page again to get a new one.');
  });
});
