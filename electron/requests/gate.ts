/** How many requests are on their way: no more than two of an account, six altogether, and one of each kind. */
import type { AccountId } from '../contract/views/ids.ts';
import type { Asked } from '../contract/views/limits.ts';

/** Enough to read two timelines at once; more would only run into limits faster. */
export const mostPerAccount = 2;
export const mostAltogether = 6;

interface OnItsWay {
  accountId: AccountId;
  keyId: string;
  asked: Asked;
}

export interface Gate {
  /** Whether one more may pass. */
  isOpen(request: OnItsWay): boolean;
  /** Whether another account of the same key is asking for the same. */
  isAsked(request: OnItsWay): boolean;
  enter(request: OnItsWay): void;
  leave(request: OnItsWay): void;
}

export function createGate(): Gate {
  const inside = new Set<OnItsWay>();
  return {
    isOpen({ accountId, asked }) {
      if (inside.size >= mostAltogether) return false;
      const own = [...inside].filter((other) => other.accountId === accountId);
      return own.length < mostPerAccount && own.every((other) => other.asked !== asked);
    },
    isAsked: ({ keyId, asked }) => [...inside].some((other) => other.keyId === keyId && other.asked === asked),
    enter: (request) => void inside.add(request),
    leave: (request) => void inside.delete(request),
  };
}
