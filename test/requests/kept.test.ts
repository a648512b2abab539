import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readKept } from '../../electron/requests/kept.ts';
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

const left = (h: Harness, accountId: 'x:1' | 'x:2' = 'x:1') =>
  h.requests.view(accountId).windows.map(({ asked, family, remaining }) => [asked, family, remaining]);

/** One request, answered. */
async function asks(h: Harness, ...given: Parameters<typeof worked>): Promise<void> {
  const one = h.ask('one');
  await settle();
  await one.answer(worked(...given));
}

describe('what is known of limits', () => {
  it.each(['quit', 'crash'] as const)('holds back after a %s what is used up', async (how) => {
    const h = createHarness();
    await asks(h, fifteen(0, startTime + 10 * minute));
    h.restart(how);
    await h.clock.advance(minute);
    const after = h.ask('after');
    expect(left(h)).toEqual([['home', '15-minutes', 0]]);
    await h.clock.advance(8 * minute);
    expect(after.sent).toBe(0);
    await h.clock.advance(2 * minute);
    expect(after.sent).toBe(1);
  });

  it.each(['quit', 'crash'] as const)(
    'holds back after a %s what was refused without a word of windows',
    async (how) => {
      const h = createHarness();
      h.ask('refused');
      await settle();
      const refused = h.ask('again', { asked: 'mentions' });
      await refused.answer(failed('rate-limited'));
      h.restart(how);
      const after = h.ask('after', { asked: 'mentions' });
      await h.clock.advance(minute);
      expect(after.sent).toBe(0);
      await h.clock.advance(2 * second);
      // The next refusal in a row makes the pause longer, as if Pinion had gone on.
      await after.answer(failed('rate-limited'));
      await h.clock.advance(2 * minute);
      expect(after.sent).toBe(1);
      await h.clock.advance(2 * second);
      expect(after.sent).toBe(2);
    },
  );

  it('is shown to all accounts of a key that had asked', async () => {
    const h = createHarness();
    await asks(h, { family: 'app-24-hours', limit: 500, remaining: 7, resetAt: startTime + hour });
    const second_ = h.ask('two', { accountId: 'x:2', asked: 'mentions' });
    await second_.answer(worked());
    h.restart('quit');
    expect(left(h, 'x:2')).toEqual([['home', 'app-24-hours', 7]]);
  });

  it('counts what was on its way', async () => {
    const h = createHarness();
    await asks(h, fifteen(1, startTime + 10 * minute));
    h.ask('never answered');
    await settle();
    h.restart('quit');
    const after = h.ask('after');
    await h.clock.advance(9 * minute);
    expect(after.sent).toBe(0);
  });

  it('is written seldom while calls are left, and at once when none is', async () => {
    const h = createHarness();
    for (let remaining = 14; remaining > 0; remaining -= 1) await asks(h, fifteen(remaining, startTime + 10 * minute));
    expect(h.kept.written).toBe(0);
    await h.clock.advance(30 * second);
    expect(h.kept.written).toBe(1);
    await h.clock.advance(5 * minute);
    expect(h.kept.written).toBe(1);
    await asks(h, fifteen(0, startTime + 10 * minute));
    expect(h.kept.written).toBe(2);
  });

  it('is erased with its account or key, and when it is over', async () => {
    const h = createHarness();
    await asks(h, fifteen(0, startTime + 10 * minute));
    h.requests.forget('x:1');
    expect(h.kept.content).toBeNull();
    await asks(h, { family: 'app-24-hours', limit: 9, remaining: 0, resetAt: startTime + hour });
    h.requests.forgetKey('k');
    expect(h.kept.content).toBeNull();
    await asks(h, fifteen(0, startTime + 10 * minute));
    h.restart('quit');
    await h.clock.advance(20 * minute);
    h.restart('quit');
    expect(left(h)).toEqual([]);
    h.restart('quit');
    expect(h.kept.content).toBeNull();
  });

  it('moves with a clock that was set back between two runs', async () => {
    const h = createHarness();
    await asks(h, fifteen(0, startTime + 10 * minute));
    h.restart('quit');
    h.clock.now -= 5 * hour;
    h.restart('crash');
    const after = h.ask('after');
    await h.clock.advance(10 * minute);
    expect(after.sent).toBe(0);
    await h.clock.advance(2 * second);
    expect(after.sent).toBe(1);
  });

  it('never holds back for more than a day, whatever is kept', async () => {
    const h = createHarness();
    await asks(h, fifteen(0, startTime + 10 * minute));
    const content = JSON.parse(JSON.stringify(h.kept.content));
    content.scopes[0].windows[0].resetAt = startTime + 1000 * hour;
    content.scopes[0].pausedUntil = startTime + 1000 * hour;
    h.kept.content = content;
    h.restart('crash');
    const after = h.ask('after');
    await h.clock.advance(24 * hour + minute);
    expect(after.sent).toBe(1);
  });

  it.each([
    ['nothing', null],
    ['a text', 'x'],
    ['another version', { version: 2, writtenAt: 0, keys: [], scopes: [] }],
    ['half of it', { version: 1, writtenAt: 0, keys: [] }],
    ['what is not asked', { version: 1, writtenAt: 0, keys: [], scopes: [{ owner: 'account x:1', asked: 'moon' }] }],
  ])('is ignored when it is %s', async (_name, content) => {
    expect(readKept(content, startTime)).toBeNull();
    const h = createHarness();
    h.kept.content = content;
    h.restart('crash');
    const after = h.ask('after');
    await settle();
    expect(after.sent).toBe(1);
    expect(h.unexpected).toEqual([]);
  });

  it('holds nothing back for longer than a day, and lets nothing fail, whatever stands in the file', async () => {
    const time = fc.oneof(fc.integer(), fc.double(), fc.constant(startTime + minute));
    const count = fc.oneof(fc.integer(), fc.nat(3), fc.double());
    const window = fc.record({
      family: fc.constantFrom('15-minutes', 'user-24-hours', 'app-24-hours', 'week'),
      limit: count,
      remaining: count,
      resetAt: time,
    });
    const scope = fc.record({
      owner: fc.constantFrom('account x:1', 'key k', 'nobody', ''),
      asked: fc.constantFrom('home', 'moon'),
      windows: fc.array(window, { maxLength: 3 }),
      refusals: count,
      pausedUntil: time,
    });
    const file = fc.record({
      version: fc.constantFrom(1, 1, 1, 2),
      writtenAt: time,
      keys: fc.array(fc.record({ accountId: fc.constantFrom('x:1', 'y:1'), keyId: fc.string() }), { maxLength: 2 }),
      scopes: fc.array(scope, { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(file, fc.jsonValue()), async (content) => {
        const h = createHarness();
        h.kept.content = content;
        h.restart('crash');
        const after = h.ask('after');
        await h.clock.advance(24 * hour + minute);
        expect([after.sent, h.unexpected]).toEqual([1, []]);
      }),
      { numRuns: 300 },
    );
  });

  it('lets nothing fail when the disk refuses', async () => {
    const refuse = () => {
      throw new Error('full');
    };
    const h = createHarness({ kept: { read: refuse, write: refuse } });
    await asks(h, fifteen(0, startTime + 10 * minute));
    h.requests.close();
    expect(h.unexpected).toHaveLength(3);
  });
});
