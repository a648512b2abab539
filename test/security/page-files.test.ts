import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainPath, servePage } from '../../electron/security/page-files.ts';
import type { PageHandler } from '../../electron/shell/shell.ts';

let folder: string;
let handle: PageHandler;
let nonces = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pinion-page-'));
  const root = join(folder, 'page');
  await mkdir(join(root, 'assets'), { recursive: true });
  await writeFile(join(folder, 'outside.js'), 'outside');
  await writeFile(join(root, 'index.html'), '<meta property="csp-nonce" content="%CSP_NONCE%">');
  await writeFile(join(root, 'assets', 'index-Ab_1-2.js'), 'inside');
  await writeFile(join(root, 'notes.txt'), 'not of the page');
  await symlink(join(folder, 'outside.js'), join(root, 'assets', 'link.js'));
  handle = servePage({
    root,
    pageOrigin: 'pinion://app',
    mediaOrigin: 'media://remote',
    makeNonce: () => `nonce${++nonces}`,
  });
});
afterAll(() => rm(folder, { recursive: true }));

const get = (url: string, method = 'GET') => handle({ url, method });

describe('page files', () => {
  it('serves the document with a fresh nonce in policy and text', async () => {
    const [first, second] = [await get('pinion://app/'), await get('pinion://app/')];
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const nonce = /content="([^"]+)"/.exec(await first.text())?.[1];
    expect(nonce).toMatch(/^nonce\d+$/);
    expect(first.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    expect(await second.text()).not.toContain(`"${nonce}"`);
  });

  it('serves a file of the folder with its type', async () => {
    const response = await get('pinion://app/assets/index-Ab_1-2.js');
    expect(await response.text()).toBe('inside');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it('answers HEAD without a body', async () => {
    const response = await get('pinion://app/assets/index-Ab_1-2.js', 'HEAD');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it('sends the protective headers with every answer, refusals included', async () => {
    for (const url of ['pinion://app/', 'pinion://app/assets/index-Ab_1-2.js', 'pinion://app/none.js', 'pinion://x/']) {
      const { headers } = await get(url);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'get'])('refuses %s', async (method) => {
    expect((await get('pinion://app/', method)).status).toBe(405);
  });

  it.each(['pinion://other/', 'pinion://app.example/', 'pinion://app:1/', 'https://app/'])(
    'refuses %s',
    async (url) => {
      expect((await get(url)).status).toBe(403);
    },
  );

  it.each([
    'pinion://app/../outside.js',
    'pinion://app/%2e%2e/outside.js',
    'pinion://app/..%2foutside.js',
    'pinion://app/assets/..%5c..%5coutside.js',
    'pinion://app/%252e%252e/outside.js',
    'pinion://app/assets/link.js',
    'pinion://app//etc/passwd',
    'pinion://app/notes.txt',
    'pinion://app/assets',
    'pinion://app/assets/',
    'pinion://app/index.html%00.js',
  ])('serves nothing for %s', async (url) => {
    const response = await get(url);
    expect(response.status).toBeGreaterThanOrEqual(403);
    expect(await response.text()).toBe('');
  });
});

describe('plain path', () => {
  it.each([
    '/..',
    '/a/../b',
    '/%2e%2e/b',
    '/a%2fb',
    '/a%5cb',
    '/a\\b',
    '//a',
    '/a//b',
    '/c:/b',
    '/a:stream',
    '/%',
    '/.env',
  ])('refuses %s', (path) => {
    expect(plainPath(path)).toBeNull();
  });

  it('reads names', () => {
    expect(plainPath('/')).toEqual(['index.html']);
    expect(plainPath('/assets/a-b_c.1.js')).toEqual(['assets', 'a-b_c.1.js']);
  });
});
