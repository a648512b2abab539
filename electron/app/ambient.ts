/** What surrounds the app besides the desktop: time and chance. Passed in, so that a whole day can pass in a test. */
import { randomBytes } from 'node:crypto';

export interface Ambient {
  /** Milliseconds since 1970 by this computer's clock. */
  now(): number;
  /** Calls back once after `ms`. @returns a function that prevents it */
  setTimer(ms: number, callback: () => void): () => void;
  /** A number from 0 to 1, for spreading moments; never for secrets. */
  chance(): number;
  /** Unguessable bytes. */
  random(bytes: number): Uint8Array;
}

export const systemAmbient: Ambient = {
  // Looked up at each call: tests put another clock in its place.
  now: () => Date.now(),
  setTimer(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  chance: () => Math.random(),
  random: (bytes) => new Uint8Array(randomBytes(bytes)),
};

/** A signal that aborts after this many milliseconds, unless `clear` was called. */
export function timeLimit({ setTimer }: Pick<Ambient, 'setTimer'>, ms: number): { signal: AbortSignal; clear(): void } {
  const controller = new AbortController();
  const clear = setTimer(ms, () => controller.abort());
  return { signal: controller.signal, clear };
}
