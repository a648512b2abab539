/** What a timeline waits for. Pure. */
import type { WaitView } from '../../electron/contract/views/limits.ts';
import type { TimelineStatusView } from '../../electron/contract/views/timelines.ts';

/** Something is being read for it, or waits to be. */
export const isReading = ({ refreshing, loadingOlder, fillingGapIds }: TimelineStatusView): boolean =>
  refreshing || loadingOlder || fillingGapIds.length > 0;

/**
 * @param waits all that waits of the account
 * @returns null when nothing of this timeline waits, as far as can be told: another list waits under the same name
 */
export function waitOf(status: TimelineStatusView, waits: readonly WaitView[]): WaitView | null {
  const { timeline, waitingUntil } = status;
  if (!isReading(status) && waitingUntil === null) return null;
  const told = waits.find(({ asked }) => asked === timeline.kind);
  if (told) return told;
  // The status of the timeline came first, or what is known of limits cannot be had.
  return waitingUntil === null
    ? null
    : { asked: timeline.kind, reason: 'limit', until: waitingUntil, attempt: 1, of: 1, error: null };
}
