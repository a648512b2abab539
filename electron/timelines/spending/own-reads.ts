/** Which reads are of what belongs to the signed-in user: "owned reads", where that user owns the app too. */
import type { TimelineKey } from '../../contract/views/ids.ts';
import type { PeopleKey } from '../../contract/views/people.ts';

/**
 * Whether items that a timeline or a list of people brings are to be billed with `own`. The home timeline never is one,
 * nor is a list of posts, whoever made it.
 * @param userId the signed-in user; null where there is none
 */
export function isOwnRead(asked: TimelineKey | PeopleKey, userId: string | null): boolean {
  switch (asked.kind) {
    case 'mentions':
    case 'bookmarks':
      return true;
    case 'user':
    case 'likes':
    case 'following':
    case 'followers':
      return asked.userId === userId;
    case 'home':
    case 'list':
    case 'search':
      return false;
  }
}
