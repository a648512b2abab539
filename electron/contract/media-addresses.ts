/**
 * Pictures and videos reach the page only through the media proxy. On the way out of main every address at the
 * service is replaced by the proxy's; the stored views keep the service's own.
 */
import type { EntryView, MediaView, PostView, UserView } from './views/posts.ts';
import type { RowView } from './views/timelines.ts';

/** @returns the address under which the page may load this upstream address; null when it cannot be loaded now */
export type ToPageAddress = (upstream: string) => string | null;

const nullable = (address: string | null, toPage: ToPageAddress): string | null =>
  address === null ? null : toPage(address);

/** A user as the page may show it. */
export const userForPage = (user: UserView, toPage: ToPageAddress): UserView => ({
  ...user,
  avatar: nullable(user.avatar, toPage),
});

const mediaForPage = (media: MediaView, toPage: ToPageAddress): MediaView => ({
  ...media,
  source: nullable(media.source, toPage),
  preview: nullable(media.preview, toPage),
});

function plainPostForPage<Post extends Omit<PostView, 'quote'>>(post: Post, toPage: ToPageAddress): Post {
  return {
    ...post,
    author: userForPage(post.author, toPage),
    media: post.media.map((media) => mediaForPage(media, toPage)),
  };
}

function postForPage(post: PostView, toPage: ToPageAddress): PostView {
  const quote =
    post.quote?.state === 'shown' ? { ...post.quote, post: plainPostForPage(post.quote.post, toPage) } : post.quote;
  return { ...plainPostForPage(post, toPage), quote };
}

/** An entry as the page may show it. */
export function entryForPage(entry: EntryView, toPage: ToPageAddress): EntryView {
  return {
    ...entry,
    repostedBy: entry.repostedBy && userForPage(entry.repostedBy, toPage),
    post: entry.post && postForPage(entry.post, toPage),
  };
}

/** A row as the page may show it. */
export function rowForPage(row: RowView, toPage: ToPageAddress): RowView {
  return row.kind === 'post' ? { ...row, entry: entryForPage(row.entry, toPage) } : row;
}
