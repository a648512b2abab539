/** Names and questions about timeline keys that page and main have to answer alike. Pure. */
import type { TimelineKey } from './views/ids.ts';

/**
 * A stable name for a timeline of an account: two keys mean the same timeline when their names are equal. Stored rows,
 * places and columns are kept under it, so a name never changes its meaning.
 */
export function timelineName(key: TimelineKey): string {
  switch (key.kind) {
    case 'home':
    case 'mentions':
    case 'bookmarks':
      return key.kind;
    case 'user': {
      const without = [key.replies ? '' : 'replies', key.reposts ? '' : 'reposts'].filter((word) => word !== '');
      return without.length === 0 ? `user:${key.userId}` : `user:${key.userId}:without-${without.join('-and-')}`;
    }
    case 'likes':
      return `likes:${key.userId}`;
    case 'list':
      return `list:${key.listId}`;
    case 'search':
      return `search:${key.query}`;
  }
}

/** Whether two keys mean the same timeline of an account. */
export const sameTimeline = (one: TimelineKey, other: TimelineKey): boolean =>
  timelineName(one) === timelineName(other);
