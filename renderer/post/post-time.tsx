import { posts } from '../../electron/contract/messages/en.ts';
import { ageText, agoText, momentText } from '../../electron/contract/messages/format.ts';
import { postActions } from '../../electron/contract/messages/posts.ts';
import type { PostId } from '../../electron/contract/views/ids.ts';
import { useNavigation } from '../ui/navigation.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { ExternalLink } from './external-link.tsx';
import { usePostNow } from './now.tsx';

export interface PostTimeProps {
  createdAt: string | null;
  postId: PostId;
  url: string;
  className?: string | undefined;
}

/** When a post was written, leading to its conversation; copied, it is the address of the post at X. */
export function PostTime({ createdAt, postId, url, className }: PostTimeProps) {
  const now = usePostNow();
  const { open } = useNavigation();
  const show = (): void => open({ kind: 'conversation', postId });
  if (createdAt === null) {
    return (
      <ExternalLink href={url} onOpen={show} className={className}>
        {postActions.conversation}
      </ExternalLink>
    );
  }
  return (
    <ExternalLink
      href={url}
      title={postActions.opensConversation(momentText(createdAt))}
      onOpen={show}
      className={className}
    >
      <time dateTime={createdAt} aria-hidden="true">
        {ageText(createdAt, now)}
      </time>
      <VisuallyHidden>{posts.postedAgo(agoText(createdAt, now))}</VisuallyHidden>
    </ExternalLink>
  );
}
