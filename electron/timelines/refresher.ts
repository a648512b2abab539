/**
 * Automatic refreshing: what is on show is refreshed at an interval, while somebody can see it. A timeline that comes on
 * show is refreshed by being opened; from then on it is due each time the interval has passed. What fell due while
 * nobody could see it is refreshed once, as soon as somebody can.
 */
import { timelineName } from '../contract/timeline-keys.ts';
import type { AccountId, TimelineKey } from '../contract/views/ids.ts';

export interface RefresherPorts {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once after `ms`. @returns a function that prevents it */
  setTimer(ms: number, callback: () => void): () => void;
  /** The interval; 0 = only by hand. */
  minutes(): number;
  /** What is on show; null for nothing. */
  watched(): { accountId: AccountId; timelines: readonly TimelineKey[] } | null;
  /** Whether it is worth it: online, awake, and the window can be seen. */
  ready(): boolean;
  refresh(accountId: AccountId, timeline: TimelineKey): void;
}

export interface Refresher {
  /** The interval, what is on show, or whether it is worth it may have changed. */
  changed(): void;
  close(): void;
}

interface Shown {
  accountId: AccountId;
  timeline: TimelineKey;
  /** When it was refreshed last, or came on show, in milliseconds. */
  since: number;
}

export function createRefresher(ports: RefresherPorts): Refresher {
  let shown = new Map<string, Shown>();
  let stopTimer: () => void = () => undefined;
  let closed = false;

  /** What has been on show keeps its time; the rest is forgotten. */
  function look(now: number): void {
    const before = shown;
    shown = new Map();
    const watched = ports.watched();
    if (watched === null) return;
    const { accountId, timelines } = watched;
    for (const timeline of timelines) {
      const name = `${accountId} ${timelineName(timeline)}`;
      const since = before.get(name)?.since ?? now;
      // A time in the future comes from a clock that was set back since.
      shown.set(name, { accountId, timeline, since: Math.min(since, now) });
    }
  }
  function run(): void {
    stopTimer();
    stopTimer = () => undefined;
    if (closed) return;
    const now = ports.now();
    look(now);
    const interval = ports.minutes() * 60_000;
    if (interval <= 0 || shown.size === 0 || !ports.ready()) return;
    const due = [...shown.values()].filter(({ since }) => now - since >= interval);
    for (const one of due) one.since = now;
    const next = Math.min(...[...shown.values()].map(({ since }) => since + interval));
    stopTimer = ports.setTimer(next - now, run);
    for (const { accountId, timeline } of due) ports.refresh(accountId, timeline);
  }

  run();
  return {
    changed: run,
    close() {
      closed = true;
      stopTimer();
    },
  };
}
