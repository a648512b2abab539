/** The practice service inside Pinion: it starts when it is needed, at another port each time. */
import { createServer, Server } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { RowView } from '../../electron/contract/views/timelines.ts';
import {
  code,
  dataFolder,
  filesBelow,
  home,
  keychain,
  lastAddress,
  type Pinion,
  passphrase,
  samplePeople,
  signInAs,
  startPinion,
  upstreamOf,
  value,
} from './app-harness.ts';

const person = (index: number): string => samplePeople[index] ?? '';

/** Keeps a port, so that nothing else can have it. */
async function occupy(origin: string): Promise<void> {
  const server = createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(Number(new URL(origin).port), '127.0.0.1', resolve));
}

const picturesOf = (rows: readonly RowView[]): string[] =>
  rows
    .flatMap((row) => (row.kind === 'post' && row.entry.post ? [row.entry.post] : []))
    .flatMap(({ author, media }) => [author.avatar, ...media.map(({ source, preview }) => preview ?? source)])
    .filter((address) => address !== null);

const load = async ({ fake }: Pinion, url: string): Promise<Response> =>
  fake.media()({ url, range: null, signal: new AbortController().signal });

const isUsable = ({ avatar }: AccountView): boolean => avatar !== null;

it('needs no keys; after a restart at another port accounts and their pictures still work', async () => {
  const machine = { folder: dataFolder(), keychain: keychain() };
  const before = await startPinion(machine);
  expect((await before.view()).signIn).toBeNull();
  const one = await signInAs(before, person(0), 'practice');
  const { origin } = new URL(lastAddress(before));
  expect(one).toBe(`practice:${person(0)}`);
  expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const two = await signInAs(before, person(1), 'practice');
  expect(new URL(lastAddress(before)).searchParams.get('force_login')).toBe('true');
  // The service's own key is nothing for the person to manage.
  expect((await before.view()).keys).toEqual([]);
  for (const id of [one, two]) {
    expect(await before.openQuietly(id)).toMatchObject({ error: null, usage: { usd: 0, usdPerPost: 0 } });
  }
  const pictures = picturesOf(await before.allRows(one));
  expect(pictures.length).toBeGreaterThan(20);
  expect(pictures.map((address) => upstreamOf(address).origin)).toEqual(pictures.map(() => origin));
  expect(value(await before.page.limits.open({ accountId: one })).windows).not.toEqual([]);
  await before.quit();
  await expect(fetch(origin)).rejects.toThrow();
  await occupy(origin);

  const after = await startPinion(machine);
  const { accounts } = await after.viewWith((view) => view.accounts.every(isUsable));
  // The service counts anew.
  expect(value(await after.page.limits.open({ accountId: one })).windows).toEqual([]);
  const now = upstreamOf(accounts[0]?.avatar ?? '').origin;
  expect(now).not.toBe(origin);
  const moved = picturesOf(await after.allRows(one)).map(upstreamOf);
  expect(moved.map((address) => address.origin)).toEqual(pictures.map(() => now));
  expect(moved.map(({ pathname }) => pathname)).toEqual(pictures.map((address) => upstreamOf(address).pathname));
  const answer = await load(after, accounts[1]?.avatar ?? '');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect((await load(after, pictures[0] ?? '')).status).toBe(403);
  const read = value(await after.page.timeline.refresh({ accountId: two, timeline: home }));
  expect(read).toMatchObject({ error: null });
});

it('with a locked vault it starts after unlocking', async () => {
  const machine = { folder: dataFolder() };
  const before = await startPinion(machine);
  expect(code(await before.page.signIn.start({ service: 'practice' }))).toBe('vault-undecided');
  value(await before.page.vault.choose({ mode: 'passphrase', passphrase }));
  const id = await signInAs(before, person(0), 'practice');
  await before.quit();
  const after = await startPinion(machine);
  expect((await after.view()).accounts).toMatchObject([{ id, avatar: null }]);
  value(await after.page.vault.unlock({ passphrase }));
  await after.viewWith((view) => view.accounts.every(isUsable));
  expect(value(await after.page.timeline.refresh({ accountId: id, timeline: home })).error).toBeNull();
});

it('a sign-in goes on after a restart, although its service has moved', async () => {
  const machine = { folder: dataFolder(), keychain: keychain() };
  const before = await startPinion(machine);
  value(await before.page.signIn.start({ service: 'practice' }));
  await before.quit();
  await occupy(new URL(lastAddress(before)).origin);
  const after = await startPinion(machine);
  await after.viewWith(({ signIn }) => signIn?.step === 'waiting-for-pin');
  value(await after.page.signIn.openPage());
  expect(new URL(lastAddress(after)).origin).not.toBe(new URL(lastAddress(before)).origin);
  expect(new URL(lastAddress(after)).search).toBe(new URL(lastAddress(before)).search);
});

it('removing an account ends its access and erases what was kept of it', async () => {
  const folder = dataFolder();
  const pinion = await startPinion({ folder, keychain: keychain() });
  const one = await signInAs(pinion, person(0), 'practice');
  const two = await signInAs(pinion, person(1), 'practice');
  for (const id of [one, two]) await pinion.openQuietly(id);
  const avatar = (await pinion.view()).accounts[0]?.avatar ?? '';
  expect((await load(pinion, avatar)).status).toBe(200);
  const kept = () => filesBelow(folder).filter((name) => /^(posts|media-cache)\//.test(name));
  expect(kept()).toContain(`posts/practice-${person(1)}.sqlite`);
  expect(kept().some((name) => name.startsWith('media-cache/'))).toBe(true);

  expect(value(await pinion.page.accounts.remove({ accountId: two, revoke: true }))).toEqual({
    revoked: true,
    error: null,
  });
  expect(await pinion.view()).toMatchObject({ accounts: [{ id: one }], currentAccountId: one });
  expect(kept().filter((name) => !name.startsWith(`posts/practice-${person(0)}.`))).toEqual([]);
  expect(value(await pinion.page.timeline.refresh({ accountId: one, timeline: home })).error).toBeNull();
});

it('starting over erases posts, sets the accounts aside, and begins with another practice service', async () => {
  const machine = { folder: dataFolder() };
  const before = await startPinion(machine);
  value(await before.page.vault.choose({ mode: 'passphrase', passphrase }));
  const id = await signInAs(before, person(0), 'practice');
  const { origin } = new URL(lastAddress(before));
  await before.openQuietly(id);
  value(await before.page.app.setTheme({ theme: 'dark' }));
  await before.quit();

  const after = await startPinion(machine);
  value(await after.page.vault.startOver());
  expect(await after.view()).toMatchObject({
    vault: { state: 'undecided' },
    accounts: [],
    currentAccountId: null,
    settings: { theme: 'dark' },
    signIn: null,
  });
  const names = filesBelow(machine.folder);
  expect(names.filter((name) => name.startsWith('posts'))).toEqual([]);
  expect(names.filter((name) => /^accounts(\.backup)?\.set-aside-[^/]+\.json$/.test(name))).toHaveLength(2);
  expect(code(await after.page.timeline.open({ accountId: id, timeline: home }))).toBe('account-unknown');
  await expect(fetch(origin)).rejects.toThrow();

  value(await after.page.vault.choose({ mode: 'passphrase', passphrase: 'another slow snail' }));
  expect(await signInAs(after, person(0), 'practice')).toBe(id);
  expect(await after.openQuietly(id)).toMatchObject({ error: null });
  expect((await after.view()).accounts).toMatchObject([{ id, problem: null }]);
});

it('starting over in the middle of everything', async () => {
  const folder = dataFolder();
  const asked = keychain();
  const pinion = await startPinion({ folder, keychain: asked });
  const one = await signInAs(pinion, person(0), 'practice');
  value(await pinion.page.signIn.start({ service: 'practice' }));
  const { origin } = new URL(lastAddress(pinion));
  const about = { accountId: one, timeline: home };
  const reading = pinion.page.timeline.refresh(about);
  const answers: Promise<unknown>[] = [reading];
  // The page opens the account again while the keychain makes a new key; it is still there then.
  const backend = asked.backend.bind(asked);
  asked.backend = async () => {
    const opened = pinion.page.timeline.open(about);
    answers.push(opened);
    expect(code(await opened)).toBe('ok');
    return backend();
  };
  value(await pinion.page.vault.startOver());
  asked.backend = backend;
  await Promise.all(answers);
  expect(answers).toHaveLength(2);
  expect(await pinion.view()).toMatchObject({ vault: { state: 'ready' }, accounts: [], signIn: null });
  expect(filesBelow(folder).filter((name) => name.startsWith('posts'))).toEqual([]);
  await expect(fetch(origin)).rejects.toThrow();
  // Keychain protection goes on by itself, with new secrets.
  expect(await signInAs(pinion, person(1), 'practice')).toBe(`practice:${person(1)}`);
});

it('quitting while it is starting leaves nothing running', async () => {
  const machine = { folder: dataFolder(), keychain: keychain() };
  const before = await startPinion(machine);
  await signInAs(before, person(0), 'practice');
  await before.quit();
  const listen = vi.spyOn(Server.prototype, 'listen');
  onTestFinished(() => listen.mockRestore());
  const after = await startPinion(machine);
  await after.quit();
  expect(listen.mock.contexts.map((server) => (server as Server).listening)).toEqual([false]);
});

it('speaks of itself, not of X, when a PIN is wrong', async () => {
  const pinion = await startPinion({ folder: dataFolder(), keychain: keychain() });
  value(await pinion.page.signIn.start({ service: 'practice' }));
  const again = value(await pinion.page.signIn.finish({ pin: '0' }));
  expect(again).toMatchObject({ step: 'waiting-for-pin', error: { code: 'wrong-pin' } });
  expect(again.error?.message).toMatch(/^The practice service did not accept this PIN\./);
});
