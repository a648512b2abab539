/**
 * Where catching up has ended. A timeline that opens there keeps what has come since waiting: it was in no group, so
 * nobody has been told of it yet. By the connection to main, so that nothing of one window is known in another.
 */
import type { Bridge } from '../../electron/contract/bridge.ts';
import { timelineName } from '../../electron/contract/timeline-keys.ts';
import type { AccountId, PostId, TimelineKey } from '../../electron/contract/views/ids.ts';

const ends = new WeakMap<Bridge, Map<string, PostId>>();

const nameOf = (accountId: AccountId, timeline: TimelineKey): string => `${accountId} ${timelineName(timeline)}`;

/** Everything up to this post was read in catching up. */
export function noteCaughtUp(bridge: Bridge, accountId: AccountId, timeline: TimelineKey, upTo: PostId): void {
  const known = ends.get(bridge) ?? new Map<string, PostId>();
  ends.set(bridge, known.set(nameOf(accountId, timeline), upTo));
}

/** The post at which catching up has ended; null when it has not, or the reader has gone on from there. */
export const caughtUpTo = (bridge: Bridge, accountId: AccountId, timeline: TimelineKey): PostId | null =>
  ends.get(bridge)?.get(nameOf(accountId, timeline)) ?? null;

/** The reader has gone on from where catching up ended. */
export function forgetCaughtUp(bridge: Bridge, accountId: AccountId, timeline: TimelineKey): void {
  ends.get(bridge)?.delete(nameOf(accountId, timeline));
}
