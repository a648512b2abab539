/** People: profiles, and who follows whom. */
import type { AccountId } from './ids.ts';
import type { Segment, UserView } from './posts.ts';

/** What is known of a user. Fields are null until the profile itself was read, which costs money. */
export interface ProfileView {
  accountId: AccountId;
  user: UserView;
  description: Segment[] | null;
  location: string | null;
  followers: number | null;
  following: number | null;
  posts: number | null;
  /** ISO time at which the profile was read; null when it never was. */
  readAt: string | null;
}

/** Whom a user follows, or who follows them. */
export interface PeopleKey {
  kind: 'following' | 'followers';
  userId: string;
}

/** The part of such a list that was read, in the order of X (newest first). */
export interface PeopleView {
  accountId: AccountId;
  people: PeopleKey;
  users: UserView[];
  /** X has no more of them. */
  complete: boolean;
  /** ISO time of the first page; null when nothing was read yet. */
  readAt: string | null;
}
