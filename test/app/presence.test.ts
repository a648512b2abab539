import { describe, expect, it } from 'vitest';
import { createPresence } from '../../electron/app/presence.ts';

function open() {
  let now = 1_000_000;
  let timer: { at: number; callback: () => void } | null = null;
  const power: ((state: 'asleep' | 'awake') => void)[] = [];
  const back: string[] = [];
  const world = {
    online: true,
    back,
    power: (state: 'asleep' | 'awake') => {
      for (const listener of power) listener(state);
    },
    /** Lets time pass with the computer awake. */
    pass(seconds: number) {
      const until = now + seconds * 1000;
      while (timer !== null && timer.at <= until) {
        const { at, callback } = timer;
        timer = null;
        now = at;
        callback();
      }
      now = until;
    },
    /** Time passes without any timer, as in sleep; then timers that are due fire. */
    sleep(seconds: number) {
      now += seconds * 1000;
    },
    fire() {
      const due = timer;
      timer = null;
      due?.callback();
    },
    ticking: () => timer !== null,
  };
  const presence = createPresence(
    {
      shell: { isOnline: () => world.online, onPower: (listener) => power.push(listener) },
      ambient: {
        now: () => now,
        setTimer: (ms, callback) => {
          const own = { at: now + ms, callback };
          timer = own;
          return () => {
            if (timer === own) timer = null;
          };
        },
      },
    },
    (why) => back.push(why),
  );
  return { presence, world };
}

describe('presence', () => {
  it('notices within five seconds that the network has gone, and tells when it is back', () => {
    const { presence, world } = open();
    expect(presence.online()).toBe(true);
    world.online = false;
    world.pass(5);
    expect(presence.online()).toBe(false);
    world.pass(600);
    expect(world.back).toEqual([]);
    world.online = true;
    world.pass(5);
    expect([presence.online(), world.back]).toEqual([true, ['online']]);
    world.pass(600);
    expect(world.back).toEqual(['online']);
  });

  it('knows from the system when the computer sleeps and wakes', () => {
    const { presence, world } = open();
    world.power('asleep');
    expect(presence.awake()).toBe(false);
    world.sleep(3600);
    world.power('awake');
    world.fire();
    expect([presence.awake(), world.back]).toEqual([true, ['awake']]);
  });

  it('tells of a waking once, whichever comes first: the system or the late look', () => {
    const { presence, world } = open();
    world.power('asleep');
    world.sleep(3600);
    world.fire();
    expect(presence.awake()).toBe(false);
    world.power('awake');
    world.pass(60);
    expect(world.back).toEqual(['awake']);
    // The system forgot to say that it goes to sleep.
    world.sleep(3600);
    world.fire();
    world.power('awake');
    expect(world.back).toEqual(['awake', 'awake']);
  });

  it('notices a sleep that nobody tells of', () => {
    const { presence, world } = open();
    world.sleep(66);
    world.fire();
    expect([presence.awake(), world.back]).toEqual([true, ['awake']]);
    // A busy computer is late, too, but not by as much.
    world.sleep(60);
    world.fire();
    expect(world.back).toEqual(['awake']);
  });

  it('does not wait for ever for a system that never says that it has woken up', () => {
    const { presence, world } = open();
    world.power('asleep');
    // The computer may work in its sleep for a while.
    world.pass(120);
    expect(presence.awake()).toBe(false);
    world.pass(300);
    expect([presence.awake(), world.back]).toEqual([true, ['awake']]);
  });

  it('tells both when the network comes back with the computer', () => {
    const { presence, world } = open();
    world.online = false;
    world.pass(5);
    world.sleep(600);
    world.online = true;
    world.fire();
    expect([presence.online(), world.back]).toEqual([true, ['awake', 'online']]);
  });

  it('knows of the window what the page says', () => {
    const { presence } = open();
    expect(presence.visible()).toBe(false);
    presence.setVisible(true);
    expect(presence.visible()).toBe(true);
  });

  it('ends', () => {
    const { presence, world } = open();
    presence.close();
    expect(world.ticking()).toBe(false);
    world.power('awake');
    world.fire();
    expect(world.back).toEqual([]);
  });
});
