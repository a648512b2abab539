/** A workbench for requests: a clock and timers that the test moves, and requests that end when the test says so. */
import { type AppError, appError, fail, ok, type Result } from '../../electron/contract/errors.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import type { Asked } from '../../electron/contract/views/limits.ts';
import type { Priority } from '../../electron/requests/order.ts';
import type { Requests, RequestsPorts } from '../../electron/requests/ports.ts';
import { createRequests } from '../../electron/requests/requests.ts';
import type { Window } from '../../electron/requests/windows.ts';

export const startTime = Date.parse('2026-08-20T10:00:00Z');
export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** A clock with timers. Timers run in their order, each at its own time. */
export class Clock {
  now = startTime;
  readonly timers = new Set<{ at: number; callback: () => void }>();

  readonly setTimer = (ms: number, callback: () => void): (() => void) => {
    const timer = { at: this.now + ms, callback };
    this.timers.add(timer);
    return () => void this.timers.delete(timer);
  };

  /** Lets time pass, with everything that happens in it. */
  async advance(ms: number): Promise<void> {
    const end = this.now + ms;
    for (;;) {
      await settle();
      let next: { at: number; callback: () => void } | null = null;
      for (const timer of this.timers) if (timer.at <= end && timer.at < (next?.at ?? Infinity)) next = timer;
      if (next === null) break;
      this.timers.delete(next);
      this.now = Math.max(this.now, next.at);
      next.callback();
    }
    this.now = end;
  }

  /** The computer sleeps: time passes and no timer runs until it wakes up, all of them late. */
  async sleep(ms: number): Promise<void> {
    this.now += ms;
    await this.advance(0);
  }
}

export interface Answer {
  limits: readonly Window[];
}

export type Asking = {
  accountId?: AccountId;
  keyId?: string;
  asked?: Asked;
  write?: boolean;
  priority?: Priority | (() => Priority);
};

/** A request that the test has asked for. */
export interface Ask {
  name: string;
  /** Null while it is not over. */
  result: Result<Answer> | null;
  /** How often it was sent. */
  sent: number;
  /** The signal of the last time. */
  signal: AbortSignal | null;
  /** What was told of waiting, in milliseconds from the start of the test. */
  waits: (number | null)[];
  end(): void;
  answer(result: Result<Answer>): Promise<void>;
}

export interface Harness {
  readonly requests: Requests;
  clock: Clock;
  online: boolean;
  policy: { times: number; delaySeconds: number };
  changes: AccountId[];
  unexpected: unknown[];
  /** Names of what was sent, in order. */
  log: string[];
  /** What is kept from one run to the next, and how often it was written. */
  kept: { content: unknown; written: number };
  /** Ends Pinion, or lets it crash, and starts it again. */
  restart(how: 'quit' | 'crash'): void;
  /** Windows that the next refusals tell. */
  tellAtRefusal(error: AppError, windows: readonly Window[]): AppError;
  ask(name: string, asking?: Asking): Ask;
}

export function createHarness(overrides: Partial<RequestsPorts> = {}): Harness {
  const clock = new Clock();
  const told = new WeakMap<AppError, readonly Window[]>();
  const make = (): Requests =>
    createRequests({
      now: () => clock.now,
      setTimer: clock.setTimer,
      chance: () => 0,
      policy: () => h.policy,
      isOnline: () => h.online,
      isTransient: ({ code }) => code === 'network' || code === 'timeout' || code === 'service-down',
      windowsOf: (error) => told.get(error) ?? [],
      onChange: (accountId) => h.changes.push(accountId),
      kept: {
        read: () => h.kept.content,
        write(content) {
          h.kept = { content: JSON.parse(JSON.stringify(content)), written: h.kept.written + 1 };
        },
      },
      onUnexpected: (cause) => h.unexpected.push(cause),
      ...overrides,
    });
  const h: Harness = {
    clock,
    online: true,
    policy: { times: 3, delaySeconds: 1 },
    changes: [],
    unexpected: [],
    log: [],
    kept: { content: null, written: 0 },
    get requests() {
      return requests;
    },
    restart(how) {
      if (how === 'quit') requests.close();
      clock.timers.clear();
      requests = make();
    },
    tellAtRefusal(error, windows) {
      told.set(error, windows);
      return error;
    },
    ask(name, { accountId = 'x:1', keyId = 'k', asked = 'home', write = false, priority = 'asked' } = {}) {
      const controller = new AbortController();
      let release: (result: Result<Answer>) => void = () => undefined;
      const one: Ask = {
        name,
        result: null,
        sent: 0,
        signal: null,
        waits: [],
        end: () => controller.abort(),
        async answer(result) {
          release(result);
          await settle();
        },
      };
      const request = {
        accountId,
        keyId,
        asked,
        write,
        priority: typeof priority === 'function' ? priority : () => priority,
        signal: controller.signal,
        onWaits: (until: number | null) => void one.waits.push(until === null ? null : until - startTime),
      };
      const perform = (signal: AbortSignal): Promise<Result<Answer>> => {
        one.sent += 1;
        one.signal = signal;
        h.log.push(name);
        return new Promise((resolve) => {
          release = resolve;
        });
      };
      void h.requests.run(request, perform).then((result) => {
        one.result = result;
      });
      return one;
    },
  };
  let requests = make();
  return h;
}

export const worked = (...limits: Window[]): Result<Answer> => ok({ limits });
export const failed = (...error: Parameters<typeof appError>): Result<never> => fail(appError(...error));
export const fifteen = (remaining: number, resetAt: number, limit = 15): Window => ({
  family: '15-minutes',
  limit,
  remaining,
  resetAt,
});

/** Lets everything that is ready to run, run: no timers are involved. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}
