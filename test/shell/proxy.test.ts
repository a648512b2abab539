import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostAndPort, isThisComputer, proxyUrl, readProxyAddress, readResolution } from '../../electron/shell/proxy.ts';

const read = (text: string) => {
  const address = readProxyAddress(text);
  return address && proxyUrl(address);
};

describe('addresses of proxies', () => {
  it.each([
    ['proxy.example.org:8080', 'http://proxy.example.org:8080'],
    ['  PROXY.Example.org:8080 ', 'http://proxy.example.org:8080'],
    ['http://proxy.example.org:8080/', 'http://proxy.example.org:8080'],
    ['HTTPS://proxy.example.org', 'https://proxy.example.org:443'],
    ['http://proxy.example.org', 'http://proxy.example.org:80'],
    ['socks5://10.0.0.1', 'socks5://10.0.0.1:1080'],
    ['localhost:3128', 'http://localhost:3128'],
    ['[2001:DB8::1]:3128', 'http://[2001:db8::1]:3128'],
    ['büro.example:3128', 'http://xn--bro-hoa.example:3128'],
    ['proxy_1:80', 'http://proxy_1:80'],
  ])('%o is %s', (text, url) => {
    expect(read(text)).toBe(url);
  });

  it.each([
    '',
    ' ',
    'proxy',
    'proxy.example.org',
    'proxy:0',
    'proxy:65536',
    'proxy:123456',
    'proxy:port',
    'proxy:80/path',
    'proxy:80?a',
    'proxy:80#a',
    'ftp://proxy:21',
    'socks4://proxy:1080',
    'file:///etc/hosts',
    'http:proxy:80',
    // No secrets in settings.
    'ada:secret@proxy:80',
    'http://ada:secret@proxy:80',
    'http://ada@proxy:80',
    // Chromium would read these as rules of their own.
    'http=evil:80',
    'a;direct://:80',
    'a,b:80',
    'proxy:80;direct://',
    'a b:80',
    'a\tb:80',
    'a%00b:80',
    '[::1:80',
    '[zz::1]:80',
  ])('%o is none', (text) => {
    expect(readProxyAddress(text)).toBeNull();
  });

  it('lets nothing through that a browser engine could read as more than one address', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `${text}:80`),
        ),
        (text) => {
          const url = read(text);
          if (url !== null) {
            expect(url).toMatch(/^(?:https?|socks5):\/\/(?:[a-z0-9._-]+|\[[0-9a-f:.]+\]):\d{1,5}$/);
            // What was read is read the same again.
            expect(read(url)).toBe(url);
          }
        },
      ),
    );
  });

  it('are shown as host and port', () => {
    expect(hostAndPort({ scheme: 'https', host: 'proxy.example.org', port: 443 })).toBe('proxy.example.org:443');
  });
});

describe('what a system says of the way', () => {
  it.each([
    ['DIRECT', null],
    ['direct', null],
    ['', null],
    ['PROXY proxy.example.org:8080', 'proxy.example.org:8080'],
    ['PROXY a:1; PROXY b:2; DIRECT', 'a:1'],
    [' HTTPS a:443 ;DIRECT', 'a:443'],
    ['SOCKS5 a:1080', 'a:1080'],
    ['DIRECT; PROXY a:1', null],
  ])('%o means %s', (answer, place) => {
    expect(readResolution(answer)).toBe(place);
  });
});

describe('this computer', () => {
  it.each(['localhost', 'LOCALHOST', 'a.localhost', '127.0.0.1', '127.8.9.10', '[::1]'])('is %s', (host) => {
    expect(isThisComputer(host)).toBe(true);
  });

  it.each(['localhost.example', 'api.x.com', '128.0.0.1', '127.evil.example', '[::2]', ''])('is not %o', (host) => {
    expect(isThisComputer(host)).toBe(false);
  });
});
