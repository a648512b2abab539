import { describe, expect, it } from 'vitest';
import { createWindowBook, type Pool, type Window, type WindowBook } from '../../electron/requests/windows.ts';
import { fifteen, hour, minute, second } from './harness.ts';

const now = Date.parse('2026-08-20T10:00:00Z');
const home: Pool = { accountId: 'x:1', keyId: 'k', asked: 'home' };
const other: Pool = { ...home, accountId: 'x:2' };
const ofApp = (remaining: number, resetAt = now + hour): Window => ({
  family: 'app-24-hours',
  limit: 500,
  remaining,
  resetAt,
});
const ask = (book: WindowBook, pool: Pool, windows: readonly Window[], at = now) => {
  book.sent(pool);
  book.ended(pool, { windows, counted: true }, at);
};
const refuse = (book: WindowBook, pool: Pool, windows: readonly Window[], until: number | null = null, at = now) => {
  ask(book, pool, windows, at);
  book.refused(pool, { windows, until }, at);
};
const remaining = (book: WindowBook, pool = home, at = now) =>
  book.view(pool.accountId, pool.keyId, at).map((window) => [window.asked, window.family, window.remaining]);

describe('windows', () => {
  it('hold nothing back while calls are left', () => {
    const book = createWindowBook(() => 0);
    expect(book.blockedUntil(home, now)).toBeNull();
    ask(book, home, [fifteen(1, now + minute)]);
    expect(book.blockedUntil(home, now)).toBeNull();
  });

  it('hold back until the latest of those that are used up has begun anew, and one to five seconds more', () => {
    for (const [chance, jitter] of [
      [0, 1000],
      [0.5, 3000],
      [1, 5000],
    ] as const) {
      const book = createWindowBook(() => chance);
      const daily: Window = { family: 'user-24-hours', limit: 9, remaining: 0, resetAt: now + 90_000 };
      ask(book, home, [fifteen(0, now + minute), daily, ofApp(3)]);
      expect(book.blockedUntil(home, now)).toBe(now + 90_000 + jitter);
      expect(book.blockedUntil(home, now + 90_000 + jitter)).toBeNull();
    }
  });

  it('are those of an account and of what it asks; those of the app are shared', () => {
    const book = createWindowBook(() => 0);
    ask(book, home, [fifteen(0, now + minute)]);
    expect(book.blockedUntil(other, now)).toBeNull();
    expect(book.blockedUntil({ ...home, asked: 'mentions' }, now)).toBeNull();
    ask(book, home, [fifteen(5, now + minute), ofApp(0)]);
    expect(book.blockedUntil(other, now)).toBe(now + hour + second);
    expect(book.blockedUntil({ ...other, keyId: 'another' }, now)).toBeNull();
    expect(book.blockedUntil({ ...other, asked: 'mentions' }, now)).toBeNull();
  });

  it('are shown while they are not over', () => {
    const book = createWindowBook(() => 0);
    ask(book, { ...home, asked: 'search' }, [ofApp(7), fifteen(4, now + 2 * minute)]);
    ask(book, home, [fifteen(9, now + minute)]);
    expect(book.view('x:1', 'k', now)).toEqual([
      { asked: 'home', family: '15-minutes', limit: 15, remaining: 9, resetsAt: '2026-08-20T10:01:00.000Z' },
      { asked: 'search', family: '15-minutes', limit: 15, remaining: 4, resetsAt: '2026-08-20T10:02:00.000Z' },
      { asked: 'search', family: 'app-24-hours', limit: 500, remaining: 7, resetsAt: '2026-08-20T11:00:00.000Z' },
    ]);
    expect(remaining(book, other)).toEqual([['search', 'app-24-hours', 7]]);
    expect(book.view('x:2', null, now)).toEqual([]);
    expect(book.nextEnd(now)).toBe(now + minute);
    expect(remaining(book, home, now + minute)).toHaveLength(2);
    expect(book.nextEnd(now + hour)).toBeNull();
  });

  it('count what is on its way as used', () => {
    const book = createWindowBook(() => 0);
    ask(book, home, [ofApp(2)]);
    expect(book.isSpokenFor(home, now)).toBe(false);
    book.sent(home);
    expect(book.isSpokenFor(other, now)).toBe(false);
    book.sent(other);
    expect(book.isSpokenFor({ ...home, accountId: 'x:3' }, now)).toBe(true);
    book.ended(other, { windows: [ofApp(1)], counted: true }, now);
    expect(book.isSpokenFor(other, now)).toBe(true);
    // The answer that was given first comes last.
    book.ended(home, { windows: [ofApp(2)], counted: true }, now);
    expect(remaining(book)).toEqual([['home', 'app-24-hours', 1]]);
    book.sent(home);
    book.ended(home, { windows: [], counted: true }, now);
    expect(book.blockedUntil(other, now)).not.toBeNull();
  });

  it('do not count what never reached the service', () => {
    const book = createWindowBook(() => 0);
    ask(book, home, [fifteen(1, now + minute)]);
    book.sent(home);
    book.ended(home, { windows: [], counted: false }, now);
    expect(book.blockedUntil(home, now)).toBeNull();
    book.sent(home);
    book.ended(home, { windows: [], counted: true }, now);
    expect(book.blockedUntil(home, now)).not.toBeNull();
  });

  it('ignore what an old answer says of a window that is over, once another one is known', () => {
    const book = createWindowBook(() => 0);
    book.sent(other);
    ask(book, home, [ofApp(400, now + hour)]);
    book.ended(other, { windows: [ofApp(0, now + minute)], counted: true }, now);
    expect(remaining(book)).toEqual([['home', 'app-24-hours', 400]]);
    ask(book, home, [ofApp(0, now + minute)]);
    expect(remaining(book)).toEqual([['home', 'app-24-hours', 0]]);
  });

  it('begin anew as large as they were, and not with several calls at once where there is only one', () => {
    const book = createWindowBook(() => 0);
    ask(book, home, [{ ...ofApp(0), limit: 1 }]);
    const later = now + hour + second;
    expect(book.blockedUntil(home, later)).toBeNull();
    expect(book.isSpokenFor(other, later)).toBe(false);
    book.sent(home);
    expect(book.isSpokenFor(other, later)).toBe(true);
  });

  it('are forgotten with their account or key', () => {
    const book = createWindowBook(() => 0);
    ask(book, home, [fifteen(0, now + minute), ofApp(5)]);
    ask(book, other, [fifteen(3, now + minute), ofApp(4)]);
    book.forget('x:1');
    expect(remaining(book)).toEqual([['home', 'app-24-hours', 4]]);
    expect(book.blockedUntil(home, now)).toBeNull();
    book.forgetKey('k');
    expect(remaining(book, other)).toEqual([['home', '15-minutes', 3]]);
  });
});

describe('a limit of nothing', () => {
  it('is asked once in each window', () => {
    const book = createWindowBook(() => 0);
    const none = (resetAt: number) => fifteen(0, resetAt, 0);
    ask(book, home, [none(now + minute)]);
    expect(book.blockedUntil(home, now)).toBe(now + minute + second);
    const later = now + minute + second;
    expect(book.blockedUntil(home, later)).toBeNull();
    refuse(book, home, [none(later + minute)], null, later);
    expect(book.blockedUntil(home, later)).toBe(later + minute + second);
  });
});

describe('mistakes', () => {
  it('a reset in the past is over', () => {
    const book = createWindowBook(() => 0);
    ask(book, home, [fifteen(0, now - 1), fifteen(0, Number.NaN)]);
    expect(book.blockedUntil(home, now)).toBeNull();
    expect(book.view('x:1', 'k', now)).toEqual([]);
  });

  it.each([
    ['15-minutes', 15 * minute],
    ['user-24-hours', 24 * hour],
    ['app-24-hours', 24 * hour],
  ] as const)('a reset more than a day ahead holds back as long as a window of %s can be', (family, length) => {
    const book = createWindowBook(() => 0);
    ask(book, home, [{ family, limit: 5, remaining: 0, resetAt: now + 1000 * hour }]);
    expect(book.blockedUntil(home, now)).toBe(now + length + second);
  });

  it('a refusal never holds back for more than a day either', () => {
    const book = createWindowBook(() => 0);
    refuse(book, home, [], now + 1000 * hour);
    expect(book.blockedUntil(home, now)).toBe(now + 24 * hour + second);
  });
});

describe('refusals', () => {
  it('hold back as long as they say', () => {
    const book = createWindowBook(() => 0);
    refuse(book, home, [], now + 2 * minute);
    expect(book.blockedUntil(home, now)).toBe(now + 2 * minute + second);
    expect(book.blockedUntil(other, now)).toBeNull();
  });

  it('use a window up, whatever it says is left: that which begins anew first', () => {
    const book = createWindowBook(() => 0);
    refuse(book, home, [ofApp(80), fifteen(7, now + 10 * minute)]);
    expect(remaining(book)).toEqual([
      ['home', '15-minutes', 0],
      ['home', 'app-24-hours', 80],
    ]);
    expect(book.blockedUntil(home, now)).toBe(now + 10 * minute + second);
  });

  it('leave the other windows alone when one is used up', () => {
    const book = createWindowBook(() => 0);
    refuse(book, home, [ofApp(0), fifteen(7, now + 10 * minute)]);
    expect(book.blockedUntil(home, now)).toBe(now + hour + second);
    expect(book.blockedUntil(other, now)).toBe(now + hour + second);
    expect(remaining(book)[0]).toEqual(['home', '15-minutes', 7]);
  });

  it.each([null, now - 5, Number.NaN])('double the pause from one to 15 minutes without such a time (%s)', (until) => {
    const book = createWindowBook(() => 0);
    const pauses = Array.from({ length: 6 }, () => {
      refuse(book, home, [], until);
      return ((book.blockedUntil(home, now) ?? 0) - now - second) / minute;
    });
    expect(pauses).toEqual([1, 2, 4, 8, 15, 15]);
    book.worked(home);
    expect(book.blockedUntil(home, now)).toBeNull();
    refuse(book, home, [], until);
    expect(book.blockedUntil(home, now)).toBe(now + 61_000);
  });

  it('trust a told time less with every refusal in a row', () => {
    const book = createWindowBook(() => 0);
    const pauses = Array.from({ length: 4 }, () => {
      refuse(book, home, [], now + second);
      return (book.blockedUntil(home, now) ?? 0) - now;
    });
    expect(pauses).toEqual([2 * second, minute + second, 2 * minute + second, 4 * minute + second]);
  });
});

describe('a clock that was set back', () => {
  it('moves every time by as much', () => {
    const book = createWindowBook(() => 0);
    ask(book, home, [fifteen(0, now + minute)]);
    refuse(book, other, []);
    book.setBack(hour);
    expect(book.blockedUntil(home, now - hour)).toBe(now - hour + minute + second);
    expect(book.blockedUntil(other, now - hour)).toBe(now - hour + minute + second);
    expect(book.view('x:1', 'k', now - hour)[0]?.resetsAt).toBe('2026-08-20T09:01:00.000Z');
  });
});
