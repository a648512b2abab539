/**
 * What the page receives: values that are ready to show. The page never parses API data; everything that belongs to an
 * account carries that account's id, so that a late answer for another account can be recognised and dropped.
 */
import type { AppError } from './errors.ts';

/** A service that accounts belong to: the real X, or the practice service. */
export type ServiceId = 'x' | 'practice';

/** `service:userId`, for example `x:12`. Never derived from a handle: handles change. */
export type AccountId = `${ServiceId}:${string}`;

/** A post id: a decimal number as a string (it exceeds 2^53). */
export type PostId = string;

export interface AccountView {
  id: AccountId;
  service: ServiceId;
  userId: string;
  username: string;
  name: string;
  /** Loadable in the page; null when there is none. */
  avatar: string | null;
  keyId: string;
  /** Colour index 0..7 that marks this account everywhere. */
  colour: number;
  /** Set when the account cannot be used until the person acts, for example after its access was revoked. */
  problem: AppError | null;
}

/** A stored API key pair. Only a hint of it ever reaches the page. */
export interface AppKeyView {
  id: string;
  service: ServiceId;
  name: string;
  /** The last four characters of the API key, to tell keys apart. */
  hint: string;
}

/** How secrets are protected, and whether they can be used now (design: section 6). */
export type VaultView =
  /** Nothing is stored yet and there is no system keychain: the person chooses. */
  | { state: 'undecided'; keychain: 'unavailable' | 'weak' }
  | { state: 'ready'; mode: 'keychain' | 'passphrase' | 'session' }
  /** Sealed with a passphrase that has not been entered yet. */
  | { state: 'locked'; mode: 'passphrase' }
  /** Sealed by a keychain that is locked, changed or missing now. */
  | { state: 'unavailable'; mode: 'keychain'; error: AppError };

export type ThemeChoice = 'system' | 'light' | 'dark';

export interface SettingsView {
  theme: ThemeChoice;
  /** Posts per UTC day that may be read without the person asking (0 = never by itself). */
  dailyCap: number;
}

/** A calm message about something that happened outside of a call, for example a file that was set aside. */
export interface NoticeView {
  id: string;
  error: AppError;
}

/** Everything the frame of the window needs. */
export interface AppView {
  version: string;
  /** The development shell says so (design: section 3). */
  developmentShell: boolean;
  vault: VaultView;
  accounts: AccountView[];
  currentAccountId: AccountId | null;
  keys: AppKeyView[];
  settings: SettingsView;
  notices: NoticeView[];
  signIn: SignInView | null;
}

export type SignInStep = 'requesting' | 'waiting-for-pin' | 'exchanging' | 'checking-account' | 'done' | 'failed';

/** The sign-in under way, or the one that just ended. */
export interface SignInView {
  attempt: string;
  service: ServiceId;
  keyId: string;
  step: SignInStep;
  /** The browser was asked to open; false means that the person has to copy the link. */
  browserOpened: boolean;
  /** When the request token is expected to stop working. */
  expiresAt: string | null;
  /** Why a new page was asked for (wrong PIN...), or why the sign-in failed. */
  error: AppError | null;
  /** The computer's clock is off by this many seconds and was corrected; 0 when it is right. */
  clockCorrectedBySeconds: number;
  /** Another account of the same service is saved, so the page asks for the password again. */
  forceLogin: boolean;
  /** The account that was added or renewed, once done. */
  accountId: AccountId | null;
  renewed: boolean;
}

// ---------------------------------------------------------------- posts

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
  | { kind: 'mention'; text: string; username: string; url: string }
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

// ---------------------------------------------------------------- timelines

/** Which timeline of an account. One more timeline is one more member here and one request builder in `x`. */
export type TimelineKey = { kind: 'home' } | { kind: 'mentions' } | { kind: 'user'; userId: string };

/** The reading position: this post, this many CSS pixels below the top edge of the list (negative = cut off above). */
export interface Anchor {
  postId: PostId;
  offset: number;
}

export type RowView =
  | { kind: 'post'; id: string; entry: EntryView }
  /** A hole: posts between `newerId` and `olderId` were never read. */
  | { kind: 'gap'; id: string; newerId: PostId; olderId: PostId; from: string | null; to: string | null };

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

/** Billed reading of one account today (UTC). */
export interface UsageView {
  posts: number;
  /** US dollars, estimated with the dated price table; 0 for the practice service. */
  usd: number;
  /** Price of reading one post. */
  usdPerPost: number;
  cap: number;
  capReached: boolean;
}

/** The answer to opening a timeline. */
export interface TimelineView {
  status: TimelineStatusView;
  rows: RowsView;
  anchor: Anchor | null;
}
