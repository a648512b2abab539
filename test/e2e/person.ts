/** A person in front of the computer: uses Pinion's window and the browser as they appear, by names and roles only. */
import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import type { AppProcess, ShellName } from '../support/app-process.ts';
import { authorize } from '../support/browser-stand-in.ts';
import type { ServiceProcess } from '../support/service.ts';

export const passphrase = 'correct horse battery';

export interface PersonOptions {
  shell: ShellName;
  folder: string;
  service: ServiceProcess;
  browser: Browser;
  start(environment?: Record<string, string>): Promise<AppProcess>;
  /** Puts sign-ins that were made before into the folder, the last of them on show. Left out: each is made anew. */
  bringSignIns?(usernames: readonly string[]): Promise<void>;
}

export class Person {
  readonly shell: ShellName;
  readonly folder: string;
  readonly service: ServiceProcess;
  readonly #browser: Browser;
  readonly #start: PersonOptions['start'];
  readonly #bringSignIns: PersonOptions['bringSignIns'];
  #app: AppProcess | null = null;
  #opened = 0;

  constructor(options: PersonOptions) {
    this.shell = options.shell;
    this.folder = options.folder;
    this.service = options.service;
    this.#browser = options.browser;
    this.#start = options.start;
    this.#bringSignIns = options.bringSignIns;
  }

  get app(): AppProcess {
    if (!this.#app) throw new Error('Pinion has not been started');
    return this.#app;
  }

  get page(): Page {
    return this.app.page;
  }

  /** Keychain mode asks nothing; everywhere else a passphrase protects the sign-ins. */
  get hasKeychain(): boolean {
    return this.shell === 'electron-keyring';
  }

  async startPinion(environment: Record<string, string> = {}): Promise<void> {
    this.#app = await this.#start(environment);
  }

  /** Starts Pinion as somebody who signed in to these accounts before and has read nothing; the last one is on show. */
  async startSignedIn(usernames: readonly string[], environment: Record<string, string> = {}): Promise<void> {
    const [first = '', ...others] = usernames;
    // What a keyring keeps belongs to its folder.
    const signIns = this.hasKeychain ? undefined : this.#bringSignIns;
    await signIns?.(usernames);
    await this.startPinion(environment);
    if (signIns) {
      await this.unlock();
      await this.expectHomeOf(others.at(-1) ?? first);
      return;
    }
    await this.signIn(first);
    for (const other of others) await this.addAccount(other);
    await this.page.getByRole('button', { name: 'Dismiss' }).first().click();
  }

  async quitPinion(): Promise<void> {
    await this.app.quit();
  }

  /** Starts Pinion again and unlocks it where that is needed. */
  async restartPinion(): Promise<void> {
    await this.quitPinion();
    await this.startPinion();
    await this.unlock();
  }

  async unlock(): Promise<void> {
    if (this.hasKeychain) return;
    await this.page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase);
    await this.page.getByRole('button', { name: 'Unlock' }).click();
  }

  /** Answers the question how sign-ins are protected, where it is asked. */
  async chooseProtection(): Promise<void> {
    if (this.hasKeychain) return;
    await expect(this.page.getByRole('heading', { name: 'How should Pinion protect your sign-ins?' })).toBeVisible();
    await this.page.getByRole('radio', { name: 'With a passphrase' }).check({ force: true });
    await this.page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase);
    await this.page.getByRole('textbox', { name: 'Passphrase again' }).fill(passphrase);
    await this.page.getByRole('button', { name: 'Continue' }).click();
  }

  async enterKeys(apiKey = this.service.apiKey, secret = this.service.apiKeySecret): Promise<void> {
    await this.page.getByRole('textbox', { name: 'API key', exact: true }).fill(apiKey);
    await this.page.getByRole('textbox', { name: 'API key secret' }).fill(secret);
    await this.page.getByRole('button', { name: 'Continue' }).click();
  }

  /** From the first run to the PIN screen, with the service's keys. */
  async goToPinScreen(): Promise<void> {
    await this.page.getByRole('button', { name: 'Sign in with a PIN' }).click();
    await this.chooseProtection();
    await this.enterKeys();
    await expect(this.pinBox).toBeVisible();
  }

  get pinBox(): Locator {
    return this.page.getByRole('textbox', { name: 'PIN', exact: true });
  }

  /** The address that Pinion opened in the browser last; waits for a new one since the last call. */
  async nextAddress(): Promise<string> {
    await expect.poll(() => this.app.openedAddresses().length, { timeout: 20_000 }).toBeGreaterThan(this.#opened);
    const addresses = this.app.openedAddresses();
    this.#opened = addresses.length;
    return addresses.at(-1) ?? '';
  }

  /** In the browser: chooses the account on the authorize page. @returns the PIN */
  async authorizeInBrowser(username: string, address?: string): Promise<string> {
    const tab = await this.openInBrowser(address ?? (await this.nextAddress()));
    await tab.getByRole('radio', { name: new RegExp(`@${username}\\b`) }).check();
    await tab.getByRole('button', { name: 'Authorize app' }).click();
    const pin = (await tab.getByTestId('pin').textContent())?.trim() ?? '';
    expect(pin).toMatch(/^[0-9]{7}$/);
    await tab.close();
    return pin;
  }

  /** Chooses the account on the authorize page, which nobody looks at. @returns the PIN */
  async authorize(username: string, address?: string): Promise<string> {
    const { userId = '' } = this.service.accounts.find((account) => account.username === username) ?? {};
    return authorize(address ?? (await this.nextAddress()), userId);
  }

  async openInBrowser(address: string): Promise<Page> {
    const tab = await this.#browser.newPage();
    await tab.goto(address);
    return tab;
  }

  async enterPin(pin: string): Promise<void> {
    await this.pinBox.fill(pin);
    await this.page.getByRole('button', { name: 'Finish signing in' }).click();
  }

  /** The whole first sign-in, up to the home timeline. */
  async signIn(username: string): Promise<void> {
    await this.goToPinScreen();
    await this.enterPin(await this.authorize(username));
    await this.expectHomeOf(username);
  }

  /** Adds another account with the key that is already saved. */
  async addAccount(username: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add account' }).click();
    await this.page.getByRole('button', { name: 'Continue' }).click();
    await expect(this.pinBox).toBeVisible();
    await this.enterPin(await this.authorize(username));
    await this.expectHomeOf(username);
  }

  feedOf(username: string): Locator {
    return this.page.getByRole('feed', { name: `Home timeline of @${username}` });
  }

  accountButton(username: string): Locator {
    return this.page
      .getByRole('navigation', { name: 'Accounts' })
      .getByRole('button', { name: `@${username}`, exact: true });
  }

  async expectHomeOf(username: string): Promise<void> {
    await expect(this.feedOf(username).getByRole('article').first()).toBeVisible({ timeout: 30_000 });
    await expect(this.accountButton(username)).toHaveAttribute('aria-current', 'true');
  }

  async switchTo(username: string): Promise<void> {
    await this.accountButton(username).click();
    await this.expectHomeOf(username);
  }
}
