/** What was asked of the service, for tests: no headers, no bodies, and no secrets that stand in queries. */
import type { Caller } from '../api/limits.ts';
import type { Endpoint } from '../endpoints.ts';
import type { BilledKind, Outcome, Received } from '../http/messages.ts';

export interface LoggedRequest {
  /** ISO 8601, by the service's clock. */
  at: string;
  method: string;
  path: string;
  query: Record<string, string>;
  /** The user whose token the request carries, or `app`; null without either. */
  user: Caller | null;
  /** Null for what is no limited endpoint, such as the sign-in. */
  endpoint: Endpoint | null;
  /** 0 when the connection was dropped, or left without an answer. */
  status: number;
  /**
   * The window that counted the request, or refused it: when it ends, in seconds since 1970. Two requests of a user and
   * an endpoint with the same number fell into one window. Null when nothing was counted, as under a fault.
   */
  resetAt: number | null;
  /** The family of limits that refused the request: `15-minutes`, `user-24-hours` or `app-24-hours`. */
  refusedBy: string | null;
  /** Whether a fault has had its hand in it. */
  fault: boolean;
  /** Resources in the answer that were not read before on the same UTC day. */
  billed: number;
  /** What these are; null when the answer holds nothing that costs money. */
  kind: BilledKind | null;
}

/** What is known of a request besides itself and its answer. */
export interface Circumstances {
  user: Caller | null;
  endpoint: Endpoint | null;
  fault: boolean;
  /** Milliseconds since 1970. */
  now: number;
}

export interface RequestLog {
  add(request: Received, outcome: Outcome, circumstances: Circumstances): void;
  /** Oldest first. */
  read(): LoggedRequest[];
  clear(): void;
}

/** More than a simulated day of some accounts. */
const KEPT = 60_000;
/** How many more there may be before old ones are dropped, so that they are not dropped one by one. */
const SLACK = 5000;
const SECRET_PARAMETERS = /^(?:oauth_.*|access_token)$/;

export function makeRequestLog(): RequestLog {
  let entries: LoggedRequest[] = [];
  const billedOn = { day: '', ids: new Set<string>() };

  const bill = (ids: readonly string[], day: string): number => {
    if (billedOn.day !== day) {
      billedOn.day = day;
      billedOn.ids.clear();
    }
    const fresh = ids.filter((id) => !billedOn.ids.has(id));
    for (const id of fresh) {
      billedOn.ids.add(id);
    }
    return fresh.length;
  };

  return {
    add({ method, path, search }, outcome, { now, user, endpoint, fault }) {
      const at = new Date(now).toISOString();
      const query = Object.fromEntries(
        [...new URLSearchParams(search)].map(([name, value]) => [
          name,
          SECRET_PARAMETERS.test(name) ? '[left out]' : value,
        ]),
      );
      const answer = typeof outcome === 'string' ? null : outcome;
      entries.push({
        at,
        method,
        path,
        query,
        user,
        endpoint,
        status: answer?.status ?? 0,
        resetAt: answer?.limit?.resetAt ?? null,
        refusedBy: answer?.limit?.refusedBy ?? null,
        fault,
        billed: bill(answer?.read?.ids ?? [], at.slice(0, 10)),
        kind: answer?.read?.kind ?? null,
      });
      if (entries.length > KEPT + SLACK) {
        entries = entries.slice(-KEPT);
      }
    },
    read: () => entries.slice(-KEPT),
    clear() {
      entries = [];
      billedOn.ids.clear();
    },
  };
}
