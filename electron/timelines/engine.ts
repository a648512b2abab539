/**
 * The one engine behind all timelines: one session per open account, made on first use. Operations of different
 * accounts never wait for each other, and nothing of an account arrives after it was closed.
 */
import { appError, fail, ok, type Result } from '../contract/errors.ts';
import type { AccountId, Anchor, RowsView, TimelineKey, TimelineStatusView, TimelineView } from '../contract/views.ts';
import { CacheFailure } from './cache/port.ts';
import { createLimit, type Limit } from './limits.ts';
import type { TimelinesPorts } from './ports.ts';
import type { Beyond } from './rows.ts';
import { createSession, type Session } from './session.ts';

/**
 * What the contract's calls `timeline.*` are answered with.
 *
 * Reading from X (`refresh`, `loadOlder`, `fillGap`) answers with the status in every case; what went wrong is its
 * `error`, as it is in the events, so that the page has one place to look. The answer comes when the operation is
 * over, was cancelled, or has to wait for a limit: then `waitingUntil` is set, the operation still counts as under way
 * (`refreshing` and so on) and goes on by itself. A call fails only when its account was closed meanwhile (`cancelled`)
 * or when the cache cannot be read at all (`store-not-written`).
 */
export interface Timelines {
  /**
   * Answers from what is stored, around the saved anchor, without waiting for X. Starts a refresh when the last one
   * is more than a minute ago and the daily cap allows it.
   */
  open(accountId: AccountId, timeline: TimelineKey): Result<TimelineView>;
  /** @param limit the most rows to return, gaps included */
  rows(accountId: AccountId, timeline: TimelineKey, beyond: Beyond, limit: number): Result<RowsView>;
  /** @param options.byHand the person asked: then neither cap nor an earlier refusal for want of money prevents it */
  refresh(
    accountId: AccountId,
    timeline: TimelineKey,
    options: { byHand: boolean },
  ): Promise<Result<TimelineStatusView>>;
  /** Does nothing once the end is reached. */
  loadOlder(accountId: AccountId, timeline: TimelineKey): Promise<Result<TimelineStatusView>>;
  /** Does nothing when this gap is no longer there. */
  fillGap(
    accountId: AccountId,
    timeline: TimelineKey,
    gapId: string,
    from: 'newer' | 'older',
  ): Promise<Result<TimelineStatusView>>;
  saveAnchor(accountId: AccountId, timeline: TimelineKey, anchor: Anchor | null): Result<null>;
  /** Ends everything that is under way or waiting for one timeline. */
  cancel(accountId: AccountId, timeline: TimelineKey): void;
  /** Ends everything of an account and closes its cache. Using the account again opens it again. */
  closeAccount(accountId: AccountId): void;
  /** Closes an account and erases what was kept of it. */
  removeAccount(accountId: AccountId): Result<null>;
  /** Closes all accounts, at quit. */
  close(): void;
}

export function createTimelines(ports: TimelinesPorts): Timelines {
  const sessions = new Map<AccountId, Session>();
  /** Outlive the sessions: X counts on while an account is closed. */
  const limits = new Map<AccountId, Map<string, Limit>>();
  let revision = 0;

  const limitOf = (accountId: AccountId, endpoint: string): Limit => {
    const own = limits.get(accountId) ?? new Map<string, Limit>();
    limits.set(accountId, own);
    const limit = own.get(endpoint) ?? createLimit(ports.random);
    own.set(endpoint, limit);
    return limit;
  };
  const sessionOf = (accountId: AccountId): Session => {
    const open = sessions.get(accountId);
    if (open !== undefined) return open;
    const session = createSession(accountId, {
      ports,
      limitOf: (endpoint) => limitOf(accountId, endpoint),
      // One counter for all: the revision of a timeline also grows when its account is closed and opened again.
      nextRevision: () => ++revision,
    });
    sessions.set(accountId, session);
    return session;
  };
  const closeAccount = (accountId: AccountId): void => {
    const session = sessions.get(accountId);
    sessions.delete(accountId);
    session?.close();
  };

  return {
    open: (accountId, timeline) => sessionOf(accountId).open(timeline),
    rows: (accountId, timeline, beyond, limit) => sessionOf(accountId).rows(timeline, beyond, limit),
    refresh: (accountId, timeline, { byHand }) => sessionOf(accountId).read(timeline, { kind: 'refresh', byHand }),
    loadOlder: (accountId, timeline) => sessionOf(accountId).read(timeline, { kind: 'older', byHand: true }),
    fillGap: (accountId, timeline, gapId, from) =>
      sessionOf(accountId).read(timeline, { kind: 'gap', gapId, from, byHand: true }),
    saveAnchor: (accountId, timeline, anchor) => sessionOf(accountId).saveAnchor(timeline, anchor),
    cancel: (accountId, timeline) => sessions.get(accountId)?.cancel(timeline),
    closeAccount,
    removeAccount(accountId) {
      closeAccount(accountId);
      limits.delete(accountId);
      try {
        ports.caches.remove(accountId);
        return ok(null);
      } catch (failure) {
        if (!(failure instanceof CacheFailure)) throw failure;
        return fail(appError('cache-not-erased', { kind: 'retry' }));
      }
    },
    close() {
      for (const accountId of [...sessions.keys()]) closeAccount(accountId);
    },
  };
}
