import Eye from 'lucide-react/icons/eye';
import Heart from 'lucide-react/icons/heart';
import MessageCircle from 'lucide-react/icons/message-circle';
import Repeat2 from 'lucide-react/icons/repeat-2';
import { posts } from '../../electron/contract/messages/en.ts';
import { compactText } from '../../electron/contract/messages/format.ts';
import type { CountsView } from '../../electron/contract/views.ts';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import styles from './counts.module.css';

const shown = [
  { name: 'replies', Icon: MessageCircle },
  { name: 'reposts', Icon: Repeat2 },
  { name: 'likes', Icon: Heart },
  { name: 'views', Icon: Eye },
] as const;

/** How often a post was answered, reposted, liked and seen. Short for the eye, in whole words for the ear. */
export function Counts({ counts }: { counts: CountsView }) {
  return (
    <ul aria-label={posts.counts.label} className={styles['counts']}>
      {shown.map(({ name, Icon }) => (
        <li key={name} title={posts.counts[name](counts[name])}>
          <Icon aria-hidden="true" />
          <span aria-hidden="true">{counts[name] > 0 && compactText(counts[name])}</span>
          <VisuallyHidden>{posts.counts[name](counts[name])}</VisuallyHidden>
        </li>
      ))}
    </ul>
  );
}
