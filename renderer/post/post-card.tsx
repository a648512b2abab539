import Repeat2 from 'lucide-react/icons/repeat-2';
import { memo } from 'react';
import { posts } from '../../electron/contract/messages/en.ts';
import type { EntryView, PostView, UserView } from '../../electron/contract/views.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Byline } from './byline.tsx';
import { Counts } from './counts.tsx';
import { ExternalLink } from './external-link.tsx';
import { Media } from './media/media.tsx';
import { usePostNow } from './now.tsx';
import { Poll } from './poll.tsx';
import styles from './post-card.module.css';
import { entryLabel } from './post-label.ts';
import { PostMenu } from './post-menu.tsx';
import { PostText } from './post-text.tsx';
import { profileUrl } from './profile-url.ts';
import { Quote } from './quote.tsx';
import { Unavailable } from './unavailable.tsx';

function Reposter({ user }: { user: UserView }) {
  return (
    <p className={styles['context']}>
      <Repeat2 aria-hidden="true" />
      <ExternalLink href={profileUrl(user.username)} className={styles['contextLink']}>
        {posts.repostedBy(user.name)}
      </ExternalLink>
    </p>
  );
}

function ReplyContext({ username }: { username: string | null }) {
  return (
    <p className={styles['reply']}>
      {username === null ? (
        posts.replyingToSomeone
      ) : (
        <ExternalLink href={profileUrl(username)} className={styles['contextLink']}>
          {posts.replyingTo(posts.handle(username))}
        </ExternalLink>
      )}
    </p>
  );
}

function PostContent({ post }: { post: PostView }) {
  const { author, createdAt, url, edited, replyTo, segments, lang, poll, media, sensitive, quote, counts } = post;
  return (
    <>
      <ExternalLink href={profileUrl(author.username)} duplicate className={styles['avatar']}>
        <Avatar source={author.avatar} name={author.name} size={44} />
      </ExternalLink>
      <div className={styles['content']}>
        <div className={styles['head']}>
          <Byline author={author} createdAt={createdAt} url={url} edited={edited} />
          <PostMenu url={url} author={author.name} className={styles['menu']} />
        </div>
        {replyTo && <ReplyContext username={replyTo.username} />}
        <PostText segments={segments} lang={lang} />
        {poll && <Poll poll={poll} url={url} />}
        <Media media={media} url={url} sensitive={sensitive} />
        {quote && <Quote quote={quote} />}
        {counts && <Counts counts={counts} />}
      </div>
    </>
  );
}

export interface PostCardProps {
  entry: EntryView;
  /** Place among the loaded rows, from 1. */
  position: number;
  /** How many rows there are; -1 when more can be loaded. */
  setSize: number;
}

/** One entry of a timeline. */
export const PostCard = memo(function PostCard({ entry, position, setSize }: PostCardProps) {
  const now = usePostNow();
  const { repostedBy, post, unavailable } = entry;
  return (
    <article
      aria-label={entryLabel(entry, now)}
      aria-posinset={position}
      aria-setsize={setSize}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: posts of a feed take the focus (ARIA feed pattern)
      tabIndex={0}
      className={styles['card']}
    >
      {repostedBy && <Reposter user={repostedBy} />}
      {post ? (
        <PostContent post={post} />
      ) : (
        <div className={styles['alone']}>
          <Unavailable reason={unavailable ?? 'unknown'} />
        </div>
      )}
    </article>
  );
});
