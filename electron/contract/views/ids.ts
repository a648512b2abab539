/** By what services, accounts, posts and timelines are known everywhere. */

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
