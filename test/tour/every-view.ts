/** Every view and dialog that reading leads to, as an account of X sees them. */
import type { Locator } from 'playwright-core';
import { conversation, lists, people, search } from '../../electron/contract/messages/views.ts';
import type { ServiceProcess } from '../support/service.ts';
import type { Album } from './album.ts';
import type { Visitor } from './visitor.ts';

/** X charges for what is read there, so Pinion asks first. */
const readFirst = /^Read (the|your) /;
const showNew = /^Show .*new posts?$/;

/** What the pictures are taken of, and by whom. */
interface Round {
  visitor: Visitor;
  album: Album;
  service: ServiceProcess;
  handle: string;
}

async function signIn(visitor: Visitor, service: ServiceProcess): Promise<string> {
  await visitor.button('Sign in with a PIN').click();
  const protection = visitor.heading('How should Pinion protect your sign-ins?');
  if (await visitor.sees(protection, visitor.textBox('API key'))) await visitor.choosePassphrase();
  await visitor.textBox('API key').fill(service.apiKey);
  await visitor.textBox('API key secret').fill(service.apiKeySecret);
  await visitor.button('Continue').click();
  await visitor.textBox('PIN').waitFor();
  const tab = await visitor.openedPage();
  const handle = await visitor.authorize(tab, 0);
  await visitor.enterPinOf(tab);
  await visitor.readsHomeOf(handle);
  await visitor.dismissNotes();
  return handle;
}

/** Lets posts arrive at X, and has Pinion look for them. */
async function letArrive({ visitor, service, handle }: Round, count: number): Promise<void> {
  await service.control({ command: 'newPosts', count, username: handle.replace('@', '') });
  await visitor.button('Refresh').first().click();
  await visitor.page.getByRole('button', { name: showNew }).waitFor();
}

/** Turns the wheel until something of the feed is on show. */
async function wheelTo({ visitor }: Round, wanted: Locator): Promise<Locator> {
  const { page } = visitor;
  await page.getByRole('article').first().hover();
  for (let turns = 0; turns < 100; turns += 1) {
    if ((await wanted.count()) > 0) {
      await wanted.first().scrollIntoViewIfNeeded();
      return wanted.first();
    }
    await page.mouse.wheel(0, 500);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  throw new Error('The tour did not come by what it wanted to show.');
}

async function chooseForPost({ visitor }: Round, post: Locator, action: string | RegExp): Promise<void> {
  await post.getByRole('button', { name: /^Options for the post of/ }).click();
  await visitor.page.getByRole('menuitem', { name: action }).click();
}

/** The dialog on show, which is closed afterwards. */
async function takeDialog({ visitor, album }: Round, name: string): Promise<void> {
  const dialog = visitor.page.getByRole('dialog');
  await dialog.waitFor();
  await album.takeAll(name);
  await visitor.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

/** Posts that arrive, and are caught up with. */
async function newPosts(round: Round): Promise<void> {
  const { visitor, album, handle } = round;
  await letArrive(round, 60);
  await album.takeAll('new-posts');
  await visitor.place(/^Catch up/).click();
  await visitor.heading('While you were away').waitFor();
  await visitor.page.getByRole('article').first().waitFor();
  await album.takeAll('catch-up');
  await visitor.place('Home').click();
  await visitor.readsHomeOf(handle);
  await visitor.page.getByRole('article').first().focus();
  await visitor.page.keyboard.press('Home');
}

/** A timeline in which nothing was read yet, and then what was read. */
async function timelineOf({ visitor, album }: Round, place: string, feed: string, name: string): Promise<void> {
  await visitor.place(place).click();
  const read = visitor.page.getByRole('button', { name: readFirst });
  const posts = visitor.page.getByRole('feed', { name: feed, exact: true }).getByRole('article').first();
  if (await visitor.sees(read, posts)) {
    await album.take(`${name}-unread`);
    await read.click();
  }
  await posts.waitFor();
  await album.takeAll(name);
}

async function listsOf({ visitor, album }: Round): Promise<void> {
  const { page } = visitor;
  await visitor.place('Lists').click();
  const list = page.getByRole('button', { name: /[0-9] members?$/ });
  if (await visitor.sees(visitor.button(lists.read), list)) {
    await album.take('lists-unread');
    await visitor.button(lists.read).click();
  }
  await list.first().waitFor();
  await album.takeAll('lists');
  await list.first().click();
  const read = page.getByRole('button', { name: readFirst });
  const posts = page.getByRole('article').first();
  if (await visitor.sees(read, posts)) await read.click();
  await posts.waitFor();
  await album.takeAll('list');
}

async function searches({ visitor, album }: Round): Promise<void> {
  const { page } = visitor;
  const box = visitor.textBox(search.label);
  const found = page.getByRole('feed', { name: search.results }).getByRole('article').first();
  await visitor.place('Search').click();
  await box.waitFor();
  await album.takeAll('search');
  await box.fill('has:media -zebra since:2026-01-01 near:here');
  await page.getByText(search.unknown('near:here')).waitFor();
  await album.takeAll('search-terms');
  await box.fill('has:media');
  await found.waitFor();
  await visitor.button(search.save).click();
  await album.takeAll('search-results');
}

async function conversations(round: Round): Promise<void> {
  const { visitor, album, handle } = round;
  const { page } = visitor;
  await visitor.place('Home').click();
  await visitor.readsHomeOf(handle);
  const replyTo = page.getByRole('link', { name: /^Replying to @/ });
  const reply = await wheelTo(round, page.getByRole('article').filter({ has: replyTo }));
  await reply
    .getByRole('link', { name: /^Posted / })
    .first()
    .click();
  const look = visitor.button(conversation.readReplies);
  await look.waitFor();
  await album.takeAll('conversation');
  await look.click();
  await page.getByText(/^Looked for replies/).waitFor();
  await page.getByRole('article').last().scrollIntoViewIfNeeded();
  await album.takeAll('conversation-replies');
}

async function peopleOf({ visitor, album, handle }: Round): Promise<void> {
  const { page } = visitor;
  await visitor.place('Own posts').click();
  await visitor.button(people.following).waitFor();
  const readProfile = visitor.button(people.readProfile);
  if (await readProfile.isVisible()) await readProfile.click();
  await page.getByText(people.counts.following(1).replace('1 ', '')).last().waitFor();
  await album.takeAll('own-posts');
  await visitor.button(people.following).click();
  await visitor.heading(people.lists.following(handle)).waitFor();
  const read = page.getByRole('button', { name: readFirst });
  const person = page.getByRole('feed').getByRole('article').first();
  if (await visitor.sees(read, person)) {
    await album.take('following-unread');
    await read.click();
  }
  await person.waitFor();
  await album.takeAll('following');
}

async function dialogs(round: Round): Promise<void> {
  const { visitor, album, handle } = round;
  const { page } = visitor;
  await visitor.place('Home').click();
  await visitor.readsHomeOf(handle);
  await page.getByRole('article').first().focus();
  await page.keyboard.press('Home');

  const own = page.getByRole('article').filter({ has: page.getByRole('button', { name: /^Options for the post of/ }) });
  await own
    .first()
    .getByRole('button', { name: /^Options for the post of/ })
    .click();
  await page.getByRole('menu').waitFor();
  await album.takeAll('post-menu');
  await page.keyboard.press('Escape');
  await chooseForPost(round, own.first(), 'Show the data');
  await page.getByRole('region', { name: 'Data as JSON' }).waitFor();
  await takeDialog(round, 'data');

  await page.keyboard.press('e');
  await takeDialog(round, 'export');
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Text' }).fill('The heron is back on the weir. https://example.org/weir 🪶');
  await takeDialog(round, 'write');
  await page.keyboard.press('u');

  await visitor.place('Home').click();
  await visitor.readsHomeOf(handle);
  await chooseForPost(round, own.first(), /^Mute @/);
  await visitor.button('Preview').click();
  await page.getByText(/would be hidden/).waitFor();
  await album.takeAll('filters');
  await visitor.button('Save filter').click();
  await page.getByText(/^Saved: /).waitFor();
  await page.keyboard.press('Escape');
  await page
    .getByRole('article', { name: /^Hidden: / })
    .first()
    .waitFor();
  await album.takeAll('hidden-row');
}

async function pictures(round: Round): Promise<void> {
  const { visitor } = round;
  const larger = visitor.page.getByRole('button', { name: /^Larger: / });
  const several = visitor.page.getByRole('article', { name: /[2-4] photos/ }).filter({ has: larger });
  const post = await wheelTo(round, several);
  await post
    .getByRole('button', { name: /^Larger: / })
    .first()
    .click();
  await takeDialog(round, 'pictures');
}

/** Columns beside each other. */
async function columns({ visitor, album, handle }: Round): Promise<void> {
  const { page } = visitor;
  for (const column of ['Likes', 'Own posts', 'Lists']) {
    await visitor.button('Add column').first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: column, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
  await album.takeWide('columns', async () => {
    for (const feed of [`Home timeline of ${handle}`, `Likes of ${handle}`, `Posts of ${handle}`])
      await visitor.reads(feed);
    await visitor.heading(lists.title).waitFor();
  });
}

/** @param service stands in for X, and lets posts arrive when it is told to */
export async function everyView(visitor: Visitor, album: Album, service: ServiceProcess): Promise<void> {
  await visitor.startPinion();
  await album.open(visitor.page);
  const round = { visitor, album, service, handle: await signIn(visitor, service) };
  const { handle } = round;
  await newPosts(round);
  await timelineOf(round, 'Likes', `Likes of ${handle}`, 'likes');
  await listsOf(round);
  await searches(round);
  await conversations(round);
  await peopleOf(round);
  await dialogs(round);
  await pictures(round);
  await columns(round);
  await visitor.quitPinion();
}
