/**
 * Windows of requests: per user and endpoint in 15 minutes and in 24 hours, and per app and endpoint in 24 hours. The
 * app's bearer token has windows of its own. A window opens with its first request.
 */
import type { Endpoint } from '../endpoints.ts';
import type { Settings } from '../settings.ts';

/** A caller's place among the windows: a user's id, or the app itself. */
export type Caller = string;
export const APP: Caller = 'app';

export const limitFamilies = ['15-minutes', 'user-24-hours', 'app-24-hours'] as const;
export type LimitFamily = (typeof limitFamilies)[number];

/** What one window holds at a moment. */
export interface WindowState {
  limit: number;
  remaining: number;
  /** Milliseconds since 1970. */
  endsAt: number;
}

export interface LimitState {
  allowed: boolean;
  headers: Record<string, string>;
  /** Which family had nothing left; null when the request is allowed. */
  refusedBy: LimitFamily | null;
  /** When the window ends that refused the request, or else the 15-minute window. Seconds since 1970. */
  resetAt: number;
}

export interface Limits {
  /** Counts a request, unless it is refused. */
  count(caller: Caller, endpoint: Endpoint): LimitState;
  /** The 15-minute window as it is, without counting. */
  state(caller: Caller, endpoint: Endpoint): WindowState;
  reset(): void;
}

const DAY_MS = 24 * 60 * 60_000;

const headerNames: Readonly<Record<LimitFamily, string>> = {
  '15-minutes': 'x-rate-limit',
  'user-24-hours': 'x-user-limit-24hour',
  'app-24-hours': 'x-app-limit-24hour',
};

const inSeconds = (ms: number): number => Math.ceil(ms / 1000);

export function makeLimits(settings: Settings, now: () => number): Limits {
  const windows = new Map<string, { used: number; endsAt: number }>();

  const windowOf = (key: string, lengthMs: number): { used: number; endsAt: number } => {
    const known = windows.get(key);
    return known && known.endsAt > now() ? known : { used: 0, endsAt: now() + lengthMs };
  };

  /** The rules that a request meets; those of a day only where there are any. */
  const rulesOf = (caller: Caller, endpoint: Endpoint) => {
    const perWindow = caller === APP ? settings.appLimits[endpoint] : settings.limits[endpoint];
    const rules: { family: LimitFamily; limit: number | undefined; key: string; lengthMs: number }[] = [
      { family: '15-minutes', limit: perWindow, key: `${caller} ${endpoint}`, lengthMs: settings.limitWindowMs },
      {
        family: 'user-24-hours',
        limit: caller === APP ? undefined : settings.userDayLimits[endpoint],
        key: `${caller} ${endpoint} day`,
        lengthMs: DAY_MS,
      },
      { family: 'app-24-hours', limit: settings.appDayLimits[endpoint], key: `all ${endpoint} day`, lengthMs: DAY_MS },
    ];
    return rules.flatMap(({ family, limit, key, lengthMs }) =>
      limit === undefined ? [] : [{ family, limit, key, window: windowOf(key, lengthMs) }],
    );
  };

  return {
    count(caller, endpoint) {
      const rules = rulesOf(caller, endpoint);
      // Of several that have nothing left, the one that lasts longest is what the caller has to wait for.
      const usedUp = rules
        .filter(({ window, limit }) => window.used >= limit)
        .sort((a, b) => b.window.endsAt - a.window.endsAt)[0];
      const headers: Record<string, string> = {};
      for (const { family, limit, key, window } of rules) {
        window.used += usedUp ? 0 : 1;
        windows.set(key, window);
        const name = headerNames[family];
        headers[`${name}-limit`] = String(limit);
        headers[`${name}-remaining`] = String(Math.max(0, limit - window.used));
        headers[`${name}-reset`] = String(inSeconds(window.endsAt));
      }
      const shown = usedUp ?? rules[0];
      return {
        allowed: usedUp === undefined,
        headers: settings.limitHeaders ? headers : {},
        refusedBy: usedUp?.family ?? null,
        resetAt: inSeconds(shown?.window.endsAt ?? now()),
      };
    },
    state(caller, endpoint) {
      const limit = caller === APP ? settings.appLimits[endpoint] : settings.limits[endpoint];
      const { used, endsAt } = windowOf(`${caller} ${endpoint}`, settings.limitWindowMs);
      return { limit, remaining: Math.max(0, limit - used), endsAt };
    },
    reset: () => windows.clear(),
  };
}
