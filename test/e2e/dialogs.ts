/** The settings and other dialogs: opening, choosing, closing. */
import { expect, type Locator, type Page } from '@playwright/test';

export async function openSettings(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await expect(settings).toBeVisible();
  // It scrolls inside. What is around it does not: a second scroll bar would move the dialog itself.
  const around = settings.locator('xpath=../..');
  expect(await around.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBe(0);
  return settings;
}

/** By its button, wherever the focus is. */
export async function closeDialog(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toHaveCount(0);
}

/** Chooses one of several, by its words as a hand does, and waits until it is chosen. */
export async function choose(place: Locator, name: string | RegExp): Promise<void> {
  const radio = place.page().getByRole('radio', { name, exact: typeof name === 'string' });
  const choice = place.locator('label').filter({ has: radio });
  await choice.click();
  await expect(choice.getByRole('radio')).toBeChecked();
}
