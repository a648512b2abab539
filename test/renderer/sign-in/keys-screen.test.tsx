// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { AppKeyView } from '../../../electron/contract/views/keys.ts';
import { KeysScreen } from '../../../renderer/sign-in/keys-screen.tsx';
import { FakeBridge, fakeKey, freshApp } from '../../support/fake-bridge.ts';
import { box, callNamesOf, lastArgument, press, show, type } from '../../support/page-setup.tsx';

const apiKey = 'q1w2e3r4t5z6u7i8o9p0a1s2d';
const apiKeySecret = `${'s3cr3t'.repeat(8)}ab`;

function open(fake: FakeBridge, keys: AppKeyView[] = []) {
  const onDone = vi.fn();
  const onOtherWays = vi.fn();
  show(
    fake,
    <KeysScreen
      keys={keys}
      sessionOnly={false}
      adding={keys.length > 0}
      onDone={onDone}
      onPractice={() => undefined}
      practiceError={null}
      onOtherWays={onOtherWays}
      onBack={() => undefined}
    />,
  );
  return onDone;
}

const paste = (label: string, text: string) => fireEvent.paste(box(label), { clipboardData: { getData: () => text } });

describe('the key screen', () => {
  it('starts in the first box and covers the secret until asked', async () => {
    open(new FakeBridge({ app: freshApp() }));
    expect(box('API key')).toBe(document.activeElement);
    expect(box('API key secret').type).toBe('password');
    await press('Show the secret');
    expect(box('API key secret').type).toBe('text');
    await press('Hide the secret');
    expect(box('API key secret').type).toBe('password');
  });

  it.each(['API key', 'API key secret'])('fills both boxes from a block pasted into "%s"', async (label) => {
    open(new FakeBridge({ app: freshApp() }));
    paste(label, `API Key Secret: ${apiKeySecret}\nAPI Key: ${apiKey}`);
    expect(box('API key').value).toBe(apiKey);
    expect(box('API key secret').value).toBe(apiKeySecret);
    expect(await screen.findByText('Both values were filled in.')).toBeTruthy();
  });

  it('leaves one pasted value to the box it is pasted into', () => {
    open(new FakeBridge({ app: freshApp() }));
    type('API key', 'before');
    const untouched = paste('API key', apiKey);
    expect(untouched).toBe(true);
    expect(box('API key').value).toBe('before');
  });

  it('saves the trimmed values, starts, and forgets what was typed', async () => {
    const fake = new FakeBridge({ app: freshApp() });
    const onDone = open(fake);
    const boxes = [box('API key'), box('API key secret')];
    type('API key', ` ${apiKey} `);
    type('API key secret', apiKeySecret);
    await press('Continue');
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
    expect(lastArgument(fake, 'keys.save')).toEqual({ apiKey, apiKeySecret });
    expect(lastArgument(fake, 'signIn.start')).toEqual({ service: 'x', keyId: 'key-1s2d' });
    expect(boxes.map(({ value }) => value)).toEqual(['', '']);
  });

  it('asks for what is missing without a call', async () => {
    const fake = new FakeBridge({ app: freshApp() });
    open(fake);
    type('API key', apiKey);
    await press('Continue');
    expect((await screen.findByRole('alert')).textContent).toContain(appError('key-missing').message);
    expect(fake.calls).toEqual([]);
    expect(box('API key secret')).toBe(document.activeElement);
    expect(box('API key secret').getAttribute('aria-invalid')).toBe('true');
    expect(box('API key').getAttribute('aria-invalid')).toBeNull();
  });

  it('takes back what it said about values that a paste replaced', async () => {
    open(new FakeBridge({ app: freshApp() }));
    await press('Continue');
    expect(await screen.findByRole('alert')).toBeTruthy();
    paste('API key', `API Key Secret: ${apiKeySecret}\nAPI Key: ${apiKey}`);
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('names a saved key without a name by its last letters', async () => {
    open(new FakeBridge(), [{ ...fakeKey, name: '' }]);
    expect(await screen.findByRole('radio', { name: `API key that ends in ${fakeKey.hint}` })).toBeTruthy();
  });

  it.each([
    ['an answer that fails', (fake: FakeBridge) => fake.failNext('signIn.start', wrongKeys)],
    [
      'a sign-in that failed',
      (fake: FakeBridge) => fake.answerNext('signIn.start', { ok: true, value: { ...failedSignIn, error: wrongKeys } }),
    ],
  ])('on wrong keys (%s) keeps what was typed and does not keep the key', async (_, prepare) => {
    const fake = new FakeBridge({ app: freshApp() });
    prepare(fake);
    const onDone = open(fake);
    type('API key', apiKey);
    type('API key secret', apiKeySecret);
    await press('Continue');
    expect((await screen.findByRole('alert')).textContent).toContain(wrongKeys.message);
    expect(box('API key').value).toBe(apiKey);
    expect(box('API key secret').value).toBe(apiKeySecret);
    expect(fake.app.keys).toEqual([]);
    expect(onDone).not.toHaveBeenCalled();
    await press('Check the API key');
    expect(box('API key')).toBe(document.activeElement);
  });

  it('keeps a new key when the service could not be reached, and tries again', async () => {
    const fake = new FakeBridge({ app: freshApp() });
    fake.failNext('signIn.start', appError('network', { kind: 'retry' }));
    const onDone = open(fake);
    type('API key', apiKey);
    type('API key secret', apiKeySecret);
    await press('Continue');
    await press('Try again');
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
    expect(fake.app.keys).toHaveLength(1);
  });

  it('offers saved keys first, and boxes for another', async () => {
    const fake = new FakeBridge();
    const onDone = open(fake, [fakeKey]);
    expect(screen.queryByLabelText('API key')).toBeNull();
    await press('Continue');
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
    expect(callNamesOf(fake)).toEqual(['signIn.start']);
    expect(lastArgument(fake, 'signIn.start')).toEqual({ service: 'x', keyId: fakeKey.id });
    act(() => fireEvent.click(screen.getByRole('radio', { name: 'Another API key' })));
    expect(box('API key')).toBe(document.activeElement);
  });

  it('has a guide that opens the console of X', async () => {
    const fake = new FakeBridge({ app: freshApp() });
    open(fake);
    expect(screen.getByRole('heading', { name: 'Turn on OAuth 1.0a' })).toBeTruthy();
    await press('Open X’s console');
    expect(lastArgument(fake, 'links.open')).toEqual({ url: 'https://console.x.com/' });
  });
});

const wrongKeys = appError('wrong-keys', { kind: 'enter-keys' });
const failedSignIn = {
  attempt: 'a',
  service: 'x',
  keyId: 'key-1s2d',
  step: 'failed',
  browserOpened: true,
  expiresAt: null,
  clockCorrectedBySeconds: 0,
  forceLogin: false,
  accountId: null,
  renewed: false,
} as const;
