import type { PostView } from '../../electron/contract/views/posts.ts';
import { useOpenLink } from '../post/use-links.ts';
import { useNavigation } from '../ui/navigation.tsx';
import type { FeedCommand } from './use-feed-keys.ts';

/** What keys and the menu can do with one post. */
export type PostCommand = Extract<FeedCommand, 'conversation' | 'on-x' | 'author' | 'media'>;

/** @returns does it; `row` is the element that shows the post, null when it is not in the document */
export function usePostCommands(): (command: PostCommand, post: PostView, row: HTMLElement | null) => void {
  const navigation = useNavigation();
  const openLink = useOpenLink();
  return (command, post, row) => {
    switch (command) {
      case 'conversation':
        return navigation.open({ kind: 'conversation', postId: post.id });
      case 'on-x':
        return openLink(post.url);
      case 'author':
        return navigation.openUser({ username: post.author.username, userId: post.author.id });
      case 'media':
        return row?.querySelector<HTMLElement>('[data-view-media]')?.click();
    }
  };
}
