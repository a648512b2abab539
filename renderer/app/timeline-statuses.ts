/**
 * The latest status of each timeline of each account. Statuses come as events and as part of the answer to opening a
 * timeline; both are watched here, on the bridge, so that the frame need not open a timeline a second time.
 */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { timelineName } from '../../electron/contract/timeline-keys.ts';
import type { AccountId, TimelineKey } from '../../electron/contract/views/ids.ts';
import type { UsageView } from '../../electron/contract/views/spending.ts';
import type { TimelineStatusView } from '../../electron/contract/views/timelines.ts';

export interface TimelineStatuses {
  get(accountId: AccountId, timeline: TimelineKey): TimelineStatusView | null;
  /** Today's reading and the prices of an account, as any of its timelines told last. */
  usage(accountId: AccountId): UsageView | null;
  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void;
}

const nameOf = (accountId: AccountId, timeline: TimelineKey): string => `${accountId} ${timelineName(timeline)}`;

/** @returns the bridge to use instead of the given one, and the statuses seen through it */
export function watchStatuses(bridge: Bridge): { bridge: Bridge; statuses: TimelineStatuses } {
  const known = new Map<string, TimelineStatusView>();
  const usages = new Map<AccountId, UsageView>();
  const listeners = new Set<() => void>();

  function learn(status: TimelineStatusView): void {
    const name = nameOf(status.accountId, status.timeline);
    // The answer to opening may be overtaken by an event.
    if ((known.get(name)?.revision ?? 0) > status.revision) return;
    known.set(name, status);
    usages.set(status.accountId, status.usage);
    for (const listener of listeners) listener();
  }

  bridge.on['timeline.changed'](learn);
  return {
    bridge: {
      ...bridge,
      timeline: {
        ...bridge.timeline,
        async open(argument) {
          const answer = await bridge.timeline.open(argument);
          if (answer.ok) learn(answer.value.status);
          return answer;
        },
      },
    },
    statuses: {
      get: (accountId, timeline) => known.get(nameOf(accountId, timeline)) ?? null,
      usage: (accountId) => usages.get(accountId) ?? null,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
}

const StatusesContext = createContext<TimelineStatuses | null>(null);
export const StatusesProvider = StatusesContext.Provider;

function useStatuses(): TimelineStatuses {
  const statuses = useContext(StatusesContext);
  if (!statuses) throw new Error('The statuses of timelines need a StatusesProvider around what asks for them');
  return statuses;
}

/** Status of one timeline, or null before anything is known of it. */
export function useTimelineStatus(accountId: AccountId, timeline: TimelineKey): TimelineStatusView | null {
  return usePartOfStatus(accountId, timeline, (status) => status);
}

/**
 * What somebody needs of the status of one timeline. A status changes several times with each reading; only a change of
 * this part draws them anew.
 * @param part picks a value that is compared by identity
 */
export function usePartOfStatus<Part>(
  accountId: AccountId,
  timeline: TimelineKey,
  part: (status: TimelineStatusView | null) => Part,
): Part {
  const statuses = useStatuses();
  return useSyncExternalStore(statuses.subscribe, () => part(statuses.get(accountId, timeline)));
}

/** Today's reading and the prices of an account; null before any of its timelines was opened. */
export function useAccountUsage(accountId: AccountId): UsageView | null {
  const statuses = useStatuses();
  return useSyncExternalStore(statuses.subscribe, () => statuses.usage(accountId));
}
