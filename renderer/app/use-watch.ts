/** Tells main what is on show: it is read before everything else, and refreshed by itself. */
import { useEffect, useSyncExternalStore } from 'react';
import type { AccountId, TimelineKey } from '../../electron/contract/views/ids.ts';
import { userTimeline } from '../people/user-posts-timeline.ts';
import { useBridge } from '../ui/bridge.tsx';
import { stepOf } from './history.ts';
import { type Column, viewIn } from './workspace.ts';

const subscribe = (listener: () => void): (() => void) => {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
};

const useVisible = (): boolean => useSyncExternalStore(subscribe, () => document.visibilityState === 'visible');

/** The timeline that a column shows, as it is read there; null for views that are no timelines. */
export function watchedIn(column: Column): TimelineKey | null {
  const view = viewIn(column);
  if (view.kind === 'timeline') return view.timeline;
  // What the person chose there is another timeline.
  return view.kind === 'user' ? userTimeline(view.userId, stepOf(column.history).spot) : null;
}

/** Says which timelines of which account can be seen, and whether the window can be. */
export function useWatch(accountId: AccountId, columns: readonly Column[]): void {
  const bridge = useBridge();
  const visible = useVisible();
  // Told only when it changes what it means.
  const timelines = JSON.stringify(columns.flatMap((column) => watchedIn(column) ?? []));
  useEffect(() => {
    void bridge.app.watch({ accountId, timelines: JSON.parse(timelines), visible });
  }, [bridge, accountId, timelines, visible]);
}

/** Says that no timeline is on show, while that is so. */
export function useWatchNothing(nothing: boolean): void {
  const bridge = useBridge();
  const visible = useVisible();
  useEffect(() => {
    if (nothing) void bridge.app.watch({ accountId: null, timelines: [], visible });
  }, [bridge, nothing, visible]);
}
