/**
 * Looking stored posts up again: which to ask for, and what becomes of the entries that show them.
 *
 * Only an answer about a post itself takes it away. That a page which X gave again leaves a known post out says nothing:
 * X drops posts from pages by chance and by its filters, and what left a list or was unliked still exists. Asking about
 * each such post would cost money for those that are there, so a post is looked up when its reader wants to see it.
 */
import type { PostId } from '../contract/views/ids.ts';
import type { EntryView, UnavailableReason } from '../contract/views/posts.ts';
import type { Cache } from './cache/port.ts';
import type { FetchedPosts } from './ports.ts';

/** @returns the posts that entries show, each once; for a repost that is the post that was reposted */
export const postsBehind = (entries: readonly EntryView[]): PostId[] => [
  ...new Set(entries.flatMap(({ post }) => post?.id ?? [])),
];

/**
 * Stores what a look-up has found. A post that has gone takes its text, media and author with it, wherever it is shown;
 * that it was there stays.
 * @param entries the stored entries that were looked up
 * @returns how many of these entries show something else now, and how many have lost their post
 */
export function applyRecheck(
  cache: Cache,
  entries: readonly EntryView[],
  found: Pick<FetchedPosts, 'entries' | 'gone'>,
): { changed: number; gone: number } {
  const posts = new Map(found.entries.flatMap(({ post }) => (post === null ? [] : [[post.id, post] as const])));
  const lost = new Map(found.gone.map(({ id, reason }) => [id, reason] as const));
  const changed = entries.flatMap((entry): EntryView[] => {
    const post = posts.get(entry.post?.id ?? '');
    if (post === undefined || JSON.stringify(post) === JSON.stringify(entry.post)) return [];
    return [{ ...entry, post, unavailable: null }];
  });
  if (changed.length > 0) cache.update(changed);
  for (const [id, reason] of lost) dropPost(cache, id, reason);
  return { changed: changed.length, gone: entries.filter(({ post }) => post !== null && lost.has(post.id)).length };
}

/** The post may be shown in several timelines and by several reposts; each round finds one of those that are left. */
function dropPost(cache: Cache, id: PostId, reason: UnavailableReason): void {
  for (let entry = cache.post(id); entry !== null; ) {
    cache.update([{ ...entry, post: null, unavailable: reason }]);
    const next = cache.post(id);
    entry = next?.id === entry.id ? null : next;
  }
}
