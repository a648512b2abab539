/** What only a real browser can tell: that nothing moves under the reader. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Anchor } from '../../../electron/contract/views/timelines.ts';
import { findChromium } from '../../support/machine.ts';
import type { Harness } from '../../support/timeline-harness/main.tsx';
import { type HarnessBrowser, openHarness } from '../../support/timeline-harness/open-harness.ts';

declare global {
  interface Window {
    harness: Harness;
  }
}

const missing = findChromium() === null;

/** Keys and places of the rows that are at least partly in view. */
const rowsInView = (page: Page): Promise<{ key: string; top: number; height: number }[]> =>
  page.evaluate(() => {
    const feed = document.querySelector('[role="feed"]')?.parentElement?.parentElement;
    const view = feed?.getBoundingClientRect();
    if (!view) return [];
    return [...document.querySelectorAll('[data-key]')].flatMap((row) => {
      const { top, bottom, height } = row.getBoundingClientRect();
      const seen = bottom > view.top && top < view.bottom;
      return seen ? [{ key: row.getAttribute('data-key') ?? '', top: top - view.top, height }] : [];
    });
  });

const settled = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

async function scrollBy(page: Page, distance: number): Promise<void> {
  await page.mouse.move(500, 400);
  const step = Math.sign(distance) * 400;
  for (let left = Math.abs(distance); left > 0; left -= 400) {
    await page.mouse.wheel(0, Math.sign(step) * Math.min(400, left));
    await settled(page);
  }
  await page.waitForFunction(
    () => {
      const state = window as unknown as { lastTop?: number };
      const top = document.querySelector('[role="feed"]')?.getBoundingClientRect().top ?? 0;
      const same = state.lastTop === top;
      state.lastTop = top;
      return same;
    },
    null,
    { polling: 200 },
  );
}

/** How far the rows that are in view both before and after have moved, in CSS pixels. */
function moved(before: { key: string; top: number }[], after: { key: string; top: number }[]): number {
  const places = new Map(after.map(({ key, top }) => [key, top]));
  const shifts = before.flatMap(({ key, top }) => {
    const now = places.get(key);
    return now === undefined ? [] : [Math.abs(now - top)];
  });
  expect(shifts.length).toBeGreaterThan(0);
  return Math.max(...shifts);
}

const refreshWith = (page: Page, count: number): Promise<void> =>
  page.evaluate(async (posts) => {
    const { fake, accountId } = window.harness;
    fake.timeline(accountId).addAtService(posts);
    await fake.bridge.timeline.refresh({ accountId, timeline: { kind: 'home' } });
  }, count);

const savedAnchor = (page: Page): Promise<Anchor | null> =>
  page.evaluate(() => window.harness.fake.timeline(window.harness.accountId).anchor);

describe.skipIf(missing)(
  missing ? 'skipped: no browser on this machine' : 'a timeline in a browser',
  () => {
    let harness: HarnessBrowser;

    beforeAll(async () => {
      const opened = await openHarness();
      if (!opened) throw new Error('the browser was there a moment ago');
      harness = opened;
    }, 60_000);
    afterAll(() => harness?.close());

    async function open(query = '', options: Parameters<HarnessBrowser['open']>[1] = {}): Promise<Page> {
      const { page } = await harness.open(query, options);
      await page.getByRole('feed').waitFor();
      await settled(page);
      return page;
    }

    it('shows new posts only when asked, and moves nothing until then', async () => {
      const page = await open();
      await scrollBy(page, 3000);
      const before = await rowsInView(page);
      await refreshWith(page, 50);
      await page.getByRole('button', { name: 'Show 50 new posts' }).waitFor();
      expect(moved(before, await rowsInView(page))).toBe(0);
      await page.context().close();
    });

    it('shows every one of 95 new posts, in order, above what was there', async () => {
      const page = await open();
      const [oldTop] = await rowsInView(page);
      await refreshWith(page, 95);
      await page.getByRole('button', { name: 'Show 95 new posts' }).click();
      await page.getByRole('button', { name: 'Show 95 new posts' }).waitFor({ state: 'detached' });
      const focused = (): Promise<string> =>
        page.evaluate(() => document.activeElement?.closest('[data-key]')?.getAttribute('data-key') ?? '');
      const keys = [await focused()];
      for (let step = 0; step < 95; step += 1) {
        await page.keyboard.press('j');
        keys.push(await focused());
      }
      const expected = await page.evaluate(() =>
        window.harness.fake
          .timeline(window.harness.accountId)
          .rows.slice(0, 96)
          .map((row) => row.id),
      );
      expect(keys).toEqual(expected);
      expect(keys[95]).toBe(oldTop?.key);
      await page.context().close();
    });

    it('lets rows in above the reader without moving the row that is read', async () => {
      const page = await open();
      await scrollBy(page, 900);
      const before = await rowsInView(page);
      await refreshWith(page, 50);
      const pill = page.getByRole('button', { name: 'Show 50 new posts' });
      await pill.waitFor();
      // The way back after the jump leads to the same post at the same pixel, with 50 rows more above it.
      await pill.click();
      const back = page.getByRole('button', { name: 'Back to where you were' });
      await back.click();
      await settled(page);
      expect(moved(before, await rowsInView(page))).toBeLessThanOrEqual(2);
      await page.context().close();
    });

    it('lets Tab in at a row that can be seen, and out again', async () => {
      const page = await open();
      await scrollBy(page, 3000);
      const before = await rowsInView(page);
      await page.evaluate(() => {
        const start = document.createElement('button');
        document.body.prepend(start);
        start.focus();
      });
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() =>
        document.activeElement?.closest('[data-key]')?.getAttribute('data-key'),
      );
      expect(focused).toBe(before.find(({ top }) => top >= 0)?.key);
      await settled(page);
      expect(moved(before, await rowsInView(page))).toBe(0);
      await page.keyboard.press('Home');
      await page.getByRole('article').first().focus();
      await page.keyboard.press('Shift+Tab');
      expect(await page.evaluate(() => document.activeElement?.parentElement === document.body)).toBe(true);
      await page.context().close();
    });

    it('is the only thing that scrolls', async () => {
      const page = await open();
      await scrollBy(page, 3000);
      expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
      await page.context().close();
    });

    it('keeps its place while stored rows are added above it', async () => {
      const { page } = await harness.open('?wait');
      await page.evaluate(() => {
        const { fake, accountId } = window.harness;
        const timeline = fake.timeline(accountId);
        timeline.anchor = { postId: timeline.rows[120]?.id ?? '', offset: -37 };
        window.harness.show();
      });
      await page.getByRole('feed').waitFor();
      const anchor = await page.evaluate(() => window.harness.fake.timeline(window.harness.accountId).rows[120]?.id);
      await settled(page);
      const row = (await rowsInView(page)).find(({ key }) => key === anchor);
      expect(row?.top).toBeCloseTo(-37, 0);
      // Upwards by the wheel, past many pages: the rows pass by exactly as far as the wheel turned.
      for (let step = 0; step < 24; step += 1) {
        const before = await rowsInView(page);
        await scrollBy(page, -400);
        const after = await rowsInView(page);
        const shared = before.find(({ key }) => after.some((other) => other.key === key));
        const now = after.find(({ key }) => key === shared?.key);
        expect(Math.abs((now?.top ?? 0) - (shared?.top ?? 0) - 400)).toBeLessThanOrEqual(2);
      }
      expect(await page.evaluate(() => window.harness.fake.calls.some(({ name }) => name === 'timeline.rows'))).toBe(
        true,
      );
      await page.context().close();
    });

    it('gives pictures their space before they load, and when they fail', async () => {
      const page = await open();
      await page.locator('article img').first().waitFor();
      const heights = (): Promise<number[]> =>
        page.evaluate(() =>
          [...document.querySelectorAll('[data-key]')].map((row) => row.getBoundingClientRect().height),
        );
      const loaded = await heights();
      const inView = await rowsInView(page);
      await page.evaluate(() => {
        for (const image of document.querySelectorAll('article img')) image.removeAttribute('src');
      });
      await settled(page);
      expect(await heights()).toEqual(loaded);
      await page.evaluate(() => {
        for (const image of document.querySelectorAll('article img')) image.dispatchEvent(new Event('error'));
      });
      await page.getByText('This picture could not be loaded.').first().waitFor({ state: 'attached' });
      expect(await heights()).toEqual(loaded);
      expect(moved(inView, await rowsInView(page))).toBe(0);
      await page.context().close();
    });

    it('comes back to the same post at the same pixel', async () => {
      const page = await open();
      await scrollBy(page, 5230);
      const before = await rowsInView(page);
      await page.evaluate(() => window.harness.hide());
      await refreshWith(page, 30);
      await page.evaluate(() => window.harness.show());
      await page.getByRole('feed').waitFor();
      await settled(page);
      expect(moved(before, await rowsInView(page))).toBeLessThanOrEqual(2);
      await page.context().close();
    });

    it('keeps the place of a reader who rests', async () => {
      const page = await open();
      await scrollBy(page, 2000);
      const below = (await rowsInView(page)).filter(({ top }) => top >= 0);
      const anchor = below.find(({ top, height }) => top + height <= 800) ?? below[0];
      await expect.poll(() => savedAnchor(page)).toEqual({ postId: anchor?.key, offset: anchor?.top });
      await page.context().close();
    });

    /** The post that is read: the first whole one, else the first that begins in view. */
    const readRow = (rows: { key: string; top: number; height: number }[]) => {
      const whole = rows.find(({ top, height }) => top >= 0 && top + height <= 800);
      return [whole ?? rows.find(({ top }) => top >= 0) ?? rows[0]].flatMap((row) => row ?? []);
    };

    it('keeps the post that is read in its place when the window changes its width', async () => {
      const page = await open();
      await scrollBy(page, 4000);
      const before = readRow(await rowsInView(page));
      for (const width of [500, 700, 1600, 480, 1000]) {
        await page.setViewportSize({ width, height: 800 });
        await settled(page);
        expect(moved(before, await rowsInView(page))).toBeLessThanOrEqual(2);
      }
      await page.context().close();
    });

    it('keeps it in its place when the size of text changes', async () => {
      const page = await open();
      await scrollBy(page, 4000);
      const before = readRow(await rowsInView(page));
      for (const percent of [150, 200, 80, 100]) {
        await page.evaluate((size) => {
          document.documentElement.style.fontSize = `${size}%`;
        }, percent);
        await settled(page);
        expect(moved(before, await rowsInView(page))).toBeLessThanOrEqual(2);
      }
      await page.context().close();
    });

    it.each([
      [480, 200],
      [340, 100],
    ])('names the authors in a view of %i pixels with text of %i percent', async (width, percent) => {
      const page = await open('', { width });
      await page.evaluate((size) => {
        document.documentElement.style.fontSize = `${size}%`;
      }, percent);
      await settled(page);
      const bylines = await page.evaluate(() =>
        [...document.querySelectorAll('article')].flatMap((article) => {
          const name = article.querySelector('bdi');
          const handle = name?.parentElement?.lastElementChild;
          if (!name || !handle) return [];
          return { whole: name.scrollWidth, shown: name.clientWidth, cut: handle.scrollWidth - handle.clientWidth };
        }),
      );
      expect(bylines.length).toBeGreaterThan(0);
      for (const { whole, shown, cut } of bylines) {
        expect(shown).toBeGreaterThanOrEqual(Math.min(whole, 80));
        // The longest handle of X has its room, unless the text is very large.
        if (percent === 100) expect(cut).toBe(0);
      }
      await page.context().close();
    });

    it('keeps it in its place when posts are deleted, replaced by notes, and hidden by a filter', async () => {
      const page = await open();
      await scrollBy(page, 1500);
      const before = readRow(await rowsInView(page));
      await page.evaluate((key) => {
        const { fake, accountId } = window.harness;
        const timeline = fake.timeline(accountId);
        const at = timeline.rows.findIndex((row) => row.id === key);
        for (const index of [at - 1, at + 1, at + 3]) timeline.replace(index, { post: null, unavailable: 'deleted' });
        for (const index of [at - 2, at + 2]) {
          timeline.hide(index, { filterId: 'f', rule: { kind: 'word', word: 'x' }, until: null, where: 'post' });
        }
        timeline.rows.splice(0, 1);
        fake.changeStatus(accountId, { kind: 'home' }, {});
      }, before[0]?.key);
      await page.getByText('Hidden: the word').first().waitFor({ state: 'attached' });
      await settled(page);
      expect(moved(before, await rowsInView(page))).toBeLessThanOrEqual(2);
      await page.context().close();
    });

    it('keeps the focused post in its place when a filter folds those above it', async () => {
      const page = await open();
      for (let step = 0; step < 6; step += 1) await page.keyboard.press('j');
      await settled(page);
      const focused = await page.evaluate(() =>
        document.activeElement?.closest('[data-key]')?.getAttribute('data-key'),
      );
      const before = (await rowsInView(page)).filter(({ key }) => key === focused);
      // The reader brings it down, so that others stand whole above it.
      await scrollBy(page, (before[0]?.top ?? 0) - 500);
      const inView = await rowsInView(page);
      const kept = inView.filter(({ key }) => key === focused);
      expect(kept).toHaveLength(1);
      await page.evaluate((key) => {
        const { fake, accountId } = window.harness;
        const timeline = fake.timeline(accountId);
        const at = timeline.rows.findIndex((row) => row.id === key);
        for (const index of [at - 1, at - 2]) {
          timeline.hide(index, { filterId: 'f', rule: { kind: 'word', word: 'x' }, until: null, where: 'post' });
        }
        fake.changeStatus(accountId, { kind: 'home' }, {});
      }, focused);
      await page.getByText('Hidden: the word').first().waitFor({ state: 'attached' });
      await settled(page);
      expect(moved(kept, await rowsInView(page))).toBeLessThanOrEqual(2);
      await page.context().close();
    });

    it('keeps it where it was when a row above it in view is opened', async () => {
      const page = await open();
      await page.evaluate(() => {
        const { fake, accountId } = window.harness;
        const hidden = { filterId: 'f', rule: { kind: 'word', word: 'x' }, until: null, where: 'post' } as const;
        for (const index of [3, 4, 5, 6]) fake.timeline(accountId).hide(index, hidden);
        fake.changeStatus(accountId, { kind: 'home' }, {});
      });
      await page.getByText('Hidden: the word').first().waitFor({ state: 'attached' });
      await scrollBy(page, 1200);
      const button = page.getByRole('button', { name: /^Show the post hidden by/ }).first();
      await button.scrollIntoViewIfNeeded();
      await settled(page);
      const rows = await rowsInView(page);
      const box = await button.boundingBox();
      const pressed = rows.filter(({ top, height }) => box !== null && top <= box.y && top + height >= box.y);
      await button.click();
      await settled(page);
      expect(moved(pressed, await rowsInView(page))).toBeLessThanOrEqual(2);
      await page.context().close();
    });

    it('stays where it was scrolled to by who presses a button in the same moment', async () => {
      const page = await open();
      await scrollBy(page, 3000);
      const [scrolledTo, after] = await page.evaluate(async () => {
        const scroller = document.querySelector('[role="feed"]')?.parentElement?.parentElement;
        if (!scroller) throw new Error('there is no list');
        const view = scroller.getBoundingClientRect();
        const frames = async (): Promise<void> => {
          for (let turn = 0; turn < 4; turn += 1) await new Promise((done) => requestAnimationFrame(done));
        };
        const inView = [...document.querySelectorAll('[data-key]')].filter(
          (each) => each.getBoundingClientRect().top > view.top && each.querySelector('button') !== null,
        );
        const row = inView[0];
        const button = row?.querySelector('button');
        if (!row || !button) throw new Error('there is no button in the view');
        // The end of the post can be seen, its button cannot.
        const { bottom } = row.getBoundingClientRect();
        scroller.scrollTop += bottom - view.top - 30;
        await frames();
        if (button.getBoundingClientRect().bottom > view.top) throw new Error('the button is in the view');
        // As screen readers do.
        button.scrollIntoView({ block: 'center' });
        const top = scroller.scrollTop;
        button.click();
        await frames();
        const place = button.getBoundingClientRect();
        const seen = place.top >= view.top && place.bottom <= view.bottom;
        return [top, { top: scroller.scrollTop, seen }] as const;
      });
      expect(after.seen).toBe(true);
      expect(Math.abs(after.top - scrolledTo)).toBeLessThanOrEqual(2);
      await page.context().close();
    });

    it('offers the way back until it is used, or the reader has gone on for a while', async () => {
      const page = await open();
      const back = page.getByRole('button', { name: 'Back to where you were' });
      await scrollBy(page, 3000);
      await page.keyboard.press('Home');
      await back.click();
      await back.waitFor({ state: 'detached' });
      await page.keyboard.press('Home');
      await back.waitFor();
      for (let step = 0; step < 12; step += 1) await scrollBy(page, step % 2 === 0 ? 400 : -400);
      await back.waitFor({ state: 'detached' });
      await page.context().close();
    });

    it('takes a focus in the rows along to the top, and back', async () => {
      const page = await open();
      const focusedRow = (): Promise<string | null | undefined> =>
        page.evaluate(() => document.activeElement?.closest('[data-key]')?.getAttribute('data-key'));
      await scrollBy(page, 3000);
      await page.keyboard.press('j');
      const read = await focusedRow();
      const before = await rowsInView(page);
      await page.keyboard.press('Home');
      await settled(page);
      const [newest] = await rowsInView(page);
      expect(await focusedRow()).toBe(newest?.key);
      expect(newest?.key).not.toBe(read);
      await page.getByRole('button', { name: 'Back to where you were' }).focus();
      await page.keyboard.press('Enter');
      await settled(page);
      expect(await focusedRow()).toBe(read);
      expect(moved(before, await rowsInView(page))).toBeLessThanOrEqual(2);
      await page.context().close();
    });

    it('goes on within a long post by space, then to the next one', async () => {
      const page = await open('', { height: 500 });
      await page.keyboard.press('j');
      const focusedTop = (): Promise<{ key: string; top: number; bottom: number }> =>
        page.evaluate(() => {
          const row = document.activeElement?.closest('[data-key]');
          const { top, bottom } = row?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
          return { key: row?.getAttribute('data-key') ?? '', top, bottom };
        });
      const seen: string[] = [];
      for (let step = 0; step < 30; step += 1) {
        const before = await focusedTop();
        await page.keyboard.press('Space');
        await settled(page);
        const after = await focusedTop();
        // Never on to the next post before the end of this one was in view.
        if (after.key !== before.key) expect(before.bottom).toBeLessThanOrEqual(501);
        if (!seen.includes(after.key)) seen.push(after.key);
      }
      expect(seen.length).toBeGreaterThan(8);
      await page.keyboard.press('Shift+Space');
      await page.context().close();
    });

    it('fills a gap without moving the posts beside the end that is read from', async () => {
      for (const end of ['top', 'bottom']) {
        const page = await open();
        for (let step = 0; step < 25; step += 1) await page.keyboard.press('j');
        await page.getByRole('article', { name: 'Missing posts' }).waitFor();
        await settled(page);
        const before = await rowsInView(page);
        const gap = before.findIndex(({ key }) => key.startsWith('gap'));
        const beside = before[end === 'top' ? gap - 1 : gap + 1];
        await page.getByRole('button', { name: `Load missing posts from the ${end}` }).click();
        await page.getByRole('article', { name: 'Missing posts' }).waitFor({ state: 'detached' });
        await settled(page);
        if (beside) expect(moved([beside], await rowsInView(page))).toBeLessThanOrEqual(2);
        await page.context().close();
      }
    });

    it('keeps the focused post in the page, however far the reader scrolls', async () => {
      const page = await open();
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      const focused = (): Promise<string | null> =>
        page.evaluate(() => document.activeElement?.closest('[data-key]')?.getAttribute('data-key') ?? null);
      const key = await focused();
      await scrollBy(page, 8000);
      expect(await focused()).toBe(key);
      await scrollBy(page, -8000);
      expect(await focused()).toBe(key);
      await page.context().close();
    });

    it('shows rows everywhere while the wheel turns, to the very end', async () => {
      const page = await open();
      await page.mouse.move(500, 400);
      for (let step = 0; step < 80; step += 1) {
        await page.mouse.wheel(0, 700);
        await settled(page);
        const blank = await page.evaluate(() =>
          document.elementsFromPoint(500, 300).every((element) => element.closest('[data-key], button') === null),
        );
        const atEnd = await page.getByRole('button', { name: 'Load older posts' }).count();
        expect(blank && atEnd === 0).toBe(false);
      }
      await page.getByRole('button', { name: 'Load older posts' }).waitFor();
      await page.context().close();
    });

    it('shows rows in every frame while keys and wheel go through many of 20,000 posts, and keeps few of them', async () => {
      const page = await open('?entries=20000');
      await page.evaluate(() => {
        const watch = window as unknown as { blank: number; frames: number };
        watch.blank = 0;
        watch.frames = 0;
        const look = (): void => {
          watch.frames += 1;
          const seen = document.elementsFromPoint(500, 400).some((element) => element.closest('[data-key]'));
          if (!seen) watch.blank += 1;
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
      await page.mouse.move(500, 400);
      for (let step = 0; step < 60; step += 1) {
        await page.mouse.wheel(0, 3000);
        await settled(page);
        if (step % 6 === 5) for (let key = 0; key < 10; key += 1) await page.keyboard.press('j');
      }
      const { blank, frames } = await page.evaluate(() => {
        const watched = window as unknown as { blank: number; frames: number };
        return { blank: watched.blank, frames: watched.frames };
      });
      expect(frames).toBeGreaterThan(100);
      expect(blank).toBe(0);
      expect(await page.locator('[data-key]').count()).toBeLessThan(60);
      await page.context().close();
    }, 120_000);

    it.each(['light', 'dark'])(
      'has no findings of axe (%s)',
      async (theme) => {
        const page = await open(`?theme=${theme}`);
        for (let screen = 0; screen < 4; screen += 1) {
          // The heading of the window belongs to the frame around the timeline.
          const { violations } = await new AxeBuilder({ page })
            .setLegacyMode(true)
            .disableRules('page-has-heading-one')
            .analyze();
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
          await scrollBy(page, 1600);
        }
        await page.context().close();
      },
      30_000,
    );
  },
  60_000,
);
