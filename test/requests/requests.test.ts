import { describe, expect, it } from 'vitest';
import { appError, fail } from '../../electron/contract/errors.ts';
import type { Priority } from '../../electron/requests/order.ts';
import type { Request } from '../../electron/requests/ports.ts';
import type { Window } from '../../electron/requests/windows.ts';
import {
  createHarness,
  failed,
  fifteen,
  type Harness,
  hour,
  minute,
  second,
  settle,
  startTime,
  worked,
} from './harness.ts';

const cancelled = { ok: false, error: { code: 'cancelled' } };
const down = () => failed('service-down', { kind: 'retry' });
const waitsOf = (h: Harness, accountId: 'x:1' | 'x:2' = 'x:1') => h.requests.view(accountId).waits;
const isoAt = (ms: number) => new Date(startTime + ms).toISOString();
const request: Omit<Request, 'signal'> = {
  accountId: 'x:1',
  keyId: 'k',
  asked: 'home',
  write: false,
  priority: () => 'asked',
};
/** Uses up the window of what an account asks. */
async function exhaust(h: Harness, until: number, windows = [fifteen(0, startTime + until)]): Promise<void> {
  await h.ask('uses it up').answer(worked(...windows));
  h.log.length = 0;
}

describe('taking turns', () => {
  it('sends at once what nothing speaks against, and gives its answer', async () => {
    const h = createHarness();
    const one = h.ask('one');
    expect(h.log).toEqual(['one']);
    const answer = worked(fifteen(3, startTime + minute));
    await one.answer(answer);
    expect(one.result).toBe(answer);
    expect(one.waits).toEqual([]);
  });

  it('sends one thing of an account at a time', async () => {
    const h = createHarness();
    const first = h.ask('first');
    h.ask('second');
    h.ask('of another', { accountId: 'x:2' });
    expect(h.log).toEqual(['first', 'of another']);
    await first.answer(worked());
    expect(h.log).toEqual(['first', 'of another', 'second']);
  });

  it('sends two things of an account and six altogether', async () => {
    const h = createHarness();
    const asked = ['home', 'mentions', 'likes'] as const;
    const all = ([1, 2, 3, 4] as const).flatMap((account) =>
      asked.map((what) => h.ask(`${account} ${what}`, { accountId: `x:${account}`, asked: what })),
    );
    expect(h.log).toEqual(['1 home', '1 mentions', '2 home', '2 mentions', '3 home', '3 mentions']);
    await all[1]?.answer(worked());
    // The account that has had no turn yet.
    expect(h.log.slice(6)).toEqual(['4 home']);
    await all[0]?.answer(worked());
    expect(h.log.slice(7)).toEqual(['1 likes']);
  });

  it('lets go first what is shown, asked anew whenever something may start', async () => {
    const h = createHarness();
    const busy = h.ask('busy', { asked: 'user' });
    h.ask('also busy', { asked: 'search' });
    let shown: Priority = 'automatic';
    h.ask('automatic', { asked: 'likes', priority: 'automatic' });
    h.ask('asked', { asked: 'list', priority: 'asked' });
    h.ask('shown later', { asked: 'home', priority: () => shown });
    shown = 'shown';
    await busy.answer(worked());
    expect(h.log.at(-1)).toBe('shown later');
  });

  it('does not let what is read by itself risk the limit of a key of which nothing is known', async () => {
    const h = createHarness();
    const first = h.ask('first', { priority: 'automatic' });
    h.ask('second', { accountId: 'x:2', priority: 'automatic' });
    h.ask('of another key', { accountId: 'x:3', keyId: 'other', priority: 'automatic' });
    h.ask('asked for', { accountId: 'x:4' });
    expect(h.log).toEqual(['first', 'of another key', 'asked for']);
    await first.answer(worked());
    expect(h.log).toContain('second');
  });

  it('survives a mistake in whoever asks', async () => {
    const h = createHarness();
    const cause = new Error('broken');
    const one = h.ask('one', {
      priority: () => {
        throw cause;
      },
    });
    await one.answer(worked());
    expect(one.result).toMatchObject({ ok: true });
    expect(h.unexpected).toContain(cause);
  });

  it('turns a request that throws into an error', async () => {
    const h = createHarness();
    const cause = new Error('broken');
    const answer = await h.requests.run({ ...request, signal: new AbortController().signal }, () => {
      throw cause;
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'unexpected', action: { kind: 'retry' } } });
    expect(h.unexpected).toEqual([cause]);
    const next = h.ask('next');
    expect(next.sent).toBe(1);
  });
});

describe('limits', () => {
  it('are waited for before anything is sent, with the time told, and then it goes on by itself', async () => {
    const h = createHarness();
    await exhaust(h, 10 * minute);
    const one = h.ask('one');
    expect(one.sent).toBe(0);
    expect(one.waits).toEqual([10 * minute + second]);
    expect(waitsOf(h)).toEqual([
      { asked: 'home', reason: 'limit', until: isoAt(10 * minute + second), attempt: 1, of: 1, error: null },
    ]);
    expect(h.requests.blockedUntil('x:1', 'k', 'home')).toBe(startTime + 10 * minute + second);
    await h.clock.advance(10 * minute);
    expect(one.sent).toBe(0);
    await h.clock.advance(second);
    expect(one.sent).toBe(1);
    expect(one.waits).toEqual([10 * minute + second, null]);
    expect(waitsOf(h)).toEqual([]);
  });

  it('hold nothing else back', async () => {
    const h = createHarness();
    await exhaust(h, minute);
    h.ask('waits');
    expect(h.ask('another thing', { asked: 'mentions' }).sent).toBe(1);
    expect(h.ask('another account', { accountId: 'x:2' }).sent).toBe(1);
  });

  it('of the app hold back all accounts of its key', async () => {
    const h = createHarness();
    const ofApp: Window = { family: 'app-24-hours', limit: 1, remaining: 0, resetAt: startTime + 2 * hour };
    await exhaust(h, 0, [ofApp]);
    const other = h.ask('other', { accountId: 'x:2' });
    expect(other.waits).toEqual([2 * hour + second]);
    expect(h.ask('of another key', { accountId: 'x:3', keyId: 'other' }).sent).toBe(1);
    const third = h.ask('third', { accountId: 'x:4' });
    await h.clock.advance(2 * hour + second);
    // One call is all that there is.
    expect([other.sent, third.sent]).toEqual([1, 0]);
    await other.answer(worked({ ...ofApp, resetAt: startTime + 26 * hour }));
    expect(third.sent).toBe(0);
  });

  it('that refuse are waited for, and the request is sent once more', async () => {
    const h = createHarness();
    const one = h.ask('one');
    const error = h.tellAtRefusal(appError('rate-limited', { kind: 'wait', until: isoAt(5 * minute) }), [
      fifteen(0, startTime + 5 * minute),
    ]);
    await one.answer(fail(error));
    expect(one.waits).toEqual([5 * minute + second]);
    await h.clock.advance(5 * minute + second);
    expect(one.sent).toBe(2);
    await one.answer(worked());
    expect(one.result).toMatchObject({ ok: true });
  });

  it('without a time are tried after one minute, then two, up to 15', async () => {
    const h = createHarness();
    const one = h.ask('one');
    for (const pause of [1, 2, 4, 8, 15, 15]) {
      await one.answer(failed('rate-limited'));
      const { sent } = one;
      await h.clock.advance(pause * minute);
      expect(one.sent).toBe(sent);
      await h.clock.advance(second);
      expect(one.sent).toBe(sent + 1);
    }
  });

  it('that were told elsewhere count', async () => {
    const h = createHarness();
    h.requests.note('x:1', 'k', 'home', [fifteen(0, startTime + minute)]);
    const one = h.ask('one');
    expect(one.sent).toBe(0);
    h.requests.note('x:1', 'k', 'home', [fifteen(15, startTime + minute)]);
    expect(one.sent).toBe(1);
  });

  it('of a key that was replaced are forgotten', async () => {
    const h = createHarness();
    await exhaust(h, minute);
    const one = h.ask('one');
    h.requests.forgetKey('k');
    expect(one.sent).toBe(1);
  });
});

describe('trying again', () => {
  it('pauses twice as long each time, tells so, and ends with the last failure', async () => {
    const h = createHarness();
    const one = h.ask('one');
    for (const [failures, pause] of [1, 2, 4].entries()) {
      await one.answer(down());
      expect(waitsOf(h)).toMatchObject([
        { reason: 'retry', attempt: failures + 2, of: 4, error: { code: 'service-down' } },
      ]);
      await h.clock.advance(pause * second - 1);
      expect(one.sent).toBe(failures + 1);
      await h.clock.advance(1);
      expect(one.sent).toBe(failures + 2);
    }
    expect(one.result).toBeNull();
    await one.answer(down());
    expect(one.result).toMatchObject({ ok: false, error: { code: 'service-down' } });
    expect(waitsOf(h)).toEqual([]);
    expect(one.waits).toEqual([second, null, 3 * second, null, 7 * second, null]);
  });

  it('is spread by chance', async () => {
    const h = createHarness({ chance: () => 1 });
    const one = h.ask('one');
    await one.answer(down());
    expect(one.waits).toEqual([1.5 * second]);
  });

  it('follows the settings as they are at each failure', async () => {
    const h = createHarness();
    const one = h.ask('one');
    await one.answer(failed('timeout'));
    h.policy = { times: 2, delaySeconds: 10 };
    await h.clock.advance(second);
    await one.answer(failed('network'));
    expect(waitsOf(h)).toMatchObject([{ attempt: 3, of: 3, until: isoAt(21 * second) }]);
    h.policy = { times: 0, delaySeconds: 1 };
    const other = h.ask('other', { accountId: 'x:2' });
    await other.answer(down());
    expect(other.result).toMatchObject({ ok: false, error: { code: 'service-down' } });
  });

  it('lets others of the same kind go meanwhile', async () => {
    const h = createHarness();
    await h.ask('one').answer(down());
    expect(h.ask('other').sent).toBe(1);
  });

  it.each(['clock', 'signed-out', 'needs-plan', 'out-of-money', 'gone', 'cancelled', 'refused'] as const)(
    'is not done after %s',
    async (code) => {
      const h = createHarness();
      const one = h.ask('one');
      await one.answer(failed(code));
      expect(one.result).toMatchObject({ ok: false, error: { code } });
    },
  );
});

describe('the network', () => {
  it('is waited for; it goes on when somebody says that it is back', async () => {
    const h = createHarness();
    h.online = false;
    const one = h.ask('one');
    expect(one.waits).toEqual([Infinity]);
    expect(waitsOf(h)).toEqual([{ asked: 'home', reason: 'offline', until: null, attempt: 1, of: 1, error: null }]);
    h.online = true;
    h.requests.wake();
    expect(one.sent).toBe(1);
    expect(one.waits).toEqual([Infinity, null]);
  });

  it('is looked for every five seconds', async () => {
    const h = createHarness();
    h.online = false;
    const one = h.ask('one');
    await h.clock.advance(hour);
    h.online = true;
    await h.clock.advance(5 * second);
    expect(one.sent).toBe(1);
  });

  it('is waited for as well when only the request has found out', async () => {
    const h = createHarness();
    const one = h.ask('one');
    await one.answer(failed('offline'));
    expect(waitsOf(h)).toMatchObject([{ reason: 'offline', until: null }]);
    await h.clock.advance(5 * second);
    expect(one.sent).toBe(2);
    await one.answer(failed('offline'));
    h.requests.wake();
    expect(one.sent).toBe(3);
    await one.answer(worked());
    expect(one.result).toMatchObject({ ok: true });
  });
});

describe('writing', () => {
  it('is never tried again', async () => {
    const h = createHarness();
    for (const code of ['timeout', 'network', 'service-down', 'offline', 'rate-limited'] as const) {
      const one = h.ask('write', { asked: 'write', write: true, accountId: `x:${code}` });
      await one.answer(failed(code));
      expect(one).toMatchObject({ sent: 1, waits: [], result: { ok: false, error: { code } } });
    }
  });

  it('never waits: a limit that is used up is an error at once', async () => {
    const h = createHarness();
    const windows = [{ ...fifteen(0, startTime + hour), family: 'user-24-hours' as const }];
    await h.ask('first', { asked: 'write', write: true }).answer(worked(...windows));
    const one = h.ask('second', { asked: 'write', write: true });
    await settle();
    const until = isoAt(hour + second);
    expect(one).toMatchObject({
      sent: 0,
      waits: [],
      result: { ok: false, error: { code: 'rate-limited', action: { kind: 'wait', until } } },
    });
  });

  it('finds out by itself that there is no network', async () => {
    const h = createHarness();
    h.online = false;
    expect(h.ask('write', { asked: 'write', write: true }).sent).toBe(1);
  });
});

describe('ending', () => {
  it('never sends what waits, whoever ends it', async () => {
    const ways: ((h: Harness, one: { end(): void }) => void)[] = [
      (_h, one) => one.end(),
      (h) => h.requests.stopWaiting('x:1'),
      (h) => h.requests.stopWaiting('x:1', 'home'),
      (h) => h.requests.stopAutomatic('x:1'),
      (h) => h.requests.forget('x:1'),
      (h) => h.requests.close(),
    ];
    for (const end of ways) {
      const h = createHarness();
      await exhaust(h, minute);
      const one = h.ask('one', { priority: 'automatic' });
      end(h, one);
      await settle();
      expect(one).toMatchObject({ sent: 0, result: cancelled });
      expect(waitsOf(h)).toEqual([]);
      await h.clock.advance(hour);
      expect(one.sent).toBe(0);
    }
  });

  it('leaves alone what was not meant', async () => {
    const h = createHarness();
    await exhaust(h, minute);
    await h.ask('mentions', { asked: 'mentions' }).answer(worked(fifteen(0, startTime + minute)));
    const asked = h.ask('asked');
    const automatic = h.ask('automatic', { priority: 'automatic' });
    const mentions = h.ask('mentions', { asked: 'mentions' });
    const under = h.ask('under way', { asked: 'likes', priority: 'automatic' });
    const other = h.ask('other', { accountId: 'x:2', priority: 'automatic' });
    h.requests.stopAutomatic('x:1');
    await settle();
    expect([asked, automatic, mentions, under, other].map(({ result }) => result)).toMatchObject([
      null,
      cancelled,
      null,
      null,
      null,
    ]);
    h.requests.stopWaiting('x:1', 'mentions');
    h.requests.stopWaiting('x:2');
    await settle();
    expect(mentions.result).toMatchObject(cancelled);
    expect([asked.result, other.result, under.signal?.aborted]).toEqual([null, null, false]);
  });

  it('aborts what is under way when nobody wants it any more, answers at once, and makes room', async () => {
    const h = createHarness();
    const one = h.ask('one');
    const next = h.ask('next');
    one.end();
    await settle();
    expect(one.result).toMatchObject(cancelled);
    expect(one.signal?.aborted).toBe(true);
    expect(next.sent).toBe(1);
    await one.answer(worked(fifteen(0, startTime + minute)));
    expect(one.result).toMatchObject(cancelled);
    expect(h.requests.blockedUntil('x:1', 'k', 'home')).toBeNull();
  });

  it('aborts what is under way for an account that is forgotten, and at the end; nothing starts on the way', async () => {
    for (const end of [(h: Harness) => h.requests.forget('x:1'), (h: Harness) => h.requests.close()]) {
      const h = createHarness();
      const all = [h.ask('one'), h.ask('two'), h.ask('three', { asked: 'likes' })];
      end(h);
      await settle();
      for (const one of all) expect(one.result).toMatchObject(cancelled);
      expect(h.log).toEqual(['one', 'three']);
      expect(all[0]?.signal?.aborted).toBe(true);
    }
  });

  it('lets nothing start any more once it is closed', async () => {
    const h = createHarness();
    h.requests.close();
    const one = h.ask('one');
    await settle();
    expect(one).toMatchObject({ sent: 0, result: cancelled });
    expect(h.clock.timers.size).toBe(0);
  });

  it('does not even begin with a signal that is aborted', async () => {
    const h = createHarness();
    const answer = await h.requests.run({ ...request, signal: AbortSignal.abort() }, async () => worked());
    expect(answer).toMatchObject(cancelled);
  });

  it('of a sent request counts it, as the service has seen it', async () => {
    const h = createHarness();
    await h.ask('one').answer(worked(fifteen(1, startTime + minute)));
    h.ask('two').end();
    await settle();
    expect(h.requests.blockedUntil('x:1', 'k', 'home')).not.toBeNull();
  });
});

describe('the view', () => {
  it('tells the windows that are not over, and each change once', async () => {
    const h = createHarness();
    expect(h.requests.view('x:1')).toEqual({ accountId: 'x:1', windows: [], waits: [] });
    await exhaust(h, minute);
    expect(h.changes).toEqual(['x:1']);
    expect(h.requests.view('x:1').windows).toEqual([
      { asked: 'home', family: '15-minutes', limit: 15, remaining: 0, resetsAt: isoAt(minute) },
    ]);
    const one = h.ask('one');
    h.ask('two');
    expect(h.changes).toHaveLength(2);
    expect(waitsOf(h)).toHaveLength(1);
    await h.clock.advance(minute);
    expect(h.requests.view('x:1').windows).toEqual([]);
    expect(h.changes).toHaveLength(3);
    await h.clock.advance(second);
    expect(one.sent).toBe(1);
    expect(h.changes).toHaveLength(4);
    await one.answer(worked());
    await h.clock.advance(hour);
    expect(h.changes).toHaveLength(4);
  });

  it('tells windows of the app to all accounts of its key', async () => {
    const h = createHarness();
    h.ask('other', { accountId: 'x:2', asked: 'likes' });
    await h.ask('one').answer(worked({ family: 'app-24-hours', limit: 9, remaining: 8, resetAt: startTime + hour }));
    expect(h.requests.view('x:2').windows).toMatchObject([{ asked: 'home', family: 'app-24-hours', remaining: 8 }]);
    expect(new Set(h.changes)).toEqual(new Set(['x:1', 'x:2']));
  });
});

describe('time', () => {
  it('that jumps back makes nothing wait longer than it had to', async () => {
    const h = createHarness();
    await exhaust(h, 10 * minute);
    const limited = h.ask('limited');
    const failing = h.ask('failing', { asked: 'likes' });
    await failing.answer(down());
    h.clock.now -= 1000 * hour;
    await h.clock.advance(0);
    // Timers are not bound to the clock of the computer.
    for (const timer of h.clock.timers) timer.at -= 1000 * hour;
    await h.clock.advance(minute);
    expect(failing.sent).toBe(2);
    await h.clock.advance(10 * minute + second);
    expect(limited.sent).toBe(1);
  });

  it('that jumps ahead, or is slept through, makes waiting end', async () => {
    const h = createHarness();
    await exhaust(h, 10 * minute);
    const one = h.ask('one');
    await h.clock.sleep(8 * hour);
    expect(one.sent).toBe(1);
  });

  it('is never waited for longer than a day', async () => {
    const h = createHarness();
    const error = appError('rate-limited', { kind: 'wait', until: isoAt(10_000 * hour) });
    const one = h.ask('one');
    await one.answer(fail(h.tellAtRefusal(error, [fifteen(0, startTime + 20_000 * hour)])));
    await h.clock.advance(24 * hour + 5 * second);
    expect(one.sent).toBe(2);
  });
});
