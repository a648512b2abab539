/** The main job through the contract: sign in, read, switch, quit, start again. */
import { describe, expect, it } from 'vitest';
import {
  code,
  dataFolder,
  filesBelow,
  finishAs,
  home,
  keychain,
  lastAddress,
  passphrase,
  postRequests,
  saveKey,
  signInAs,
  startPinion,
  startX,
  twoPeople,
  value,
} from './app-harness.ts';

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

describe('the main job', () => {
  it('two accounts, reading, a hole, a place, and all of it again after a restart', async () => {
    const x = await startX();
    const [first, second] = twoPeople(x);
    const served: string[] = [];
    const machine = {
      folder: dataFolder(),
      xOrigin: x.origin,
      fetch: async (url: string, init: RequestInit = {}) => {
        const response = await fetch(url, init);
        if (url.includes(`/${first.userId}/timelines/`)) {
          // An answer without posts has no `data` at all.
          for (const { id } of (await response.clone().json()).data ?? []) served.push(id);
        }
        return response;
      },
    };
    const before = await startPinion(machine);
    const { page } = before;

    expect((await before.view()).vault).toEqual({ state: 'undecided', keychain: 'unavailable' });
    expect(code(await page.keys.save({ apiKey: x.apiKey, apiKeySecret: x.apiKeySecret }))).toBe('vault-undecided');
    value(await page.vault.choose({ mode: 'passphrase', passphrase }));
    const keyId = await saveKey(before, x);

    const started = value(await page.signIn.start({ service: 'x', keyId }));
    expect(started).toMatchObject({ step: 'waiting-for-pin', browserOpened: true, forceLogin: false, error: null });
    expect(new URL(lastAddress(before)).searchParams.has('force_login')).toBe(false);
    const done = await finishAs(before, first.userId);
    expect(done).toMatchObject({ step: 'done', accountId: `x:${first.userId}`, renewed: false, error: null });
    const one = `x:${first.userId}` as const;

    value(await page.signIn.start({ service: 'x', keyId }));
    expect(new URL(lastAddress(before)).searchParams.get('force_login')).toBe('true');
    expect(await finishAs(before, second.userId)).toMatchObject({ step: 'done', forceLogin: true });
    const two = `x:${second.userId}` as const;
    expect(await before.view()).toMatchObject({
      accounts: [{ id: one }, { id: two }],
      currentAccountId: two,
      keys: [{ id: keyId, hint: x.apiKey.slice(-4) }],
    });

    value(await page.signIn.cancel());
    expect((await before.view()).signIn).toBeNull();

    expect(await before.openQuietly(one)).toMatchObject({ error: null, keptIn: 'disk', usage: { posts: 20 } });
    await before.openQuietly(two);
    value(await page.timeline.loadOlder({ accountId: one, timeline: home }));
    expect(await before.allRows(one)).toHaveLength(40);

    // More than one page of news leaves a hole, which is filled from both ends.
    x.control.newPosts({ count: 130 });
    value(await page.timeline.refresh({ accountId: one, timeline: home }));
    const holed = await before.allRows(one);
    const hole = holed.find(({ kind }) => kind === 'gap');
    expect(idsOf(holed)).toHaveLength(141);
    expect(hole).toBeDefined();
    const about = { accountId: one, timeline: home };
    value(await page.timeline.fillGap({ ...about, gapId: hole?.id ?? '', from: 'older' }));
    const rest = (await before.allRows(one)).find(({ kind }) => kind === 'gap');
    if (rest) value(await page.timeline.fillGap({ ...about, gapId: rest.id, from: 'newer' }));
    const rows = await before.allRows(one);
    expect(rows).toHaveLength(170);
    expect(rows.every(({ kind }) => kind === 'post')).toBe(true);
    expect(idsOf(rows)).toEqual([...new Set(idsOf(rows))].sort((a, b) => (BigInt(a) > BigInt(b) ? -1 : 1)));

    const place = { postId: rows[90]?.id ?? '', offset: -12.5 };
    value(await page.timeline.saveAnchor({ ...about, anchor: place }));
    value(await page.accounts.switch({ accountId: one }));
    const rowsOfTwo = await before.allRows(two);
    await before.quit();

    const asked = postRequests(x).length;
    const after = await startPinion(machine);
    expect(await after.view()).toMatchObject({
      vault: { state: 'locked', mode: 'passphrase' },
      accounts: [{ id: one }, { id: two }],
      currentAccountId: one,
    });
    expect(code(await after.page.vault.unlock({ passphrase: 'seven slow slugs' }))).toBe('passphrase-wrong');
    value(await after.page.vault.unlock({ passphrase }));
    expect((await after.view()).vault).toEqual({ state: 'ready', mode: 'passphrase' });
    const opened = value(await after.page.timeline.open(about));
    expect(opened.anchor).toEqual(place);
    expect(opened.status).toMatchObject({ refreshing: false, error: null, newestId: rows[0]?.id });
    expect(idsOf(opened.rows.rows)).toContain(place.postId);
    expect(idsOf(await after.allRows(one))).toEqual(idsOf(rows));
    expect(idsOf(await after.allRows(two))).toEqual(idsOf(rowsOfTwo));
    expect(postRequests(x)).toHaveLength(asked);

    // Still signed in.
    x.control.newPosts({ count: 3 });
    expect(value(await after.page.timeline.refresh(about))).toMatchObject({ error: null });
    expect(await after.allRows(one)).toHaveLength(173);
    // No post was read twice, but the one at the older edge of the hole: it proves that the hole is filled.
    expect(served).toHaveLength(174);
    expect(new Set(served).size).toBe(173);
  });
});

describe('protection', () => {
  it('a real keychain asks nothing, at the first start and later', async () => {
    const x = await startX();
    const [{ userId }] = twoPeople(x);
    const machine = { folder: dataFolder(), xOrigin: x.origin, keychain: keychain() };
    const before = await startPinion(machine);
    expect((await before.view()).vault).toEqual({ state: 'ready', mode: 'keychain' });
    await saveKey(before, x);
    const id = await signInAs(before, userId);
    await before.openQuietly(id);
    const rows = await before.allRows(id);
    await before.quit();

    const after = await startPinion(machine);
    expect(await after.view()).toMatchObject({ vault: { state: 'ready', mode: 'keychain' }, currentAccountId: id });
    expect(idsOf(await after.allRows(id))).toEqual(idsOf(rows));
    const refreshed = value(await after.page.timeline.refresh({ accountId: id, timeline: home }));
    expect(refreshed.error).toBeNull();
  });

  it('a keychain that is locked at the next start loses nothing', async () => {
    const x = await startX();
    const [{ userId }] = twoPeople(x);
    const lockable = keychain();
    const machine = { folder: dataFolder(), xOrigin: x.origin, keychain: lockable };
    const before = await startPinion(machine);
    await saveKey(before, x);
    const id = await signInAs(before, userId);
    await before.quit();

    lockable.locked = true;
    const after = await startPinion(machine);
    expect((await after.view()).vault).toMatchObject({ state: 'unavailable', error: { code: 'keychain-unavailable' } });
    expect(code(await after.page.vault.retryKeychain())).toBe('keychain-unavailable');
    const { apiKey, apiKeySecret } = x;
    expect(code(await after.page.keys.save({ apiKey, apiKeySecret }))).toBe('keychain-unavailable');
    lockable.locked = false;
    value(await after.page.vault.retryKeychain());
    const refreshed = value(await after.page.timeline.refresh({ accountId: id, timeline: home }));
    expect(refreshed).toMatchObject({ error: null, newestId: expect.any(String) });
  });

  it('a session leaves nothing on disk', async () => {
    const x = await startX();
    const [{ userId }] = twoPeople(x);
    const folder = dataFolder();
    const before = await startPinion({ folder, xOrigin: x.origin });
    value(await before.page.vault.choose({ mode: 'session' }));
    await saveKey(before, x);
    const id = await signInAs(before, userId);
    expect(await before.openQuietly(id)).toMatchObject({ error: null, keptIn: 'memory' });
    const rows = await before.allRows(id);
    expect(rows).toHaveLength(20);
    const avatar = (await before.view()).accounts[0]?.avatar ?? '';
    const signal = new AbortController().signal;
    expect((await before.fake.media()({ url: avatar, range: null, signal })).status).toBe(200);
    // Signing in anew closes the account's cache; what was read is still there.
    expect(await signInAs(before, userId)).toBe(id);
    expect(idsOf(await before.allRows(id))).toEqual(idsOf(rows));
    expect((await before.view()).notices).toEqual([]);
    expect(filesBelow(folder)).toEqual([]);
    await before.quit();
    expect(filesBelow(folder)).toEqual([]);

    const after = await startPinion({ folder, xOrigin: x.origin });
    expect(await after.view()).toMatchObject({ vault: { state: 'undecided' }, accounts: [], keys: [] });
  });

  it('a session beside a locked file leaves the file and its posts as they are', async () => {
    const x = await startX();
    const [{ userId }] = twoPeople(x);
    const lockable = keychain();
    const machine = { folder: dataFolder(), xOrigin: x.origin, keychain: lockable };
    const before = await startPinion(machine);
    await saveKey(before, x);
    const id = await signInAs(before, userId);
    await before.openQuietly(id);
    const rows = await before.allRows(id);
    await before.quit();

    lockable.locked = true;
    const between = await startPinion(machine);
    value(await between.page.vault.choose({ mode: 'session' }));
    expect((await between.view()).accounts).toEqual([]);
    await saveKey(between, x);
    await signInAs(between, userId);
    value(await between.page.accounts.remove({ accountId: id, revoke: false }));
    await between.quit();

    lockable.locked = false;
    const after = await startPinion(machine);
    expect((await after.view()).accounts).toMatchObject([{ id }]);
    expect(idsOf(await after.allRows(id))).toEqual(idsOf(rows));
  });
});
