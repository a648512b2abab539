/**
 * An operation: one wish of a person (or of the clock) on one timeline, from its plan to its last page. It can be ended
 * at any time; whatever arrives after that is dropped.
 */
import { type AppError, appError, type Result } from '../contract/errors.ts';
import type { TimelineStatusView } from '../contract/views/timelines.ts';
import { gapId } from './gaps.ts';
import type { Job } from './lane.ts';
import { hasKeptToken, type Outcome, pageSizes, queryOf, type Task, withoutToken } from './plan.ts';
import type { FetchedPage, FetchOptions, FetchQuery } from './ports.ts';

export type Wish =
  /** `posts` is how many the first reading of a timeline brings. */
  | { kind: 'refresh'; byHand: boolean; posts?: number }
  | { kind: 'older'; byHand: true; posts?: number }
  | { kind: 'gap'; byHand: true; gapId: string; from: 'newer' | 'older' };

/** What an operation needs of its session. */
export interface OperationHost {
  /** @returns what to ask for, or null when there is nothing to do (any more) */
  plan(wish: Wish): Result<Task | null>;
  fetchPage(query: FetchQuery, options: FetchOptions): Promise<Result<FetchedPage>>;
  /** Finds out what a page means, and stores it. */
  take(task: Task, page: FetchedPage): Result<Outcome>;
  onUnexpected(cause: unknown): void;
  /** Told when the status may have changed. */
  changed(): void;
  /** Told that it begins or ends to wait: then everything behind it waits too. */
  waits(): void;
  /** Whether anything of the timeline waits. */
  isWaiting(): boolean;
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
  /**
   * Somebody wants the same: it goes on, and is one that the person asked for when this wish is. Of a first reading it
   * then brings as many posts as this wish says.
   */
  join(wish: Wish): void;
  /** Nothing is asked after the page that is under way, unless somebody joins. */
  endAfterPage(): void;
  /** @returns until when it waits before it asks, in milliseconds (infinite without a network); null when it does not */
  waitsUntil(): number | null;
  /** Answers everybody who waits for the answer: it will take time. */
  answerNow(): void;
  /** @returns the status once the operation is over or has to wait */
  answer(): Promise<Result<TimelineStatusView>>;
  /** Aborts the request under way and answers everybody who waits. */
  end(answer: Result<TimelineStatusView>): void;
}

export function createOperation(wanted: Wish, host: OperationHost): Operation {
  let wish = wanted;
  let task: Task | null = null;
  /** The request for the page that is under way or waits. */
  let page = new AbortController();
  let result: 'worked' | 'idle' | AppError = 'idle';
  let until: number | null = null;
  let leaving = false;
  let plansAnew = false;
  /** Nothing of the timeline was stored when this was planned. */
  let first = false;
  /** Posts that were asked for and have come, and how many the person wants of them, who asked after it had begun. */
  let asked = 0;
  let wished: number | null = null;
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
  const waits = (time: number | null): void => {
    if (over !== null || until === time) return;
    until = time;
    host.waits();
  };
  const fetchPage = (current: Task): Promise<Result<FetchedPage>> => {
    page = new AbortController();
    let told = false;
    const answer = host.fetchPage(queryOf(current), {
      signal: page.signal,
      byHand: () => wish.byHand,
      onWaits(time) {
        told = true;
        waits(time);
      },
    });
    if (!told) waits(null);
    return answer;
  };

  /** X no longer takes a token that was kept. */
  const withoutTheToken = (refused: Task, failure: AppError): 'more' | 'done' => {
    task = withoutToken(refused);
    if (task !== null) return 'more';
    // What a refresh has brought until then is stored, and the rest is a gap.
    return refused.purpose === 'refresh' && result === 'worked' ? 'done' : failWith(failure);
  };
  const afterFailure = (current: Task, failure: AppError): 'more' | 'done' => {
    if (plansAnew) return makePlan();
    // Somebody has ended the waiting: that is no failure to be shown.
    if (failure.code === 'cancelled') return 'done';
    return failure.code === 'bad-request' && hasKeptToken(current)
      ? withoutTheToken(current, failure)
      : failWith(failure);
  };
  const makePlan = (): 'more' | 'done' => {
    plansAnew = false;
    first = host.status().newestId === null;
    const planned = host.plan(wish);
    if (!planned.ok) return failWith(planned.error);
    task = planned.value;
    return task === null ? 'done' : 'more';
  };

  /** One page. @returns what to do next */
  const step = async (current: Task): Promise<'more' | 'done'> => {
    const answer = await fetchPage(current);
    if (over !== null) return 'done';
    if (!answer.ok) return afterFailure(current, answer.error);
    const taken = host.take(current, answer.value);
    if (over !== null) return 'done';
    if (!taken.ok) return failWith(taken.error);
    if (taken.value.stuck) return failWith(appError('service-down', { kind: 'retry' }));
    result = 'worked';
    task = taken.value.next;
    if (taken.value.entries.length > 0) asked += queryOf(current).maxResults;
    if (wished !== null && wished > asked) {
      const more = host.plan({ kind: 'older', byHand: true, posts: wished - asked });
      if (!more.ok) return failWith(more.error);
      task = more.value;
    }
    wished = null;
    if (task === null || leaving) return 'done';
    host.changed();
    return 'more';
  };

  return {
    get wish() {
      return wish;
    },
    name: () => (wish.kind === 'gap' ? `${currentGapId()} from ${wish.from}` : wish.kind),
    gapId: currentGapId,
    join(other) {
      leaving = false;
      if (wish.kind !== 'refresh' || other.kind !== 'refresh' || !other.byHand) return;
      const { byHand: before, posts } = wish;
      if (before && posts === other.posts) return;
      wish = other;
      if (result !== 'idle') return;
      if (until === null) {
        // The page that is under way is paid for: what it lacks comes after it.
        if (first) wished = other.posts ?? pageSizes.first;
        return;
      }
      // Nothing was asked yet: what waits for that is planned again, without the cap.
      plansAnew = true;
      page.abort();
    },
    endAfterPage() {
      leaving = true;
    },
    waitsUntil: () => until,
    answerNow: () => respond({ ok: true, value: host.status() }),
    answer() {
      if (over !== null) return Promise.resolve(over);
      if (host.isWaiting()) return Promise.resolve({ ok: true, value: host.status() });
      return new Promise((resolve) => listeners.push(resolve));
    },
    end(answer) {
      until = null;
      // It can end before anybody has asked for its answer: while it is being planned.
      over = answer;
      page.abort();
      respond(answer);
    },
    async run() {
      host.changed();
      try {
        let next = makePlan();
        while (next === 'more' && task !== null) next = await step(task);
      } catch (cause) {
        if (over !== null) return;
        host.onUnexpected(cause);
        failWith(appError('unexpected', { kind: 'retry' }));
      }
    },
    settled() {
      until = null;
      host.settled(result);
      respond({ ok: true, value: host.status() });
    },
  };
}
