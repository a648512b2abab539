/** What a new way in, another key or another version of the API means for accounts that are there already. */
import { describe, expect, it } from 'vitest';
import type { TimelineKey } from '../../electron/contract/views/ids.ts';
import type { PracticeService } from '../../electron/practice/service.ts';
import {
  code,
  dataFolder,
  home,
  keychain,
  type Pinion,
  saveKey,
  signInAs,
  startPinion,
  startX,
  twoPeople,
  value,
} from './app-harness.ts';

interface Scene {
  service: PracticeService;
  pinion: Pinion;
  keyId: string;
  userId: string;
  username: string;
}

async function scene(): Promise<Scene> {
  const service = await startX();
  const pinion = await startPinion({ folder: dataFolder(), xOrigin: service.origin, keychain: keychain() });
  const { userId } = twoPeople(service)[0];
  const username = service.accounts.find((account) => account.userId === userId)?.username ?? '';
  return { service, pinion, keyId: await saveKey(pinion, service), userId, username };
}

const asked = ({ service }: Scene, ending: string) =>
  service.control.log().requests.filter(({ path: where }) => where.endsWith(ending));

const mentions: TimelineKey = { kind: 'mentions' };

describe('whose sign-in it is', () => {
  it.each(['pin', 'own-token'] as const)('is asked once with a %s, and counted as X counts it', async (way) => {
    const at = await scene();
    const { pinion, keyId, userId, username, service } = at;
    const accountId =
      way === 'pin'
        ? await signInAs(pinion, userId)
        : value(await pinion.page.signIn.withToken({ from: 'typed', keyId, ...service.control.ownToken({ username }) }))
            .accountId;
    expect(asked(at, '/2/users/me')).toHaveLength(1);
    const spending = value(await pinion.page.usage.open({ accountId }));
    expect(spending.byAsked).toEqual([{ asked: 'me', items: 1, usd: 0.01 }]);
  });
});

describe('app-only access', () => {
  it('that is there is gone to, without asking for its token again', async () => {
    const at = await scene();
    const { pinion, keyId, userId } = at;
    const first = value(await pinion.page.signIn.appOnly({ service: 'x', keyId }));
    const signedIn = await signInAs(pinion, userId);
    expect((await pinion.view()).currentAccountId).toBe(signedIn);
    const again = value(await pinion.page.signIn.appOnly({ service: 'x', keyId }));
    expect(again).toEqual({ accountId: first.accountId, renewed: true });
    expect((await pinion.view()).currentAccountId).toBe(first.accountId);
    expect(asked(at, '/oauth2/token')).toHaveLength(1);
  });

  it('takes a new token when its key is replaced, and keeps the old one where the new key is refused', async () => {
    const at = await scene();
    const { pinion, keyId, userId, service } = at;
    const { accountId } = value(await pinion.page.signIn.appOnly({ service: 'x', keyId }));
    const signedIn = await signInAs(pinion, userId);
    const wrong = { apiKey: 'Z'.repeat(25), apiKeySecret: 'y'.repeat(50) };
    expect(code(await pinion.page.keys.replace({ from: 'typed', keyId, ...wrong }))).toBe('wrong-keys');
    expect((await pinion.view()).keys).toMatchObject([{ id: keyId, hint: service.apiKey.slice(-4) }]);

    const { apiKey, apiKeySecret } = service;
    value(await pinion.page.keys.replace({ from: 'typed', keyId, apiKey, apiKeySecret }));
    expect(asked(at, '/oauth2/token').map(({ status }) => status)).toEqual([200, 403, 200]);
    expect((await pinion.view()).currentAccountId).toBe(signedIn);
    const posts: TimelineKey = { kind: 'user', userId, replies: true, reposts: true };
    expect(value(await pinion.page.timeline.refresh({ accountId, timeline: posts })).error).toBeNull();
  });
});

describe('what was refused', () => {
  async function refusedMentions(): Promise<Scene & { accountId: Awaited<ReturnType<typeof signInAs>> }> {
    const at = await scene();
    const accountId = await signInAs(at.pinion, at.userId);
    value(await at.pinion.page.timeline.refresh({ accountId, timeline: home }));
    at.service.control.fault({ path: '*', problem: 'client-forbidden' });
    value(await at.pinion.page.timeline.refresh({ accountId, timeline: mentions }));
    expect((await at.pinion.view()).accounts[0]?.reading.refused).toMatchObject([{ what: 'mentions' }]);
    return { ...at, accountId };
  }
  const refused = async ({ pinion }: Scene) => (await pinion.view()).accounts[0]?.reading.refused;

  it('is asked for again after another sign-in', async () => {
    const at = await refusedMentions();
    await signInAs(at.pinion, at.userId);
    expect(await refused(at)).toEqual([]);
  });

  it('is asked for again when the key is replaced', async () => {
    const at = await refusedMentions();
    const { apiKey, apiKeySecret } = at.service;
    value(await at.pinion.page.keys.replace({ from: 'typed', keyId: at.keyId, apiKey, apiKeySecret }));
    expect(await refused(at)).toEqual([]);
  });

  it('is asked for again in another version of the API', async () => {
    const at = await refusedMentions();
    at.service.control.v1({ open: true });
    value(await at.pinion.page.keys.setDialect({ keyId: at.keyId, dialect: 'v1.1' }));
    expect(await refused(at)).toEqual([]);
    const opened = value(await at.pinion.page.timeline.open({ accountId: at.accountId, timeline: mentions }));
    expect(opened.status).toMatchObject({ error: null, refreshing: true });
  });
});
