import type { Locator, Page } from '@playwright/test';
import { expect, test } from './app-fixture.ts';
import { expectAxeClean } from './axe.ts';
import { closeDialog, openSettings } from './dialogs.ts';
import { apiRequests, type LoggedRequest, place } from './reader.ts';

const wait = (page: Page, what: string): Locator => page.getByRole('button', { name: `Stop waiting: ${what}` });
const pill = (page: Page): Locator => page.getByRole('button', { name: /^Show .*new posts?$/ });

/** The seconds that a countdown shows. */
async function secondsShown(note: Locator): Promise<number> {
  const text = (await note.first().textContent()) ?? '';
  return Number(/\bin ([0-9]+)\ss/.exec(text)?.[1] ?? Number.NaN);
}

test('a used-up limit is waited for, with a clock, while other accounts read on', async ({ person, service }) => {
  const [first, second] = service.accounts.map(({ username }) => username) as [string, string];
  const statuses = async (end: string): Promise<number[]> =>
    (await apiRequests(service)).filter(({ path }) => path.endsWith(end)).map(({ status }) => status);
  await person.startSignedIn([first, second]);
  // Both have been read once when the limits begin.
  await person.switchTo(first);
  await person.switchTo(second);
  const { page } = person;
  const status = page.getByRole('status', { name: 'Status' });
  const refresh = page.getByRole('button', { name: 'Refresh', exact: true }).first();

  await test.step('a second reading within the window waits, and says until when', async () => {
    await service.control({
      command: 'limits',
      perWindow: { home: 1 },
      perUserDay: { home: 50 },
      perAppDay: { home: 500 },
    });
    const before = (await statuses('/timelines/reverse_chronological')).length;
    await refresh.click();
    await expect.poll(async () => (await statuses('/timelines/reverse_chronological')).length).toBeGreaterThan(before);
    await service.control({ command: 'newPosts', count: 3, username: second });
    await expect(async () => {
      // A refresh that is not quite over yet would be joined.
      await refresh.click();
      await expect(wait(page, 'Home timeline').first()).toBeVisible({ timeout: 1000 });
    }).toPass();
    await expect(
      page.getByRole('main').getByText(/^X asks for a pause until .+ \(in .+\), then this goes on by itself\.$/),
    ).toBeVisible();
    // Said, and to be stopped, in one place.
    await expect(wait(page, 'Home timeline')).toHaveCount(1);
    await expect(status).toContainText('X asks for a pause until');
    await expectAxeClean(page, 'a timeline that waits for a limit');
  });

  await test.step('meanwhile the other account reads at once', async () => {
    await person.switchTo(first);
    await expect(wait(page, 'Home timeline')).toHaveCount(0);
    await service.control({ command: 'newPosts', count: 3, username: first });
    await refresh.click();
    await expect(pill(page)).toBeVisible();
    await person.switchTo(second);
    await expect(wait(page, 'Home timeline').first()).toBeVisible();
    await expect(pill(page)).toHaveCount(0);
  });

  await test.step('the panel shows every window with what is left, and what waits', async () => {
    const settings = await openSettings(page);
    await settings.getByRole('button', { name: 'Show the limits' }).click();
    const limits = page.getByRole('dialog', { name: 'Limits' });
    await expect(limits.getByText(/^X answers each account only so often\./)).toBeVisible();
    const waiting = limits.getByRole('region', { name: 'Waiting now' });
    await expect(waiting.getByText(/^Home timeline: X asks for a pause until .+ \(in /)).toBeVisible();
    for (const [family, text] of [
      ['in 15 minutes', 'used up (1)'],
      ['in 24 hours, this account', / of 50 left$/],
      ['in 24 hours, all accounts of this key', / of 500 left$/],
    ] as const) {
      await expect(limits.getByRole('meter', { name: `Home timeline, ${family}` })).toHaveText(text);
    }
    await expectAxeClean(page, 'the limits');

    await wait(page, 'Home timeline').last().click();
    await expect(waiting).toHaveCount(0);
    await closeDialog(limits);
    await expect(wait(page, 'Home timeline')).toHaveCount(0);
    await expect(page.getByRole('main').getByText('The request was cancelled.')).toHaveCount(0);
    // What waited was never asked, so X had nothing to refuse.
    expect(await statuses('/timelines/reverse_chronological')).not.toContain(429);
  });

  await test.step('when the window starts anew it goes on by itself', async () => {
    await service.control({ command: 'limits', perWindow: { mentions: 1 }, windowSeconds: 20 });
    await place(page, 'Mentions').click();
    const feed = page.getByRole('feed', { name: `Mentions of @${second}` });
    await expect(feed.getByRole('article').first()).toBeVisible();
    await refresh.click();
    const note = page.getByRole('main').getByText(/^X asks for a pause until /);
    const seconds = await secondsShown(note);
    expect(seconds).toBeGreaterThan(0);
    // Twenty of the window, five at most so that not everybody comes at once.
    expect(seconds).toBeLessThanOrEqual(26);
    await expect.poll(() => secondsShown(note)).toBeLessThan(seconds);
    await expect(wait(page, 'Mentions')).toHaveCount(0, { timeout: 60_000 });
    await expect.poll(() => statuses('/mentions')).toEqual([200, 200]);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  await test.step('a refusal that does not say how long is waited out for a minute, unless it is stopped', async () => {
    await service.control({
      command: 'fault',
      path: '/2/users/*/tweets',
      problem: 'too-many-requests',
      headers: { 'x-rate-limit-limit': null, 'x-rate-limit-remaining': null, 'x-rate-limit-reset': null },
    });
    await place(page, 'Own posts').click();
    const note = page.getByRole('main').getByText(/^X asks for a pause until /);
    await expect(note.first()).toBeVisible();
    expect(await secondsShown(note)).toBeGreaterThan(40);
    await wait(page, 'Posts of a user').first().click();
    await expect(wait(page, 'Posts of a user')).toHaveCount(0);
    await expect.poll(() => statuses('/tweets')).toEqual([429]);
  });
});

test('what may work the next time is tried again, as often and as soon as the person has set', async ({
  person,
  service,
}) => {
  const username = service.accounts[0]?.username ?? '';
  const sent = async (part: string): Promise<LoggedRequest[]> =>
    (await apiRequests(service)).filter(({ path }) => path.includes(part));
  await person.startSignedIn([username]);
  const { page } = person;
  const main = page.getByRole('main');

  await test.step('the settings for trying again', async () => {
    const settings = await openSettings(page);
    for (const [name, choice, value] of [
      ['How often it is tried again', '2 times', '2'],
      ['First pause', '3 seconds', '3'],
    ] as const) {
      await settings.getByRole('combobox', { name }).selectOption(choice);
      await expect(settings.getByRole('combobox', { name })).toHaveValue(value);
    }
    await expect(settings.getByText('Posting is never repeated')).toBeVisible();
    await closeDialog(settings);
  });

  await test.step('X has trouble twice: trying again can be seen, and the posts come', async () => {
    await service.control({ command: 'fault', path: '/2/users/*/liked_tweets', canned: 'unavailable', times: 2 });
    await place(page, 'Likes').click();
    await expect(main.getByText(/^X is having trouble\. Trying again in [0-9]+\ss \(2 of 3\)$/)).toBeVisible();
    await expect(main.getByText(/^X is having trouble\. Trying again in [0-9]+\ss \(3 of 3\)$/)).toBeVisible();
    await expectAxeClean(page, 'a timeline that is tried again');
    await expect(
      page
        .getByRole('feed', { name: `Likes of @${username}` })
        .getByRole('article')
        .first(),
    ).toBeVisible();
    await expect(page.getByText('X is having trouble right now.')).toHaveCount(0);
    expect((await sent('/liked_tweets')).map(({ status: answered }) => answered)).toEqual([503, 503, 200]);
  });

  await test.step('the person can stop it, which is no error', async () => {
    await service.control({ command: 'fault', path: '/2/users/*/mentions', canned: 'unavailable' });
    await place(page, 'Mentions').click();
    await wait(page, 'Mentions').first().click();
    await expect(wait(page, 'Mentions')).toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  await test.step('never: the error is said at once, and trying again by hand helps', async () => {
    const settings = await openSettings(page);
    await settings.getByRole('combobox', { name: 'How often it is tried again' }).selectOption('Never');
    await expect(settings.getByRole('combobox', { name: 'First pause' })).toHaveCount(0);
    await closeDialog(settings);
    await service.control({ command: 'fault', path: '/2/users/*/tweets', canned: 'unavailable' });
    await place(page, 'Own posts').click();
    await expect(page.getByText('X is having trouble right now.').first()).toBeVisible();
    await expect(wait(page, 'Posts of a user')).toHaveCount(0);
    expect((await sent('/tweets')).map(({ status: answered }) => answered)).toEqual([503]);
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await expect(
      page
        .getByRole('feed', { name: `Posts of @${username}` })
        .getByRole('article')
        .first(),
    ).toBeVisible();
    await expect(page.getByText('X is having trouble right now.')).toHaveCount(0);
  });
});
