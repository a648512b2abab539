/** Which Electron runtime is there, and getting it when it is not. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './vite.node.ts';

const electronPackage = join(projectRoot, 'node_modules', 'electron');

/** Path of the program inside a folder with an Electron runtime. */
function programIn(folder: string): string {
  if (process.platform === 'darwin') return join(folder, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
}

/** @returns the Electron program of ELECTRON_OVERRIDE_DIST_PATH or of the package, null when there is none */
export function findElectron(): string | null {
  const chosen = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const folder = chosen !== undefined && chosen !== '' ? chosen : join(electronPackage, 'dist');
  return existsSync(programIn(folder)) ? programIn(folder) : null;
}

/** Time for the download of about 120 MB, in milliseconds. */
const installLimitMs = 180_000;
/** After a failure it is not tried again for a day, so that every start does not wait for a blocked host. */
const pauseMs = 24 * 60 * 60 * 1000;
const failureFile = join(projectRoot, 'out', 'electron-download-failed.json');

function failedRecently(version: string): boolean {
  try {
    const failure = JSON.parse(readFileSync(failureFile, 'utf8')) as { version?: unknown; at?: unknown };
    return failure.version === version && Date.now() - Number(failure.at) < pauseMs;
  } catch {
    return false;
  }
}

/**
 * Lets the `electron` package download its runtime.
 * @param insist tries even if it failed less than a day ago
 * @returns the program, null when it could not be had
 */
export function installElectron(insist = false): string | null {
  const { version } = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')) as { version: string };
  if (!insist && failedRecently(version)) return null;
  console.log('Getting the Electron runtime (once) ...');
  const { status } = spawnSync(process.execPath, [join(electronPackage, 'install.js')], {
    stdio: 'ignore',
    timeout: installLimitMs,
  });
  const program = findElectron();
  if (status === 0 && program !== null) return program;
  mkdirSync(join(projectRoot, 'out'), { recursive: true });
  writeFileSync(failureFile, JSON.stringify({ version, at: Date.now() }));
  return null;
}
