/**
 * What the page receives: values that are ready to show. The page never parses API data; everything that belongs to an
 * account carries that account's id, so that a late answer for another account can be recognised and dropped.
 */
import type { AppError, ErrorAction } from './errors.ts';

/** A service that accounts belong to: the real X, or the practice service. */
export type ServiceId = 'x' | 'practice';

/**
 * `service:userId`, for example `x:12`; for app-only access `service:app-keyId`. Never derived from a handle: handles
 * change.
 */
export type AccountId = `${ServiceId}:${string}`;

/** A post id: a decimal number as a string (it exceeds 2^53). */
export type PostId = string;

/**
 * How an account gets at its service: signed in with a PIN, with the access token that the owner of the app made for
 * their own account, or as the app alone (bearer token), which nobody is signed in to.
 */
export type Access = 'pin' | 'own-token' | 'app-only';

export interface AccountView {
  id: AccountId;
  service: ServiceId;
  access: Access;
  /** Null for app-only access: there is no user. */
  userId: string | null;
  /** Empty for app-only access. */
  username: string;
  /** For app-only access the name of its key, or empty. */
  name: string;
  /** Loadable in the page; null when there is none. */
  avatar: string | null;
  keyId: string;
  /** Colour index 0..7 that marks this account everywhere. */
  colour: number;
  /** Set when the account cannot be used until the person acts, for example after its access was revoked. */
  problem: AppError | null;
  /** Whether the key lets this account post; null until an answer of the service has told. */
  canPost: boolean | null;
  reading: ReadingPreferencesView;
}

/** What a person has arranged for one account. Kept with the account and erased with it. */
export interface ReadingPreferencesView {
  /** Timelines side by side, at most four, left to right. Empty where nothing was chosen yet (app-only access). */
  columns: ColumnView[];
  /** Texts of saved searches, in the order of saving. */
  savedSearches: string[];
  filters: FilterView[];
  /** Timelines that the service refuses to this account, each said once and then hidden. */
  refused: RefusedView[];
}

/**
 * The timeline of a column. Keys hold numbers only, so a list's name and a user's handle, as they were last known, are
 * remembered with them; the number alone says which list or user it is.
 */
export type ColumnView = TimelineKey | (Extract<TimelineKey, { kind: 'list' | 'user' }> & { name: string });

/** Something that the service does not offer to this account's key and sign-in. */
export interface RefusedView {
  what: Refusable;
  error: AppError;
  /** The person has read why. */
  seen: boolean;
}

/** What can be refused as a whole and is hidden then. */
export type Refusable = 'mentions' | 'likes' | 'bookmarks' | 'lists' | 'search' | 'following' | 'followers';

/** A stored API key pair. Only a hint of it ever reaches the page. */
export interface AppKeyView {
  id: string;
  service: ServiceId;
  name: string;
  /** The last four characters of the API key, to tell keys apart. */
  hint: string;
  /** Which version of X's API the person wants for it. */
  dialect: DialectChoice;
  /** Which version is in use; `automatic` begins with v2. */
  speaks: Dialect;
}

/** The versions of X's API. */
export type Dialect = 'v2' | 'v1.1';

/** `automatic`: v2, and v1.1 only once v2 says that the app is not enrolled. */
export type DialectChoice = 'automatic' | Dialect;

/** How secrets are protected, and whether they can be used now. */
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
  /** Size of all text in percent: 80 to 200. */
  textScale: number;
  /** How often a failed reading is tried again (0 to 4), and how long the first pause is (1 to 10 s). */
  retries: { times: number; delaySeconds: number };
  /** Minutes between automatic refreshes of what is on show; 0 = only by hand. */
  refreshMinutes: number;
  proxy: ProxyChoice;
}

/** How requests leave this computer. `address` is `host:port`, or a URL with http, https or socks5 before it. */
export type ProxyChoice = { mode: 'system' } | { mode: 'manual'; address: string };

/** A calm message about something that happened outside of a call, for example a file that was set aside. */
export interface NoticeView {
  id: string;
  error: AppError;
}

/** Everything the frame of the window needs. */
export interface AppView {
  version: string;
  /** The development shell says so. */
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

// ---------------------------------------------------------------- timelines

/**
 * Which timeline of an account. One more timeline is one more member here, a name in `timeline-keys.ts` and a request
 * builder in `x`.
 */
export type TimelineKey =
  | { kind: 'home' }
  | { kind: 'mentions' }
  /** A user's posts; `replies` and `reposts` tell whether those are part of it. */
  | { kind: 'user'; userId: string; replies: boolean; reposts: boolean }
  | { kind: 'likes'; userId: string }
  | { kind: 'bookmarks' }
  | { kind: 'list'; listId: string }
  /** X's search of the last seven days, in X's own query language. */
  | { kind: 'search'; query: string };

/** The reading position: this post, this many CSS pixels below the top edge of the list (negative = cut off above). */
export interface Anchor {
  postId: PostId;
  offset: number;
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
  /** A hole: posts between `newerId` and `olderId` were never read. */
  | {
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
    };

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

/** Billed reading of one account today (UTC). */
export interface UsageView {
  posts: number;
  /** US dollars, estimated with the dated price table; 0 for the practice service. */
  usd: number;
  /** Price of reading one post. */
  usdPerPost: number;
  /** Price of reading one user, and of one list. */
  usdPerUser: number;
  usdPerList: number;
  cap: number;
  capReached: boolean;
}

/** The answer to opening a timeline. */
export interface TimelineView {
  status: TimelineStatusView;
  rows: RowsView;
  anchor: Anchor | null;
}

// ---------------------------------------------------------------- limits and waiting

/** What is asked of a service. Each has limits of its own, and what it brings is billed under this name. */
export type Asked =
  | TimelineKey['kind']
  /** Posts looked up by id. */
  | 'posts'
  /** A user by id, and by handle. */
  | 'profile'
  | 'profile-by-name'
  | 'following'
  | 'followers'
  | 'owned-lists'
  | 'followed-lists'
  /** Whose credentials these are. */
  | 'me'
  | 'write';

/** The header families of X: 15 minutes, and 24 hours for the user and for the whole app. */
export type LimitFamily = '15-minutes' | 'user-24-hours' | 'app-24-hours';

/** One window of a limit, as the last answer told it. */
export interface LimitWindowView {
  asked: Asked;
  family: LimitFamily;
  limit: number;
  remaining: number;
  /** ISO time at which it starts anew. */
  resetsAt: string;
}

/** A request that waits before it is sent (again). */
export interface WaitView {
  asked: Asked;
  /** `limit`: a window is used up; `retry`: the last try failed; `offline`: there is no network. */
  reason: 'limit' | 'retry' | 'offline';
  /** ISO time at which it goes on by itself; null for as long as there is no network. */
  until: string | null;
  /** For `retry`: which try comes next, and how many there are at most (the first one counts). */
  attempt: number;
  of: number;
  /** For `retry`: why the last try failed. */
  error: AppError | null;
}

/** The windows that an account has met and that are not over, and what waits now. */
export interface LimitsView {
  accountId: AccountId;
  windows: LimitWindowView[];
  waits: WaitView[];
}

// ---------------------------------------------------------------- cost

/** What one UTC day came to. */
export interface SpendingDayView {
  /** `2026-08-20`. */
  day: string;
  posts: number;
  users: number;
  lists: number;
  /** Posts written. */
  writes: number;
  usd: number;
}

/** What an account has cost. Estimated from what was counted, with the price table of `pricesAsOf`. */
export interface SpendingView {
  accountId: AccountId;
  /** The last 31 UTC days, oldest first, today last; days without reading are there too. */
  days: SpendingDayView[];
  /** This UTC month so far. */
  monthUsd: number;
  monthPosts: number;
  /** This UTC month so far by what was asked for, dearest first. */
  byAsked: { asked: Asked; items: number; usd: number }[];
  /** Month of the price list, `2026-08`. */
  pricesAsOf: string;
  /** Reads of what belongs to the owner of the app are cheaper: true when this account is known to be that owner. */
  ownedReads: boolean;
  forecast: ForecastView | null;
}

/**
 * What automatic refreshing of the timelines on show would bring and cost, judged by what came in lately. Null values
 * never appear: without enough posts to judge by there is no forecast.
 */
export interface ForecastView {
  postsPerDay: number;
  usdPerDay: number;
  usdPerMonth: number;
  /** More would come in than the daily limit lets Pinion read by itself; the money above takes that into account. */
  capped: boolean;
}

// ---------------------------------------------------------------- bringing keys in

export type KeyField = 'api-key' | 'api-key-secret' | 'access-token' | 'access-token-secret' | 'bearer-token';

/** What was found in a text, a file or the environment. The values stay in main; the page sees hints. */
export interface KeyImportView {
  importId: string;
  source: { kind: 'text' } | { kind: 'file'; name: string } | { kind: 'environment' };
  format: 'env' | 'ini' | 'yaml' | 'json' | 'python' | 'text' | 'environment';
  found: {
    field: KeyField;
    /** The name that it has there. */
    label: string;
    /** The last four characters. */
    hint: string;
    /** Line in the text, from 1; null in the environment. */
    line: number | null;
  }[];
  /** What could not be understood, in order of lines; `line` is null for the whole. Sentences for the person. */
  problems: { line: number | null; message: string }[];
  /** What can be done with it. */
  ways: Access[];
  /** `known`: Pinion can delete the file; `elsewhere`: a file whose place Pinion does not know; `none`: no file. */
  plainFile: 'known' | 'elsewhere' | 'none';
}

// ---------------------------------------------------------------- checking the setup

export type HealthCheck = 'clock' | 'network' | 'proxy' | 'key' | 'sign-in' | 'permission' | 'plan' | 'price';

export interface HealthCheckView {
  check: HealthCheck;
  state: 'waiting' | 'running' | 'good' | 'attention' | 'bad' | 'skipped';
  /** What was found, as a sentence; empty while waiting or running. */
  message: string;
  /** What helps. */
  action: ErrorAction;
  details: AppError['details'] | null;
}

/** All checks in their order. They stop at none: what cannot be checked because of an earlier one is skipped. */
export interface HealthView {
  accountId: AccountId | null;
  running: boolean;
  /** ISO time. */
  startedAt: string;
  checks: HealthCheckView[];
}

// ---------------------------------------------------------------- people and lists

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

export interface ListView {
  id: string;
  name: string;
  description: string | null;
  members: number | null;
  private: boolean;
  owner: UserView | null;
}

/** The lists of an account as they were read last. */
export interface ListsView {
  accountId: AccountId;
  owned: ListView[];
  followed: ListView[];
  readAt: string | null;
}

// ---------------------------------------------------------------- conversation

export type PostRowView = Extract<RowView, { kind: 'post' }>;

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

// ---------------------------------------------------------------- search

/** One condition of a search, as Pinion understood it. */
export type SearchTerm =
  | { kind: 'word'; word: string; not: boolean }
  | { kind: 'from'; username: string; not: boolean }
  | { kind: 'media'; not: boolean }
  /** Days of the person's calendar, `2026-08-20`: since includes the day, until does not. */
  | { kind: 'since'; day: string }
  | { kind: 'until'; day: string }
  /** Looks like an operator, but is none that Pinion knows; searched as plain text. */
  | { kind: 'unknown'; text: string }
  /** An operator with a value that makes no sense, such as `since:yesterday`; left out. */
  | { kind: 'invalid'; text: string };

/** Results of a search through what this account has read. Free, and newest first. */
export interface SearchView {
  accountId: AccountId;
  text: string;
  terms: SearchTerm[];
  rows: PostRowView[];
  /** More rows match. */
  more: boolean;
  /** How many stored posts were searched. */
  searched: number;
  /** The same search in X's query language; null when X could not be asked it (empty, or nothing positive in it). */
  xQuery: string | null;
}

// ---------------------------------------------------------------- filters

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

// ---------------------------------------------------------------- catching up

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
  /** Holes within it, which it cannot tell of. */
  gaps: number;
  /** More is new than is grouped here: the oldest part comes first. */
  more: boolean;
  /** Marking this post as read marks everything in here. Null when nothing is new. */
  upTo: PostId | null;
}

// ---------------------------------------------------------------- taking out, posting

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
