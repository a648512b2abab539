/** An open account: its cache, what is known of its timelines, and the operations under way. */
import { type AppError, appError, type ErrorCode, fail, ok, type Result } from '../contract/errors.ts';
import { timelineName } from '../contract/timeline-keys.ts';
import type { AccountId, PostId, ServiceId, TimelineKey } from '../contract/views/ids.ts';
import type { Asked } from '../contract/views/limits.ts';
import type { Anchor, RowsView, TimelineStatusView, TimelineView } from '../contract/views/timelines.ts';
import { type Cache, CacheFailure, type OpenedCache, type StoredTimeline } from './cache/port.ts';
import { type Gap, gapId } from './gaps.ts';
import { compareIds } from './ids.ts';
import { createLane, type Lane } from './lane.ts';
import { createOperation, type Operation, type OperationHost, type Wish } from './operation.ts';
import { storedIn } from './plan/stored.ts';
import { noMoreToken, type Outcome, planGap, planOlder, planRefresh, type Task, takePage } from './plan.ts';
import type { FetchedPage, TimelinesPorts } from './ports.ts';
import { applyRecheck, postsBehind } from './recheck.ts';
import { type Beyond, isRowId, neighboursOf, type RowSource, rowsAround, rowsBeyond } from './rows.ts';
import { type Traits, traitsOf } from './traits.ts';
import { type BilledItem, billedAt, type DailyUsage, nothingUsed, usageToday, usageView, utcDay } from './usage.ts';

/** Posts on each side of the reading position when a timeline is opened. */
const openingReach = 60;

/** A timeline that is opened is refreshed when the last attempt is at least this long ago. */
const staleAfterMs = 60_000;

/** Stored posts from which the density of posts beside a gap is estimated. */
const densitySample = 20;

/** Failures that trying again does not mend: nothing is read automatically until a refresh by hand has worked. */
const stopping: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'out-of-money',
  'spend-cap',
  'usage-cap',
  'looks-automated',
  'signed-out',
  'wrong-keys',
  'app-suspended',
  'account-locked',
]);

/** The same for one kind of timeline: the key, or the sign-in, does not let it be read. */
const refusing: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'needs-plan',
  'needs-permission',
  'needs-user-sign-in',
  'not-with-pin',
]);

/** Unread posts are counted up to this number. */
const mostUnread = 999;

const nothingStored: StoredTimeline = {
  newestId: null,
  oldestId: null,
  refreshedAt: null,
  endReached: false,
  olderToken: null,
  readUpTo: null,
};

interface Timeline {
  key: TimelineKey;
  name: string;
  traits: Traits;
  stored: StoredTimeline;
  unread: number;
  revision: number;
  error: AppError | null;
  /** When a refresh was last tried, in milliseconds. */
  attemptedAt: number;
  operations: Operation[];
  lane: Lane<Operation>;
  /** The status that was sent last, as text, so that only changes are sent. */
  sent: string;
}

export interface SessionOptions {
  ports: TimelinesPorts;
  nextRevision(): number;
  /** Nothing is read automatically until a refresh by hand has worked. */
  quiet: boolean;
}

/** See `Timelines` for what the methods promise. */
export interface Session {
  open(key: TimelineKey, posts?: number): Result<TimelineView>;
  refreshIfStale(key: TimelineKey): void;
  rows(key: TimelineKey, beyond: Beyond, limit: number): Result<RowsView>;
  read(key: TimelineKey, wish: Wish): Promise<Result<TimelineStatusView>>;
  saveAnchor(key: TimelineKey, anchor: Anchor | null): Result<null>;
  markRead(key: TimelineKey, upTo: PostId): Result<null>;
  recheck(key: TimelineKey, entryIds: readonly PostId[]): Promise<Result<{ changed: number; gone: number }>>;
  withCache<T>(work: (cache: Cache) => T): Result<T>;
  touch(): void;
  tellUsage(): void;
  retryRefused(): void;
  renew(): void;
  bill(asked: Asked, items: readonly BilledItem[]): void;
  cancel(key: TimelineKey): void;
  endAutomatic(keep: readonly TimelineKey[]): void;
  close(): void;
}

export function createSession(accountId: AccountId, { ports, nextRevision, quiet }: SessionOptions): Session {
  const { now } = ports;
  const serviceNow = (): number => ports.serviceNow(accountId);
  const service = accountId.slice(0, accountId.indexOf(':')) as ServiceId;
  const timelines = new Map<string, Timeline>();
  let cache = adopt(ports.caches.open(accountId));
  let usage = nothingUsed;
  let stopped = quiet;
  const refused = new Set<TimelineKey['kind']>();
  /** Ends what is not an operation of a timeline. */
  const closing = new AbortController();

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
    usage = nothingUsed;
    for (const timeline of timelines.values()) {
      timeline.lane.clear();
      timeline.stored = nothingStored;
      timeline.unread = 0;
      timeline.revision = nextRevision();
      endAll(timeline, null);
      changed(timeline);
    }
  }

  /** Read again when another day begins: after a clock was set back, that day has its count already. */
  function usedToday(): DailyUsage {
    const time = now();
    try {
      if (usage.day !== utcDay(time)) usage = cache.usage(utcDay(time));
    } catch (failure) {
      if (!(failure instanceof CacheFailure)) throw failure;
    }
    return usageToday(usage, time);
  }

  /** @throws {CacheFailure} */
  function timelineOf(key: TimelineKey): Timeline {
    const name = timelineName(key);
    const known = timelines.get(name);
    if (known !== undefined) return known;
    const timeline: Timeline = {
      key,
      name,
      traits: traitsOf(key),
      stored: nothingStored,
      unread: 0,
      revision: nextRevision(),
      error: null,
      attemptedAt: 0,
      operations: [],
      lane: createLane(),
      sent: '',
    };
    load(timeline);
    timelines.set(name, timeline);
    return timeline;
  }
  /** Takes over what the cache holds of a timeline now. */
  function load(timeline: Timeline): void {
    const stored = cache.timeline(timeline.name);
    timeline.unread = stored.newestId === null ? 0 : cache.countAbove(timeline.name, stored.readUpTo, mostUnread);
    timeline.stored = stored;
  }
  const sourceOf = ({ key, name, traits }: Pick<Timeline, 'key' | 'name' | 'traits'>): RowSource => ({
    cache,
    name,
    traits,
    hides: (entry) => ports.hides(accountId, key, entry),
  });
  function statusOf({ key, stored, unread, revision, error, operations }: Timeline): TimelineStatusView {
    const wishes = operations.map((operation) => operation.wish.kind);
    return {
      accountId,
      timeline: key,
      newestId: stored.newestId,
      revision,
      unread,
      refreshing: wishes.includes('refresh'),
      loadingOlder: wishes.includes('older'),
      fillingGapIds: operations.flatMap((operation) => operation.gapId() ?? []),
      refreshedAt: isoTime(stored.refreshedAt),
      endReached: stored.endReached,
      error,
      waitingUntil: isoTime(waitingUntil(operations)),
      keptIn: cache.keptIn,
      usage: usageView(usedToday(), ports.dailyCap(), service, ports.prices, ports.ownedReads(accountId)),
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
    const { traits, stored } = timeline;
    if (wish.kind === 'gap') {
      const gap = cache.gaps(timeline.name).find((candidate) => gapId(candidate) === wish.gapId);
      return ok(gap === undefined ? null : planFilling(timeline, gap, wish.from));
    }
    if (wish.kind === 'older' && stored.oldestId !== null) {
      return ok(stored.endReached ? null : planOlder(traits, stored.oldestId, stored.olderToken, wish.posts));
    }
    const time = now();
    timeline.attemptedAt = time;
    const { posts } = wish;
    if (wish.byHand) return ok(planRefresh(traits, stored.newestId, { posts, most: Infinity, now: serviceNow() }));
    const left = ports.dailyCap() - usedToday().posts;
    if (left <= 0) return fail(appError('daily-cap'));
    return ok(planRefresh(traits, stored.newestId, { posts, most: left, now: serviceNow() }));
  }
  function planFilling(timeline: Timeline, gap: Gap, from: 'newer' | 'older'): Task | null {
    const { name, traits } = timeline;
    if (gap.token === noMoreToken) {
      // X has said before that it has nothing of this. The person has seen the hole now, and it need not stay.
      store(timeline, { entries: [], closed: gap, opened: [], endReached: null, refreshed: false }, []);
      return null;
    }
    const neighbours = () => neighboursOf(cache, name, gap, densitySample);
    const time = serviceNow();
    return planGap(gap, { from, neighbours, now: time }, traits, storedIn(cache, timeline, time));
  }
  /** @throws {CacheFailure} */
  function store(timeline: Timeline, outcome: Omit<Outcome, 'next' | 'stuck'>, items: readonly BilledItem[]): void {
    const { entries, closed, opened, endReached, olderToken, refreshed } = outcome;
    const first = timeline.stored.newestId === null ? entries[0] : undefined;
    cache.apply(timeline.name, {
      entries,
      closed,
      opened,
      endReached,
      ...(olderToken === undefined ? {} : { olderToken }),
      // Nothing of what a timeline begins with counts as news.
      ...(first === undefined ? {} : { readUpTo: first.id }),
      refreshedAt: refreshed ? now() : null,
      billed: billedAt(now(), timeline.key.kind, items),
    });
    load(timeline);
    usage = cache.usage(utcDay(now()));
    const sameGap = opened.length === 1 && closed !== null && opened.every((gap) => gapId(gap) === gapId(closed));
    const rowsChanged = entries.length > 0 || ((closed !== null || opened.length > 0) && !sameGap);
    if (rowsChanged) timeline.revision = nextRevision();
  }
  /** @throws {CacheFailure} */
  function count(asked: Asked, items: readonly BilledItem[]): void {
    cache.bill(billedAt(now(), asked, items));
    usage = cache.usage(utcDay(now()));
  }
  function take(timeline: Timeline, task: Task, page: FetchedPage): Result<Outcome> {
    return withCache(() => {
      const outcome = takePage(task, page, storedIn(cache, timeline, serviceNow()));
      store(timeline, outcome, page.billed);
      return outcome;
    });
  }
  /** Sets the place, and counts as read what is at or below a post. A place never makes something unread again. */
  function savePlace(key: TimelineKey, anchor: Anchor | null): Result<null> {
    return fromCache(() => {
      const timeline = timelineOf(key);
      const { newestId, readUpTo } = timeline.stored;
      cache.saveAnchor(timeline.name, anchor);
      if (anchor === null || newestId === null || (readUpTo !== null && compareIds(anchor.postId, readUpTo) <= 0)) {
        return null;
      }
      // A place above all that is stored would hide what comes in below it.
      const reached = compareIds(anchor.postId, newestId) < 0 ? anchor.postId : newestId;
      cache.saveReadUpTo(timeline.name, reached);
      load(timeline);
      changed(timeline);
      return null;
    });
  }
  /** The cap may be another one, and posts may have been billed past this session. */
  function tellUsage(): void {
    const read = withCache(() => cache.usage(utcDay(now())));
    if (read.ok) usage = read.value;
    for (const timeline of timelines.values()) changed(timeline);
  }
  function touch(): void {
    for (const timeline of timelines.values()) {
      timeline.revision = nextRevision();
      changed(timeline);
    }
  }
  function hostOf(timeline: Timeline, self: () => Operation): OperationHost {
    return {
      plan(wish) {
        const planned = withCache(() => plan(timeline, wish));
        return planned.ok ? planned.value : planned;
      },
      fetchPage: (query, options) => ports.fetchPage(accountId, timeline.key, query, options),
      take: (task, page) => take(timeline, task, page),
      onUnexpected: ports.onUnexpected,
      changed: () => changed(timeline),
      waits() {
        changed(timeline);
        if (isWaiting(timeline)) for (const operation of [...timeline.operations]) operation.answerNow();
      },
      isWaiting: () => isWaiting(timeline),
      settled(result) {
        timeline.operations = timeline.operations.filter((operation) => operation !== self());
        if (result === 'worked') {
          timeline.error = null;
          if (self().wish.byHand) stopped = false;
          refused.delete(timeline.key.kind);
        } else if (result !== 'idle') {
          timeline.error = result;
          if (refusing.has(result.code)) refused.add(timeline.key.kind);
          if (stopping.has(result.code)) stop();
        }
        changed(timeline);
      },
      status: () => statusOf(timeline),
    };
  }
  /** What is under way by itself would meet the same refusal. */
  function stop(): void {
    stopped = true;
    for (const timeline of timelines.values()) endAutomatic(timeline);
  }
  function start(timeline: Timeline, wish: Wish): Operation {
    const operation: Operation = createOperation(
      wish,
      hostOf(timeline, () => operation),
    );
    const same = timeline.operations.find((candidate) => candidate.name() === operation.name());
    if (same !== undefined) {
      same.join(wish);
      return same;
    }
    timeline.operations = [...timeline.operations, operation];
    timeline.lane.add(operation);
    changed(timeline);
    return operation;
  }
  /** @param failure what those who wait are told; null tells them the status */
  function endAll(timeline: Timeline, failure: AppError | null): void {
    end(timeline, timeline.operations, failure);
  }
  function end(timeline: Timeline, ended: readonly Operation[], failure: AppError | null): void {
    timeline.operations = timeline.operations.filter((operation) => !ended.includes(operation));
    // From the last one on, so that none of them starts because the one before it has gone.
    for (const operation of [...ended].reverse()) timeline.lane.remove(operation);
    for (const operation of ended) operation.end(failure === null ? ok(statusOf(timeline)) : fail(failure));
  }
  function endAutomatic(timeline: Timeline): void {
    const automatic = timeline.operations.filter(({ wish }) => !wish.byHand);
    const underWay = (operation: Operation) => operation === timeline.lane.running() && operation.waitsUntil() === null;
    automatic.find(underWay)?.endAfterPage();
    const ended = automatic.filter((operation) => !underWay(operation));
    if (ended.length === 0) return;
    end(timeline, ended, null);
    changed(timeline);
  }

  function wantsRefresh({ key, stored, attemptedAt }: Timeline): boolean {
    const last = Math.max(stored.refreshedAt ?? 0, attemptedAt);
    // A last time in the future comes from a clock that was wrong.
    const stale = now() - last >= staleAfterMs || last > now();
    return stale && readsByItself(key);
  }
  const readsByItself = ({ kind }: TimelineKey): boolean =>
    !stopped && !refused.has(kind) && !ports.isSpent(accountId) && ports.dailyCap() > 0;

  return {
    open(key, posts) {
      const opened = fromCache(() => {
        const timeline = timelineOf(key);
        const anchor = cache.anchor(timeline.name);
        const rows = rowsAround(sourceOf(timeline), anchor?.postId ?? null, openingReach);
        return { timeline, anchor, rows: { accountId, timeline: key, ...rows } };
      });
      if (!opened.ok) return opened;
      const { timeline, anchor, rows } = opened.value;
      const first: Wish = { kind: 'refresh', byHand: false, ...(posts === undefined ? {} : { posts }) };
      if (wantsRefresh(timeline)) start(timeline, first);
      return ok({ status: statusOf(timeline), rows, anchor });
    },
    refreshIfStale(key) {
      const timeline = fromCache(() => timelineOf(key));
      if (timeline.ok && wantsRefresh(timeline.value)) start(timeline.value, { kind: 'refresh', byHand: false });
    },
    rows(key, beyond, limit) {
      if (!isRowId(beyond.rowId)) return fail(appError('call-invalid'));
      return fromCache(() => ({
        accountId,
        timeline: key,
        ...rowsBeyond(sourceOf({ key, name: timelineName(key), traits: traitsOf(key) }), beyond, limit),
      }));
    },
    async read(key, wish) {
      const timeline = fromCache(() => timelineOf(key));
      if (!timeline.ok) return timeline;
      if (!wish.byHand && !readsByItself(key)) return ok(statusOf(timeline.value));
      return start(timeline.value, wish).answer();
    },
    saveAnchor: savePlace,
    markRead: (key, upTo) => savePlace(key, { postId: upTo, offset: 0 }),
    async recheck(key, entryIds) {
      const name = timelineName(key);
      const asked = fromCache(() => entryIds.flatMap((id) => cache.entry(name, id) ?? cache.find(id) ?? []));
      if (!asked.ok) return asked;
      const posts = postsBehind(asked.value);
      if (posts.length === 0) return ok({ changed: 0, gone: 0 });
      const answer = await ports.fetchPosts(accountId, posts, closing.signal);
      if (closing.signal.aborted) return fail(appError('cancelled'));
      if (!answer.ok) return answer;
      const stored = withCache(() => {
        count('posts', answer.value.billed);
        return applyRecheck(cache, asked.value, answer.value);
      });
      if (stored.ok) touch();
      return stored;
    },
    withCache: (work) => fromCache(() => work(cache)),
    touch,
    tellUsage,
    retryRefused() {
      refused.clear();
      for (const timeline of timelines.values()) {
        if (timeline.error === null || !refusing.has(timeline.error.code)) continue;
        timeline.error = null;
        timeline.attemptedAt = 0;
        changed(timeline);
      }
    },
    renew() {
      stopped = false;
      refused.clear();
      for (const timeline of timelines.values()) {
        timeline.lane.clear();
        endAll(timeline, appError('cancelled'));
        timeline.error = null;
        timeline.attemptedAt = 0;
        changed(timeline);
      }
    },
    bill(asked, items) {
      const counted = withCache(() => count(asked, items));
      if (counted.ok) tellUsage();
    },
    cancel(key) {
      const timeline = timelines.get(timelineName(key));
      if (timeline === undefined) return;
      endAll(timeline, null);
      changed(timeline);
    },
    endAutomatic(keep) {
      const kept = new Set(keep.map(timelineName));
      for (const timeline of timelines.values()) if (!kept.has(timeline.name)) endAutomatic(timeline);
    },
    close() {
      closing.abort();
      for (const timeline of timelines.values()) timeline.lane.clear();
      for (const timeline of timelines.values()) endAll(timeline, appError('cancelled'));
      cache.close();
    },
  };
}

/** @returns until when an operation of a timeline waits, and with it those behind it; null when none does */
function waitingUntil(operations: readonly Operation[]): number | null {
  const times = operations.flatMap((operation) => operation.waitsUntil() ?? []);
  // Without a network nobody knows when it goes on.
  return times.find((time) => time !== Infinity) ?? null;
}

const isWaiting = ({ operations }: Timeline): boolean =>
  operations.some((operation) => operation.waitsUntil() !== null);

const isoTime = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
