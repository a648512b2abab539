/** What is not there of a conversation, and what can be said about it. Pure. */
import { conversation } from '../../electron/contract/messages/views.ts';
import type { ConversationRow, ConversationView } from '../../electron/contract/views/conversation.ts';
import type { ServiceId } from '../../electron/contract/views/ids.ts';

const notRead = (row: ConversationRow): boolean => row.kind === 'missing' && row.reason === 'not-read';

/** Whether reading could bring something of what came before the post, or the post itself. */
export const missesEarlier = ({ ancestors, fromStart, post }: ConversationView): boolean =>
  notRead(post) || ancestors.some(notRead) || (!fromStart && post.kind === 'post' && !endsInVain(ancestors));

/** The earliest post that is known of cannot be shown, so nobody can tell what came before it. */
function endsInVain(ancestors: readonly ConversationRow[]): boolean {
  const first = ancestors[0];
  return first?.kind === 'missing' && first.reason !== 'not-read';
}

/**
 * Honest sentences about the replies: how many X counts, how many are here, and why they may differ. Whoever reads a
 * conversation should never take it for whole when it is not.
 */
export function repliesNotes({ replies, replyCount, repliesRead }: ConversationView, service: ServiceId): string[] {
  const direct = replies.filter(({ depth }) => depth === 0).length;
  const notes: string[] = [];
  if (repliesRead === 'too-old') notes.push(conversation.tooOld(service));
  if (replyCount !== null && replyCount > direct) {
    notes.push(conversation.fewer(service, replyCount, direct));
    if (repliesRead === 'all') notes.push(conversation.whyFewer[service]);
    if (repliesRead === 'some') notes.push(conversation.whyFewerYet);
  } else if (repliesRead === 'not-yet' && direct === 0 && replyCount !== 0) notes.push(conversation.noneRead);
  else if (replies.length === 0) notes.push(replyCount === 0 ? conversation.noReplies : conversation.noneFound);
  else if (repliesRead === 'all') notes.push(conversation.allHere);
  return notes;
}
