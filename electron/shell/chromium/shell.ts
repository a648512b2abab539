/** The shell for development and tests: Node runs the app, an installed browser shows the page. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { noOpenDialog, savedWithoutDialog } from '../../contract/messages/dialogs.ts';
import { shellTexts } from '../../contract/messages/en.ts';
import type { ThemeChoice } from '../../contract/views/app.ts';
import { makeQuitHook, quitLimitMs } from '../quit-hook.ts';
import { placeInFolder } from '../save-folder.ts';
import type { SecurityRules, Shell, SystemKeychain } from '../shell.ts';
import { startProgram } from '../start-program.ts';
import { readSwitches } from '../switches.ts';
import { onUnexpected } from '../unexpected.ts';
import { dataFolder } from './data-folder.ts';
import { findBrowser } from './find-browser.ts';
import { takeInstanceLock } from './instance-lock.ts';
import { makeNetwork, trustSystemCertificates } from './network.ts';
import { type ChromiumWindow, openWindow } from './window.ts';

const pageOrigin = 'https://pinion.localhost';
const mediaOrigin = 'https://media.pinion.localhost';
const profilePrefix = 'window-profile-';

/** How each system hands an address to its browser. */
const openers: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

const noKeychain: SystemKeychain = {
  backend: async () => ({ strength: 'none', name: 'none' }),
  encrypt: () => Promise.reject(new Error('There is no keychain in the development shell')),
  decrypt: () => Promise.reject(new Error('There is no keychain in the development shell')),
};

export interface ChromiumShellOptions {
  rules: SecurityRules;
  /** The folder `out/` of the build, in which `preload/` and `renderer/` lie. */
  out: string;
  version: string;
}

/** @returns the shell, or null when another one already runs with the same data, which then comes to the front */
export async function startChromium({ rules, out, version }: ChromiumShellOptions): Promise<Shell | null> {
  const switches = readSwitches(process.env, false);
  const userData = switches.userData ?? dataFolder(process.platform, process.env, homedir());
  mkdirSync(userData, { recursive: true, mode: 0o700 });

  const secondStartListeners: (() => void)[] = [];
  const lock = await takeInstanceLock(userData, () => {
    for (const listener of secondStartListeners) listener();
  });
  if (lock === null) return null;
  // Whoever holds the lock owns every profile here: these are left over from a crash.
  for (const name of readdirSync(userData)) {
    if (name.startsWith(profilePrefix)) rmSync(join(userData, name), { recursive: true, force: true });
  }

  trustSystemCertificates();
  const network = makeNetwork({
    userAgent: `${shellTexts.appName}/${version}`,
    environment: process.env,
    proxiedLoopback: switches.xOrigin !== undefined,
  });
  const quitHook = makeQuitHook(delay);
  let theme: ThemeChoice = 'system';
  let window: ChromiumWindow | null = null;
  let profile: string | null = null;

  const end = async (): Promise<void> => {
    // A browser that has lost its display may never answer.
    await Promise.all([quitHook.run(), Promise.race([window?.close(), delay(quitLimitMs)])]);
    if (profile !== null) rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    lock.release();
    process.exit(0);
  };
  let ending = false;
  const quit = (): void => {
    if (ending) return;
    ending = true;
    void end();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, quit);

  return {
    kind: 'chromium',
    packaged: false,
    version,
    switches,
    userData,
    fetch: network.fetch,
    setProxy: network.setProxy,
    fetchThrough: network.fetchThrough,
    proxyFor: network.proxyFor,
    environment: process.env,
    keychain: noKeychain,
    pageOrigin,
    mediaOrigin,
    openWindow: async (options) => {
      const browser = findBrowser({
        platform: process.platform,
        environment: process.env,
        exists: existsSync,
        downloaded: () => chromium.executablePath(),
      });
      if (browser === null) throw new Error(shellTexts.noBrowserFound);
      profile = mkdtempSync(join(userData, profilePrefix));
      window = await openWindow({
        ...options,
        rules,
        pageOrigin,
        mediaOrigin,
        pageRoot: join(out, 'renderer'),
        bridgeScript: join(out, 'preload', 'page-bridge.js'),
        browser,
        profile,
        theme,
        devtoolsPort: switches.devtoolsPort,
      });
      window.onClosed(quit);
      return window;
    },
    openInBrowser: async (url) => {
      const address = rules.browserAddress(url);
      if (address === null) return false;
      if (switches.browser !== undefined) return startProgram(switches.browser, [address]);
      const [program, ...args] = openers[process.platform] ?? ['xdg-open'];
      return startProgram(program, [...args, address]);
    },
    copyText: async (text) => window?.copyText(text),
    // Node has no dialogs, so there is nothing to ask: the file goes where browsers put theirs.
    saveDialog: async ({ suggestedName }) => {
      const downloads = join(homedir(), 'Downloads');
      const folder = switches.saveFolder ?? (existsSync(downloads) ? downloads : join(userData, 'saved'));
      const file = placeInFolder(folder, suggestedName);
      process.stdout.write(`${savedWithoutDialog(file)}\n`);
      return file;
    },
    openDialog: async () => {
      if (switches.openFile === undefined) process.stdout.write(`${noOpenDialog}\n`);
      return switches.openFile ?? null;
    },
    setTheme: (choice) => {
      theme = choice;
      void window?.setTheme(choice);
    },
    // Nor does Node hear of sleep: the app notices by its clock.
    onPower() {},
    isOnline: () => Object.values(networkInterfaces()).some((list) => list?.some(({ internal }) => !internal)),
    onSecondStart: (listener) => {
      secondStartListeners.push(listener);
    },
    onQuit: (listener) => quitHook.add(listener),
    onUnexpected: (listener) => onUnexpected(process, listener),
    quit,
  };
}
