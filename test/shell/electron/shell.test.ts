import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { securityRules } from '../../../electron/security/rules.ts';
import { startElectron } from '../../../electron/shell/electron/shell.ts';
import type { SecurityRules } from '../../../electron/shell/shell.ts';

type Listener = (...values: unknown[]) => void;

/** Electron's own objects, as far as they are touched before a window opens. */
const electron = vi.hoisted(() => ({
  app: {
    isPackaged: false,
    on: vi.fn<(event: string, listener: Listener) => void>(),
    quit: vi.fn(),
    exit: vi.fn(),
    enableSandbox: vi.fn(),
    setPath: vi.fn(),
    setAppUserModelId: vi.fn(),
    getPath: (name: string) => `/data/${name}`,
    getName: () => 'Pinion',
    getVersion: () => '1.0.0',
    commandLine: { hasSwitch: () => false, appendSwitch: vi.fn() },
    requestSingleInstanceLock: vi.fn(() => true),
    whenReady: async () => undefined,
  },
  protocol: { registerSchemesAsPrivileged: vi.fn() },
  session: { fromPartition: () => ({ setUserAgent: vi.fn(), fetch: vi.fn() }) },
  BrowserWindow: Object.assign(class {}, { getAllWindows: () => [{}] }),
  Menu: {},
  dialog: {
    showSaveDialog: vi.fn(async () => ({ canceled: false, filePath: '/chosen/Home.csv' })),
    showOpenDialog: vi.fn(async () => ({ canceled: false, filePaths: ['/chosen/.env'] })),
  },
  clipboard: {},
  nativeTheme: {},
  net: {},
  powerMonitor: { on: vi.fn<(event: string, listener: Listener) => void>() },
  safeStorage: {},
  screen: {},
  shell: {},
}));
vi.mock('electron', () => electron);

const start = (rules: Partial<SecurityRules> = {}) =>
  startElectron({ rules: { ...securityRules, ...rules }, out: '/out' });

function emit(event: string, ...values: unknown[]): void {
  for (const [name, listener] of electron.app.on.mock.calls) if (name === event) listener(...values);
}

describe('start of the Electron shell', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    electron.app.isPackaged = false;
    electron.app.requestSingleInstanceLock.mockReturnValue(true);
  });
  afterEach(() => vi.unstubAllEnvs());

  it('puts the rules for sessions on every session that is made', () => {
    const denyPermissions = vi.fn();
    const refuseDownloads = vi.fn();
    void start({ denyPermissions, refuseDownloads });
    const made = {};
    emit('session-created', made);
    expect(denyPermissions).toHaveBeenCalledExactlyOnceWith(made);
    expect(refuseDownloads).toHaveBeenCalledExactlyOnceWith(made);
  });

  it('locks every web contents that is made', () => {
    const lockNavigation = vi.fn();
    void start({ lockNavigation });
    const made = {};
    emit('web-contents-created', {}, made);
    expect(lockNavigation).toHaveBeenCalledExactlyOnceWith(made);
  });

  it.each([true, false])('forces the sandbox on when the rule says so: %s', (force) => {
    void start({ mayForceSandbox: () => force });
    expect(electron.app.enableSandbox).toHaveBeenCalledTimes(force ? 1 : 0);
  });

  it('gives its protocols no privilege beyond those that they need', () => {
    void start();
    expect(electron.protocol.registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
      { scheme: 'pinion', privileges: { standard: true, secure: true } },
      { scheme: 'media', privileges: { standard: true, secure: true, stream: true } },
    ]);
  });

  it('ends a second instance before anything else', () => {
    electron.app.requestSingleInstanceLock.mockReturnValue(false);
    expect(start()).toBeNull();
    expect(electron.app.quit).toHaveBeenCalledOnce();
  });

  it('opens no port and moves no data for the environment of a packaged app', async () => {
    vi.stubEnv('PINION_DEVTOOLS_PORT', '9222');
    vi.stubEnv('PINION_USER_DATA', process.cwd());
    electron.app.isPackaged = true;
    const shell = await start();
    expect(electron.app.commandLine.appendSwitch).not.toHaveBeenCalled();
    expect(electron.app.setPath).not.toHaveBeenCalled();
    expect(shell?.switches).toEqual({});
  });

  const asked = { suggestedName: 'Home.csv', filters: [{ name: 'Table', extensions: ['csv'] }] };

  it('asks in front of its window where to save a file', async () => {
    const shell = await start();
    expect(await shell?.saveDialog(asked)).toBe('/chosen/Home.csv');
    expect(electron.dialog.showSaveDialog).toHaveBeenCalledExactlyOnceWith(
      {},
      expect.objectContaining({ filters: asked.filters }),
    );
  });

  it('saves into the folder of a development run without asking, and never in a packaged app', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pinion-save-'));
    vi.stubEnv('PINION_SAVE_FOLDER', folder);
    const shell = await start();
    expect(await shell?.saveDialog(asked)).toBe(join(folder, 'Home.csv'));
    expect(electron.dialog.showSaveDialog).not.toHaveBeenCalled();
    electron.app.isPackaged = true;
    const packaged = await start();
    expect(await packaged?.saveDialog(asked)).toBe('/chosen/Home.csv');
    rmSync(folder, { recursive: true });
  });

  it('asks in front of its window for a file, and in a development run may know it already', async () => {
    const wanted = { title: 'Open', filters: [{ name: 'All', extensions: ['*'] }] };
    const shell = await start();
    expect(await shell?.openDialog(wanted)).toBe('/chosen/.env');
    const file = join(tmpdir(), 'settings.env');
    vi.stubEnv('PINION_OPEN_FILE', file);
    const development = await start();
    expect(await development?.openDialog(wanted)).toBe(file);
    electron.app.isPackaged = true;
    const packaged = await start();
    expect(await packaged?.openDialog(wanted)).toBe('/chosen/.env');
    expect(electron.dialog.showOpenDialog).toHaveBeenCalledTimes(2);
  });

  it('shows the environment, in which keys may be found, in a packaged app too', async () => {
    electron.app.isPackaged = true;
    vi.stubEnv('CONSUMER_KEY', 'from the environment');
    const shell = await start();
    expect(shell?.environment['CONSUMER_KEY']).toBe('from the environment');
  });

  it('hears of sleep and of waking', async () => {
    const states: string[] = [];
    const shell = await start();
    shell?.onPower((state) => states.push(state));
    for (const [, listener] of electron.powerMonitor.on.mock.calls) listener();
    expect(states).toEqual(['asleep', 'awake']);
  });

  it('quits with its last window, on every system', () => {
    void start();
    emit('window-all-closed');
    expect(electron.app.quit).toHaveBeenCalledOnce();
  });

  it('finishes what has to be finished before the process ends', async () => {
    const shell = await start();
    const events: string[] = [];
    electron.app.exit.mockImplementation(() => events.push('exit'));
    shell?.onQuit(async () => {
      events.push('finished');
    });
    const event = { preventDefault: vi.fn() };
    emit('will-quit', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(events).toEqual(['finished', 'exit']));
  });
});
