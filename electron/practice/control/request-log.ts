/** What was asked of the service, for tests: no headers, no bodies, and no secrets that stand in queries. */
import type { BilledKind, Outcome, Received } from '../http/messages.ts';

export interface LoggedRequest {
  /** ISO 8601, by the service's clock. */
  at: string;
  method: string;
  path: string;
  query: Record<string, string>;
  /** 0 when the connection was dropped. */
  status: number;
  /** Resources in the answer that were not read before on the same UTC day. */
  billed: number;
  /** What these are; null when the answer holds nothing that costs money. */
  kind: BilledKind | null;
}

export interface RequestLog {
  add(request: Received, outcome: Outcome, now: number): void;
  read(): LoggedRequest[];
  clear(): void;
}

const KEPT = 5000;
const SECRET_PARAMETERS = /^oauth_/;

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
    add({ method, path, search }, outcome, now) {
      const at = new Date(now).toISOString();
      const query = Object.fromEntries(
        [...new URLSearchParams(search)].map(([name, value]) => [
          name,
          SECRET_PARAMETERS.test(name) ? '[left out]' : value,
        ]),
      );
      const answer = outcome === 'drop' ? null : outcome;
      entries.push({
        at,
        method,
        path,
        query,
        status: answer?.status ?? 0,
        billed: bill(answer?.read?.ids ?? [], at.slice(0, 10)),
        kind: answer?.read?.kind ?? null,
      });
      entries = entries.slice(-KEPT);
    },
    read: () => [...entries],
    clear() {
      entries = [];
      billedOn.ids.clear();
    },
  };
}
