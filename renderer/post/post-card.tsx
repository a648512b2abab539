import Repeat2 from 'lucide-react/icons/repeat-2';
import { memo, type ReactNode } from 'react';
import { posts } from '../../electron/contract/messages/en.ts';
import type { EntryView, PostView, UserView } from '../../electron/contract/views/posts.ts';
import { Avatar } from '../ui/avatar.tsx';
import { useReadingActions } from '../ui/reading-actions.tsx';
import { Byline } from './byline.tsx';
import type { LookAgain } from './look-again.ts';
import { Media } from './media/media.tsx';
import { usePostNow } from './now.tsx';
import { Poll } from './poll.tsx';
import styles from './post-card.module.css';
import { entryLabel } from './post-label.ts';
import { PostMenu } from './post-menu.tsx';
import { PostText } from './post-text.tsx';
import { Quote } from './quote.tsx';
import { Unavailable } from './unavailable.tsx';
import { UserLink } from './user-link.tsx';
import { Counts, WaysOut } from './ways-out.tsx';

function Reposter({ user }: { user: UserView }) {
  return (
    <p className={styles['context']}>
      <Repeat2 aria-hidden="true" />
      <UserLink username={user.username} userId={user.id} className={styles['contextLink']}>
        {posts.repostedBy(user.name)}
      </UserLink>
    </p>
  );
}

function ReplyContext({ replyTo }: { replyTo: NonNullable<PostView['replyTo']> }) {
  const { username, userId } = replyTo;
  return (
    <p className={styles['reply']}>
      {username === null ? (
        posts.replyingToSomeone
      ) : (
        <UserLink username={username} userId={userId} className={styles['contextLink']}>
          {posts.replyingTo(posts.handle(username))}
        </UserLink>
      )}
    </p>
  );
}

interface PostContentProps {
  entry: EntryView;
  post: PostView;
  lookAgain: LookAgain | undefined;
}

function PostContent({ entry, post, lookAgain }: PostContentProps) {
  const { account } = useReadingActions();
  const { author, createdAt, url, edited, replyTo, segments, lang, poll, media, sensitive, quote, counts } = post;
  // The practice service has no pages that these ways could lead to.
  const ways = account.service === 'x' ? <WaysOut post={post} /> : counts && <Counts counts={counts} />;
  return (
    <>
      <UserLink username={author.username} userId={author.id} duplicate className={styles['avatar']}>
        <Avatar source={author.avatar} name={author.name} size={44} />
      </UserLink>
      <div className={styles['content']}>
        <div className={styles['head']}>
          <Byline author={author} createdAt={createdAt} postId={post.id} url={url} edited={edited} />
          <PostMenu entry={entry} post={post} lookAgain={lookAgain} className={styles['menu']} />
        </div>
        {replyTo && <ReplyContext replyTo={replyTo} />}
        <PostText postId={post.id} segments={segments} lang={lang} />
        {poll && <Poll poll={poll} url={url} />}
        <Media entryId={entry.id} media={media} url={url} sensitive={sensitive} />
        {quote && <Quote entryId={entry.id} quote={quote} />}
        {ways}
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
  /** Something that should be known about it, above the post. */
  note?: ReactNode;
  /** Offered in its menu where it is given. */
  lookAgain?: LookAgain | undefined;
}

/** One entry of a timeline. */
export const PostCard = memo(function PostCard({ entry, position, setSize, note, lookAgain }: PostCardProps) {
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
      {note}
      {repostedBy && <Reposter user={repostedBy} />}
      {post ? (
        <PostContent entry={entry} post={post} lookAgain={lookAgain} />
      ) : (
        <div className={styles['alone']}>
          <Unavailable reason={unavailable ?? 'unknown'} />
        </div>
      )}
    </article>
  );
});
