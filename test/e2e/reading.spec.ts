import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './app-fixture.ts';

test('new posts wait behind the pill, and nothing moves until they are asked for', async ({ person, service }) => {
  const account = service.accounts[0];
  if (!account) throw new Error('the service has no accounts');
  const { username } = account;
  await person.startPinion();
  await person.signIn(username);
  const feed = person.feedOf(username);
  const first = feed.getByRole('article').first();
  const before = { label: await first.getAttribute('aria-label'), box: await first.boundingBox() };

  await service.control({ command: 'newPosts', count: 12, username });
  await person.page.getByRole('button', { name: 'Refresh' }).first().click();
  const pill = person.page.getByRole('button', { name: 'Show 12 new posts' });
  await expect(pill).toBeVisible();
  const after = await first.boundingBox();
  expect(await first.getAttribute('aria-label')).toBe(before.label);
  expect(Math.abs((after?.y ?? 0) - (before.box?.y ?? 0))).toBeLessThanOrEqual(2);

  await pill.click();
  await expect(pill).toHaveCount(0);
  await expect(feed.getByRole('article').first()).not.toHaveAttribute('aria-label', before.label ?? '');
});

test('a hole is marked and can be filled', async ({ person, service }) => {
  const username = service.accounts[0]?.username ?? '';
  await person.startPinion();
  await person.signIn(username);
  await service.control({ command: 'newPosts', count: 130, username });
  await person.page.getByRole('button', { name: 'Refresh' }).first().click();
  await person.page.getByRole('button', { name: /^Show [0-9]+ new posts$/ }).click();
  const gap = person.page.getByRole('button', { name: /^Load missing posts/ }).first();
  // The hole lies a hundred posts down.
  await person.feedOf(username).getByRole('article').first().hover();
  await expect(async () => {
    await person.page.mouse.wheel(0, 600);
    await expect(gap).toBeVisible({ timeout: 100 });
  }).toPass({ timeout: 60_000, intervals: [50] });
  await gap.click();
  await expect(person.page.getByRole('button', { name: /^Load missing posts/ })).toHaveCount(0);
});

test('service down while reading: the posts stay, it is tried again, and goes on by itself when the service is back', async ({
  person,
  service,
}) => {
  const username = service.accounts[0]?.username ?? '';
  await person.startPinion();
  await person.signIn(username);
  const status = person.page.getByRole('status', { name: 'Status' });
  await service.control({ command: 'down', down: true });
  await service.control({ command: 'newPosts', count: 3, username });
  await person.page.getByRole('button', { name: 'Refresh' }).first().click();
  await expect(status).toContainText('Trying again');
  await expect(person.feedOf(username).getByRole('article').first()).toBeVisible();
  await service.control({ command: 'down', down: false });
  await expect(person.page.getByRole('button', { name: 'Show 3 new posts' })).toBeVisible();
  await expect(status).not.toContainText('Trying again');
});

test('a limit of X shows until when to wait', async ({ person, service }) => {
  const username = service.accounts[0]?.username ?? '';
  await service.control({ command: 'limits', perWindow: { home: 1 } });
  await person.startPinion();
  await person.signIn(username);
  await person.page.getByRole('button', { name: 'Refresh' }).first().click();
  await expect(person.page.getByRole('status', { name: 'Status' })).toContainText('X asks for a pause until');
});

test('mentions are a timeline of their own', async ({ person, service }) => {
  const username = service.accounts[0]?.username ?? '';
  await person.startPinion();
  await person.signIn(username);
  await person.page.getByRole('navigation', { name: 'Timelines' }).getByText('Mentions').click();
  await expect(person.page.getByRole('feed', { name: `Mentions of @${username}` })).toBeVisible();
  await person.page.getByRole('navigation', { name: 'Timelines' }).getByText('Home').click();
  await person.expectHomeOf(username);
});

test('removing an account erases it and can end its access', async ({ person, service }) => {
  const [first, second] = service.accounts.map(({ username }) => username) as [string, string];
  await person.startPinion();
  await person.signIn(first);
  await person.addAccount(second);
  await person.page.getByRole('button', { name: `Options for @${second}` }).click();
  await person.page.getByRole('menuitem', { name: 'Remove account' }).click();
  const dialog = person.page.getByRole('alertdialog').or(person.page.getByRole('dialog'));
  await dialog.getByRole('checkbox').check({ force: true });
  await dialog.getByRole('button', { name: 'Remove account' }).click();
  await expect(person.accountButton(second)).toHaveCount(0);
  await person.expectHomeOf(first);
  const { requests } = (await service.control({ command: 'log' })) as { requests: { path: string; status: number }[] };
  expect(requests.filter((request) => request.path.includes('invalidate_token'))).toMatchObject([{ status: 200 }]);
  const erased = service.accounts[1]?.userId ?? '';
  const files = readdirSync(path.join(person.folder, 'data'), { recursive: true, encoding: 'utf8' });
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((name) => name.includes(erased))).toEqual([]);
});
