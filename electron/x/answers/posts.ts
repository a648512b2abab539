/** Posts in answers of v2, and the entries of a timeline that they make. */
import type { PostId } from '../../contract/views/ids.ts';
import type {
  CountsView,
  EntryView,
  MediaView,
  PollView,
  PostView,
  QuoteView,
  UserView,
} from '../../contract/views/posts.ts';
import type { Includes } from './includes.ts';
import { countOf, dateOf, either, idOf, type JsonObject, listOf, objectOf, objectsOf, textOf } from './json.ts';
import { fullText, leadsToPost, postSegments } from './text.ts';
import { unknownUser } from './users.ts';

/** X stands for "withheld in every country" by these two codes. */
const EVERYWHERE = new Set<unknown>(['XX', 'XY']);

const isWithheldEverywhere = (post: JsonObject): boolean =>
  listOf(objectOf(post['withheld'])?.['country_codes']).some((code) => EVERYWHERE.has(code));

/** The id of the post that this one reposts, quotes or replies to. */
function referenced(post: JsonObject, ...types: readonly unknown[]): PostId | null {
  const references = objectsOf(either(post, 'referenced_tweets', 'referenced_posts'));
  return idOf(references.find((reference) => types.includes(reference['type']))?.['id']);
}

function authorOf(post: JsonObject, { users }: Includes): UserView {
  const id = idOf(post['author_id']);
  return id === null ? unknownUser() : (users.get(id) ?? unknownUser(id));
}

function mediaOf(post: JsonObject, { media }: Includes): MediaView[] {
  const keys = new Set(listOf(objectOf(post['attachments'])?.['media_keys']));
  return [...keys].map((key) => media.get(textOf(key) ?? '')).filter((found) => found !== undefined);
}

function pollOf(post: JsonObject, { polls }: Includes): PollView | null {
  const [id] = listOf(objectOf(post['attachments'])?.['poll_ids']);
  return polls.get(textOf(id) ?? '') ?? null;
}

function countsOf(post: JsonObject): CountsView | null {
  const metrics = objectOf(post['public_metrics']);
  if (metrics === null) return null;
  const count = (...names: string[]): number => countOf(either(metrics, ...names)) ?? 0;
  return {
    replies: count('reply_count'),
    reposts: count('retweet_count', 'repost_count'),
    likes: count('like_count'),
    quotes: count('quote_count'),
    bookmarks: count('bookmark_count'),
    views: count('impression_count'),
  };
}

/**
 * The language for fonts and screen readers. X has codes of its own for posts without language (`und`, `zxx`, `qme` and
 * others in the private range) and writes some in their old form (`in`, `iw`).
 */
function langOf(post: JsonObject): string | null {
  const code = textOf(post['lang']) ?? '';
  if (/^(?:und|zxx|art|q[a-t][a-z])$/i.test(code)) return null;
  try {
    return Intl.getCanonicalLocales(code)[0] ?? null;
  } catch {
    return null;
  }
}

function replyOf(post: JsonObject, includes: Includes): PostView['replyTo'] {
  const postId = referenced(post, 'replied_to');
  const target = postId === null ? undefined : includes.posts.get(postId);
  const userId = idOf(post['in_reply_to_user_id']) ?? idOf(target?.['author_id']);
  if (postId === null && userId === null) return null;
  const mentions = objectsOf(fullText(post).entities?.['mentions']);
  const mentioned = mentions.find((mention) => userId !== null && mention['id'] === userId);
  const username = includes.users.get(userId ?? '')?.username ?? textOf(mentioned?.['username']);
  return { postId, userId, username };
}

/** @returns null when the answer neither holds the quoted post nor says why */
function quoteOf(post: JsonObject, includes: Includes): QuoteView | null {
  const id = referenced(post, 'quoted');
  if (id === null) return null;
  const target = includes.posts.get(id);
  if (target !== undefined) {
    return isWithheldEverywhere(target)
      ? { state: 'unavailable', id, reason: 'withheld' }
      : { state: 'shown', post: plainPost(target, id, null, includes) };
  }
  const reason = includes.missing.get(id);
  return reason === undefined ? null : { state: 'unavailable', id, reason };
}

/** @param quotedId the quoted post that is shown below the text */
function plainPost(post: JsonObject, id: PostId, quotedId: PostId | null, includes: Includes): Omit<PostView, 'quote'> {
  const author = authorOf(post, includes);
  const media = mediaOf(post, includes);
  return {
    id,
    url: `https://x.com/${author.username === '' ? 'i/web' : encodeURIComponent(author.username)}/status/${id}`,
    author,
    createdAt: dateOf(post['created_at']),
    lang: langOf(post),
    segments: postSegments(post, { mediaKeys: new Set(media.map(({ key }) => key)), quotedId }),
    media,
    poll: pollOf(post, includes),
    counts: countsOf(post),
    sensitive: post['possibly_sensitive'] === true,
    // The history starts with the first version, so one that was never edited lists itself only.
    edited: listOf(either(post, 'edit_history_tweet_ids', 'edit_history_post_ids')).length > 1,
    conversationId: idOf(post['conversation_id']),
    replyTo: replyOf(post, includes),
  };
}

function fullPost(post: JsonObject, id: PostId, includes: Includes): PostView {
  const quote = quoteOf(post, includes);
  const shownQuote = quote?.state === 'shown' ? quote.post.id : null;
  const plain = plainPost(post, id, shownQuote, includes);
  const quotedId = referenced(post, 'quoted');
  if (quote !== null || quotedId === null) return { ...plain, quote };
  // Targets two steps away are never sent (a repost of a quote): the link in the text leads there. Without such a
  // link, nothing would tell that there is more.
  const isLinked = plain.segments.some((segment) => segment.kind === 'link' && leadsToPost(segment.title, quotedId));
  return { ...plain, quote: isLinked ? null : { state: 'unavailable', id: quotedId, reason: 'unknown' } };
}

/**
 * One entry of a timeline.
 * @returns null when the object has no id
 */
export function parseEntry(post: JsonObject, includes: Includes): EntryView | null {
  const id = idOf(post['id']);
  if (id === null) return null;
  const createdAt = dateOf(post['created_at']);
  const repostedId = referenced(post, 'retweeted', 'reposted');
  if (repostedId !== null) {
    const repostedBy = authorOf(post, includes);
    const target = includes.posts.get(repostedId);
    const reason =
      target === undefined ? includes.missing.get(repostedId) : isWithheldEverywhere(target) ? 'withheld' : undefined;
    if (reason !== undefined) return { id, createdAt, repostedBy, post: null, unavailable: reason };
    if (target !== undefined) {
      return { id, createdAt, repostedBy, post: fullPost(target, repostedId, includes), unavailable: null };
    }
    // X names a target, but sends neither it nor a reason: the shortened text of the repost itself is all there is.
  }
  return isWithheldEverywhere(post)
    ? { id, createdAt, repostedBy: null, post: null, unavailable: 'withheld' }
    : { id, createdAt, repostedBy: null, post: fullPost(post, id, includes), unavailable: null };
}
