import { timelines } from '../../electron/contract/messages/en.ts';
import { moneyText } from '../../electron/contract/messages/format.ts';
import type { TimelineStatusView } from '../../electron/contract/views.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import styles from './feed-end.module.css';

export interface FeedEndProps {
  status: TimelineStatusView;
  /** Rows that are stored come by themselves; only what has to be bought waits for the button. */
  moreStored: boolean;
  onLoadOlder: () => void;
}

/** Below the last row: more that comes, more that can be loaded, or the beginning. */
export function FeedEnd({ status, moreStored, onLoadOlder }: FeedEndProps) {
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
      {usdPerPost > 0 && <p className={styles['note']}>{older.price(moneyText(usdPerPost))}</p>}
    </div>
  );
}
