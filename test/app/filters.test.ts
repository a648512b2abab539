import { describe, expect, it } from 'vitest';
import { createFilters, type FiltersPorts } from '../../electron/app/filters.ts';
import { ok } from '../../electron/contract/errors.ts';
import type { FilterView } from '../../electron/contract/views/filters.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import { SimulatedTime } from '../support/simulated-time.ts';
import { entry } from '../timelines/cache/made.ts';

const accountId: AccountId = 'x:1';
const start = Date.parse('2026-08-20T12:00:00Z');
const minute = 60_000;

/** An account with one filter that ends after so many minutes. */
function open(minutes: number) {
  const filters: FilterView[] = [
    { id: '1', rule: { kind: 'word', word: 'post' }, until: new Date(start + minutes * minute).toISOString() },
  ];
  const time = new SimulatedTime(start);
  let asleepFor = 0;
  const changed: AccountId[] = [];
  const ports = {
    accounts: { preferences: { view: () => ok({ filters }) } },
    ambient: { now: () => time.now() + asleepFor, setTimer: time.setTimer },
    onChange: (id: AccountId) => changed.push(id),
  };
  const atWork = createFilters(ports as unknown as FiltersPorts);
  return {
    changed,
    time,
    hides: () => atWork.hides(accountId, { kind: 'home' }, entry('1', { text: 'A post' })) !== null,
    /** The clock goes on, timers do not. */
    sleep: (ms: number) => {
      asleepFor += ms;
    },
    close: () => atWork.close(),
  };
}

describe('a filter that ends', () => {
  it('hides until then, and tells when it is over', async () => {
    const { hides, changed, time, close } = open(90);
    expect(hides()).toBe(true);
    await time.advance(89 * minute);
    expect([hides(), changed]).toEqual([true, []]);
    await time.advance(minute);
    expect([hides(), changed]).toEqual([false, [accountId]]);
    await time.advance(90 * minute);
    expect(changed).toEqual([accountId]);
    close();
  });

  it('hides nothing more after a sleep in which it ended, and tells so though its timer stood still', async () => {
    const { hides, changed, time, sleep, close } = open(90);
    expect(hides()).toBe(true);
    sleep(91 * minute);
    await time.advance(minute);
    expect(changed).toEqual([accountId]);
    expect(hides()).toBe(false);
    close();
  });

  it('hides nothing more at once for whoever asks before that is told', async () => {
    const { hides, changed, time, sleep, close } = open(90);
    expect(hides()).toBe(true);
    sleep(91 * minute);
    expect([hides(), changed]).toEqual([false, []]);
    await time.advance(minute);
    expect(changed).toEqual([accountId]);
    close();
  });
});
