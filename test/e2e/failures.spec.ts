import { expect, test } from './app-fixture.ts';

/** Every branch of signing in that can go wrong shows its sentence and goes on without a restart. */
test.describe('signing in when something goes wrong', () => {
  test('a wrong PIN brings a new page, and the new PIN works', async ({ person, service }) => {
    const username = service.accounts[0]?.username ?? '';
    await person.startPinion();
    await person.goToPinScreen();
    const right = await person.authorizeInBrowser(username);
    await person.enterPin(right === '1234567' ? '7654321' : '1234567');
    await expect(person.page.getByText('X did not accept this PIN.')).toBeVisible();
    await person.enterPin(await person.authorizeInBrowser(username));
    await person.expectHomeOf(username);
  });

  test('a used PIN says so, and the next one works', async ({ person, service }) => {
    const [first, second] = service.accounts.map(({ username }) => username) as [string, string];
    await person.startPinion();
    await person.goToPinScreen();
    const address = await person.nextAddress();
    const pin = await person.authorizeInBrowser(first, address);
    // Somebody else is faster: the same request token and PIN are exchanged before Pinion does it.
    await service.control({ command: 'spendPin', pin });
    await person.enterPin(pin);
    await expect(person.page.getByText('This PIN has already been used.')).toBeVisible();
    await person.enterPin(await person.authorizeInBrowser(second));
    await person.expectHomeOf(second);
  });

  test('an expired PIN says so, and the next one works', async ({ person, service }) => {
    const username = service.accounts[0]?.username ?? '';
    await person.startPinion();
    await person.goToPinScreen();
    const pin = await person.authorizeInBrowser(username);
    await service.control({ command: 'expirePins' });
    await person.enterPin(pin);
    await expect(person.page.getByText('This sign-in has expired.')).toBeVisible();
    await person.enterPin(await person.authorizeInBrowser(username));
    await person.expectHomeOf(username);
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
    await person.enterPin(await person.authorizeInBrowser(username));
    await person.expectHomeOf(username);
  });

  test('cancelled in Pinion: back to where it began', async ({ person }) => {
    await person.startPinion();
    await person.goToPinScreen();
    await person.page.getByRole('button', { name: 'Cancel' }).click();
    await expect(person.pinBox).toHaveCount(0);
    await expect(person.page.getByRole('heading', { level: 1 })).toBeVisible();
  });

  test('wrong keys say so, keep what was typed, and the right ones work', async ({ person, service }) => {
    const username = service.accounts[0]?.username ?? '';
    await person.startPinion();
    await person.page.getByRole('button', { name: 'Sign in with a PIN' }).click();
    await person.chooseProtection();
    await person.enterKeys(service.apiKey, service.apiKeySecret.split('').reverse().join(''));
    await expect(person.page.getByText('X did not accept the API key and secret.')).toBeVisible();
    await person.page.getByRole('button', { name: 'Check the API key' }).click();
    await expect(person.page.getByRole('textbox', { name: 'API key', exact: true })).toHaveValue(service.apiKey);
    await person.enterKeys();
    await person.enterPin(await person.authorizeInBrowser(username));
    await person.expectHomeOf(username);
  });

  test('the service is down, then it is back', async ({ person, service }) => {
    const username = service.accounts[0]?.username ?? '';
    await person.startPinion();
    await service.control({ command: 'down', down: true });
    await person.page.getByRole('button', { name: 'Sign in with a PIN' }).click();
    await person.chooseProtection();
    await person.enterKeys();
    await expect(person.page.getByText('X is having trouble right now.')).toBeVisible();
    await service.control({ command: 'down', down: false });
    await person.page
      .getByRole('button', { name: /Try again|Start again/ })
      .first()
      .click();
    await expect(person.pinBox).toBeVisible();
    await person.enterPin(await person.authorizeInBrowser(username));
    await person.expectHomeOf(username);
  });

  test('a clock that is 20 minutes off is corrected and said', async ({ person, service }) => {
    const username = service.accounts[0]?.username ?? '';
    await service.control({ command: 'clock', offsetSeconds: 20 * 60 });
    await person.startPinion();
    await person.goToPinScreen();
    await expect(person.page.getByText(/The clock of this computer is wrong by 20 min/)).toBeVisible();
    await person.enterPin(await person.authorizeInBrowser(username));
    await person.expectHomeOf(username);
  });

  for (const [kind, contentType, body] of [
    ['a login page of the network', 'text/html', '<!doctype html><title>Welcome to our Wi-Fi</title><form></form>'],
    ['an empty answer', 'text/plain', ''],
    ['a truncated answer', 'application/json', '{"errors":[{"co'],
  ] as const) {
    test(`${kind} in place of X's answer is understood as such`, async ({ person, service }) => {
      const username = service.accounts[0]?.username ?? '';
      await person.startPinion();
      await service.control({
        command: 'fault',
        path: '/oauth/request_token',
        status: 200,
        contentType,
        body,
        times: 1,
      });
      await person.page.getByRole('button', { name: 'Sign in with a PIN' }).click();
      await person.chooseProtection();
      await person.enterKeys();
      await expect(person.page.getByText('The answer was not one that X would send.')).toBeVisible();
      await person.page
        .getByRole('button', { name: /Try again|Start again/ })
        .first()
        .click();
      await person.enterPin(await person.authorizeInBrowser(username));
      await person.expectHomeOf(username);
    });
  }

  for (const format of ['xml', 'plain', 'json'] as const) {
    test(`a refusal as ${format} is understood`, async ({ person, service }) => {
      await service.control({ command: 'format', format });
      await person.startPinion();
      await person.page.getByRole('button', { name: 'Sign in with a PIN' }).click();
      await person.chooseProtection();
      await person.enterKeys(service.apiKey, service.apiKeySecret.split('').reverse().join(''));
      await expect(person.page.getByText('X did not accept the API key and secret.')).toBeVisible();
    });
  }

  test('Pinion is closed in the middle of a sign-in and goes on afterwards', async ({ person, service }) => {
    const username = service.accounts[0]?.username ?? '';
    await person.startPinion();
    await person.goToPinScreen();
    const pin = await person.authorizeInBrowser(username);
    await person.restartPinion();
    await expect(person.pinBox).toBeVisible();
    await person.enterPin(pin);
    await person.expectHomeOf(username);
  });

  test('revoked at X: the posts stay, the sentence shows, signing in again repairs it', async ({ person, service }) => {
    const account = service.accounts[0];
    if (!account) throw new Error('the service has no accounts');
    await person.startPinion();
    await person.signIn(account.username);
    await service.control({ command: 'revoke', userId: account.userId });
    await person.page.getByRole('button', { name: 'Refresh' }).first().click();
    await expect(person.page.getByText('X no longer accepts this sign-in.').first()).toBeVisible();
    await expect(person.feedOf(account.username).getByRole('article').first()).toBeVisible();
    await person.page.getByRole('button', { name: 'Sign in again' }).first().click();
    await person.enterPin(await person.authorizeInBrowser(account.username));
    await person.expectHomeOf(account.username);
    await expect(person.page.getByText('X no longer accepts this sign-in.')).toHaveCount(0);
  });
});
