import type { ReactNode } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { viewTexts } from '../../electron/contract/messages/views.ts';
import { Waits, type WaitsProps } from '../limits/wait-note.tsx';
import { NowProvider } from '../post/now.tsx';
import { type ErrorHandlers, ErrorNote } from '../ui/error-note.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import { InBar } from './bar.tsx';
import styles from './view.module.css';

export interface ViewShapeProps {
  /** Stays in sight above what scrolls; without it there is no room for it. */
  head: ReactNode;
  /** A failure while something is on show: it stands below, where it moves nothing. */
  error?: AppError | null;
  handlers?: ErrorHandlers;
  /** What is being asked for. What the answer waits for is said below, too. */
  waits?: WaitsProps[];
  children: ReactNode;
}

/** The shape of every view beside the timelines: a head that stays, and below it what scrolls. */
export function ViewShape({ head, error = null, handlers = {}, waits = [], children }: ViewShapeProps) {
  return (
    <NowProvider>
      <ToastProvider>
        <section className={styles['view']}>
          <div className={styles['head']}>
            <div className={styles['inner']}>{head}</div>
          </div>
          <div className={styles['body']}>{children}</div>
          <div className={styles['foot']}>
            {waits.map((each) => (
              <Waits key={each.asked.join()} {...each} />
            ))}
            {error && <ErrorNote error={error} handlers={handlers} />}
          </div>
        </section>
      </ToastProvider>
    </NowProvider>
  );
}

export interface ViewProps extends Omit<ViewShapeProps, 'head'> {
  title: ReactNode;
  /** Stays in sight below the bar with the title. */
  head?: ReactNode;
  /** One line below the title. */
  subtitle?: ReactNode;
  /** Buttons beside the subtitle; beside the title where there is none. */
  actions?: ReactNode;
}

/** A view with its title, which stands in the bar above it. */
export function TitledView({ title, subtitle, actions, head, ...shape }: ViewProps) {
  return (
    <ViewShape
      {...shape}
      head={
        <>
          <InBar>
            <h2 className={styles['title']}>{title}</h2>
            {!subtitle && actions}
          </InBar>
          {subtitle && (
            <div className={styles['line']}>
              <p className={styles['subtitle']}>{subtitle}</p>
              {actions && <div className={styles['actions']}>{actions}</div>}
            </div>
          )}
          {head}
        </>
      }
    />
  );
}

/** In place of the rows: one thing that a person should know, in the middle. */
export function Blank({ icon, title, children }: { icon?: ReactNode; title: string; children?: ReactNode }) {
  return (
    <div className={styles['column']}>
      <div className={styles['blank']}>
        {icon}
        <h3>{title}</h3>
        {children}
      </div>
    </div>
  );
}

/** Nothing could be shown, and why. */
export function Trouble({ error, handlers }: { error: AppError; handlers: ErrorHandlers }) {
  return (
    <div className={styles['column']}>
      <div className={styles['trouble']}>
        <ErrorNote error={error} handlers={handlers} />
      </div>
    </div>
  );
}

/** Before the first answer. */
export function Waiting({ says = viewTexts.opening }: { says?: string }) {
  return (
    <div className={styles['column']}>
      <div className={styles['blank']}>
        <Spinner size="l" />
        <p role="status">{says}</p>
      </div>
    </div>
  );
}

/** What can be scrolled as a whole, for views that are no long list. */
export function Scrolled({ children }: { children: ReactNode }) {
  return (
    <div className={styles['scroller']}>
      <div className={styles['column']}>{children}</div>
    </div>
  );
}
