/** What can be changed while the service runs. The control endpoint writes it, everything else reads it. */
import { defaultLimits, type Endpoint } from './endpoints.ts';

/** How failures of `/oauth/*` are written. `auto` goes by the Accept header, as the real service seems to. */
export type FailureFormat = 'auto' | 'json' | 'xml' | 'xml-old' | 'plain';
/** The known bodies of status 429. */
export type LimitBody = 'problem' | 'codes' | 'usage-cap';

/** What the app may do, as its registration says. */
export type AccessLevel = 'read' | 'read-write' | 'read-write-directmessages';

/** The two vocabularies of API v2: `legacy` says tweet, `new` says post. */
export type Dialect = 'legacy' | 'new';

/** A like that came by command. */
export interface AddedLike {
  id: string;
  /** The number of the newest other like when it came, so that later ones are newer. */
  after: number;
}

/** Nobody posts by themselves: of the slots after `from`, only some have come. */
export interface Quiet {
  from: number;
  /** Oldest first. */
  come: number[];
  /** The same, to look up. */
  has: Set<number>;
}

export interface Settings {
  /** How far the service's clock is ahead of the computer's. */
  clockOffsetMs: number;
  /** Every answer is 503. */
  down: boolean;
  pinLifetimeMs: number;
  requestTokenLifetimeMs: number;
  failureFormat: FailureFormat;
  /** Per user and window. */
  limits: Record<Endpoint, number>;
  /** Per window, for the app's bearer token. */
  appLimits: Record<Endpoint, number>;
  limitWindowMs: number;
  /** Per user and 24 hours; endpoints that are not named have no such limit. */
  userDayLimits: Partial<Record<Endpoint, number>>;
  /** Per app and 24 hours, all its users together. */
  appDayLimits: Partial<Record<Endpoint, number>>;
  /** Whether answers tell of limits. */
  limitHeaders: boolean;
  limitBody: LimitBody;
  /** Ids of posts that are gone by command. */
  deleted: Set<string>;
  /** Ids of posts that their authors have deleted through the API. */
  withdrawn: Set<string>;
  /** Slots that have come before their time. */
  extraSlots: number;
  /** Null while time brings posts as usual. */
  quiet: Quiet | null;
  accessLevel: AccessLevel;
  /** Endpoints that the app's plan does not include. */
  outsidePlan: Set<Endpoint>;
  /** Whether the app's plan includes API v2 at all. */
  v2Enrolled: boolean;
  /** Whether the app's plan includes API v1.1. */
  v1Open: boolean;
  /** The only vocabulary that API v2 understands; null: both. */
  dialect: Dialect | null;
  /** Handles that were changed, by user id. */
  renamed: Map<string, string>;
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
    limits: defaultLimits('user'),
    appLimits: defaultLimits('app'),
    limitWindowMs: QUARTER_HOUR_MS,
    userDayLimits: {},
    appDayLimits: {},
    limitHeaders: true,
    limitBody: 'problem',
    deleted: new Set(),
    withdrawn: new Set(),
    extraSlots: 0,
    quiet: null,
    accessLevel: 'read-write',
    outsidePlan: new Set(),
    v2Enrolled: true,
    v1Open: false,
    dialect: null,
    renamed: new Map(),
    bookmarks: false,
    homeDepth: homeDepth ?? null,
    likes: new Map(),
  };
}
