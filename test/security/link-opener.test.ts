import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { browserAddress, makeLinkOpener } from '../../electron/security/link-opener.ts';

const practice = 'http://127.0.0.1:8123';
const makeOpener = (open = vi.fn(async (_url: string) => true), extraOrigins: string[] = []) => ({
  open,
  opener: makeLinkOpener({ open, extraOrigins: () => extraOrigins }),
});

const refused = [
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'ftp://example.com/',
  'smb://example.com/share',
  'ms-settings:privacy',
  'x-apple.systempreferences:',
  'mailto:a@example.com',
  'vscode://file/etc/passwd',
  '\\\\example.com\\share',
  '//example.com',
  'https://user@example.com/',
  'https://user:secret@example.com/',
  'http://example.com/',
  'http://127.0.0.1.example.com/',
  ' https://example.com/',
  'https://example.com/a b',
  'https://example.com/\n',
  'java\nscript:alert(1)',
  'https://',
  'example.com',
  '',
  `https://example.com/${'a'.repeat(5000)}`,
];

describe('link opener', () => {
  it.each(refused)('refuses %j', async (url) => {
    const { open, opener } = makeOpener();
    const result = await opener.open(url);
    expect(result.ok ? null : result.error.code).toBe('link-refused');
    expect(open).not.toHaveBeenCalled();
  });

  it.each([undefined, null, 42, {}, ['https://example.com/'], new URL('https://example.com/')])(
    'refuses what is not a text: %j',
    async (value) => {
      const { open, opener } = makeOpener();
      expect((await opener.open(value)).ok).toBe(false);
      expect(open).not.toHaveBeenCalled();
    },
  );

  it('opens https in normal form, not as it came', async () => {
    const { open, opener } = makeOpener();
    expect(await opener.open('HTTPS://EXAMPLE.com:443/a/../b?q="x"')).toEqual({ ok: true, value: null });
    expect(open).toHaveBeenCalledExactlyOnceWith('https://example.com/b?q=%22x%22');
  });

  it('opens the exact extra origin, and no other port or host of it', async () => {
    const { open, opener } = makeOpener(undefined, [practice]);
    expect((await opener.open(`${practice}/oauth/authorize?oauth_token=a`)).ok).toBe(true);
    expect((await opener.open('http://127.0.0.1:8124/')).ok).toBe(false);
    expect((await opener.open('http://localhost:8123/')).ok).toBe(false);
    expect(open).toHaveBeenCalledOnce();
  });

  it('never opens http of another computer, whatever the extra origins say', async () => {
    const { opener } = makeOpener(undefined, ['http://example.com']);
    expect((await opener.open('http://example.com/')).ok).toBe(false);
  });

  it('says so when the browser could not be started', async () => {
    const { opener } = makeOpener(vi.fn(async () => false));
    const result = await opener.open('https://example.com/');
    expect(result.ok ? null : result.error.code).toBe('browser-not-opened');
  });
});

describe('browser address', () => {
  it('is https or local http, without credentials, for any text at all', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withFragments: true, withQueryParameters: true })), (text) => {
        const address = browserAddress(text);
        if (address === null) return;
        const url = new URL(address);
        expect(url.href).toBe(address);
        expect([url.username, url.password]).toEqual(['', '']);
        expect(url.protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)).toBe(true);
      }),
    );
  });
});
