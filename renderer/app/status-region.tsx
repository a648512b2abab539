import { screens } from '../../electron/contract/messages/en.ts';
import { waitTexts } from '../../electron/contract/messages/limits.ts';
import type { AccountId, TimelineStatusView, UsageView } from '../../electron/contract/views.ts';
import { useWaits } from '../limits/limits-store.ts';
import { waitOf } from '../limits/timeline-wait.ts';
import { WaitNote } from '../limits/wait-note.tsx';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import styles from './status-region.module.css';
import { statusText, usageText } from './status-text.ts';

export interface StatusRegionProps {
  accountId: AccountId;
  /** Of the timeline that the person is in; null where there is none. */
  status: TimelineStatusView | null;
  /** Today's reading of the account, said where no timeline is on show. */
  usage: UsageView | null;
  developmentShell: boolean;
  /** Shows all that waits. */
  onShowLimits: () => void;
}

/** What is going on or waits, and what today's reading costs. Changes are read out politely. */
export function StatusRegion({ accountId, status, usage, developmentShell, onShowLimits }: StatusRegionProps) {
  const waits = useWaits(accountId);
  const own = status && waitOf(status, waits);
  const others = waits.filter(({ asked }) => asked !== own?.asked);
  const wait = own ?? others[0] ?? null;
  const more = own ? others.length : others.length - 1;
  const shown = status && statusText(status);
  return (
    <div role="status" aria-label={screens.status.label} className={styles['status']}>
      {shown?.now && !own && (
        <p className={styles['now']}>
          {shown.busy && <Spinner size="s" />}
          {shown.now}
        </p>
      )}
      {wait && (
        <div className={styles['wait']}>
          <WaitNote key={wait.asked} accountId={accountId} wait={wait} named={wait !== own} small />
          {more > 0 && (
            <Button size="s" look="quiet" className={styles['more']} onPress={onShowLimits}>
              {waitTexts.more(more)}
            </Button>
          )}
        </div>
      )}
      {shown ? <p>{shown.usage}</p> : usage && <p>{usageText(usage)}</p>}
      {shown?.updated && <p className={styles['extra']}>{shown.updated}</p>}
      {developmentShell && <p className={styles['extra']}>{screens.frame.development}</p>}
    </div>
  );
}
