import { defineConfig } from '@playwright/test';
import type { ShellOptions } from './test/e2e/app-fixture.ts';
import { findChromium, findElectron, findPackagedApp, hasKeyring, isRoot } from './test/support/machine.ts';

/** With a keyring, what differs is how secrets are kept: these suites see it. */
const keyringSuites = ['main-job.spec.ts', 'security.spec.ts'];

/**
 * One suite, every shell that this machine has. `electron` has no keyring (passphrase mode), `electron-keyring` has
 * one (keychain mode), `packaged` runs the main job in the app that electron-builder made.
 */
const electron = findElectron() !== null;
const chromium = findChromium();
const projects = [
  { name: 'chromium', shell: 'chromium', there: true },
  { name: 'electron', shell: 'electron', there: electron },
  { name: 'electron-keyring', shell: 'electron-keyring', there: electron && hasKeyring(), testMatch: keyringSuites },
  { name: 'packaged', shell: 'packaged', there: findPackagedApp() !== null, grep: /@packaged/ },
] as const;

export default defineConfig<object, ShellOptions>({
  testDir: 'test/e2e',
  outputDir: 'out/test-results',
  globalSetup: './test/e2e/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  // Real windows on a shared machine: once more where all is tested, and the summary says which needed it.
  retries: process.env['CI'] ? 1 : 0,
  // Far more than anything takes: a slow machine is no failure.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: 'out/reports/e2e.json' }]],
  use: {
    // The person's own browser; the window that is tested is started by each test itself.
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      chromiumSandbox: !isRoot,
      args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'],
    },
  },
  projects: projects
    .filter((project) => project.there)
    .map((project) => ({
      name: project.name,
      ...('grep' in project ? { grep: project.grep } : {}),
      ...('testMatch' in project ? { testMatch: project.testMatch } : {}),
      use: { shell: project.shell },
    })),
});
