/**
 * Which waits can be read where they keep something waiting. The status region, which tells of what goes on elsewhere,
 * need not show these again.
 */
import { createContext, type ReactNode, useContext, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import type { Asked } from '../../electron/contract/views/limits.ts';

/** How often each is on show, by account and name. */
type Shown = ReadonlyMap<string, number>;

interface WaitsOnShow {
  /** A wait is on show from now on. @returns a function that ends this */
  add(accountId: AccountId, asked: Asked): () => void;
  get(): Shown;
  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void;
}

const nameOf = (accountId: AccountId, asked: Asked): string => `${accountId} ${asked}`;

function createWaitsOnShow(): WaitsOnShow {
  let shown: Shown = new Map();
  const listeners = new Set<() => void>();
  function count(name: string, by: 1 | -1): void {
    shown = new Map(shown).set(name, (shown.get(name) ?? 0) + by);
    for (const listener of listeners) listener();
  }
  return {
    add(accountId, asked) {
      const name = nameOf(accountId, asked);
      count(name, 1);
      return () => count(name, -1);
    },
    get: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const Context = createContext<WaitsOnShow | null>(null);

/** Shared by the views and the status region. Without it every place says what it knows. */
export function WaitsOnShowProvider({ children }: { children: ReactNode }) {
  const [onShow] = useState(createWaitsOnShow);
  return <Context value={onShow}>{children}</Context>;
}

/** Tells that a wait is on show here, for as long as it is. @param apart it is only told of here */
export function useShownWait(accountId: AccountId, asked: Asked, apart: boolean): void {
  const onShow = useContext(Context);
  useLayoutEffect(() => (apart ? undefined : onShow?.add(accountId, asked)), [onShow, accountId, asked, apart]);
}

const nothing: Shown = new Map();
const noSubscription = (): (() => void) => () => undefined;

/** @returns whether a wait of the account is on show somewhere */
export function useIsOnShow(accountId: AccountId): (asked: Asked) => boolean {
  const onShow = useContext(Context);
  const shown = useSyncExternalStore(onShow?.subscribe ?? noSubscription, onShow?.get ?? (() => nothing));
  return (asked) => (shown.get(nameOf(accountId, asked)) ?? 0) > 0;
}
