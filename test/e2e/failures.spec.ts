import { expect, test } from './app-fixture.ts';

/** Every branch of signing in that can go wrong shows its sentence and goes on without a restart. */
test.describe('signing in when something goes wrong', () => {
  test('a wrong, a used and an expired PIN each say so and bring a new page, until a PIN works', async ({
    person,
    service,
  }) => {
    const [first, second] = service.accounts.map(({ username }) => username) as [string, string];
    await person.startPinion();
    await person.goToPinScreen();
    const { page } = person;

    await test.step('wrong', async () => {
      const right = await person.authorize(first);
      await person.enterPin(right === '1234567' ? '7654321' : '1234567');
      await expect(page.getByText('X did not accept this PIN.')).toBeVisible();
    });

    await test.step('used', async () => {
      const pin = await person.authorize(first);
      // Somebody else is faster: the same request token and PIN are exchanged before Pinion does it.
      await service.control({ command: 'spendPin', pin });
      await person.enterPin(pin);
      await expect(page.getByText('This PIN has already been used.')).toBeVisible();
    });

    await test.step('expired', async () => {
      const pin = await person.authorize(first);
      await service.control({ command: 'expirePins' });
      await person.enterPin(pin);
      await expect(page.getByText('This sign-in has expired.')).toBeVisible();
    });

    await person.enterPin(await person.authorize(second));
    await person.expectHomeOf(second);
  });

  test('cancelled in the browser: the sentence, and a fresh start', async ({ person, service }) => {
    const username = service.accounts[0]?.username ?? '';
    await person.startPinion();
    await person.goToPinScreen();
    const tab = await person.openInBrowser(await person.nextAddress());
    await tab.getByRole('button', { name: 'Cancel' }).click();
    await person.enterPin('1234567');
    await expect(person.page.getByText('X says that access was cancelled on its page.')).toBeVisible();
    await person.page.getByRole('button', { name: 'Start again' }).click();
    await expect(person.pinBox).toBeVisible();
    await person.enterPin(await person.authorize(username));
    await person.expectHomeOf(username);
  });

  test('cancelled in Pinion: back to where it began', async ({ person }) => {
    await person.startPinion();
    await person.goToPinScreen();
    await person.page.getByRole('button', { name: 'Cancel' }).click();
    await expect(person.pinBox).toHaveCount(0);
    await expect(person.page.getByRole('heading', { level: 1 })).toBeVisible();
  });

  test('wrong keys say so in whatever form X refuses them, keep what was typed, and the right ones work', async ({
    person,
    service,
  }) => {
    const username = service.accounts[0]?.username ?? '';
    const wrong = service.apiKeySecret.split('').reverse().join('');
    await person.startPinion();
    const { page } = person;
    await page.getByRole('button', { name: 'Sign in with a PIN' }).click();
    await person.chooseProtection();
    for (const format of ['xml', 'plain', 'json', 'auto'] as const) {
      await test.step(`a refusal as ${format}`, async () => {
        await service.control({ command: 'format', format });
        await person.enterKeys(service.apiKey, wrong);
        await expect(page.getByText('X did not accept the API key and secret.')).toBeVisible();
        await page.getByRole('button', { name: 'Check the API key' }).click();
        await expect(page.getByRole('textbox', { name: 'API key', exact: true })).toHaveValue(service.apiKey);
      });
    }
    await person.enterKeys();
    await person.enterPin(await person.authorize(username));
    await person.expectHomeOf(username);
  });

  test('what comes in place of X’s answer is understood as such, and trying again works when it is over', async ({
    person,
    service,
  }) => {
    const username = service.accounts[0]?.username ?? '';
    await person.startPinion();
    const { page } = person;
    const again = page.getByRole('button', { name: /Try again|Start again/ }).first();

    await test.step('the service is down', async () => {
      await service.control({ command: 'down', down: true });
      await page.getByRole('button', { name: 'Sign in with a PIN' }).click();
      await person.chooseProtection();
      await person.enterKeys();
      await expect(page.getByText('X is having trouble right now.')).toBeVisible();
    });

    for (const [kind, contentType, body] of [
      ['a login page of the network', 'text/html', '<!doctype html><title>Welcome to our Wi-Fi</title><form></form>'],
      ['an empty answer', 'text/plain', ''],
      ['a truncated answer', 'application/json', '{"errors":[{"co'],
    ] as const) {
      await test.step(kind, async () => {
        // Down in between, whose sentence is another one.
        await service.control({ command: 'down', down: false });
        await service.control({
          command: 'fault',
          path: '/oauth/request_token',
          status: 200,
          contentType,
          body,
          times: 1,
        });
        await again.click();
        await expect(page.getByText('The answer was not one that X would send.')).toBeVisible();
        await service.control({ command: 'down', down: true });
        await again.click();
        await expect(page.getByText('X is having trouble right now.')).toBeVisible();
      });
    }

    await service.control({ command: 'down', down: false });
    await again.click();
    await expect(person.pinBox).toBeVisible();
    await person.enterPin(await person.authorize(username));
    await person.expectHomeOf(username);
  });

  test('a clock that is 20 minutes off is corrected and said', async ({ person, service }) => {
    const username = service.accounts[0]?.username ?? '';
    await service.control({ command: 'clock', offsetSeconds: 20 * 60 });
    await person.startPinion();
    await person.goToPinScreen();
    await expect(person.page.getByText(/The clock of this computer is wrong by 20 min/)).toBeVisible();
    await person.enterPin(await person.authorize(username));
    await person.expectHomeOf(username);
  });

  test('Pinion is closed in the middle of a sign-in and goes on afterwards', async ({ person, service }) => {
    const username = service.accounts[0]?.username ?? '';
    await person.startPinion();
    await person.goToPinScreen();
    const pin = await person.authorize(username);
    await person.restartPinion();
    await expect(person.pinBox).toBeVisible();
    await person.enterPin(pin);
    await person.expectHomeOf(username);
  });

  test('revoked at X: the posts stay, the sentence shows, signing in again repairs it', async ({ person, service }) => {
    const account = service.accounts[0];
    if (!account) throw new Error('the service has no accounts');
    await person.startSignedIn([account.username]);
    await service.control({ command: 'revoke', userId: account.userId });
    await person.page.getByRole('button', { name: 'Refresh' }).first().click();
    await expect(person.page.getByText('X no longer accepts this sign-in.').first()).toBeVisible();
    await expect(person.feedOf(account.username).getByRole('article').first()).toBeVisible();
    await person.page.getByRole('button', { name: 'Sign in again' }).first().click();
    await person.enterPin(await person.authorize(account.username));
    await person.expectHomeOf(account.username);
    await expect(person.page.getByText('X no longer accepts this sign-in.')).toHaveCount(0);
  });
});
