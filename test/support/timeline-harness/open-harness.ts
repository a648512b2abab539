/** Builds the harness and opens it in a headless browser under the product's own content policy. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { harnessOrigin, serveHarness } from '../harness-page.ts';
import { findChromium } from '../machine.ts';

export interface HarnessBrowser {
  /**
   * @param query of the harness page
   * @returns a page on which the timeline is shown, and what went wrong in it so far
   */
  open(
    query?: string,
    options?: { width?: number; height?: number; reducedMotion?: 'reduce' | 'no-preference' },
  ): Promise<{ page: Page; problems: string[] }>;
  close(): Promise<void>;
}

/**
 * @param config Vite's, beside the page that is built and opened; without it the timeline alone
 * @returns null when this machine has no browser
 */
export async function openHarness(config = new URL('vite.config.ts', import.meta.url)): Promise<HarnessBrowser | null> {
  const program = findChromium();
  if (!program) return null;
  const site = mkdtempSync(path.join(tmpdir(), 'pinion-timeline-'));
  const configFile = fileURLToPath(config);
  await build({ configFile, build: { outDir: site, emptyOutDir: true } });
  const browser: Browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
  return {
    async open(query = '', { width = 1000, height = 800, reducedMotion = 'reduce' } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, reducedMotion });
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
      page.on('pageerror', (error) => problems.push(error.message));
      await serveHarness(page, site);
      await page.goto(`${harnessOrigin}/index.html${query}`);
      return { page, problems };
    },
    async close() {
      await browser.close();
      rmSync(site, { recursive: true, force: true });
    },
  };
}
