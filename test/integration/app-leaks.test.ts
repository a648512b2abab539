/** Nothing secret crosses to the page, lies on disk, or is printed: a run is searched as a whole. */
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { PracticeService } from '../../electron/practice/service.ts';
import { authorize } from '../support/browser-stand-in.ts';
import {
  code,
  contentsBelow,
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
  upstreamOf,
  value,
} from './app-harness.ts';

/** How a secret could be written down: as it is, percent-encoded, in hex, in base64 at each of its three offsets. */
function disguises(secret: string): RegExp[] {
  const bytes = Buffer.from(secret);
  const base64 = [0, 1, 2].flatMap((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    // The first and the last characters also depend on the neighbours.
    const own = text.slice(Math.ceil((offset * 4) / 3), -4);
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const plain = [secret, encodeURIComponent(secret), ...base64];
  const hex = bytes.toString('hex');
  const patterns = [...new Set(plain)].map((text) => new RegExp(text.replace(/[^\w-]/g, '\\$&')));
  // A number of seven digits can be part of an id; only a whole number is a PIN.
  if (/^\d+$/.test(secret)) patterns[0] = new RegExp(`(?<!\\d)${secret}(?!\\d)`);
  return [...patterns, new RegExp(hex, 'i')];
}

/** What a run left behind, by place. */
type Traces = Map<string, string>;

function tracesOf(folder: string, runs: readonly Pinion[]): Traces {
  const traces: Traces = new Map();
  for (const [name, content] of contentsBelow(folder)) traces.set(name, content.toString('latin1'));
  for (const [index, { fake, printed }] of runs.entries()) {
    traces.set(`to the page, run ${index}`, fake.toPage.join('\n'));
    traces.set(`printed, run ${index}`, printed());
  }
  return traces;
}

/** @returns the places in which a secret was found */
function findLeaks(traces: Traces, secrets: Iterable<string>): string[] {
  const patterns = [...secrets].flatMap(disguises);
  return [...traces].filter(([, text]) => patterns.some((pattern) => pattern.test(text))).map(([place]) => place);
}

/** Everything that must not be found, apart from what a test typed. */
function secretsOf(x: PracticeService, runs: readonly Pinion[]): Set<string> {
  const requestTokens = runs
    .flatMap(({ fake }) => [...fake.openedAddresses, ...fake.copied])
    .map((address) => new URL(address).searchParams.get('oauth_token') ?? '');
  return new Set([x.apiKey, x.apiKeySecret, ...requestTokens, ...x.control.issuedSecrets().secrets]);
}

it.each(['passphrase', 'keychain'] as const)('a run leaks nothing: %s', async (mode) => {
  const x = await startX({ posts: 60 });
  const [first, second] = twoPeople(x);
  const machine = {
    folder: dataFolder(),
    xOrigin: x.origin,
    ...(mode === 'keychain' ? { keychain: keychain() } : {}),
  };
  const typed = new Set<string>();
  const type = (secret: string): string => {
    typed.add(secret);
    return secret;
  };

  const before = await startPinion(machine);
  const { page, fake } = before;
  if (mode === 'passphrase') {
    value(await page.vault.choose({ mode: 'passphrase', passphrase: type(passphrase) }));
  }
  const half = { apiKey: x.apiKey, apiKeySecret: type(`${x.apiKeySecret}!`) };
  expect(code(await page.keys.save(half))).toBe('key-malformed');
  await saveKey(before, x);

  // A wrong PIN, an account, a second one, and a sign-in that waits for its PIN over the restart.
  value(await page.signIn.start({ service: 'x' }));
  const right = await authorize(lastAddress(before), first.userId);
  const wrong = type(right === '5550001' ? '5550002' : '5550001');
  expect(value(await page.signIn.finish({ pin: wrong })).error?.code).toBe('wrong-pin');
  const pin = type(await authorize(lastAddress(before), first.userId));
  const one = value(await page.signIn.finish({ pin })).accountId ?? 'x:0';
  const two = await signInAs(before, second.userId);
  for (const id of [one, two]) await before.openQuietly(id);
  value(await page.signIn.start({ service: 'x' }));
  value(await page.signIn.copyLink());

  // Pictures come into the cache, and mistakes into the log.
  const avatar = (await before.view()).accounts[0]?.avatar ?? '';
  const signal = new AbortController().signal;
  expect((await fake.media()({ url: avatar, range: null, signal })).status).toBe(200);
  fake.shell.copyText = (text) => Promise.reject(new Error(`the clipboard does not take ${text}`));
  expect(code(await page.signIn.copyLink())).toBe('unexpected');
  fake.shell.openInBrowser = (address) => Promise.reject(new Error(`no browser for ${address}`));
  expect(code(await page.signIn.openPage())).toBe('ok');
  const own = { origin: fake.shell.pageOrigin, isMainFrame: true };
  for (const secret of typed) expect(code(await fake.dispatch()(own, secret, secret))).toBe('call-unknown');
  const laterPin = type(await authorize(lastAddress(before), first.userId));

  const duringTheRun = tracesOf(machine.folder, [before]);
  await before.quit();

  const after = await startPinion(machine);
  if (mode === 'passphrase') {
    expect(code(await after.page.vault.unlock({ passphrase: type('seven slow slugs') }))).toBe('passphrase-wrong');
    value(await after.page.vault.unlock({ passphrase }));
  }
  await after.viewWith(({ signIn }) => signIn?.step === 'waiting-for-pin');
  expect(value(await after.page.signIn.finish({ pin: laterPin }))).toMatchObject({ step: 'done', renewed: true });
  x.control.revoke(second);
  const refreshed = value(await after.page.timeline.refresh({ accountId: two, timeline: home }));
  expect(refreshed.error?.code).toBe('signed-out');
  value(await after.page.signIn.start({ service: 'x', accountId: two }));
  expect(await finishAs(after, second.userId)).toMatchObject({ step: 'done', renewed: true });
  value(await after.page.accounts.remove({ accountId: two, revoke: true }));
  await after.quit();

  const runs = [before, after];
  const secrets = new Set([...secretsOf(x, runs), ...typed]);
  expect(secrets.size).toBeGreaterThan(12);
  const traces = tracesOf(machine.folder, runs);
  for (const all of [duringTheRun, traces]) {
    // What should be searched is there, and says what it should.
    const places = [...all.keys()];
    expect(places).toEqual(expect.arrayContaining(['accounts.json', 'accounts.backup.json', 'logs/pinion.log']));
    expect(places.some((place) => /^posts\/x-\d+\.sqlite$/.test(place))).toBe(true);
    expect(all.get('printed, run 0')).toMatch(/call-failed/);
    expect(findLeaks(all, secrets)).toEqual([]);
  }
  expect([...duringTheRun.keys()].filter((place) => place.startsWith('media-cache/'))).toHaveLength(1);
  expect([...duringTheRun.keys()].some((place) => place.endsWith('.sqlite-wal'))).toBe(true);
  expect(upstreamOf(avatar).origin).toBe(x.origin);
});

it('secrets that look like ordinary words are hidden too, once they were entered', async () => {
  const x = await startX({ posts: 20 });
  const pinion = await startPinion({ folder: dataFolder(), xOrigin: x.origin, keychain: keychain() });
  const { page, fake, printed } = pinion;
  const pair = {
    apiKey: 'akeyofordinarylettersonly',
    apiKeySecret: 'asecretofordinarylettersandoftheusuallengthofthem',
  };
  // As they come out of a settings file: with quotes, which are not part of the value.
  const quoted = { apiKey: `"${pair.apiKey}"`, apiKeySecret: ` '${pair.apiKeySecret}'` };
  const { id: keyId } = value(await page.keys.save(quoted));
  const token = { accessToken: '14-atokenofletters', accessTokenSecret: 'thesecretofthattokenisinletterstooandaslong' };
  expect((await page.signIn.withToken({ from: 'typed', keyId, ...token })).ok).toBe(false);
  const secrets = [...Object.values(pair), ...Object.values(token)];
  fake.shell.copyText = () => Promise.reject(new Error(`said: ${secrets.join(' and ')}.`));
  expect(code(await page.links.copy({ url: 'https://example.com' }))).toBe('unexpected');
  expect(printed()).toContain('said: ');
  for (const secret of secrets) expect(printed()).not.toContain(secret);
});

it('the search finds a secret in every place and disguise', async () => {
  const x = await startX({ posts: 20 });
  const folder = dataFolder();
  const pinion = await startPinion({ folder, xOrigin: x.origin, keychain: keychain() });
  await saveKey(pinion, x);
  const [{ userId }] = twoPeople(x);
  await signInAs(pinion, userId);
  const secrets = secretsOf(x, [pinion]);
  const secret = x.control.issuedSecrets().secrets.at(-1) ?? '';
  expect(secret.length).toBeGreaterThan(20);
  const planted = 'planted.bin';
  const forms = [
    secret,
    Buffer.from(secret).toString('hex'),
    ...(['base64', 'base64url'] as const).flatMap((encoding) =>
      ['', '-', '--'].map((before) => Buffer.from(`${before}${secret} and more`).toString(encoding)),
    ),
  ];
  for (const form of forms) {
    appendFileSync(path.join(folder, planted), Buffer.from(`\0${form}\0`));
    expect(findLeaks(tracesOf(folder, [pinion]), secrets), form).toEqual([planted]);
    appendFileSync(path.join(folder, planted), '', { flag: 'w' });
  }
  expect(findLeaks(new Map([['here', 'pin: 1234567.']]), ['1234567'])).toEqual(['here']);
  expect(findLeaks(new Map([['here', 'id: 12345678']]), ['1234567'])).toEqual([]);
  expect(findLeaks(new Map([['here', 'a=1%262']]), ['1&2'])).toEqual(['here']);
  pinion.fake.toPage.push(JSON.stringify({ token: secret }));
  process.stderr.write(`${secret}\n`);
  expect(findLeaks(tracesOf(folder, [pinion]), secrets)).toEqual(['to the page, run 0', 'printed, run 0']);
});
