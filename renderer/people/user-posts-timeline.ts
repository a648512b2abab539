/** What of a user's posts is on show. Pure. The choices are kept in the spot of the view, as everything about it is. */
import type { TimelineKey } from '../../electron/contract/views/ids.ts';

/**
 * The timeline that the view of a user reads.
 * @param spot what the view kept; anything else counts as nothing kept, and then everything is on show
 */
export function userTimeline(userId: string, spot: unknown): Extract<TimelineKey, { kind: 'user' }> {
  const kept: Partial<Record<string, unknown>> = typeof spot === 'object' && spot !== null ? { ...spot } : {};
  return { kind: 'user', userId, replies: kept['replies'] !== false, reposts: kept['reposts'] !== false };
}
