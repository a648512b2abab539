/** axe on what is on show, in both themes. The page is the same in every shell: one of them looks at every screen. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

/** What the theme can change; the other rules look at the same page in both. */
const aboutColours = ['color-contrast', 'link-in-text-block'];

/** Until nothing glides or fades any more: colours on the way are nobody's. */
async function restingStill(page: Page): Promise<void> {
  // Looked at in each frame: a movement that begins anew tells nobody when it ends.
  await page.waitForFunction(
    () =>
      document
        .getAnimations()
        .every(
          ({ playState, effect }) =>
            playState !== 'running' || effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
        ),
    undefined,
    { polling: 'raf' },
  );
}

/**
 * Looks in the Chromium shell only; `screens.spec.ts` looks at the main screens in the others.
 * @param screen what the view or dialog is called in a failure
 */
export async function expectAxeClean(page: Page, screen: string): Promise<void> {
  if (test.info().project.name === 'chromium') await expectAxeCleanInAnyShell(page, screen);
}

/** Ends in the light theme. */
export async function expectAxeCleanInAnyShell(page: Page, screen: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await expectNoFindings(page, theme, screen);
  }
}

/** @param page one that follows the theme of the system by itself */
export async function expectAxeCleanInBrowser(page: Page, screen: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await expectNoFindings(page, theme, screen);
  }
}

async function expectNoFindings(page: Page, theme: 'dark' | 'light', screen: string): Promise<void> {
  await restingStill(page);
  // axe opens no page of its own here: Electron refuses new ones.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (theme === 'dark' ? axe.withRules(aboutColours) : axe).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`);
  expect(found, `axe on ${screen} in the ${theme} theme`).toEqual([]);
}
