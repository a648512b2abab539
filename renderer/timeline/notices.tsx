import type { AppError } from '../../electron/contract/errors.ts';
import type { AccountId, WaitView } from '../../electron/contract/views.ts';
import { WaitNote } from '../limits/wait-note.tsx';
import { useTakesKeys } from '../ui/commands.tsx';
import { type ErrorHandlers, ErrorNote } from '../ui/error-note.tsx';
import styles from './notices.module.css';

export interface NoticesProps {
  accountId: AccountId;
  error: AppError | null;
  /** What reading waits for. */
  wait: WaitView | null;
  handlers: ErrorHandlers;
}

/**
 * What went wrong, below the list: what was read stays in sight, and a note that comes or goes at the lower edge moves
 * nothing.
 */
export function Notices({ accountId, error, wait, handlers }: NoticesProps) {
  // In a narrow window the status region stands right below, and says what the active column waits for.
  const active = useTakesKeys();
  if (error === null && wait === null) return null;
  return (
    <div className={styles['notices']} data-said-below={wait !== null && active}>
      {wait && <WaitNote accountId={accountId} wait={wait} />}
      {error && wait === null && <ErrorNote error={error} handlers={handlers} />}
    </div>
  );
}
