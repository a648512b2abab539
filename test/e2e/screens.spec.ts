import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './app-fixture.ts';
import { restingStill } from './axe.ts';
import type { Person } from './person.ts';

const expectNoAxeFindings = (person: Person, screen: string): Promise<void> => expectAxeClean(person.page, screen);

/** axe opens no page of its own here: Electron refuses new ones. */
async function expectAxeClean(page: Page, screen: string): Promise<void> {
  await restingStill(page);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect(found, `axe on ${screen}`).toEqual([]);
}

for (const theme of ['light', 'dark'] as const) {
  test(`every screen passes axe in the ${theme} theme`, async ({ person, service }) => {
    const username = service.accounts[0]?.username ?? '';
    await person.startPinion();
    const { page } = person;
    await page.emulateMedia({ colorScheme: theme });
    await expect(page.getByRole('heading', { name: 'Welcome to Pinion' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await expectNoAxeFindings(person, 'first run');

    await page.getByRole('button', { name: 'Sign in with a PIN' }).click();
    if (!person.hasKeychain) {
      await expect(page.getByRole('heading', { name: 'How should Pinion protect your sign-ins?' })).toBeVisible();
      await expectNoAxeFindings(person, 'protection');
    }
    await person.chooseProtection();
    await expect(page.getByRole('textbox', { name: 'API key', exact: true })).toBeVisible();
    await expectNoAxeFindings(person, 'keys');
    await page.getByText('How do I get these?').click();
    await expectNoAxeFindings(person, 'guide');
    await person.enterKeys(service.apiKey, 'x'.repeat(50));
    await expect(page.getByText('X did not accept the API key and secret.')).toBeVisible();
    await expectNoAxeFindings(person, 'wrong keys');
    await page.getByRole('button', { name: 'Check the API key' }).click();
    await person.enterKeys();
    await expect(person.pinBox).toBeVisible();
    await expectNoAxeFindings(person, 'PIN');
    const tab = await person.openInBrowser(await person.nextAddress());
    await tab.emulateMedia({ colorScheme: theme });
    await expectAxeClean(tab, 'authorize page in the browser');
    await tab.getByRole('radio', { name: new RegExp(`@${username}\\b`) }).check();
    await tab.getByRole('button', { name: 'Authorize app' }).click();
    await expect(tab.getByTestId('pin')).toBeVisible();
    await expectAxeClean(tab, 'PIN page in the browser');
    await person.enterPin((await tab.getByTestId('pin').textContent()) ?? '');
    await person.expectHomeOf(username);
    await expectNoAxeFindings(person, 'home timeline');
    await expect(async () => {
      // A hint follows a pointer that moves; one that rests there already shows nothing.
      await page.mouse.move(2, 2);
      await page.getByRole('button', { name: 'Refresh' }).first().hover();
      await expect(page.getByRole('tooltip')).toBeVisible({ timeout: 2000 });
    }).toPass();
    await expectNoAxeFindings(person, 'home timeline with a hint');
    await page.getByRole('button', { name: `Options for @${username}` }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expect(page.getByRole('menuitem', { name: 'Remove account' })).toBeInViewport({ ratio: 1 });
    await expectNoAxeFindings(person, 'home timeline with a menu');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Settings' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoAxeFindings(person, 'settings');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoAxeFindings(person, 'shortcuts');
    await page.keyboard.press('Escape');

    await service.control({ command: 'plan', refused: ['home'] });
    await page.getByRole('button', { name: 'Refresh' }).first().click();
    await expect(
      page.getByText('The plan of the X app behind this API key does not include this.').first(),
    ).toBeVisible();
    await expectNoAxeFindings(person, 'home timeline with an error');
    if (!person.hasKeychain) {
      await person.quitPinion();
      await person.startPinion();
      await person.page.emulateMedia({ colorScheme: theme });
      await expect(person.page.getByRole('heading', { name: 'Unlock Pinion' })).toBeVisible();
      await expectNoAxeFindings(person, 'unlock');
    }
  });
}
