/**
 * A gap is a stretch of a timeline that was never read, between two stored posts that are neighbours in what is
 * stored. Every hole is a gap, so that nothing is missing without being shown.
 */
import type { PostId } from '../contract/views/ids.ts';
import { idDistance } from './ids.ts';

export interface Gap {
  /** The stored post just above the hole. */
  newerId: PostId;
  /** The stored post just below the hole. */
  olderId: PostId;
  /** X's token for what follows below `newerId`, in timelines that X can only page through. It may no longer work. */
  token?: string | null;
}

/** @returns the row id of a gap: it changes when the gap shrinks, because it is another hole then */
export const gapId = (gap: Gap): string => `gap-${gap.newerId}-${gap.olderId}`;

/** @returns the gap that a row id speaks of (stored or not), or null for any other row id */
export function parseGapId(rowId: string): Gap | null {
  const [, newerId, olderId] = /^gap-(\d{1,19})-(\d{1,19})$/.exec(rowId) ?? [];
  return newerId !== undefined && olderId !== undefined ? { newerId, olderId } : null;
}

/** @returns the gap between two posts, or nothing when no id fits between them */
export const gapsBetween = (newerId: PostId, olderId: PostId): Gap[] =>
  idDistance(newerId, olderId) > 1n ? [{ newerId, olderId }] : [];
