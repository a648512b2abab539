/** Every branch of signing in, through the contract and over real HTTP. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PracticeService } from '../../electron/practice/service.ts';
import { authorize, deny } from '../support/browser-stand-in.ts';
import {
  code,
  dataFolder,
  finishAs,
  home,
  keychain,
  lastAddress,
  type Pinion,
  passphrase,
  saveKey,
  signInAs,
  startPinion,
  startX,
  twoPeople,
  value,
} from './app-harness.ts';

interface Scene {
  x: PracticeService;
  pinion: Pinion;
  first: string;
  second: string;
}

/** Pinion with a key and no account yet. */
async function scene(options: Partial<Parameters<typeof startPinion>[0]> = {}): Promise<Scene> {
  const x = await startX({ posts: 40 });
  const [first, second] = twoPeople(x);
  const pinion = await startPinion({ folder: dataFolder(), xOrigin: x.origin, keychain: keychain(), ...options });
  await saveKey(pinion, x);
  return { x, pinion, first: first.userId, second: second.userId };
}

const start = async ({ page }: Pinion) => value(await page.signIn.start({ service: 'x' }));
const finish = async ({ page }: Pinion, pin: string) => value(await page.signIn.finish({ pin }));
const accountsOf = async (pinion: Pinion) => (await pinion.view()).accounts.map(({ id }) => id);

afterEach(() => {
  vi.useRealTimers();
});

describe('a PIN that is not accepted brings a new page at once', () => {
  it.each([
    ['wrong-pin', (_x: PracticeService, pin: string) => (pin === '1234567' ? '7654321' : '1234567')],
    [
      'pin-used',
      (x: PracticeService, pin: string) => {
        x.control.spendPin({ pin });
        return pin;
      },
    ],
    [
      'pin-expired',
      (x: PracticeService, pin: string) => {
        x.control.expirePins();
        return pin;
      },
    ],
  ] as const)('%s', async (expected, spoil) => {
    const { x, pinion, first } = await scene();
    await start(pinion);
    const pin = spoil(x, await authorize(lastAddress(pinion), first));
    const again = await finish(pinion, pin);
    expect(again).toMatchObject({ step: 'waiting-for-pin', error: { code: expected, action: { kind: 'new-pin' } } });
    expect(new Set(pinion.fake.openedAddresses).size).toBe(2);
    expect(await accountsOf(pinion)).toEqual([]);
    expect(await finishAs(pinion, first)).toMatchObject({ step: 'done', error: null });
    expect(await accountsOf(pinion)).toEqual([`x:${first}`]);
  });

  it('an empty one is asked for again, without a word to the service', async () => {
    const { x, pinion } = await scene();
    await start(pinion);
    const asked = x.control.log().requests.length;
    expect(code(await pinion.page.signIn.finish({ pin: ' - ' }))).toBe('pin-missing');
    expect(x.control.log().requests).toHaveLength(asked);
    expect((await pinion.view()).signIn?.step).toBe('waiting-for-pin');
  });
});

it('denied on the page of the service: said, and a new start works', async () => {
  const { pinion, first } = await scene();
  await start(pinion);
  await deny(lastAddress(pinion));
  expect(await finish(pinion, '1234567')).toMatchObject({ step: 'failed', error: { code: 'denied' } });
  await start(pinion);
  expect((await finishAs(pinion, first)).step).toBe('done');
});

it.each(['auto', 'json', 'xml', 'plain'] as const)('wrong keys, said as %s; the right ones work', async (format) => {
  const { x, pinion, first } = await scene();
  x.control.format({ format });
  const wrongSecret = x.apiKeySecret.split('').reverse().join('');
  value(await pinion.page.keys.save({ apiKey: x.apiKey, apiKeySecret: wrongSecret }));
  expect(await start(pinion)).toMatchObject({ step: 'failed', error: { code: 'wrong-keys' } });
  expect(pinion.fake.openedAddresses).toEqual([]);
  // The key is known by its first half, so entering it again corrects the one that is saved.
  await saveKey(pinion, x);
  expect((await pinion.view()).keys).toHaveLength(1);
  await start(pinion);
  expect((await finishAs(pinion, first)).step).toBe('done');
});

describe('an answer that is not one', () => {
  const answers = [
    ['service-down', { status: 503 }],
    ['unreadable-answer', { canned: 'html' }],
    ['unreadable-answer', { canned: 'empty' }],
    ['unreadable-answer', { status: 200, contentType: 'text/html', body: 'oauth_token=AAAA&oauth_tok' }],
    ['network', { canned: 'truncated' }],
    ['network', { canned: 'drop' }],
  ] as const;

  it.each(answers)('to the start: %s %o', async (expected, fault) => {
    const { x, pinion, first } = await scene();
    x.control.fault({ ...fault, path: '/oauth/request_token' });
    expect(await start(pinion)).toMatchObject({
      step: 'failed',
      error: { code: expected, action: { kind: 'retry' } },
    });
    await start(pinion);
    expect((await finishAs(pinion, first)).step).toBe('done');
  });

  it.each(answers)('to the exchange: %s %o; the same PIN may be entered again', async (expected, fault) => {
    const { x, pinion, first } = await scene();
    await start(pinion);
    const pin = await authorize(lastAddress(pinion), first);
    x.control.fault({ ...fault, path: '/oauth/access_token' });
    expect(await finish(pinion, pin)).toMatchObject({ step: 'waiting-for-pin', error: { code: expected } });
    expect((await finish(pinion, pin)).step).toBe('done');
    expect(pinion.fake.openedAddresses).toHaveLength(1);
  });

  it('the service is away for a while', async () => {
    const { x, pinion, first } = await scene();
    x.control.down({ down: true });
    expect(await start(pinion)).toMatchObject({ step: 'failed', error: { code: 'service-down' } });
    x.control.down({ down: false });
    await start(pinion);
    expect((await finishAs(pinion, first)).step).toBe('done');
  });

  it('this computer is offline', async () => {
    const { x, pinion } = await scene();
    pinion.fake.online = false;
    x.control.fault({ canned: 'drop' });
    expect(await start(pinion)).toMatchObject({ step: 'failed', error: { code: 'offline' } });
  });
});

describe('looking at the account fails after the exchange has worked', () => {
  it('refused for want of a plan: the sign-in is kept, under the name that came with it', async () => {
    const { x, pinion, first } = await scene();
    await start(pinion);
    x.control.fault({
      path: '/2/users/me',
      status: 403,
      body: JSON.stringify({
        client_id: '1',
        detail: 'When authenticating requests to the X API v2 endpoints, you must use keys from an attached App.',
        reason: 'client-not-enrolled',
        required_enrollment: 'Appropriate Level of API Access',
        title: 'Client Forbidden',
        type: 'https://api.twitter.com/2/problems/client-forbidden',
      }),
    });
    const done = await finishAs(pinion, first);
    const { username } = x.accounts.find(({ userId }) => userId === first) ?? {};
    expect(done).toMatchObject({ step: 'done', accountId: `x:${first}`, error: { code: 'needs-plan' } });
    expect((await pinion.view()).accounts).toMatchObject([{ username, name: username, avatar: null, problem: null }]);
    // The access is real: where the plan allows it, reading works.
    const read = value(await pinion.page.timeline.refresh({ accountId: `x:${first}`, timeline: home }));
    expect(read.error).toBeNull();
  });

  it.each([{ canned: 'html' }, { canned: 'drop' }, { status: 503 }] as const)('%o: kept as well', async (fault) => {
    const { x, pinion, first } = await scene();
    await start(pinion);
    x.control.fault({ ...fault, path: '/2/users/me' });
    const done = await finishAs(pinion, first);
    expect(done).toMatchObject({ step: 'done', accountId: `x:${first}`, error: { code: expect.any(String) } });
    expect(await accountsOf(pinion)).toEqual([`x:${first}`]);
  });
});

it.each([1200, -1200])('a service clock %i seconds ahead is allowed for, and said', async (offsetSeconds) => {
  const { x, pinion, first } = await scene();
  x.control.clock({ offsetSeconds });
  const started = await start(pinion);
  expect(started.step).toBe('waiting-for-pin');
  expect(Math.abs(started.clockCorrectedBySeconds - offsetSeconds)).toBeLessThan(5);
  const done = await finishAs(pinion, first);
  expect(done.step).toBe('done');
  const refused = x.control.log().requests.filter(({ status }) => status === 401).length;
  const read = value(await pinion.page.timeline.refresh({ accountId: `x:${first}`, timeline: home }));
  expect(read.error).toBeNull();
  // What the sign-in has learned, reading knows.
  expect(x.control.log().requests.filter(({ status }) => status === 401)).toHaveLength(refused);
});

it('the browser does not open: the link can be copied instead', async () => {
  const { pinion, first } = await scene({ openInBrowser: async () => false });
  await start(pinion);
  await pinion.viewWith(({ signIn }) => signIn?.browserOpened === false);
  value(await pinion.page.signIn.copyLink());
  expect(pinion.fake.copied).toEqual([lastAddress(pinion)]);
  const pin = await authorize(pinion.fake.copied[0] ?? '', first);
  expect((await finish(pinion, pin)).step).toBe('done');
});

it('the page can be opened again', async () => {
  const { pinion } = await scene();
  await start(pinion);
  value(await pinion.page.signIn.openPage());
  expect(pinion.fake.openedAddresses).toHaveLength(2);
  expect(new Set(pinion.fake.openedAddresses).size).toBe(1);
});

describe('Pinion is closed before the PIN is entered', () => {
  it('goes on at the next start, without a new page', async () => {
    const machine = { folder: dataFolder(), keychain: keychain() };
    const { x, pinion, first } = await scene(machine);
    await start(pinion);
    const pin = await authorize(lastAddress(pinion), first);
    await pinion.quit();
    const after = await startPinion({ ...machine, xOrigin: x.origin });
    const { signIn } = await after.viewWith((view) => view.signIn !== null);
    expect(signIn).toMatchObject({ step: 'waiting-for-pin', service: 'x', browserOpened: true, error: null });
    expect(after.fake.openedAddresses).toEqual([]);
    expect((await finish(after, pin)).step).toBe('done');
    expect(await accountsOf(after)).toEqual([`x:${first}`]);
  });

  it('with a locked vault, only after unlocking', async () => {
    const x = await startX({ posts: 40 });
    const [{ userId }] = twoPeople(x);
    const machine = { folder: dataFolder(), xOrigin: x.origin };
    const before = await startPinion(machine);
    value(await before.page.vault.choose({ mode: 'passphrase', passphrase }));
    await saveKey(before, x);
    await start(before);
    const pin = await authorize(lastAddress(before), userId);
    await before.quit();
    const after = await startPinion(machine);
    expect((await after.view()).signIn).toBeNull();
    expect(code(await after.page.signIn.finish({ pin }))).toBe('sign-in-missing');
    value(await after.page.vault.unlock({ passphrase }));
    await after.viewWith(({ signIn }) => signIn?.step === 'waiting-for-pin');
    expect((await finish(after, pin)).step).toBe('done');
  });

  it('not after more than a quarter of an hour, nor after it was cancelled', async () => {
    const machine = { folder: dataFolder(), keychain: keychain() };
    const { x, pinion } = await scene(machine);
    await start(pinion);
    await pinion.quit();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16 * 60_000 });
    const late = await startPinion({ ...machine, xOrigin: x.origin });
    // Nothing is resumed; the first call that is answered after the start would already see it.
    expect((await late.view()).signIn).toBeNull();
    expect(code(await late.page.signIn.copyLink())).toBe('sign-in-missing');
    vi.useRealTimers();
    await start(late);
    value(await late.page.signIn.cancel());
    await late.quit();
    const after = await startPinion({ ...machine, xOrigin: x.origin });
    expect(code(await after.page.signIn.copyLink())).toBe('sign-in-missing');
  });
});

it('cancelled: nothing is left, and a late answer changes nothing', async () => {
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  const { pinion, first } = await scene({
    fetch: async (url, init) => {
      const { signal: _, ...rest } = init ?? {};
      const response = await fetch(url, rest);
      if (url.endsWith('/oauth/access_token')) {
        ask();
        await answered;
      }
      return response;
    },
  });
  await start(pinion);
  const pin = await authorize(lastAddress(pinion), first);
  const finishing = pinion.page.signIn.finish({ pin });
  await asked;
  value(await pinion.page.signIn.cancel());
  expect(await pinion.view()).toMatchObject({ signIn: null, accounts: [] });
  answer();
  expect(code(await finishing)).toBe('cancelled');
  expect(await pinion.view()).toMatchObject({ signIn: null, accounts: [] });
});

describe('renewing an account', () => {
  it('replaces its tokens and keeps what was read', async () => {
    const { x, pinion, first } = await scene();
    const id = await signInAs(pinion, first);
    await pinion.openQuietly(id);
    x.control.revoke({ userId: first });
    const about = { accountId: id, timeline: home };
    expect(value(await pinion.page.timeline.refresh(about)).error?.code).toBe('signed-out');
    expect((await pinion.view()).accounts).toMatchObject([{ problem: { code: 'signed-out' } }]);
    value(await pinion.page.signIn.start({ service: 'x', accountId: id }));
    expect(new URL(lastAddress(pinion)).searchParams.get('screen_name')).toBe(x.accounts[0]?.username);
    expect(await finishAs(pinion, first)).toMatchObject({ step: 'done', renewed: true, error: null, accountId: id });
    expect((await pinion.view()).accounts).toMatchObject([{ id, problem: null }]);
    expect(await pinion.allRows(id)).toHaveLength(20);
    expect(value(await pinion.page.timeline.refresh(about)).error).toBeNull();
  });

  it('as somebody else: that account is added, and the mistake is said', async () => {
    const { pinion, first, second } = await scene();
    const id = await signInAs(pinion, first);
    value(await pinion.page.signIn.start({ service: 'x', accountId: id }));
    expect(await finishAs(pinion, second)).toMatchObject({
      step: 'done',
      accountId: `x:${second}`,
      renewed: false,
      error: { code: 'wrong-account' },
    });
    expect(await accountsOf(pinion)).toEqual([id, `x:${second}`]);
  });

  it('an answer to the old tokens that comes late says nothing about the new ones', async () => {
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    let hold = false;
    const { x, pinion, first } = await scene({
      fetch: async (url, init) => {
        const { signal: _, ...rest } = init ?? {};
        const response = await fetch(url, rest);
        if (hold && url.includes('/timelines/')) {
          ask();
          await answered;
        }
        return response;
      },
    });
    const id = await signInAs(pinion, first);
    x.control.revoke({ userId: first });
    hold = true;
    const reading = pinion.page.timeline.refresh({ accountId: id, timeline: home });
    await asked;
    hold = false;
    await signInAs(pinion, first);
    answer();
    expect(code(await reading)).toBe('cancelled');
    // Another way to the service and back: by then the late answer has been looked at.
    await start(pinion);
    expect((await pinion.view()).accounts).toMatchObject([{ id, problem: null }]);
    expect(value(await pinion.page.timeline.refresh({ accountId: id, timeline: home })).error).toBeNull();
  });
});
