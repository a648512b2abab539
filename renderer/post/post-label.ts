/** The one name of a post for screen readers, composed in a fixed order. Pure. */
import { posts } from '../../electron/contract/messages/en.ts';
import { agoText } from '../../electron/contract/messages/format.ts';
import type { EntryView, MediaView, PostView } from '../../electron/contract/views/posts.ts';
import { plainText } from './text-shape.ts';

/** A longer text is read in the post itself; a name has to end. */
const longestText = 400;

const kinds: Record<MediaView['kind'], (count: number) => string> = {
  photo: posts.media.photos,
  video: posts.media.videos,
  gif: posts.media.gifs,
};

function extras({ media, poll, quote }: PostView): string {
  const parts = (['photo', 'video', 'gif'] as const).flatMap((kind) => {
    const count = media.filter((item) => item.kind === kind).length;
    return count === 0 ? [] : [kinds[kind](count)];
  });
  if (poll) parts.push(posts.poll.label);
  if (quote?.state === 'shown') parts.push(posts.quote(quote.post.author.name));
  return parts.join(', ');
}

/** @param now milliseconds since 1970 */
export function entryLabel({ repostedBy, post, unavailable }: EntryView, now: number): string {
  if (!post) return posts.labelUnavailable(repostedBy?.name ?? null, posts.unavailable[unavailable ?? 'unknown']);
  const text = Array.from(plainText(post.segments).replaceAll('\n', ' '));
  return posts.label({
    repostedBy: repostedBy?.name ?? null,
    author: post.author.name,
    handle: posts.handle(post.author.username),
    text: text.length > longestText ? `${text.slice(0, longestText).join('')}…` : text.join(''),
    extras: extras(post),
    time: post.createdAt === null ? '' : agoText(post.createdAt, now),
  });
}
