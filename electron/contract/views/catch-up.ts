/** What came while the person was away. */
import type { AccountId, PostId, TimelineKey } from './ids.ts';
import type { UserView } from './posts.ts';
import type { PostRowView } from './timelines.ts';

/** What is new, by thread or by author, in the order of first appearance (oldest group first). */
export interface CatchUpGroup {
  id: string;
  kind: 'author' | 'thread';
  author: UserView;
  /** Oldest first. */
  rows: PostRowView[];
  minutes: number;
}

/** "While you were away": everything above the post up to which all was read. */
export interface CatchUpView {
  accountId: AccountId;
  timeline: TimelineKey;
  posts: number;
  people: number;
  /** Estimated reading time of the whole. */
  minutes: number;
  /** ISO times of the oldest and the newest post in it; null when there is none. */
  from: string | null;
  to: string | null;
  groups: CatchUpGroup[];
  /** How many more are new and not in the groups, so that all of them add up to what is unread. */
  leftOut: {
    /** Posts that filters hide. */
    hidden: number;
    /** Posts that cannot be shown, such as reposts of what was deleted. */
    unavailable: number;
  };
  /** Holes within it, which it cannot tell of. */
  gaps: number;
  /** More is new than is grouped here: the oldest part comes first. */
  more: boolean;
  /** Marking this post as read marks everything in here. Null when nothing is new. */
  upTo: PostId | null;
}
