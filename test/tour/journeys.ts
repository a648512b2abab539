/** What the tour shows, in the order in which a person meets it. */
import type { Album } from './album.ts';
import type { Visitor } from './visitor.ts';

async function protectionScreen(visitor: Visitor, album: Album, next: 'PIN' | 'API key'): Promise<void> {
  const protection = visitor.heading('How should Pinion protect your sign-ins?');
  // With a keychain there is nothing to ask.
  if (!(await visitor.sees(protection, visitor.textBox(next)))) return;
  await album.takeAll('protection');
  await visitor.choosePassphrase();
  await visitor.textBox(next).waitFor();
}

async function firstAccount(visitor: Visitor, album: Album): Promise<string> {
  await visitor.button('Try the practice service').click();
  await protectionScreen(visitor, album, 'PIN');
  await album.takeAll('pin');

  const tab = await visitor.openedPage();
  await album.takeOf(tab, 'browser-choose');
  await tab.emulateMedia({ colorScheme: 'dark' });
  await album.takeOf(tab, 'browser-choose-dark');
  await tab.emulateMedia({ colorScheme: 'light' });
  const handle = await visitor.authorize(tab, 0);
  await album.takeOf(tab, 'browser-pin');
  await visitor.enterPinOf(tab);

  await visitor.readsHomeOf(handle);
  await album.take('home-arrived');
  await visitor.dismissNotes();
  return handle;
}

async function secondAccount(visitor: Visitor, album: Album): Promise<string> {
  await visitor.button('Add account').click();
  await visitor.button('Or use the practice service').waitFor();
  await album.take('add-account');
  await visitor.button('Or use the practice service').click();
  await visitor.textBox('PIN').waitFor();
  await album.take('pin-second-account');
  const tab = await visitor.openedPage();
  const handle = await visitor.authorize(tab, 1);
  await visitor.enterPinOf(tab);
  await visitor.readsHomeOf(handle);
  await visitor.dismissNotes();
  await album.take('home-second-account');
  return handle;
}

/** Scrolls as a hand on a wheel does, so that posts of many kinds come by. */
async function furtherDown(visitor: Visitor, album: Album): Promise<void> {
  await visitor.page.getByRole('article').first().hover();
  for (let screen = 1; screen <= 4; screen += 1) {
    await visitor.page.mouse.wheel(0, 650);
    await album.take(`home-further-down-${screen}`);
  }
  await visitor.page.keyboard.press('Home');
}

async function aroundTheTimeline(visitor: Visitor, album: Album, handle: string): Promise<void> {
  await visitor.button('Mentions').click();
  await visitor.reads(`Mentions of ${handle}`);
  await album.take('mentions');
  await visitor.button('Home').click();
  await visitor.readsHomeOf(handle);

  await visitor.button('Settings').click();
  await visitor.page.getByRole('dialog').waitFor();
  await album.takeAll('settings');
  await visitor.page.keyboard.press('Escape');
  await visitor.page.getByRole('dialog').waitFor({ state: 'hidden' });

  await visitor.page.keyboard.press('?');
  await visitor.page.getByRole('dialog').waitFor();
  await album.takeAll('shortcuts');
  await visitor.page.keyboard.press('Escape');
  await visitor.page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/**
 * From the first run to two accounts that are still signed in after a restart.
 * @param atHome called once while the home timeline with both accounts is on show, and must leave it as it is
 */
export async function mainJob(visitor: Visitor, album: Album, atHome?: () => Promise<void>): Promise<void> {
  await visitor.startPinion();
  await album.open(visitor.page);
  await visitor.heading('Welcome to Pinion').waitFor();
  await album.takeAll('welcome');

  const first = await firstAccount(visitor, album);
  await secondAccount(visitor, album);
  await visitor.switchTo(first);
  await album.takeAll('home');
  await atHome?.();
  await furtherDown(visitor, album);
  await aroundTheTimeline(visitor, album, first);
  await visitor.quitPinion();

  await visitor.startPinion();
  await album.open(visitor.page);
  const unlock = visitor.heading('Unlock Pinion');
  if (await visitor.sees(unlock, visitor.page.getByRole('feed'))) {
    await album.takeAll('unlock');
    await visitor.unlock();
  }
  await visitor.readsHomeOf(first);
  await album.take('still-signed-in');
  await visitor.quitPinion();
}

/** The way with a key of X, up to the screen that asks for it. */
export async function ownKey(visitor: Visitor, album: Album): Promise<void> {
  await visitor.startPinion();
  await album.open(visitor.page);
  await visitor.button('Sign in with a PIN').click();
  const protection = visitor.heading('How should Pinion protect your sign-ins?');
  if (await visitor.sees(protection, visitor.textBox('API key'))) await visitor.choosePassphrase();
  await visitor.textBox('API key').waitFor();
  await album.takeAll('key-with-guide');
  await visitor.page.getByText('How do I get these?').click();
  await album.take('key-without-guide');
  await visitor.quitPinion();
}
