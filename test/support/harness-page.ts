/** Pages of parts of the product, for tests in a real browser and for looking at: how they are built and served. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Page } from 'playwright-core';
import type { UserConfig } from 'vite';
import { contentPolicy } from '../../electron/security/content-policy.ts';

/** Where a served page thinks it is. */
export const harnessOrigin = 'https://pinion.localhost';

const nonce = 'harness';
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/**
 * Vite's configuration of a page, built as the product's page is.
 * @param configFile `import.meta.url` of the configuration, beside which `index.html` lies
 */
export const harnessConfig = (configFile: string): UserConfig => ({
  root: fileURLToPath(new URL('.', configFile)),
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [react()],
  build: {
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
});

/**
 * Lets a browser page have a built site at `harnessOrigin`, under the product's own content policy.
 * @param site the folder that was built
 */
export async function serveHarness(page: Page, site: string): Promise<void> {
  await page.route(`${harnessOrigin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/favicon.ico') return route.fulfill({ status: 204 });
    const file = path.join(site, pathname);
    await route.fulfill({
      body: readFileSync(file, 'utf8').replaceAll('%CSP_NONCE%', nonce),
      headers: {
        'content-type': types[path.extname(file)] ?? 'text/plain',
        'content-security-policy': contentPolicy({ mediaOrigin: 'data:', nonce }),
      },
    });
  });
}
