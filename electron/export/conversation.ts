/** A conversation as it is saved: in reading order, with what is missing said where it is missing. Pure. */
import type { ConversationRow } from '../contract/views/conversation.ts';
import type { GapBelow, SavedEntry } from './format.ts';

/** Nobody can tell how many posts were not read between an answer and what it answers. */
const unreadBelow: GapBelow = { from: null, to: null, estimate: null };

/** @param rows what came before, the post itself and its replies, in this order */
export function conversationEntries(rows: readonly ConversationRow[]): SavedEntry[] {
  return rows.flatMap((row, index): SavedEntry[] => {
    const next = rows[index + 1];
    const gapBelow = next?.kind === 'missing' && next.reason === 'not-read' ? unreadBelow : null;
    if (row.kind === 'post') return [{ ...row.entry, gapBelow }];
    if (row.reason === 'not-read') return [];
    return [{ id: row.id, createdAt: null, repostedBy: null, post: null, unavailable: row.reason, gapBelow }];
  });
}
