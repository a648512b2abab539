import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../../electron/shell/chromium/find-browser.ts';

const search = (platform: string, installed: string[], environment: Record<string, string> = {}, downloaded = '') =>
  findBrowser({ platform, environment, exists: (path) => installed.includes(path), downloaded: () => downloaded });

describe.skipIf(process.platform === 'win32')('finding a browser', () => {
  it('takes what is installed', () => {
    expect(search('linux', ['/usr/bin/google-chrome', '/usr/bin/chromium'])).toBe('/usr/bin/chromium');
    expect(search('linux', ['/opt/b/microsoft-edge'], { PATH: '/opt/a:/opt/b' })).toBe('/opt/b/microsoft-edge');
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(search('darwin', [chrome], { HOME: '/Users/ada' })).toBe(chrome);
    const edge = '/Program Files/Microsoft/Edge/Application/msedge.exe';
    expect(search('win32', [edge], { PROGRAMFILES: '/Program Files' })).toBe(edge);
  });

  it("prefers Playwright's own download", () => {
    expect(search('linux', ['/usr/bin/chromium', '/cache/chrome'], {}, '/cache/chrome')).toBe('/cache/chrome');
  });

  it('obeys CHROME_PATH, and does not replace it by something else', () => {
    const environment = { CHROME_PATH: '/my/chrome' };
    expect(search('linux', ['/usr/bin/chromium', '/my/chrome'], environment)).toBe('/my/chrome');
    expect(search('linux', ['/usr/bin/chromium'], environment)).toBeNull();
  });

  it('says when there is none', () => {
    expect(search('linux', [])).toBeNull();
    expect(search('win32', [])).toBeNull();
  });
});
