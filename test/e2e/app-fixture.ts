/** What every end-to-end test starts from: a practice service, Pinion in one shell, and a person at both. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { type AppProcess, type ShellName, startApp } from '../support/app-process.ts';
import { type ServiceProcess, startService } from '../support/service.ts';
import { Person } from './person.ts';
import { SavedSignIns } from './saved-sign-ins.ts';

export interface ShellOptions {
  shell: ShellName;
}

export interface WorldOptions {
  /** Posts of each account's home timeline at the practice service. */
  posts: number;
  /** How old the newest of them are: with `absence`, so many hours of posts can be let in. */
  ageHours: number;
}

interface WorkerFixtures {
  /** What the keys and tokens of all services of this worker follow from. */
  secret: string;
  savedSignIns: SavedSignIns;
}

interface Fixtures {
  /** Where this test's app keeps everything. */
  folder: string;
  service: ServiceProcess;
  person: Person;
}

export const test = base.extend<Fixtures & WorldOptions, WorkerFixtures & ShellOptions>({
  shell: ['chromium', { option: true, scope: 'worker' }],
  posts: [5000, { option: true }],
  ageHours: [2, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  secret: [async ({}, use) => use(randomBytes(32).toString('hex')), { scope: 'worker' }],
  savedSignIns: [
    async ({ shell, secret, browser }, use) => {
      const saved = new SavedSignIns({ shell, secret, browser });
      await use(saved);
      saved.remove();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pinion-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  service: async ({ posts, ageHours, secret }, use) => {
    const service = await startService({ posts, ageHours, secret });
    await use(service);
    await service.stop();
  },
  person: async ({ shell, folder, service, browser, savedSignIns }, use, testInfo) => {
    const running = new Set<AppProcess>();
    const person = new Person({
      shell,
      folder,
      service,
      browser,
      bringSignIns: (usernames) => savedSignIns.bring(usernames, folder),
      async start(environment) {
        const app = await startApp({ shell, folder, xOrigin: service.origin, ...(environment ? { environment } : {}) });
        app.page.setDefaultTimeout(30_000);
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
    for (const context of browser.contexts()) await context.close();
  },
});

export { expect };
