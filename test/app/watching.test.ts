import { describe, expect, it } from 'vitest';
import { createWatching, type WatchingPorts } from '../../electron/app/watching.ts';
import type { AccountId, TimelineKey } from '../../electron/contract/views/ids.ts';

const accountId: AccountId = 'x:1';
const home: TimelineKey = { kind: 'home' };

/** Only what watching asks of the rest of the app. */
function open() {
  const power: ((state: 'asleep' | 'awake') => void)[] = [];
  const refreshed: string[] = [];
  let now = 1_000_000;
  const ports = {
    accounts: {
      book: { list: () => [{ id: accountId }] },
      settings: { view: () => ({ refreshMinutes: 0 }) },
    },
    ambient: { now: () => now, setTimer: () => () => undefined },
    requests: { wake: () => undefined, stopAutomatic: () => undefined },
    shell: {
      isOnline: () => true,
      onPower: (listener: (state: 'asleep' | 'awake') => void) => power.push(listener),
    },
    reading: () => ({
      refreshIfStale: (_id: AccountId, { kind }: TimelineKey) => refreshed.push(kind),
      endAutomatic: () => undefined,
    }),
  };
  return {
    watching: createWatching(ports as unknown as WatchingPorts),
    refreshed,
    sleeps(ms: number) {
      for (const listener of power) listener('asleep');
      now += ms;
      for (const listener of power) listener('awake');
    },
  };
}

const hour = 3_600_000;

describe('waking up', () => {
  it('refreshes what can be seen', () => {
    const { watching, refreshed, sleeps } = open();
    watching.watch({ accountId, timelines: [home], visible: true });
    sleeps(hour);
    expect(refreshed).toEqual(['home']);
    watching.close();
  });

  it('behind other windows refreshes nothing, as that costs money, until the window can be seen; then once', () => {
    const { watching, refreshed, sleeps } = open();
    watching.watch({ accountId, timelines: [home], visible: false });
    sleeps(hour);
    sleeps(hour);
    expect(refreshed).toEqual([]);
    watching.watch({ accountId, timelines: [home], visible: true });
    expect(refreshed).toEqual(['home']);
    watching.watch({ accountId, timelines: [home], visible: true });
    expect(refreshed).toEqual(['home']);
    watching.close();
  });
});
