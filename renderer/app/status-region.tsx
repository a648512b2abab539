import { serviceOf } from '../../electron/contract/account-ids.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import { waitTexts } from '../../electron/contract/messages/limits.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import type { UsageView } from '../../electron/contract/views/spending.ts';
import type { TimelineStatusView } from '../../electron/contract/views/timelines.ts';
import { useWaits } from '../limits/limits-store.ts';
import { waitOf } from '../limits/timeline-wait.ts';
import { WaitNote } from '../limits/wait-note.tsx';
import { waitText } from '../limits/wait-text.ts';
import { useIsOnShow } from '../limits/waits-on-show.tsx';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
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

/**
 * What is going on or waits, and what today's reading costs. Changes of what goes on are read out politely, each for
 * itself: a status is read out whole otherwise, with the costs, whenever something in it changes. A wait that can be
 * read in a view is only read out here.
 */
export function StatusRegion({ accountId, status, usage, developmentShell, onShowLimits }: StatusRegionProps) {
  const waits = useWaits(accountId);
  const own = status && waitOf(status, waits);
  const all = own ? [own, ...waits.filter(({ asked }) => asked !== own.asked)] : waits;
  const isOnShow = useIsOnShow(accountId);
  const [wait, ...others] = all.filter(({ asked }) => !isOnShow(asked));
  const shown = status && statusText(status);
  return (
    <div role="status" aria-atomic="false" aria-label={screens.status.label} className={styles['status']}>
      {shown?.now && !own && (
        <p className={styles['now']}>
          {shown.busy && <Spinner size="s" />}
          {shown.now}
        </p>
      )}
      {all
        .filter(({ asked }) => isOnShow(asked))
        .map((each) => (
          <VisuallyHidden key={each.asked} elementType="p">
            {waitText(each, serviceOf(accountId), 0, each !== own).said}
          </VisuallyHidden>
        ))}
      {wait && (
        <div className={styles['wait']}>
          <WaitNote key={wait.asked} accountId={accountId} wait={wait} named={wait !== own} small apart />
          {others.length > 0 && (
            <Button size="s" look="quiet" className={styles['more']} onPress={onShowLimits}>
              {waitTexts.more(others.length)}
            </Button>
          )}
        </div>
      )}
      {(shown || usage) && <p aria-live="off">{shown ? shown.usage : usage && usageText(usage)}</p>}
      {shown?.updated && <p className={styles['extra']}>{shown.updated}</p>}
      {developmentShell && (
        <p aria-live="off" className={styles['extra']}>
          {screens.frame.development}
        </p>
      )}
    </div>
  );
}
