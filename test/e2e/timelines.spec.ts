import type { Locator, Page } from '@playwright/test';
import { expect, test } from './app-fixture.ts';
import type { Person } from './person.ts';
import { addressOf, restsStill } from './place.ts';

test.use({ posts: 100_000 });

interface Asked {
  path: string;
  query: Record<string, string>;
  status: number;
}

const timelinesOf = (page: Page): Locator => page.getByRole('navigation', { name: 'Timelines' });
const place = (page: Page, name: string | RegExp): Locator =>
  timelinesOf(page).getByRole('button', { name, exact: true });
const feedNamed = (page: Page, name: string | RegExp): Locator => page.getByRole('feed', { name, exact: true });

async function expectPosts(feed: Locator): Promise<void> {
  await expect(feed.getByRole('article').first()).toBeVisible();
}

/** What was asked of the service whose path ends like this, oldest first. */
async function askedFor({ service }: Person, pathEnd: string): Promise<Asked[]> {
  const { requests } = (await service.control({ command: 'log' })) as { requests: Asked[] };
  return requests.filter(({ path }) => path.endsWith(pathEnd));
}

test('every timeline of the navigation can be read', async ({ person, service }) => {
  const username = service.accounts[0]?.username ?? '';
  const handle = `@${username}`;
  await person.startSignedIn([username]);
  const { page } = person;

  await test.step('mentions', async () => {
    await place(page, 'Mentions').click();
    await expectPosts(feedNamed(page, `Mentions of ${handle}`));
    await expect(place(page, 'Mentions')).toHaveAttribute('aria-current', 'page');
  });

  await test.step('likes: what was liked last comes first, and what is liked later waits behind the pill', async () => {
    const { ids } = (await service.control({ command: 'like', username, count: 5 })) as { ids: string[] };
    await place(page, 'Likes').click();
    const likes = feedNamed(page, `Likes of ${handle}`);
    await expectPosts(likes);
    await expect(linkToPost(likes.getByRole('article').first(), ids[0])).toBeVisible();
    const later = (await service.control({ command: 'like', username, count: 1 })) as { ids: string[] };
    await page.keyboard.press('.');
    await page.getByRole('button', { name: 'Show 1 new post' }).click();
    await expect(linkToPost(likes.getByRole('article').first(), later.ids[0])).toBeVisible();
  });

  await test.step('lists, and the posts of a list', async () => {
    await place(page, 'Lists').click();
    await expect(page.getByText('X charges about $0.005 for each list.')).toBeVisible();
    await page.getByRole('button', { name: 'Read your lists' }).click();
    await expect(page.getByRole('heading', { name: 'Your lists' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Lists that you follow' })).toBeVisible();
    await page
      .getByRole('button', { name: /[0-9]+ members?/ })
      .first()
      .click();
    await expectPosts(page.getByRole('feed'));
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Your lists' })).toBeVisible();
  });

  await test.step('own posts', async () => {
    await place(page, 'Own posts').click();
    const own = feedNamed(page, `Posts of ${handle}`);
    await expectPosts(own);
    // A repost is named after its author; who reposted it stands in front, by display name.
    await expect(own.getByRole('article').first()).toHaveAccessibleName(new RegExp(`${handle}|^Reposted by `));
  });

  await test.step('bookmarks: said once why not, hidden, and offered again in the settings', async () => {
    await place(page, 'Bookmarks').click();
    const note = page.getByRole('region', { name: 'Not offered by the service' });
    await expect(note).toContainText('Bookmarks: hidden from now on.');
    await expect(place(page, 'Bookmarks')).toHaveCount(0);
    await note.getByRole('button', { name: 'Understood' }).click();
    await expect(note).toHaveCount(0);

    await service.control({ command: 'bookmarks', open: true });
    await page.getByRole('button', { name: 'Settings' }).click();
    const settings = page.getByRole('dialog', { name: 'Settings' });
    await expect(settings.getByRole('heading', { name: 'Hidden because X refuses them' })).toBeVisible();
    await settings.getByRole('button', { name: 'Try again' }).click();
    await expect(settings.getByRole('heading', { name: 'Hidden because X refuses them' })).toHaveCount(0);
    // The button that had the focus is gone; the key would come before the focus is back in the dialog.
    await expect(settings.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Refresh', exact: true }).click();
    await expectPosts(feedNamed(page, `Bookmarks of ${handle}`));
  });

  await test.step('search at X, with its price', async () => {
    await place(page, 'Search').click();
    const box = page.getByRole('search').getByRole('textbox', { name: 'Search what you have read' });
    await expect(box).toBeFocused();
    await box.fill('the');
    await expect(page.getByText('Up to 20 posts, about $0.10')).toBeVisible();
    expect(await askedFor(person, '/search/recent')).toEqual([]);
    await page.getByRole('button', { name: 'Search X for the last seven days' }).click();
    await expectPosts(feedNamed(page, 'Search for “the”'));
    expect((await askedFor(person, '/search/recent')).map(({ status }) => status)).toEqual([200]);
  });
});

/** The link from a post's time, which copies as the address of the post. */
function linkToPost(article: Locator, id: string | undefined): Locator {
  return article
    .getByRole('link', { name: /ago|just now|conversation/i })
    .and(article.page().locator(`[href$="/status/${id}"]`));
}

test('any user can be read, by handle and from a post, as much of them as wanted', async ({ person, service }) => {
  const username = service.accounts[0]?.username ?? '';
  await person.startSignedIn([username]);
  const { page } = person;
  const harbour = feedNamed(page, 'Posts of @harbour_demo');

  await test.step('by handle typed, with the price of looking it up', async () => {
    await place(page, 'Open a user').click();
    const dialog = page.getByRole('dialog', { name: 'Open a user' });
    await expect(dialog).toContainText('Looking up a name that Pinion does not know yet costs about $0.01');
    await dialog.getByRole('textbox', { name: 'Show the posts of' }).fill('no body');
    await dialog.getByRole('button', { name: 'Show the posts' }).click();
    await expect(dialog).toContainText('A handle has up to 15 letters, digits and underscores.');
    await dialog.getByRole('textbox', { name: 'Show the posts of' }).fill('@nobody_is_so');
    await dialog.getByRole('button', { name: 'Show the posts' }).click();
    await expect(dialog.getByRole('alert')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Show the posts of' }).fill('@harbour_demo');
    await dialog.getByRole('button', { name: 'Show the posts' }).click();
    await expect(dialog).toHaveCount(0);
    await expectPosts(harbour);
  });

  await test.step('without replies and reposts, and a hundred at a time', async () => {
    const asked = async (): Promise<string[]> =>
      (await askedFor(person, '/tweets'))
        .filter(({ path }) => path.includes('/users/'))
        .map(({ query }) => query['exclude'] ?? 'nothing');
    expect(await asked()).toEqual(['nothing']);
    for (const what of ['Replies', 'Reposts']) {
      await page.getByText(what, { exact: true }).click();
      await expect(page.getByRole('checkbox', { name: what })).not.toBeChecked();
      await expectPosts(harbour);
    }
    await expect.poll(asked).toEqual(['nothing', 'replies', 'replies,retweets']);
    await expect(harbour.getByRole('article', { name: /^Reposted by/ })).toHaveCount(0);

    await page.getByRole('combobox', { name: 'How many at a time' }).selectOption({ label: '100 posts, up to $0.50' });
    await harbour.getByRole('article').first().focus();
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'Load older posts' }).click();
    const lastAsked = async (): Promise<unknown> => (await askedFor(person, '/tweets')).at(-1)?.query;
    await expect.poll(lastAsked).toMatchObject({ exclude: 'replies,retweets', max_results: '100' });
    // A timeline that was not read before begins with as many.
    await page.getByText('Replies', { exact: true }).click();
    await expectPosts(harbour);
    await expect.poll(lastAsked).toMatchObject({ exclude: 'retweets', max_results: '100' });
  });

  await test.step('the profile, with its price', async () => {
    const read = page.getByRole('button', { name: 'Read the profile' });
    const followers = page.getByText(/^[0-9.,KM ]+ followers$/);
    await expect(read.or(followers).first()).toBeVisible();
    // A handle that no post has told yet was looked up, and its profile came with that.
    if (await read.isVisible()) {
      await expect(page.getByText('X charges about $0.01')).toBeVisible();
      await read.click();
    }
    await expect(followers).toBeVisible();
    await expect(read).toHaveCount(0);
  });

  for (const [button, list] of [
    ['Following', 'People whom @harbour_demo follows'],
    ['Followers', 'Followers of @harbour_demo'],
  ] as const) {
    await test.step(`${button.toLowerCase()}, with the price`, async () => {
      await page.getByRole('button', { name: button, exact: true }).click();
      await expect(page.getByText('X charges up to about $0.50')).toBeVisible();
      await page.getByRole('button', { name: 'Read the first 50' }).click();
      await expectPosts(feedNamed(page, list));
      await page.getByRole('button', { name: 'Back', exact: true }).click();
      await expectPosts(harbour);
    });
  }

  await test.step('from a list of people', async () => {
    await page.getByRole('button', { name: 'Followers', exact: true }).click();
    const person1 = feedNamed(page, 'Followers of @harbour_demo').getByRole('article').first();
    const handle = /@[A-Za-z0-9_]+/.exec((await person1.getAttribute('aria-label')) ?? '')?.[0] ?? '';
    await person1.click();
    await expect(page.getByRole('button', { name: 'Following', exact: true })).toBeVisible();
    await expect(page.getByRole('region', { name: `Posts of ${handle}` })).toBeVisible();
  });

  await test.step('from an author and from a mention in a post', async () => {
    await place(page, 'Mentions').click();
    const mentions = feedNamed(page, `Mentions of @${username}`);
    await expectPosts(mentions);
    const article = mentions.getByRole('article').first();
    const author = /@[A-Za-z0-9_]+/.exec((await article.getAttribute('aria-label')) ?? '')?.[0] ?? '';
    await article.getByRole('link', { name: author }).first().click();
    await expectPosts(feedNamed(page, `Posts of ${author}`));
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await mentions
      .getByRole('link', { name: `@${username}`, exact: true })
      .first()
      .click();
    await expectPosts(feedNamed(page, `Posts of @${username}`));
    await expect(place(page, 'Own posts')).toHaveAttribute('aria-current', 'page');
  });
});

test('columns stand side by side in a wide window, and are remembered', async ({ person, service }) => {
  const username = service.accounts[0]?.username ?? '';
  const handle = `@${username}`;
  await person.startSignedIn([username]);
  await wide(person);
  const { page } = person;

  const addColumn = async (shows: string): Promise<void> => {
    await page.getByRole('button', { name: 'Add column' }).click();
    await page.getByRole('dialog', { name: 'Add a column' }).getByRole('button', { name: shows, exact: true }).click();
  };
  await addColumn('Mentions');
  await addColumn('Likes');
  await addColumn('Own posts');
  await expect(page.getByRole('button', { name: 'Add column' })).toBeDisabled();
  const names = [`Home timeline of ${handle}`, `Mentions of ${handle}`, `Likes of ${handle}`, `Posts of ${handle}`];
  await expectSideBySide(page, names);

  await test.step('keys belong to the column with the focus', async () => {
    await expectPosts(feedNamed(page, `Mentions of ${handle}`));
    await page.getByRole('heading', { name: 'Mentions', level: 2 }).click();
    await page.keyboard.press('j');
    await expect(feedNamed(page, `Mentions of ${handle}`).getByRole('article').first()).toBeFocused();
    await page.keyboard.press('[');
    await page.keyboard.press('j');
    await expect(person.feedOf(username).getByRole('article').first()).toBeFocused();
  });

  await test.step('the same four after a restart', async () => {
    await person.restartPinion();
    await wide(person);
    await person.expectHomeOf(username);
    await expectSideBySide(person.page, names);
  });

  await test.step('a column closes and moves', async () => {
    const again = person.page;
    await again.getByRole('button', { name: 'Options for Mentions', exact: true }).click();
    await again.getByRole('menuitem', { name: 'Close column' }).click();
    await again.getByRole('button', { name: 'Options for Likes', exact: true }).click();
    await again.getByRole('menuitem', { name: 'Move column to the left' }).click();
    await expectSideBySide(again, [`Likes of ${handle}`, `Home timeline of ${handle}`, `Posts of ${handle}`]);
  });
});

async function wide({ page }: Person): Promise<void> {
  await page.setViewportSize({ width: 1600, height: 900 });
}

/** Every feed is whole in the window, one to the right of the other. */
async function expectSideBySide(page: Page, names: readonly string[]): Promise<void> {
  await expect(page.getByRole('feed')).toHaveCount(names.length);
  await expect(async () => {
    let right = 0;
    for (const name of names) {
      const box = await feedNamed(page, name).boundingBox();
      expect(box?.x ?? -1, name).toBeGreaterThanOrEqual(right);
      right = (box?.x ?? 0) + (box?.width ?? 0);
      expect(box?.width ?? 0, name).toBeGreaterThan(250);
    }
    expect(right).toBeLessThanOrEqual(1600);
  }).toPass({ timeout: 30_000 });
}

test('everything is reached with the keyboard alone', async ({ person, service }) => {
  const username = service.accounts[0]?.username ?? '';
  const handle = `@${username}`;
  await person.startSignedIn([username]);
  const { page } = person;
  const home = person.feedOf(username);
  const { keyboard } = page;
  /** The post at this place, from 1; rows far above the view are not in the document. */
  const at = (position: number): Locator => home.locator(`[aria-posinset="${position}"]`);

  await test.step('j, k and space go through the posts', async () => {
    await keyboard.press('j');
    await expect(at(1)).toBeFocused();
    await keyboard.press('j');
    await expect(at(2)).toBeFocused();
    await keyboard.press('k');
    await expect(at(1)).toBeFocused();
    // It goes on within a post that is longer than the window, which takes as many presses as it takes.
    const inHand = (): Promise<number> =>
      page.evaluate(() => Number(document.activeElement?.getAttribute('aria-posinset')));
    await expect(async () => {
      if ((await inHand()) < 3) await keyboard.press('Space');
      await restsStill(home);
      expect(await inHand()).toBeGreaterThanOrEqual(3);
    }).toPass();
    await expect(at(3)).toBeFocused();
  });

  await test.step('enter opens the conversation, and the way back leads to the same post', async () => {
    const address = await addressOf(at(3));
    await keyboard.press('Enter');
    await expectPosts(feedNamed(page, 'Conversation'));
    await goBack(person);
    await expect(at(3)).toBeFocused();
    expect(await addressOf(at(3))).toBe(address);
    await goForward(person);
    await expectPosts(feedNamed(page, 'Conversation'));
    await goBack(person);
  });

  await test.step('o opens the post on X, u the posts of its author', async () => {
    await at(3).focus();
    const before = person.app.openedAddresses().length;
    await keyboard.press('o');
    await expect.poll(() => person.app.openedAddresses().length).toBe(before + 1);
    expect(person.app.openedAddresses().at(-1)).toMatch(/^https:\/\/x\.com\/[^/]+\/status\/[0-9]+$/);
    await keyboard.press('u');
    await expect(page.getByRole('button', { name: 'Following', exact: true })).toBeVisible();
    await expectPosts(feedNamed(page, /^Posts of @/));
  });

  await test.step('g and a letter go everywhere', async () => {
    await expect(async () => {
      await keyboard.press('g');
      await expect(page.getByText('g, then:')).toBeVisible({ timeout: 1000 });
      // The first key waits for a moment only.
      await keyboard.press('m');
      await expect(page.getByRole('heading', { name: 'Mentions', level: 2 })).toBeVisible({ timeout: 1000 });
    }).toPass();
    await expectPosts(feedNamed(page, `Mentions of ${handle}`));
    await keyboard.press('g');
    await keyboard.press('l');
    await expect(page.getByRole('heading', { name: 'Likes', level: 2 })).toBeVisible();
    await keyboard.press('g');
    await keyboard.press('i');
    await expect(page.getByRole('button', { name: 'Read your lists' })).toBeVisible();
    await keyboard.press('g');
    await keyboard.press('h');
    await expectPosts(home);
  });

  await test.step('a slash searches, a dot refreshes, a question mark tells all keys', async () => {
    await keyboard.press('/');
    const box = page.getByRole('textbox', { name: 'Search what you have read' });
    await expect(box).toBeFocused();
    await keyboard.type('j/?.');
    await expect(box).toHaveValue('j/?.');
    await goBack(person);
    await expectPosts(home);
    await service.control({ command: 'newPosts', count: 3, username });
    await keyboard.press('.');
    await expect(page.getByRole('button', { name: 'Show 3 new posts' })).toBeVisible();
    await keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    for (const line of ['Next post', 'Open the conversation', 'Lists', 'Next column', 'Look for new posts']) {
      await expect(sheet.getByText(line, { exact: true })).toBeAttached();
    }
    await keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
  });
});

/** Alt with an arrow belongs to the system's menu in Electron, which keys of a test tool do not reach. */
async function goBack({ page, shell }: Person): Promise<void> {
  if (shell === 'chromium') await page.keyboard.press('Alt+ArrowLeft');
  else await page.getByRole('button', { name: 'Back', exact: true }).click();
}

async function goForward({ page, shell }: Person): Promise<void> {
  if (shell === 'chromium') await page.keyboard.press('Alt+ArrowRight');
  else await page.getByRole('button', { name: 'Forward', exact: true }).click();
}
