/** axe on what is on show, in both themes. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What the theme can change; the other rules look at the same page in both. */
const aboutColours = ['color-contrast', 'link-in-text-block'];

/** Until nothing glides or fades any more: colours on the way are nobody's. */
export async function restingStill(page: Page): Promise<void> {
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
 * Ends in the light theme.
 * @param screen what the view or dialog is called in a failure
 */
export async function expectAxeClean(page: Page, screen: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await restingStill(page);
    // axe opens no page of its own here: Electron refuses new ones.
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = await (theme === 'dark' ? axe.withRules(aboutColours) : axe).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`);
    expect(found, `axe on ${screen} in the ${theme} theme`).toEqual([]);
  }
}
