import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './app-fixture.ts';
import { expectPlace, restsStill, seenPosts } from './place.ts';

test('new posts wait behind the pill, and nothing moves until they are asked for', async ({ person, service }) => {
  const account = service.accounts[0];
  if (!account) throw new Error('the service has no accounts');
  const { username } = account;
  await person.startSignedIn([username]);
  const feed = person.feedOf(username);
  await restsStill(feed);
  const [top] = await seenPosts(feed);
  if (!top) throw new Error('the feed shows no post');
  await service.control({ command: 'newPosts', count: 12, username });
  await person.page.getByRole('button', { name: 'Refresh' }).first().click();
  const pill = person.page.getByRole('button', { name: 'Show 12 new posts' });
  await expect(pill).toBeVisible();
  await restsStill(feed);
  await expectPlace(feed, top, 'new posts came');

  await pill.click();
  await expect(pill).toHaveCount(0);
  await expect.poll(async () => (await seenPosts(feed))[0]?.key).not.toBe(top.key);
});

test('service down while reading: the posts stay, it is tried again, and goes on by itself when the service is back', async ({
  person,
  service,
}) => {
  const username = service.accounts[0]?.username ?? '';
  await person.startSignedIn([username]);
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
  await person.startSignedIn([username]);
  await person.page.getByRole('button', { name: 'Refresh' }).first().click();
  await expect(person.page.getByRole('status', { name: 'Status' })).toContainText('X asks for a pause until');
});

test('removing an account erases it and can end its access', async ({ person, service }) => {
  const [first, second] = service.accounts.map(({ username }) => username) as [string, string];
  await person.startSignedIn([first, second]);
  await person.page.getByRole('button', { name: `Options for @${second}` }).click();
  await person.page.getByRole('menuitem', { name: 'Remove account' }).click();
  const dialog = person.page.getByRole('alertdialog').or(person.page.getByRole('dialog'));
  await dialog.getByRole('checkbox').check({ force: true });
  await dialog.getByRole('button', { name: 'Remove account' }).click();
  await expect(person.accountButton(second)).toHaveCount(0);
  await person.expectHomeOf(first);
  const ended = async (): Promise<unknown> => {
    const { requests } = (await service.control({ command: 'log' })) as {
      requests: { path: string; status: number }[];
    };
    return requests.filter(({ path: asked }) => asked.includes('invalidate_token'));
  };
  await expect.poll(ended).toMatchObject([{ status: 200 }]);
  const erased = service.accounts[1]?.userId ?? '';
  const files = (): string[] => readdirSync(path.join(person.folder, 'data'), { recursive: true, encoding: 'utf8' });
  expect(files().length).toBeGreaterThan(0);
  await expect.poll(() => files().filter((name) => name.includes(erased))).toEqual([]);
});
