/** Posts, as segments of text and descriptors of media. */
import type { PostId } from './ids.ts';

/** A user as shown beside a post. */
export interface UserView {
  id: string;
  username: string;
  name: string;
  avatar: string | null;
  verified: 'blue' | 'business' | 'government' | null;
  protected: boolean;
}

/** A piece of a post's text, unescaped. Links carry what a click opens (always https) and what a tooltip shows. */
export type Segment =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'link'; text: string; url: string; title: string }
  /** `userId` is null when the answer did not carry it. */
  | { kind: 'mention'; text: string; username: string; userId: string | null; url: string }
  | { kind: 'hashtag'; text: string; tag: string; url: string }
  | { kind: 'cashtag'; text: string; tag: string; url: string };

/**
 * A picture or video. In main, `source` and `preview` are the addresses at the service; on the way to the page they
 * are replaced by addresses of the media proxy.
 */
export interface MediaView {
  key: string;
  kind: 'photo' | 'video' | 'gif';
  /** Photo: the picture. Video and GIF: an mp4, or null when none can be played. */
  source: string | null;
  /** Video and GIF: the still picture. Photo: null. */
  preview: string | null;
  /** Pixels, to reserve the space before it loads; null when unknown. */
  width: number | null;
  height: number | null;
  alt: string | null;
  durationMs: number | null;
}

export interface PollView {
  options: { label: string; votes: number }[];
  open: boolean;
  endsAt: string | null;
}

export interface CountsView {
  replies: number;
  reposts: number;
  likes: number;
  quotes: number;
  bookmarks: number;
  views: number;
}

/** Why a post that another one refers to cannot be shown. */
export type UnavailableReason = 'deleted' | 'protected' | 'suspended' | 'withheld' | 'unknown';

/** A post without the things that surround it. */
export interface PostView {
  id: PostId;
  /** The post at x.com. */
  url: string;
  author: UserView;
  /** ISO 8601, UTC; null when the answer did not carry it. */
  createdAt: string | null;
  /** BCP 47, or null when unknown. */
  lang: string | null;
  segments: Segment[];
  media: MediaView[];
  poll: PollView | null;
  /** Null when the answer did not carry counts. */
  counts: CountsView | null;
  sensitive: boolean;
  edited: boolean;
  conversationId: PostId | null;
  replyTo: { postId: PostId | null; userId: string | null; username: string | null } | null;
  quote: QuoteView | null;
}

/** A quoted post: one level deep, or the reason why it cannot be shown. */
export type QuoteView =
  | { state: 'shown'; post: Omit<PostView, 'quote'> }
  | { state: 'unavailable'; id: PostId; reason: UnavailableReason };

/** One entry of a timeline. For a repost `id` is the repost's own id and `post` is the post that was reposted. */
export interface EntryView {
  id: PostId;
  createdAt: string | null;
  repostedBy: UserView | null;
  /** A repost whose target is gone has no post. */
  post: PostView | null;
  unavailable: UnavailableReason | null;
}
