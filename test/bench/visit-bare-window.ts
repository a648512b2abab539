/** Opens a window with one static page in the same runtime, and measures it in the same way as Pinion. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../electron/shell/chromium/find-browser.ts';
import { type AppProcess, type ShellName, startApp } from '../support/app-process.ts';
import { whenSeen, whenStill } from './in-page.ts';
import type { Visit } from './samples.ts';

const lists = ['first', 'second'] as const;

/** The browser that the Chromium shell would choose. */
function chosenBrowser(): string {
  const found = findBrowser({
    platform: process.platform,
    environment: process.env,
    exists: existsSync,
    downloaded: () => chromium.executablePath(),
  });
  if (found === null) throw new Error('No browser was found for the bare window.');
  return found;
}

export interface BareWindow {
  shell: ShellName;
  folder: string;
  /** Address of the static page. */
  address: string;
}

export async function openBareWindow({ shell, folder, address }: BareWindow): Promise<AppProcess> {
  const entry = path.join(import.meta.dirname, 'bare', shell === 'chromium' ? 'chromium.js' : 'electron.js');
  return startApp({
    shell,
    folder,
    instead: { entry, address: /\/bare\.html$/ },
    environment: { BARE_PAGE: address, ...(shell === 'chromium' ? { BARE_BROWSER: chosenBrowser() } : {}) },
  });
}

/** The browser keeps the time of the first paint, so it does not matter that watching begins after it. */
function firstPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list, observer) => {
      const paint = list.getEntriesByName('first-contentful-paint')[0];
      if (!paint) return;
      observer.disconnect();
      resolve(performance.timeOrigin + paint.startTime);
    }).observe({ type: 'paint', buffered: true });
  });
}

export async function visitBareWindow(app: AppProcess, switches: number): Promise<Visit> {
  const { page, startedAt } = app;
  const start = (await page.evaluate(firstPaint)) - startedAt;
  const times: number[] = [];
  for (let done = 0; done < switches; done += 1) {
    await page.evaluate(whenStill);
    const selector = `#${lists[done % 2 === 0 ? 1 : 0]} article`;
    const [seen] = await Promise.all([
      page.evaluate(whenSeen, { selector, afterPress: true }),
      page.getByRole('button', { name: 'Swap' }).click(),
    ]);
    times.push(seen.seenAt - (seen.pressedAt ?? seen.seenAt));
  }
  await app.quit();
  return { start, toUnlockScreen: null, fromUnlock: null, switches: times, late: false };
}
