import { middleSeen, watchMiddle } from '../bench/in-page.ts';
import { expect, test } from './app-fixture.ts';
import { pointAt, seenPosts } from './place.ts';

/** All of these are stored before the scrolling begins. */
const posts = 600;
test.use({ posts: 1_000 });

/** CSS pixels of one turn of the wheel: faster than anybody turns it. */
const turn = 1_200;

/** Rows in the document belong to what is near the view, however many there are above and below. */
const mostRows = 80;
/** Rows that the page knows at once; the others are read again from main when the reader comes near them. */
const mostKnown = 400;

test('no blank frame while scrolling far by wheel and by key, and few rows in the document', async ({
  person,
  service,
}) => {
  const username = service.accounts[0]?.username ?? '';
  await person.startSignedIn([username]);
  const { page } = person;
  const feed = person.feedOf(username);
  const articles = feed.getByRole('article');
  const newest = (await seenPosts(feed))[0]?.key;
  expect(newest).toMatch(/^(Reposted by .*)?https:/);

  const oldest = await test.step(`${posts} posts are read`, () =>
    page.evaluate(async (wanted) => {
      const pinion = Reflect.get(window, 'pinion') as import('../../electron/contract/bridge.ts').Bridge;
      const view = await pinion.app.view();
      if (!view.ok || view.value.currentAccountId === null) throw new Error('Nobody is signed in.');
      const accountId = view.value.currentAccountId;
      const timeline = { kind: 'home' } as const;
      for (;;) {
        const read = await pinion.timeline.loadOlder({ accountId, timeline, posts: 200 });
        if (!read.ok) throw new Error(read.error.message);
        if (read.value.usage.posts >= wanted) break;
      }
      // The very oldest ones never come to the middle of the view.
      const beyond = { rowId: '1', direction: 'newer' } as const;
      const lowest = await pinion.timeline.rows({ accountId, timeline, beyond, limit: 10 });
      return (lowest.ok && lowest.value.rows[0]?.id) || '';
    }, posts));
  expect(oldest).toMatch(/^\d+$/);

  const watched = async (name: string, action: () => Promise<void>): Promise<boolean> =>
    test.step(name, async () => {
      await page.evaluate(watchMiddle, { until: oldest });
      await action();
      const { frames, blank, mostPosts, reached } = await page.evaluate(middleSeen, { stop: true });
      expect(frames).toBeGreaterThan(0);
      expect(blank).toBe(0);
      expect(mostPosts).toBeLessThanOrEqual(mostRows);
      return reached;
    });

  await pointAt(feed);
  const atEnd = await watched('to the oldest post by wheel', async () => {
    await expect(async () => {
      for (let turns = 0; turns < 10; turns += 1) await page.mouse.wheel(0, turn);
      expect((await page.evaluate(middleSeen, { stop: false })).reached).toBe(true);
    }).toPass({ timeout: 90_000, intervals: [1] });
  });
  expect(atEnd).toBe(true);
  const positions = await articles.evaluateAll((all) => all.map((one) => Number(one.getAttribute('aria-posinset'))));
  expect(Math.max(...positions)).toBeGreaterThan(mostKnown / 2);
  expect(Math.max(...positions)).toBeLessThanOrEqual(mostKnown);

  await watched('up by wheel', async () => {
    for (let turns = 0; turns < 20; turns += 1) await page.mouse.wheel(0, -turn);
  });
  await watched('by keys', async () => {
    for (let steps = 0; steps < 15; steps += 1) await page.keyboard.press('k');
    for (let steps = 0; steps < 30; steps += 1) await page.keyboard.press('j');
  });
  await watched('back to the newest post', async () => {
    await page.keyboard.press('Home');
    await expect.poll(async () => (await seenPosts(feed))[0]?.key).toBe(newest);
  });
});
