/** What can be changed while the service runs. The control endpoint writes it, everything else reads it. */

/** How failures of `/oauth/*` are written. `auto` goes by the Accept header, as the real service seems to. */
export type FailureFormat = 'auto' | 'json' | 'xml' | 'plain';
/** The known bodies of status 429. */
export type LimitBody = 'problem' | 'codes' | 'usage-cap';

/** Names of the limited endpoints, with the real service's numbers for a user in 15 minutes. */
export const defaultLimits = {
  me: 75,
  home: 180,
  'user-posts': 900,
  mentions: 300,
  users: 900,
  'user-by-username': 900,
  posts: 5000,
  post: 900,
  search: 300,
  likes: 75,
  bookmarks: 180,
  following: 300,
  followers: 300,
  'owned-lists': 15,
  'followed-lists': 15,
  list: 75,
  'list-posts': 900,
  'list-members': 900,
  'create-post': 100,
  'delete-post': 50,
} as const;
/** Of X's endpoints, those that the practice service has. */
export type Endpoint = keyof typeof defaultLimits;

/** What the app may do, as its registration says. */
export type AccessLevel = 'read' | 'read-write';

/** A like that came by command. */
export interface AddedLike {
  id: string;
  /** The number of the newest other like when it came, so that later ones are newer. */
  after: number;
}

export interface Settings {
  /** How far the service's clock is ahead of the computer's. */
  clockOffsetMs: number;
  /** Every answer is 503. */
  down: boolean;
  pinLifetimeMs: number;
  requestTokenLifetimeMs: number;
  failureFormat: FailureFormat;
  limits: Record<Endpoint, number>;
  limitWindowMs: number;
  limitBody: LimitBody;
  /** Ids of posts that are gone by command. */
  deleted: Set<string>;
  /** Ids of posts that their authors have deleted through the API. */
  withdrawn: Set<string>;
  /** Slots that have come before their time. */
  extraSlots: number;
  accessLevel: AccessLevel;
  /** Endpoints that the app's plan does not include. */
  outsidePlan: Set<Endpoint>;
  /** Whether bookmarks can be read after signing in with OAuth 1.0a. */
  bookmarks: boolean;
  /** Home timelines end after so many posts or seven days, whichever is more; null: where the sample world ends. */
  homeDepth: number | null;
  /** By user id, oldest first. */
  likes: Map<string, AddedLike[]>;
}

/** The lifetime is not documented; about a quarter of an hour has been reported. */
const QUARTER_HOUR_MS = 15 * 60_000;

export interface Lifetimes {
  pinLifetimeMs?: number | undefined;
  requestTokenLifetimeMs?: number | undefined;
}

/** What a service is started with and `reset` goes back to. */
export interface InitialSettings extends Lifetimes {
  homeDepth?: number | null | undefined;
}

export function makeSettings({ pinLifetimeMs, requestTokenLifetimeMs, homeDepth }: InitialSettings): Settings {
  return {
    clockOffsetMs: 0,
    down: false,
    pinLifetimeMs: pinLifetimeMs ?? QUARTER_HOUR_MS,
    requestTokenLifetimeMs: requestTokenLifetimeMs ?? QUARTER_HOUR_MS,
    failureFormat: 'auto',
    limits: { ...defaultLimits },
    limitWindowMs: QUARTER_HOUR_MS,
    limitBody: 'problem',
    deleted: new Set(),
    withdrawn: new Set(),
    extraSlots: 0,
    accessLevel: 'read-write',
    outsidePlan: new Set(),
    bookmarks: false,
    homeDepth: homeDepth ?? null,
    likes: new Map(),
  };
}
