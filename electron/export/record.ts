/**
 * A post as plain data for files and for "Show the data". The names of the fields are a promise to whoever processes
 * the files: they are only ever added to. Times are ISO 8601 in UTC, ids are strings (they exceed what a number holds).
 */
import type { EntryView, PostView, Segment, UnavailableReason, UserView } from '../contract/views/posts.ts';

export interface PersonRecord {
  id: string;
  username: string;
  name: string;
}

export interface MediaRecord {
  kind: 'photo' | 'video' | 'gif';
  /** The picture or video at X; for a video that cannot be had, its still picture; null when there is neither. */
  url: string | null;
  /** The description that its author gave. */
  alt: string | null;
  width: number | null;
  height: number | null;
}

export interface PollRecord {
  options: { label: string; votes: number }[];
  open: boolean;
  ends_at: string | null;
}

export interface PostRecord {
  /** Id of the post; of a repost, that of the post which was reposted. Null when X no longer tells. */
  id: string | null;
  url: string | null;
  created_at: string | null;
  author: PersonRecord | null;
  /** Who reposted it, with the id and time of the repost itself; null when it stands in the timeline on its own. */
  reposted_by: (PersonRecord & { repost_id: string; reposted_at: string | null }) | null;
  /** Plain text. Links are written out as the address that they lead to. */
  text: string;
  /** BCP 47 as X sees it, null when unknown. */
  lang: string | null;
  /** Addresses that the links lead to. */
  links: string[];
  /** Without the sign in front. */
  hashtags: string[];
  /** Usernames without the sign in front. */
  mentions: string[];
  media: MediaRecord[];
  poll: PollRecord | null;
  /** As they were when the post was read last; null when X did not tell. */
  counts: {
    replies: number;
    reposts: number;
    quotes: number;
    likes: number;
    bookmarks: number;
    views: number;
  } | null;
  reply_to: { id: string | null; username: string | null } | null;
  /** The post that it quotes: its text, or why it cannot be shown. */
  quoted: QuotedRecord | null;
  conversation_id: string | null;
  edited: boolean;
  sensitive: boolean;
  /** Why a repost has no post. */
  unavailable: UnavailableReason | null;
}

export interface QuotedRecord {
  id: string;
  url: string | null;
  created_at: string | null;
  author: PersonRecord | null;
  text: string;
  unavailable: UnavailableReason | null;
}

/** The address that a link leads to: the one shown in its tooltip when that is a web address, else what a click opens. */
export function linkTarget({ url, title }: Extract<Segment, { kind: 'link' }>): string {
  return /^https?:\/\/\S+$/i.test(title) ? title : url;
}

/** The text of a post without its looks. */
export function recordText(segments: readonly Segment[]): string {
  return segments
    .map((segment) => (segment.kind === 'break' ? '\n' : segment.kind === 'link' ? linkTarget(segment) : segment.text))
    .join('');
}

const person = ({ id, username, name }: UserView): PersonRecord => ({ id, username, name });

const ofKind = <Kind extends Segment['kind']>(segments: readonly Segment[], kind: Kind) =>
  segments.filter((segment): segment is Extract<Segment, { kind: Kind }> => segment.kind === kind);

const once = (values: readonly string[]): string[] => [...new Set(values)];

function quotedRecord(quote: PostView['quote']): QuotedRecord | null {
  if (quote === null) return null;
  if (quote.state === 'unavailable') {
    return { id: quote.id, url: null, created_at: null, author: null, text: '', unavailable: quote.reason };
  }
  const { id, url, createdAt, author, segments } = quote.post;
  return { id, url, created_at: createdAt, author: person(author), text: recordText(segments), unavailable: null };
}

function countsRecord(counts: PostView['counts']): PostRecord['counts'] {
  if (counts === null) return null;
  const { replies, reposts, quotes, likes, bookmarks, views } = counts;
  return { replies, reposts, quotes, likes, bookmarks, views };
}

/** One entry of a timeline as plain data. */
export function toRecord({ id, createdAt, repostedBy, post, unavailable }: EntryView): PostRecord {
  const segments = post?.segments ?? [];
  return {
    id: post ? post.id : repostedBy ? null : id,
    url: post?.url ?? null,
    created_at: post ? post.createdAt : repostedBy ? null : createdAt,
    author: post ? person(post.author) : null,
    reposted_by: repostedBy && { ...person(repostedBy), repost_id: id, reposted_at: createdAt },
    text: recordText(segments),
    lang: post?.lang ?? null,
    links: once(ofKind(segments, 'link').map(linkTarget)),
    hashtags: once(ofKind(segments, 'hashtag').map(({ tag }) => tag)),
    mentions: once(ofKind(segments, 'mention').map(({ username }) => username)),
    media: (post?.media ?? []).map(({ kind, source, preview, alt, width, height }) => ({
      kind,
      url: source ?? preview,
      alt,
      width,
      height,
    })),
    poll: post?.poll ? { options: post.poll.options, open: post.poll.open, ends_at: post.poll.endsAt } : null,
    counts: countsRecord(post?.counts ?? null),
    reply_to: post?.replyTo ? { id: post.replyTo.postId, username: post.replyTo.username } : null,
    quoted: quotedRecord(post?.quote ?? null),
    conversation_id: post?.conversationId ?? null,
    edited: post?.edited ?? false,
    sensitive: post?.sensitive ?? false,
    unavailable,
  };
}

/** The data of one entry, to be read by a person. */
export const entryJson = (entry: EntryView): string => JSON.stringify(toRecord(entry), null, 2);
