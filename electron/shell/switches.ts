/** The development switches. */
import { isAbsolute } from 'node:path';
import type { DevelopmentSwitches } from './shell.ts';

const given = (value: string | undefined): value is string => value !== undefined && value !== '';

const thisComputer: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * @returns an origin that may stand in for X: https, or http on this computer, as tokens must not travel in clear;
 *   nothing behind the host; otherwise null
 */
function readOrigin(value: string): string | null {
  try {
    const url = new URL(value);
    const safe = url.protocol === 'https:' || (url.protocol === 'http:' && thisComputer.has(url.hostname));
    return safe && [url.origin, `${url.origin}/`].includes(value) ? url.origin : null;
  } catch {
    return null;
  }
}

/**
 * Reads the switches from the environment.
 * @param packaged in a packaged app the environment is not looked at
 * @throws when a switch is set to something that it cannot mean: a test or a person should learn that at once
 */
export function readSwitches(
  environment: Readonly<Record<string, string | undefined>>,
  packaged: boolean,
): DevelopmentSwitches {
  if (packaged) return {};
  const { PINION_X_ORIGIN, PINION_BROWSER, PINION_USER_DATA, PINION_DEVTOOLS_PORT } = environment;
  const { PINION_SAVE_FOLDER, PINION_OPEN_FILE } = environment;
  const switches: DevelopmentSwitches = {};
  if (given(PINION_X_ORIGIN)) {
    const origin = readOrigin(PINION_X_ORIGIN);
    if (origin === null) throw new Error('PINION_X_ORIGIN must be an origin such as http://127.0.0.1:8123');
    switches.xOrigin = origin;
  }
  if (given(PINION_BROWSER)) switches.browser = PINION_BROWSER;
  if (given(PINION_USER_DATA)) {
    if (!isAbsolute(PINION_USER_DATA)) throw new Error('PINION_USER_DATA must be an absolute path');
    switches.userData = PINION_USER_DATA;
  }
  if (given(PINION_SAVE_FOLDER)) {
    if (!isAbsolute(PINION_SAVE_FOLDER)) throw new Error('PINION_SAVE_FOLDER must be an absolute path');
    switches.saveFolder = PINION_SAVE_FOLDER;
  }
  if (given(PINION_OPEN_FILE)) {
    if (!isAbsolute(PINION_OPEN_FILE)) throw new Error('PINION_OPEN_FILE must be an absolute path');
    switches.openFile = PINION_OPEN_FILE;
  }
  if (given(PINION_DEVTOOLS_PORT)) {
    const port = Number(PINION_DEVTOOLS_PORT);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Error('PINION_DEVTOOLS_PORT must be a port number');
    }
    switches.devtoolsPort = port;
  }
  return switches;
}
