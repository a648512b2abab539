/** The one window in Electron. */
import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, type Session, screen } from 'electron';
import type { AppWindow, SecurityRules, ShellProblem, WindowOptions } from '../shell.ts';
import { callChannel, eventChannel } from './channels.ts';
import { addContextMenu } from './menus.ts';
import { senderOf } from './sender.ts';
import { lockedPreferences } from './web-preferences.ts';
import { readPlace, smallestWindow, usablePlace, writePlace } from './window-bounds.ts';

export interface ElectronWindowOptions extends WindowOptions {
  rules: SecurityRules;
  pageOrigin: string;
  pageSession: Session;
  preload: string;
  icon: string;
  /** Folder in which the window's place is remembered. */
  userData: string;
  devTools: boolean;
}

/** The page's ground in both themes (`--ground`), so that nothing flashes before the first paint. */
const ground = { light: '#f6f4f0', dark: '#15181b' };
const groundNow = (): string => (nativeTheme.shouldUseDarkColors ? ground.dark : ground.light);

/** A page that crashes again within this time, in milliseconds, would crash for ever. */
const crashLoopMs = 30_000;

/** Opens the window hidden, loads the page and shows it as soon as it has something to show. */
export function openWindow(options: ElectronWindowOptions): AppWindow {
  const placeFile = join(options.userData, 'window.json');
  const displays = screen.getAllDisplays().map((display) => display.workArea);
  const place = usablePlace(readPlace(placeFile), displays);
  const problem = (kind: ShellProblem['kind'], detail: string): void => options.onProblem?.({ kind, detail });

  const window = new BrowserWindow({
    title: options.title,
    icon: options.icon,
    show: false,
    ...(place.position ?? {}),
    width: place.width,
    height: place.height,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    backgroundColor: groundNow(),
    autoHideMenuBar: true,
    webPreferences: {
      ...lockedPreferences,
      devTools: options.devTools,
      preload: options.preload,
      session: options.pageSession,
    },
  });
  const contents = window.webContents;

  contents.ipc.handle(callChannel, (event, name: unknown, argument: unknown) =>
    options.dispatch(senderOf(event.senderFrame, contents.mainFrame), name, argument),
  );
  addContextMenu(contents);
  contents.setWebRTCIPHandlingPolicy(options.rules.networkBarrier.peerConnections);

  const load = (): void => {
    window.loadURL(`${options.pageOrigin}/`).catch((cause: unknown) => problem('page-not-loaded', String(cause)));
  };
  // Going to about:blank raises none of the events that the navigation lock prevents.
  contents.on('did-navigate', (_event, url) => {
    if (!options.rules.isOwnDocument(url, options.pageOrigin)) load();
  });
  let crashedAt = Number.NEGATIVE_INFINITY;
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    problem('page-crashed', `${reason} ${exitCode}`);
    const now = performance.now();
    const again = now - crashedAt < crashLoopMs;
    crashedAt = now;
    if (again) app.quit();
    else load();
  });
  contents.on('unresponsive', () => problem('page-unresponsive', ''));

  const paintGround = (): void => window.setBackgroundColor(groundNow());
  nativeTheme.on('updated', paintGround);
  window.once('ready-to-show', () => {
    if (place.maximized) window.maximize();
    window.show();
  });
  window.on('close', () => writePlace(placeFile, window.getNormalBounds(), window.isMaximized()));
  window.on('closed', () => nativeTheme.off('updated', paintGround));
  // The name of the app, whatever the document calls itself.
  window.on('page-title-updated', (event) => event.preventDefault());
  load();

  return {
    send: (name, payload) => {
      if (!contents.isDestroyed()) contents.send(eventChannel, name, payload);
    },
    focus: () => {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    onClosed: (listener) => {
      window.on('closed', listener);
    },
  };
}
