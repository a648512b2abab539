import { timelines } from '../../electron/contract/messages/en.ts';
import { pageSizes } from '../../electron/contract/page-sizes.ts';
import type { WaitView } from '../../electron/contract/views/limits.ts';
import type { TimelineStatusView } from '../../electron/contract/views/timelines.ts';
import { WaitNote } from '../limits/wait-note.tsx';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import styles from './feed-end.module.css';

export interface FeedEndProps {
  status: TimelineStatusView;
  /** What loading waits for. */
  wait: WaitView | null;
  /** Rows that are stored come by themselves; only what has to be bought waits for the button. */
  moreStored: boolean;
  /** How many posts one press loads. */
  howMany?: number | undefined;
  onLoadOlder: () => void;
}

/** Below the last row: more that comes, more that can be loaded, or the beginning. */
export function FeedEnd({ status, wait, moreStored, howMany = pageSizes.older, onLoadOlder }: FeedEndProps) {
  const { older } = timelines;
  if (moreStored) {
    return (
      <div className={styles['end']}>
        <Spinner />
      </div>
    );
  }
  if (status.endReached) {
    return (
      <div className={styles['end']}>
        <p className={styles['title']}>{older.end}</p>
        <p className={styles['note']}>{older.endNote}</p>
      </div>
    );
  }
  const { usdPerPost } = status.usage;
  return (
    <div className={styles['end']}>
      <Button isPending={status.loadingOlder} onPress={onLoadOlder}>
        {status.loadingOlder ? older.loading : older.load}
      </Button>
      {status.loadingOlder && wait && <WaitNote accountId={status.accountId} wait={wait} small />}
      {usdPerPost > 0 && <p className={styles['note']}>{older.price(howMany, howMany * usdPerPost)}</p>}
    </div>
  );
}
