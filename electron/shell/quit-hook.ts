/** Time in milliseconds that everything which wants to be finished before the process ends gets together. */
export const quitLimitMs = 2000;

export interface QuitHook {
  add(listener: () => Promise<void>): void;
  /** Runs every listener once, however often it is called; settles when all are done or the time is up, never rejects. */
  run(): Promise<void>;
}

/** @param delay resolves after that many milliseconds */
export function makeQuitHook(delay: (milliseconds: number) => Promise<void>): QuitHook {
  const listeners: (() => Promise<void>)[] = [];
  let ended: Promise<void> | null = null;
  const runAll = async (): Promise<void> => {
    await Promise.allSettled(listeners.map(async (listener) => listener()));
  };
  return {
    add: (listener) => {
      listeners.push(listener);
    },
    run: () => {
      ended ??= Promise.race([runAll(), delay(quitLimitMs)]);
      return ended;
    },
  };
}
