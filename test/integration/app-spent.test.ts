/** A key with nothing left to pay with, seen through the whole app. */
import { describe, expect, it } from 'vitest';
import {
  code,
  dataFolder,
  home,
  keychain,
  postRequests,
  saveKey,
  signInAs,
  startPinion,
  startX,
  twoPeople,
  value,
} from './app-harness.ts';

describe('a key with nothing left to pay with', () => {
  it('stops reading by itself for all of its accounts, wherever that was met, until it answers again', async () => {
    const service = await startX();
    const pinion = await startPinion({ folder: dataFolder(), xOrigin: service.origin, keychain: keychain() });
    await saveKey(pinion, service);
    const [one, other] = twoPeople(service);
    const first = await signInAs(pinion, one.userId);
    const second = await signInAs(pinion, other.userId);
    const { people, timeline } = pinion.page;

    service.control.fault({ path: '*/followers', problem: 'credits-depleted' });
    const read = await people.read({
      accountId: first,
      people: { kind: 'followers', userId: one.userId },
      page: 'first',
    });
    expect(code(read)).toBe('out-of-money');
    const before = postRequests(service).length;
    for (const accountId of [first, second]) {
      const { status } = value(await timeline.open({ accountId, timeline: home }));
      expect(status.refreshing, accountId).toBe(false);
    }
    expect(postRequests(service)).toHaveLength(before);

    // By hand it is tried all the same, and what works for one account works for the others of the key.
    value(await timeline.refresh({ accountId: first, timeline: home }));
    expect(value(await timeline.open({ accountId: second, timeline: home })).status.refreshing).toBe(true);
  });

  it('no longer counts as such when it is replaced', async () => {
    const service = await startX();
    const pinion = await startPinion({ folder: dataFolder(), xOrigin: service.origin, keychain: keychain() });
    await saveKey(pinion, service);
    const keyId = (await pinion.view()).keys[0]?.id ?? '';
    const { userId } = twoPeople(service)[0];
    const accountId = await signInAs(pinion, userId);
    service.control.fault({ path: '*/followers', problem: 'credits-depleted' });
    await pinion.page.people.read({ accountId, people: { kind: 'followers', userId }, page: 'first' });
    expect(value(await pinion.page.timeline.open({ accountId, timeline: home })).status.refreshing).toBe(false);

    const { apiKey, apiKeySecret } = service;
    value(await pinion.page.keys.replace({ from: 'typed', keyId, apiKey, apiKeySecret }));
    expect(value(await pinion.page.timeline.open({ accountId, timeline: home })).status.refreshing).toBe(true);
  });
});

it('what accounts sign with is hidden in the log, and no ordinary word with it', async () => {
  const service = await startX();
  const pinion = await startPinion({ folder: dataFolder(), xOrigin: service.origin, keychain: keychain() });
  await saveKey(pinion, service);
  const accountId = await signInAs(pinion, twoPeople(service)[0].userId);
  value(await pinion.page.timeline.refresh({ accountId, timeline: home }));
  await pinion.fake.dispatch()({ origin: 'pinion://app', isMainFrame: true }, 'user.unheard', undefined);
  expect(pinion.printed()).toContain('user.unheard');
});
