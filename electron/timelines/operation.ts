/**
 * An operation: one wish of a person (or of the clock) on one timeline, from its plan to its last page. It holds its
 * own abort signal; whatever arrives after that was aborted is dropped.
 */
import { type AppError, appError, type Result } from '../contract/errors.ts';
import type { TimelineStatusView } from '../contract/views.ts';
import { gapId } from './gaps.ts';
import type { Job } from './lane.ts';
import type { Limit } from './limits.ts';
import { hasKeptToken, type Outcome, queryOf, type Task, withoutToken } from './plan.ts';
import type { FetchedPage, FetchQuery } from './ports.ts';

export type Wish =
  /** `posts` is how many the first reading of a timeline brings. */
  | { kind: 'refresh'; byHand: boolean; posts?: number }
  | { kind: 'older'; byHand: true; posts?: number }
  | { kind: 'gap'; byHand: true; gapId: string; from: 'newer' | 'older' };

/** What an operation needs of its session. */
export interface OperationHost {
  limit: Limit;
  now(): number;
  /** @returns what to ask for, or null when there is nothing to do (any more) */
  plan(wish: Wish): Result<Task | null>;
  fetchPage(query: FetchQuery, signal: AbortSignal): Promise<Result<FetchedPage>>;
  /** Finds out what a page means, and stores it. */
  take(task: Task, page: FetchedPage): Result<Outcome>;
  onUnexpected(cause: unknown): void;
  /** Told when the status may have changed. */
  changed(): void;
  /** Told once, when the operation is over; `idle` when there was nothing to ask for. */
  settled(result: 'worked' | 'idle' | AppError): void;
  status(): TimelineStatusView;
}

export interface Operation extends Job {
  readonly wish: Wish;
  /** Identical wishes have the same name and share one operation. */
  name(): string;
  /** The row id of the gap that is being filled, as it is now; null for other wishes. */
  gapId(): string | null;
  /** Makes an automatic operation one that the person asked for. */
  askedByHand(): void;
  /** @returns the status once the operation is over or has to wait */
  answer(): Promise<Result<TimelineStatusView>>;
  /** Aborts the request under way and answers everybody who waits. */
  end(answer: Result<TimelineStatusView>): void;
}

export function createOperation(wanted: Wish, host: OperationHost): Operation {
  const controller = new AbortController();
  let wish = wanted;
  let task: Task | null = null;
  let result: 'worked' | 'idle' | AppError = 'idle';
  let waiting = false;
  let over: Result<TimelineStatusView> | null = null;
  let listeners: ((answer: Result<TimelineStatusView>) => void)[] = [];

  const respond = (answer: Result<TimelineStatusView>) => {
    const told = listeners;
    listeners = [];
    for (const listener of told) listener(answer);
  };
  const currentGapId = () => {
    if (wish.kind !== 'gap') return null;
    return task !== null && 'gap' in task && task.gap !== null ? gapId(task.gap) : wish.gapId;
  };
  const failWith = (failure: AppError): 'done' => {
    result = failure;
    return 'done';
  };

  /** X no longer takes a token that was kept. */
  const withoutTheToken = (refused: Task, failure: AppError): 'more' | 'done' => {
    task = withoutToken(refused);
    if (task !== null) return 'more';
    // What a refresh has brought until then is stored, and the rest is a gap.
    return refused.purpose === 'refresh' && result === 'worked' ? 'done' : failWith(failure);
  };

  /** One page. @returns what to do next */
  const step = async (current: Task): Promise<'more' | 'done' | 'wait'> => {
    const answer = await host.fetchPage(queryOf(current), controller.signal);
    if (controller.signal.aborted) return 'done';
    if (!answer.ok) {
      const { code, action } = answer.error;
      if (code === 'bad-request' && hasKeptToken(current)) return withoutTheToken(current, answer.error);
      if (code !== 'rate-limited') return failWith(answer.error);
      host.limit.refuse(action.kind === 'wait' ? Date.parse(action.until) : null, host.now());
      return 'wait';
    }
    const page = answer.value;
    host.limit.note(page.limits, host.now());
    const taken = host.take(current, page);
    if (controller.signal.aborted) return 'done';
    if (!taken.ok) return failWith(taken.error);
    if (taken.value.stuck) return failWith(appError('service-down', { kind: 'retry' }));
    result = 'worked';
    task = taken.value.next;
    if (task === null) return 'done';
    host.changed();
    return host.limit.blockedUntil(host.now()) === null ? 'more' : 'wait';
  };

  return {
    get wish() {
      return wish;
    },
    name: () => (wish.kind === 'gap' ? `${currentGapId()} from ${wish.from}` : wish.kind),
    gapId: currentGapId,
    askedByHand() {
      if (wish.byHand) return;
      wish = { ...wish, byHand: true };
      // What waits for a limit is planned again, without the cap.
      task = null;
    },
    answer() {
      if (over !== null) return Promise.resolve(over);
      if (waiting) return Promise.resolve({ ok: true, value: host.status() });
      return new Promise((resolve) => listeners.push(resolve));
    },
    end(answer) {
      controller.abort();
      // It can end before anybody has asked for its answer: while it is being planned.
      over = answer;
      respond(answer);
    },
    async run() {
      waiting = false;
      host.changed();
      try {
        if (task === null) {
          const planned = host.plan(wish);
          if (!planned.ok) return failWith(planned.error);
          task = planned.value;
        }
        let next: 'more' | 'done' | 'wait' = task === null ? 'done' : 'more';
        while (next === 'more' && task !== null) next = await step(task);
        return next === 'wait' ? 'wait' : 'done';
      } catch (cause) {
        if (controller.signal.aborted) return 'done';
        host.onUnexpected(cause);
        return failWith(appError('unexpected', { kind: 'retry' }));
      }
    },
    waits() {
      waiting = true;
      host.changed();
      respond({ ok: true, value: host.status() });
    },
    settled() {
      host.settled(result);
      respond({ ok: true, value: host.status() });
    },
  };
}
