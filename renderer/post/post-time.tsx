import { posts } from '../../electron/contract/messages/en.ts';
import { ageText, agoText, momentText } from '../../electron/contract/messages/format.ts';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { ExternalLink } from './external-link.tsx';
import { usePostNow } from './now.tsx';

/** When a post was written, linked to the post. Without a time the link says where it leads. */
export function PostTime({
  createdAt,
  url,
  className,
}: {
  createdAt: string | null;
  url: string;
  className?: string | undefined;
}) {
  const now = usePostNow();
  if (createdAt === null) {
    return (
      <ExternalLink href={url} className={className}>
        {posts.noTime}
      </ExternalLink>
    );
  }
  return (
    <ExternalLink href={url} title={posts.openedAt(momentText(createdAt))} className={className}>
      <time dateTime={createdAt} aria-hidden="true">
        {ageText(createdAt, now)}
      </time>
      <VisuallyHidden>{posts.postedAgo(agoText(createdAt, now))}</VisuallyHidden>
    </ExternalLink>
  );
}
