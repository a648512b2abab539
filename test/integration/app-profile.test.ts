/** What an account is called changes at X; its own posts tell, and that costs nothing. */
import { expect, it } from 'vitest';
import type { Fetch } from '../../electron/shell/shell.ts';
import { dataFolder, saveKey, signInAs, startPinion, startX, twoPeople, value } from './app-harness.ts';

it('takes a changed name and handle from the own posts of an account', async () => {
  const x = await startX();
  const [{ userId }] = twoPeople(x);
  let renamed = false;
  // From some day on, X answers with a page in which the person has a post under another name.
  const fetchFromX: Fetch = async (url, init) => {
    if (!renamed || !url.includes('/timelines/')) return fetch(url, init as RequestInit);
    const id = '1999999999999999999';
    return Response.json({
      data: [{ id, text: 'New name, same person.', author_id: userId }],
      includes: { users: [{ id: userId, username: 'renamed_demo', name: 'Renamed Person' }] },
      meta: { result_count: 1, newest_id: id, oldest_id: id },
    });
  };
  const pinion = await startPinion({ folder: dataFolder(), xOrigin: x.origin, fetch: fetchFromX });
  value(await pinion.page.vault.choose({ mode: 'session' }));
  await saveKey(pinion, x);
  const accountId = await signInAs(pinion, userId);
  await pinion.openQuietly(accountId);
  renamed = true;
  value(await pinion.page.timeline.refresh({ accountId, timeline: { kind: 'home' } }));
  const { accounts } = await pinion.viewWith(({ accounts: [account] }) => account?.username === 'renamed_demo');
  expect(accounts).toMatchObject([{ id: accountId, username: 'renamed_demo', name: 'Renamed Person' }]);
});
