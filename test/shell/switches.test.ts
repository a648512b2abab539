import { describe, expect, it } from 'vitest';
import { readSwitches } from '../../electron/shell/switches.ts';

const all = {
  PINION_X_ORIGIN: 'http://127.0.0.1:8123',
  PINION_BROWSER: '/opt/a browser',
  PINION_USER_DATA: process.cwd(),
  PINION_DEVTOOLS_PORT: '9222',
  PINION_SAVE_FOLDER: process.cwd(),
  PINION_OPEN_FILE: `${process.cwd()}/.env`,
};

describe('development switches', () => {
  it('are read in development', () => {
    expect(readSwitches(all, false)).toEqual({
      xOrigin: 'http://127.0.0.1:8123',
      browser: '/opt/a browser',
      userData: process.cwd(),
      devtoolsPort: 9222,
      saveFolder: process.cwd(),
      openFile: `${process.cwd()}/.env`,
    });
  });

  it('are ignored in a packaged app', () => {
    expect(readSwitches(all, true)).toEqual({});
  });

  it('are absent when they are not set, or empty', () => {
    expect(readSwitches({ PINION_BROWSER: '' }, false)).toEqual({});
  });

  it.each([
    { PINION_X_ORIGIN: 'http://127.0.0.1:8123/2/' },
    { PINION_X_ORIGIN: 'http://user@127.0.0.1:8123' },
    { PINION_X_ORIGIN: 'ftp://127.0.0.1' },
    { PINION_X_ORIGIN: '127.0.0.1:8123' },
    { PINION_X_ORIGIN: 'http://api.example.com' },
    { PINION_USER_DATA: 'relative/folder' },
    { PINION_SAVE_FOLDER: 'relative/folder' },
    { PINION_OPEN_FILE: '.env' },
    { PINION_DEVTOOLS_PORT: '0' },
    { PINION_DEVTOOLS_PORT: '70000' },
    { PINION_DEVTOOLS_PORT: 'yes' },
  ])('that mean nothing stop the start: %o', (environment) => {
    expect(() => readSwitches(environment, false)).toThrow(/must be/);
  });
});
