import type { Locator, Page } from '@playwright/test';
import { startTinyProxy } from '../shell/tiny-proxy.ts';
import { expect, test } from './app-fixture.ts';
import { expectAxeClean } from './axe.ts';
import { choose, closeDialog, openSettings } from './dialogs.ts';
import type { Person } from './person.ts';
import { apiRequests, place } from './reader.ts';
import { expectNoSecrets, secretsOf } from './secrets.ts';

/**
 * What is on the clipboard, seen by pasting it into a box: all its lines in one. The tests that run at the same time
 * share the clipboard, so it is copied again when something else comes out.
 */
async function pasted(page: Page, copy: () => Promise<void>, wanted: RegExp): Promise<string> {
  const dialog = page.getByRole('dialog', { name: 'Open a user' });
  let text = '';
  await expect(async () => {
    await copy();
    await place(page, 'Open a user').click();
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await page.keyboard.press('Control+V');
    text = await dialog.getByRole('textbox').inputValue();
    await closeDialog(dialog);
    expect(text).toMatch(wanted);
  }).toPass({ timeout: 90_000 });
  return text;
}

/** Nothing in what is sent to a helper tells who it is or how to get in. */
async function expectTellsNobody(person: Person, text: string): Promise<void> {
  const { service } = person;
  const names = service.accounts.flatMap(({ username, userId }) => [username, userId]);
  for (const secret of [...(await secretsOf(person)), service.apiKey, ...names]) expect(text).not.toContain(secret);
}

test('the setup is checked part by part: what works, what does not, and what helps', async ({ person, service }) => {
  const account = service.accounts[0];
  if (!account) throw new Error('the service has no accounts');
  const { username, userId } = account;
  await person.startSignedIn([username]);
  const { page } = person;
  const dialog = page.getByRole('dialog', { name: 'Check my setup' });
  const check = (name: string): Locator => dialog.getByRole('listitem', { name, exact: true });
  const again = dialog.getByRole('button', { name: 'Check again' });
  const open = async (): Promise<void> => {
    const settings = await openSettings(page);
    await settings.getByRole('button', { name: 'Check my setup' }).click();
    await expect(dialog).toBeVisible();
  };
  /** The settings, from which it was opened, step aside for it and come back. */
  const leave = async (): Promise<void> => {
    await closeDialog(dialog);
    await closeDialog(page.getByRole('dialog', { name: 'Settings' }));
  };
  /** Runs the checks and waits for the end: until they have begun, what is on show are the results of before. */
  const run = async (): Promise<void> => {
    // They can be over before anybody has seen that they began.
    const changes = await dialog.getByRole('list').evaluateHandle((list) => {
      const seen = { any: false };
      const observer = new MutationObserver(() => {
        seen.any = true;
      });
      observer.observe(list, { childList: true, subtree: true, characterData: true });
      return seen;
    });
    await again.click();
    await expect.poll(() => changes.evaluate(({ any }) => any)).toBe(true);
    await expect(again).toBeVisible();
  };
  const expectFound = async (name: string, state: string, sentence: string | RegExp): Promise<void> => {
    await expect(check(name)).toContainText(state);
    await expect(check(name)).toContainText(sentence);
  };

  await test.step('everything works; what costs something is started by the person', async () => {
    await open();
    await expect(dialog.getByText(/up to the price of one user \(about \$0\.01[0-9]*\)/)).toBeVisible();
    const before = (await apiRequests(service)).length;
    await expectAxeClean(page, 'the checks before they are started');
    expect((await apiRequests(service)).length).toBe(before);
    await dialog.getByRole('button', { name: 'Start the checks' }).click();
    await expect(dialog.getByText('Everything works.')).toBeVisible();
    for (const [name, sentence] of [
      ['Clock of this computer', 'The clock of this computer is right.'],
      ['Network', 'X answered within'],
      ['Proxy', 'No proxy is in between.'],
      ['API key', 'X accepts the API key and its secret.'],
      ['Sign-in', `X accepts this sign-in and knows it as @${username}.`],
      ['Permission', 'Pinion may read'],
      ['Plan and credit', 'The plan of this API key includes reading.'],
      ['Prices', 'A post costs about'],
    ] as const) {
      await expectFound(name, 'All right', sentence);
    }
    await expectAxeClean(page, 'the checks when everything works');
    await expectNoSecrets(person, 'the checks of the setup');
  });

  await test.step('a wrong clock', async () => {
    await service.control({ command: 'clock', offsetSeconds: 20 * 60 });
    await run();
    await expectFound('Clock of this computer', 'Does not work', /20 min(utes)? slow, and sign-ins can fail/);
    await service.control({ command: 'clock', offsetSeconds: 0 });
  });

  await test.step('a plan without reading, and credit that is used up', async () => {
    await service.control({ command: 'plan', refused: ['home'] });
    await run();
    await expectFound('Plan and credit', 'Does not work', 'has no plan that includes reading');
    await expect(check('Plan and credit').getByRole('button', { name: 'Open X’s console' })).toBeVisible();
    await expectFound('Sign-in', 'All right', `@${username}`);
    await service.control({ command: 'plan', refused: [] });

    await service.control({ command: 'fault', path: '/2/users/*/timelines/*', problem: 'credits-depleted' });
    await run();
    await expectFound('Plan and credit', 'Does not work', 'The credit of this API key is used up.');
    await expect(check('Plan and credit')).toContainText('402');
    await expect(dialog.getByText('One thing does not work. What helps is written beside it.')).toBeVisible();
    await service.control({ command: 'reset' });
  });

  await test.step('the service is down: what depends on it is left out', async () => {
    await service.control({ command: 'down', down: true });
    await run();
    await expectFound('Network', 'Does not work', 'The network is fine, but X has trouble right now.');
    await expectFound('Sign-in', 'Left out', 'X was not reached, so the sign-in was not checked.');
    await expectAxeClean(page, 'the checks when the service is down');
    await service.control({ command: 'down', down: false });
  });

  await test.step('a revoked sign-in: the report for a helper tells nobody who it is', async () => {
    await service.control({ command: 'revoke', userId });
    await run();
    await expectFound('Sign-in', 'Does not work', 'X no longer accepts this sign-in.');
    await expectFound('API key', 'All right', 'X accepts the API key');
    await expectAxeClean(page, 'the checks with a revoked sign-in');
    await leave();
    const copyReport = async (): Promise<void> => {
      await open();
      await dialog.getByRole('button', { name: 'Start the checks' }).click();
      await dialog.getByRole('button', { name: 'Copy the report' }).click();
      await expect(dialog.getByText('The report was copied. It holds no keys, tokens or PINs.')).toBeVisible();
      await leave();
    };
    const report = await pasted(page, copyReport, /Checked at .*Prices: /);
    expect(report).toContain('Sign-in: Does not work');
    await expectTellsNobody(person, report);
  });

  await test.step('what helps is one button away', async () => {
    await open();
    await dialog.getByRole('button', { name: 'Start the checks' }).click();
    await check('Sign-in').getByRole('button', { name: 'Sign in again' }).click();
    await expect(dialog).toHaveCount(0);
    await person.enterPin(await person.authorize(username));
    await expect(person.accountButton(username)).toHaveAttribute('aria-current', 'true');
  });
});

test('a proxy of one’s own is tried out, saved, and used from then on', async ({ person, service }) => {
  const username = service.accounts[0]?.username ?? '';
  const good = await startTinyProxy();
  const refusing = await startTinyProxy({ refuses: 407 });
  try {
    await person.startSignedIn([username]);
    const { page } = person;
    const settings = await openSettings(page);
    const form = settings.getByRole('region', { name: 'Proxy' });
    const address = form.getByRole('textbox', { name: 'Address of the proxy' });
    const tryOut = form.getByRole('button', { name: 'Test', exact: true });

    await test.step('an address that is none', async () => {
      await choose(form, /^A proxy of my own/);
      await address.fill('my proxy');
      await tryOut.click();
      await expect(
        form.getByText('This is not the address of a proxy. It looks like proxy.example.org:8080.'),
      ).toBeVisible();
      await expect(address).toBeFocused();
      await expectAxeClean(page, 'a proxy address that is none');
    });

    await test.step('a proxy that lets nobody through, and one that is not there', async () => {
      await address.fill(refusing.address);
      await tryOut.click();
      await expect(form.getByText('The proxy of your network did not let Pinion through.')).toBeVisible();
      const gone = await startTinyProxy();
      await gone.close();
      await address.fill(gone.address);
      await expect(form.getByText('The proxy of your network did not let Pinion through.')).toHaveCount(0);
      await tryOut.click();
      await expect(form.getByText('The proxy of your network did not let Pinion through.')).toBeVisible();
      await expectAxeClean(page, 'a proxy that refuses');
    });

    await test.step('one that works: tried, saved, and everything goes through it', async () => {
      await address.fill(good.address);
      await tryOut.click();
      await expect(form.getByText(/^X answered in [0-9,]+ ms\.$/)).toBeVisible();
      expect(good.asked.length).toBeGreaterThan(0);
      await form.getByRole('button', { name: 'Save' }).click();
      await expect(form.getByText('Saved. Pinion uses it from now on.')).toBeVisible();
      await closeDialog(settings);
      const before = good.asked.length;
      await service.control({ command: 'newPosts', count: 3, username });
      await page.getByRole('button', { name: 'Refresh', exact: true }).first().click();
      await expect(page.getByRole('button', { name: /^Show .*new posts?$/ })).toBeVisible();
      expect(good.asked.length).toBeGreaterThan(before);
      expect(good.asked.every(({ authorization }) => authorization === undefined)).toBe(true);
    });

    await test.step('it is still used after a restart; when it is gone, the checks lead to it', async () => {
      await person.restartPinion();
      await person.expectHomeOf(username);
      await good.close();
      const later = await openSettings(person.page);
      await expect(later.getByRole('textbox', { name: 'Address of the proxy' })).toHaveValue(good.address);
      await later.getByRole('button', { name: 'Check my setup' }).click();
      const dialog = person.page.getByRole('dialog', { name: 'Check my setup' });
      await dialog.getByRole('button', { name: 'Start the checks' }).click();
      const proxy = dialog.getByRole('listitem', { name: 'Proxy', exact: true });
      await expect(proxy).toContainText('Does not work');
      await expect(proxy).toContainText('The proxy that you entered could not be reached');
      await proxy.getByRole('button', { name: 'Change the proxy' }).click();
      await choose(proxy, /^As the system has it/);
      await expectAxeClean(person.page, 'the checks with a proxy that is gone');
      await proxy.getByRole('button', { name: 'Save' }).click();
      await expect(dialog.getByText('Everything works.')).toBeVisible();
    });
  } finally {
    await good.close();
    await refusing.close();
  }
});

test('what reading costs is counted, limited and forecast, and X’s own limits are understood', async ({
  person,
  service,
}) => {
  const username = service.accounts[0]?.username ?? '';
  await person.startSignedIn([username]);
  const { page } = person;
  const status = page.getByRole('status', { name: 'Status' });
  const settings = page.getByRole('dialog', { name: 'Settings' });

  await test.step('today, the month, each day of it, and what it was for', async () => {
    await openSettings(page);
    await settings.getByRole('button', { name: 'What it costs' }).click();
    const costs = page.getByRole('dialog', { name: 'What reading costs' });
    await expect(costs.getByText(`@${username}`)).toBeVisible();
    await expect(
      costs
        .getByRole('definition')
        .filter({ hasText: /^\$0\.[0-9]+$/ })
        .first(),
    ).toBeVisible();
    await expect(costs.getByText('20 posts').first()).toBeVisible();
    const day = costs.getByRole('slider', { name: 'Day' });
    const today = await day.getAttribute('aria-valuetext');
    expect(today).toMatch(/20 posts.*\$0\.1/);
    await day.focus();
    await page.keyboard.press('ArrowLeft');
    await expect(day).toHaveAttribute('aria-valuetext', /Nothing was read/);
    await costs.getByRole('button', { name: 'Show as a table' }).click();
    await expect(costs.getByRole('table').getByRole('row')).toHaveCount(32);
    await expect(costs.getByText('Home timeline', { exact: true })).toBeVisible();
    await expect(
      costs.getByText('Pinion cannot tell whether the app is yours, so it counts the full price.'),
    ).toBeVisible();
    await expectAxeClean(page, 'what reading costs');
    await closeDialog(costs);
  });

  await test.step('refreshing by itself: an interval with its forecast', async () => {
    await openSettings(page);
    await choose(settings, 'Every 15 minutes');
    await expect(
      settings.getByText(/new posts? a day: \$|too little lately to say what this would cost/),
    ).toBeVisible();
    await expectAxeClean(page, 'settings with an interval');
  });

  await test.step('the daily limit stops reading by itself, and says so', async () => {
    await choose(settings, 'None');
    await closeDialog(settings);
    await expect(status.getByText('Daily limit reached. Pinion reads on only when you refresh.')).toBeVisible();
    const before = (await apiRequests(service)).length;
    await place(page, 'Mentions').click();
    await expect(page.getByRole('button', { name: 'Refresh', exact: true }).first()).toBeVisible();
    await expect(status.getByText('Looking for new posts')).toHaveCount(0);
    expect((await apiRequests(service)).length).toBe(before);
    await expectAxeClean(page, 'a timeline that the daily limit keeps from being read');
    await page.getByRole('button', { name: 'Refresh', exact: true }).first().click();
    await expect(
      page
        .getByRole('feed', { name: `Mentions of @${username}` })
        .getByRole('article')
        .first(),
    ).toBeVisible();
  });

  await test.step('X’s credit is used up: what to do, and details for a helper without secrets', async () => {
    await place(page, 'Home').click();
    await person.expectHomeOf(username);
    await service.control({
      command: 'fault',
      path: '/2/users/*/timelines/reverse_chronological',
      problem: 'credits-depleted',
    });
    await page.getByRole('button', { name: 'Refresh', exact: true }).first().click();
    await expect(page.getByText('The X credit of this API key is used up.').first()).toBeVisible();
    await expectAxeClean(page, 'credit that is used up');
    const opened = person.app.openedAddresses().length;
    await page.getByRole('button', { name: 'Open X’s console' }).first().click();
    await expect.poll(() => person.app.openedAddresses().slice(opened).join()).toMatch(/^https:\/\/console\.x\.com\/?/);

    const copyDetails = async (): Promise<void> => {
      await place(page, 'Home').click();
      const copy = page.getByRole('button', { name: 'Copy the details' }).first();
      if (!(await copy.isVisible())) await page.getByRole('button', { name: 'Details' }).first().click();
      await copy.click();
      await expect(page.getByText('The details were copied. They hold no keys, tokens or PINs.')).toBeVisible();
    };
    await copyDetails();
    await expectAxeClean(page, 'the details of an error');
    const details = await pasted(page, copyDetails, /Kind of problem: out-of-money/);
    expect(details).toContain('402');
    await expectTellsNobody(person, details);
    await expectNoSecrets(person, 'an error with its details');
  });

  await test.step('a refresh by hand that works ends it; limit and interval are there after a restart', async () => {
    await place(page, 'Home').click();
    await page.getByRole('button', { name: 'Refresh', exact: true }).first().click();
    await expect(page.getByText('The X credit of this API key is used up.')).toHaveCount(0);
    await person.restartPinion();
    // Where posts are kept in memory there are none now: the limit keeps them from being read by itself.
    await expect(person.accountButton(username)).toHaveAttribute('aria-current', 'true');
    const later = await openSettings(person.page);
    await expect(later.getByRole('radio', { name: 'Every 15 minutes' })).toBeChecked();
    await expect(later.getByRole('radio', { name: 'None', exact: true })).toBeChecked();
  });
});
