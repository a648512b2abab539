/**
 * Whether anybody could be reading: the computer is awake, it has a network, and the window can be seen. Tells when
 * network or computer come back, as then what waited can go on and what is shown may be old.
 */
import type { Shell } from '../shell/shell.ts';
import type { Ambient } from './ambient.ts';

export interface PresencePorts {
  shell: Pick<Shell, 'isOnline' | 'onPower'>;
  ambient: Pick<Ambient, 'now' | 'setTimer'>;
}

export interface Presence {
  online(): boolean;
  awake(): boolean;
  /** Whether the window can be seen; not before the page has said so. */
  visible(): boolean;
  setVisible(visible: boolean): void;
  close(): void;
}

/** The system tells nobody of the network, so it is asked at this interval. */
const lookEveryMs = 5_000;

/** A look that comes this late has slept. Not every system tells of that, and none is late by as much otherwise. */
const sleptMs = 60_000;

/** The system's word and the late look are news of the same waking when they come this close together. */
const oneWakingMs = 2 * lookEveryMs;

/** So many looks on time, and the computer is awake, even if nobody has said so. */
const looksOfTheAwake = 60;

/** @param onBack told when the network is there again, and when the computer is awake again; never twice for one sleep */
export function createPresence({ shell, ambient }: PresencePorts, onBack: (why: 'online' | 'awake') => void): Presence {
  let online = shell.isOnline();
  let awake = true;
  let visible = false;
  let closed = false;
  let expected = 0;
  let onTime = 0;
  let lastWaking = Number.NEGATIVE_INFINITY;
  let stop: () => void = () => undefined;

  function wake(): void {
    awake = true;
    const known = ambient.now() - lastWaking < oneWakingMs;
    lastWaking = ambient.now();
    if (!known) onBack('awake');
  }

  function look(): void {
    if (closed) return;
    const late = ambient.now() - expected > sleptMs;
    onTime = late ? 0 : onTime + 1;
    const was = online;
    online = shell.isOnline();
    lookAgain();
    if (awake ? late : onTime >= looksOfTheAwake) wake();
    if (online && !was) onBack('online');
  }

  function lookAgain(): void {
    expected = ambient.now() + lookEveryMs;
    stop = ambient.setTimer(lookEveryMs, look);
  }

  shell.onPower((state) => {
    if (closed) return;
    onTime = 0;
    if (state === 'awake') wake();
    else awake = false;
  });
  lookAgain();

  return {
    online: () => online,
    awake: () => awake,
    visible: () => visible,
    setVisible: (now) => {
      visible = now;
    },
    close: () => {
      closed = true;
      stop();
    },
  };
}
