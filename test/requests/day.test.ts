import { describe, expect, it } from 'vitest';
import { appError, fail, type Result } from '../../electron/contract/errors.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import type { Asked, LimitFamily } from '../../electron/contract/views/limits.ts';
import type { Priority } from '../../electron/requests/order.ts';
import type { Window } from '../../electron/requests/windows.ts';
import {
  type Answer,
  type Clock,
  createHarness,
  type Harness,
  hour,
  minute,
  second,
  startTime,
  worked,
} from './harness.ts';

const accounts = ['x:1', 'x:2', 'x:3', 'x:4'] as const satisfies readonly AccountId[];
type Account = (typeof accounts)[number];
const things = ['home', 'mentions', 'user', 'likes', 'posts'] as const satisfies readonly Asked[];
/** Two accounts share each key. */
const keyOf = (account: Account): string => (account === 'x:1' || account === 'x:2' ? 'k' : 'l');

const lengths: Record<LimitFamily, number> = {
  '15-minutes': 15 * minute,
  'user-24-hours': 24 * hour,
  'app-24-hours': 24 * hour,
};

interface Counted {
  used: number;
  endsAt: number;
  refusals: number;
}

/** A service that enforces limits, windows beginning with the first request in them, and counts its refusals. */
class LimitedService {
  readonly windows = new Map<string, Counted>();
  /** The most refusals that any window has seen. */
  worst = 0;
  refusals = 0;
  readonly clock: Clock;
  readonly limits: Partial<Record<LimitFamily, number>>;

  constructor(clock: Clock, limits: Partial<Record<LimitFamily, number>>) {
    this.clock = clock;
    this.limits = limits;
  }

  ask(account: Account, asked: Asked): { refused: boolean; windows: Window[] } {
    const counted = Object.entries(this.limits).map(([name, limit]) => {
      const family = name as LimitFamily;
      const pool = `${family} ${asked} ${family === 'app-24-hours' ? keyOf(account) : account}`;
      return { family, limit, window: this.window(pool, lengths[family]) };
    });
    const usedUp = counted.filter(({ limit, window }) => window.used >= limit);
    for (const { window } of usedUp) {
      window.refusals += 1;
      this.worst = Math.max(this.worst, window.refusals);
    }
    const refused = usedUp.length > 0;
    if (refused) this.refusals += 1;
    else for (const { window } of counted) window.used += 1;
    const windows = counted.map(({ family, limit, window }) => ({
      family,
      limit,
      remaining: limit - window.used,
      // Whole seconds, as in the headers.
      resetAt: Math.ceil(window.endsAt / second) * second,
    }));
    return { refused, windows };
  }
  private window(pool: string, length: number): Counted {
    const { now } = this.clock;
    const known = this.windows.get(pool);
    if (known !== undefined && known.endsAt > now) return known;
    const anew = { used: 0, endsAt: now + length, refusals: 0 };
    this.windows.set(pool, anew);
    return anew;
  }
}

interface Done {
  account: Account;
  asked: Asked;
  priority: Priority;
  askedAt: number;
  at: number;
}

/** Numbers that look random and are the same in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
}

interface Day {
  h: Harness;
  service: LimitedService;
  done: Done[];
  /** How long a request of a class waited until it was sent, in milliseconds on average. */
  waited: Record<Priority, number>;
}

/**
 * A day of four accounts: the app reads by itself at short intervals, the person looks at one account after the other,
 * and refreshes and asks for more all the time.
 */
async function live(limits: Partial<Record<LimitFamily, number>>, hours = 24): Promise<Day> {
  const chance = dice(7);
  const h = createHarness({ chance });
  const service = new LimitedService(h.clock, limits);
  const done: Done[] = [];
  let shown: Account = 'x:1';
  const waits: { priority: Priority; ms: number }[] = [];

  const ask = (account: Account, asked: Asked, byHand: boolean): void => {
    const askedAt = h.clock.now;
    const priority = (): Priority => (account === shown && asked === 'home' ? 'shown' : byHand ? 'asked' : 'automatic');
    let sentAs: Priority = 'automatic';
    const perform = (): Promise<Result<Answer>> => {
      sentAs = priority();
      waits.push({ priority: sentAs, ms: h.clock.now - askedAt });
      const { refused, windows } = service.ask(account, asked);
      const error = appError('rate-limited', { kind: 'none' }, { status: 429 });
      const answer = refused ? fail(h.tellAtRefusal(error, windows)) : worked(...windows);
      // Now and then an answer gets lost on its way; the service has counted the request.
      const lost = chance() < 0.01;
      return new Promise((resolve) => {
        const late = lost ? fail(appError('timeout', { kind: 'retry' })) : answer;
        h.clock.setTimer((lost ? 30 : 0.2 + chance() * 2) * second, () => resolve(late));
      });
    };
    const { signal } = new AbortController();
    void h.requests
      .run({ accountId: account, keyId: keyOf(account), asked, write: false, priority, signal }, perform)
      .then((result) => {
        if (result.ok) done.push({ account, asked, priority: sentAs, askedAt, at: h.clock.now });
      });
  };

  for (let minutes = 0; minutes < hours * 60; minutes += 1) {
    if (minutes % 10 === 0) shown = accounts[Math.floor(minutes / 10) % accounts.length] ?? 'x:1';
    for (const account of accounts) {
      for (const asked of things) {
        // What waits already is joined, as the timelines do.
        const waiting = h.requests.view(account).waits.some((wait) => wait.asked === asked);
        if (!waiting) ask(account, asked, false);
        if (!waiting && chance() < 0.7) ask(account, asked, true);
      }
    }
    await h.clock.advance(minute);
  }
  const mean = (of: Priority) => {
    const times = waits.filter(({ priority }) => priority === of);
    return times.reduce((sum, { ms }) => sum + ms, 0) / Math.max(times.length, 1);
  };
  return { h, service, done, waited: { shown: mean('shown'), asked: mean('asked'), automatic: mean('automatic') } };
}

/** How many requests of each account worked in each hour. */
const progress = (done: readonly Done[]): number[] =>
  accounts.flatMap((account) =>
    Array.from({ length: 24 }, (_, index) => {
      const [from, to] = [startTime + index * hour, startTime + (index + 1) * hour];
      return done.filter((one) => one.account === account && one.at >= from && one.at < to).length;
    }),
  );

describe('a whole day of four accounts', () => {
  it('with 15 requests per 15 minutes provokes no refusal, and every account gets what there is', async () => {
    const { h, service, done } = await live({ '15-minutes': 15 });
    expect([service.refusals, h.unexpected]).toEqual([0, []]);
    // 15 requests a quarter, four quarters, five things; a little is lost after each reset.
    expect(Math.min(...progress(done))).toBeGreaterThan(0.85 * 15 * 4 * things.length);
  }, 60_000);

  it('shares the windows of an app, and provokes no refusal when they are used up', async () => {
    const { service, done } = await live({ '15-minutes': 15, 'user-24-hours': 1100, 'app-24-hours': 1500 });
    expect(service.refusals).toBe(0);
    const shared = [...service.windows].filter(([pool]) => pool.startsWith('app-24-hours'));
    expect(new Set(shared.map(([, { used }]) => used))).toEqual(new Set([1500]));
    const perAccount = accounts.map((account) => done.filter((one) => one.account === account).length);
    expect(Math.max(...perAccount) / Math.min(...perAccount)).toBeLessThan(1.1);
  }, 60_000);

  it('lets what is shown go first', async () => {
    const { waited } = await live({ '15-minutes': 1000 }, 4);
    expect(waited.shown).toBeLessThan(waited.asked);
    expect(waited.asked).toBeLessThan(waited.automatic);
  }, 60_000);
});
