import ChevronDown from 'lucide-react/icons/chevron-down';
import MessagesSquare from 'lucide-react/icons/messages-square';
import { Button as AriaButton } from 'react-aria-components/Button';
import { catchUp } from '../../electron/contract/messages/views.ts';
import type { CatchUpGroup } from '../../electron/contract/views/catch-up.ts';
import { Avatar } from '../ui/avatar.tsx';
import { cx } from '../ui/cx.ts';
import styles from './catch-up.module.css';

export interface GroupHeadProps {
  group: CatchUpGroup;
  folded: boolean;
  onToggle: () => void;
  position: number;
  setSize: number;
}

/** What belongs together: a thread, or what one person posted. Can be folded away. */
export function GroupHead({ group, folded, onToggle, position, setSize }: GroupHeadProps) {
  const { kind, author, rows } = group;
  const title = catchUp.groups[kind](author.name);
  const posts = catchUp.groupPosts(rows.length);
  return (
    <article
      aria-label={catchUp.groupLabel(title, posts)}
      aria-posinset={position}
      aria-setsize={setSize}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: rows of a feed take the focus (ARIA feed pattern)
      tabIndex={0}
      className={styles['group']}
    >
      <h3>
        <AriaButton aria-expanded={!folded} className={cx(styles['toggle'])} onPress={onToggle}>
          <Avatar source={author.avatar} name={author.name} size={28} />
          {kind === 'thread' && <MessagesSquare aria-hidden="true" className={styles['kind']} />}
          <bdi className={styles['name']}>{title}</bdi>
          <span className={styles['posts']}>{posts}</span>
          <ChevronDown aria-hidden="true" className={styles['arrow']} />
        </AriaButton>
      </h3>
    </article>
  );
}
