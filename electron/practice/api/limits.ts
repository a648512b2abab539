/** Windows of requests per user and endpoint. A window opens with its first request. */
import type { Endpoint, Settings } from '../settings.ts';

export interface LimitState {
  allowed: boolean;
  headers: Record<string, string>;
}

export interface Limits {
  /** Counts a request. */
  count(userId: string, endpoint: Endpoint): LimitState;
  reset(): void;
}

export function makeLimits(settings: Settings, now: () => number): Limits {
  const windows = new Map<string, { used: number; endsAt: number }>();
  return {
    count(userId, endpoint) {
      const key = `${userId} ${endpoint}`;
      const known = windows.get(key);
      const current = known && known.endsAt > now() ? known : { used: 0, endsAt: now() + settings.limitWindowMs };
      windows.set(key, current);
      const limit = settings.limits[endpoint];
      const allowed = current.used < limit;
      current.used += allowed ? 1 : 0;
      return {
        allowed,
        headers: {
          'x-rate-limit-limit': String(limit),
          'x-rate-limit-remaining': String(Math.max(0, limit - current.used)),
          'x-rate-limit-reset': String(Math.ceil(current.endsAt / 1000)),
        },
      };
    },
    reset: () => windows.clear(),
  };
}
