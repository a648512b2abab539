import { describe, expect, it } from 'vitest';
import type { AccountId, TimelineKey } from '../../electron/contract/views/ids.ts';
import { createRefresher, type Refresher } from '../../electron/timelines/refresher.ts';
import { Clock, minute } from '../requests/harness.ts';

const home: TimelineKey = { kind: 'home' };
const mentions: TimelineKey = { kind: 'mentions' };

interface Bench {
  clock: Clock;
  minutes: number;
  watched: { accountId: AccountId; timelines: TimelineKey[] } | null;
  ready: boolean;
  refreshed: string[];
  refresher: Refresher;
}

function createBench(): Bench {
  const clock = new Clock();
  const bench: Bench = {
    clock,
    minutes: 5,
    watched: { accountId: 'x:1', timelines: [home] },
    ready: true,
    refreshed: [],
    refresher: { changed: () => {}, close: () => {} },
  };
  bench.refresher = createRefresher({
    now: () => clock.now,
    setTimer: clock.setTimer,
    minutes: () => bench.minutes,
    watched: () => bench.watched,
    ready: () => bench.ready,
    refresh: (accountId, timeline) => bench.refreshed.push(`${accountId} ${timeline.kind}`),
  });
  return bench;
}

describe('automatic refreshing', () => {
  it('refreshes what is on show each time the interval has passed', async () => {
    const bench = createBench();
    await bench.clock.advance(5 * minute - 1);
    expect(bench.refreshed).toEqual([]);
    await bench.clock.advance(1);
    expect(bench.refreshed).toEqual(['x:1 home']);
    await bench.clock.advance(60 * minute);
    expect(bench.refreshed).toHaveLength(13);
  });

  it('does nothing when the person wants to refresh by hand, or nothing is on show', async () => {
    const bench = createBench();
    bench.minutes = 0;
    bench.refresher.changed();
    expect(bench.clock.timers.size).toBe(0);
    bench.minutes = 5;
    bench.watched = null;
    bench.refresher.changed();
    await bench.clock.advance(60 * minute);
    expect(bench.refreshed).toEqual([]);
  });

  it('takes a changed interval at once', async () => {
    const bench = createBench();
    await bench.clock.advance(2 * minute);
    bench.minutes = 1;
    bench.refresher.changed();
    expect(bench.refreshed).toEqual(['x:1 home']);
    bench.minutes = 10;
    bench.refresher.changed();
    await bench.clock.advance(9 * minute);
    expect(bench.refreshed).toHaveLength(1);
    await bench.clock.advance(minute);
    expect(bench.refreshed).toHaveLength(2);
  });

  it('counts from when a timeline came on show, and forgets those that left', async () => {
    const bench = createBench();
    await bench.clock.advance(3 * minute);
    bench.watched = { accountId: 'x:1', timelines: [home, mentions] };
    bench.refresher.changed();
    await bench.clock.advance(2 * minute);
    expect(bench.refreshed).toEqual(['x:1 home']);
    await bench.clock.advance(3 * minute);
    expect(bench.refreshed).toEqual(['x:1 home', 'x:1 mentions']);
    bench.watched = { accountId: 'x:2', timelines: [home] };
    bench.refresher.changed();
    await bench.clock.advance(4 * minute);
    expect(bench.refreshed).toHaveLength(2);
    bench.watched = { accountId: 'x:1', timelines: [home] };
    bench.refresher.changed();
    await bench.clock.advance(5 * minute - 1);
    expect(bench.refreshed).toHaveLength(2);
    await bench.clock.advance(1);
    expect(bench.refreshed.slice(2)).toEqual(['x:1 home']);
  });

  it('rests while nobody can see it, and refreshes once what fell due meanwhile', async () => {
    const bench = createBench();
    bench.ready = false;
    bench.refresher.changed();
    await bench.clock.advance(33 * minute);
    expect([bench.refreshed, bench.clock.timers.size]).toEqual([[], 0]);
    bench.ready = true;
    bench.refresher.changed();
    expect(bench.refreshed).toEqual(['x:1 home']);
    await bench.clock.advance(5 * minute);
    expect(bench.refreshed).toHaveLength(2);
  });

  it('rests when that is only found out at the time', async () => {
    const bench = createBench();
    bench.ready = false;
    await bench.clock.advance(60 * minute);
    expect([bench.refreshed, bench.clock.timers.size]).toEqual([[], 0]);
  });

  it('refreshes once after the computer slept, however long that was', async () => {
    const bench = createBench();
    await bench.clock.sleep(8 * 60 * minute);
    expect(bench.refreshed).toEqual(['x:1 home']);
    await bench.clock.advance(5 * minute);
    expect(bench.refreshed).toHaveLength(2);
  });

  it('does not wait for a clock that was set back', async () => {
    const bench = createBench();
    bench.clock.now -= 1000 * 60 * minute;
    bench.refresher.changed();
    await bench.clock.advance(5 * minute);
    expect(bench.refreshed).toEqual(['x:1 home']);
  });

  it('ends', async () => {
    const bench = createBench();
    bench.refresher.close();
    bench.refresher.changed();
    await bench.clock.advance(60 * minute);
    expect([bench.refreshed, bench.clock.timers.size]).toEqual([[], 0]);
  });
});
