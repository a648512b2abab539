/** What a recording says, in the words of the check, whichever version of the API it comes from. */
import type { UnavailableReason } from '../../../electron/contract/views/posts.ts';

/** A part of a text that is more than text. */
export interface RecordedEntity {
  kind: 'link' | 'mention' | 'hashtag' | 'cashtag';
  /** Code points of the escaped text; null where the recording has no positions. */
  start: number | null;
  end: number | null;
  /** As it stands in the text: an address, `@name`, `#tag`, `$tag`. */
  written: string;
  /** Link: what is shown instead, and where it leads. Empty when not recorded. */
  display: string;
  expanded: string;
  /** Link of a picture or video of the post itself. */
  mediaKey: string | null;
  /** Mention: whose. */
  userId: string | null;
}

/** A text with its entities. */
export interface RecordedText {
  /** HTML-escaped, as recorded. */
  text: string;
  entities: RecordedEntity[];
}

export interface RecordedMedium {
  key: string;
  kind: 'photo' | 'video' | 'gif';
  /** The picture, or the still picture of a video; null when it has no address that can be shown. */
  picture: string | null;
  /** The best that can be played. */
  video: string | null;
  alt: string | null;
  width: number | null;
  height: number | null;
  durationMs: number | null;
}

export interface RecordedPoll {
  /** In their order. */
  options: { label: string; votes: number }[];
  open: boolean;
}

/** Another post that a post reposts or quotes. */
export interface RecordedTarget {
  id: string;
  /** Why it is not there: `untold` when the recording does not say. */
  state: 'present' | 'untold' | Exclude<UnavailableReason, 'withheld'>;
  /** Read only when it is needed: posts may refer to each other in a circle. */
  post(): RecordedPost | null;
}

/** Somebody, as far as posts show them. */
export interface RecordedPerson {
  id: string | null;
  /** Null when nothing but the id is told. */
  username: string | null;
  /** HTML-escaped, as recorded. */
  name: string | null;
  protected: boolean;
  avatar: string | null;
  mark: 'blue' | 'business' | 'government' | null;
}

export interface RecordedPost extends RecordedText {
  id: string | null;
  author: RecordedPerson;
  /** Milliseconds since 1970. */
  createdAt: number | null;
  media: RecordedMedium[];
  poll: RecordedPoll | null;
  counts: { replies: number; reposts: number; likes: number; quotes: number; bookmarks: number; views: number } | null;
  sensitive: boolean;
  edited: boolean;
  conversationId: string | null;
  /** Withheld everywhere, so that nothing of it may be shown. */
  withheld: boolean;
  repost: RecordedTarget | null;
  quote: RecordedTarget | null;
  repliesTo: string | null;
  /** Whom it answers; null when the recording says it at most in another place. */
  answers: string | null;
}

export interface RecordedUser extends RecordedPerson {
  description: RecordedText | null;
  location: string | null;
  followers: number | null;
  following: number | null;
  posts: number | null;
}

export interface RecordedList {
  id: string | null;
  name: string | null;
  description: string | null;
  private: boolean;
  members: number | null;
  /** Null when the recording tells no more than an id, or nothing. */
  owner: RecordedPerson | null;
}
