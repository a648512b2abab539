import type { Locator } from '@playwright/test';
import { expect, test } from './app-fixture.ts';
import { expectAxeClean } from './axe.ts';
import { addressOf, restsStill } from './place.ts';
import {
  apiRequests,
  authorOf,
  chooseForColumn,
  chooseForPost,
  letArrive,
  place,
  startReading,
  wheelUntil,
} from './reader.ts';

test.use({ posts: 100_000 });

/** The number in front of a sentence. */
const numberIn = (text: string | null): number => Number(/[0-9][0-9,]*/.exec(text ?? '')?.[0]?.replaceAll(',', ''));

test('a conversation: what came before, the post, its replies on request, and what is not there', async ({
  person,
  service,
}) => {
  const username = await startReading(person);
  const { page } = person;
  await letArrive(person, username, 60);
  const conversation = page.getByRole('feed', { name: 'Conversation' });
  const replies = conversation.getByRole('article', { name: 'Replies', exact: true });
  const at = async (article: Locator) => Number(await article.getAttribute('aria-posinset'));
  /** The post itself: whatever quotes it comes after it. */
  const withAddress = (address: string): Locator =>
    conversation
      .getByRole('article')
      .filter({ has: page.locator(`[href="${address}"]`) })
      .first();

  await test.step('a reply is opened, and what it answers stands above it', async () => {
    const feed = person.feedOf(username);
    const reply = feed.getByRole('article').filter({ has: page.getByRole('link', { name: /^Replying to @/ }) });
    await wheelUntil(feed, reply);
    const address = await addressOf(reply.first());
    await reply
      .first()
      .getByRole('link', { name: /^Posted / })
      .first()
      .click();
    await expect(replies).toBeVisible();
    await expect(conversation.getByRole('article', { name: 'Earlier posts' })).toHaveCount(0);
    const own = withAddress(address);
    await expect(own).toBeInViewport();
    expect(await at(own)).toBeGreaterThan(1);
    expect(await at(replies)).toBe((await at(own)) + 1);
  });

  await test.step('the beginning is a lively post, whose replies are read only when asked for', async () => {
    await page.getByRole('button', { name: 'To the beginning' }).click();
    const first = conversation.getByRole('article').first();
    await expect(first).toHaveAttribute('aria-posinset', '1');
    const address = await addressOf(first);
    await first
      .getByRole('link', { name: /^Posted / })
      .first()
      .click();
    await expect(withAddress(address)).toHaveAttribute('aria-posinset', '1');
    const before = (await apiRequests(service)).length;
    const look = replies.getByRole('button', { name: 'Look for replies' });
    await expect(replies).toContainText(/Up to 20 posts, about \$0\.10/);
    await expectAxeClean(page, 'a conversation');
    expect((await apiRequests(service)).length).toBe(before);

    await look.click();
    await expect(replies).toContainText(/Looked for replies/);
    const asked = (await apiRequests(service)).slice(before);
    expect(asked.map(({ path, status }) => `${path} ${status}`)).toEqual(['/2/tweets/search/recent 200']);
    expect(asked[0]?.query['query']).toContain('conversation_id:');
    // Whether all are here or not depends on the post; either way it is said, with the number that the post shows.
    await expect(replies).toContainText(
      /All replies that could be found are here|The others may be|Not all of them were looked for yet|Look for more/,
    );
    const note = /X counts ([0-9,]+) repl/.exec((await replies.textContent()) ?? '')?.[1];
    const counted = await conversation
      .getByRole('link', { name: /^Reply on X\./ })
      .first()
      .textContent();
    if (note !== undefined) expect(counted).toContain(`Reply on X. ${note} `);
    // Post, heading, and at least one reply: a reply led here.
    const answer = conversation.getByRole('article').nth(2);
    await expect(answer.getByRole('link', { name: /^Replying to @/ })).toBeVisible();
  });

  await test.step('the way back leads through both', async () => {
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    // The place that was left may be further up or down than this heading.
    await wheelUntil(conversation, replies);
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await expect(person.feedOf(username)).toBeVisible();
  });
});

test('searching what was read costs nothing; a search can be kept, and made at X', async ({ person, service }) => {
  const username = await startReading(person);
  const { page } = person;
  await letArrive(person, username, 90);
  // X's search finds nothing of protected accounts.
  const open = person
    .feedOf(username)
    .getByRole('article', { name: /^(?!Reposted)/ })
    .filter({ hasNot: page.getByRole('img', { name: 'Protected account' }) });
  const author = await authorOf(open.first());
  const box = page.getByRole('textbox', { name: 'Search what you have read' });
  const results = page.getByRole('feed', { name: 'Search results' });
  const count = page.getByRole('status').filter({ hasText: /posts? found|Nothing found/ });
  const understood = page.getByRole('list', { name: 'How the search was understood' });
  /** Types a search. @returns how many posts it finds */
  const find = async (text: string, ...terms: string[]): Promise<number> => {
    await box.fill(text);
    await expect(understood.getByRole('listitem')).toHaveText(terms);
    await expect(count).toBeVisible();
    await expect(count).toContainText('on this computer, free.');
    const said = await count.textContent();
    return said?.startsWith('Nothing found') ? 0 : numberIn(said);
  };
  const day = (date: Date): string =>
    [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

  await place(page, 'Search').click();
  await expect(box).toBeFocused();
  await expectAxeClean(page, 'an empty search');
  const before = (await apiRequests(service)).length;
  const by = `by @${author}`;

  await test.step('by author, with pictures, and by day', async () => {
    const all = await find(`from:${author}`, by);
    expect(all).toBeGreaterThan(0);
    for (const article of await results.getByRole('article').all()) {
      // A repost is named after whom it came from, without their handle.
      expect(await article.getAttribute('aria-label')).toMatch(new RegExp(`@${author}\\b|^Reposted by `));
    }
    const withMedia = await find(`from:${author} has:media`, by, 'with pictures or video');
    const without = await find(`from:${author} -has:media`, by, 'not with pictures or video');
    expect(withMedia + without).toBe(all);

    const pictures = await find('has:media', 'with pictures or video');
    expect(pictures).toBeGreaterThan(0);
    const shown = results.getByRole('article');
    for (const article of await shown.all()) {
      expect(await article.getAttribute('aria-label')).toMatch(/photo|video|animation|Quoted post/);
    }
    const newest = await shown.first().getByRole('time', { includeHidden: true }).first().getAttribute('datetime');
    const today = day(new Date(newest ?? ''));
    // Of this computer's calendar, in which a day can have 23 or 25 hours; nothing in the world is newer than now.
    const next = new Date();
    next.setDate(next.getDate() + 1);
    const tomorrow = day(next);
    const since = await find(`from:${author} since:${today}`, by, `since ${today}`);
    const until = await find(`from:${author} until:${today}`, by, `before ${today}`);
    expect(since + until).toBe(all);
    expect(await find(`from:${author} since:${tomorrow}`, by, `since ${tomorrow}`)).toBe(0);
    expect(await find(`from:${author} until:${tomorrow}`, by, `before ${tomorrow}`)).toBe(all);
  });

  await test.step('what Pinion does not understand is said', async () => {
    await box.fill('filter:links');
    await expect(page.getByText('Pinion does not know “filter:links” as an instruction')).toBeVisible();
    await box.fill(`from:${author} since:yesterday`);
    await expect(page.getByText('“since:yesterday” makes no sense here and was left out.')).toBeVisible();
    await expect(results.getByRole('article').first()).toBeVisible();
    await expectAxeClean(page, 'search results');
  });
  expect((await apiRequests(service)).length).toBe(before);

  await test.step('the same at X, when asked for', async () => {
    const word = `from:${author}`;
    await find(word, by);
    await page.getByRole('button', { name: 'Save this search' }).click();
    await expect(page.getByRole('button', { name: 'Forget this search' })).toBeVisible();
    await expect(page.getByText('Up to 20 posts, about $0.10')).toBeVisible();
    await page.getByRole('button', { name: 'Search X for the last seven days' }).click();
    const feed = page.getByRole('feed', { name: `Search for “${word}”` });
    await expect(feed.getByRole('article').first()).toBeVisible();
    const asked = (await apiRequests(service)).slice(before);
    expect(asked.map(({ path, status }) => `${path} ${status}`)).toEqual(['/2/tweets/search/recent 200']);
    expect(asked[0]?.query['query']).toContain(author);
    await expectAxeClean(page, 'a search at X');
  });

  await test.step('a saved search is still there after a restart', async () => {
    await person.restartPinion();
    const saved = place(person.page, `Search “from:${author}”`);
    await saved.click();
    await expect(person.page.getByRole('textbox', { name: 'Search what you have read' })).toHaveValue(`from:${author}`);
    // Electron 33 has no node:sqlite: there posts are gone with the window.
    if (person.shell === 'chromium') {
      await expect(
        person.page.getByRole('feed', { name: 'Search results' }).getByRole('article').first(),
      ).toBeVisible();
    }
    await person.page.getByRole('button', { name: `Options for the search “from:${author}”` }).click();
    await person.page.getByRole('menuitem', { name: 'Forget this search' }).click();
    await expect(saved).toHaveCount(0);
  });
});

test('filters fold away what they match, say why, and give it back', async ({ person }) => {
  const username = await startReading(person);
  const { page } = person;
  await letArrive(person, username, 90);
  const feed = person.feedOf(username);
  const dialog = page.getByRole('dialog', { name: 'Filters' });
  const filters = dialog.getByRole('region', { name: 'Your filters' });
  const hiddenFor = (reason: RegExp | string) => feed.getByRole('article', { name: reason });
  const save = async (saved: string): Promise<void> => {
    await dialog.getByRole('button', { name: 'Save filter' }).click();
    await expect(dialog.getByRole('status').filter({ hasText: 'Saved:' })).toHaveText(`Saved: ${saved}`);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toHaveCount(0);
  };
  const preview = async (): Promise<{ hidden: number; checked: number }> => {
    await dialog.getByRole('button', { name: 'Preview' }).click();
    const said = dialog.getByRole('status').filter({ hasText: /of the last/ });
    const [hidden = 0, checked = 0] = ((await said.textContent()) ?? '').match(/[0-9]+/g)?.map(Number) ?? [];
    return { hidden, checked };
  };
  const first = feed
    .getByRole('article', { name: /^(?!Reposted)/ })
    .filter({ has: page.getByRole('button', { name: /^Options for the post of/ }) })
    .first();
  const muted = await authorOf(first);

  await test.step('a person, from the menu of a post, for a day; the reader keeps their place', async () => {
    const another = feed
      .getByRole('article')
      .filter({ hasNotText: `@${muted}` })
      .filter({ has: page.getByRole('button', { name: /^Options for the post of/ }) });
    await chooseForPost(first, `Mute @${muted} …`);
    await expect(dialog.getByRole('radio', { name: 'A person', exact: true })).toBeChecked();
    await expect(dialog.getByRole('textbox', { name: 'Handle of the person' })).toHaveValue(muted);
    await dialog.getByText('1 day', { exact: true }).click();
    await expect(dialog.getByRole('radio', { name: '1 day' })).toBeChecked();
    const { hidden, checked } = await preview();
    expect(hidden).toBeGreaterThan(0);
    expect(checked).toBeGreaterThanOrEqual(90);
    await expectAxeClean(page, 'filters with a preview');
    await save(`Everything of @${muted}`);
    await expect(hiddenFor(`Hidden: @${muted} is muted`).first()).toContainText('By your filter until');
    await expect(another.first()).toBeVisible();
    await expectAxeClean(page, 'a timeline with a hidden post');
  });

  await test.step('a hidden post can be opened, hidden again, and leads to the filters', async () => {
    const row = hiddenFor(`Hidden: @${muted} is muted`);
    const at = (await row.first().getAttribute('aria-posinset')) ?? '';
    const note = feed.getByText(`Shown although filtered: @${muted} is muted`);
    await row
      .first()
      .getByRole('button', { name: /^Show the post hidden by/ })
      .click();
    await expect(note).toBeVisible();
    await feed.getByRole('button', { name: 'Hide again' }).first().click();
    await expect(note).toHaveCount(0);
    await expect(row.first()).toHaveAttribute('aria-posinset', at);
    await row.first().getByRole('button', { name: 'Edit filters' }).click();
    await expect(filters.getByText(`Everything of @${muted}`)).toBeVisible();
    await expect(filters.getByText(/^Until /)).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
  });

  await test.step('reposts of a person', async () => {
    const repost = feed
      .getByRole('article', { name: /^Reposted by/ })
      .filter({ has: page.getByRole('button', { name: /^Options for the post of/ }) });
    await wheelUntil(feed, repost);
    const position = (await repost.first().getAttribute('aria-posinset')) ?? '';
    await repost
      .first()
      .getByRole('button', { name: /^Options for the post of/ })
      .click();
    const item = page.getByRole('menuitem', { name: /^Hide reposts of @/ });
    const handle = /@(\w+)/.exec((await item.textContent()) ?? '')?.[1] ?? '';
    await item.click();
    await expect(dialog.getByRole('radio', { name: 'Reposts of a person' })).toBeChecked();
    await save(`Reposts of @${handle}`);
    await expect(hiddenFor(new RegExp(`^Hidden: a repost by @${handle}`)).first()).toBeVisible();
    await expect(feed.locator(`[aria-posinset="${position}"]`)).toHaveAccessibleName(/^Hidden: /);
  });

  await test.step('a hashtag and a word', async () => {
    const tagged = feed.getByRole('article', { name: /#[A-Za-z]+(?![\p{L}\p{N}_])/u });
    await wheelUntil(feed, tagged);
    const name = (await tagged.first().getAttribute('aria-label')) ?? '';
    const tag = /#([A-Za-z]+)(?![\p{L}\p{N}_])/u.exec(name)?.[1] ?? '';
    await chooseForPost(tagged.first(), `Mute #${tag} …`);
    await expect(dialog.getByRole('textbox', { name: 'Hashtag' })).toHaveValue(tag);
    await save(`Hashtag #${tag}`);
    await expect(hiddenFor(new RegExp(`^Hidden: the hashtag #${tag}`)).first()).toBeVisible();

    // A word of the first sentence: what follows the text in the name of a post is not part of it.
    const worded = /^(?!Reposted|.*Quoted post).*@\w+\. [^.@#]* ([A-Za-z]{6,}) [^.]*\./;
    const wordy = feed.getByRole('article', { name: worded });
    await wheelUntil(feed, wordy);
    const word = worded.exec((await wordy.first().getAttribute('aria-label')) ?? '')?.[1] ?? '';
    await chooseForColumn(page, 'Home', 'Filters');
    await dialog.getByRole('textbox', { name: 'Word or words' }).fill(word);
    const { hidden } = await preview();
    expect(hidden).toBeGreaterThan(0);
    await save(`Word “${word}”`);
    await expect(hiddenFor(new RegExp(`^Hidden: the word “${word}”`)).first()).toBeVisible();
  });

  await test.step('only posts with pictures, and the place stays while everything around it folds', async () => {
    await wheelUntil(feed, feed.getByRole('article', { name: /^(?!.*photo|.*video|.*animation|Hidden)/ }), 300);
    /** Top edges of what can be seen, by the place in the feed, which folding does not change. */
    const tops = async (): Promise<Map<string, number>> => {
      const height = await page.evaluate(() => window.innerHeight);
      const all = await feed
        .getByRole('article')
        .evaluateAll((articles) =>
          articles.map((each): [string, number] => [
            each.getAttribute('aria-posinset') ?? '',
            each.getBoundingClientRect().top,
          ]),
        );
      return new Map(all.filter(([, top]) => top > 0 && top < height));
    };
    /** How far the post moved that moved least: the one that is read should not move at all. */
    const moved = async (since: ReadonlyMap<string, number>): Promise<number> =>
      Math.min(...[...(await tops())].map(([at, top]) => Math.abs(top - (since.get(at) ?? Number.POSITIVE_INFINITY))));
    await restsStill(feed);
    const before = await tops();
    await page.keyboard.press('f');
    await dialog.getByText('Posts without pictures').click();
    await expect(dialog.getByRole('radio', { name: 'Posts without pictures' })).toBeChecked();
    await save('Posts without pictures: Home');
    await expect(hiddenFor(/^Hidden: no picture or video/).first()).toBeVisible();
    await restsStill(feed);
    expect(await moved(before)).toBeLessThanOrEqual(2);
    const folded = await tops();

    await page.keyboard.press('f');
    for (let left = await filters.getByRole('button').count(); left > 0; left -= 1) {
      await filters.getByRole('button').first().click();
      await expect(filters.getByRole('button')).toHaveCount(left - 1);
    }
    await expect(filters.getByText('There are no filters yet.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(hiddenFor(/^Hidden: /)).toHaveCount(0);
    await restsStill(feed);
    expect(await moved(folded)).toBeLessThanOrEqual(2);
  });
});

test('catching up: groups, counts that agree, an end, and everything is read', async ({ person, service }) => {
  const username = await startReading(person);
  const { page } = person;
  await expect(place(page, 'Catch up')).toBeVisible();
  await service.control({ command: 'newPosts', count: 40, username });
  await page.getByRole('button', { name: 'Refresh' }).first().click();
  await place(page, 'Catch up, 40 new').click();
  await expect(page.getByRole('heading', { name: 'While you were away' })).toBeVisible();
  const summary = page.getByText(/^[0-9]+ new posts by [0-9]+ people, /);
  await expect(summary).toBeVisible();
  const shown = Number.parseInt((await summary.textContent()) ?? '', 10);
  // Which posts come depends on where tests begin; a repost of what was deleted may be among them.
  const leftOut = page.getByText(/^[0-9]+ more cannot be shown, /);
  const unavailable = (await leftOut.count()) === 0 ? 0 : Number.parseInt((await leftOut.textContent()) ?? '', 10);
  expect(shown + unavailable).toBe(40);
  await expectAxeClean(page, 'catching up');
  const before = (await apiRequests(service)).length;

  const feed = page.getByRole('feed', { name: `What is new for @${username}` });
  const heads = feed.getByRole('article', { name: /, [0-9]+ posts?$/ }).filter({ has: page.getByRole('heading') });
  const groups = new Map<string, number>();
  const end = page.getByRole('heading', { name: 'You have read everything' });
  await feed.hover({ position: { x: 8, y: 60 } });
  await expect(async () => {
    for (const head of await heads.all()) {
      const label = (await head.getAttribute('aria-label', { timeout: 200 })) ?? '';
      const position = (await head.getAttribute('aria-posinset', { timeout: 200 })) ?? '';
      groups.set(position, Number(/, ([0-9]+) posts?$/.exec(label)?.[1]));
    }
    await page.mouse.wheel(0, 350);
    await expect(end).toBeInViewport({ timeout: 60 });
  }).toPass({ timeout: 40_000, intervals: [10] });
  expect([...groups.values()].reduce((sum, posts) => sum + posts, 0)).toBe(shown);
  await expect(page.getByText('You have read everything').first()).toBeVisible();
  expect((await apiRequests(service)).length).toBe(before);

  await page.getByRole('button', { name: 'Mark all as read and go to the timeline' }).click();
  await expect(person.feedOf(username)).toBeVisible();
  await expect(place(page, 'Catch up')).toBeVisible();
  await place(page, 'Catch up').click();
  await expect(page.getByText('Nothing new since you were here.')).toBeVisible();
});
