/** A workbench for engine tests: fake service, a clock and timers that the test moves, and what was reported. */
import type { AppError } from '../../electron/contract/errors.ts';
import { priceTable } from '../../electron/contract/prices.ts';
import type { HiddenView } from '../../electron/contract/views/filters.ts';
import type { AccountId, TimelineKey } from '../../electron/contract/views/ids.ts';
import type { EntryView } from '../../electron/contract/views/posts.ts';
import type { RowView, TimelineStatusView } from '../../electron/contract/views/timelines.ts';
import type { Requests } from '../../electron/requests/ports.ts';
import { createRequests } from '../../electron/requests/requests.ts';
import type { CacheStore } from '../../electron/timelines/cache/port.ts';
import { createCacheStore } from '../../electron/timelines/cache/store.ts';
import { createTimelines, type Timelines } from '../../electron/timelines/engine.ts';
import { idAt } from '../../electron/timelines/ids.ts';
import { createFakeService, type FakeService, settle } from './fake-service.ts';

const startTime = Date.parse('2026-08-20T10:00:00Z');

export const home: TimelineKey = { kind: 'home' };

export interface Harness {
  service: FakeService;
  timelines: Timelines;
  /** The real ones: what has to wait waits there. */
  requests: Requests;
  /** What a failed request is tried again by. */
  retries: { times: number; delaySeconds: number };
  online: boolean;
  statuses: TimelineStatusView[];
  notices: { accountId: AccountId; error: AppError }[];
  unexpected: unknown[];
  cap: number;
  /** Whether accounts own the app that they read with. */
  owned: boolean;
  /** The key has nothing left to pay with. */
  spent: boolean;
  hides: (accountId: AccountId, timeline: TimelineKey, entry: EntryView) => HiddenView | null;
  /** The time at the service. */
  now: number;
  /** How fast this computer's clock is, in milliseconds. */
  clockError: number;
  /** The time by this computer's clock. */
  clock(): number;
  timers: { at: number; callback: () => void }[];
  /** Moves the clock and runs the timers that are due. */
  advance(ms: number): Promise<void>;
  /** A new engine on the same caches, as after quitting and starting again. */
  restart(): void;
}

export const memoryStore = (now: () => number): CacheStore => createCacheStore({ folder: '', sqlite: null, now });

export function createHarness(makeStore: (now: () => number) => CacheStore = memoryStore): Harness {
  const service = createFakeService(() => harness.now);
  const caches = makeStore(() => harness.now);
  const setTimer = (ms: number, callback: () => void) => {
    const timer = { at: harness.now + ms, callback };
    harness.timers.push(timer);
    return () => {
      harness.timers = harness.timers.filter((other) => other !== timer);
    };
  };
  const makeRequests = () =>
    createRequests({
      now: () => harness.now,
      setTimer,
      chance: () => 0.5,
      policy: () => harness.retries,
      isOnline: () => harness.online,
      isTransient: ({ code }) => code === 'network' || code === 'service-down' || code === 'timeout',
      windowsOf: () => [],
      onChange: () => {},
      kept: { read: () => null, write: () => {} },
      onUnexpected: (cause) => harness.unexpected.push(cause),
    });
  const make = () =>
    createTimelines({
      caches,
      async fetchPage(accountId, timeline, query, { signal, byHand, onWaits }) {
        const keyId = accountId.slice(0, accountId.indexOf(':'));
        const priority = () => (byHand() ? 'asked' : 'automatic');
        return harness.requests.run(
          { accountId, keyId, asked: timeline.kind, write: false, priority, signal, onWaits },
          (sent) => service.fetchPage(accountId, timeline, query, sent),
        );
      },
      async fetchPosts(accountId, ids, signal) {
        const keyId = accountId.slice(0, accountId.indexOf(':'));
        return harness.requests.run(
          { accountId, keyId, asked: 'posts', write: false, priority: () => 'asked', signal },
          () => service.fetchPosts(accountId, ids),
        );
      },
      hides: (...asked) => harness.hides(...asked),
      now: () => harness.clock(),
      serviceNow: () => harness.now,
      prices: priceTable,
      isSpent: () => harness.spent,
      ownedReads: () => harness.owned,
      dailyCap: () => harness.cap,
      onStatus: (status) => harness.statuses.push(status),
      onNotice: (accountId, error) => harness.notices.push({ accountId, error }),
      onUnexpected: (cause) => harness.unexpected.push(cause),
    });
  const harness: Harness = {
    service,
    timelines: undefined as unknown as Timelines,
    requests: undefined as unknown as Requests,
    retries: { times: 0, delaySeconds: 1 },
    online: true,
    owned: false,
    spent: false,
    statuses: [],
    notices: [],
    unexpected: [],
    cap: 300,
    hides: () => null,
    now: startTime,
    clockError: 0,
    clock: () => harness.now + harness.clockError,
    timers: [],
    async advance(ms) {
      harness.now += ms;
      for (const timer of harness.timers.filter(({ at }) => at <= harness.now)) {
        harness.timers = harness.timers.filter((other) => other !== timer);
        timer.callback();
      }
      await settle();
    },
    restart() {
      harness.timelines.close();
      harness.requests.close();
      harness.requests = makeRequests();
      harness.timelines = make();
    },
  };
  harness.requests = makeRequests();
  harness.timelines = make();
  return harness;
}

/** All stored rows of a timeline, newest first, collected through `open` and `rows` as the page does. */
export function allRows(timelines: Timelines, accountId: AccountId, timeline: TimelineKey, limit = 200): RowView[] {
  const opened = timelines.open(accountId, timeline);
  if (!opened.ok) throw new Error(opened.error.message);
  let { rows, moreNewer, moreOlder } = opened.value.rows;
  const more = (rowId: string, direction: 'newer' | 'older') => {
    const answer = timelines.rows(accountId, timeline, { rowId, direction }, limit);
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  };
  for (let last = rows.at(-1); moreOlder && last !== undefined; last = rows.at(-1)) {
    const next = more(last.id, 'older');
    rows = [...rows, ...next.rows];
    moreOlder = next.moreOlder;
  }
  for (let first = rows[0]; moreNewer && first !== undefined; first = rows[0]) {
    const next = more(first.id, 'newer');
    rows = [...next.rows, ...rows];
    moreNewer = next.moreNewer;
  }
  return rows;
}

export const rowIds = (rows: readonly RowView[]): string[] => rows.map((row) => row.id);

/** The first id of the moment at which a harness begins; ids of posts tell their time. */
export const startId = BigInt(idAt(startTime));

/** @returns `count` ids from `first` on, `step` apart, oldest first */
export const idsFrom = (first: bigint, count: number, step = 10n): string[] =>
  Array.from({ length: count }, (_, index) => String(first + BigInt(index) * step));
