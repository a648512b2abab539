import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './app-fixture.ts';
import { tabTo } from './keyboard.ts';
import { passphrase } from './person.ts';
import { seenPosts } from './place.ts';

/** All files below a folder, as bytes. */
function* filesBelow(folder: string): Generator<{ name: string; content: Buffer }> {
  for (const name of readdirSync(folder)) {
    const full = path.join(folder, name);
    const facts = statSync(full, { throwIfNoEntry: false });
    if (facts?.isDirectory()) yield* filesBelow(full);
    else if (facts?.isFile()) yield { name: full, content: readFileSync(full) };
  }
}

test('two accounts: sign in, read, switch, quit, start again and still be signed in', async ({ person, service }) => {
  const [first, second] = service.accounts.map(({ username }) => username) as [string, string];
  const pins: string[] = [];
  await person.startPinion();

  await test.step('the first account signs in through the browser and sees its home timeline', async () => {
    await person.goToPinScreen();
    const pin = await person.authorizeInBrowser(first);
    pins.push(pin);
    await person.enterPin(pin);
    await person.expectHomeOf(first);
  });

  await test.step('the second account is added with the saved key', async () => {
    await person.page.getByRole('button', { name: 'Add account' }).click();
    await person.page.getByRole('button', { name: 'Continue' }).click();
    await expect(person.pinBox).toBeVisible();
    const address = await person.nextAddress();
    expect(address).toContain('force_login=true');
    const pin = await person.authorizeInBrowser(second, address);
    pins.push(pin);
    await person.enterPin(pin);
    await person.expectHomeOf(second);
  });

  await test.step('switching shows each account its own posts', async () => {
    // Both may follow the author of the newest post, but not of all that are in sight; how many that are is a matter of
    // their pictures.
    const postsOf = async (username: string): Promise<string[]> =>
      (await seenPosts(person.feedOf(username))).map(({ key }) => key);
    const postsOfSecond = await postsOf(second);
    await person.switchTo(first);
    await expect(person.feedOf(second)).toHaveCount(0);
    expect(await postsOf(first)).not.toEqual(postsOfSecond);
    await person.page.keyboard.press('Control+2');
    await person.expectHomeOf(second);
    expect((await postsOf(second))[0]).toBe(postsOfSecond[0]);
  });

  await test.step('after a restart both are still signed in', async () => {
    await person.restartPinion();
    await person.expectHomeOf(second);
    await person.switchTo(first);
  });

  await test.step('nothing secret lies in clear on disk or in what was printed', async () => {
    const { secrets: issued } = (await service.control({ command: 'issuedSecrets' })) as { secrets: string[] };
    const secrets = [service.apiKeySecret, passphrase, ...pins, ...issued];
    expect(secrets.length).toBeGreaterThan(6);
    await person.quitPinion();
    const files = [...filesBelow(path.join(person.folder, 'data'))];
    expect(files.some(({ name }) => name.endsWith('accounts.json'))).toBe(true);
    for (const secret of secrets) {
      const forms = [secret, Buffer.from(secret).toString('base64').replace(/=+$/, ''), encodeURIComponent(secret)];
      for (const form of forms) {
        // A seven-digit number can be part of a post id; only a whole number is a PIN.
        const pattern = /^[0-9]{7}$/.test(form) ? new RegExp(`(?<![0-9])${form}(?![0-9])`) : null;
        for (const { name, content } of files) {
          const found = pattern ? pattern.test(content.toString('latin1')) : content.includes(form);
          expect(found, `a secret stands in ${name}`).toBe(false);
        }
        expect(pattern ? pattern.test(person.app.output()) : person.app.output().includes(form)).toBe(false);
      }
    }
  });
});

test('the practice service inside Pinion needs neither keys nor network @packaged', async ({ person }) => {
  await person.startPinion();
  await person.page.getByRole('button', { name: 'Try the practice service' }).click();
  await person.chooseProtection();
  await expect(person.pinBox).toBeVisible();
  const tab = await person.openInBrowser(await person.nextAddress());
  const choices = tab.getByRole('radio');
  expect(await choices.count()).toBeGreaterThan(1);
  const names = await choices.evaluateAll((radios) =>
    radios.map((radio) => (radio as HTMLInputElement).labels?.[0]?.textContent ?? ''),
  );
  const [first, second] = names.map((name) => /@(\w+)/.exec(name)?.[1] ?? '') as [string, string];
  await tab.getByRole('radio', { name: new RegExp(`@${first}\\b`) }).check();
  await tab.getByRole('button', { name: 'Authorize app' }).click();
  await person.enterPin((await tab.getByTestId('pin').textContent())?.trim() ?? '');
  await person.expectHomeOf(first);

  await test.step('a second account, switching, and a restart', async () => {
    await person.page.getByRole('button', { name: 'Add account' }).click();
    await person.page.getByRole('button', { name: 'Or use the practice service' }).click();
    await expect(person.pinBox).toBeVisible();
    await person.enterPin(await person.authorizeInBrowser(second));
    await person.expectHomeOf(second);
    await person.switchTo(first);
    await person.restartPinion();
    await person.expectHomeOf(first);
    await person.switchTo(second);
  });

  await test.step('pictures come through after the restart, although the service has another address now', async () => {
    await expect
      .poll(() =>
        person
          .feedOf(second)
          .locator('img')
          .evaluateAll((images) => images.filter((image) => (image as HTMLImageElement).naturalWidth > 0).length),
      )
      .toBeGreaterThan(0);
  });
});

test('the whole job works by keyboard alone', async ({ person, service }) => {
  const username = service.accounts[0]?.username ?? '';
  await person.startPinion();
  const { page } = person;
  await expect(page.getByRole('heading', { name: 'Welcome to Pinion' })).toBeVisible();
  await tabTo(page, 'Sign in with a PIN');
  await page.keyboard.press('Enter');
  if (!person.hasKeychain) {
    await expect(page.getByRole('heading', { name: 'How should Pinion protect your sign-ins?' })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Passphrase', exact: true })).toBeVisible();
    await tabTo(page, 'Passphrase');
    await page.keyboard.type(passphrase);
    await tabTo(page, 'Passphrase again');
    await page.keyboard.type(passphrase);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('textbox', { name: 'API key', exact: true })).toBeVisible();
  await tabTo(page, 'API key');
  await page.keyboard.type(service.apiKey);
  await tabTo(page, 'API key secret');
  await page.keyboard.type(service.apiKeySecret);
  await page.keyboard.press('Enter');
  await expect(person.pinBox).toBeVisible();
  const pin = await person.authorizeInBrowser(username);
  await tabTo(page, 'PIN');
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
  await person.expectHomeOf(username);
  const articles = person.feedOf(username).getByRole('article');
  await articles.first().focus();
  await page.keyboard.press('j');
  await expect(page.locator('article:focus, [role=article]:focus')).toHaveCount(1);
});
