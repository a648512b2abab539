/** What of the window can be read and pressed where there is little room: in a real browser, because jsdom has no layout. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../support/machine.ts';
import { type HarnessBrowser, openHarness } from '../../support/timeline-harness/open-harness.ts';

/** How many pixels of the height of an element can be seen. */
const heightSeen = (element: Locator): Promise<number> =>
  element.evaluate((node) => {
    let { top, bottom } = node.getBoundingClientRect();
    for (let around = node.parentElement; around; around = around.parentElement) {
      if (getComputedStyle(around).overflowY === 'visible') continue;
      const box = around.getBoundingClientRect();
      top = Math.max(top, box.top);
      bottom = Math.min(bottom, box.bottom);
    }
    return Math.max(0, bottom - top);
  });

const heightOf = async (element: Locator): Promise<number> => (await element.boundingBox())?.height ?? 0;

/** With text of twice the size, in a narrow window and in a low one. */
const small = [
  { width: 480, height: 800 },
  { width: 1100, height: 760 },
] as const;

describe.skipIf(findChromium() === null)(
  'a window with little room',
  () => {
    let harness: HarnessBrowser;
    beforeAll(async () => {
      const opened = await openHarness(new URL('../../support/page-harness/vite.config.ts', import.meta.url));
      if (!opened) throw new Error('the browser that was found did not open');
      harness = opened;
    });
    afterAll(() => harness?.close());

    async function open(scene: string, size: { width: number; height: number }): Promise<Page> {
      const { page } = await harness.open(`?scene=${scene}`, size);
      await page.locator('h1').first().waitFor();
      return page;
    }

    it.each(small)('shows the search box whole while a note stands above it, at $width', async (size) => {
      const page = await open('refusals-large', size);
      await page.getByRole('button', { name: 'Search', exact: true }).click();
      const box = page.getByLabel('Search what you have read');
      await box.waitFor();
      expect(await heightSeen(box)).toBeGreaterThanOrEqual((await heightOf(box)) - 1);
      const understood = page.getByRole('button', { name: 'Understood' });
      await understood.scrollIntoViewIfNeeded();
      expect(await heightSeen(understood)).toBeGreaterThanOrEqual((await heightOf(understood)) - 1);
    });

    it.each(small)('gives an error below the posts room to be read, at $width', async (size) => {
      const page = await open('arrival-large', size);
      const said = page.getByRole('alert').getByRole('paragraph').first();
      await said.scrollIntoViewIfNeeded();
      expect(await heightSeen(said)).toBeGreaterThanOrEqual((await heightOf(said)) - 1);
      const retry = page.getByRole('button', { name: 'Try again' });
      await retry.scrollIntoViewIfNeeded();
      expect(await heightSeen(retry)).toBeGreaterThanOrEqual((await heightOf(retry)) - 1);
    });

    it('gives the title of a narrow column its room', async () => {
      for (const width of [480, 1100]) {
        const page = await open('columns-title', { width, height: 800 });
        await page.getByRole('button', { name: 'Options for Home' }).click();
        await page.getByRole('menuitem', { name: 'Catch up on this timeline' }).click();
        const title = page.getByRole('heading', { name: 'While you were away' });
        await title.waitFor();
        expect(await title.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(
          0,
        );
      }
    });
  },
  120_000,
);
