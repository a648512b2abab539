/** Listeners by event name; the receiving end of both shells' event channels. */
import type { EventName } from '../contract/calls.ts';

export interface Listeners {
  /** @returns a function that ends the subscription */
  listen(name: EventName, listener: (payload: unknown) => void): () => void;
  /** Tells everyone who listens to that name; other names, known or not, reach nobody. */
  emit(name: unknown, payload: unknown): void;
}

export function makeListeners(): Listeners {
  const byName = new Map<unknown, Set<(payload: unknown) => void>>();
  return {
    listen: (name, listener) => {
      const own = (payload: unknown): void => listener(payload);
      const others = byName.get(name) ?? new Set();
      byName.set(name, others.add(own));
      return () => {
        others.delete(own);
      };
    },
    emit: (name, payload) => {
      for (const listener of [...(byName.get(name) ?? [])]) listener(payload);
    },
  };
}
