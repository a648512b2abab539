import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AccountId, TimelineKey } from '../../electron/contract/views/ids.ts';
import { useBridge } from '../ui/bridge.tsx';
import { openTimeline, type TimelineSession } from './timeline-session.ts';
import type { TimelineState } from './timeline-state.ts';

const noSubscription = (): (() => void) => () => undefined;

/**
 * Opens a timeline for as long as the component is shown.
 * @param timeline has to keep its identity while it means the same timeline
 * @param posts how many a first reading brings; only counts when the timeline is opened
 * @returns nulls before the session is there
 */
export function useTimeline(
  accountId: AccountId,
  timeline: TimelineKey,
  posts?: number,
): { session: TimelineSession; state: TimelineState } | null {
  const bridge = useBridge();
  const [session, setSession] = useState<TimelineSession | null>(null);
  const [atFirst] = useState(posts);
  useEffect(() => {
    const opened = openTimeline(bridge, accountId, timeline, atFirst);
    setSession(opened);
    return () => opened.close();
  }, [bridge, accountId, timeline, atFirst]);
  const state = useSyncExternalStore(session?.subscribe ?? noSubscription, () => session?.getState() ?? null);
  return session && state ? { session, state } : null;
}
