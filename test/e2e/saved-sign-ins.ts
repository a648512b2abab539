/**
 * Sign-ins for tests that are about something else. Each is made once in a worker, through the window as a person does
 * it; what Pinion keeps of it, without what was read, is then copied into the folder of a test.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { type AppProcess, type ShellName, startApp } from '../support/app-process.ts';
import { startService } from '../support/service.ts';
import { Person } from './person.ts';

export interface SavedSignInsOptions {
  shell: ShellName;
  /** The one of the services that the sign-ins shall be valid at. */
  secret: string;
  browser: Browser;
}

const file = path.join('data', 'accounts.json');

function copySignIns(from: string, to: string): void {
  mkdirSync(path.join(to, 'data'), { recursive: true });
  cpSync(path.join(from, file), path.join(to, file));
}

export class SavedSignIns {
  readonly #options: SavedSignInsOptions;
  /** Folders with the sign-ins of these user names, which are joined by spaces. */
  readonly #folders = new Map<string, string>();

  constructor(options: SavedSignInsOptions) {
    this.#options = options;
  }

  /** Puts the sign-ins of these accounts into the folder of an app; the last of them is the one on show. */
  async bring(usernames: readonly string[], folder: string): Promise<void> {
    copySignIns(await this.#folderWith(usernames), folder);
  }

  remove(): void {
    for (const folder of this.#folders.values()) rmSync(folder, { recursive: true, force: true });
  }

  async #folderWith(usernames: readonly string[]): Promise<string> {
    const name = usernames.join(' ');
    const known = this.#folders.get(name);
    if (known !== undefined) return known;
    const made = await this.#make(usernames);
    this.#folders.set(name, made);
    return made;
  }

  async #make(usernames: readonly string[]): Promise<string> {
    const { shell, secret, browser } = this.#options;
    const earlier = usernames.slice(0, -1);
    const last = usernames.at(-1) ?? '';
    const folder = mkdtempSync(path.join(tmpdir(), 'pinion-e2e-signed-in-'));
    const service = await startService({ posts: 100, secret });
    let app: AppProcess | null = null;
    const person = new Person({
      shell,
      folder,
      service,
      browser,
      bringSignIns: (some) => this.bring(some, folder),
      async start() {
        app = await startApp({ shell, folder, xOrigin: service.origin });
        return app;
      },
    });
    try {
      if (earlier.length > 0) {
        await person.startSignedIn(earlier);
        await person.addAccount(last);
      } else {
        await person.startPinion();
        await person.signIn(last);
      }
      await person.quitPinion();
    } catch (cause) {
      await (app as AppProcess | null)?.kill();
      throw cause;
    } finally {
      await service.stop();
    }
    return folder;
  }
}
