import { timelines } from '../../electron/contract/messages/en.ts';
import { feeds } from '../../electron/contract/messages/posts.ts';
import type { TimelineKey } from '../../electron/contract/views/ids.ts';

/**
 * The name of a timeline's feed, for example `Home timeline of @ada`.
 * @param handle of the account that reads, with its @
 * @param title what the timeline is about where the key alone does not say it: what a list is called, or the handle of
 *   the user whose posts or likes it shows. Without it those are the account's own.
 */
export function timelineLabel(timeline: TimelineKey, handle: string, title?: string): string {
  switch (timeline.kind) {
    case 'home':
    case 'mentions':
      return timelines[timeline.kind](handle);
    case 'user':
      return feeds.postsOf(title ?? handle);
    case 'likes':
      return feeds.likesOf(title ?? handle);
    case 'bookmarks':
      return feeds.bookmarksOf(handle);
    case 'list':
      return title ?? feeds.list;
    case 'search':
      return feeds.search(timeline.query);
  }
}
