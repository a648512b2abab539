/** Refreshing by itself, over simulated time: at its interval, only what is on show, only while somebody could look. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AccountId, TimelineKey } from '../../electron/contract/views/ids.ts';
import type { PracticeService } from '../../electron/practice/service.ts';
import { granted, type HeadlessApp, signIn, startHeadless, strongKeychain } from '../support/headless-app.ts';
import { startServiceIn } from '../support/service-in-time.ts';
import { SimulatedTime } from '../support/simulated-time.ts';

const home: TimelineKey = { kind: 'home' };
const mentions: TimelineKey = { kind: 'mentions' };
const minute = 60_000;

interface Reader {
  time: SimulatedTime;
  service: PracticeService;
  app: HeadlessApp;
  accountId: AccountId;
  userId: string;
  username: string;
  /** Requests for posts since the last call of this, by the end of their path. */
  asked(): string[];
  show(timelines: TimelineKey[], visible?: boolean, account?: AccountId): Promise<void>;
}

async function reader(): Promise<Reader> {
  const time = new SimulatedTime(Date.parse('2026-11-18T08:00:00Z'));
  const folder = mkdtempSync(path.join(tmpdir(), 'pinion-automatic-'));
  const service = await startServiceIn(time, {
    secret: 'by itself',
    posts: 400,
    ageHours: 24 * 10,
  });
  service.control.quiet({ quiet: true });
  const app = await startHeadless({
    userData: folder,
    xOrigin: service.origin,
    fetch: time.watching((url, init) => fetch(url, init as RequestInit)),
    ambient: time,
    keychain: strongKeychain(),
  });
  onTestFinished(async () => {
    await app.quit();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { userId, username } = service.accounts[0] ?? { userId: '', username: '' };
  const accountId = await signIn(app, service, userId);
  granted(await app.page.timeline.refresh({ accountId, timeline: home }));
  let seen = service.control.log().requests.length;
  return {
    time,
    service,
    app,
    accountId,
    userId,
    username,
    asked() {
      const requests = service.control.log().requests.slice(seen);
      seen += requests.length;
      return requests
        .filter(({ path: where }) => where.startsWith('/2/users/'))
        .map(({ path: where }) => where.slice(where.lastIndexOf('/') + 1));
    },
    async show(timelines, visible = true, account = accountId) {
      granted(await app.page.app.watch({ accountId: account, timelines, visible }));
      await time.settle();
    },
  };
}

const homeEnd = 'reverse_chronological';

describe('refreshing by itself', () => {
  it('happens at the interval that was chosen, for what is on show, and not at all by default', async () => {
    const { time, app, asked, show } = await reader();
    await show([home]);
    await time.advance(3 * 60 * minute);
    expect(asked()).toEqual([]);
    granted(await app.page.app.setRefreshMinutes({ minutes: 30 }));
    await time.advance(95 * minute);
    // At once, as the last time is longer ago than that, and every half hour from then on.
    expect(asked()).toEqual([homeEnd, homeEnd, homeEnd, homeEnd]);
    await show([home, mentions]);
    await time.advance(31 * minute);
    expect(asked().sort()).toEqual(['mentions', homeEnd].sort());
  });

  it('pauses while the window cannot be seen, the computer sleeps, or there is no network', async () => {
    const { time, app, asked, show } = await reader();
    granted(await app.page.app.setRefreshMinutes({ minutes: 30 }));
    await show([home], false);
    await time.advance(2 * 60 * minute);
    expect(asked()).toEqual([]);
    await show([home]);
    await time.advance(minute);
    expect(asked()).toEqual([homeEnd]);

    app.fake.online = false;
    await time.advance(2 * 60 * minute);
    expect(asked()).toEqual([]);
    app.fake.online = true;
    await time.advance(minute);
    expect(asked()).toEqual([homeEnd]);

    app.fake.power('asleep');
    time.jump(8 * 60 * minute);
    expect(asked()).toEqual([]);
    app.fake.power('awake');
    await time.advance(minute);
    expect(asked()).toEqual([homeEnd]);
  });

  it('refreshes what is old after a sleep, even when nothing is refreshed at an interval', async () => {
    const { time, app, asked, show } = await reader();
    await show([home]);
    app.fake.power('asleep');
    time.jump(3 * 60 * minute);
    app.fake.power('awake');
    await time.settle();
    expect(asked()).toEqual([homeEnd]);
  });

  it('stops at the daily limit, goes on when asked by hand, and begins anew the next UTC day', async () => {
    const { time, service, app, accountId, username, asked, show } = await reader();
    granted(await app.page.app.setDailyCap({ posts: 30 }));
    granted(await app.page.app.setRefreshMinutes({ minutes: 60 }));
    await show([home]);
    service.control.newPosts({ count: 25, username });
    await time.advance(61 * minute);
    expect(asked()).toEqual([homeEnd]);
    // Twenty of the beginning and ten of these make thirty.
    const reached = granted(await app.page.timeline.open({ accountId, timeline: home })).status;
    expect(reached.usage).toMatchObject({ posts: 30, capReached: true });
    await time.advance(3 * 60 * minute);
    expect(asked()).toEqual([]);
    expect(granted(await app.page.timeline.open({ accountId, timeline: home })).status.error?.code).toBe('daily-cap');
    granted(await app.page.timeline.refresh({ accountId, timeline: home }));
    expect(asked()).toEqual([homeEnd]);
    await time.advance(14 * 60 * minute);
    expect(asked().length).toBeGreaterThan(0);
  });

  it('ends what nobody asked for when another account is shown; what was asked for goes on', async () => {
    const { time, service, app, accountId, asked, show } = await reader();
    const other = await signIn(app, service, service.accounts[1]?.userId ?? '');
    granted(await app.page.app.setRefreshMinutes({ minutes: 1 }));
    service.control.limits({ perWindow: { home: 1, mentions: 1 } });
    await show([home, mentions]);
    await time.advance(2 * minute);
    asked();
    // Both windows are used up: one waits because of the interval, the other because somebody pressed Refresh.
    void app.page.timeline.refresh({ accountId, timeline: mentions });
    await time.advance(2 * minute);
    const waits = async () => granted(await app.page.limits.open({ accountId })).waits.map(({ asked: what }) => what);
    expect((await waits()).sort()).toEqual(['home', 'mentions']);
    await show([], true, other);
    expect(await waits()).toEqual(['mentions']);
    await time.advance(16 * minute);
    expect(asked()).toEqual(['mentions']);
  });
});
