import type { AppError } from '../../electron/contract/errors.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import type { WaitView } from '../../electron/contract/views/limits.ts';
import { WaitNote } from '../limits/wait-note.tsx';
import { type ErrorHandlers, ErrorNote } from '../ui/error-note.tsx';
import styles from './notices.module.css';

export interface NoticesProps {
  accountId: AccountId;
  error: AppError | null;
  /** What reading, or looking a post up again, waits for. */
  wait: WaitView | null;
  handlers: ErrorHandlers;
}

/**
 * What went wrong, below the list: what was read stays in sight, and a note that comes or goes at the lower edge moves
 * nothing.
 */
export function Notices({ accountId, error, wait, handlers }: NoticesProps) {
  if (error === null && wait === null) return null;
  return (
    <div className={styles['notices']}>
      {wait && <WaitNote accountId={accountId} wait={wait} named={wait.asked === 'posts'} />}
      {error && wait === null && <ErrorNote error={error} handlers={handlers} />}
    </div>
  );
}
