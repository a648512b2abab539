/** What a person does while reading, on top of signing in: finds posts in a feed, and opens what belongs to them. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { ServiceProcess } from '../support/service.ts';
import type { Person } from './person.ts';
import { pointAt, restsStill } from './place.ts';

/** A request as the practice service writes it down. */
export interface LoggedRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  status: number;
  billed: number;
}

/** What was asked of the service's API so far; pictures and pages apart. */
export async function apiRequests(service: ServiceProcess): Promise<LoggedRequest[]> {
  const { requests } = (await service.control({ command: 'log' })) as { requests: LoggedRequest[] };
  return requests.filter(({ path }) => path.startsWith('/2/'));
}

export const place = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('navigation', { name: 'Timelines' }).getByRole('button', { name, exact: typeof name === 'string' });

/** Starts reading as the first account of the service, which signed in before. @returns its user name */
export async function startReading(person: Person, environment: Record<string, string> = {}): Promise<string> {
  const username = person.service.accounts[0]?.username ?? '';
  await person.startSignedIn([username], environment);
  return username;
}

/** Lets posts arrive and shows them, from the top of the home timeline: the newest is there afterwards. */
export async function letArrive(person: Person, username: string, count: number): Promise<void> {
  const { page, service } = person;
  const feed = person.feedOf(username);
  const first = feed.getByRole('article').first();
  await restsStill(feed);
  const top = await topOf(first);
  await service.control({ command: 'newPosts', count, username });
  await page.getByRole('button', { name: 'Refresh' }).first().click();
  const pill = page.getByRole('button', { name: /^Show .*new posts?$/ });
  await pill.click();
  await expect(pill).toHaveCount(0);
  await expect(first).toHaveAttribute('aria-posinset', '1');
  await expect.poll(async () => Math.abs((await topOf(first)) - top)).toBeLessThanOrEqual(2);
}

/**
 * Turns the wheel over a feed until something of it can be seen, and has come to rest there. At the end older posts are
 * loaded, as what is rare may not be among those of the last hours; where there are none, it goes back up.
 * @param by CSS pixels of one turn
 */
export async function wheelUntil(feed: Locator, wanted: Locator, by = 1200): Promise<void> {
  const page = feed.page();
  await pointAt(feed);
  const older = page.getByRole('button', { name: 'Load older posts', exact: true });
  let turn = by;
  let top = Number.NaN;
  await expect(async () => {
    if (!(await isThere(wanted))) {
      await page.mouse.wheel(0, turn);
      await restsStill(feed);
      const now = await topOf(feed);
      if (now === top) {
        if (await older.isVisible()) await older.click();
        else turn = -turn;
      }
      top = now;
    }
    await expect(wanted.first()).toBeVisible({ timeout: 60 });
    // The wheel may still be turning: what was there a moment ago can be far away by now.
    await restsStill(feed);
    await wanted.first().scrollIntoViewIfNeeded({ timeout: 500 });
    await restsStill(feed);
    await expect(wanted.first()).toBeInViewport({ timeout: 60 });
  }).toPass({ timeout: 120_000, intervals: [10] });
}

const isThere = async (wanted: Locator): Promise<boolean> =>
  (await wanted.count()) > 0 && (await wanted.first().isVisible());

/** The handle of a post's author, from the name of the post. */
export async function authorOf(article: Locator): Promise<string> {
  const name = (await article.getAttribute('aria-label')) ?? '';
  return /@(\w+)/.exec(name)?.[1] ?? '';
}

/** What the menu of a post offers. */
export async function chooseForPost(article: Locator, action: string | RegExp): Promise<void> {
  await article.getByRole('button', { name: /^Options for the post of/ }).click();
  await article.page().getByRole('menuitem', { name: action }).click();
}

/** What the menu of the column on show offers. */
export async function chooseForColumn(page: Page, title: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Options for ${title}`, exact: true }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

export async function topOf(place: Locator): Promise<number> {
  const box = await place.boundingBox();
  if (!box) throw new Error('it is not on show');
  return box.y;
}
