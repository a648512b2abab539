/**
 * What is known of the limits of each account, and what waits: told by main with every change, and asked for when
 * somebody looks at it first.
 */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import type { Asked, LimitsView, WaitView } from '../../electron/contract/views/limits.ts';
import { useBridge } from '../ui/bridge.tsx';

export interface LimitsStore {
  get(accountId: AccountId): LimitsView | null;
  /** Asks main once, if nothing is known yet. */
  want(accountId: AccountId): void;
  /** Takes what a call has answered. */
  take(view: LimitsView): void;
  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void;
}

/** Watches the limits of all accounts over a bridge. */
export function watchLimits(bridge: Bridge): LimitsStore {
  const known = new Map<AccountId, LimitsView>();
  const asked = new Set<AccountId>();
  const listeners = new Set<() => void>();

  function take(view: LimitsView): void {
    known.set(view.accountId, view);
    for (const listener of listeners) listener();
  }

  async function ask(accountId: AccountId): Promise<void> {
    const answer = await bridge.limits.open({ accountId });
    // An event that came before the answer is newer than it.
    if (answer.ok && !known.has(accountId)) take(answer.value);
    if (!answer.ok) asked.delete(accountId);
  }

  bridge.on['limits.changed'](take);
  return {
    get: (accountId) => known.get(accountId) ?? null,
    want(accountId) {
      if (known.has(accountId) || asked.has(accountId)) return;
      asked.add(accountId);
      void ask(accountId);
    },
    take,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** One store for each bridge: every component sees the same. */
const stores = new WeakMap<Bridge, LimitsStore>();

/** The store of the page. */
export function useLimitsStore(): LimitsStore {
  const bridge = useBridge();
  return useMemo(() => {
    const store = stores.get(bridge) ?? watchLimits(bridge);
    stores.set(bridge, store);
    return store;
  }, [bridge]);
}

/** Limits and waits of an account; null before main has answered. */
export function useLimits(accountId: AccountId): LimitsView | null {
  const store = useLimitsStore();
  useEffect(() => store.want(accountId), [store, accountId]);
  return useSyncExternalStore(store.subscribe, () => store.get(accountId));
}

/**
 * What waits now of an account.
 * @param asked only what was asked for under these names; everything when not given
 */
export function useWaits(accountId: AccountId, asked?: readonly Asked[]): readonly WaitView[] {
  const waits = useLimits(accountId)?.waits ?? [];
  return asked ? waits.filter((wait) => asked.includes(wait.asked)) : waits;
}
