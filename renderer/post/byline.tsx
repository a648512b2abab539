import BadgeCheck from 'lucide-react/icons/badge-check';
import Lock from 'lucide-react/icons/lock';
import { posts } from '../../electron/contract/messages/en.ts';
import type { UserView } from '../../electron/contract/views/posts.ts';
import { cx } from '../ui/cx.ts';
import styles from './byline.module.css';
import { PostTime } from './post-time.tsx';
import { UserLink } from './user-link.tsx';

function Marks({ author }: { author: UserView }) {
  return (
    <span className={styles['marks']}>
      {author.verified && (
        <BadgeCheck
          role="img"
          aria-label={posts.verified[author.verified]}
          className={cx(styles['mark'], styles[author.verified])}
        />
      )}
      {author.protected && <Lock role="img" aria-label={posts.protected} className={styles['mark']} />}
    </span>
  );
}

export interface BylineProps {
  author: UserView;
  createdAt: string | null;
  postId: string;
  url: string;
  edited: boolean;
}

/** Who wrote a post and when, in one line. Long names give way first; handle and time stay readable. */
export function Byline({ author, createdAt, postId, url, edited }: BylineProps) {
  return (
    <div className={styles['byline']}>
      <UserLink username={author.username} userId={author.id} className={styles['who']}>
        <bdi className={styles['name']}>{author.name}</bdi>
        <Marks author={author} />
        <span className={styles['handle']}>{posts.handle(author.username)}</span>
      </UserLink>
      <span aria-hidden="true" className={styles['dot']} />
      <PostTime createdAt={createdAt} postId={postId} url={url} className={styles['time']} />
      {edited && (
        <>
          <span aria-hidden="true" className={styles['dot']} />
          <span className={styles['edited']}>{posts.edited}</span>
        </>
      )}
    </div>
  );
}
