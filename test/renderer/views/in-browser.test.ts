/** Where posts stand: in a real browser, because jsdom has no layout. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../support/machine.ts';
import { type HarnessBrowser, openHarness } from '../../support/timeline-harness/open-harness.ts';
// Types of `window.views`.
import type {} from '../../support/views-harness/main.tsx';

interface Row {
  key: string;
  top: number;
}

/** Rows of which a part can be seen, with the place of their top edge in the window. */
const rowsInView = (page: Page): Promise<Row[]> =>
  page.evaluate(() => {
    const feed = document.querySelector('[role="feed"]')?.parentElement?.parentElement?.getBoundingClientRect();
    return [...document.querySelectorAll('[data-key]')]
      .map((row) => ({ key: row.getAttribute('data-key') ?? '', box: row.getBoundingClientRect() }))
      .filter(({ box }) => feed !== undefined && box.bottom > feed.top && box.top < feed.bottom)
      .map(({ key, box }) => ({ key, top: box.top }));
  });

/** Largest distance that a row moved which can be seen before and after; Infinity when none can. */
function moved(before: readonly Row[], after: readonly Row[]): number {
  const distances = before.flatMap(({ key, top }) => {
    const now = after.find((row) => row.key === key);
    return now ? [Math.abs(now.top - top)] : [];
  });
  return distances.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...distances);
}

/** Two frames: layout, and what follows from it. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));

async function scrollBy(page: Page, pixels: number): Promise<void> {
  await page.evaluate((by) => {
    const scroller = document.querySelector('[role="feed"]')?.parentElement?.parentElement;
    scroller?.scrollBy({ top: by, behavior: 'instant' });
  }, pixels);
  await settled(page);
}

describe.skipIf(findChromium() === null)(
  'views in a browser',
  () => {
    let harness: HarnessBrowser;
    beforeAll(async () => {
      const opened = await openHarness(new URL('../../support/views-harness/vite.config.ts', import.meta.url));
      if (!opened) throw new Error('the browser that was found did not open');
      harness = opened;
    });
    afterAll(() => harness?.close());

    /** A conversation whose beginning is missing; `arrive` lets it come. */
    async function openConversation(replies: number, width = 1000) {
      const { page, problems } = await harness.open('?view=conversation', { width });
      await page.evaluate((count) => {
        const { fake, fakeRow, show } = window.views;
        const { now } = fake.reading;
        const answers = Array.from({ length: count }, (_, index) => ({
          row: fakeRow(14 + index, now),
          depth: index % 7,
          answers: null,
        }));
        const before = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => fakeRow(number, now));
        fake.reading.conversation = { ancestors: [], fromStart: false, replies: answers };
        fake.reading.conversationRead = { ancestors: { ancestors: before, fromStart: true } };
        const release = fake.holdNext('conversation.read');
        Object.assign(window, { arrive: release });
        show();
      }, replies);
      await page.getByRole('feed').waitFor();
      await page.getByText('Looking for what came before').waitFor({ state: 'attached' });
      await settled(page);
      const arrive = async (): Promise<void> => {
        await page.evaluate(() => (window as unknown as { arrive: () => void }).arrive());
        await page.getByText('Looking for what came before').waitFor({ state: 'detached' });
        await settled(page);
      };
      return { page, problems, arrive };
    }

    it.each([
      ['many replies', 40],
      ['none', 0],
    ])('holds the post that is read while what came before arrives above it (%s)', async (_, replies) => {
      for (const width of [1000, 480]) {
        const { page, problems, arrive } = await openConversation(replies, width);
        const before = await rowsInView(page);
        await arrive();
        const after = await rowsInView(page);
        const post = await page.evaluate(() => window.views.fakeRow(13, '2026-11-20T14:02:00.000Z').id);
        expect(before.map(({ key }) => key)).toContain(post);
        expect(moved(before, after)).toBeLessThanOrEqual(2);
        // What came before can be reached.
        await scrollBy(page, -100_000);
        await page.locator('article[aria-posinset="1"]').waitFor();
        expect(problems).toEqual([]);
        await page.context().close();
      }
    });

    it('holds the reply that is read, too', async () => {
      const { page, arrive } = await openConversation(40);
      await scrollBy(page, 1700);
      const before = await rowsInView(page);
      await arrive();
      expect(moved(before, await rowsInView(page))).toBeLessThanOrEqual(2);
      await page.context().close();
    });

    it('opens at the post, just below a glimpse of what came before', async () => {
      const { page } = await harness.open('?view=conversation');
      await page.evaluate(() => window.views.show());
      await page.getByRole('feed').waitFor();
      await settled(page);
      const rows = await rowsInView(page);
      const list = await page.locator('[role="feed"] >> xpath=../..').boundingBox();
      const post = await page.evaluate(() => window.views.fakeRow(13, '2026-11-20T14:02:00.000Z').id);
      expect((rows.find(({ key }) => key === post)?.top ?? 0) - (list?.y ?? 0)).toBeCloseTo(40, 0);
      await page.context().close();
    });

    it.each(['search', 'catch-up', 'conversation'])(
      'comes back to the same row at the same pixel: %s',
      async (view) => {
        const { page } = await harness.open(`?view=${view}`);
        await page.evaluate(() => {
          const { fake, fakeRow, show } = window.views;
          const { now } = fake.reading;
          const rows = Array.from({ length: 120 }, (_, index) => fakeRow(400 - index, now));
          fake.reading.search = { rows };
          fake.reading.conversation = { replies: rows.map((row) => ({ row, depth: 1, answers: null })) };
          fake.reading.catchUp = {
            groups: [...Array(6).keys()].map((index) => ({
              id: `group-${index}`,
              kind: 'author',
              author: { ...(rows[index]?.entry.post?.author ?? rows[0]?.entry.post?.author) } as never,
              rows: rows.slice(index * 20, index * 20 + 20),
              minutes: 3,
            })),
          };
          show();
        });
        await page.getByRole('feed').waitFor();
        await settled(page);
        await scrollBy(page, 4321);
        await scrollBy(page, 2345);
        const before = await rowsInView(page);
        await page.evaluate(() => window.views.hide());
        await page.evaluate(() => window.views.show());
        await page.getByRole('feed').waitFor();
        await settled(page);
        expect(moved(before, await rowsInView(page))).toBeLessThanOrEqual(2);
        await page.context().close();
      },
    );

    it('brings the next post into view by keyboard, and reads on within a long one', async () => {
      const { page } = await openConversation(40);
      for (let step = 0; step < 12; step += 1) {
        await page.keyboard.press('j');
        const focused = await page.evaluate(() => document.activeElement?.getBoundingClientRect().top ?? -1);
        expect(focused).toBeGreaterThanOrEqual(0);
        expect(focused).toBeLessThan(800);
      }
      const key = (): Promise<string | null> =>
        page.evaluate(() => document.activeElement?.closest('[data-key]')?.getAttribute('data-key') ?? null);
      const here = await key();
      for (let press = 0; press < 20 && (await key()) === here; press += 1) await page.keyboard.press('Space');
      expect(await key()).not.toBe(here);
      await page.context().close();
    });
  },
  60_000,
);
