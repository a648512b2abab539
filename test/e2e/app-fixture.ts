/** What every end-to-end test starts from: a practice service, Pinion in one shell, and a person at both. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { type AppProcess, type ShellName, startApp } from '../support/app-process.ts';
import { findChromium, isRoot } from '../support/machine.ts';
import { type ServiceProcess, startService } from '../support/service.ts';
import { Person } from './person.ts';

export interface ShellOptions {
  shell: ShellName;
}

export interface WorldOptions {
  /** Posts of each account's home timeline at the practice service. */
  posts: number;
  /** How old the newest of them are: with `absence`, so many hours of posts can be let in. */
  ageHours: number;
}

interface Fixtures {
  /** Where this test's app keeps everything. */
  folder: string;
  service: ServiceProcess;
  person: Person;
}

export const test = base.extend<Fixtures & ShellOptions & WorldOptions>({
  shell: ['chromium', { option: true }],
  posts: [5000, { option: true }],
  ageHours: [2, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pinion-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  service: async ({ posts, ageHours }, use) => {
    const service = await startService({ posts, ageHours });
    await use(service);
    await service.stop();
  },
  person: async ({ shell, folder, service, playwright }, use, testInfo) => {
    const program = findChromium();
    const browser = await playwright.chromium.launch({
      ...(program ? { executablePath: program } : {}),
      chromiumSandbox: !isRoot,
      args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'],
    });
    const running = new Set<AppProcess>();
    const person = new Person({
      shell,
      folder,
      service,
      browser,
      async start(environment) {
        const app = await startApp({ shell, folder, xOrigin: service.origin, ...(environment ? { environment } : {}) });
        app.page.setDefaultTimeout(15_000);
        running.add(app);
        return app;
      },
    });
    await use(person);
    if (testInfo.status !== testInfo.expectedStatus) {
      for (const app of running) {
        await testInfo.attach('output', { body: app.output(), contentType: 'text/plain' });
        const picture = await app.page.screenshot().catch(() => null);
        if (picture) await testInfo.attach('window', { body: picture, contentType: 'image/png' });
      }
    }
    for (const app of running) await app.kill();
    await browser.close();
  },
});

export { expect };
