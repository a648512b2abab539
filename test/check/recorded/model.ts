/** What a recording says, in the words of the check, whichever version of the API it comes from. */

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
  /** The picture, or the still picture of a video. */
  picture: unknown;
  /** Has an address that can be shown. */
  showable: boolean;
}

/** Another post that a post reposts or quotes. */
export interface RecordedTarget {
  id: string;
  /** `missing`: the recording says why it is not there; `untold`: it does not. */
  state: 'present' | 'missing' | 'untold';
  /** Read only when it is needed: posts may refer to each other in a circle. */
  post(): RecordedPost | null;
}

export interface RecordedPost extends RecordedText {
  id: string | null;
  author: { id: string | null; username: string | null; name: string | null };
  /** Milliseconds since 1970. */
  createdAt: number | null;
  media: RecordedMedium[];
  /** Labels of a poll's options. */
  poll: string[] | null;
  /** Withheld everywhere, so that nothing of it may be shown. */
  withheld: boolean;
  repost: RecordedTarget | null;
  quote: RecordedTarget | null;
  repliesTo: string | null;
}

export interface RecordedUser {
  id: string | null;
  username: string | null;
  name: string | null;
  protected: boolean;
  avatar: string | null;
  description: RecordedText | null;
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
  ownerId: string | null;
}
