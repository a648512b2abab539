/** Timelines, their rows and what is going on in them. */
import type { AppError } from '../errors.ts';
import type { HiddenView } from './filters.ts';
import type { AccountId, PostId, TimelineKey } from './ids.ts';
import type { EntryView } from './posts.ts';
import type { UsageView } from './spending.ts';

/** The reading position: this post, this many CSS pixels below the top edge of the list (negative = cut off above). */
export interface Anchor {
  postId: PostId;
  offset: number;
}

/** A hole: posts between `newerId` and `olderId` were never read. */
export interface GapRowView {
  kind: 'gap';
  id: string;
  newerId: PostId;
  olderId: PostId;
  from: string | null;
  to: string | null;
  /** How many posts are probably missing, judged by how close the posts around stand; null when nobody can tell. */
  estimate: number | null;
  /** The ends from which it can be filled: timelines that X only pages downwards have no way from below. */
  ends: ('newer' | 'older')[];
}

export type RowView =
  | {
      kind: 'post';
      /** The id of its entry. */
      id: string;
      entry: EntryView;
      /** Set when one of the person's filters hides it: a collapsed row that says why and can be opened. */
      hidden: HiddenView | null;
    }
  | GapRowView;

/** Rows newest first, with what lies beyond both ends in what is already stored. */
export interface RowsView {
  accountId: AccountId;
  timeline: TimelineKey;
  rows: RowView[];
  /** More stored rows exist above / below these. */
  moreNewer: boolean;
  moreOlder: boolean;
}

/** What is going on in a timeline right now; sent whenever it changes. */
export interface TimelineStatusView {
  accountId: AccountId;
  timeline: TimelineKey;
  /** Newest stored row: when it changes, newer rows can be asked for. */
  newestId: PostId | null;
  /** Grows with every change of stored rows. */
  revision: number;
  /** Stored posts above the one up to which everything was read; counted up to 999. */
  unread: number;
  refreshing: boolean;
  loadingOlder: boolean;
  fillingGapIds: string[];
  /** ISO time of the last refresh that worked. */
  refreshedAt: string | null;
  /** X has nothing older. */
  endReached: boolean;
  /** The last failure, cleared by the next success. */
  error: AppError | null;
  /** Set while waiting for a limit to reset: reading goes on by itself at this time. */
  waitingUntil: string | null;
  /** Where posts are kept; `memory` means that they are forgotten at quit. */
  keptIn: 'disk' | 'memory';
  usage: UsageView;
}

/** The answer to opening a timeline. */
export interface TimelineView {
  status: TimelineStatusView;
  rows: RowsView;
  anchor: Anchor | null;
}

export type PostRowView = Extract<RowView, { kind: 'post' }>;
