/** A conversation in reading order: what came before, the post, and the answers below what they answer. Pure. */
import type { ConversationReply, ConversationRow, ConversationView } from '../../contract/views/conversation.ts';
import type { PostId } from '../../contract/views/ids.ts';
import type { EntryView, PostView, UnavailableReason } from '../../contract/views/posts.ts';
import type { PostRowView } from '../../contract/views/timelines.ts';
import { compareIds } from '../ids.ts';

/** What is known of a conversation. */
export interface ConversationParts {
  postId: PostId;
  /** Finds a stored post; a repost of it does as well. */
  stored(postId: PostId): EntryView | null;
  /** Why a post that was looked up cannot be had; null for one that was not. */
  gone(postId: PostId): UnavailableReason | null;
  /** Stored posts of the conversation, in any order. */
  entries: readonly EntryView[];
  /** Makes the row of an entry. */
  row(entry: EntryView): PostRowView;
}

/** The deepest that answers are set in. */
const deepest = 6;

/** No thread is this long; it ends walking in circles, too. */
const mostAncestors = 1_000;

interface Post {
  entry: EntryView;
  post: PostView;
}

export function arrangeConversation({
  postId,
  stored,
  gone,
  entries,
  row,
}: ConversationParts): Pick<ConversationView, 'ancestors' | 'fromStart' | 'post' | 'replies'> {
  const find = (id: PostId): Post | null => postOf(stored(id));
  const missing = (id: PostId): ConversationRow => ({ kind: 'missing', id, reason: gone(id) ?? 'not-read' });
  const rowOf = ({ entry, post }: Post): PostRowView => row(byItself(entry, post));

  const focus = find(postId);
  const above = focus === null ? [] : ancestorsOf(focus.post, find);
  return {
    ancestors: above.map(({ id, found }) => (found === null ? missing(id) : rowOf(found))).reverse(),
    fromStart: focus !== null && reachesStart([focus.post, ...above.map(({ id, found }) => found?.post ?? id)], gone),
    post: focus === null ? missing(postId) : rowOf(focus),
    replies: repliesTo(postId, new Set(above.map(({ id }) => id)), entries).map(({ item, depth, answers }) => ({
      row: rowOf(item),
      depth,
      answers,
    })),
  };
}

/** @param upwards from a post to the highest that is known of, which may be an id only */
function reachesStart(upwards: readonly (PostView | PostId)[], gone: ConversationParts['gone']): boolean {
  const top = upwards.at(-1);
  if (top === undefined) return false;
  if (typeof top !== 'string') return top.replyTo === null || top.conversationId === top.id;
  // A beginning that is gone is the beginning all the same.
  const below = upwards.at(-2);
  return typeof below === 'object' && below.conversationId === top && gone(top) !== null;
}

const postOf = (entry: EntryView | null): Post | null =>
  entry === null || entry.post === null ? null : { entry, post: entry.post };

/** A conversation shows posts, not who reposted them. The id stays: the entry is found by it. */
const byItself = (entry: EntryView, post: PostView): EntryView =>
  entry.repostedBy === null ? entry : { ...entry, createdAt: post.createdAt, repostedBy: null };

/** @returns what came before a post, newest first, up to the beginning or to the first one that is not stored */
export function ancestorsOf(
  post: PostView,
  find: (id: PostId) => { entry: EntryView; post: PostView } | null,
): { id: PostId; found: { entry: EntryView; post: PostView } | null }[] {
  const above: ReturnType<typeof ancestorsOf> = [];
  const seen = new Set([post.id]);
  let id = post.replyTo?.postId ?? null;
  while (id !== null && !seen.has(id) && above.length < mostAncestors) {
    const found = find(id);
    above.push({ id, found });
    seen.add(id);
    id = found?.post.replyTo?.postId ?? null;
  }
  return above;
}

type PlacedReply = Omit<ConversationReply, 'row'> & { item: Post };

function repliesTo(focusId: PostId, ancestors: ReadonlySet<PostId>, entries: readonly EntryView[]): PlacedReply[] {
  const items = new Map<PostId, Post>();
  for (const entry of entries) {
    const item = postOf(entry);
    if (item !== null) items.set(item.post.id, item);
  }
  const children = new Map<PostId, Post[]>();
  for (const item of [...items.values()].sort((a, b) => compareIds(a.post.id, b.post.id))) {
    const parent = item.post.replyTo?.postId;
    if (parent == null || item.post.id === focusId) continue;
    const answers = children.get(parent) ?? [];
    answers.push(item);
    children.set(parent, answers);
  }

  const placed: PlacedReply[] = [];
  const seen = new Set<PostId>([focusId, ...ancestors]);
  /** Puts answers below what they answer. A stack, because a thread may be longer than calls can be nested. */
  const place = (start: PlacedReply[]): void => {
    const waiting = start.reverse();
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { post } = next.item;
      if (seen.has(post.id)) continue;
      seen.add(post.id);
      placed.push(next);
      const { depth } = next;
      const below = continued(post, children.get(post.id) ?? []).map((item) => ({
        item,
        depth: Math.min(depth + 1, deepest),
        // Set in no deeper than what it answers, it has to say what that is.
        answers: depth === deepest ? post.author.username : null,
      }));
      waiting.push(...below.reverse());
    }
  };

  const focus = items.get(focusId);
  const first = children.get(focusId) ?? [];
  place(
    (focus === undefined ? first : continued(focus.post, first)).map((item) => ({ item, depth: 0, answers: null })),
  );
  // Answers to something that was not read: where they belong is unknown, and only later ones can answer the post.
  const strays = [...items.values()].filter(({ post }) => {
    if (post.replyTo === null || compareIds(post.id, focusId) <= 0) return false;
    const parent = post.replyTo.postId;
    return parent === null || !(items.has(parent) || ancestors.has(parent));
  });
  strays.sort((a, b) => compareIds(a.post.id, b.post.id));
  place(strays.map((item) => ({ item, depth: 0, answers: item.post.replyTo?.username ?? null })));
  return placed;
}

/** The author's own continuation of a thread comes first, then the answers of others, each oldest first. */
function continued(parent: PostView, answers: readonly Post[]): Post[] {
  const own = ({ post }: Post): boolean => post.author.id === parent.author.id;
  return [...answers.filter(own), ...answers.filter((item) => !own(item))];
}
