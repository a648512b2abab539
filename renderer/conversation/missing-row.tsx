import CircleSlash from 'lucide-react/icons/circle-slash';
import { conversation } from '../../electron/contract/messages/views.ts';
import type { ConversationRow } from '../../electron/contract/views/conversation.ts';
import styles from './conversation.module.css';

export interface MissingRowProps {
  row: Extract<ConversationRow, { kind: 'missing' }>;
  position: number;
  setSize: number;
}

/** The place of a post that is not there, with the reason. */
export function MissingRow({ row, position, setSize }: MissingRowProps) {
  const text = conversation.missing[row.reason];
  return (
    <article
      aria-label={text}
      aria-posinset={position}
      aria-setsize={setSize}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: rows of a feed take the focus (ARIA feed pattern)
      tabIndex={0}
      className={styles['missing']}
    >
      <CircleSlash aria-hidden="true" />
      <p>{text}</p>
    </article>
  );
}
