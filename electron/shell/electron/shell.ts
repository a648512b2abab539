/** The shell of the product: Electron. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  app,
  BrowserWindow,
  clipboard,
  shell as desktop,
  dialog,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
} from 'electron';
import { makeQuitHook } from '../quit-hook.ts';
import { placeInFolder } from '../save-folder.ts';
import type { SecurityRules, Shell } from '../shell.ts';
import { startProgram } from '../start-program.ts';
import { readSwitches } from '../switches.ts';
import { onUnexpected } from '../unexpected.ts';
import { makeKeychain } from './keychain.ts';
import { setApplicationMenu } from './menus.ts';
import { makeNetwork } from './network.ts';
import { askForFile } from './open-dialog.ts';
import { makePageSession, serveMedia } from './page-session.ts';
import { onPower } from './power.ts';
import { makeSaveDialog } from './save-dialog.ts';
import { openWindow } from './window.ts';

const pageOrigin = 'pinion://app';
const mediaOrigin = 'media://remote';

export interface ElectronShellOptions {
  rules: SecurityRules;
  /** The folder `out/` of the build, in which `main/`, `preload/` and `renderer/` lie. */
  out: string;
}

/**
 * Prepares everything that Electron wants before it is ready, so it has to run at once when the entry is loaded.
 * @returns the shell when Electron is ready, or null when another Pinion already runs, which then comes to the front
 */
export function startElectron({ rules, out }: ElectronShellOptions): Promise<Shell> | null {
  const packaged = app.isPackaged;
  const switches = readSwitches(process.env, packaged);

  // The same name as in the installer: Windows groups windows and their pinned icon by it.
  app.setAppUserModelId('app.pinion.Pinion');
  if (switches.userData !== undefined) app.setPath('userData', switches.userData);
  if (switches.devtoolsPort !== undefined) {
    app.commandLine.appendSwitch('remote-debugging-port', String(switches.devtoolsPort));
    app.commandLine.appendSwitch('remote-debugging-address', '127.0.0.1');
  }
  const sandboxFacts = {
    platform: process.platform,
    uid: process.getuid?.() ?? null,
    noSandboxSwitch: app.commandLine.hasSwitch('no-sandbox'),
  };
  if (rules.mayForceSandbox(sandboxFacts)) app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme: 'pinion', privileges: { standard: true, secure: true } },
    { scheme: 'media', privileges: { standard: true, secure: true, stream: true } },
  ]);

  const secondStartListeners: (() => void)[] = [];
  const isFirst = rules.takeSingleInstance(app, () => {
    for (const listener of secondStartListeners) listener();
  });
  if (!isFirst) {
    app.quit();
    return null;
  }

  app.on('session-created', (session) => {
    rules.denyPermissions(session);
    rules.refuseDownloads(session);
  });
  app.on('web-contents-created', (_event, contents) => rules.lockNavigation(contents));
  app.on('window-all-closed', () => app.quit());

  const quitHook = makeQuitHook(delay);
  app.on('will-quit', (event) => {
    event.preventDefault();
    void quitHook.run().then(() => app.exit());
  });

  const askWhereToSave = makeSaveDialog(dialog, () => app.getPath('downloads'));
  const makeShell = (): Shell => ({
    kind: 'electron',
    packaged,
    version: app.getVersion(),
    switches,
    userData: app.getPath('userData'),
    ...makeNetwork(`${app.getName()}/${app.getVersion()}`, { proxiedLoopback: switches.xOrigin !== undefined }),
    environment: process.env,
    keychain: makeKeychain(safeStorage, process.platform, (ms) => delay(ms, undefined, { ref: false })),
    pageOrigin,
    mediaOrigin,
    openWindow: async (options) => {
      setApplicationMenu(!packaged, options.onMenu);
      const servePage = rules.servePage({
        root: join(out, 'renderer'),
        pageOrigin,
        mediaOrigin,
        makeNonce: () => randomBytes(16).toString('base64'),
      });
      const pageSession = makePageSession(servePage, rules.networkBarrier, (url) => {
        options.onProblem?.({ kind: 'request-refused', detail: new URL(url).origin });
      });
      serveMedia(pageSession, options.media);
      return openWindow({
        ...options,
        rules,
        pageOrigin,
        pageSession,
        preload: join(out, 'preload', 'preload.cjs'),
        icon: join(out, 'main', 'icon.png'),
        userData: app.getPath('userData'),
        devTools: !packaged,
      });
    },
    openInBrowser: async (url) => {
      const address = rules.browserAddress(url);
      if (address === null) return false;
      if (switches.browser !== undefined) return startProgram(switches.browser, [address]);
      return desktop.openExternal(address).then(
        () => true,
        () => false,
      );
    },
    copyText: async (text) => clipboard.writeText(text),
    saveDialog: async (options) =>
      switches.saveFolder === undefined
        ? askWhereToSave(BrowserWindow.getAllWindows()[0], options)
        : placeInFolder(switches.saveFolder, options.suggestedName),
    openDialog: async (options) => switches.openFile ?? askForFile(dialog, BrowserWindow.getAllWindows()[0], options),
    setTheme: (choice) => {
      nativeTheme.themeSource = choice;
    },
    onPower: (listener) => onPower(powerMonitor, listener),
    isOnline: () => net.isOnline(),
    onSecondStart: (listener) => {
      secondStartListeners.push(listener);
    },
    onQuit: (listener) => quitHook.add(listener),
    onUnexpected: (listener) => onUnexpected(process, listener),
    quit: () => app.quit(),
  });
  return app.whenReady().then(makeShell);
}
