/** What a person does not want to see, and what hides a post. */
import type { AccountId, TimelineKey } from './ids.ts';
import type { EntryView } from './posts.ts';

export type FilterRule =
  | { kind: 'word'; word: string }
  /** `userId` is null when only the handle is known. */
  | { kind: 'person'; username: string; userId: string | null }
  | { kind: 'hashtag'; tag: string }
  | { kind: 'reposts-of'; username: string; userId: string | null }
  /** In this one timeline, everything without a picture or video is hidden. */
  | { kind: 'only-media'; timeline: TimelineKey };

export interface FilterView {
  id: string;
  rule: FilterRule;
  /** ISO time at which it ends; null for never. */
  until: string | null;
}

/** Why a row is hidden. */
export interface HiddenView {
  filterId: string;
  rule: FilterRule;
  until: string | null;
  /** What of the row matched: the post itself, who reposted it, or the post that it quotes. */
  where: 'post' | 'repost' | 'quote';
}

export interface FilterPreviewView {
  accountId: AccountId;
  /** How many stored posts were looked at (the newest ones), and how many of them would be hidden. */
  checked: number;
  hidden: number;
  /** A few of them, newest first. */
  samples: EntryView[];
}
