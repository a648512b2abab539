/**
 * A simulated day at the home timeline: 300 posts come in, it is refreshed 30 times, and Pinion is quit and started again
 * in between. Counted on the practice service, beside a client that asks for the newest hundred each time.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AccountId, TimelineKey } from '../../../electron/contract/views/ids.ts';
import type { PracticeService } from '../../../electron/practice/service.ts';
import { granted, type HeadlessApp, signIn } from '../../support/headless-app.ts';
import { homeReader, pinionBeside, startServiceIn } from '../../support/service-in-time.ts';
import { SimulatedTime } from '../../support/simulated-time.ts';

export interface DayOptions {
  /** Posts that come in at a time, and how often. */
  refreshes?: number;
  postsEach?: number;
  /** A restart after so many refreshes. */
  restartEvery?: number;
  /** Told what happened, a line at a time. */
  say?(line: string): void;
}

export interface DayOutcome {
  /** Posts that came in. */
  fresh: number;
  /** Posts that the service billed for all refreshes of Pinion. */
  billed: number;
  /** Posts that a client reads that asks for the newest hundred each time. */
  naive: number;
  /** Of the posts that came in, how many are stored in the end. */
  stored: number;
  restarts: number;
}

const home: TimelineKey = { kind: 'home' };
const minute = 60_000;

export async function homeDay({
  refreshes = 30,
  postsEach = 10,
  restartEvery = 7,
  say = () => undefined,
}: DayOptions = {}): Promise<DayOutcome> {
  const time = new SimulatedTime(Date.parse('2026-11-18T00:10:00Z'));
  const folder = mkdtempSync(path.join(tmpdir(), 'pinion-day-'));
  const service = await startServiceIn(time, {
    secret: 'a day at home',
    posts: 1_000,
    // The posts of the whole day have to lie in the past.
    ageHours: 24 * 30,
  });
  const start = pinionBeside(service, time, folder);
  let app = await start();
  try {
    const { userId, username } = service.accounts[0] ?? { userId: '', username: '' };
    const accountId = await signIn(app, service, userId);
    const about = { accountId, timeline: home };
    granted(await app.page.timeline.refresh(about));
    await time.settle();
    const first = new Set(await storedIds(app, about));

    const readNewest = homeReader(service, time, { userId, username });
    let billed = 0;
    let naive = 0;
    let restarts = 0;
    for (let round = 1; round <= refreshes; round += 1) {
      await time.advance(46 * minute);
      service.control.newPosts({ count: postsEach, username });
      const before = billedIn(service);
      if (round % restartEvery === 0) {
        await app.quit();
        app = await start();
        granted(await app.page.timeline.open(about));
        restarts += 1;
      } else {
        granted(await app.page.timeline.refresh(about));
      }
      await time.settle();
      billed += billedIn(service) - before;
      naive += (await readNewest()).ids.length;
      say(`refresh ${String(round).padStart(2)}: ${billed} billed so far`);
    }
    const after = await storedIds(app, about);
    return {
      fresh: refreshes * postsEach,
      billed,
      naive,
      stored: after.filter((id) => !first.has(id)).length,
      restarts,
    };
  } finally {
    await app.quit();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Posts that were billed so far. */
const billedIn = ({ control }: PracticeService): number =>
  control.log().requests.reduce((sum, { kind, billed }) => (kind === 'posts' ? sum + billed : sum), 0);

/** Ids of all stored entries of a timeline. */
async function storedIds(
  { page }: HeadlessApp,
  about: { accountId: AccountId; timeline: TimelineKey },
): Promise<string[]> {
  let { rows, moreNewer, moreOlder } = granted(await page.timeline.open(about)).rows;
  while (moreNewer || moreOlder) {
    const direction = moreNewer ? 'newer' : 'older';
    const rowId = (moreNewer ? rows[0] : rows.at(-1))?.id ?? '';
    const more = granted(await page.timeline.rows({ ...about, beyond: { rowId, direction }, limit: 200 }));
    rows = direction === 'newer' ? [...more.rows, ...rows] : [...rows, ...more.rows];
    if (direction === 'newer') moreNewer = more.moreNewer;
    else moreOlder = more.moreOlder;
  }
  return rows.flatMap((row) => (row.kind === 'post' ? [row.id] : []));
}
