/** Posts as Pinion keeps them, with the texts of the practice service. */
import type { EntryView, UserView } from '../../electron/contract/views/posts.ts';
import { people } from '../../electron/practice/world/people.ts';
import { makeWorld } from '../../electron/practice/world/world.ts';
import type { Cache, Change } from '../../electron/timelines/cache/port.ts';
import { idAt } from '../../electron/timelines/ids.ts';

/** Milliseconds between two posts. */
const apart = 60_000;
const batch = 1_000;

const authors: readonly UserView[] = people.map(({ id, username, name }) => ({
  id,
  username,
  name,
  avatar: null,
  verified: null,
  protected: false,
}));

function entryOf(text: string, author: UserView, time: number): EntryView {
  const id = idAt(time);
  const createdAt = new Date(time).toISOString();
  return {
    id,
    createdAt,
    repostedBy: null,
    unavailable: null,
    post: {
      id,
      url: `https://x.com/${author.username}/status/${id}`,
      author,
      createdAt,
      lang: null,
      segments: [{ kind: 'text', text }],
      media: [],
      poll: null,
      counts: { replies: 1, reposts: 2, likes: 3, quotes: 0, bookmarks: 0, views: 400 },
      sensitive: false,
      edited: false,
      conversationId: id,
      replyTo: null,
      quote: null,
    },
  };
}

/**
 * @param newest time of the newest one, in milliseconds since 1970
 * @returns newest first
 */
export function makePosts(count: number, newest: number): EntryView[] {
  const startSlot = 2_000_000;
  const world = makeWorld({ seed: 7, posts: count, startSlot, newestSlot: () => startSlot });
  const entries: EntryView[] = [];
  for (let slot = startSlot; entries.length < count; slot -= 1) {
    const text = world.wordsOf(slot);
    const author = authors[Math.abs(slot) % authors.length];
    // Reposts have no words of their own.
    if (text !== '' && author) entries.push(entryOf(text, author, newest - entries.length * apart));
  }
  return entries;
}

/** Puts posts into a timeline, in pages as they would be read. */
export function storePosts(cache: Cache, timeline: string, entries: readonly EntryView[]): void {
  const none: Omit<Change, 'entries'> = {
    closed: null,
    opened: [],
    refreshedAt: null,
    endReached: null,
    billed: { day: '2026-01-01', asked: 'home', items: [], firstKeptDay: '2026-01-01' },
  };
  for (let at = 0; at < entries.length; at += batch) {
    cache.apply(timeline, { ...none, entries: entries.slice(at, at + batch) });
  }
}
