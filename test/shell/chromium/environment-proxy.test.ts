import { describe, expect, it } from 'vitest';
import { environmentProxy } from '../../../electron/shell/chromium/environment-proxy.ts';

const proxies = { http_proxy: 'http://plain.example:3128', https_proxy: 'http://safe.example:3129' };
const way = (environment: Record<string, string>, target: string) =>
  environmentProxy(environment, target)?.host ?? null;

describe('proxy of the environment', () => {
  it.each([
    [{}, 'https://api.x.com/', null],
    [proxies, 'https://api.x.com/', 'safe.example:3129'],
    [proxies, 'http://api.x.com/', 'plain.example:3128'],
    [{ HTTPS_PROXY: 'http://big.example:1' }, 'https://api.x.com/', 'big.example:1'],
    [{ HTTPS_PROXY: 'http://big.example:1', https_proxy: '' }, 'https://api.x.com/', 'big.example:1'],
    [{ http_proxy: 'http://plain.example:3128' }, 'https://api.x.com/', 'plain.example:3128'],
    [{ https_proxy: 'bare.example:8080' }, 'https://api.x.com/', 'bare.example:8080'],
    [{ https_proxy: 'socks5://socks.example:1080' }, 'https://api.x.com/', 'socks.example:1080'],
  ])('%o leads to %s by %s', (environment, target, proxy) => {
    expect(way(environment, target)).toBe(proxy);
  });

  it.each(['http://localhost:80/', 'http://127.0.0.1:8123/2/users/me', 'https://[::1]/', 'http://x.localhost/'])(
    'never stands between Pinion and this computer: %s',
    (target) => {
      expect(way(proxies, target)).toBeNull();
    },
  );

  it.each([
    ['x.com', true],
    ['.x.com', true],
    ['*.x.com', true],
    ['*', true],
    ['other.com,API.x.com', true],
    ['other.com api.x.com', true],
    ['api.x.com:443', true],
    ['api.x.com:80', false],
    ['pi.x.com', false],
    ['*.api.x.com', false],
    ['', false],
    [',', false],
  ])('an exception for %o: %s', (no_proxy, excepted) => {
    expect(way({ ...proxies, no_proxy }, 'https://api.x.com/') === null).toBe(excepted);
    expect(way({ ...proxies, NO_PROXY: no_proxy }, 'https://api.x.com./') === null).toBe(excepted);
  });

  it.each([
    ['2001:db8::1', true],
    ['[2001:db8::1]', true],
    ['[2001:db8::1]:443', true],
    ['[2001:db8::1]:80', false],
    ['2001:db8::2', false],
  ])('an exception for %o, an address of numbers: %s', (no_proxy, excepted) => {
    expect(way({ ...proxies, no_proxy }, 'https://[2001:db8::1]/') === null).toBe(excepted);
  });

  it.each(['ftp://a.example', 'http://', 'http://ada:hunter2@'])(
    'does not repeat what it cannot use: %s',
    (https_proxy) => {
      expect(() => environmentProxy({ https_proxy }, 'https://api.x.com/')).toThrow(/no usable address$/);
    },
  );
});
