/** The ways in besides the PIN, keys that are brought in, and both versions of the API, through the whole app. */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AccountId, TimelineKey } from '../../electron/contract/views/ids.ts';
import type { PracticeService } from '../../electron/practice/service.ts';
import {
  code,
  contentsBelow,
  dataFolder,
  home,
  keychain,
  type Pinion,
  saveKey,
  signInAs,
  startPinion,
  startX,
  value,
} from './app-harness.ts';

interface Machine {
  folder: string;
  service: PracticeService;
  pinion: Pinion;
  userId: string;
  username: string;
  /** Ends Pinion and starts it again with the same data. */
  again(): Promise<Pinion>;
}

async function machine(environment: Record<string, string> = {}): Promise<Machine> {
  const service = await startX();
  const folder = dataFolder();
  const [account] = service.accounts;
  if (!account) throw new Error('the service has no account');
  const options = { folder, xOrigin: service.origin, keychain: keychain(), environment };
  const pinion = await startPinion(options);
  return {
    folder,
    service,
    pinion,
    userId: account.userId,
    username: account.username,
    async again() {
      await pinion.quit();
      return startPinion(options);
    },
  };
}

const asked = (service: PracticeService, ending: string) =>
  service.control.log().requests.filter(({ path: where }) => where.endsWith(ending));

const postsOf = async ({ page }: Pinion, accountId: AccountId, timeline: TimelineKey): Promise<number> =>
  value(await page.timeline.open({ accountId, timeline })).rows.rows.filter(({ kind }) => kind === 'post').length;

describe('an access token of one’s own', () => {
  it('is checked before it is saved, reads like any other, and is there after a restart', async () => {
    const { service, pinion, userId, username, folder, again } = await machine();
    const keyId = await saveKey(pinion, service);
    const { accessToken, accessTokenSecret } = service.control.ownToken({ username });
    const wrong = await pinion.page.signIn.withToken({
      from: 'typed',
      keyId,
      accessToken,
      accessTokenSecret: `${accessTokenSecret.slice(0, -1)}0`,
    });
    expect(code(wrong)).toBe('token-refused');
    expect((await pinion.view()).accounts).toEqual([]);

    const added = await pinion.page.signIn.withToken({ from: 'typed', keyId, accessToken, accessTokenSecret });
    const { accountId } = value(added);
    expect(accountId).toBe(`x:${userId}`);
    expect(asked(service, '/2/users/me').map(({ status }) => status)).toEqual([401, 200]);
    expect((await pinion.view()).accounts[0]).toMatchObject({ access: 'own-token', userId, username });
    value(await pinion.page.timeline.refresh({ accountId, timeline: home }));
    expect(await postsOf(pinion, accountId, home)).toBe(20);
    // Its owner owns the app, so what is theirs is cheaper.
    value(await pinion.page.timeline.refresh({ accountId, timeline: { kind: 'mentions' } }));
    const spending = value(await pinion.page.usage.open({ accountId }));
    expect(spending.ownedReads).toBe(true);
    const mentions = spending.byAsked.find(({ asked: what }) => what === 'mentions');
    expect((mentions?.usd ?? 0) / (mentions?.items ?? 1)).toBeCloseTo(0.001, 6);

    const later = await again();
    expect((await later.view()).accounts[0]).toMatchObject({ access: 'own-token', problem: null });
    for (const [name, content] of contentsBelow(folder)) {
      for (const secret of [accessToken, accessTokenSecret]) expect(content.includes(secret), name).toBe(false);
    }
  });

  it('is refused for its shape before anything is asked', async () => {
    const { service, pinion } = await machine();
    const keyId = await saveKey(pinion, service);
    const enter = (accessToken: string, accessTokenSecret: string) =>
      pinion.page.signIn.withToken({ from: 'typed', keyId, accessToken, accessTokenSecret });
    expect(code(await enter('', 'x'))).toBe('token-missing');
    expect(code(await enter('no token', 'at all'))).toBe('token-malformed');
    expect(service.control.log().requests).toEqual([]);
  });
});

describe('app-only access', () => {
  it('looks around with one bearer token, over restarts, and ends it on removal', async () => {
    const { service, pinion, userId, again } = await machine();
    const keyId = await saveKey(pinion, service);
    const { accountId } = value(await pinion.page.signIn.appOnly({ service: 'x', keyId }));
    expect(accountId).toBe(`x:app-${keyId}`);
    expect((await pinion.view()).accounts[0]).toMatchObject({ access: 'app-only', userId: null, username: '' });
    const posts: TimelineKey = { kind: 'user', userId, replies: true, reposts: true };
    value(await pinion.page.timeline.refresh({ accountId, timeline: posts }));
    expect(await postsOf(pinion, accountId, posts)).toBeGreaterThan(0);
    value(await pinion.page.timeline.refresh({ accountId, timeline: { kind: 'search', query: 'the' } }));

    const later = await again();
    value(await later.page.timeline.refresh({ accountId, timeline: posts }));
    expect(asked(service, '/oauth2/token')).toHaveLength(1);
    const status = value(await later.page.timeline.refresh({ accountId, timeline: home }));
    expect(status.error?.code).toBe('needs-user-sign-in');

    value(await later.page.accounts.remove({ accountId, revoke: true }));
    expect(asked(service, '/oauth2/invalidate_token').map(({ status: told }) => told)).toEqual([200]);
    expect((await later.view()).accounts).toEqual([]);
  });

  it('stands beside signed-in accounts of the same key, with limits of its own', async () => {
    const { service, pinion, userId } = await machine();
    const keyId = await saveKey(pinion, service);
    const signedIn = await signInAs(pinion, userId);
    const { accountId } = value(await pinion.page.signIn.appOnly({ service: 'x', keyId }));
    service.control.limits({ perWindow: { 'user-posts': 1 } });
    const posts: TimelineKey = { kind: 'user', userId, replies: true, reposts: true };
    value(await pinion.page.timeline.refresh({ accountId: signedIn, timeline: posts }));
    value(await pinion.page.timeline.refresh({ accountId, timeline: posts }));
    const limits = value(await pinion.page.limits.open({ accountId: signedIn }));
    expect(limits.windows.find(({ asked: what }) => what === 'user')).toMatchObject({ limit: 1, remaining: 0 });
    expect(
      value(await pinion.page.limits.open({ accountId })).windows.find(({ asked: what }) => what === 'user')?.limit,
    ).not.toBe(1);
  });

  it('works at the practice service without any key', async () => {
    const { pinion } = await machine();
    const { accountId } = value(await pinion.page.signIn.appOnly({ service: 'practice' }));
    const search: TimelineKey = { kind: 'search', query: 'garden OR the' };
    value(await pinion.page.timeline.refresh({ accountId, timeline: search }));
    expect(await postsOf(pinion, accountId, search)).toBeGreaterThan(0);
  });
});

describe('keys that are brought in', () => {
  it('from a file: shown masked, used for all ways in, and the file deleted', async () => {
    const { service, pinion, folder, username } = await machine();
    const own = service.control.ownToken({ username });
    const file = path.join(folder, 'settings.env');
    writeFileSync(
      file,
      [
        '# made by hand',
        `TWITTER_CONSUMER_KEY=${service.apiKey}`,
        `TWITTER_CONSUMER_SECRET="${service.apiKeySecret}"`,
        `TWITTER_ACCESS_TOKEN='${own.accessToken}'`,
        `TWITTER_ACCESS_TOKEN_SECRET=${own.accessTokenSecret}`,
      ].join('\n'),
    );
    pinion.fake.openFile = file;
    const { found } = value(await pinion.page.keys.read({ from: 'file' }));
    expect(found).toMatchObject({
      source: { kind: 'file', name: 'settings.env' },
      format: 'env',
      ways: ['pin', 'own-token', 'app-only'],
      plainFile: 'known',
      problems: [],
    });
    expect(found?.found.map(({ field, line }) => [field, line])).toEqual([
      ['api-key', 2],
      ['api-key-secret', 3],
      ['access-token', 4],
      ['access-token-secret', 5],
    ]);
    const importId = found?.importId ?? '';
    const { id: keyId } = value(await pinion.page.keys.saveImport({ importId, name: 'From a file' }));
    value(await pinion.page.signIn.withToken({ from: 'import', keyId, importId }));
    expect(value(await pinion.page.keys.deletePlainFile({ importId }))).toEqual({ deleted: true });
    expect(existsSync(file)).toBe(false);
    expect((await pinion.view()).keys).toMatchObject([{ name: 'From a file' }]);
    for (const secret of [service.apiKey, service.apiKeySecret, own.accessToken, own.accessTokenSecret]) {
      expect(pinion.fake.toPage.some((told) => told.includes(secret))).toBe(false);
    }
    await pinion.quit();
    for (const [name, content] of contentsBelow(folder)) {
      for (const secret of [service.apiKey, own.accessToken]) expect(content.includes(secret), name).toBe(false);
    }
  });

  it('from the environment, and from pasted text that says what is wrong with it', async () => {
    const apiKey = 'Kd83hTqLm20Zx7RbVw5nYc1Pe';
    const apiKeySecret = 'Sd83hTqLm20Zx7RbVw5nYc1PeKd83hTqLm20Zx7RbVw5nYc1Q';
    const { pinion } = await machine({ X_API_KEY: apiKey, X_API_KEY_SECRET: apiKeySecret, PATH: '/usr/bin' });
    const { found } = value(await pinion.page.keys.read({ from: 'environment' }));
    expect(found?.found.map(({ field, label }) => [field, label])).toEqual([
      ['api-key', 'X_API_KEY'],
      ['api-key-secret', 'X_API_KEY_SECRET'],
    ]);
    expect(found?.plainFile).toBe('none');
    const pasted = value(
      await pinion.page.keys.read({ from: 'text', text: `API_KEY = "${apiKey}"\nAPI_SECRET = "unfinished\n` }),
    );
    expect(pasted.found?.problems.map(({ line }) => line)).toContain(2);
    expect(code(await pinion.page.keys.saveImport({ importId: pasted.found?.importId ?? '' }))).toBe(
      'import-incomplete',
    );
    expect(code(await pinion.page.keys.read({ from: 'text', text: 'nothing of the kind' }))).toBe('import-empty');
  });

  it('replacing a key keeps its accounts', async () => {
    const { service, pinion, userId } = await machine();
    const keyId = await saveKey(pinion, service);
    const accountId = await signInAs(pinion, userId);
    value(await pinion.page.keys.rename({ keyId, name: 'Library' }));
    const other = { apiKey: 'Z'.repeat(25), apiKeySecret: 'y'.repeat(50) };
    value(await pinion.page.keys.replace({ from: 'typed', keyId, ...other }));
    expect((await pinion.view()).keys).toMatchObject([{ id: keyId, name: 'Library', hint: 'ZZZZ' }]);
    expect(value(await pinion.page.timeline.refresh({ accountId, timeline: home })).error?.code).toBe('signed-out');
    const { apiKey, apiKeySecret } = service;
    value(await pinion.page.keys.replace({ from: 'typed', keyId, apiKey, apiKeySecret }));
    expect(value(await pinion.page.timeline.refresh({ accountId, timeline: home })).error).toBeNull();
    expect((await pinion.view()).accounts).toMatchObject([{ id: accountId, keyId, problem: null }]);
  });
});

describe('the version of the API', () => {
  it('is found out by itself: v1.1 only once v2 says that the app is not enrolled', async () => {
    const { service, pinion, userId } = await machine();
    const keyId = await saveKey(pinion, service);
    const accountId = await signInAs(pinion, userId);
    service.control.enrolled({ v2: false });
    const closed = value(await pinion.page.timeline.refresh({ accountId, timeline: home }));
    expect(closed.error?.code).toBe('needs-plan');
    expect((await pinion.view()).keys[0]?.speaks).toBe('v2');

    service.control.v1({ open: true });
    const open = value(await pinion.page.timeline.refresh({ accountId, timeline: home }));
    expect(open.error).toBeNull();
    expect((await pinion.view()).keys[0]).toMatchObject({ id: keyId, dialect: 'automatic', speaks: 'v1.1' });
    const onV2 = service.control.log().requests.filter(({ path: where }) => where.startsWith('/2/')).length;
    for (const timeline of [
      { kind: 'mentions' },
      { kind: 'likes', userId },
      { kind: 'user', userId, replies: true, reposts: true },
      { kind: 'search', query: 'the' },
    ] as const) {
      const status = value(await pinion.page.timeline.refresh({ accountId, timeline }));
      expect(status.error, timeline.kind).toBeNull();
      expect(await postsOf(pinion, accountId, timeline), timeline.kind).toBeGreaterThan(0);
    }
    value(await pinion.page.lists.read({ accountId }));
    value(await pinion.page.people.read({ accountId, people: { kind: 'following', userId }, page: 'first' }));
    expect(service.control.log().requests.filter(({ path: where }) => where.startsWith('/2/'))).toHaveLength(onV2);
    const limits = value(await pinion.page.limits.read({ accountId }));
    expect(limits.windows.find(({ asked: what }) => what === 'home')).toMatchObject({ limit: 15 });
  });

  it('can be chosen, and brings the same posts either way', async () => {
    const { service, pinion, userId } = await machine();
    const keyId = await saveKey(pinion, service);
    const accountId = await signInAs(pinion, userId);
    service.control.v1({ open: true });
    value(await pinion.page.timeline.refresh({ accountId, timeline: home }));
    const byV2 = (await pinion.allRows(accountId)).map(({ id }) => id);
    value(await pinion.page.accounts.eraseReading({ accountId }));
    value(await pinion.page.keys.setDialect({ keyId, dialect: 'v1.1' }));
    value(await pinion.page.timeline.refresh({ accountId, timeline: home }));
    expect((await pinion.allRows(accountId)).map(({ id }) => id)).toEqual(byV2);
    expect(asked(service, '/1.1/statuses/home_timeline.json')).toHaveLength(1);
  });
});
