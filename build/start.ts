/** `npm start`: builds what changed, chooses a shell, says which and why, and runs it. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { buildIfChanged } from './build.ts';
import { findElectron, installElectron } from './runtimes.ts';
import { projectRoot } from './vite.node.ts';

interface Choice {
  program: string;
  args: string[];
  /** The one line that is printed. */
  reason: string;
}

const isLinux = process.platform === 'linux';
const isRoot = process.getuid?.() === 0;

function electron(program: string, reason: string): Choice {
  // Chromium refuses to start as root with its sandbox on.
  return { program, args: [...(isLinux && isRoot ? ['--no-sandbox'] : []), projectRoot], reason };
}

function chromium(reason: string): Choice {
  const entry = join(projectRoot, 'out', 'main', 'main.chromium.js');
  return { program: process.execPath, args: [entry], reason };
}

/** @throws an Error with a sentence for the person */
function choose(): Choice {
  const forced = process.env['PINION_SHELL'];
  if (forced === 'chromium') return chromium('Starting in the Chromium shell, because PINION_SHELL says so.');
  if (forced !== undefined && forced !== '' && forced !== 'electron') {
    throw new Error('PINION_SHELL must be "electron" or "chromium".');
  }
  const present = findElectron();
  if (forced === 'electron') {
    const program = present ?? installElectron(true);
    if (program === null) throw new Error('PINION_SHELL asks for Electron, but its runtime could not be downloaded.');
    return electron(program, 'Starting in Electron, because PINION_SHELL says so.');
  }
  if (present !== null) return electron(present, 'Starting in Electron: its runtime is installed.');
  const installed = installElectron();
  return installed === null
    ? chromium('Starting in the Chromium shell (for development): the Electron runtime could not be downloaded.')
    : electron(installed, 'Starting in Electron: its runtime was just downloaded.');
}

function run({ program, args }: Choice): void {
  const child = spawn(program, [...args, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: process.env,
  });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  // The terminal sends Ctrl+C to the child as well; all that is left to do here is to wait for it.
  for (const signal of signals) process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  child.once('error', (cause) => {
    console.error(`Pinion could not be started: ${cause.message}`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128 + constants.signals[signal])));
}

try {
  if (isLinux && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    throw new Error(
      'There is no display to open a window on. On a machine without a screen, run: xvfb-run -a npm start',
    );
  }
  const choice = choose();
  await buildIfChanged();
  console.log(choice.reason);
  run(choice);
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : String(cause));
  process.exit(1);
}
