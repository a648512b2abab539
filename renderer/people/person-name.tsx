import BadgeCheck from 'lucide-react/icons/badge-check';
import Lock from 'lucide-react/icons/lock';
import { posts } from '../../electron/contract/messages/en.ts';
import type { UserView } from '../../electron/contract/views/posts.ts';
import styles from './person-name.module.css';

/** A person's name with the marks of verified and protected accounts. A name of any direction stays in its place. */
export function PersonName({ user }: { user: UserView }) {
  return (
    <span className={styles['line']}>
      <bdi className={styles['name']}>{user.name}</bdi>
      {user.verified && <BadgeCheck role="img" aria-label={posts.verified[user.verified]} className={styles['mark']} />}
      {user.protected && <Lock role="img" aria-label={posts.protected} className={styles['mark']} />}
    </span>
  );
}
