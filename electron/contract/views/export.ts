/** Posts taken out as files. */
import type { AccountId, PostId, TimelineKey } from './ids.ts';

export type ExportFormat = 'csv' | 'json' | 'markdown' | 'html';

/** What is taken out: what is stored of a timeline, the results of a local search, or a conversation. */
export type ExportSource =
  | { kind: 'timeline'; timeline: TimelineKey }
  | { kind: 'search'; text: string }
  | { kind: 'conversation'; postId: PostId };

export type ExportView = { state: 'saved'; posts: number; file: string } | { state: 'cancelled' };

export interface ExportProgressView {
  accountId: AccountId;
  done: number;
  total: number;
}
