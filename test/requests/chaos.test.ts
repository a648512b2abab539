import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appError, fail, ok, type Result } from '../../electron/contract/errors.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import type { Asked } from '../../electron/contract/views/limits.ts';
import type { Window } from '../../electron/requests/windows.ts';
import { type Answer, createHarness, hour, minute, second, settle } from './harness.ts';

const accounts = ['x:1', 'x:2', 'x:3'] as const satisfies readonly AccountId[];
const things = ['home', 'mentions', 'write'] as const satisfies readonly Asked[];
const families = ['15-minutes', 'user-24-hours', 'app-24-hours'] as const;

type Command =
  | { kind: 'ask'; account: number; thing: number; priority: number }
  | { kind: 'answer'; which: number; how: 'works' | 'limit' | 'down' | 'offline' | 'money'; windows: ToldWindow[] }
  | { kind: 'end'; which: number }
  | { kind: 'stop'; account: number; thing: number | null }
  | { kind: 'stop-automatic' | 'forget'; account: number }
  | { kind: 'online'; on: boolean }
  | { kind: 'pass'; seconds: number }
  | { kind: 'set-clock'; seconds: number };
interface ToldWindow {
  family: number;
  remaining: number;
  /** Seconds until it is over; may be nonsense. */
  resets: number;
}

const windows = fc.array(
  fc.record({
    family: fc.nat(2),
    remaining: fc.oneof(fc.constant(0), fc.nat(20)),
    resets: fc.oneof(fc.integer({ min: 1, max: 900 }), fc.integer({ min: -100_000, max: 200_000 })),
  }),
  { maxLength: 3 },
);
const account = fc.nat(accounts.length - 1);
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('ask' as const), account, thing: fc.nat(2), priority: fc.nat(2) }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      which: fc.nat(5),
      how: fc.constantFrom('works' as const, 'limit' as const, 'down' as const, 'offline' as const, 'money' as const),
      windows,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end' as const), which: fc.nat(20) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('stop' as const), account, thing: fc.option(fc.nat(2)) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('stop-automatic' as const, 'forget' as const), account }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('online' as const), on: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pass' as const), seconds: fc.nat(1200) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('set-clock' as const),
      seconds: fc.integer({ min: -900_000, max: 900_000 }),
    }),
  },
);

interface Run {
  write: boolean;
  ended: boolean;
  results: number;
  end(): void;
}

/** Whatever happens, in any order. */
async function run(commands: readonly Command[]): Promise<void> {
  const h = createHarness({ chance: () => 0.7 });
  const all: Run[] = [];
  const underWay: { run: Run; answer(result: Result<Answer>): void }[] = [];
  const windowsOf = (told: readonly ToldWindow[]): Window[] =>
    told.map(({ family, remaining, resets }) => ({
      family: families[family] ?? '15-minutes',
      limit: 20,
      remaining,
      resetAt: h.clock.now + resets * second,
    }));

  const ask = ({ account: at, thing, priority }: Extract<Command, { kind: 'ask' }>) => {
    const controller = new AbortController();
    const accountId = accounts[at] ?? 'x:1';
    const asked = things[thing] ?? 'home';
    const one: Run = {
      write: asked === 'write',
      ended: false,
      results: 0,
      end() {
        one.ended = true;
        controller.abort();
      },
    };
    all.push(one);
    const request = {
      accountId,
      keyId: 'k',
      asked,
      write: one.write,
      priority: () => (['shown', 'asked', 'automatic'] as const)[priority] ?? 'asked',
      signal: controller.signal,
      onWaits(until: number | null) {
        expect(one.write).toBe(false);
        if (until === null || until === Infinity) return;
        expect(until - h.clock.now).toBeGreaterThan(0);
        expect(until - h.clock.now).toBeLessThanOrEqual(24 * hour + 5 * second);
      },
    };
    const perform = (signal: AbortSignal): Promise<Result<Answer>> => {
      expect([one.ended, one.results, signal.aborted]).toEqual([false, 0, false]);
      expect(h.requests.blockedUntil(accountId, 'k', asked)).toBeNull();
      return new Promise((resolve) => underWay.push({ run: one, answer: resolve }));
    };
    void h.requests.run(request, perform).then(() => {
      one.results += 1;
    });
  };
  const answer = ({ which, how, windows: told }: Extract<Command, { kind: 'answer' }>) => {
    const [one] = underWay.splice(which % Math.max(underWay.length, 1), 1);
    const limits = windowsOf(told);
    const errors = {
      limit: appError('rate-limited', { kind: 'none' }, { status: 429 }),
      down: appError('service-down', { kind: 'retry' }, { status: 503 }),
      offline: appError('offline'),
      money: appError('out-of-money'),
    };
    one?.answer(how === 'works' ? ok({ limits }) : fail(h.tellAtRefusal(errors[how], limits)));
  };

  for (const step of commands) {
    switch (step.kind) {
      case 'ask':
        ask(step);
        break;
      case 'answer':
        answer(step);
        break;
      case 'end':
        all[step.which % Math.max(all.length, 1)]?.end();
        break;
      case 'stop':
        h.requests.stopWaiting(
          accounts[step.account] ?? 'x:1',
          step.thing === null ? undefined : (things[step.thing] ?? 'home'),
        );
        break;
      case 'stop-automatic':
        h.requests.stopAutomatic(accounts[step.account] ?? 'x:1');
        break;
      case 'forget':
        h.requests.forget(accounts[step.account] ?? 'x:1');
        break;
      case 'online':
        h.online = step.on;
        break;
      case 'pass':
        await h.clock.advance(step.seconds * second);
        break;
      case 'set-clock':
        h.clock.now += step.seconds * second;
        for (const timer of h.clock.timers) timer.at += step.seconds * second;
        break;
    }
    await settle();
  }

  // Everything comes to its end once the service is well.
  h.online = true;
  h.requests.wake();
  for (let rounds = 0; rounds < 200 && all.some(({ results }) => results === 0); rounds += 1) {
    for (const one of underWay.splice(0)) one.answer(ok({ limits: [] }));
    await h.clock.advance(rounds < 100 ? minute : hour);
  }
  expect(all.map(({ results }) => results)).toEqual(all.map(() => 1));
  expect(h.unexpected).toEqual([]);
  h.requests.close();
  expect(h.clock.timers.size).toBe(0);
}

describe('whatever happens', () => {
  it('each request has one answer, nothing is sent into a known limit or after its end, and nothing waits for ever', async () => {
    await fc.assert(fc.asyncProperty(fc.array(command, { minLength: 3, maxLength: 60, size: 'max' }), run), {
      numRuns: 200,
      seed: 20_261_201,
    });
  }, 60_000);
});
