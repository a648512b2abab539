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
} as const;
export type Endpoint = keyof typeof defaultLimits;

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
  /** Ids of posts that their authors have deleted. */
  deleted: Set<string>;
  /** Slots that have come before their time. */
  extraSlots: number;
}

/** The lifetime is not documented; about a quarter of an hour has been reported. */
const QUARTER_HOUR_MS = 15 * 60_000;

export interface Lifetimes {
  pinLifetimeMs?: number | undefined;
  requestTokenLifetimeMs?: number | undefined;
}

export function makeSettings({ pinLifetimeMs, requestTokenLifetimeMs }: Lifetimes): Settings {
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
    extraSlots: 0,
  };
}
