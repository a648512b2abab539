/** What is known of limits outlives a restart, and nothing else does: not an account that was removed, nor a session. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import {
  contentsBelow,
  dataFolder,
  filesBelow,
  keychain,
  saveKey,
  signInAs,
  startPinion,
  startX,
  twoPeople,
  value,
} from './app-harness.ts';

const fileName = 'limits.json';

it('keeps the limits of an account until it is removed, and holds nothing secret', async () => {
  const x = await startX({ posts: 40 });
  const machine = { folder: dataFolder(), xOrigin: x.origin, keychain: keychain() };
  const first = await startPinion(machine);
  await saveKey(first, x);
  const [one, two] = twoPeople(x);
  const kept = await signInAs(first, one.userId);
  const removed = await signInAs(first, two.userId);
  for (const id of [kept, removed]) await first.openQuietly(id);
  const windows = value(await first.page.limits.open({ accountId: kept })).windows;
  expect(windows.map(({ asked }) => asked)).toContain('home');
  await first.quit();

  const file = path.join(machine.folder, fileName);
  const content = readFileSync(file, 'utf8');
  for (const id of [kept, removed]) expect(content).toContain(id);
  for (const secret of [x.apiKey, x.apiKeySecret]) expect(content).not.toContain(secret);

  const second = await startPinion(machine);
  expect(value(await second.page.limits.open({ accountId: kept })).windows).toEqual(windows);
  value(await second.page.accounts.remove({ accountId: removed, revoke: false }));
  expect(readFileSync(file, 'utf8')).not.toContain(removed);
  value(await second.page.vault.startOver());
  await second.quit();
  expect(filesBelow(machine.folder)).not.toContain(fileName);
});

it('begins anew with a file that is damaged', async () => {
  const x = await startX({ posts: 40 });
  const folder = dataFolder();
  writeFileSync(path.join(folder, fileName), '{"version":1,"scopes":[{');
  const pinion = await startPinion({ folder, xOrigin: x.origin, keychain: keychain() });
  await saveKey(pinion, x);
  const id = await signInAs(pinion, twoPeople(x)[0].userId);
  expect((await pinion.openQuietly(id)).error).toBeNull();
  await pinion.quit();
  expect(readFileSync(path.join(folder, fileName), 'utf8')).toContain(id);
});

it('leaves nothing of a session', async () => {
  const x = await startX({ posts: 40 });
  const folder = dataFolder();
  const pinion = await startPinion({ folder, xOrigin: x.origin });
  value(await pinion.page.vault.choose({ mode: 'session' }));
  await saveKey(pinion, x);
  const id = await signInAs(pinion, twoPeople(x)[0].userId);
  await pinion.openQuietly(id);
  await pinion.quit();
  for (const [name, bytes] of contentsBelow(folder)) expect(bytes.toString('latin1'), name).not.toContain(id);
});
