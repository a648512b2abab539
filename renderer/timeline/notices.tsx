import Clock from 'lucide-react/icons/clock';
import type { AppError } from '../../electron/contract/errors.ts';
import { timelines } from '../../electron/contract/messages/en.ts';
import { clockText } from '../../electron/contract/messages/format.ts';
import { type ErrorHandlers, ErrorNote } from '../ui/error-note.tsx';
import styles from './notices.module.css';

export interface NoticesProps {
  error: AppError | null;
  /** ISO time until which X asks for a pause. */
  waitingUntil: string | null;
  handlers: ErrorHandlers;
}

/**
 * What went wrong, below the list: what was read stays in sight, and a note that comes or goes at the lower edge moves
 * nothing.
 */
export function Notices({ error, waitingUntil, handlers }: NoticesProps) {
  if (error === null && waitingUntil === null) return null;
  return (
    <div className={styles['notices']}>
      {waitingUntil !== null && (
        <p className={styles['waiting']}>
          <Clock aria-hidden="true" />
          {timelines.waiting(clockText(waitingUntil))}
        </p>
      )}
      {error && waitingUntil === null && <ErrorNote error={error} handlers={handlers} />}
    </div>
  );
}
