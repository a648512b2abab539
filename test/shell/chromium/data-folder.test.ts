import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '../../../electron/shell/chromium/data-folder.ts';

describe('data folder of the development shell', () => {
  it.each([
    ['linux', {}, join('/home/ada', '.config', 'Pinion Development')],
    ['linux', { XDG_CONFIG_HOME: '/etc/ada' }, join('/etc/ada', 'Pinion Development')],
    ['linux', { XDG_CONFIG_HOME: '' }, join('/home/ada', '.config', 'Pinion Development')],
    ['darwin', {}, join('/home/ada', 'Library', 'Application Support', 'Pinion Development')],
    ['win32', { APPDATA: '/roaming' }, join('/roaming', 'Pinion Development')],
  ])('on %s with %o', (platform, environment, folder) => {
    expect(dataFolder(platform, environment, '/home/ada')).toBe(folder);
  });
});
