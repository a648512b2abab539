/** Finds a browser of the Chromium family that can show the window. */
import { join } from 'node:path';

export interface BrowserSearch {
  platform: string;
  environment: Readonly<Record<string, string | undefined>>;
  exists(path: string): boolean;
  /** Where Playwright's own download would be. */
  downloaded(): string;
}

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const macPrograms = [
  'Chromium.app/Contents/MacOS/Chromium',
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const windowsPrograms = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

function candidates({ platform, environment }: BrowserSearch): string[] {
  const folders = (...names: string[]): string[] => names.flatMap((name) => environment[name] ?? []);
  if (platform === 'darwin') {
    const home = folders('HOME').map((folder) => join(folder, 'Applications'));
    return ['/Applications', ...home].flatMap((folder) => macPrograms.map((program) => join(folder, program)));
  }
  if (platform === 'win32') {
    return folders('PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA').flatMap((folder) =>
      windowsPrograms.map((program) => join(folder, program)),
    );
  }
  const path = (environment['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return linuxNames.flatMap((name) => [...path, '/usr/bin', '/snap/bin'].map((folder) => join(folder, name)));
}

/**
 * Playwright's download comes first, as it is the version that the driver was made for; then what is installed.
 * `CHROME_PATH` overrules both.
 * @returns the path of the program, null when there is none
 */
export function findBrowser(search: BrowserSearch): string | null {
  const chosen = search.environment['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') return search.exists(chosen) ? chosen : null;
  return [search.downloaded(), ...candidates(search)].find((path) => path !== '' && search.exists(path)) ?? null;
}
