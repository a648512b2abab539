import { expect, test } from './app-fixture.ts';
import { expectAxeCleanInAnyShell, expectAxeCleanInBrowser } from './axe.ts';

test('every screen passes axe, in the dark and in the light theme', async ({ person, service }) => {
  const username = service.accounts[0]?.username ?? '';
  const expectClean = (screen: string): Promise<void> => expectAxeCleanInAnyShell(person.page, screen);
  await person.startPinion();
  const { page } = person;
  await expect(page.getByRole('heading', { name: 'Welcome to Pinion' })).toBeVisible();
  await expectClean('first run');

  await page.getByRole('button', { name: 'Sign in with a PIN' }).click();
  await expect(page.getByRole('heading', { name: 'How should Pinion protect your sign-ins?' })).toBeVisible();
  await expectClean('protection');
  await person.chooseProtection();
  await expect(page.getByRole('textbox', { name: 'API key', exact: true })).toBeVisible();
  await expectClean('keys');
  await page.getByText('How do I get these?').click();
  await expectClean('guide');
  await person.enterKeys(service.apiKey, 'x'.repeat(50));
  await expect(page.getByText('X did not accept the API key and secret.')).toBeVisible();
  await expectClean('wrong keys');
  await page.getByRole('button', { name: 'Check the API key' }).click();
  await person.enterKeys();
  await expect(person.pinBox).toBeVisible();
  await expectClean('PIN');
  const tab = await person.openInBrowser(await person.nextAddress());
  await expectAxeCleanInBrowser(tab, 'authorize page in the browser');
  await tab.getByRole('radio', { name: new RegExp(`@${username}\\b`) }).check();
  await tab.getByRole('button', { name: 'Authorize app' }).click();
  await expect(tab.getByTestId('pin')).toBeVisible();
  await expectAxeCleanInBrowser(tab, 'PIN page in the browser');
  await person.enterPin((await tab.getByTestId('pin').textContent()) ?? '');
  await person.expectHomeOf(username);
  await expectClean('home timeline');
  await expect(async () => {
    // A hint follows a pointer that moves; one that rests there already shows nothing.
    await page.mouse.move(2, 2);
    await page.getByRole('button', { name: 'Refresh' }).first().hover();
    await expect(page.getByRole('tooltip')).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expectClean('home timeline with a hint');
  await page.getByRole('button', { name: `Options for @${username}` }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Remove account' })).toBeInViewport({ ratio: 1 });
  await expectClean('home timeline with a menu');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);

  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectClean('settings');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectClean('shortcuts');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await service.control({ command: 'plan', refused: ['home'] });
  await page.getByRole('button', { name: 'Refresh' }).first().click();
  await expect(
    page.getByText('The plan of the X app behind this API key does not include this.').first(),
  ).toBeVisible();
  await expectClean('home timeline with an error');
  await person.quitPinion();
  await person.startPinion();
  await expect(person.page.getByRole('heading', { name: 'Unlock Pinion' })).toBeVisible();
  await expectClean('unlock');
});
