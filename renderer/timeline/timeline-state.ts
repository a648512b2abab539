/**
 * What the page knows of one timeline of one account, and how every event changes it. Pure: the calls are made by
 * `timeline-session.ts`. The rows on show are one unbroken stretch of what is stored; rows that arrived above it wait
 * until the person asks for them, so that nothing is ever put above the reader's eyes.
 */
import { replaceEqualDeep } from '@tanstack/react-query';
import type { AppError } from '../../electron/contract/errors.ts';
import { sameTimeline } from '../../electron/contract/timeline-keys.ts';
import type { AccountId, TimelineKey } from '../../electron/contract/views/ids.ts';
import type {
  Anchor,
  RowsView,
  RowView,
  TimelineStatusView,
  TimelineView,
} from '../../electron/contract/views/timelines.ts';

/** Rows on show are cut beyond this number, far from the reader; they are read again from the store when needed. */
export const windowLimit = 400;

export interface TimelineState {
  accountId: AccountId;
  timeline: TimelineKey;
  /** Null until the first answer. */
  status: TimelineStatusView | null;
  /** On show, newest first, without a hole between any two neighbours other than a gap row. */
  rows: readonly RowView[];
  /** Rows are stored above those on show that were let in already. */
  moreNewer: boolean;
  /** Rows are stored below those on show. */
  moreOlder: boolean;
  /** Row id of the newest post that was let in. Rows above it wait. */
  ceilingId: string | null;
  /** Newest first, directly above the ceiling. */
  waiting: readonly RowView[];
  /** More rows wait than were read. */
  waitingMore: boolean;
  /**
   * Row id of the oldest post that was unread when the timeline was opened, or when posts were let in last: everything
   * below it was read. Null when there is none, or it is not known yet. It stays while what is above it is being read.
   */
  readUpTo: string | null;
  /** Where the window opens: set by each opening, read by the list. */
  place: Anchor | null;
  /** Grows with each opening, when the rows on show are others than before. */
  opening: number;
  /** How many times posts are being looked up again. */
  lookingAgain: number;
  /** A call that failed without an answer about the timeline itself. */
  error: AppError | null;
}

export type TimelineEvent =
  /** Rows above the `ceilingId` wait; with null all that is stored is let in. */
  | { type: 'opened'; view: TimelineView; ceilingId: string | null }
  | { type: 'status'; status: TimelineStatusView }
  /** More rows at one end. `around` is a row that the reader sees; null when nobody has told. */
  | { type: 'paged'; direction: 'newer' | 'older'; answer: RowsView; around: string | null }
  /** The stretch on show was read again after the store changed. */
  | { type: 'shown-reread'; shown: Stretch; around: string | null }
  /** What lies above the ceiling was read (again). */
  | { type: 'waiting-reread'; waiting: Stretch }
  /** Where unread posts end was found among all that is stored. */
  | { type: 'unread-located'; rowId: string | null }
  | { type: 'let-in' }
  | { type: 'looking-again'; by: 1 | -1 }
  | { type: 'failed'; error: AppError };

/** Neighbouring rows, newest first, and what is stored beyond them. */
export interface Stretch {
  rows: readonly RowView[];
  moreNewer: boolean;
  moreOlder: boolean;
}

export function emptyTimeline(accountId: AccountId, timeline: TimelineKey): TimelineState {
  return {
    accountId,
    timeline,
    status: null,
    rows: [],
    moreNewer: false,
    moreOlder: false,
    ceilingId: null,
    waiting: [],
    waitingMore: false,
    readUpTo: null,
    place: null,
    opening: 0,
    lookingAgain: 0,
    error: null,
  };
}

/** Whether an answer or event is about this timeline; others are dropped, however late they come. */
export function belongs(state: TimelineState, about: { accountId: AccountId; timeline: TimelineKey }): boolean {
  return state.accountId === about.accountId && sameTimeline(state.timeline, about.timeline);
}

/** Number of posts that wait; gap rows are not posts. */
export function countPosts(rows: readonly RowView[]): number {
  return rows.filter((row) => row.kind === 'post').length;
}

/** The row to ask for more rows from: a post where there is one, as gaps come and go. */
export function cursor(rows: readonly RowView[], direction: 'newer' | 'older'): string | null {
  const isPost = (row: RowView) => row.kind === 'post';
  const row = direction === 'newer' ? rows.find(isPost) : rows.findLast(isPost);
  return (row ?? (direction === 'newer' ? rows[0] : rows.at(-1)))?.id ?? null;
}

const newestPostId = (rows: readonly RowView[]): string | null => rows.find((row) => row.kind === 'post')?.id ?? null;

/** Whether a post is newer than another one. Ids are decimal numbers beyond 2^53. */
export const isNewer = (postId: string, than: string): boolean => BigInt(postId) > BigInt(than);

/**
 * Rows that were let in, and whether some were not. The ceiling itself may have been deleted: then a gap can reach over
 * it, and belongs to the rows below, as what lies above the ceiling does not hold it.
 */
function upToCeiling(rows: readonly RowView[], ceilingId: string | null): { rows: readonly RowView[]; cut: boolean } {
  if (ceilingId === null) return { rows, cut: false };
  const at = rows.findIndex((row) =>
    row.kind === 'post' ? !isNewer(row.id, ceilingId) : isNewer(ceilingId, row.olderId),
  );
  return at < 0 ? { rows: [], cut: rows.length > 0 } : { rows: rows.slice(at), cut: at > 0 };
}

function without(rows: readonly RowView[], known: readonly RowView[]): readonly RowView[] {
  const ids = new Set(known.map((row) => row.id));
  return rows.filter((row) => !ids.has(row.id));
}

/** Keeps the identity of rows that did not change, so that only changed rows are drawn again. */
function keepIdentity(before: readonly RowView[], after: readonly RowView[]): readonly RowView[] {
  const known = new Map(before.map((row) => [row.id, row]));
  return after.map((row) => replaceEqualDeep(known.get(row.id), row));
}

/**
 * At most `windowLimit` rows, as many on both sides of a row as there are.
 * @param around id of a row; without it, or when it is gone, the newest rows are kept
 */
function withinLimit({ rows, moreNewer, moreOlder }: Stretch, around: string | null): Stretch {
  const over = rows.length - windowLimit;
  if (over <= 0) return { rows, moreNewer, moreOlder };
  const at = rows.findIndex(({ id }) => id === around);
  const start = Math.min(over, Math.max(0, at - windowLimit / 2));
  return {
    rows: rows.slice(start, start + windowLimit),
    moreNewer: moreNewer || start > 0,
    moreOlder: moreOlder || start < over,
  };
}

/** @returns row id of the oldest of the `unread` newest posts; null when these rows do not reach so far */
export const oldestUnread = (rows: readonly RowView[], unread: number): string | null =>
  (unread > 0 && rows.filter((row) => row.kind === 'post')[unread - 1]?.id) || null;

function opened(state: TimelineState, view: TimelineView, ceilingId: string | null): TimelineState {
  const admitted = upToCeiling(view.rows.rows, ceilingId);
  const letIn = ceilingId === null || admitted.rows.length === 0;
  const rows = letIn ? view.rows.rows : admitted.rows;
  const reachesCeiling = !letIn && (admitted.cut || rows[0]?.id === ceilingId);
  return {
    ...state,
    status: view.status,
    rows,
    moreNewer: view.rows.moreNewer && !reachesCeiling,
    moreOlder: view.rows.moreOlder,
    ceilingId: letIn ? (view.rows.moreNewer ? view.status.newestId : newestPostId(rows)) : ceilingId,
    waiting: letIn ? [] : state.waiting,
    waitingMore: !letIn && state.waitingMore,
    readUpTo: letIn ? null : state.readUpTo,
    place: view.anchor,
    opening: state.opening + 1,
    error: null,
  };
}

function paged(
  state: TimelineState,
  direction: 'newer' | 'older',
  answer: RowsView,
  around: string | null,
): TimelineState {
  if (direction === 'older') {
    const rows = [...state.rows, ...without(answer.rows, state.rows)];
    const shown = { rows, moreNewer: state.moreNewer, moreOlder: answer.moreOlder };
    return { ...state, ...withinLimit(shown, around ?? rows.at(-1)?.id ?? null), error: null };
  }
  const admitted = upToCeiling(answer.rows, state.ceilingId);
  const rows = [...without(admitted.rows, state.rows), ...state.rows];
  const reachesCeiling = admitted.cut || rows[0]?.id === state.ceilingId;
  const shown = { rows, moreNewer: answer.moreNewer && !reachesCeiling, moreOlder: state.moreOlder };
  return { ...state, ...withinLimit(shown, around), error: null };
}

function shownReread(state: TimelineState, shown: Stretch, around: string | null): TimelineState {
  const ceilingId = shown.moreNewer ? state.ceilingId : newestPostId(shown.rows);
  const rows = keepIdentity(state.rows, shown.rows);
  return { ...state, ...withinLimit({ ...shown, rows }, around), ceilingId, error: null };
}

/** What waits goes on top. Only for a window that reaches the ceiling; elsewhere the newest rows are opened anew. */
function letIn(state: TimelineState): TimelineState {
  if (state.moreNewer || state.waitingMore) return state;
  const { moreNewer, moreOlder, waiting } = state;
  const rows = [...waiting, ...state.rows];
  const lowest = waiting.findLast((row) => row.kind === 'post')?.id ?? null;
  const readUpTo = oldestUnread(rows, state.status?.unread ?? 0) ?? lowest ?? state.readUpTo;
  const shown = withinLimit({ rows, moreNewer, moreOlder }, null);
  return { ...state, ...shown, ceilingId: newestPostId(rows), waiting: [], readUpTo };
}

export function reduceTimeline(state: TimelineState, event: TimelineEvent): TimelineState {
  switch (event.type) {
    case 'opened':
      return belongs(state, event.view.status) && belongs(state, event.view.rows)
        ? opened(state, event.view, event.ceilingId)
        : state;
    case 'status': {
      if (!belongs(state, event.status)) return state;
      const outdated = state.status !== null && event.status.revision < state.status.revision;
      return outdated ? state : { ...state, status: event.status, error: null };
    }
    case 'paged':
      return belongs(state, event.answer) ? paged(state, event.direction, event.answer, event.around) : state;
    case 'shown-reread':
      return shownReread(state, event.shown, event.around);
    case 'waiting-reread':
      return {
        ...state,
        waiting: keepIdentity(state.waiting, without(event.waiting.rows, state.rows)),
        waitingMore: event.waiting.moreNewer,
      };
    case 'unread-located':
      return { ...state, readUpTo: event.rowId };
    case 'let-in':
      return letIn(state);
    case 'looking-again':
      return { ...state, lookingAgain: state.lookingAgain + event.by };
    case 'failed':
      return { ...state, error: event.error };
  }
}
