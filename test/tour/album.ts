/** Numbered pictures of a window, and of the same window in other sizes and colours. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { CDPSession, Page } from 'playwright-core';

/** Sizes of the page in CSS pixels. */
const size = { width: 1100, height: 760 };
const narrow = { width: 480, height: 800 };
const wide = { width: 1600, height: 900 };

/** Waits until scrolling has come to rest, and fonts and all pictures in view are there. Sent to the page as text. */
async function allDrawn(): Promise<void> {
  const limit = performance.now() + 5000;
  const topNow = () => document.querySelector('article')?.getBoundingClientRect().top;
  for (let still = 0, top = topNow(); still < 5 && performance.now() < limit; still += 1) {
    await new Promise(requestAnimationFrame);
    if (topNow() !== top) [still, top] = [0, topNow()];
  }
  const inView = [...document.images].filter((image) => {
    const { top, bottom } = image.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  });
  await Promise.race([
    new Promise((resolve) => setTimeout(resolve, 5000)),
    Promise.all([document.fonts.ready, ...inView.map((image) => image.decode().catch(() => {}))]),
  ]);
}

export class Album {
  readonly #folder: string;
  readonly #say: (line: string) => void;
  #page: Page | null = null;
  #session: CDPSession | null = null;
  #count = 0;

  /** @param folder is emptied */
  constructor(folder: string, say: (line: string) => void) {
    this.#folder = folder;
    this.#say = say;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  get count(): number {
    return this.#count;
  }

  /** Pictures of the window are taken of this page from now on, in the light theme and the usual size. */
  async open(page: Page): Promise<void> {
    this.#page = page;
    // A window that a test tool is attached to from outside keeps its size; only its page can be given another one.
    this.#session = await page.context().newCDPSession(page);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await this.#resize(size);
  }

  /** One picture of the window. @returns its file */
  async take(name: string): Promise<string> {
    if (!this.#page) throw new Error('No window has been opened for pictures.');
    return this.takeOf(this.#page, name);
  }

  /** The window as it is, dark, narrow and wide. */
  async takeAll(name: string): Promise<void> {
    await this.take(name);
    await this.#page?.emulateMedia({ colorScheme: 'dark' });
    await this.take(`${name}-dark`);
    await this.#page?.emulateMedia({ colorScheme: 'light' });
    await this.#resize(narrow);
    await this.take(`${name}-narrow`);
    await this.#resize(wide);
    await this.take(`${name}-wide`);
    await this.#resize(size);
  }

  /**
   * The window when it is wide, light and dark.
   * @param ready waits for what only a wide window has
   */
  async takeWide(name: string, ready: () => Promise<unknown>): Promise<void> {
    await this.#resize(wide);
    await ready();
    await this.take(`${name}-wide`);
    await this.#page?.emulateMedia({ colorScheme: 'dark' });
    await this.take(`${name}-wide-dark`);
    await this.#page?.emulateMedia({ colorScheme: 'light' });
    await this.#resize(size);
  }

  /** One picture of another page. @returns its file */
  async takeOf(page: Page, name: string): Promise<string> {
    this.#count += 1;
    const file = path.join(this.#folder, `${String(this.#count).padStart(2, '0')}-${name}.png`);
    await page.evaluate(allDrawn);
    await page.screenshot({ path: file, animations: 'disabled' });
    this.#say(path.relative(process.cwd(), file));
    return file;
  }

  async #resize({ width, height }: { width: number; height: number }): Promise<void> {
    await this.#session?.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 1,
      mobile: false,
    });
  }
}
