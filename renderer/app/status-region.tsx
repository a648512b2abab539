import { screens } from '../../electron/contract/messages/en.ts';
import type { TimelineStatusView, UsageView } from '../../electron/contract/views.ts';
import { Spinner } from '../ui/spinner.tsx';
import styles from './status-region.module.css';
import { statusText, usageText } from './status-text.ts';

export interface StatusRegionProps {
  /** Of the timeline that the person is in; null where there is none. */
  status: TimelineStatusView | null;
  /** Today's reading of the account, said where no timeline is on show. */
  usage: UsageView | null;
  developmentShell: boolean;
}

/** What is going on, and what today's reading costs. Changes are read out politely. */
export function StatusRegion({ status, usage, developmentShell }: StatusRegionProps) {
  const shown = status && statusText(status);
  return (
    <div role="status" aria-label={screens.status.label} className={styles['status']}>
      {shown?.now && (
        <p className={styles['now']}>
          {shown.busy && <Spinner size="s" />}
          {shown.now}
        </p>
      )}
      {shown ? <p>{shown.usage}</p> : usage && <p>{usageText(usage)}</p>}
      {shown?.updated && <p className={styles['extra']}>{shown.updated}</p>}
      {developmentShell && <p className={styles['extra']}>{screens.frame.development}</p>}
    </div>
  );
}
