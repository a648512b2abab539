import { agoText } from '../../electron/contract/messages/format.ts';
import { conversation } from '../../electron/contract/messages/views.ts';
import { pageSizes } from '../../electron/contract/page-sizes.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { ConversationView } from '../../electron/contract/views/conversation.ts';
import { useAccountUsage } from '../app/timeline-statuses.ts';
import { usePostNow } from '../post/now.tsx';
import { Button } from '../ui/button.tsx';
import { PriceNote } from '../views/price-note.tsx';
import styles from './conversation.module.css';
import { repliesNotes } from './missing.ts';

export interface RepliesHeadProps {
  account: AccountView;
  value: ConversationView;
  reading: boolean;
  onRead: () => void;
  position: number;
  setSize: number;
}

/** Between the post and its replies: how many there are, what is not here and why, and the way to look for more. */
export function RepliesHead({ account, value, reading, onRead, position, setSize }: RepliesHeadProps) {
  const usage = useAccountUsage(account.id);
  const now = usePostNow();
  const { repliesRead, readAt } = value;
  const canLook = repliesRead === 'not-yet' || repliesRead === 'some';
  return (
    <article
      aria-label={conversation.repliesTitle}
      aria-posinset={position}
      aria-setsize={setSize}
      aria-busy={reading}
      className={styles['replies']}
    >
      <h3>{conversation.repliesTitle}</h3>
      {repliesNotes(value, account.service).map((note) => (
        <p key={note}>{note}</p>
      ))}
      {readAt !== null && repliesRead !== 'not-yet' && (
        <p className={styles['soft']}>{conversation.readAgo(agoText(readAt, now))}</p>
      )}
      {canLook && (
        <div className={styles['look']}>
          <Button size="s" isPending={reading} onPress={onRead}>
            {reading
              ? conversation.readingReplies
              : repliesRead === 'some'
                ? conversation.readMoreReplies
                : conversation.readReplies}
          </Button>
          <PriceNote
            account={account}
            usd={usage === null ? null : usage.usdPerPost * pageSizes.replies}
            says={(usd) => conversation.repliesNote(pageSizes.replies, usd)}
            unknown={conversation.repliesNoteUnknown(pageSizes.replies)}
            free={conversation.repliesNoteFree(pageSizes.replies)}
          />
        </div>
      )}
    </article>
  );
}
