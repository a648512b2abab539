/** The least that an app window of an installed browser needs: what a start in the Chromium shell is compared with. */
import { chromium } from 'playwright-core';

const context = await chromium.launchPersistentContext(process.env.PINION_USER_DATA, {
  executablePath: process.env.BARE_BROWSER,
  headless: false,
  chromiumSandbox: process.getuid?.() !== 0,
  viewport: null,
  ignoreDefaultArgs: ['--enable-automation'],
  args: [
    `--app=${process.env.BARE_PAGE}`,
    '--window-size=1100,820',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--remote-debugging-port=${process.env.PINION_DEVTOOLS_PORT}`,
  ],
});
context.pages()[0].once('close', () => context.close());
