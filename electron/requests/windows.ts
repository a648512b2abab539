/**
 * The windows of the service's limits, as answers tell them, and what is left of them. What is on its way counts as
 * used, so that two requests at the same time never share the last call that is left.
 */
import type { AccountId } from '../contract/views/ids.ts';
import type { Asked, LimitFamily, LimitWindowView } from '../contract/views/limits.ts';
import { refusalPause, resetJitter } from './pauses.ts';

/** One window of a limit, as an answer tells it. */
export interface Window {
  family: LimitFamily;
  limit: number;
  remaining: number;
  /** Milliseconds since 1970 by this computer's clock. */
  resetAt: number;
}

/** Who asks for what. The windows of the app are shared by all accounts of its key. */
export interface Pool {
  accountId: AccountId;
  keyId: string;
  asked: Asked;
}

/** How a request ended. */
export interface Ending {
  windows: readonly Window[];
  /** The service has seen the request, or may have: then it counts there, even when the answer told no windows. */
  counted: boolean;
}

/** What is known of one thing that an account, or all accounts of a key, ask for. Times in milliseconds since 1970. */
export interface KeptScope {
  /** `account x:1` or `key k`. */
  owner: string;
  asked: Asked;
  windows: Window[];
  /** Refusals in a row, and the pause after them; 0 for none. */
  refusals: number;
  pausedUntil: number;
}

export interface WindowBook {
  /** A request goes out. */
  sent(pool: Pool): void;
  /** It has ended, with whatever it told. */
  ended(pool: Pool, ending: Ending, now: number): void;
  /** It worked: refusals before it are over. */
  worked(pool: Pool): void;
  /**
   * It was refused for want of calls, after `ended`. A window counts as used up then, whatever it says is left. Without
   * one, and with every further refusal in a row, there is a pause that grows from one minute to 15.
   * @param until what the refusal says, in milliseconds; null when it says nothing
   */
  refused(pool: Pool, told: { windows: readonly Window[]; until: number | null }, now: number): void;
  /** Takes windows that were told outside of a request of this pool. */
  note(pool: Pool, windows: readonly Window[], now: number): void;
  /** @returns the time in milliseconds until which nothing may be asked, or null when it may now */
  blockedUntil(pool: Pool, now: number): number | null;
  /** Whether what is on its way uses up the rest: its answers tell whether more may go out. */
  isSpokenFor(pool: Pool, now: number): boolean;
  /** Whether any answer has told of this before, for whichever account of the key. */
  isKnown(pool: Pool): boolean;
  /** @returns the windows of an account, and of its key, that are not over */
  view(accountId: AccountId, keyId: string | null, now: number): LimitWindowView[];
  /** @returns when the next window is over, in milliseconds, or null when there is none */
  nextEnd(now: number): number | null;
  /** Moves all times, after the computer's clock was set back by `ms`. */
  setBack(ms: number): void;
  /** Forgets an account. The windows of its key stay, as other accounts share them. */
  forget(accountId: AccountId): void;
  forgetKey(keyId: string): void;
  /** @returns what is not over, for the next run. What is on its way counts as used */
  kept(now: number): KeptScope[];
  /** Takes over what an earlier run has kept; to be called before anything is asked. */
  restore(scopes: readonly KeptScope[], now: number): void;
}

interface Known {
  family: LimitFamily;
  limit: number;
  /** Calls left, as it was told last. */
  told: number;
  /** Requests since then that ended without telling. */
  untold: number;
  resetAt: number;
  /** A little after the reset. */
  resumesAt: number;
}

/** Windows that are counted together: those of an account, or those of a key, for one thing that is asked. */
interface Scope {
  owner: string;
  asked: Asked;
  windows: Map<LimitFamily, Known>;
  onTheirWay: number;
  /** Several were on their way at once: answers can arrive in another order than the service gave them. */
  crowded: boolean;
  refusals: number;
  pausedUntil: number;
}

/** No window is longer. A reset further ahead is a mistake: it would stop reading for good, and overflow timers. */
const longestMs = 24 * 60 * 60_000;

/** Resets are told in whole seconds and corrected for the clock by each answer: so close, two speak of one window. */
const sameWindowMs = 10_000;

const lengthOf: Record<LimitFamily, number> = {
  '15-minutes': 15 * 60_000,
  'user-24-hours': longestMs,
  'app-24-hours': longestMs,
};
const families = Object.keys(lengthOf) as LimitFamily[];

const ofAccount = (accountId: AccountId) => `account ${accountId}`;
const ofKey = (keyId: string) => `key ${keyId}`;

/** @param chance a number from 0 to 1, see `resetJitter` */
export function createWindowBook(chance: () => number): WindowBook {
  const scopes = new Map<string, Scope>();
  const known = new Set<string>();

  const scopeOf = (owner: string, asked: Asked): Scope => {
    const name = `${owner} ${asked}`;
    const scope = scopes.get(name) ?? {
      owner,
      asked,
      windows: new Map(),
      onTheirWay: 0,
      crowded: false,
      refusals: 0,
      pausedUntil: 0,
    };
    scopes.set(name, scope);
    return scope;
  };
  const own = ({ accountId, asked }: Pool): Scope => scopeOf(ofAccount(accountId), asked);
  const shared = ({ keyId, asked }: Pool): Scope => scopeOf(ofKey(keyId), asked);
  const scopesOf = (pool: Pool): Scope[] => [own(pool), shared(pool)];
  const scopeFor = (pool: Pool, family: LimitFamily): Scope => (family === 'app-24-hours' ? shared(pool) : own(pool));
  const knownIn = (pool: Pool, now: number): { scope: Scope; window: Known }[] =>
    scopesOf(pool).flatMap((scope) =>
      [...scope.windows.values()].map((window) => ({ scope, window: renewed(window, now) })),
    );

  const begun = ({ family, limit, remaining, resetAt }: Window): Known => ({
    family,
    limit,
    told: remaining,
    untold: 0,
    resetAt,
    resumesAt: resetAt + resetJitter(chance()),
  });
  function take(pool: Pool, { family, limit, remaining, resetAt: told }: Window, now: number): void {
    const resetAt = plausible(told, family, now);
    if (resetAt === null || !Number.isFinite(limit) || !Number.isFinite(remaining)) return;
    const scope = scopeFor(pool, family);
    const before = scope.windows.get(family);
    const next = begun({ family, limit, remaining, resetAt });
    if (before === undefined || before.resumesAt <= now) {
      scope.windows.set(family, next);
      return;
    }
    const same = Math.abs(before.resetAt - resetAt) <= sameWindowMs;
    if (scope.crowded) {
      if (!same && resetAt < before.resetAt) return;
      if (same) next.told = Math.min(before.told, remaining);
    }
    scope.windows.set(family, same ? { ...next, resetAt: before.resetAt, resumesAt: before.resumesAt } : next);
  }
  function note(pool: Pool, windows: readonly Window[], now: number): void {
    for (const window of windows) take(pool, window, now);
    if (windows.length > 0) known.add(`${pool.keyId} ${pool.asked}`);
  }
  function usedUpUntil(pool: Pool, now: number): number {
    const usedUp = knownIn(pool, now).filter(
      ({ window }) => window.told - window.untold <= 0 && window.resumesAt > now,
    );
    return Math.max(0, ...usedUp.map(({ window }) => window.resumesAt));
  }
  /** What the refusal speaks of resets first, as far as anybody can tell. */
  function markUsedUp(pool: Pool, windows: readonly Window[], now: number): void {
    const told = windows
      .filter(({ family, resetAt }) => plausible(resetAt, family, now) !== null)
      .sort((one, other) => one.resetAt - other.resetAt)
      .flatMap(({ family }) => scopeFor(pool, family).windows.get(family) ?? [])[0];
    if (told !== undefined) told.told = 0;
  }

  /** What is still on its way goes on being counted. */
  function forgetScopes(of: string): void {
    for (const scope of scopes.values()) {
      if (scope.owner !== of) continue;
      scope.windows.clear();
      scope.refusals = 0;
      scope.pausedUntil = 0;
    }
  }

  return {
    sent(pool) {
      for (const scope of scopesOf(pool)) {
        scope.onTheirWay += 1;
        scope.crowded ||= scope.onTheirWay > 1;
      }
    },
    ended(pool, { windows, counted }, now) {
      const told = new Set(windows.map(({ family }) => family));
      for (const scope of scopesOf(pool)) {
        scope.onTheirWay = Math.max(0, scope.onTheirWay - 1);
        if (!counted) continue;
        for (const window of scope.windows.values()) if (!told.has(window.family)) window.untold += 1;
      }
      if (counted) known.add(`${pool.keyId} ${pool.asked}`);
      note(pool, windows, now);
      for (const scope of scopesOf(pool)) scope.crowded &&= scope.onTheirWay > 0;
    },
    worked(pool) {
      const scope = own(pool);
      scope.refusals = 0;
      scope.pausedUntil = 0;
    },
    refused(pool, { windows, until }, now) {
      if (usedUpUntil(pool, now) === 0) markUsedUp(pool, windows, now);
      const scope = own(pool);
      const end = until === null || !(until > now) ? 0 : Math.min(until, now + longestMs);
      const nothingTold = end === 0 && usedUpUntil(pool, now) === 0;
      // Whoever is refused again right after a reset was told a wrong one.
      const pause = nothingTold
        ? refusalPause(scope.refusals)
        : scope.refusals > 0
          ? refusalPause(scope.refusals - 1)
          : 0;
      scope.refusals += 1;
      const pausedUntil = Math.max(end, pause === 0 ? 0 : now + pause);
      if (pausedUntil > 0) scope.pausedUntil = pausedUntil + resetJitter(chance());
    },
    note,
    blockedUntil(pool, now) {
      const until = Math.max(usedUpUntil(pool, now), own(pool).pausedUntil);
      return until > now ? until : null;
    },
    isSpokenFor: (pool, now) =>
      knownIn(pool, now).some(
        ({ scope, window }) => scope.onTheirWay > 0 && window.told - window.untold - scope.onTheirWay <= 0,
      ),
    isKnown: ({ keyId, asked }) => known.has(`${keyId} ${asked}`),
    view(accountId, keyId, now) {
      const owners = new Set([ofAccount(accountId), ...(keyId === null ? [] : [ofKey(keyId)])]);
      return [...scopes.values()]
        .filter(({ owner }) => owners.has(owner))
        .flatMap(({ asked, windows }) => [...windows.values()].map((window) => ({ asked, ...window })))
        .filter(({ resetAt }) => resetAt > now)
        .map(({ asked, family, limit, told, resetAt }) => ({
          asked,
          family,
          limit,
          remaining: Math.max(0, told),
          resetsAt: new Date(resetAt).toISOString(),
        }))
        .sort(
          (one, other) =>
            (one.asked < other.asked ? -1 : one.asked > other.asked ? 1 : 0) ||
            families.indexOf(one.family) - families.indexOf(other.family),
        );
    },
    nextEnd(now) {
      let next: number | null = null;
      for (const { windows } of scopes.values()) {
        for (const { resetAt } of windows.values()) {
          if (resetAt > now && (next === null || resetAt < next)) next = resetAt;
        }
      }
      return next;
    },
    setBack(ms) {
      for (const scope of scopes.values()) {
        scope.pausedUntil -= ms;
        for (const window of scope.windows.values()) {
          window.resetAt -= ms;
          window.resumesAt -= ms;
        }
      }
    },
    forget: (accountId) => forgetScopes(ofAccount(accountId)),
    forgetKey: (keyId) => forgetScopes(ofKey(keyId)),
    kept: (now) =>
      [...scopes.values()]
        .map(({ owner, asked, windows, onTheirWay, refusals, pausedUntil }) => ({
          owner,
          asked,
          windows: [...windows.values()]
            .filter(({ resumesAt }) => resumesAt > now)
            .map(({ family, limit, told, untold, resetAt }) => {
              return { family, limit, remaining: Math.max(0, told - untold - onTheirWay), resetAt };
            }),
          ...(pausedUntil > now ? { refusals, pausedUntil } : { refusals: 0, pausedUntil: 0 }),
        }))
        .filter(({ windows, pausedUntil }) => windows.length > 0 || pausedUntil > 0),
    restore(kept, now) {
      for (const { owner, asked, windows, refusals, pausedUntil } of kept) {
        const scope = scopeOf(owner, asked);
        for (const window of windows) {
          const resetAt = plausible(window.resetAt, window.family, now);
          if (resetAt !== null) scope.windows.set(window.family, begun({ ...window, resetAt }));
        }
        if (!(pausedUntil > now)) continue;
        scope.refusals = refusals;
        scope.pausedUntil = Math.min(pausedUntil, now + longestMs);
      }
    },
  };
}

/** @returns when a window is over; null when it is over already, and its length from now when the told time is a mistake */
function plausible(resetAt: number, family: LimitFamily, now: number): number | null {
  if (!(resetAt > now)) return null;
  return resetAt - now > longestMs ? now + lengthOf[family] : resetAt;
}

/** A window that is over begins anew, as large as it was. */
function renewed(window: Known, now: number): Known {
  if (window.resumesAt > now) return window;
  window.told = Math.max(1, window.limit);
  window.untold = 0;
  return window;
}
