import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sender } from '../../../electron/contract/dispatch.ts';
import { networkBarrier } from '../../../electron/security/network-barrier.ts';
import { securityRules } from '../../../electron/security/rules.ts';
import { startElectron } from '../../../electron/shell/electron/shell.ts';
import { lockedPreferences } from '../../../electron/shell/electron/web-preferences.ts';
import type { AppWindow, Shell, WindowOptions } from '../../../electron/shell/shell.ts';

type CallHandler = (event: { senderFrame: { origin: string } | null }, name: unknown, argument: unknown) => unknown;
type PageHandler = (request: { url: string; method: string }) => Promise<Response>;
interface ItemTemplate {
  role?: string;
}

/** Electron's own objects, as far as a window touches them. */
const electron = vi.hoisted(() => ({
  app: {
    isPackaged: false,
    on: vi.fn(),
    quit: vi.fn(),
    enableSandbox: vi.fn(),
    setPath: vi.fn(),
    setAppUserModelId: vi.fn(),
    getPath: (name: string) => `/data/${name}`,
    getName: () => 'Pinion',
    getVersion: () => '1.0.0',
    commandLine: { hasSwitch: () => false, appendSwitch: vi.fn() },
    requestSingleInstanceLock: () => true,
    whenReady: async () => undefined,
  },
  protocol: { registerSchemesAsPrivileged: vi.fn() },
  session: { fromPartition: vi.fn() },
  BrowserWindow: vi.fn(),
  Menu: { buildFromTemplate: vi.fn((template: object[]) => template), setApplicationMenu: vi.fn() },
  dialog: {},
  clipboard: {},
  nativeTheme: { shouldUseDarkColors: false, on: vi.fn(), off: vi.fn() },
  net: {},
  powerMonitor: {},
  safeStorage: {},
  screen: { getAllDisplays: () => [] },
  shell: { openExternal: vi.fn<(url: string) => Promise<void>>() },
}));
vi.mock('electron', () => electron);

class Contents extends EventEmitter {
  mainFrame = { origin: 'pinion://app' };
  ipc = { handle: vi.fn<(channel: string, handler: CallHandler) => void>() };
  setWebRTCIPHandlingPolicy = vi.fn();
  isDestroyed = vi.fn(() => false);
  send = vi.fn();
}

class Window extends EventEmitter {
  webContents = new Contents();
  loadURL = vi.fn(async (_url: string) => undefined);
  show = vi.fn();
  setBackgroundColor = vi.fn();
}

const sessionNamed = (name: string) => ({
  name,
  protocol: { handle: vi.fn<(scheme: string, handler: PageHandler) => void>() },
  webRequest: { onBeforeRequest: vi.fn() },
  setProxy: vi.fn(async () => undefined),
  setUserAgent: vi.fn(),
});

let out: string;
let window: Window;
let sessions: Map<string, ReturnType<typeof sessionNamed>>;

beforeEach(async () => {
  vi.clearAllMocks();
  electron.app.isPackaged = false;
  sessions = new Map();
  electron.session.fromPartition.mockImplementation((name: string) => {
    const made = sessions.get(name) ?? sessionNamed(name);
    sessions.set(name, made);
    return made;
  });
  electron.BrowserWindow.mockImplementation(function make() {
    window = new Window();
    return window;
  });
  out = mkdtempSync(join(tmpdir(), 'pinion-out-'));
  await mkdir(join(out, 'renderer'));
  await writeFile(join(out, 'renderer', 'index.html'), '<meta property="csp-nonce" content="%CSP_NONCE%">');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(out, { recursive: true });
});

async function started(): Promise<Shell> {
  const shell = await startElectron({ rules: securityRules, out });
  if (shell === null) throw new Error('another instance is said to run');
  return shell;
}

async function open(options: Partial<WindowOptions> = {}): Promise<AppWindow> {
  return (await started()).openWindow({
    title: 'Pinion',
    dispatch: async () => ({ ok: true, value: null }),
    media: async () => new Response(),
    onMenu: vi.fn(),
    ...options,
  });
}

/** What the window was made with. */
const webPreferences = (): unknown => electron.BrowserWindow.mock.calls[0]?.[0].webPreferences;

/** Every item of the menu that stands in the menu bar. */
const menuRoles = (): (string | undefined)[] =>
  electron.Menu.setApplicationMenu.mock.calls[0]?.[0].flatMap(({ submenu }: { submenu: ItemTemplate[] }) =>
    submenu.map(({ role }) => role),
  );

describe('window in Electron', () => {
  it('is made with the locked preferences, our preload script and the session without a network, and nothing else', async () => {
    await open();
    expect(electron.BrowserWindow).toHaveBeenCalledOnce();
    expect(webPreferences()).toEqual({
      ...lockedPreferences,
      devTools: true,
      preload: join(out, 'preload', 'preload.cjs'),
      session: sessions.get('page'),
    });
  });

  it('has developer tools and their menu item in a development run only', async () => {
    await open();
    expect(menuRoles()).toContain('toggleDevTools');
    vi.clearAllMocks();
    electron.app.isPackaged = true;
    await open();
    expect(webPreferences()).toMatchObject({ devTools: false });
    expect(menuRoles()).toContain('copy');
    expect(menuRoles()).not.toContain('toggleDevTools');
  });

  it('tells main which frame called, as the frame is now', async () => {
    const senders: Sender[] = [];
    await open({
      dispatch: async (sender) => {
        senders.push(sender);
        return { ok: true, value: null };
      },
    });
    const { ipc, mainFrame } = window.webContents;
    expect(ipc.handle).toHaveBeenCalledOnce();
    const call = ipc.handle.mock.calls[0]?.[1];
    for (const senderFrame of [mainFrame, { origin: 'pinion://app' }, null]) {
      await call?.({ senderFrame }, 'app.view', undefined);
    }
    expect(senders).toEqual([
      { origin: 'pinion://app', isMainFrame: true },
      { origin: 'pinion://app', isMainFrame: false },
      { origin: '', isMainFrame: false },
    ]);
  });

  it('comes back to its page from an address whose navigation raises no event', async () => {
    await open();
    expect(window.loadURL.mock.calls).toEqual([['pinion://app/']]);
    window.webContents.emit('did-navigate', {}, 'pinion://app/');
    expect(window.loadURL).toHaveBeenCalledOnce();
    window.webContents.emit('did-navigate', {}, 'about:blank');
    expect(window.loadURL.mock.calls).toEqual([['pinion://app/'], ['pinion://app/']]);
  });

  it('gives peer connections no way around the barrier', async () => {
    await open();
    expect(window.webContents.setWebRTCIPHandlingPolicy).toHaveBeenCalledExactlyOnceWith(
      networkBarrier.peerConnections,
    );
  });

  it('serves its document with a nonce that nobody can guess', async () => {
    await open();
    const handle = sessions.get('page')?.protocol.handle.mock.calls.find(([scheme]) => scheme === 'pinion')?.[1];
    const nonces = new Set<string>();
    for (let load = 0; load < 3; load += 1) {
      const answer = await handle?.({ url: 'pinion://app/', method: 'GET' });
      nonces.add(/content="([^"]+)"/.exec((await answer?.text()) ?? '')?.[1] ?? '');
    }
    expect(nonces.size).toBe(3);
    for (const nonce of nonces) expect(Buffer.from(nonce, 'base64').byteLength).toBeGreaterThanOrEqual(16);
  });

  it('sends nothing to a page that has gone', async () => {
    const opened = await open();
    opened.send('menu.chosen', { command: 'refresh' });
    expect(window.webContents.send).toHaveBeenCalledExactlyOnceWith('pinion:event', 'menu.chosen', {
      command: 'refresh',
    });
    window.webContents.isDestroyed.mockReturnValue(true);
    opened.send('menu.chosen', { command: 'refresh' });
    expect(window.webContents.send).toHaveBeenCalledOnce();
  });
});

describe('system browser in Electron', () => {
  it.each(['file:///etc/passwd', 'javascript:alert(1)', 'http://example.com/', 'https://user@example.com/', 'x'])(
    'is not given %s',
    async (address) => {
      expect(await (await started()).openInBrowser(address)).toBe(false);
      expect(electron.shell.openExternal).not.toHaveBeenCalled();
    },
  );

  it('gets the address written anew, and may fail to start', async () => {
    const shell = await started();
    electron.shell.openExternal.mockResolvedValueOnce();
    expect(await shell.openInBrowser('HTTPS://Example.com')).toBe(true);
    expect(electron.shell.openExternal).toHaveBeenCalledExactlyOnceWith('https://example.com/');
    electron.shell.openExternal.mockRejectedValueOnce(new Error('there is none'));
    expect(await shell.openInBrowser('https://example.com/')).toBe(false);
  });

  it('is the system’s own in a packaged app, whatever the environment names', async () => {
    vi.stubEnv('PINION_BROWSER', '/bin/false');
    electron.app.isPackaged = true;
    electron.shell.openExternal.mockResolvedValue();
    expect(await (await started()).openInBrowser('https://example.com/')).toBe(true);
    expect(electron.shell.openExternal).toHaveBeenCalledOnce();
  });
});
