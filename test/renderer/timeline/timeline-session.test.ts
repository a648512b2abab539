import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBridge } from '../../../electron/contract/bridge.ts';
import { appError, fail, ok, type Result } from '../../../electron/contract/errors.ts';
import type { Anchor, RowView, TimelineStatusView } from '../../../electron/contract/views/timelines.ts';
import { noteCaughtUp } from '../../../renderer/timeline/caught-up.ts';
import { openTimeline, type TimelineSession } from '../../../renderer/timeline/timeline-session.ts';
import { countPosts, windowLimit } from '../../../renderer/timeline/timeline-state.ts';
import { accountId, home, StoredTimeline } from './stored-timeline.ts';

/** Lets an answer through now, or when the test decides. */
type Pace = (name: string, answer: () => Result<unknown>) => Promise<unknown>;

const atOnce: Pace = async (_name, answer) => answer();

function connect(stored: StoredTimeline, pace: Pace = atOnce) {
  const listeners = new Set<(payload: unknown) => void>();
  const calls: string[] = [];
  const answers: Record<string, (argument: never) => Result<unknown>> = {
    'timeline.open': () => ok(stored.open()),
    'timeline.rows': ({ beyond, limit }: { beyond: { rowId: string; direction: 'newer' | 'older' }; limit: number }) =>
      ok(stored.beyond(beyond.rowId, beyond.direction, limit)),
    'timeline.saveAnchor': ({ anchor }: { anchor: Anchor | null }) => {
      stored.anchor = anchor;
      return ok(null);
    },
  };
  const bridge = makeBridge({
    call(name, argument) {
      calls.push(name);
      return pace(name, () => answers[name]?.(argument as never) ?? ok(stored.status()));
    },
    listen(name, listener) {
      if (name === 'timeline.changed') listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const tell = (status: TimelineStatusView = stored.status()): void => {
    for (const listener of listeners) listener(status);
  };
  return { bridge, tell, calls, listeners };
}

const idle = async (): Promise<void> => {
  for (let turn = 0; turn < 400; turn += 1) await Promise.resolve();
};

const ids = (rows: readonly RowView[]): string[] => rows.map((row) => row.id);

async function opened(stored: StoredTimeline) {
  const connected = connect(stored);
  const session = openTimeline(connected.bridge, accountId, home);
  await idle();
  return { ...connected, session };
}

describe('openTimeline', () => {
  it('shows the newest rows when there is no place to go back to', async () => {
    const { session } = await opened(new StoredTimeline(20));
    expect(ids(session.getState().rows)[0]).toBe('200');
    expect(session.getState()).toMatchObject({ moreNewer: false, moreOlder: true, place: null, opening: 1 });
  });

  it('opens around the kept place and reads stored rows on both sides when they are needed', async () => {
    const stored = new StoredTimeline(200);
    stored.anchor = { postId: '1000', offset: -12 };
    const { session } = await opened(stored);
    expect(session.getState()).toMatchObject({ moreNewer: true, moreOlder: true, place: stored.anchor });
    for (let page = 0; page < 5; page += 1) {
      session.needRows('newer');
      session.needRows('older');
      await idle();
    }
    expect(ids(session.getState().rows)).toEqual(ids(stored.rows()));
    expect(session.getState()).toMatchObject({ moreNewer: false, moreOlder: false });
  });

  it('lets all of 95 new posts wait, and shows all of them when asked', async () => {
    const stored = new StoredTimeline(20);
    const { session, tell } = await opened(stored);
    const before = session.getState().rows;
    stored.arrive(95, false);
    tell();
    await idle();
    expect(session.getState().rows[0]?.id).toBe(before[0]?.id);
    expect(countPosts(session.getState().waiting)).toBe(95);
    await session.letIn();
    expect(ids(session.getState().rows).slice(0, 96)).toEqual(ids(stored.rows()).slice(0, 96));
    expect(session.getState().waiting).toEqual([]);
  });

  it('shows the first posts of an empty timeline without being asked: nobody is reading there', async () => {
    const stored = new StoredTimeline(0);
    const { session, tell } = await opened(stored);
    expect(session.getState().rows).toEqual([]);
    stored.arrive(3, false);
    tell();
    await idle();
    expect(countPosts(session.getState().rows)).toBe(3);
    expect(session.getState().waiting).toEqual([]);
  });

  it('counts beyond a limit as more, and then opens the newest rows instead', async () => {
    const stored = new StoredTimeline(20);
    const { session, tell } = await opened(stored);
    stored.arrive(1500, false);
    tell();
    await idle();
    expect(session.getState().waitingMore).toBe(true);
    await session.letIn();
    expect(session.getState().rows[0]?.id).toBe(stored.rows()[0]?.id);
    expect(session.getState()).toMatchObject({ opening: 2, waitingMore: false, waiting: [] });
  });

  it('goes to a place that is not on show, and lets what waits wait', async () => {
    const stored = new StoredTimeline(400);
    const { session, tell } = await opened(stored);
    stored.arrive(7, false);
    tell();
    await idle();
    await session.openAt({ postId: '500', offset: 20 });
    await idle();
    expect(ids(session.getState().rows)).toContain('500');
    expect(session.getState()).toMatchObject({ place: { postId: '500', offset: 20 }, opening: 2, moreNewer: true });
    expect(countPosts(session.getState().waiting)).toBe(7);
  });

  it('shows a hole also when the newest post that was let in is gone while the reader is far below', async () => {
    const stored = new StoredTimeline(177);
    const { session, tell } = await opened(stored);
    stored.arrive(5, true);
    tell();
    await idle();
    await session.openAt({ postId: '910', offset: 0 });
    await idle();
    stored.removePost('1770');
    tell();
    await idle();
    for (let page = 0; page < 5; page += 1) {
      session.needRows('newer');
      session.needRows('older');
      await idle();
    }
    expect(countPosts(session.getState().waiting)).toBe(5);
    expect([...ids(session.getState().waiting), ...ids(session.getState().rows)]).toEqual(ids(stored.rows()));
    await session.letIn();
    expect(ids(session.getState().rows)).toEqual(ids(stored.rows()));
  });

  it('lets wait what has come since catching up, until it is asked for', async () => {
    const stored = new StoredTimeline(20);
    stored.anchor = { postId: '200', offset: 0 };
    stored.arrive(3, false);
    const connected = connect(stored);
    noteCaughtUp(connected.bridge, accountId, home, '200');
    const session = openTimeline(connected.bridge, accountId, home);
    await idle();
    expect(session.getState().rows[0]?.id).toBe('200');
    expect(session.getState().moreNewer).toBe(false);
    expect(countPosts(session.getState().waiting)).toBe(3);
    await session.letIn();
    expect(ids(session.getState().rows).slice(0, 4)).toEqual(ids(stored.rows()).slice(0, 4));
    session.close();
    // Who was told and comes back to the same post finds all of it.
    const again = openTimeline(connected.bridge, accountId, home);
    await idle();
    expect(again.getState().waiting).toEqual([]);
    expect(again.getState().rows[0]?.id).toBe('230');
  });

  it('lets nothing wait when the reader has gone on since catching up', async () => {
    const stored = new StoredTimeline(20);
    stored.arrive(3, false);
    const connected = connect(stored);
    noteCaughtUp(connected.bridge, accountId, home, '200');
    for (const postId of ['190', '200']) {
      stored.anchor = { postId, offset: 0 };
      const session = openTimeline(connected.bridge, accountId, home);
      await idle();
      expect(session.getState().waiting).toEqual([]);
      expect(session.getState().rows[0]?.id).toBe('230');
      session.close();
    }
  });

  it('keeps the identity of rows that did not change', async () => {
    const stored = new StoredTimeline(20);
    const { session, tell } = await opened(stored);
    const before = session.getState().rows;
    stored.arrive(1, false);
    tell();
    await idle();
    const after = new Set(session.getState().rows);
    expect(before.every((row) => after.has(row))).toBe(true);
  });

  it('does not grow by being read again', async () => {
    const stored = new StoredTimeline(200);
    stored.anchor = { postId: '1000', offset: 0 };
    const { session, tell } = await opened(stored);
    const before = ids(session.getState().rows);
    for (let change = 0; change < 5; change += 1) {
      stored.arrive(1, false);
      tell();
      await idle();
    }
    expect(ids(session.getState().rows)).toEqual(before);
    expect(session.getState()).toMatchObject({ moreNewer: true, moreOlder: true });
  });

  it('drops answers and events that are about another account or timeline', async () => {
    const stored = new StoredTimeline(20);
    const { session, tell } = await opened(stored);
    const before = session.getState();
    tell({ ...stored.status(), accountId: 'x:7', revision: 99 });
    tell({ ...stored.status(), timeline: { kind: 'mentions' }, revision: 99 });
    await idle();
    expect(session.getState()).toBe(before);

    const foreign = connect(stored, async (name, answer) => {
      const result = answer();
      return name === 'timeline.rows' && result.ok ? ok({ ...(result.value as object), accountId: 'x:7' }) : result;
    });
    const other = openTimeline(foreign.bridge, accountId, home);
    await idle();
    const shown = ids(other.getState().rows);
    other.needRows('older');
    await idle();
    expect(ids(other.getState().rows)).toEqual(shown);
  });

  it('hears nothing after it was closed', async () => {
    const stored = new StoredTimeline(20);
    let release = (): void => undefined;
    const gate = new Promise<void>((open) => {
      release = open;
    });
    const { bridge, listeners } = connect(stored, async (_name, answer) => {
      await gate;
      return answer();
    });
    const session = openTimeline(bridge, accountId, home);
    let told = 0;
    session.subscribe(() => {
      told += 1;
    });
    session.close();
    release();
    await idle();
    expect(told).toBe(0);
    expect(listeners.size).toBe(0);
    expect(session.getState().rows).toEqual([]);
  });

  it('tells of a failed call and forgets it with the next news', async () => {
    const stored = new StoredTimeline(20);
    const failing = connect(stored, async (name, answer) =>
      name === 'timeline.refresh' ? fail(appError('network', { kind: 'retry' })) : answer(),
    );
    const session = openTimeline(failing.bridge, accountId, home);
    await idle();
    session.refresh();
    await idle();
    expect(session.getState().error?.code).toBe('network');
    failing.tell();
    await idle();
    expect(session.getState().error).toBeNull();
  });

  it('goes on after a call that broke', async () => {
    const stored = new StoredTimeline(200);
    let broken = true;
    const breaking = connect(stored, async (name, answer) => {
      if (name === 'timeline.rows' && broken) throw new Error('the other side is gone');
      return answer();
    });
    const session = openTimeline(breaking.bridge, accountId, home);
    await idle();
    session.needRows('older');
    await idle();
    expect(session.getState().error?.code).toBe('unexpected');
    broken = false;
    const before = session.getState().rows.length;
    session.needRows('older');
    await idle();
    expect(session.getState().rows.length).toBeGreaterThan(before);
  });
});

type Step =
  | { do: 'arrive'; count: number; gap: boolean }
  | { do: 'append'; count: number }
  | { do: 'fill'; which: number; from: 'newer' | 'older'; closes: boolean }
  | { do: 'remove'; which: number }
  | { do: 'need'; direction: 'newer' | 'older' }
  | { do: 'let-in' }
  | { do: 'go'; which: number }
  | { do: 'top' }
  /** One of the open answers comes in, or all that there will be. */
  | { do: 'answer-one' | 'answer-all' };

const end = fc.constantFrom('newer' as const, 'older' as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('arrive' as const), count: fc.integer({ min: 1, max: 120 }), gap: fc.boolean() }),
  fc.record({ do: fc.constant('append' as const), count: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ do: fc.constant('fill' as const), which: fc.nat(9), from: end, closes: fc.boolean() }),
  fc.record({ do: fc.constant('remove' as const), which: fc.nat(1000) }),
  { arbitrary: fc.record({ do: fc.constant('need' as const), direction: end }), weight: 6 },
  fc.record({ do: fc.constant('let-in' as const) }),
  fc.record({ do: fc.constant('go' as const), which: fc.nat(1000) }),
  fc.record({ do: fc.constant('top' as const) }),
  { arbitrary: fc.record({ do: fc.constantFrom('answer-one' as const, 'answer-all' as const) }), weight: 9 },
);

/** Steps that change what is stored. */
const changing: ReadonlySet<Step['do']> = new Set(['arrive', 'append', 'fill', 'remove']);

function perform(what: Step, stored: StoredTimeline, session: TimelineSession): Promise<unknown> | undefined {
  switch (what.do) {
    case 'arrive':
      stored.arrive(what.count, what.gap);
      return;
    case 'append':
      stored.append(what.count);
      return;
    case 'fill':
      stored.fill(what.which, what.from, what.closes);
      return;
    case 'remove':
      stored.remove(what.which);
      return;
    case 'need':
      session.needRows(what.direction);
      return;
    case 'let-in':
      return session.letIn();
    case 'answer-one':
    case 'answer-all':
      return;
    case 'top':
      return session.openAt(null);
    case 'go': {
      const posts = stored.rows().filter((row) => row.kind === 'post');
      const row = posts[what.which % posts.length];
      return session.openAt(row ? { postId: row.id, offset: 0 } : null);
    }
  }
}

const newestPost = (rows: readonly RowView[]): number => +(rows.find((row) => row.kind === 'post')?.id ?? 0);

/** What must hold whenever nothing is under way: what is on show is what is stored there, all of it, once, in order. */
function expectTruth(session: TimelineSession, stored: StoredTimeline): void {
  const state = session.getState();
  const all = ids(stored.rows());
  const shown = ids(state.rows);
  const start = all.indexOf(shown[0] ?? '');
  expect(shown.length).toBeGreaterThan(0);
  expect(shown).toEqual(all.slice(start, start + shown.length));
  expect(state.moreOlder).toBe(start + shown.length < all.length);
  if (state.waitingMore) return;
  const waiting = ids(state.waiting);
  expect(waiting).toEqual(all.slice(0, waiting.length));
  if (state.moreNewer) expect(start).toBeGreaterThanOrEqual(waiting.length);
  else expect(start).toBe(waiting.length);
}

describe('any sequence of changes, late answers included', () => {
  it('loses no row, shows none twice, keeps the order, and puts nothing above the reader unasked', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 900 }),
        fc.array(step, { maxLength: 60, size: 'max' }),
        fc.scheduler(),
        async (count, steps, scheduler) => {
          const stored = new StoredTimeline(count);
          const { bridge, tell } = connect(stored, (name, answer) =>
            scheduler.schedule(Promise.resolve(answer()), name),
          );
          const session = openTimeline(bridge, accountId, home);
          const wrong: string[] = [];
          let asked = 0;
          let before = session.getState();
          session.subscribe(() => {
            const state = session.getState();
            const shown = ids(state.rows);
            if (new Set(shown).size !== shown.length) wrong.push(`twice: ${shown}`);
            const letInTo = Math.max(newestPost(before.rows), +(before.ceilingId ?? 0));
            const unasked = asked === 0 && state.opening === before.opening;
            if (unasked && newestPost(state.rows) > letInTo) wrong.push(`unasked: ${newestPost(state.rows)}`);
            before = state;
          });
          for (const what of steps) {
            const done = perform(what, stored, session);
            if (done) {
              asked += 1;
              void done.then(() => {
                asked -= 1;
              });
            } else if (changing.has(what.do)) tell();
            if (what.do === 'answer-one' && scheduler.count() > 0) await scheduler.waitOne();
            if (what.do === 'answer-all') await scheduler.waitIdle();
          }
          await scheduler.waitIdle();
          expect(wrong).toEqual([]);
          expectTruth(session, stored);
          expect(session.getState().rows.length).toBeLessThanOrEqual(windowLimit + 1200);
        },
      ),
      { numRuns: 500 },
    );
  }, 120_000);
});
