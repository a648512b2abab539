/**
 * Everything that is asked of a service takes its turn here: one request at a time for each thing that an account asks,
 * what the person looks at first, no account at the expense of another. Nothing is sent into a limit that is known to be
 * used up. Reading that has to wait waits here and goes on by itself: for the reset of a limit, for another try after a
 * failure that a try may mend, for the network. What waits can be ended at any time and is never sent then.
 *
 * Writing never waits and is never tried again: nobody could tell whether it was done.
 */
import { type AppError, appError, fail, type Result } from '../contract/errors.ts';
import type { AccountId } from '../contract/views/ids.ts';
import type { Asked, LimitsView } from '../contract/views/limits.ts';
import { createGate } from './gate.ts';
import { createKeeper, readKept } from './kept.ts';
import { nextInTurn, type Priority } from './order.ts';
import { retryPause } from './pauses.ts';
import type { Request, Requests, RequestsPorts } from './ports.ts';
import { watchSetBacks } from './set-back.ts';
import { type Wait, type Waiting, waitOf, waitView } from './waits.ts';
import { createWindowBook, type Ending, type Pool, type Window } from './windows.ts';

/** A request from its arrival to its end. */
interface Entry extends Waiting, Pool {
  write: boolean;
  priority: () => Priority;
  arrival: number;
  passedOver: number;
  /** Until when it waits because it met no network although the system says that there is one. */
  offlineUntil: number;
  /** What was told to whoever asked, as milliseconds. */
  toldUntil: number | null;
  onWaits: (until: number | null) => void;
  /** Aborts what is under way; null while nothing is. */
  underWay: AbortController | null;
  send(): void;
  /** Ends it: answers, and lets nothing of it arrive later. */
  settle(result: Result<never>): void;
}

/** Nobody tells when the network is back, so it is looked after this often. */
const offlinePollMs = 5_000;

/** While something waits, the clock is looked at this often: it may have been set meanwhile. */
const longestSleepMs = 60_000;

export function createRequests(ports: RequestsPorts): Requests {
  const setBackBy = watchSetBacks(ports.now);
  const chance = () => Math.min(1, Math.max(0, ports.chance()));
  const keeper = createKeeper(ports.setTimer, () => safely(keep, undefined));
  const book = createWindowBook(chance);
  const gate = createGate();
  const entries = new Set<Entry>();
  const keyOf = new Map<AccountId, string>();
  const lastTurn = new Map<AccountId, number>();
  /** The view that was told last, as text. */
  const told = new Map<AccountId, string>();
  let turns = 0;
  let arrivals = 0;
  let closed = false;
  let pumping = false;
  let again = false;
  let soon = false;
  let stopTimer: () => void = () => undefined;

  function now(): number {
    const back = setBackBy();
    if (back > 0) {
      book.setBack(back);
      for (const entry of entries) {
        entry.retryAt -= back;
        entry.offlineUntil -= back;
      }
    }
    return ports.now();
  }
  /** What others do when they are told something must not stop what is going on here. */
  function safely<T>(ask: () => T, otherwise: T): T {
    try {
      return ask();
    } catch (cause) {
      ports.onUnexpected(cause);
      return otherwise;
    }
  }
  const waiting = (): Entry[] => [...entries].filter(({ underWay }) => underWay === null);
  const isOffline = (entry: Entry, time: number, online: boolean): boolean =>
    !entry.write && (!online || entry.offlineUntil > time);
  const waitNow = (entry: Entry, time: number, online: boolean): Wait | null =>
    waitOf(entry, {
      now: time,
      offline: isOffline(entry, time, online),
      blockedUntil: book.blockedUntil(entry, time),
    });

  function keep(): void {
    const time = now();
    const scopes = book.kept(time);
    const keys = [...keyOf].map(([accountId, keyId]) => ({ accountId, keyId }));
    ports.kept.write(scopes.length === 0 ? null : { version: 1, writtenAt: time, keys, scopes });
  }
  function restore(): void {
    const time = now();
    const kept = readKept(
      safely(() => ports.kept.read(), null),
      time,
    );
    if (kept === null) return;
    for (const { accountId, keyId } of kept.keys) keyOf.set(accountId, keyId);
    book.restore(kept.scopes, time);
  }

  /** Lets everything start that may, tells what waits, and sleeps until something can have changed. */
  function pump(): void {
    again = true;
    if (pumping || closed) return;
    pumping = true;
    while (again && !closed) {
      again = false;
      startAll();
      tellWaits();
      tellChanges();
    }
    pumping = false;
    if (!closed) sleep();
  }
  /** What ends several at once must not let one of them start because the one before it has gone. */
  function pumpSoon(): void {
    if (soon) return;
    soon = true;
    queueMicrotask(() => {
      soon = false;
      pump();
    });
  }

  function startAll(): void {
    for (;;) {
      const time = now();
      const online = ports.isOnline();
      refuseWrites(time);
      const ready = waiting()
        .filter(
          (entry) => gate.isOpen(entry) && waitNow(entry, time, online) === null && !book.isSpokenFor(entry, time),
        )
        .map((entry) => ({ entry, ...entry, priority: safely(entry.priority, 'automatic') }))
        // Where nothing is known yet, what is only read by itself does not risk a second refusal for the same key.
        .filter(({ entry, priority }) => priority !== 'automatic' || book.isKnown(entry) || !gate.isAsked(entry));
      const next = nextInTurn(ready, (accountId) => lastTurn.get(accountId) ?? 0);
      if (next === null) return;
      for (const { entry } of ready) if (entry !== next.entry) entry.passedOver += 1;
      turns += 1;
      lastTurn.set(next.accountId, turns);
      start(next.entry);
    }
  }
  function refuseWrites(time: number): void {
    for (const entry of waiting()) {
      const until = entry.write ? book.blockedUntil(entry, time) : null;
      if (until === null) continue;
      entry.settle(fail(appError('rate-limited', { kind: 'wait', until: new Date(until).toISOString() })));
    }
  }
  function start(entry: Entry): void {
    entry.underWay = new AbortController();
    gate.enter(entry);
    book.sent(entry);
    tellWait(entry, null);
    // Whoever was told may have ended it.
    if (entry.underWay !== null) entry.send();
  }
  function tellWait(entry: Entry, until: number | null): void {
    if (entry.toldUntil === until) return;
    entry.toldUntil = until;
    safely(() => entry.onWaits(until), undefined);
  }
  function tellWaits(): void {
    const time = now();
    const online = ports.isOnline();
    for (const entry of waiting()) {
      if (entries.has(entry) && entry.underWay === null) tellWait(entry, waitNow(entry, time, online)?.until ?? null);
    }
  }
  function tellChanges(): void {
    for (const accountId of keyOf.keys()) {
      const { windows, waits } = view(accountId);
      const text = windows.length + waits.length === 0 ? '' : JSON.stringify([windows, waits]);
      if (text === (told.get(accountId) ?? '')) continue;
      told.set(accountId, text);
      safely(() => ports.onChange(accountId), undefined);
    }
  }
  function sleep(): void {
    stopTimer();
    stopTimer = () => undefined;
    const time = now();
    const online = ports.isOnline();
    const waits = waiting().flatMap((entry) => waitNow(entry, time, online) ?? []);
    const moments = waits.map(({ until }) => (until === Infinity ? time + offlinePollMs : until));
    if (waits.length > 0) moments.push(time + longestSleepMs);
    const end = book.nextEnd(time);
    if (end !== null) moments.push(end);
    if (moments.length === 0) return;
    stopTimer = ports.setTimer(Math.max(1, Math.ceil(Math.min(...moments) - time)), pump);
  }

  /** An entry whose request was sent and is over. */
  function leave(entry: Entry, ending: Ending): void {
    entry.underWay = null;
    gate.leave(entry);
    const time = now();
    book.ended(entry, ending, time);
    if (book.blockedUntil(entry, time) !== null) keeper.write();
    else if (book.nextEnd(time) !== null) keeper.changed();
  }
  /** @returns whether the request is sent again later */
  function staysAfter(entry: Entry, error: AppError): boolean {
    const time = now();
    if (error.code === 'rate-limited') {
      const { action } = error;
      const until = action.kind === 'wait' ? Date.parse(action.until) : null;
      book.refused(entry, { windows: ports.windowsOf(error), until }, time);
      keeper.write();
      return !entry.write;
    }
    if (entry.write) return false;
    if (error.code === 'offline') {
      entry.offlineUntil = time + offlinePollMs;
      return true;
    }
    if (!ports.isTransient(error)) return false;
    const { times, delaySeconds } = ports.policy();
    entry.failures += 1;
    entry.tries = times + 1;
    entry.lastError = error;
    entry.retryAt = time + retryPause(entry.failures, delaySeconds, chance());
    return entry.failures <= times;
  }

  /** Ends what was not sent, and on demand what was. */
  function end(which: (entry: Entry) => boolean): void {
    for (const entry of [...entries]) if (which(entry)) entry.settle(fail(appError('cancelled')));
    pumpSoon();
  }
  function view(accountId: AccountId): LimitsView {
    const time = now();
    const online = ports.isOnline();
    const waits = new Map<Asked, LimitsView['waits'][number]>();
    for (const entry of waiting()) {
      if (entry.accountId !== accountId || waits.has(entry.asked)) continue;
      const wait = waitNow(entry, time, online);
      if (wait !== null) waits.set(entry.asked, waitView(entry, wait));
    }
    return { accountId, windows: book.view(accountId, keyOf.get(accountId) ?? null, time), waits: [...waits.values()] };
  }

  function run<T extends { limits: readonly Window[] }>(
    { accountId, keyId, asked, write, priority, signal, onWaits }: Request,
    perform: (signal: AbortSignal) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    if (closed || signal.aborted) return Promise.resolve(fail(appError('cancelled')));
    keyOf.set(accountId, keyId);
    return new Promise((resolve) => {
      const finish = (result: Result<T>): void => {
        signal.removeEventListener('abort', abort);
        entries.delete(entry);
        resolve(result);
      };
      const abort = (): void => {
        entry.settle(fail(appError('cancelled')));
        pumpSoon();
      };
      const arrived = (sent: AbortController, result: Result<T>): void => {
        // It was ended meanwhile, and whoever asked has their answer.
        if (entry.underWay !== sent) return;
        safely(() => {
          leave(entry, endingOf(result, ports.windowsOf));
          if (result.ok) book.worked(entry);
          if (result.ok || !staysAfter(entry, result.error)) finish(result);
        }, undefined);
        pump();
      };
      const entry: Entry = {
        accountId,
        keyId,
        asked,
        write,
        priority,
        arrival: ++arrivals,
        passedOver: 0,
        retryAt: 0,
        failures: 0,
        tries: 1,
        lastError: null,
        offlineUntil: 0,
        toldUntil: null,
        onWaits: (until) => onWaits?.(until),
        underWay: null,
        send() {
          const sent = entry.underWay;
          if (sent === null) return;
          const answer = async (): Promise<Result<T>> => perform(sent.signal);
          answer().then(
            (result) => arrived(sent, result),
            (cause: unknown) => {
              if (entry.underWay === sent) ports.onUnexpected(cause);
              arrived(sent, fail(appError('unexpected', { kind: 'retry' })));
            },
          );
        },
        settle(result) {
          if (!entries.has(entry)) return;
          const sent = entry.underWay;
          if (sent !== null) {
            // The service may have seen it: then it counts there.
            leave(entry, { windows: [], counted: true });
            sent.abort();
          }
          finish(result);
        },
      };
      entries.add(entry);
      signal.addEventListener('abort', abort, { once: true });
      pump();
    });
  }

  restore();

  return {
    run,
    view,
    blockedUntil: (accountId, keyId, asked) => book.blockedUntil({ accountId, keyId, asked }, now()),
    note(accountId, keyId, asked, windows) {
      keyOf.set(accountId, keyId);
      book.note({ accountId, keyId, asked }, windows, now());
      keeper.changed();
      pump();
    },
    stopWaiting: (accountId, asked) =>
      end(
        (entry) =>
          entry.underWay === null && entry.accountId === accountId && (asked === undefined || entry.asked === asked),
      ),
    stopAutomatic: (accountId) =>
      end(
        (entry) =>
          entry.underWay === null &&
          entry.accountId === accountId &&
          safely(entry.priority, 'automatic') === 'automatic',
      ),
    forget(accountId) {
      end((entry) => entry.accountId === accountId);
      book.forget(accountId);
      keyOf.delete(accountId);
      lastTurn.delete(accountId);
      told.delete(accountId);
      keeper.write();
    },
    forgetKey(keyId) {
      book.forgetKey(keyId);
      for (const [accountId, key] of keyOf) if (key === keyId) book.forget(accountId);
      keeper.write();
      pump();
    },
    wake() {
      for (const entry of entries) entry.offlineUntil = 0;
      pump();
    },
    close() {
      closed = true;
      stopTimer();
      end(() => true);
      keeper.close();
    },
  };
}

/** What an ended request tells of windows. One that never reached the service is not counted there. */
function endingOf(result: Result<{ limits: readonly Window[] }>, windowsOf: RequestsPorts['windowsOf']): Ending {
  if (result.ok) return { windows: result.value.limits, counted: true };
  const { error } = result;
  return { windows: windowsOf(error), counted: error.details?.status !== undefined || error.code === 'timeout' };
}
