/**
 * One opened timeline: makes the calls, feeds their answers to the reducer and tells the view. Reads of stored rows
 * run one after another, so that each starts from what the one before it left. A closed session hears nothing more.
 */
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { CallAnswers } from '../../electron/contract/calls.ts';
import { appError, fail, type Result } from '../../electron/contract/errors.ts';
import type { AccountId, TimelineKey } from '../../electron/contract/views/ids.ts';
import type {
  Anchor,
  RowsView,
  RowView,
  TimelineStatusView,
  TimelineView,
} from '../../electron/contract/views/timelines.ts';
import { caughtUpTo, forgetCaughtUp } from './caught-up.ts';
import {
  belongs,
  countPosts,
  cursor,
  emptyTimeline,
  isNewer,
  oldestUnread,
  reduceTimeline,
  type Stretch,
  type TimelineEvent,
  type TimelineState,
} from './timeline-state.ts';

/** Rows asked for when the reader nears an end. */
const pageSize = 60;
/** Rows asked for to see whether the last row on show is still there: a gap, the row, and one more. */
const edgeSize = 3;
/** The largest page that the contract allows, for reading a whole stretch again. */
const largestPage = 200;
/** Main counts unread posts up to this number; where more of them end is not looked for. */
const unreadLimit = 999;
/** Rows that wait are read up to this number; beyond, the pill says "more than". */
const waitingLimit = 1000;

export interface TimelineSession {
  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void;
  getState(): TimelineState;
  /** The view nears an end of the rows on show: stored rows are added there, if there are any. */
  needRows(direction: 'newer' | 'older'): void;
  /** Shows what waits. @returns once the rows are on show */
  letIn(): Promise<void>;
  /** Opens the timeline at a place, or at its newest rows. @returns once the rows are on show */
  openAt(place: Anchor | null): Promise<void>;
  /** @param posts how many a first reading brings; main decides when it is not given */
  refresh(posts?: number): void;
  /** @param posts how many more; main decides when it is not given */
  loadOlder(posts?: number): void;
  fillGap(gapId: string, from: 'newer' | 'older'): void;
  /** Looks stored posts up again at the service, which may cost money. */
  recheck(entryIds: readonly string[]): Promise<Result<CallAnswers['timeline.recheck']>>;
  /** The reader sees this row: rows around it are kept on show whatever changes. */
  lookAt(rowId: string | null): void;
  /** Remembers the reading position; null when there is none. */
  keepPlace(place: Anchor | null): void;
  close(): void;
}

/**
 * Opens a timeline. `timeline.cancel` is not called on closing: what is being read is paid for and will be kept.
 * @param posts how many a first reading brings; main decides when it is not given
 */
export function openTimeline(
  bridge: Bridge,
  accountId: AccountId,
  timeline: TimelineKey,
  posts?: number,
): TimelineSession {
  const calls = bridge.timeline;
  const listeners = new Set<() => void>();
  let state = emptyTimeline(accountId, timeline);
  let closed = false;
  let queue: Promise<void> = Promise.resolve();
  const paging = { newer: false, older: false };
  let rereadQueued = false;
  let seenRowId: string | null = null;
  /** Revision of the store that the rows on show reflect. */
  let readRevision: number | null = null;

  function apply(event: TimelineEvent): void {
    if (closed) return;
    const next = reduceTimeline(state, event);
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  }

  /** Runs a read after those before it. */
  function enqueue(read: () => Promise<void>): Promise<void> {
    queue = queue.then(() => (closed ? undefined : read()));
    return queue;
  }

  /** @returns null when the read failed, which the view is told, or came too late */
  async function readBeyond(rowId: string, direction: 'newer' | 'older', limit: number): Promise<RowsView | null> {
    const answer = await settled(calls.rows({ accountId, timeline, beyond: { rowId, direction }, limit }));
    if (!answer.ok) apply({ type: 'failed', error: answer.error });
    return answer.ok && !closed && belongs(state, answer.value) ? answer.value : null;
  }

  async function open(letIn: boolean): Promise<void> {
    const answer = await settled(calls.open({ accountId, timeline, ...(posts !== undefined && { posts }) }));
    if (!answer.ok) return apply({ type: 'failed', error: answer.error });
    readRevision = answer.value.status.revision;
    const ceilingId = letIn ? endOfCatchingUp(answer.value) : state.ceilingId;
    apply({ type: 'opened', view: answer.value, ceilingId });
    if (ceilingId !== null) await readWaiting();
    else if (answer.value.status.unread > 0) void enqueue(() => locateUnread(answer.value.status));
    // A status that came in between may tell of newer rows than this answer has.
    rereadWhenChanged();
  }

  /** The post at which catching up has ended, while the reader's place is there; null otherwise. */
  function endOfCatchingUp({ anchor }: TimelineView): string | null {
    const upTo = caughtUpTo(bridge, accountId, timeline);
    if (upTo === null || anchor?.postId === upTo) return upTo;
    forgetCaughtUp(bridge, accountId, timeline);
    return null;
  }

  /** Looks for the place where unread posts end: so many posts below the newest one that is stored. */
  async function locateUnread({ unread, newestId }: TimelineStatusView): Promise<void> {
    const top = cursor(state.rows, 'newer');
    // What arrived in between would be counted as well.
    if (unread >= unreadLimit || top === null || state.status?.newestId !== newestId) return;
    const above = state.moreNewer ? await walkUp(top, (rows) => rows.length > unreadLimit) : null;
    if (above?.moreNewer || (above === null && state.moreNewer)) return;
    let rows = [...(above?.rows ?? []), ...state.rows];
    let more = state.moreOlder;
    while (more && countPosts(rows) < unread) {
      const bottom = cursor(rows, 'older');
      const below = bottom === null ? null : await readBeyond(bottom, 'older', largestPage);
      if (!below) return;
      rows = [...rows, ...below.rows];
      more = below.moreOlder && below.rows.length > 0;
    }
    apply({ type: 'unread-located', rowId: oldestUnread(rows, unread) });
  }

  /** Reads upwards until the rows are `enough` or nothing is left. @returns null when a read failed */
  async function walkUp(from: string, enough: (rows: readonly RowView[]) => boolean): Promise<Stretch | null> {
    let rows: readonly RowView[] = [];
    let rowId = from;
    for (;;) {
      const answer = await readBeyond(rowId, 'newer', largestPage);
      if (!answer) return null;
      const known = new Set(rows.map((row) => row.id));
      const added = answer.rows.filter((row) => !known.has(row.id));
      rows = [...added, ...rows];
      const next = cursor(rows, 'newer');
      const more = answer.moreNewer && added.length > 0 && next !== null;
      if (!more || enough(rows)) return { rows, moreNewer: more, moreOlder: true };
      rowId = next;
    }
  }

  /**
   * Reads downwards until a post is reached: posts may have been put above it since. @returns null when a read failed
   */
  async function walkDownTo(from: string, lastId: string): Promise<Stretch | null> {
    let rows: readonly RowView[] = [];
    let rowId = from;
    let limit = edgeSize;
    for (;;) {
      const answer = await readBeyond(rowId, 'older', limit);
      if (!answer) return null;
      rows = [...rows, ...answer.rows];
      const next = cursor(rows, 'older');
      const more = answer.moreOlder && answer.rows.length > 0 && next !== null;
      const reached = rows.some((row) => row.kind === 'post' && !isNewer(row.id, lastId));
      if (!more || reached) return { rows, moreNewer: true, moreOlder: more };
      rowId = next;
      limit = pageSize;
    }
  }

  /** The rows on show as they are stored now; null when too little of them is left to start from. */
  async function rereadShown(): Promise<Stretch | null> {
    const before = new Set(state.rows.map((row) => row.id));
    const top = state.rows[0]?.id;
    const last = state.rows.findLast((row) => row.kind === 'post')?.id ?? null;
    const walk = last === null ? null : await walkUp(last, (rows) => rows.some((row) => row.id === top));
    // What lies above the last row does not hold the last row: it is read again from the row above it.
    const nextToLast = walk && (cursor(walk.rows, 'older') ?? (last === null ? null : justAbove(last)));
    const below = nextToLast && last !== null ? await walkDownTo(nextToLast, last) : null;
    if (!walk || !below) return null;
    const known = new Set(below.rows.map((row) => row.id));
    const all = [...walk.rows.filter((row) => !known.has(row.id)), ...below.rows];
    const newest = all.findIndex((row) => before.has(row.id));
    const oldest = all.findLastIndex((row) => before.has(row.id));
    if (newest < 0) return null;
    // What lies beyond both ends is left to the reader who comes near them.
    const moreOlder = below.moreOlder || oldest < all.length - 1;
    return { rows: all.slice(newest, oldest + 1), moreNewer: state.moreNewer, moreOlder };
  }

  async function readWaiting(): Promise<void> {
    const waiting = state.ceilingId === null ? null : await walkUp(state.ceilingId, tooMany);
    if (waiting) apply({ type: 'waiting-reread', waiting });
  }

  /** Brings the rows on show and what waits in line with the store. */
  async function reread(): Promise<void> {
    rereadQueued = false;
    const revision = state.status?.revision ?? null;
    if (revision === readRevision) return;
    readRevision = revision;
    if (state.rows.length === 0) return open(true);
    const shown = await rereadShown();
    if (!shown) return open(false);
    apply({ type: 'shown-reread', shown, around: seenRowId });
    await readWaiting();
    rereadWhenChanged();
  }

  function rereadWhenChanged(): void {
    if (rereadQueued || state.status === null || state.status.revision === readRevision) return;
    rereadQueued = true;
    void enqueue(reread);
  }

  function report(answer: Promise<Result<unknown>>): void {
    void settled(answer).then((result) => {
      if (!result.ok && result.error.code !== 'cancelled') apply({ type: 'failed', error: result.error });
    });
  }

  const unsubscribe = bridge.on['timeline.changed']((status) => {
    apply({ type: 'status', status });
    rereadWhenChanged();
  });
  void enqueue(() => open(true));

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getState: () => state,
    needRows(direction) {
      if (paging[direction] || !(direction === 'newer' ? state.moreNewer : state.moreOlder)) return;
      paging[direction] = true;
      void enqueue(async () => {
        const rowId = cursor(state.rows, direction);
        const answer = rowId === null ? null : await readBeyond(rowId, direction, pageSize);
        paging[direction] = false;
        if (answer) apply({ type: 'paged', direction, answer, around: seenRowId });
      });
    },
    letIn() {
      return enqueue(async () => {
        forgetCaughtUp(bridge, accountId, timeline);
        if (!state.moreNewer && !state.waitingMore) return apply({ type: 'let-in' });
        await settled(calls.saveAnchor({ accountId, timeline, anchor: null }));
        await open(true);
      });
    },
    openAt(place) {
      return enqueue(async () => {
        await settled(calls.saveAnchor({ accountId, timeline, anchor: place }));
        // A place among the posts that wait lets them in: the person asked for it.
        const { ceilingId } = state;
        await open(place === null || (ceilingId !== null && isNewer(place.postId, ceilingId)));
      });
    },
    refresh: (posts) => report(calls.refresh({ accountId, timeline, ...(posts !== undefined && { posts }) })),
    loadOlder: (posts) => report(calls.loadOlder({ accountId, timeline, ...(posts !== undefined && { posts }) })),
    fillGap: (gapId, from) => report(calls.fillGap({ accountId, timeline, gapId, from })),
    async recheck(entryIds) {
      apply({ type: 'looking-again', by: 1 });
      const answer = await settled(calls.recheck({ accountId, timeline, entryIds: [...entryIds] }));
      apply({ type: 'looking-again', by: -1 });
      return answer;
    },
    lookAt(rowId) {
      seenRowId = rowId;
    },
    keepPlace: (place) => report(calls.saveAnchor({ accountId, timeline, anchor: place })),
    close() {
      closed = true;
      unsubscribe();
      listeners.clear();
    },
  };
}

/** @returns an id such that reading downwards from it begins with this post */
const justAbove = (postId: string): string => String(BigInt(postId) + 1n);

const tooMany = (rows: readonly RowView[]): boolean => rows.length > waitingLimit;

/** A call that breaks (main is gone, for example) is a failure like any other. */
const settled = <T>(answer: Promise<Result<T>>): Promise<Result<T>> =>
  answer.catch(() => fail(appError('unexpected', { kind: 'retry' })));
