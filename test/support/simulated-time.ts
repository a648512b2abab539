/**
 * Time that passes when a test says so, for the whole app and the practice service together, over real HTTP. Between two
 * moments everything settles first: requests on their way arrive, answers are read, promises run.
 */
import type { Ambient } from '../../electron/app/ambient.ts';
import type { Fetch } from '../../electron/shell/shell.ts';

/**
 * Real milliseconds, and turns of the event loop, after which a request that hears nothing is taken to wait for simulated
 * time. A process that the computer has let wait has had few turns in its milliseconds.
 */
const patience = { ms: 40, turns: 400 };

interface Timer {
  at: number;
  /** Timers of the same moment run in the order in which they were set. */
  order: number;
  callback: () => void;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class SimulatedTime implements Ambient {
  #now: number;
  #order = 0;
  #timers: Timer[] = [];
  /** Requests under way, and a count that grows with everything that happens to them. */
  #pending = 0;
  #happened = 0;
  #seed = 1;

  /** @param start milliseconds since 1970 */
  constructor(start: number) {
    this.#now = start;
  }

  readonly now = (): number => this.#now;

  readonly setTimer = (ms: number, callback: () => void): (() => void) => {
    this.#order += 1;
    const timer: Timer = { at: this.#now + Math.max(0, ms), order: this.#order, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  /** Always the same numbers (a linear congruential generator), so that a failure comes again. */
  readonly chance = (): number => {
    this.#seed = (this.#seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return this.#seed / 2 ** 32;
  };

  readonly random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));

  /** Watches the requests of a fetch, so that time does not pass while an answer is on its way. */
  watching(inner: Fetch): Fetch {
    return async (url, init) => {
      this.#begin();
      try {
        const response = await inner(url, init);
        this.#happened += 1;
        if (response.body === null) {
          this.#end();
          return response;
        }
        return new Response(this.#watched(response.body), {
          status: response.status,
          statusText: response.statusText,
          headers: response.headers,
        });
      } catch (failure) {
        this.#end();
        throw failure;
      }
    };
  }

  #begin(): void {
    this.#pending += 1;
    this.#happened += 1;
  }

  #end(): void {
    this.#pending -= 1;
    this.#happened += 1;
  }

  #watched(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
    const reader = body.getReader();
    return new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        try {
          const { done, value } = await reader.read();
          this.#happened += 1;
          if (!done) return controller.enqueue(value);
          this.#end();
          controller.close();
        } catch (failure) {
          this.#end();
          controller.error(failure);
        }
      },
      cancel: async (reason) => {
        this.#end();
        await reader.cancel(reason);
      },
    });
  }

  /** Waits until nothing happens any more without time passing. */
  async settle(): Promise<void> {
    let quietSince = performance.now();
    let seen = this.#happened;
    for (let turns = 0; ; ) {
      await turn();
      if (this.#happened !== seen) {
        seen = this.#happened;
        turns = 0;
        quietSince = performance.now();
      } else {
        turns += 1;
        const waited = turns >= patience.turns && performance.now() - quietSince > patience.ms;
        if (this.#pending === 0 ? turns >= 8 : waited) return;
      }
    }
  }

  /** Lets time pass, from timer to timer. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await this.settle();
    for (let next = this.#nextUntil(end); next !== null; next = this.#nextUntil(end)) {
      this.#timers = this.#timers.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
      await this.settle();
    }
    this.#now = end;
  }

  /** The clock jumps without a timer firing on the way, as after a sleep of the computer. */
  jump(ms: number): void {
    this.#now += ms;
  }

  #nextUntil(end: number): Timer | null {
    const due = this.#timers.filter(({ at }) => at <= end);
    due.sort((one, other) => one.at - other.at || one.order - other.order);
    return due[0] ?? null;
  }
}
