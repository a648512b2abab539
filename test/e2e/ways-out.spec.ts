import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './app-fixture.ts';
import { expectAxeClean } from './axe.ts';
import { apiRequests, chooseForColumn, chooseForPost, letArrive, place, startReading, wheelUntil } from './reader.ts';

test.use({ posts: 100_000 });

/** Rows of a CSV file (RFC 4180), the heads first. */
function csvRows(text: string): string[][] {
  const cells = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|\n|$)/g;
  const rows: string[][] = [[]];
  for (const [match, cell = '', end] of text.replace(/^\ufeff/, '').matchAll(cells)) {
    if (match === '') break;
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

/** How many posts a saved file holds, by its own rules. */
const postsIn: Record<string, (text: string) => number> = {
  csv: (text) => {
    const [heads = [], ...rows] = csvRows(text);
    expect(heads).toContain('text');
    for (const row of rows) expect(row).toHaveLength(heads.length);
    return rows.length;
  },
  json: (text) => {
    const posts = JSON.parse(text) as { text: string }[];
    for (const post of posts) expect(typeof post.text).toBe('string');
    return posts.length;
  },
  md: (text) => text.split('\n---\n').length - 1,
  html: (text) => {
    expect(text).not.toMatch(/<script|<img|<link/);
    return text.split('<article').length - 1;
  },
};

const kinds = [
  ['Table (CSV)', 'csv'],
  ['Data (JSON)', 'json'],
  ['Text (Markdown)', 'md'],
  ['Printable page (HTML)', 'html'],
] as const;

/** Saves what the open dialog is for in every form, and reads the files. @returns how many posts each of them has */
async function saveAll(page: Page, folder: string): Promise<number> {
  const dialog = page.getByRole('dialog', { name: 'Save posts to a file' });
  const counts: number[] = [];
  for (const [kind, extension] of kinds) {
    await dialog.getByRole('radio', { name: kind }).check({ force: true });
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    const said = dialog.getByRole('status').filter({ hasText: /(was|were) saved as/ });
    const [, posts = '', file = ''] =
      /^([0-9,]+) posts? (?:was|were) saved as (.*)\.$/.exec((await said.textContent()) ?? '') ?? [];
    expect(path.extname(file)).toBe(`.${extension}`);
    const text = readFileSync(path.join(folder, file), 'utf8');
    expect(postsIn[extension]?.(text), file).toBe(Number(posts.replaceAll(',', '')));
    counts.push(Number(posts.replaceAll(',', '')));
    await dialog.getByRole('button', { name: 'Save in another form' }).click();
  }
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toHaveCount(0);
  expect(new Set(counts).size).toBe(1);
  // Nothing half written is left beside them.
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  return counts[0] ?? 0;
}

/**
 * From now on presses a button of a dialog in the moment in which it appears, once: sooner than a hand can, and than most
 * files are written.
 */
const pressWhenThere = (page: Page, name: string): Promise<void> =>
  page.evaluate((text) => {
    const observer = new MutationObserver(() => {
      const buttons = [...document.querySelectorAll<HTMLElement>('[role=dialog] button')];
      const button = buttons.find(({ textContent }) => textContent === text);
      if (!button) return;
      observer.disconnect();
      button.click();
    });
    observer.observe(document.body, { childList: true, subtree: true });
  }, name);

const withMenu = (feed: Locator): Locator =>
  feed.getByRole('article').filter({ has: feed.page().getByRole('button', { name: /^Options for the post of/ }) });

test('posts can be taken out as files and as data, pictures and videos seen in full and saved', async ({
  person,
  service,
  folder,
}) => {
  const saved = path.join(folder, 'saved');
  const username = await startReading(person, { PINION_SAVE_FOLDER: saved });
  const { page } = person;
  await letArrive(person, username, 80);
  const feed = person.feedOf(username);
  const viewer = page.getByRole('dialog', { name: 'Pictures and videos' });
  const before = (await apiRequests(service)).length;

  await test.step('the timeline, a search and a conversation in every form', async () => {
    await chooseForColumn(page, 'Home', 'Save to a file');
    await expectAxeClean(page, 'saving to a file');
    expect(await saveAll(page, saved)).toBeGreaterThanOrEqual(100);

    await place(page, 'Search').click();
    await page.getByRole('textbox', { name: 'Search what you have read' }).fill('has:media');
    const count = page.getByRole('status').filter({ hasText: /posts? found/ });
    const found = Number(/[0-9]+/.exec((await count.textContent()) ?? '')?.[0]);
    await page.getByRole('button', { name: 'Save to a file' }).click();
    expect(await saveAll(page, saved)).toBeGreaterThanOrEqual(found);
    expect((await apiRequests(service)).length).toBe(before);

    await page
      .getByRole('article')
      .first()
      .getByRole('link', { name: /^Posted / })
      .first()
      .click();
    const conversation = page.getByRole('feed', { name: 'Conversation' });
    await expect(conversation.getByRole('article', { name: 'Replies', exact: true })).toBeVisible();
    await expect(conversation.getByRole('article', { name: 'Earlier posts' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Save to a file' }).click();
    expect(await saveAll(page, saved)).toBeGreaterThanOrEqual(1);
  });

  await test.step('the data of a post, readable and on the clipboard', async () => {
    await place(page, 'Home').click();
    await chooseForPost(withMenu(feed).first(), 'Show the data');
    const dialog = page.getByRole('dialog', { name: 'Data of this post' });
    const json = (await dialog.getByRole('region', { name: 'Data as JSON' }).textContent()) ?? '';
    const data = JSON.parse(json) as { url: string };
    expect(data.url).toMatch(/^https:\/\/x\.com\/\w+\/status\/[0-9]+$/);
    await expectAxeClean(page, 'the data of a post');
    const copy = async (): Promise<void> => {
      await dialog.getByRole('button', { name: 'Copy' }).click();
      await expect(dialog.getByText('The data was copied.')).toBeVisible();
      await dialog.getByRole('button', { name: 'Close' }).click();
    };
    // What was copied is what can be pasted; the box takes the beginning of it, in one line. Tests that run at the same
    // time share the clipboard: it is copied again when something else comes out.
    await expect(async () => {
      if (!(await dialog.isVisible())) await chooseForPost(withMenu(feed).first(), 'Show the data');
      await copy();
      await place(page, 'Search').click();
      const box = page.getByRole('textbox', { name: 'Search what you have read' });
      await box.fill('');
      await box.press('ControlOrMeta+V');
      const pasted = await box.inputValue();
      await box.fill('');
      await place(page, 'Home').click();
      expect(pasted).toMatch(/^\{ *"id": *"[0-9]+"/);
    }).toPass({ timeout: 90_000 });
  });

  await test.step('photos over the whole window: on and back, larger, saved, and the focus returns', async () => {
    const larger = page.getByRole('button', { name: /^Larger: / });
    // Those that may be sensitive are covered.
    const several = feed.getByRole('article', { name: /[2-4] photos/ }).filter({ has: larger });
    await wheelUntil(feed, several);
    const photos = several.first().getByRole('button', { name: /^Larger: / });
    const opener = photos.first();
    await opener.focus();
    const alt = ((await opener.getAttribute('aria-label')) ?? '').replace(/^Larger: /, '');
    await opener.press('Enter');
    await expect(viewer.getByText(/^1 of [2-4]/)).toBeVisible();
    await expect(viewer.getByRole('img', { name: alt })).toBeVisible();
    await expect(
      viewer.getByText(alt === 'Photo without a description' ? 'The author has not described this.' : alt).first(),
    ).toBeVisible();
    await expectAxeClean(page, 'the media viewer');
    await page.keyboard.press('ArrowRight');
    await expect(viewer.getByText(/^2 of [2-4]/)).toBeVisible();
    await page.keyboard.press('ArrowLeft');
    await expect(viewer.getByText(/^1 of [2-4]/)).toBeVisible();
    await page.keyboard.press('+');
    await expect(viewer.getByText(/^Shown at [0-9]+\s?%/)).toBeVisible();
    await page.keyboard.press('0');
    await expect(viewer.getByText(/^Shown at/)).toHaveCount(0);
    const files = new Set(readdirSync(saved));
    await viewer.getByRole('button', { name: 'Save as …' }).click();
    await expect(viewer.getByText('The file was saved.')).toBeVisible();
    const [picture = ''] = readdirSync(saved).filter((name) => !files.has(name));
    const bytes = readFileSync(path.join(saved, picture));
    expect([bytes.subarray(1, 4).toString('latin1'), bytes.subarray(0, 2).toString('hex')]).toEqual(
      picture.endsWith('.png') ? ['PNG', '8950'] : [expect.any(String), 'ffd8'],
    );
    await page.keyboard.press('Escape');
    await expect(viewer).toHaveCount(0);
    await expect(opener).toBeFocused();
  });

  await test.step('a video is silent, and still when motion is not wanted', async () => {
    const larger = feed.getByRole('article', { name: /[0-9] video/ }).getByRole('button', { name: 'Show larger' });
    await wheelUntil(feed, larger);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const playing = () =>
      viewer
        .getByLabel(/.+/)
        .locator('video')
        .or(viewer.locator('video'))
        .first()
        .evaluate((video: HTMLVideoElement) => ({ muted: video.muted, paused: video.paused }));
    await larger.first().click();
    await expect(viewer).toBeVisible();
    await expect.poll(playing).toEqual({ muted: true, paused: true });
    await page.keyboard.press('Escape');
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await larger.first().click();
    await expect.poll(playing).toEqual({ muted: true, paused: false });
    await page.keyboard.press('Escape');
    await expect(viewer).toHaveCount(0);
  });

  await test.step('a file that is given up in the middle is not there', async () => {
    await place(page, 'Own posts').click();
    await page.getByRole('combobox', { name: 'How many at a time' }).selectOption({ label: '500 posts, up to $2.50' });
    const own = page.getByRole('feed', { name: /@/ });
    await own.getByRole('article').first().focus();
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'Load older posts' }).click();
    await expect
      .poll(async () => (await apiRequests(service)).filter(({ path: asked }) => asked.endsWith('/tweets')).length)
      .toBeGreaterThan(4);
    await chooseForColumn(page, `Posts of @${username}`, 'Save to a file');
    const dialog = page.getByRole('dialog', { name: 'Save posts to a file' });
    await expect(async () => {
      const files = readdirSync(saved);
      const again = dialog.getByRole('button', { name: 'Save in another form' });
      if (await again.isVisible()) await again.click();
      await pressWhenThere(page, 'Cancel');
      await dialog.getByRole('button', { name: 'Save', exact: true }).click();
      // Small files are written faster than anybody can change their mind.
      await expect(dialog.getByRole('status').filter({ hasText: /saved/ })).toHaveText('Nothing was saved.');
      expect(readdirSync(saved)).toEqual(files);
    }).toPass({ timeout: 60_000, intervals: [10] });
    await dialog.getByRole('button', { name: 'Close' }).click();
  });

  await test.step('what was read can be erased, and the account stays', async () => {
    await page.getByRole('button', { name: `Options for @${username}` }).click();
    await page.getByRole('menuitem', { name: 'Erase what was read' }).click();
    const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
    await expectAxeClean(page, 'the question before erasing');
    await service.control({ command: 'down', down: true });
    await dialog.getByRole('button', { name: 'Erase what was read' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(person.accountButton(username)).toHaveAttribute('aria-current', 'true');
    await expect(feed.getByRole('article')).toHaveCount(0);
    await place(page, 'Search').click();
    await page.getByRole('textbox', { name: 'Search what you have read' }).fill('has:media');
    await expect(page.getByRole('status').filter({ hasText: 'Nothing found' })).toContainText('Searched 0 posts');
    await service.control({ command: 'down', down: false });
    await place(page, 'Home').click();
    await page.getByRole('button', { name: 'Refresh' }).first().click();
    await expect(feed.getByRole('article').first()).toBeVisible();
    // Files belong to the person: they stay.
    expect(readdirSync(saved).length).toBeGreaterThan(12);
  });
});

test('what X takes on its own pages only opens there; a post can be written here', async ({ person, service }) => {
  const username = await startReading(person);
  const { page } = person;
  const feed = person.feedOf(username);
  const post = feed
    .getByRole('article')
    .filter({ has: page.getByRole('list', { name: 'On X' }) })
    .first();

  await test.step('reply, repost, quote, like, follow, open', async () => {
    const ways = post.getByRole('list', { name: 'On X' });
    const address = (await ways.getByRole('link', { name: 'Open on X' }).getAttribute('href')) ?? '';
    const [, handle = '', id = ''] = /^https:\/\/x\.com\/(\w+)\/status\/([0-9]+)$/.exec(address) ?? [];
    const expected: [RegExp, string][] = [
      [/^Reply on X/, `https://x.com/intent/tweet?in_reply_to=${id}`],
      [/^Repost on X/, `https://x.com/intent/retweet?tweet_id=${id}`],
      [/^Quote on X/, `https://x.com/intent/tweet?url=${encodeURIComponent(address)}`],
      [/^Like on X/, `https://x.com/intent/like?tweet_id=${id}`],
      [/^Open on X$/, address],
    ];
    for (const [name, opens] of expected) {
      await ways.getByRole('link', { name }).click();
      expect(await person.nextAddress()).toBe(opens);
    }
    await chooseForPost(post, `Follow @${handle} on X`);
    expect(await person.nextAddress()).toBe(`https://x.com/intent/follow?screen_name=${handle}`);
    await chooseForPost(post, 'Open on X');
    expect(await person.nextAddress()).toBe(address);
    // The window itself went nowhere.
    await expect(feed).toBeVisible();
  });

  const dialog = page.getByRole('dialog', { name: 'Write a post' });
  const text = dialog.getByRole('textbox', { name: 'Text' });
  const written = 'A bench by the river, written from Pinion';
  await test.step('a post is counted, priced, confirmed, and then among the own posts', async () => {
    await page.getByRole('button', { name: 'Write a post' }).click();
    await expect(text).toBeFocused();
    await text.fill('x'.repeat(281));
    await expect(dialog.getByText('281 of 280 · 1 too many')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Continue' })).toBeDisabled();
    await text.fill('See https://example.org/a/very/long/address/that/counts/as/twenty-three 🚲');
    // 4 letters, 23 for the link, a space, 2 for the emoji.
    await expect(dialog.getByText('30 of 280')).toBeVisible();
    await expect(dialog.getByText(/^X charges about \$[0-9.]+ for a post with a link\.$/)).toBeVisible();
    await text.fill(written);
    await expect(dialog.getByText(/^X charges about \$[0-9.]+ for this post\. With a link it would be/)).toBeVisible();
    await expectAxeClean(page, 'writing a post');
    await dialog.getByRole('button', { name: 'Continue' }).click();
    const confirm = page.getByRole('dialog', { name: 'Post this?' });
    await expect(confirm.getByText(written)).toBeVisible();
    await expectAxeClean(page, 'confirming a post');
    const posted = (requests: { method: string; path: string; status: number }[]) =>
      requests
        .filter(({ method, path: asked }) => method === 'POST' && asked === '/2/tweets')
        .map(({ status }) => status);
    expect(posted(await apiRequests(service))).toEqual([]);
    await confirm.getByRole('button', { name: 'Post now' }).click();
    await expect(dialog.getByText('Your post is online.')).toBeVisible();
    expect(posted(await apiRequests(service))).toEqual([201]);
    await dialog.getByRole('button', { name: 'Open on X' }).click();
    expect(await person.nextAddress()).toMatch(/^https:\/\/x\.com\/.*status\/[0-9]+$/);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await place(page, 'Own posts').click();
    await expect(page.getByRole('article', { name: new RegExp(`@${username}\\. ${written}`) })).toBeVisible();
  });

  await test.step('a key that may only read says so', async () => {
    await service.control({ command: 'accessLevel', level: 'read' });
    await page.getByRole('button', { name: 'Write a post' }).click();
    await text.fill('This one will be refused');
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Post now' }).click();
    await expect(
      dialog.getByText(`The API key of @${username} may only read, so Pinion cannot post with it.`),
    ).toBeVisible();
    await expect(dialog.getByRole('listitem')).toHaveCount(3);
    await expectAxeClean(page, 'a key that may only read');
    await dialog.getByRole('button', { name: 'Open X’s console' }).click();
    expect(await person.nextAddress()).toBe('https://console.x.com/');
    await dialog.getByRole('button', { name: 'Close' }).first().click();
    await expect(page.getByRole('button', { name: 'Write a post' })).toHaveCount(0);
  });
});
