/** Starts Pinion as a person would, in any of its shells, and attaches a test tool from outside. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findElectron, findPackagedApp, isRoot, projectRoot } from './machine.ts';

export type ShellName = 'chromium' | 'electron' | 'electron-keyring' | 'packaged';

export interface AppProcess {
  readonly page: Page;
  /** When the program itself was started (without a keyring's session around it), in milliseconds since 1970. */
  startedAt: number;
  /** Everything that the process printed so far. */
  output(): string;
  /** Addresses that Pinion handed to the system browser, oldest first. */
  openedAddresses(): string[];
  /** Closes the window as a person would and waits for the process to end. */
  quit(): Promise<void>;
  /** Ends the process without warning. */
  kill(): Promise<void>;
  /** Lets go of the window and takes it again, as another `page`: the window forgets what it recorded for the tool. */
  reattach(): Promise<void>;
}

export interface StartOptions {
  shell: ShellName;
  /** A folder for everything this run keeps; reuse it to start "again". */
  folder: string;
  /** Replaces X's API and authorize page (not possible in the packaged app). */
  xOrigin?: string;
  environment?: Record<string, string>;
  /** Another program than Pinion in the same runtime, to compare with: its entry, and the address of its page. */
  instead?: { entry: string; address: RegExp };
}

const pinionAddress = /^(pinion:\/\/app|https:\/\/pinion\.localhost)\//;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('no free port');
  return address.port;
}

/** A stand-in for the system browser: it only writes down what it was asked to open. */
function makeBrowserStandIn(folder: string): { program: string; folderOnPath: string; log: string } {
  const bin = path.join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const log = path.join(folder, 'opened-addresses.txt');
  const program = path.join(bin, 'xdg-open');
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$1" >> '${log}'\n`);
  chmodSync(program, 0o755);
  return { program, folderOnPath: bin, log };
}

function commandFor(options: StartOptions, port: number): { program: string; args: string[] } {
  const root = isRoot && process.platform === 'linux' ? ['--no-sandbox'] : [];
  switch (options.shell) {
    case 'chromium':
      return {
        program: process.execPath,
        args: [options.instead?.entry ?? path.join(projectRoot, 'out/main/main.chromium.js')],
      };
    case 'packaged':
      return {
        program: findPackagedApp() ?? '',
        args: [...root, '--password-store=basic', `--remote-debugging-port=${port}`],
      };
    case 'electron':
      return {
        program: findElectron() ?? '',
        args: [...root, '--password-store=basic', options.instead?.entry ?? projectRoot],
      };
    case 'electron-keyring':
      // A D-Bus session of its own with an unlocked keyring, kept in XDG_DATA_HOME between starts.
      return {
        program: 'dbus-run-session',
        args: [
          '--',
          'bash',
          '-c',
          'eval "$(printf "test\\n" | gnome-keyring-daemon --unlock --components=secrets 2>/dev/null | sed "s/^/export /")"; echo "started at $EPOCHREALTIME"; exec "$@"',
          '_',
          findElectron() ?? '',
          ...root,
          '--password-store=gnome-libsecret',
          options.instead?.entry ?? projectRoot,
        ],
      };
  }
}

/** What the shell line of a keyring's session printed right before the program, in milliseconds since 1970. */
function startedAt(output: string): number | null {
  const seconds = /^started at ([0-9]+)[.,]([0-9]{6})$/m.exec(output);
  return seconds ? Number(`${seconds[1]}.${seconds[2]}`) * 1000 : null;
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

async function attach(
  port: number,
  child: ChildProcess,
  address: RegExp,
  output: () => string,
): Promise<{ browser: Browser; page: Page }> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(`Pinion did not open its window.\n${output().slice(-4000)}`);
    }
    try {
      // A runtime that is still starting may accept a connection and never answer on it.
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: 10_000 });
      while (Date.now() < deadline) {
        const page = browser
          .contexts()
          .flatMap((context) => context.pages())
          .find((candidate) => address.test(candidate.url()));
        if (page) return { browser, page };
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Starts Pinion and waits for its window. */
export async function startApp(options: StartOptions): Promise<AppProcess> {
  const userData = path.join(options.folder, 'data');
  mkdirSync(userData, { recursive: true });
  const browserStandIn = makeBrowserStandIn(options.folder);
  const runtime = path.join(options.folder, 'runtime');
  mkdirSync(runtime, { recursive: true, mode: 0o700 });
  const port = await freePort();
  const { program, args } = commandFor(options, port);
  const { DBUS_SESSION_BUS_ADDRESS: _, ...inherited } = process.env;
  const spawnedAt = Date.now();
  const child = spawn(program, args, {
    cwd: projectRoot,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...inherited,
      PATH: `${browserStandIn.folderOnPath}${path.delimiter}${process.env['PATH'] ?? ''}`,
      XDG_RUNTIME_DIR: runtime,
      XDG_CONFIG_HOME: userData,
      XDG_DATA_HOME: path.join(options.folder, 'keyring'),
      PINION_USER_DATA: userData,
      PINION_BROWSER: browserStandIn.program,
      PINION_DEVTOOLS_PORT: String(port),
      ...(options.xOrigin ? { PINION_X_ORIGIN: options.xOrigin } : {}),
      ...options.environment,
    },
  });
  let printed = '';
  child.stdout?.on('data', (data: Buffer) => {
    printed += data.toString();
  });
  child.stderr?.on('data', (data: Buffer) => {
    printed += data.toString();
  });
  child.once('error', (cause) => {
    printed += String(cause);
  });
  const kill = async () => {
    if (child.pid && child.exitCode === null) {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // The whole group has already ended.
      }
    }
    await ended(child);
  };
  try {
    const attachNow = async () => {
      const attached = await attach(port, child, options.instead?.address ?? pinionAddress, () => printed);
      // The test tool pins the light theme; Pinion follows the system.
      await attached.page.emulateMedia({ colorScheme: null });
      return attached;
    };
    let tool = await attachNow();
    return {
      get page() {
        return tool.page;
      },
      startedAt: startedAt(printed) ?? spawnedAt,
      output: () => printed,
      openedAddresses: () =>
        existsSync(browserStandIn.log) ? readFileSync(browserStandIn.log, 'utf8').split('\n').filter(Boolean) : [],
      async quit() {
        await tool.page.close().catch(() => {});
        const late = new Promise<'late'>((resolve) => setTimeout(resolve, 10_000, 'late'));
        if ((await Promise.race([ended(child), late])) === 'late') {
          await kill();
          throw new Error('Pinion did not end after its window was closed.');
        }
      },
      kill,
      async reattach() {
        await tool.browser.close();
        tool = await attachNow();
      },
    };
  } catch (cause) {
    await kill();
    throw cause;
  }
}
