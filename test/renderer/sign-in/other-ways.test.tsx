// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { AppKeyView } from '../../../electron/contract/views/keys.ts';
import { AppOnlyScreen } from '../../../renderer/sign-in/app-only-screen.tsx';
import { OwnTokenScreen } from '../../../renderer/sign-in/own-token-screen.tsx';
import { WaysScreen } from '../../../renderer/sign-in/ways-screen.tsx';
import { FakeBridge, fakeKey, freshApp } from '../../support/fake-bridge.ts';
import { box, callNamesOf, lastArgument, press, show, type } from '../../support/page-setup.tsx';

const apiKey = 'q1w2e3r4t5z6u7i8o9p0a1s2d';
const apiKeySecret = `${'s3cr3t'.repeat(8)}ab`;
const accessToken = '2244994945-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789';
const accessTokenSecret = 't0k3n'.repeat(9);
const other: AppKeyView = { ...fakeKey, id: 'key-2', name: 'Home', hint: 'aa01' };

describe('the ways in', () => {
  it('say what each can and cannot do, and lead there', async () => {
    const onChoose = vi.fn();
    show(new FakeBridge(), <WaysScreen onChoose={onChoose} onBack={() => undefined} />);
    const lines = screen.getAllByText(/^(Can|Cannot):/).map(({ parentElement }) => parentElement?.textContent);
    expect(lines).toContain('Cannot: Bookmarks: X does not give them out');
    expect(lines).toContain('Cannot: Home timeline, mentions and likes');
    await press('Sign in with a PIN');
    await press('Use an access token');
    await press('Look around without signing in');
    expect(onChoose.mock.calls.flat()).toEqual(['pin', 'own-token', 'app-only']);
  });
});

describe('the screen for an own access token', () => {
  function open(fake: FakeBridge, keys: AppKeyView[] = [], keyId: string | null = null) {
    const onDone = vi.fn();
    show(
      fake,
      <OwnTokenScreen keys={keys} sessionOnly={false} keyId={keyId} onDone={onDone} onBack={() => undefined} />,
    );
    return onDone;
  }

  it('saves the key and uses the token with it, all trimmed, and forgets what was typed', async () => {
    const fake = new FakeBridge({ app: freshApp() });
    const onDone = open(fake);
    const boxes = ['API key', 'API key secret', 'Access token', 'Access token secret'].map(box);
    type('API key', apiKey);
    type('API key secret', apiKeySecret);
    type('Access token', ` ${accessToken} `);
    type('Access token secret', accessTokenSecret);
    await press('Continue');
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
    expect(callNamesOf(fake)).toEqual(['keys.save', 'signIn.withToken']);
    expect(lastArgument(fake, 'signIn.withToken')).toEqual({
      from: 'typed',
      keyId: 'key-1s2d',
      accessToken,
      accessTokenSecret,
    });
    expect(boxes.map(({ value }) => value)).toEqual(['', '', '', '']);
  });

  it('needs two values only with a saved key, and begins with the one that was asked for', async () => {
    const fake = new FakeBridge();
    open(fake, [fakeKey, other], other.id);
    expect(screen.getByRole('radio', { name: 'Home (ends in aa01)' })).toHaveProperty('checked', true);
    type('Access token', accessToken);
    type('Access token secret', accessTokenSecret);
    await press('Continue');
    await waitFor(() => expect(callNamesOf(fake)).toEqual(['signIn.withToken']));
    expect(lastArgument(fake, 'signIn.withToken')).toMatchObject({ keyId: other.id });
  });

  it('asks for what is missing, the first of it first', async () => {
    const fake = new FakeBridge({ app: freshApp() });
    open(fake);
    await press('Continue');
    expect(await screen.findByText(appError('key-missing').message)).toBeTruthy();
    expect(box('API key')).toBe(document.activeElement);
    type('API key', apiKey);
    type('API key secret', apiKeySecret);
    type('Access token', accessToken);
    await press('Continue');
    expect(await screen.findByText(appError('token-missing').message)).toBeTruthy();
    expect(box('Access token secret')).toBe(document.activeElement);
    expect(fake.calls).toEqual([]);
  });

  it.each(['API key', 'Access token secret'])('fills all four boxes from a block pasted into "%s"', async (label) => {
    open(new FakeBridge({ app: freshApp() }));
    const lines = [
      `API_KEY=${apiKey}`,
      `API_SECRET=${apiKeySecret}`,
      `ACCESS_TOKEN=${accessToken}`,
      `ACCESS_SECRET=${accessTokenSecret}`,
    ];
    fireEvent.paste(box(label), { clipboardData: { getData: () => lines.join('\n') } });
    expect(['API key', 'API key secret', 'Access token', 'Access token secret'].map((name) => box(name).value)).toEqual(
      [apiKey, apiKeySecret, accessToken, accessTokenSecret],
    );
    expect(await screen.findByText('What was pasted was filled in.')).toBeTruthy();
  });

  it('looks through a block that is not clear', async () => {
    const fake = new FakeBridge({ app: freshApp() });
    open(fake);
    const block = `API_KEY=${apiKey}\nACCESS_TOKEN=${accessToken}`;
    fireEvent.paste(box('API key'), { clipboardData: { getData: () => block } });
    expect(await screen.findByRole('heading', { name: 'What was found' })).toBeTruthy();
    expect(lastArgument(fake, 'keys.read')).toEqual({ from: 'text', text: block });
  });

  it.each(['wrong-keys', 'token-refused'] as const)('after %s: keeps what was typed, and no new key', async (code) => {
    const fake = new FakeBridge({ app: freshApp() });
    fake.failNext('signIn.withToken', appError(code));
    const onDone = open(fake);
    type('API key', apiKey);
    type('API key secret', apiKeySecret);
    type('Access token', accessToken);
    type('Access token secret', accessTokenSecret);
    await press('Continue');
    expect((await screen.findByRole('alert')).textContent).toContain(appError(code).message);
    expect(fake.app.keys).toEqual([]);
    expect(box('Access token').value).toBe(accessToken);
    expect(onDone).not.toHaveBeenCalled();
  });
});

describe('the screen for looking around', () => {
  function open(fake: FakeBridge, keys: AppKeyView[] = []) {
    const onDone = vi.fn();
    show(fake, <AppOnlyScreen keys={keys} sessionOnly={false} onDone={onDone} onBack={() => undefined} />);
    return onDone;
  }

  it('needs an API key only', async () => {
    const fake = new FakeBridge({ app: freshApp() });
    const onDone = open(fake);
    type('API key', apiKey);
    type('API key secret', apiKeySecret);
    await press('Look around');
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
    expect(lastArgument(fake, 'signIn.appOnly')).toEqual({ service: 'x', keyId: 'key-1s2d' });
    expect(fake.app.accounts[0]).toMatchObject({ access: 'app-only', userId: null });
  });

  it('needs no key at the practice service', async () => {
    const fake = new FakeBridge({ app: freshApp() });
    const onDone = open(fake);
    await press('Look around the practice service');
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
    expect(lastArgument(fake, 'signIn.appOnly')).toEqual({ service: 'practice' });
  });

  it('says why it did not work, and tries again', async () => {
    const fake = new FakeBridge();
    fake.failNext('signIn.appOnly', appError('network', { kind: 'retry' }));
    const onDone = open(fake, [fakeKey]);
    await press('Look around');
    await press('Try again');
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  });
});
