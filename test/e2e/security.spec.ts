import { breaches, probePageSecurity } from '../support/page-security-probes.ts';
import { expect, test } from './app-fixture.ts';

test('nothing that a hostile script in the page would try gets through', async ({ person }) => {
  await person.startPinion();
  await expect(person.page.getByRole('heading', { name: 'Welcome to Pinion' })).toBeVisible();
  const findings = await probePageSecurity(person.page);
  expect(findings.length).toBeGreaterThan(10);
  expect(breaches(findings)).toEqual([]);
});

test('the memory of the page holds no secret after signing in', async ({ person, service }) => {
  const username = service.accounts[0]?.username ?? '';
  await person.startPinion();
  await person.signIn(username);
  const { secrets: issued } = (await service.control({ command: 'issuedSecrets' })) as { secrets: string[] };
  const session = await person.page.context().newCDPSession(person.page);
  // Strings from the document outlive the first collection after their last use.
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  const heap = chunks.join('');
  expect(heap).toContain(username);
  for (const secret of [service.apiKeySecret, ...issued]) expect(heap.includes(secret)).toBe(false);
  const stored = await person.page.evaluate(() => JSON.stringify([{ ...localStorage }, document.cookie]));
  expect(stored).toBe('[{},""]');
});

test('a second start brings the first window to the front and ends', async ({ person, shell }) => {
  test.skip(shell === 'electron-keyring', 'skipped: each keyring run has a session of its own');
  await person.startPinion();
  const { page } = person;
  await expect(page.getByRole('heading', { name: 'Welcome to Pinion' })).toBeVisible();
  await expect(person.startPinion()).rejects.toThrow('did not open its window');
  await expect(page.getByRole('heading', { name: 'Welcome to Pinion' })).toBeVisible();
});
