/** A conversation from what is stored, in whatever timeline: free. */
import type { ConversationView } from '../../contract/views/conversation.ts';
import type { PostId } from '../../contract/views/ids.ts';
import type { EntryView } from '../../contract/views/posts.ts';
import type { PostRowView } from '../../contract/views/timelines.ts';
import type { Cache } from '../cache/port.ts';
import { arrangeConversation } from './arrange.ts';
import { readGone, readSearchNote } from './notes.ts';

/** More answers than anybody reads. */
const mostPosts = 2_000;

/**
 * @param row makes the row of an entry
 * @throws {CacheFailure}
 */
export function openConversation(
  cache: Cache,
  postId: PostId,
  { row }: { row(entry: EntryView): PostRowView },
): Omit<ConversationView, 'accountId'> {
  const conversationId = conversationOf(cache, postId);
  const note = readSearchNote(cache, conversationId);
  return {
    postId,
    ...arrangeConversation({
      postId,
      stored: (id) => cache.post(id),
      gone: (id) => readGone(cache, id),
      entries: cache.conversation(conversationId, mostPosts),
      row,
    }),
    replyCount: cache.post(postId)?.post?.counts?.replies ?? null,
    repliesRead: note?.state ?? 'not-yet',
    readAt: note?.readAt ?? null,
  };
}

/** @returns the id of the conversation that a post belongs to: of its first post, which may be the post itself */
export const conversationOf = (cache: Cache, postId: PostId): PostId =>
  cache.post(postId)?.post?.conversationId ?? postId;
