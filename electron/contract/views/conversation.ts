/** A post with what it answers and what answers it. */
import type { AccountId, PostId } from './ids.ts';
import type { UnavailableReason } from './posts.ts';
import type { PostRowView } from './timelines.ts';

/** A post around which a conversation is shown, or the place where one is missing. */
export type ConversationRow =
  | PostRowView
  /** `known` is false for a post that was simply not read yet. */
  | { kind: 'missing'; id: PostId; reason: UnavailableReason | 'not-read' };

export interface ConversationReply {
  row: PostRowView;
  /** 0 answers the post itself, 1 answers such an answer, and so on; at most 6. */
  depth: number;
  /** Username of who is answered, when that is not the row above. */
  answers: string | null;
}

export interface ConversationView {
  accountId: AccountId;
  postId: PostId;
  /** What came before, oldest first, as far as it was read. */
  ancestors: ConversationRow[];
  /** The beginning is among `ancestors`, or the post itself is the beginning. */
  fromStart: boolean;
  post: ConversationRow;
  /** In reading order: each answer below what it answers, oldest first. */
  replies: ConversationReply[];
  /** How many replies X counts for the post; null when unknown. */
  replyCount: number | null;
  /** How far replies were looked for. X's search only knows the last seven days. */
  repliesRead: 'not-yet' | 'some' | 'all' | 'too-old';
  /** ISO time of the last look. */
  readAt: string | null;
}
