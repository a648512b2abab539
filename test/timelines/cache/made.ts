/** Entries for tests of everything that looks at what an entry says. */
import type { PostId } from '../../../electron/contract/views/ids.ts';
import type {
  EntryView,
  MediaView,
  PostView,
  QuoteView,
  Segment,
  UserView,
} from '../../../electron/contract/views/posts.ts';
import type { PostRowView } from '../../../electron/contract/views/timelines.ts';
import type { Change } from '../../../electron/timelines/cache/port.ts';

/** The moment of the post with id 0. */
export const epoch = Date.parse('2026-08-01T00:00:00.000Z');

const ids = new Map<string, string>();

/** A user by handle; the same handle has the same id. */
export function user(username: string, name = username): UserView {
  const id = ids.get(username.toLowerCase()) ?? String(9_000 + ids.size);
  ids.set(username.toLowerCase(), id);
  return { id, username, name, avatar: null, verified: null, protected: false };
}

export const photo: MediaView = {
  key: '1_1',
  kind: 'photo',
  source: null,
  preview: null,
  width: 10,
  height: 10,
  alt: null,
  durationMs: null,
};

interface Made {
  by?: UserView;
  /** Words that begin with # become hashtags. */
  text?: string;
  segments?: Segment[];
  media?: MediaView[];
  quote?: QuoteView | null;
  conversation?: PostId;
  /** What it answers: a post and its author. */
  answers?: [PostId | null, string];
  /** Null for a time that is not known. */
  at?: string | null;
}

const segmentsOf = (text: string): Segment[] =>
  text
    .split(/(#\S+)/u)
    .map((part) =>
      part.startsWith('#')
        ? { kind: 'hashtag', text: part, tag: part.slice(1), url: 'https://x.com' }
        : { kind: 'text', text: part },
    );

/** A post by itself. Ids are minutes: 60 is written an hour after 0. */
export function post(id: PostId, made: Made = {}): PostView {
  const { by = user('ada', 'Ada Lovelace'), text = `post ${id}`, answers } = made;
  return {
    id,
    url: `https://x.com/${by.username}/status/${id}`,
    author: by,
    createdAt: made.at === undefined ? timeAt(id) : made.at,
    lang: null,
    segments: made.segments ?? segmentsOf(text),
    media: made.media ?? [],
    poll: null,
    counts: null,
    sensitive: false,
    edited: false,
    conversationId: made.conversation ?? id,
    replyTo: answers === undefined ? null : { postId: answers[0], userId: null, username: answers[1] },
    quote: made.quote ?? null,
  };
}

export const timeAt = (id: PostId): string =>
  new Date(epoch + Number(BigInt(id) % 1_000_000_000n) * 60_000).toISOString();

export function entry(id: PostId, made: Made = {}): EntryView {
  const shown = post(id, made);
  return { id, createdAt: shown.createdAt, repostedBy: null, post: shown, unavailable: null };
}

/** A repost: `id` is its own. */
export const repost = (id: PostId, by: UserView, of: EntryView): EntryView => ({
  ...of,
  id,
  createdAt: timeAt(id),
  repostedBy: by,
});

/** A like of a post, under the made-up id that keeps the order of liking. */
export const like = (id: PostId, of: EntryView): EntryView => ({ ...of, id });

/** What is left of an entry whose post was deleted. */
export const gone = (of: EntryView): EntryView => ({ ...of, post: null, unavailable: 'deleted' });

export const quoteOf = (quoted: PostView): QuoteView => {
  const { quote: _, ...plain } = quoted;
  return { state: 'shown', post: plain };
};

export const row = (of: EntryView): PostRowView => ({ kind: 'post', id: of.id, entry: of, hidden: null });

export const change = (part: Partial<Change>): Change => ({
  entries: [],
  closed: null,
  opened: [],
  refreshedAt: null,
  endReached: null,
  billed: { day: '2026-08-20', asked: 'home', items: [], firstKeptDay: '2026-08-19' },
  ...part,
});

export const idsOf = (entries: readonly { id: string }[]): string[] => entries.map(({ id }) => id);
