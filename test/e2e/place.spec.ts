import type { Locator, Page } from '@playwright/test';
import { expect, test } from './app-fixture.ts';
import type { Person } from './person.ts';
import { expectPlace, placeOf, pointAt, restsStill, type SeenPost, seenPosts } from './place.ts';

const window = { width: 1100, height: 820 };

/** How many posts the key is held for; the wheel goes on from there. */
const held = 250;

const timeline = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Timelines' }).getByRole('button', { name, exact: true });
const feedNamed = (page: Page, name: string): Locator => page.getByRole('feed', { name, exact: true });
const back = (page: Page): Locator => page.getByRole('button', { name: 'Back', exact: true });

/** The article of a post that can be seen. */
function articleOf(feed: Locator, { key }: SeenPost): Locator {
  const address = key.slice(key.indexOf('https://'));
  return feed
    .getByRole('article')
    .filter({ has: feed.page().locator(`[href="${address}"]`) })
    .first();
}

/** Where the post stands among all rows, from 1. */
const positionOf = async (feed: Locator, place: SeenPost): Promise<number> =>
  Number(await articleOf(feed, place).getAttribute('aria-posinset'));

async function scroll(feed: Locator, pixels: number): Promise<void> {
  await pointAt(feed);
  for (let left = pixels; left > 0; left -= 400) await feed.page().mouse.wheel(0, Math.min(left, 400));
  await restsStill(feed);
}

/** Scrolls until a post is whole near the upper edge, where it stays in sight of a lower window. */
async function scrollToPlaceNearTop(feed: Locator): Promise<SeenPost> {
  let place = await placeOf(feed);
  await expect(async () => {
    await scroll(feed, place.top - 60);
    place = await placeOf(feed);
    expect(place.top).toBeLessThanOrEqual(80);
  }).toPass();
  return place;
}

const picturesThatLoad = (feed: Locator): Promise<number> =>
  feed.evaluate((element) => Array.from(element.getElementsByTagName('img')).filter((image) => !image.complete).length);

async function setTextSize({ page }: Person, times: number): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  if (times === 0) {
    await dialog.getByRole('button', { name: 'Normal', exact: true }).click();
    await expect(dialog.getByText('100%')).toBeVisible();
  }
  for (let time = 1; time <= times; time += 1) {
    await dialog.getByRole('button', { name: 'Larger text' }).click();
    await expect(dialog.getByText(`${100 + 10 * time}%`)).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

test.describe('with 100,000 posts', () => {
  test.use({ posts: 100_000 });

  test('the post that is read stays at its pixel, whatever happens around it', async ({ person, service }) => {
    const [first, second] = service.accounts.map(({ username }) => username) as [string, string];
    await person.startSignedIn([second, first]);
    const home = (): Locator => person.feedOf(first);
    let place = await placeOf(home());
    const expectSamePlace = (when: string): Promise<void> => expectPlace(home(), place, when);

    await test.step('pictures that arrive late', async () => {
      await service.control({ command: 'fault', path: '/media/*', delayMs: 4000, times: 12 });
      await scroll(home(), 1600);
      // The links of a post that is near the upper edge can be pressed without scrolling.
      place = await scrollToPlaceNearTop(home());
      expect(await picturesThatLoad(home())).toBeGreaterThan(0);
      await expect.poll(() => picturesThatLoad(home())).toBe(0);
      await expectSamePlace('pictures have arrived');
    });

    await test.step('another timeline and another account', async () => {
      const { page } = person;
      await timeline(page, 'Mentions').click();
      await expect(feedNamed(page, `Mentions of @${first}`).getByRole('article').first()).toBeVisible();
      await timeline(page, 'Home').click();
      await expectSamePlace('reading mentions');
      await person.switchTo(second);
      await person.switchTo(first);
      await expectSamePlace('reading as somebody else');
    });

    await test.step('a conversation and a user, back and forward', async () => {
      const { page } = person;
      await articleOf(home(), place)
        .getByRole('link', { name: /^Posted / })
        .first()
        .click();
      await expect(feedNamed(page, 'Conversation').getByRole('article').first()).toBeVisible();
      await back(page).click();
      await expectSamePlace('the conversation');
      await page.getByRole('button', { name: 'Forward', exact: true }).click();
      await expect(feedNamed(page, 'Conversation').getByRole('article').first()).toBeVisible();
      await back(page).click();
      await expectSamePlace('going forward and back');
      await articleOf(home(), place).getByRole('link', { name: /@/ }).first().click();
      await expect(
        page
          .getByRole('feed', { name: /^Posts of @/ })
          .getByRole('article')
          .first(),
      ).toBeVisible();
      await back(page).click();
      await expectSamePlace('the posts of its author');
    });

    await test.step('a restart', async () => {
      // Electron 33 has no node:sqlite: posts are kept in memory there, and read anew.
      if (person.shell !== 'chromium') return;
      await person.restartPinion();
      await person.expectHomeOf(first);
      await expectSamePlace('a restart');
    });

    await test.step('the height of the window', async () => {
      await person.page.setViewportSize(window);
      place = await scrollToPlaceNearTop(home());
      await person.page.setViewportSize({ ...window, height: 640 });
      await expectSamePlace('the window became lower');
      await person.page.setViewportSize(window);
      await expectSamePlace('the window became higher again');
    });

    await test.step('the size of the text', async () => {
      await setTextSize(person, 5);
      const larger = await placeOf(home());
      expect(larger.key, 'the post on top').toBe(place.key);
      await setTextSize(person, 0);
      await expectSamePlace('the text had its size again');
    });

    await test.step('95 posts at once', async () => {
      const { page } = person;
      const before = await positionOf(home(), place);
      await service.control({ command: 'newPosts', count: 95, username: first });
      await page.getByRole('button', { name: 'Refresh', exact: true }).click();
      const pill = page.getByRole('button', { name: 'Show 95 new posts' });
      await expect(pill).toBeVisible();
      await expectSamePlace('95 posts came');
      await pill.click();
      await page.getByRole('button', { name: 'Back to where you were' }).click();
      await expectSamePlace('looking at them and going back');
      expect(await positionOf(home(), place)).toBe(before + 95);
    });

    await test.step('a post that was deleted', async () => {
      const { page } = person;
      const gone = place;
      const seen = await seenPosts(home());
      const at = seen.findIndex(({ key }) => key === gone.key);
      const [above, below] = [seen[at - 1], seen[at + 1]];
      const id = /[0-9]+$/.exec(gone.key)?.[0] ?? '';
      await service.control({ command: 'deletePosts', ids: [id] });
      await articleOf(home(), gone)
        .getByRole('button', { name: /^Options for the post of/ })
        .click();
      await page.getByRole('menuitem', { name: 'Look whether it changed, about $0.005' }).click();
      await expect(page.getByText('This post is no longer available.')).toBeVisible();
      await expect.poll(async () => (await seenPosts(home())).map(({ key }) => key)).not.toContain(gone.key);
      await restsStill(home());
      const after = await seenPosts(home());
      const topOf = (post: SeenPost): number => after.find(({ key }) => key === post.key)?.top ?? Number.NaN;
      if (above) expect(Math.abs(topOf(above) - above.top)).toBeLessThanOrEqual(2);
      if (below) {
        expect(topOf(below)).toBeGreaterThanOrEqual(gone.top - 2);
        expect(topOf(below)).toBeLessThanOrEqual(below.top + 2);
      }
    });
  });

  test('no blank rows on the way through a thousand posts, by key and by wheel', async ({ person, service }) => {
    test.slow();
    const username = service.accounts[0]?.username ?? '';
    await person.startSignedIn([username]);
    const { page } = person;
    await timeline(page, 'Open a user').click();
    await page.getByRole('textbox', { name: 'Show the posts of' }).fill('harbour_demo');
    await page.keyboard.press('Enter');
    const feed = feedNamed(page, 'Posts of @harbour_demo');
    await page.getByRole('combobox', { name: 'How many at a time' }).selectOption({ label: '500 posts, up to $2.50' });
    await feed.getByRole('article').first().focus();
    const [newest] = await seenPosts(feed);
    const older = page.getByRole('button', { name: 'Load older posts', exact: true });
    await expect(async () => {
      await page.keyboard.press('End');
      if ((await pagesRead(person)) < 11) await older.click({ timeout: 100 });
      expect(await pagesRead(person)).toBeGreaterThanOrEqual(11);
      await expect(older).toBeVisible({ timeout: 100 });
    }).toPass({ timeout: 60_000, intervals: [1] });
    await expect(async () => {
      await page.keyboard.press('Home');
      expect((await seenPosts(feed))[0]?.key).toBe(newest?.key);
    }).toPass();
    await restsStill(feed);

    await test.step('holding j', async () => {
      const frames = await watchFrames(page);
      await page.keyboard.press('j');
      for (let press = 1; press < held; press += 1) await page.keyboard.down('j');
      await page.keyboard.up('j');
      await restsStill(feed);
      expect((await seenPosts(feed)).map(({ key }) => key)).toContain((await keyInHand(page))[1]);
      expectNoBlank(await frames.stop());
    });

    await test.step('the wheel, for the rest', async () => {
      const frames = await watchFrames(page);
      await pointAt(feed);
      await expect(async () => {
        for (let turn = 0; turn < 4; turn += 1) await page.mouse.wheel(0, 1600);
        await expect(older).toBeInViewport({ timeout: 1 });
      }).toPass({ timeout: 100_000, intervals: [1] });
      expectNoBlank(await frames.stop());
    });
  });
});

/** How many pages of a user's posts were read from the service. */
async function pagesRead({ service }: Person): Promise<number> {
  const { requests } = (await service.control({ command: 'log' })) as { requests: { path: string; status: number }[] };
  return requests.filter(({ path, status }) => /^\/2\/users\/[0-9]+\/tweets$/.test(path) && status === 200).length;
}

interface Frames {
  seen: number;
  blank: number;
}

function expectNoBlank({ seen, blank }: Frames): void {
  expect(seen).toBeGreaterThan(100);
  expect(blank, `blank frames of ${seen}`).toBe(0);
}

/** Looks in every frame whether a post covers the middle of the one feed on show. */
async function watchFrames(page: Page): Promise<{ stop(): Promise<Frames> }> {
  const watcher = await page.evaluateHandle(() => {
    const frames = { seen: 0, blank: 0 };
    let going = true;
    const look = (): void => {
      // Asked for anew in every frame: a jump may have replaced it.
      let scroller = document.querySelector('[role="feed"]') ?? document.body;
      while (scroller.parentElement && !/auto|scroll/.test(getComputedStyle(scroller).overflowY)) {
        scroller = scroller.parentElement;
      }
      const { left, width, top, height } = scroller.getBoundingClientRect();
      // A line lies between two rows.
      // Neither does a hint above a row make it blank.
      const covered = [-3, 0, 3].some((off) =>
        document
          .elementsFromPoint(left + width / 2, top + height / 2 + off)
          .some((element) => element.closest('article')),
      );
      // In a low window the sign that older posts are loading, or the button for it, can reach the middle at the end.
      const atEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1;
      frames.seen += 1;
      if (!covered && !atEnd) frames.blank += 1;
      if (going) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return {
      stop: () => {
        going = false;
        return frames;
      },
    };
  });
  return { stop: () => watcher.evaluate(({ stop }) => stop()) };
}

test.describe('after an absence', () => {
  test.use({ posts: 100_000, ageHours: 30 });

  test('what was not read is a row that says so, and is filled from both ends until it is gone', async ({
    person,
    service,
  }) => {
    const username = service.accounts[0]?.username ?? '';
    await person.startSignedIn([username]);
    const { page } = person;
    const feed = person.feedOf(username);
    await feed.getByRole('article').first().focus();
    const [, oldTop] = await keyInHand(page);
    const missed = 230;
    await service.control({ command: 'newPosts', count: missed, username });
    await page.getByRole('button', { name: 'Refresh', exact: true }).click();
    await page.getByRole('button', { name: /^Show (more than )?[0-9]+ new posts$/ }).click();

    const gap = feed.getByRole('article', { name: 'Missing posts' });
    /** Goes from the end up to the posts that were read first: only rows near the view are in the document. */
    const findGap = async (): Promise<boolean> => {
      await page.keyboard.press('End');
      await restsStill(feed);
      await pointAt(feed);
      while ((await gap.count()) === 0) {
        if (Number(await feed.getByRole('article').first().getAttribute('aria-posinset')) < 90) return false;
        await page.mouse.wheel(0, -900);
        await restsStill(feed);
      }
      await gap.scrollIntoViewIfNeeded();
      await restsStill(feed);
      return true;
    };
    expect(await findGap()).toBe(true);
    await expect(gap).toContainText('Some posts here were not read');
    await expect(gap).toContainText(/[0-9]:[0-9]{2}.*\s–\s/);
    await expect(gap).toContainText(/About [0-9]+ posts are missing/);
    await expect(gap).toContainText('Loading 50 of them costs up to about $0.25');

    const fill = async (end: 'top' | 'bottom'): Promise<void> => {
      const before = await textOf(gap);
      await gap.getByRole('button', { name: new RegExp(`^Load missing posts from the ${end}`) }).click();
      await expect.poll(() => textOf(gap)).not.toBe(before);
      await expect.poll(() => textOf(gap)).not.toContain('Loading missing posts');
      await restsStill(feed);
    };
    await fill('top');
    expect(await findGap()).toBe(true);
    await fill('bottom');
    // How many it takes depends on how many the service left out of its pages.
    let isThere = await findGap();
    for (let more = 0; more < 4 && isThere; more += 1) {
      await fill('top');
      isThere = await findGap();
    }
    expect(isThere).toBe(false);

    // From the newest to the post that was on top before: none twice, none missing.
    await page.keyboard.press('Home');
    await expect(feed.getByRole('article').first()).toHaveAttribute('aria-posinset', '1');
    await restsStill(feed);
    const keys = new Map<number, string>();
    for (let position = 1; position <= missed + 1; position += 1) {
      // The focus came along to the newest.
      if (position > 1) await page.keyboard.press('j');
      // The focus follows when the row is there.
      await expect.poll(async () => (await keyInHand(page))[0], { intervals: [1] }).toBe(position);
      keys.set(position, (await keyInHand(page))[1]);
    }
    // The same post may be reposted twice, or be gone: then nothing visible tells two rows apart.
    const posts = [...keys.values()].filter((key) => key.startsWith('https:'));
    expect(posts.length).toBeGreaterThan(missed / 2);
    expect(new Set(posts).size).toBe(posts.length);
    expect(keys.get(missed + 1)).toBe(oldTop);
  });
});

/** Empty when it is not there. */
const textOf = async (row: Locator): Promise<string> => (await row.allTextContents()).join();

/** Position and key of the post that has the focus. */
function keyInHand(page: Page): Promise<[number, string]> {
  return page.evaluate(() => {
    const article = document.activeElement;
    const links = Array.from(article?.getElementsByTagName('a') ?? [], ({ href }) => href);
    const address = links.find((href) => /\/status\/[0-9]+$/.test(href)) ?? '';
    const reposter = /^Reposted by [^.]*/.exec(article?.getAttribute('aria-label') ?? '')?.[0] ?? '';
    return [Number(article?.getAttribute('aria-posinset')), `${reposter} ${address}`.trim()];
  });
}
