/** How much memory the page takes. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { AppProcess } from '../support/app-process.ts';
import { whenStill } from './in-page.ts';

export interface PageMemory {
  /** Used JavaScript heap after a collection of garbage, in MB. */
  heap: number;
  /** DOM nodes in memory, whether they are in the document or not. */
  nodes: number;
  /** Private memory of the page's process, in MB; null where the system does not tell. */
  process: number | null;
}

/** Private memory of a process in MB: what would be free without it. */
function privateMemory(pid: number): number | null {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const kilobytes = [...text.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB$/gm)].map(([, size]) => Number(size));
    return kilobytes.reduce((sum, size) => sum + size, 0) / 1000;
  } catch {
    return null;
  }
}

/** Memory is given back by and by: until it shrinks by less than this share from one look to the next, or so many looks. */
const settled = 0.02;
const mostLooks = 8;

/** Measures after everything was given back that can be: garbage, and pictures that are decoded but not on show. */
export async function measurePage({ page }: AppProcess): Promise<PageMemory> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  let last = Number.POSITIVE_INFINITY;
  for (let looks = 1; ; looks += 1) {
    await session.send('Memory.simulatePressureNotification', { level: 'critical' });
    await session.send('HeapProfiler.collectGarbage');
    await page.evaluate(whenStill);
    const process = await processOf(page);
    const size = process ?? 0;
    if (looks < mostLooks && size < last * (1 - settled)) {
      last = size;
      continue;
    }
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
    const measured = { heap: metric('JSHeapUsedSize') / 1e6, nodes: metric('Nodes'), process };
    await session.detach();
    return measured;
  }
}

/** Of all page processes, the largest is the one of the window. */
async function processOf(page: Page): Promise<number | null> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (!session) return null;
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => privateMemory(id));
  const known = sizes.filter((size) => size !== null);
  return known.length === 0 ? null : Math.max(...known);
}
