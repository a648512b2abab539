/** Somebody who looks at Pinion for the first time and has nothing but the practice service inside it. */
import type { Browser, Locator, Page } from 'playwright-core';
import type { AppProcess } from '../support/app-process.ts';

const passphrase = 'a few words in a row';

export class Visitor {
  readonly #start: () => Promise<AppProcess>;
  readonly #browser: Browser;
  #app: AppProcess | null = null;
  #opened = 0;

  constructor(options: { start(): Promise<AppProcess>; browser: Browser }) {
    this.#start = options.start;
    this.#browser = options.browser;
  }

  get #running(): AppProcess {
    if (!this.#app) throw new Error('Pinion has not been started');
    return this.#app;
  }

  get page(): Page {
    return this.#running.page;
  }

  async startPinion(): Promise<void> {
    this.#app = await this.#start();
    this.page.setDefaultTimeout(30_000);
  }

  async quitPinion(): Promise<void> {
    await this.#running.quit();
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { name, exact: true });
  }

  textBox(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  /** What the navigation leads to. */
  place(name: string | RegExp): Locator {
    const exact = typeof name === 'string';
    return this.page.getByRole('navigation', { name: 'Timelines' }).getByRole('button', { name, exact });
  }

  /** @returns whether this screen comes; the other one comes instead where it is not needed */
  async sees(screen: Locator, instead: Locator): Promise<boolean> {
    await screen.or(instead).first().waitFor();
    return screen.isVisible();
  }

  async choosePassphrase(): Promise<void> {
    await this.textBox('Passphrase').fill(passphrase);
    await this.textBox('Passphrase again').fill(passphrase);
    await this.button('Continue').click();
  }

  async unlock(): Promise<void> {
    await this.textBox('Passphrase').fill(passphrase);
    await this.button('Unlock').click();
  }

  /** The page that Pinion opened in the browser since the last call. */
  async openedPage(): Promise<Page> {
    const deadline = Date.now() + 30_000;
    while (this.#running.openedAddresses().length <= this.#opened) {
      if (Date.now() > deadline) throw new Error('Pinion has not opened the browser.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const addresses = this.#running.openedAddresses();
    this.#opened = addresses.length;
    const tab = await this.#browser.newPage({ viewport: { width: 1000, height: 860 } });
    await tab.goto(addresses.at(-1) ?? '');
    return tab;
  }

  /** On the page in the browser: authorizes the account with this place in the list. @returns its handle */
  async authorize(tab: Page, place: number): Promise<string> {
    const choice = tab.getByRole('radio').nth(place);
    await choice.check();
    const label = await choice.evaluate((radio: HTMLInputElement) => radio.labels?.[0]?.textContent ?? '');
    await tab.getByRole('button', { name: 'Authorize app' }).click();
    return label.trim();
  }

  async enterPinOf(tab: Page): Promise<void> {
    const pin = (await tab.getByTestId('pin').textContent())?.trim() ?? '';
    await tab.close();
    await this.textBox('PIN').fill(pin);
    await this.button('Finish signing in').click();
  }

  /** Closes what stands above the timeline: who was signed in, and notices about this computer. */
  async dismissNotes(): Promise<void> {
    const notes = this.button('Dismiss');
    for (let left = await notes.count(); left > 0; left -= 1) {
      await notes.first().click();
      await notes.nth(left - 1).waitFor({ state: 'detached' });
    }
  }

  /** Waits for the first post of a timeline. */
  async reads(timeline: string): Promise<void> {
    await this.page.getByRole('feed', { name: timeline, exact: true }).getByRole('article').first().waitFor();
  }

  async readsHomeOf(handle: string): Promise<void> {
    await this.reads(`Home timeline of ${handle}`);
  }

  async switchTo(handle: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Accounts' }).getByRole('button', { name: handle }).click();
    await this.readsHomeOf(handle);
  }
}
