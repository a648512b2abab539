import type { Page } from '@playwright/test';
import { listsOwnedBy } from '../../electron/practice/world/lists.ts';
import { personByUsername } from '../../electron/practice/world/people.ts';
import { expect, test } from './app-fixture.ts';
import { expectAxeClean } from './axe.ts';
import { pasteText, tabTo } from './keyboard.ts';
import { type Person, passphrase } from './person.ts';
import { apiRequests, place } from './reader.ts';
import { expectNoSecrets } from './secrets.ts';

interface OwnToken {
  accessToken: string;
  accessTokenSecret: string;
}

/** The token that the console would show to the owner of the app. */
const ownToken = async ({ service }: Person, username: string): Promise<OwnToken> =>
  (await service.control({ command: 'ownToken', username })) as OwnToken;

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

test('an own access token: by keyboard alone, refused, renewed with a pasted block, there after a restart', async ({
  person,
  service,
}) => {
  const account = service.accounts[0];
  if (!account) throw new Error('the service has no accounts');
  const { username, userId } = account;
  const first = await ownToken(person, username);
  await person.startPinion();
  const { page } = person;

  await test.step('the ways say what each can and cannot do', async () => {
    await tabTo(page, 'Other ways');
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Ways to read X')).toBeVisible();
    for (const way of ['With a PIN', 'With your own access token', 'Without signing in']) {
      const item = page.getByRole('listitem').filter({ has: heading(page, way) });
      await expect(item.getByText('Can:').first()).toBeAttached();
      await expect(item.getByText('Cannot:').first()).toBeAttached();
    }
    await expectAxeClean(page, 'the ways to read X');
  });

  await test.step('four values are typed; a wrong one says so and nothing typed is lost', async () => {
    await tabTo(page, 'Use an access token');
    await page.keyboard.press('Enter');
    if (!person.hasKeychain) {
      await expect(heading(page, 'How should Pinion protect your sign-ins?')).toBeVisible();
      await tabTo(page, 'Passphrase');
      await page.keyboard.type(passphrase);
      await tabTo(page, 'Passphrase again');
      await page.keyboard.type(passphrase);
      await page.keyboard.press('Enter');
    }
    await expect(heading(page, 'Your own access token')).toBeVisible();
    await expectAxeClean(page, 'entering an own token');
    for (const [box, value] of [
      ['API key', service.apiKey],
      ['API key secret', service.apiKeySecret],
      ['Access token', first.accessToken],
      ['Access token secret', first.accessTokenSecret.split('').reverse().join('')],
    ] as const) {
      await tabTo(page, box);
      await page.keyboard.type(value);
    }
    await page.keyboard.press('Enter');
    await expect(page.getByText('X did not accept this access token.')).toBeVisible();
    await expectAxeClean(page, 'a wrong own token');
    await expect(page.getByRole('textbox', { name: 'Access token', exact: true })).toHaveValue(first.accessToken);
    await tabTo(page, 'Access token secret');
    await page.keyboard.press('Control+A');
    await page.keyboard.type(first.accessTokenSecret);
    await page.keyboard.press('Enter');
    await person.expectHomeOf(username);
    await expectNoSecrets(person, 'the window after an own token');
  });

  await test.step('what is one’s own is counted at the lower price', async () => {
    await place(page, 'Mentions').click();
    await expect(
      page
        .getByRole('feed', { name: `Mentions of @${username}` })
        .getByRole('article')
        .first(),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'What it costs' }).click();
    const costs = page.getByRole('dialog', { name: 'What reading costs' });
    await expect(costs.getByText(/access token of the app’s owner, so Pinion counts the lower price/)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('revoked at X: entered again, all four values pasted as one block', async () => {
    await service.control({ command: 'revoke', userId });
    await page.getByRole('button', { name: 'Refresh' }).first().click();
    await expect(page.getByText('X no longer accepts this sign-in.').first()).toBeVisible();
    await page.getByRole('button', { name: `Options for @${username}` }).click();
    await page.getByRole('menuitem', { name: 'Enter the access token again' }).click();
    await expect(heading(page, 'Your own access token')).toBeVisible();
    // The key is chosen already; the box that it takes the block in is any of the two.
    await expect(page.getByRole('radio', { name: /API key that ends in/ })).toBeChecked();
    const next = await ownToken(person, username);
    expect(next.accessToken).not.toBe(first.accessToken);
    await page.getByRole('textbox', { name: 'Access token', exact: true }).focus();
    await pasteText(
      page,
      [
        `CONSUMER_KEY=${service.apiKey}`,
        `CONSUMER_SECRET=${service.apiKeySecret}`,
        `ACCESS_TOKEN=${next.accessToken}`,
        `ACCESS_TOKEN_SECRET=${next.accessTokenSecret}`,
      ].join('\n'),
    );
    await expect(page.getByText('What was pasted was filled in.')).toBeVisible();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByText('X no longer accepts this sign-in.')).toHaveCount(0);
    await expect(person.accountButton(username)).toHaveAttribute('aria-current', 'true');
    await expectNoSecrets(person, 'the window after renewing', Object.values(first));
  });

  await test.step('after a restart it reads on; removing it leaves the token valid', async () => {
    await person.restartPinion();
    await expect(person.accountButton(username)).toHaveAttribute('aria-current', 'true');
    await place(person.page, 'Home').click();
    await person.expectHomeOf(username);
    await person.page.getByRole('button', { name: `Options for @${username}` }).click();
    await person.page.getByRole('menuitem', { name: 'Remove account' }).click();
    const dialog = person.page.getByRole('alertdialog', { name: `Remove @${username}?` });
    await expect(dialog.getByRole('checkbox', { name: /Also make the access token invalid at X/ })).not.toBeChecked();
    await expectAxeClean(person.page, 'removing an own token');
    await dialog.getByRole('button', { name: 'Remove account' }).click();
    await expect(heading(person.page, 'Welcome to Pinion')).toBeVisible();
    const { requests } = (await service.control({ command: 'log' })) as { requests: { path: string }[] };
    expect(requests.filter(({ path }) => path.endsWith('/invalidate_token'))).toEqual([]);
  });
});

test('looking around without signing in: a person, a search with its price, a list, columns, renewal, removal', async ({
  person,
  service,
}) => {
  const read = personByUsername('harbour_demo');
  const [list] = read ? listsOwnedBy(read, read) : [];
  if (!read || !list) throw new Error('the sample world has nothing to look at');
  const requestsTo = async (end: string) => {
    const { requests } = (await service.control({ command: 'log' })) as {
      requests: { path: string; status: number }[];
    };
    return requests.filter(({ path }) => path.endsWith(end));
  };
  await person.startPinion();
  const { page } = person;

  await test.step('an API key is all that is needed', async () => {
    await page.getByRole('button', { name: 'Other ways' }).click();
    await page.getByRole('button', { name: 'Look around without signing in' }).click();
    await person.chooseProtection();
    await expect(heading(page, 'Look around without signing in')).toBeVisible();
    await expectAxeClean(page, 'looking around: the key');
    await page.getByRole('textbox', { name: 'API key', exact: true }).fill(service.apiKey);
    await page.getByRole('textbox', { name: 'API key secret' }).fill('x'.repeat(45));
    await page.getByRole('button', { name: 'Look around', exact: true }).click();
    await expect(page.getByText('X did not accept the API key and secret.')).toBeVisible();
    await page.getByRole('textbox', { name: 'API key secret' }).fill(service.apiKeySecret);
    await page.getByRole('button', { name: 'Look around', exact: true }).click();
    await expect(heading(page, 'Where would you like to look?')).toBeVisible();
    await expect(page.getByText('There is no home timeline, there are no mentions and no likes')).toBeVisible();
    for (const absent of ['Home', 'Mentions', 'Likes', 'Own posts']) await expect(place(page, absent)).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Write a post' })).toHaveCount(0);
    await expectAxeClean(page, 'looking around');
    await expectNoSecrets(person, 'the window of app-only access');
    // Nothing has been read before the person asks.
    expect(await apiRequests(service)).toEqual([]);
  });

  await test.step('somebody’s posts, by handle', async () => {
    const who = page.getByRole('textbox', { name: 'Show the posts of' });
    await who.fill('nobody_at_all');
    await page.getByRole('button', { name: 'Show the posts' }).click();
    await expect(page.getByText(/no account with this name|is no longer available on X/)).toBeVisible();
    await who.fill(`@${read.username}`);
    await page.getByRole('button', { name: 'Show the posts' }).click();
    await expect(
      page
        .getByRole('feed', { name: `Posts of @${read.username}` })
        .getByRole('article')
        .first(),
    ).toBeVisible();
    await expectAxeClean(page, 'the posts of a person, without signing in');
  });

  await test.step('X’s search, with its price', async () => {
    await place(page, 'Look around').click();
    await page.getByRole('textbox', { name: 'Search X for the last seven days' }).fill('the');
    await expect(page.getByText('Up to 20 posts, about $0.10')).toBeVisible();
    expect(await requestsTo('/search/recent')).toEqual([]);
    await page.getByRole('button', { name: 'Search X', exact: true }).click();
    await expect(page.getByRole('feed', { name: 'Search for “the”' }).getByRole('article').first()).toBeVisible();
    expect((await requestsTo('/search/recent')).map(({ status }) => status)).toEqual([200]);
  });

  await test.step('a public list, by its address', async () => {
    await place(page, 'Look around').click();
    await page.getByRole('textbox', { name: 'Open a list by its address' }).fill('https://x.com/somebody');
    await page.getByRole('button', { name: 'Open the list' }).click();
    await expect(page.getByText('This is not the address of a list.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Open a list by its address' }).fill(`https://x.com/i/lists/${list.id}`);
    await page.getByRole('button', { name: 'Open the list' }).click();
    await expect(
      page
        .getByRole('feed', { name: `List ${list.id}` })
        .getByRole('article')
        .first(),
    ).toBeVisible();
  });

  await test.step('a second column, and both are there after a restart with the same token', async () => {
    await page.getByRole('button', { name: 'Add column' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a column' });
    for (const absent of ['Home', 'Mentions', 'Likes']) {
      await expect(dialog.getByRole('button', { name: absent, exact: true })).toHaveCount(0);
    }
    await dialog.getByRole('button', { name: 'Look around', exact: true }).click();
    await expect(heading(page, 'Where would you like to look?')).toBeVisible();
    await page.getByRole('textbox', { name: 'Search X for the last seven days' }).fill('the');
    await page.getByRole('button', { name: 'Search X', exact: true }).click();
    await expect(page.getByRole('feed', { name: 'Search for “the”' }).getByRole('article').first()).toBeVisible();
    await expect(page.getByRole('feed', { name: `List ${list.id}` })).toBeVisible();
    await person.restartPinion();
    // What a list is called is not known without a user; what it holds is.
    for (const name of ['Posts of a list', 'Search for “the”']) {
      await expect(person.page.getByRole('feed', { name }).getByRole('article').first()).toBeVisible();
    }
    expect((await requestsTo('/oauth2/token')).map(({ status }) => status)).toEqual([403, 200]);
  });

  await test.step('the token ended: the sentence, and asked for again', async () => {
    const { page: later } = person;
    await service.control({ command: 'endBearer' });
    await later.getByRole('button', { name: 'Refresh' }).first().click();
    await expect(later.getByText('This access is no longer accepted.').first()).toBeVisible();
    await later.getByRole('button', { name: 'Ask for access again' }).first().click();
    await expect(later.getByText('This access is no longer accepted.')).toHaveCount(0);
    expect((await requestsTo('/oauth2/token')).at(-1)?.status).toBe(200);
  });

  await test.step('removing it ends the token at X, and the key stays for the next account', async () => {
    const { page: later } = person;
    await later.getByRole('button', { name: 'Options for Looking around' }).click();
    await later.getByRole('menuitem', { name: 'Stop looking around' }).click();
    const dialog = later.getByRole('alertdialog', { name: 'Remove Looking around?' });
    await expect(dialog.getByText('X is told that the token of this access is not valid any more.')).toBeVisible();
    await expectAxeClean(later, 'removing app-only access');
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(heading(later, 'Welcome to Pinion')).toBeVisible();
    expect((await requestsTo('/oauth2/invalidate_token')).map(({ status }) => status)).toEqual([200]);
  });

  await test.step('the practice service can be looked around without any key', async () => {
    const { page: later } = person;
    await later.getByRole('button', { name: 'Other ways' }).click();
    await later.getByRole('button', { name: 'Look around without signing in' }).click();
    // The key of before is offered.
    await expect(later.getByRole('radio', { name: /API key that ends in/ })).toBeChecked();
    await later.getByRole('button', { name: 'Look around the practice service' }).click();
    await expect(heading(later, 'Where would you like to look?')).toBeVisible();
    await later.getByRole('textbox', { name: 'Search the practice service' }).fill('the');
    await later.getByRole('button', { name: 'Search', exact: true }).last().click();
    await expect(later.getByRole('feed', { name: 'Search for “the”' }).getByRole('article').first()).toBeVisible();
    await expectNoSecrets(person, 'the window of the practice service');
  });
});
