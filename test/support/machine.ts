/**
 * What the machine offers for tests that drive a real window: a browser, a display, an Electron runtime, a keyring.
 * Everything is looked for first; what is missing is installed only where that is safe to do (Debian as root).
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

export const projectRoot = path.resolve(import.meta.dirname, '../..');
export const isRoot = process.getuid?.() === 0;

function onPath(program: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const candidate = path.join(folder, program);
    if (folder && existsSync(candidate)) return candidate;
  }
  return null;
}

/** An installed Chromium, Chrome, or Playwright's own download; null when there is none. */
export function findChromium(): string | null {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const found = onPath(name);
    if (found) return found;
  }
  const own = chromium.executablePath();
  return existsSync(own) ? own : null;
}

function isDebian(): boolean {
  return existsSync('/etc/debian_version') && onPath('apt-get') !== null;
}

function installDebianPackages(packages: string[]): void {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    execFileSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
}

/**
 * Makes sure that a browser and, on Linux, a display server are there.
 * @returns a sentence when something is missing and cannot be installed here, else null
 */
export function prepareMachine(): string | null {
  const wanted: string[] = [];
  const needsDisplay = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  if (!findChromium()) wanted.push('chromium', 'fonts-noto-core', 'fonts-noto-color-emoji');
  if (needsDisplay && !onPath('Xvfb')) wanted.push('xvfb', 'xauth');
  if (wanted.length > 0 && isDebian() && isRoot) {
    process.stdout.write(`Installing for the end-to-end tests: ${wanted.join(', ')}\n`);
    installDebianPackages(wanted);
  } else if (!findChromium()) {
    try {
      execFileSync(
        process.execPath,
        [path.join(projectRoot, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'],
        {
          stdio: 'inherit',
        },
      );
    } catch {
      return 'No Chromium was found, and none could be downloaded. Install Chromium or Chrome and run the tests again.';
    }
  }
  if (!findChromium()) return 'No Chromium was found. Install Chromium or Chrome and run the tests again.';
  if (needsDisplay && !onPath('Xvfb'))
    return 'There is no display. Install Xvfb (package xvfb) and run the tests again.';
  return null;
}

/** Starts a virtual display when the machine has none. @returns a function that ends it */
export async function ensureDisplay(): Promise<() => void> {
  if (process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return () => {};
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1680x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', () => reject(new Error('Xvfb ended before it was ready')));
    server.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
  });
  process.env['DISPLAY'] = `:${number}`;
  return () => {
    delete process.env['DISPLAY'];
    server.kill();
  };
}

/** The Electron program to test with; null when its runtime is not on this machine. */
export function findElectron(): string | null {
  const program = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string];
  const folders = [process.env['ELECTRON_OVERRIDE_DIST_PATH'], path.join(projectRoot, 'node_modules/electron/dist')];
  for (const folder of folders) {
    if (!folder) continue;
    const found = path.join(folder, program ?? 'electron');
    if (existsSync(found)) return found;
  }
  return null;
}

/** The version of the Electron runtime found, for the report. */
export function electronVersion(program: string): string {
  const file = path.join(path.dirname(program), 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'unknown';
}

/** A D-Bus session with an unlocked GNOME keyring can be started here. */
export function hasKeyring(): boolean {
  return process.platform === 'linux' && onPath('dbus-run-session') !== null && onPath('gnome-keyring-daemon') !== null;
}

/** The unpacked, packaged app of `npm run package:dir`; null when it was not built. */
export function findPackagedApp(): string | null {
  const candidates = [
    'dist/linux-unpacked/pinion',
    'dist/win-unpacked/Pinion.exe',
    'dist/mac/Pinion.app/Contents/MacOS/Pinion',
    'dist/mac-arm64/Pinion.app/Contents/MacOS/Pinion',
  ];
  for (const candidate of candidates) {
    const full = path.join(projectRoot, candidate);
    if (existsSync(full)) return full;
  }
  return null;
}
