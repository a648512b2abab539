import { type ReactNode, useEffect, useRef } from 'react';
import { cx } from './cx.ts';
import { OverlayHost } from './overlay-host.tsx';
import styles from './step-page.module.css';

export interface StepPageProps {
  title: string;
  lead?: ReactNode;
  /** Beside the content on wide windows, below it on narrow ones. */
  aside?: ReactNode;
  /** Where focus goes when the step appears: its title, or a field that the content focuses by itself. */
  focus: 'title' | 'content';
  children: ReactNode;
}

/** One step of a task that fills the window: a title, a sentence, what is to be done. */
export function StepPage({ title, lead, aside, focus, children }: StepPageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus === 'title') heading.current?.focus();
  }, [focus]);
  return (
    <main className={styles['page']}>
      <div className={cx(styles['card'], aside ? styles['wide'] : null)}>
        <div className={styles['content']}>
          <header className={styles['header']}>
            <h1 ref={heading} tabIndex={-1} className={styles['title']}>
              {title}
            </h1>
            {lead && <p className={styles['lead']}>{lead}</p>}
          </header>
          {children}
        </div>
        {aside && <div className={styles['aside']}>{aside}</div>}
      </div>
      <OverlayHost />
    </main>
  );
}

/** The buttons at the end of a step; the first is the way on. */
export function StepActions({ children }: { children: ReactNode }) {
  return <div className={styles['actions']}>{children}</div>;
}
