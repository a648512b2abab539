/** What a person does while reading, on top of signing in: finds posts in a feed, and opens what belongs to them. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { ServiceProcess } from '../support/service.ts';
import type { Person } from './person.ts';
import { restsStill } from './place.ts';

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

/** Starts reading as the first account of the service. @returns its user name */
export async function startReading(person: Person, environment: Record<string, string> = {}): Promise<string> {
  const username = person.service.accounts[0]?.username ?? '';
  await person.startPinion(environment);
  await person.signIn(username);
  await person.page.getByRole('button', { name: 'Dismiss' }).first().click();
  return username;
}

/** Lets posts arrive and shows them, from the top of the home timeline: the newest is there afterwards. */
export async function letArrive(person: Person, username: string, count: number): Promise<void> {
  const { page, service } = person;
  const first = person.feedOf(username).getByRole('article').first();
  const top = await topOf(first);
  await service.control({ command: 'newPosts', count, username });
  await page.getByRole('button', { name: 'Refresh' }).first().click();
  const pill = page.getByRole('button', { name: /^Show .*new posts?$/ });
  await pill.click();
  await expect(pill).toHaveCount(0);
  await expect(first).toHaveAttribute('aria-posinset', '1');
  await expect.poll(async () => Math.abs((await topOf(first)) - top)).toBeLessThanOrEqual(2);
}

/** Turns the wheel over a feed until something of it can be seen, and has come to rest there. */
export async function wheelUntil(feed: Locator, wanted: Locator, by = 400): Promise<void> {
  const page = feed.page();
  await feed.hover({ position: { x: 8, y: 60 } });
  await expect(async () => {
    if (!(await isThere(wanted))) await page.mouse.wheel(0, by);
    await expect(wanted.first()).toBeVisible({ timeout: 60 });
    // The wheel may still be turning: what was there a moment ago can be far away by now.
    await restsStill(feed);
    await wanted.first().scrollIntoViewIfNeeded({ timeout: 500 });
    await restsStill(feed);
    await expect(wanted.first()).toBeInViewport({ timeout: 60 });
  }).toPass({ timeout: 30_000, intervals: [10] });
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

export async function topOf(article: Locator): Promise<number> {
  const box = await article.boundingBox();
  if (!box) throw new Error('the post is not on show');
  return box.y;
}
