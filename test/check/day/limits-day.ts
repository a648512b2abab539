/**
 * A simulated day with four accounts and small limits on every endpoint: automatic and by-hand reading of many kinds,
 * through the whole app, which is quit and started now and then. Counted on the practice service: which requests were refused for want of calls, and when.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AccountId, TimelineKey } from '../../../electron/contract/views/ids.ts';
import type { LoggedRequest } from '../../../electron/practice/control/request-log.ts';
import type { PracticeService } from '../../../electron/practice/service.ts';
import { granted, type HeadlessApp, signIn } from '../../support/headless-app.ts';
import { pinionBeside, startServiceIn } from '../../support/service-in-time.ts';
import { SimulatedTime } from '../../support/simulated-time.ts';

export interface LimitsDayOptions {
  hours?: number;
  perWindow?: number;
}

export interface LimitsDayOutcome {
  requests: LoggedRequest[];
  /** Accounts, and in how many of the hours each of them got at least one answer. */
  progress: Map<string, number>;
  hours: number;
}

const minute = 60_000;

/** Falls at another place in the windows each time. */
const minutesBetweenStarts = 37;

/** What a busy person does in turn: more than the limits allow. */
function wishes(page: () => HeadlessApp['page'], accountId: AccountId, userId: string): (() => Promise<unknown>)[] {
  const timelines: TimelineKey[] = [
    { kind: 'home' },
    { kind: 'mentions' },
    { kind: 'likes', userId },
    { kind: 'user', userId, replies: true, reposts: true },
    { kind: 'search', query: 'the' },
  ];
  return [
    ...timelines.map((key) => () => page().timeline.refresh({ accountId, timeline: key })),
    ...timelines.map((key) => () => page().timeline.loadOlder({ accountId, timeline: key })),
    () => page().people.read({ accountId, people: { kind: 'followers', userId }, page: 'first' }),
    () => page().people.profile({ accountId, userId, ask: true }),
    () => page().lists.read({ accountId }),
  ];
}

export async function limitsDay({ hours = 24, perWindow = 15 }: LimitsDayOptions = {}): Promise<LimitsDayOutcome> {
  const time = new SimulatedTime(Date.parse('2026-11-18T00:10:00Z'));
  const folder = mkdtempSync(path.join(tmpdir(), 'pinion-limits-'));
  const service = await startServiceIn(time, {
    secret: 'a day of limits',
    posts: 3_000,
    ageHours: 24 * 30,
  });
  service.control.limits({ all: perWindow, windowSeconds: 15 * 60 });
  const start = pinionBeside(service, time, folder);
  let app = await start();
  try {
    granted(await app.page.app.setRefreshMinutes({ minutes: 1 }));
    granted(await app.page.app.setDailyCap({ posts: 100_000 }));
    const accounts: { accountId: AccountId; wishes: (() => Promise<unknown>)[] }[] = [];
    for (const { userId } of service.accounts.slice(0, 4)) {
      const accountId = await signIn(app, service, userId);
      accounts.push({ accountId, wishes: wishes(() => app.page, accountId, userId) });
    }
    for (let at = 0; at < hours * 60; at += 1) {
      if (at % minutesBetweenStarts === minutesBetweenStarts - 1) {
        await app.quit();
        app = await start();
      }
      const watched = accounts[Math.floor(at / 30) % accounts.length];
      if (watched && at % 30 === 0) {
        const { accountId } = watched;
        await app.page.app.watch({ accountId, timelines: [{ kind: 'home' }, { kind: 'mentions' }], visible: true });
      }
      if (at % 10 === 0) service.control.newPosts({ count: 3 });
      // Besides what is refreshed by itself, each account wishes the same twice a minute for more than two windows:
      // twice as often as is allowed.
      for (const half of [0, 1]) {
        for (const { wishes: all } of accounts) void all[Math.floor(at / 40) % all.length]?.();
        await time.advance(half === 0 ? minute / 2 : minute - minute / 2);
      }
    }
    return outcomeOf(service, hours);
  } finally {
    await app.quit();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function outcomeOf({ control }: PracticeService, hours: number): LimitsDayOutcome {
  const { requests } = control.log();
  const answered = new Map<string, Set<string>>();
  for (const { user, status, at } of requests) {
    if (user === null || status !== 200) continue;
    answered.set(user, (answered.get(user) ?? new Set()).add(at.slice(0, 13)));
  }
  return { requests, progress: new Map([...answered].map(([user, hoursOf]) => [user, hoursOf.size])), hours };
}
