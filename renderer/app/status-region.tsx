import { screens } from '../../electron/contract/messages/en.ts';
import type { TimelineStatusView } from '../../electron/contract/views.ts';
import { Spinner } from '../ui/spinner.tsx';
import styles from './status-region.module.css';
import { statusText } from './status-text.ts';

export interface StatusRegionProps {
  status: TimelineStatusView | null;
  developmentShell: boolean;
}

/** What is going on, and what today's reading costs. Changes are read out politely. */
export function StatusRegion({ status, developmentShell }: StatusRegionProps) {
  const shown = status && statusText(status);
  return (
    <div role="status" aria-label={screens.status.label} className={styles['status']}>
      {shown?.now && (
        <p className={styles['now']}>
          {shown.busy && <Spinner size="s" />}
          {shown.now}
        </p>
      )}
      {shown && <p>{shown.usage}</p>}
      {shown?.updated && <p className={styles['extra']}>{shown.updated}</p>}
      {developmentShell && <p className={styles['extra']}>{screens.frame.development}</p>}
    </div>
  );
}
