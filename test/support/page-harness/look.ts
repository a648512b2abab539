/**
 * Takes a picture of every scene in both themes and four widths under the product's own content policy, runs axe on
 * each, and fails on findings, on console errors and on text that is cut off at the side.
 *
 *     node test/support/page-harness/look.ts [folder for pictures] [scene names, or none for all]
 */
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { harnessOrigin, serveHarness } from '../harness-page.ts';
import { findChromium } from '../machine.ts';
import { type Act, type Scene, scenes } from './scenes.ts';

const [, , pictures = path.join(tmpdir(), 'pinion-screens'), ...wanted] = process.argv;
const unknown = wanted.filter((name) => !scenes.some((scene) => scene.name === name));
if (unknown.length > 0) throw new Error(`there is no scene of this name: ${unknown.join(', ')}`);
const site = path.join(pictures, '.site');
const sizes = [
  { width: 480, height: 860 },
  { width: 800, height: 700 },
  { width: 1000, height: 760 },
  { width: 1600, height: 1000 },
];

async function act(page: Page, step: Act): Promise<void> {
  if ('key' in step) await page.keyboard.press(step.key);
  else if ('type' in step) await page.getByLabel(step.into, { exact: true }).fill(step.type);
  else
    await page
      .getByRole(step.role ?? 'button', { name: step.press, exact: true })
      .first()
      .click();
}

async function look(page: Page, scene: Scene, theme: string, width: number): Promise<string[]> {
  const found: string[] = [];
  const heard = (text: string): void => void found.push(text);
  page.on('console', (message) => message.type() === 'error' && heard(message.text()));
  page.on('pageerror', (error) => heard(error.message));
  await page.goto(`${harnessOrigin}/index.html?scene=${scene.name}&theme=${theme}`);
  await page.locator('h1, [aria-busy="true"]').first().waitFor();
  for (const step of scene.acts ?? []) await act(page, step);
  await page.waitForTimeout(400);
  await page.screenshot({ path: path.join(pictures, `${scene.name}-${theme}-${width}.png`) });
  // What follows is the checking tool's own doing.
  page.removeAllListeners('console');
  page.removeAllListeners('pageerror');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  for (const { id, nodes } of violations) {
    for (const node of nodes) heard(`${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`);
  }
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  if (sideways) heard('the page scrolls sideways');
  return found.map((text) => `${scene.name} ${theme} ${width}: ${text}`);
}

mkdirSync(pictures, { recursive: true });
const configFile = fileURLToPath(new URL('vite.config.ts', import.meta.url));
await build({ configFile, build: { outDir: site, emptyOutDir: true } });
const program = findChromium();
const browser = await chromium.launch({ ...(program ? { executablePath: program } : {}), args: ['--no-sandbox'] });
const findings: string[] = [];
for (const size of sizes) {
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await serveHarness(page, site);
  for (const scene of scenes) {
    if (wanted.length > 0 && !wanted.includes(scene.name)) continue;
    for (const theme of ['light', 'dark']) findings.push(...(await look(page, scene, theme, size.width)));
  }
  await context.close();
}
await browser.close();
for (const finding of findings) console.log(finding);
console.log(`${findings.length} findings; pictures in ${pictures}`);
process.exitCode = findings.length > 0 ? 1 : 0;
