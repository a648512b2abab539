import CircleSlash from 'lucide-react/icons/circle-slash';
import { posts } from '../../electron/contract/messages/en.ts';
import type { UnavailableReason } from '../../electron/contract/views/posts.ts';
import styles from './unavailable.module.css';

/** Stands in the place of a post that cannot be shown, with the reason in one calm sentence. */
export function Unavailable({ reason }: { reason: UnavailableReason }) {
  return (
    <p className={styles['unavailable']}>
      <CircleSlash aria-hidden="true" />
      {posts.unavailable[reason]}
    </p>
  );
}
