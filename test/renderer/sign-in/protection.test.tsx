// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import { KeychainScreen } from '../../../renderer/sign-in/keychain-screen.tsx';
import { ProtectionScreen } from '../../../renderer/sign-in/protection-screen.tsx';
import { UnlockScreen } from '../../../renderer/sign-in/unlock-screen.tsx';
import { FakeBridge, freshApp, rightPassphrase } from '../../support/fake-bridge.ts';
import { box, lastArgument, press, show, type } from '../../support/page-setup.tsx';

const locked = () => new FakeBridge({ app: { vault: { state: 'locked', mode: 'passphrase' } } });

describe('choosing the protection', () => {
  function open() {
    const fake = new FakeBridge({ app: freshApp({ vault: { state: 'undecided', keychain: 'unavailable' } }) });
    const onDone = vi.fn();
    show(
      fake,
      <ProtectionScreen keychain="unavailable" busy={false} error={null} onDone={onDone} onBack={() => undefined} />,
    );
    return { fake, onDone };
  }

  it('asks for the passphrase twice and takes it when both are the same', async () => {
    const { fake, onDone } = open();
    type('Passphrase', 'one two three');
    type('Passphrase again', 'one two four');
    await press('Continue');
    expect((await screen.findByRole('alert')).textContent).toBe('The two passphrases are not the same.');
    expect(box('Passphrase again')).toBe(document.activeElement);
    expect(fake.calls).toEqual([]);

    type('Passphrase again', 'one two three');
    await press('Continue');
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
    expect(lastArgument(fake, 'vault.choose')).toEqual({ mode: 'passphrase', passphrase: 'one two three' });
    expect([box('Passphrase').value, box('Passphrase again').value]).toEqual(['', '']);
  });

  it('refuses a short one', async () => {
    const { fake } = open();
    type('Passphrase', 'short');
    await press('Continue');
    expect((await screen.findByRole('alert')).textContent).toBe('Please choose at least 8 characters.');
    expect(fake.calls).toEqual([]);
  });

  it('needs no passphrase for this session only', async () => {
    const { fake, onDone } = open();
    await press(/Only for this session/, 'radio');
    expect(screen.queryByLabelText('Passphrase')).toBeNull();
    await press('Continue');
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
    expect(lastArgument(fake, 'vault.choose')).toEqual({ mode: 'session' });
  });
});

describe('unlocking', () => {
  it('says when the passphrase is wrong, in the box, and takes the right one', async () => {
    const fake = locked();
    show(fake, <UnlockScreen />);
    expect(box('Passphrase')).toBe(document.activeElement);
    type('Passphrase', 'wrong');
    await press('Unlock');
    expect((await screen.findByRole('alert')).textContent).toBe(appError('passphrase-wrong').message);
    expect(box('Passphrase').getAttribute('aria-invalid')).toBe('true');
    type('Passphrase', rightPassphrase);
    await press('Unlock');
    await waitFor(() => expect(fake.app.vault.state).toBe('ready'));
  });

  it('lets one start over, after saying what that means', async () => {
    const fake = locked();
    show(fake, <UnlockScreen />);
    await press('I forgot it');
    const dialog = await screen.findByRole('alertdialog', { name: 'Start over?' });
    expect(dialog.textContent).toContain('all saved accounts and API keys');
    await press('Keep everything');
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(fake.calls).toEqual([]);

    await press('I forgot it');
    await press('Remove everything and start over');
    await waitFor(() => expect(fake.app.accounts).toEqual([]));
  });
});

describe('a keychain that is not available', () => {
  it('can be tried again', async () => {
    const fake = new FakeBridge();
    fake.failNext('vault.retryKeychain', appError('keychain-unavailable', { kind: 'retry' }));
    show(fake, <KeychainScreen error={appError('keychain-unavailable', { kind: 'retry' })} />);
    expect(screen.getByRole('heading', { level: 1 })).toBe(document.activeElement);
    await press('Try again');
    expect(screen.getByRole('alert').textContent).toContain('nothing has been deleted');
    expect(lastArgument(fake, 'vault.startOver')).toBeUndefined();
  });
});
