import { join } from 'node:path';

/** Not the product's folder: what one shell sealed with the keychain, the other one could not read. */
const name = 'Pinion Development';

/** @returns where this system's programs keep their data, for the development shell */
export function dataFolder(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', name);
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), name);
  const config = environment['XDG_CONFIG_HOME'];
  return join(config !== undefined && config !== '' ? config : join(home, '.config'), name);
}
