/** What the cache has to know of an entry to find it again without reading it: ids, names, time and folded text. */
import type { PostId } from '../../contract/views/ids.ts';
import type { EntryView, PostView, UserView } from '../../contract/views/posts.ts';
import { sortable } from '../ids.ts';
import { foldText } from './fold.ts';

/** Where posts are kept that belong to no timeline. No timeline has this name. */
export const keptPosts = '';

export interface EntryFacts {
  /**
   * The id under which X knows what the entry is: a repost's own, otherwise that of the post. Entries of likes and
   * bookmarks have made-up ids; this one is the same in every timeline. Sortable: it grows with time.
   */
  key: string;
  /** Sortable id of the post that is shown, equal to `key` unless it is a repost. Null when a reposted post is gone. */
  post: string | null;
  /** Sortable id of the conversation; null for reposts, too. */
  conversation: string | null;
  /** In lower case. */
  author: string | null;
  reposter: string | null;
  /** A picture or video, own or quoted. */
  media: boolean;
  /** When the post was written, in milliseconds since 1970; null when nobody knows. */
  time: number | null;
  /** Everybody who is shown with a picture. */
  people: readonly UserView[];
  /** What a search looks through: names of the author, text and quoted text. */
  folded: string;
}

/** @returns null for a post that is gone: nothing is left by which it could be found but the id of its entry */
export function factsOf(entry: EntryView): EntryFacts | null {
  const { post, repostedBy } = entry;
  if (post === null && repostedBy === null) return null;
  const shown = post === null ? null : sortable(post.id);
  const repost = repostedBy !== null || shown === null;
  const quoted = post?.quote?.state === 'shown' ? post.quote.post : null;
  return {
    key: repost ? sortable(entry.id) : shown,
    post: shown,
    conversation: repost || post?.conversationId == null ? null : sortable(post.conversationId),
    author: post?.author.username.toLowerCase() ?? null,
    reposter: repostedBy?.username.toLowerCase() ?? null,
    media: post !== null && hasMedia(post),
    time: post === null ? null : timeOf(post.id, post.createdAt),
    people: [post?.author, repostedBy, quoted?.author].filter((user) => user != null),
    folded: post === null ? '' : searchedText(post),
  };
}

/**
 * Whether an entry with the same id is the one that is stored. Made-up ids of likes and bookmarks may meet in two
 * timelines; then the post tells.
 */
export const sameEntry = (stored: EntryView, entry: EntryView): boolean =>
  stored.post === null || entry.post === null || stored.post.id === entry.post.id;

/** Whether there is a picture or video in a post, or in the one that it quotes. */
export const hasMedia = (post: PostView): boolean =>
  post.media.length > 0 || (post.quote?.state === 'shown' && post.quote.post.media.length > 0);

/** Folded. One part never runs into the next, because folded text has no line breaks. */
function searchedText(post: PostView): string {
  const { author, quote } = post;
  const parts = [`@${author.username} ${author.name}`, postText(post)];
  if (quote?.state === 'shown') parts.push(postText(quote.post));
  return parts.map(foldText).join('\n');
}

/** The text of a post as it is read: with its links as shown, and the answers of its poll. */
export function postText(post: Omit<PostView, 'quote'>): string {
  const text = post.segments.map((segment) => (segment.kind === 'break' ? '\n' : segment.text)).join('');
  return post.poll === null ? text : [text, ...post.poll.options.map(({ label }) => label)].join('\n');
}

/** The first id that carries its time, and what its clock counts from: github.com/twitter-archive/snowflake. */
const firstTimedId = 29_700_859_247n;
const idClockStart = 1_288_834_974_657n;

/**
 * When a post was written.
 * @param createdAt ISO time; where it is missing, the id tells
 * @returns milliseconds since 1970, or null for one from before ids told
 */
export function timeOf(id: PostId, createdAt: string | null): number | null {
  const told = createdAt === null ? Number.NaN : Date.parse(createdAt);
  if (Number.isFinite(told)) return told;
  const number = BigInt(id);
  return number < firstTimedId ? null : Number((number >> 22n) + idClockStart);
}
