/** An open account: its cache, what is known of its timelines, and the operations under way. */
import { type AppError, appError, type ErrorCode, fail, ok, type Result } from '../contract/errors.ts';
import type {
  AccountId,
  Anchor,
  RowsView,
  ServiceId,
  TimelineKey,
  TimelineStatusView,
  TimelineView,
} from '../contract/views.ts';
import { type Cache, CacheFailure, type OpenedCache, type StoredTimeline } from './cache/port.ts';
import { gapId } from './gaps.ts';
import { timelineName } from './ids.ts';
import { createLane, type Lane } from './lane.ts';
import type { Limit } from './limits.ts';
import { createOperation, type Operation, type OperationHost, type Wish } from './operation.ts';
import {
  type Outcome,
  planGapFromNewer,
  planGapFromOlder,
  planOlder,
  planRefresh,
  smallestPage,
  type Task,
} from './plan.ts';
import type { FetchedPage, TimelinesPorts } from './ports.ts';
import { type Beyond, isRowId, neighboursOf, rowsAround, rowsBeyond } from './rows.ts';
import { firstKeptDay, postsToday, usageView, utcDay } from './usage.ts';

/** Posts on each side of the reading position when a timeline is opened. */
const openingReach = 60;

/** A timeline that is opened is refreshed when the last attempt is at least this long ago. */
const staleAfterMs = 60_000;

/** Stored posts from which the density of posts beside a gap is estimated. */
const densitySample = 20;

/** Failures that trying again does not mend: nothing is read automatically until a refresh by hand has worked. */
const stopping: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'out-of-money',
  'usage-cap',
  'signed-out',
  'wrong-keys',
  'app-suspended',
  'account-locked',
  'needs-plan',
  'needs-permission',
  'needs-user-sign-in',
]);

const nothingStored: StoredTimeline = { newestId: null, oldestId: null, refreshedAt: null, endReached: false };

interface Timeline {
  key: TimelineKey;
  name: string;
  stored: StoredTimeline;
  revision: number;
  error: AppError | null;
  /** When a refresh was last tried, in milliseconds. */
  attemptedAt: number;
  operations: Operation[];
  /** The status that was sent last, as text, so that only changes are sent. */
  sent: string;
}

export interface SessionOptions {
  ports: TimelinesPorts;
  limitOf(endpoint: string): Limit;
  nextRevision(): number;
}

/** See `Timelines` for what the methods promise. */
export interface Session {
  open(key: TimelineKey): Result<TimelineView>;
  rows(key: TimelineKey, beyond: Beyond, limit: number): Result<RowsView>;
  read(key: TimelineKey, wish: Wish): Promise<Result<TimelineStatusView>>;
  saveAnchor(key: TimelineKey, anchor: Anchor | null): Result<null>;
  cancel(key: TimelineKey): void;
  close(): void;
}

export function createSession(accountId: AccountId, { ports, limitOf, nextRevision }: SessionOptions): Session {
  const { now } = ports;
  const service = accountId.slice(0, accountId.indexOf(':')) as ServiceId;
  const timelines = new Map<string, Timeline>();
  const lanes = new Map<string, Lane<Operation>>();
  let cache = adopt(ports.caches.open(accountId));
  let usage = { day: '', posts: 0 };
  let stopped = false;

  function adopt({ cache: opened, notices }: OpenedCache): Cache {
    for (const notice of notices) ports.onNotice(accountId, notice);
    return opened;
  }

  /** Runs work on the cache. A damaged cache is replaced by an empty one; what was under way ends with it. */
  function withCache<T>(work: () => T): Result<T> {
    try {
      return ok(work());
    } catch (failure) {
      if (!(failure instanceof CacheFailure)) throw failure;
      if (failure.kind === 'unusable') return fail(appError('store-not-written', { kind: 'retry' }));
      replaceCache();
      return fail(appError('cache-damaged', { kind: 'retry' }));
    }
  }
  /** As `withCache`, for work that an empty cache can answer too. */
  function fromCache<T>(work: () => T): Result<T> {
    const result = withCache(work);
    return !result.ok && result.error.code === 'cache-damaged' ? withCache(work) : result;
  }
  function replaceCache(): void {
    cache.close();
    cache = adopt(ports.caches.replaceDamaged(accountId));
    usage = { day: '', posts: 0 };
    for (const lane of lanes.values()) lane.clear();
    for (const timeline of timelines.values()) {
      timeline.stored = nothingStored;
      timeline.revision = nextRevision();
      endAll(timeline, null);
      changed(timeline);
    }
  }

  /** @throws {CacheFailure} */
  function timelineOf(key: TimelineKey): Timeline {
    const name = timelineName(key);
    const known = timelines.get(name);
    if (known !== undefined) return known;
    const timeline: Timeline = {
      key,
      name,
      stored: cache.timeline(name),
      revision: nextRevision(),
      error: null,
      attemptedAt: 0,
      operations: [],
      sent: '',
    };
    if (usage.day === '') usage = cache.usage(utcDay(now()));
    timelines.set(name, timeline);
    return timeline;
  }
  function laneOf(key: TimelineKey): Lane<Operation> {
    const lane =
      lanes.get(key.kind) ?? createLane<Operation>({ limit: limitOf(key.kind), now, setTimer: ports.setTimer });
    lanes.set(key.kind, lane);
    return lane;
  }

  function statusOf({ key, stored, revision, error, operations }: Timeline): TimelineStatusView {
    const wishes = operations.map((operation) => operation.wish.kind);
    const until = operations.length > 0 ? laneOf(key).waitingUntil() : null;
    return {
      accountId,
      timeline: key,
      newestId: stored.newestId,
      revision,
      refreshing: wishes.includes('refresh'),
      loadingOlder: wishes.includes('older'),
      fillingGapIds: operations.flatMap((operation) => operation.gapId() ?? []),
      refreshedAt: isoTime(stored.refreshedAt),
      endReached: stored.endReached,
      error,
      waitingUntil: isoTime(until),
      keptIn: cache.keptIn,
      usage: usageView(postsToday(usage, now()), ports.dailyCap(), service, ports.prices),
    };
  }
  function changed(timeline: Timeline): void {
    const status = statusOf(timeline);
    const text = JSON.stringify(status);
    if (text === timeline.sent) return;
    timeline.sent = text;
    ports.onStatus(status);
  }

  function plan(timeline: Timeline, wish: Wish): Result<Task | null> {
    const { newestId, oldestId, endReached } = timeline.stored;
    if (wish.kind === 'gap') {
      const gap = cache.gaps(timeline.name).find((candidate) => gapId(candidate) === wish.gapId);
      if (gap === undefined) return ok(null);
      if (wish.from === 'newer') return ok(planGapFromNewer(gap));
      return ok(planGapFromOlder(gap, neighboursOf(cache, timeline.name, gap, densitySample)));
    }
    if (wish.kind === 'older' && oldestId !== null) return ok(endReached ? null : planOlder(oldestId));
    timeline.attemptedAt = now();
    if (wish.byHand) return ok(planRefresh(newestId));
    const left = ports.dailyCap() - postsToday(usage, now());
    if (left <= 0) return fail(appError('daily-cap'));
    return ok(planRefresh(newestId, Math.max(left, smallestPage[timeline.key.kind])));
  }
  function commit(timeline: Timeline, task: Task, outcome: Outcome, page: FetchedPage): Result<null> {
    const { entries, closed, opened, endReached, next, stuck } = outcome;
    const time = now();
    const refreshed = task.purpose === 'refresh' && next === null && !stuck;
    return withCache(() => {
      cache.apply(timeline.name, {
        entries,
        closed,
        opened,
        endReached,
        refreshedAt: refreshed ? time : null,
        billed: { day: utcDay(time), items: page.billed, firstKeptDay: firstKeptDay(time) },
      });
      timeline.stored = cache.timeline(timeline.name);
      usage = cache.usage(utcDay(time));
      const sameGap = opened.length === 1 && closed !== null && opened.every((gap) => gapId(gap) === gapId(closed));
      const rowsChanged = entries.length > 0 || ((closed !== null || opened.length > 0) && !sameGap);
      if (rowsChanged) timeline.revision = nextRevision();
      return null;
    });
  }
  function hostOf(timeline: Timeline, self: () => Operation): OperationHost {
    return {
      limit: limitOf(timeline.key.kind),
      now,
      plan(wish) {
        const planned = withCache(() => plan(timeline, wish));
        return planned.ok ? planned.value : planned;
      },
      fetchPage: (query, signal) => ports.fetchPage(accountId, timeline.key, query, signal),
      commit: (task, outcome, page) => commit(timeline, task, outcome, page),
      onUnexpected: ports.onUnexpected,
      changed: () => changed(timeline),
      settled(result) {
        timeline.operations = timeline.operations.filter((operation) => operation !== self());
        if (result === 'worked') {
          timeline.error = null;
          stopped = false;
        } else if (result !== 'idle') {
          timeline.error = result;
          stopped ||= stopping.has(result.code);
        }
        changed(timeline);
      },
      status: () => statusOf(timeline),
    };
  }
  function start(timeline: Timeline, wish: Wish): Operation {
    const operation: Operation = createOperation(
      wish,
      hostOf(timeline, () => operation),
    );
    const same = timeline.operations.find((candidate) => candidate.name() === operation.name());
    if (same !== undefined) {
      if (wish.byHand) same.askedByHand();
      return same;
    }
    timeline.operations = [...timeline.operations, operation];
    laneOf(timeline.key).add(operation);
    changed(timeline);
    return operation;
  }
  /** @param failure what those who wait are told; null tells them the status */
  function endAll(timeline: Timeline, failure: AppError | null): void {
    const ended = timeline.operations;
    timeline.operations = [];
    for (const operation of ended) operation.end(failure === null ? ok(statusOf(timeline)) : fail(failure));
  }

  function wantsRefresh({ stored, attemptedAt }: Timeline): boolean {
    const last = Math.max(stored.refreshedAt ?? 0, attemptedAt);
    // A last time in the future comes from a clock that was wrong.
    const stale = now() - last >= staleAfterMs || last > now();
    return stale && !stopped && ports.dailyCap() > 0;
  }

  return {
    open(key) {
      const opened = fromCache(() => {
        const timeline = timelineOf(key);
        const anchor = cache.anchor(timeline.name);
        const rows = rowsAround(cache, timeline.name, anchor?.postId ?? null, openingReach);
        return { timeline, anchor, rows: { accountId, timeline: key, ...rows } };
      });
      if (!opened.ok) return opened;
      const { timeline, anchor, rows } = opened.value;
      if (wantsRefresh(timeline)) start(timeline, { kind: 'refresh', byHand: false });
      return ok({ status: statusOf(timeline), rows, anchor });
    },
    rows(key, beyond, limit) {
      if (!isRowId(beyond.rowId)) return fail(appError('call-invalid'));
      return fromCache(() => ({
        accountId,
        timeline: key,
        ...rowsBeyond(cache, timelineName(key), beyond, limit),
      }));
    },
    async read(key, wish) {
      const timeline = fromCache(() => timelineOf(key));
      return timeline.ok ? start(timeline.value, wish).answer() : timeline;
    },
    saveAnchor: (key, anchor) =>
      fromCache(() => {
        cache.saveAnchor(timelineName(key), anchor);
        return null;
      }),
    cancel(key) {
      const timeline = timelines.get(timelineName(key));
      if (timeline === undefined) return;
      const lane = laneOf(key);
      // From the last one on, so that none of them starts because the one before it has gone.
      for (const operation of [...timeline.operations].reverse()) lane.remove(operation);
      endAll(timeline, null);
      changed(timeline);
    },
    close() {
      for (const lane of lanes.values()) lane.clear();
      for (const timeline of timelines.values()) endAll(timeline, appError('cancelled'));
      cache.close();
    },
  };
}

const isoTime = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
