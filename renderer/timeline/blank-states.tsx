import Feather from 'lucide-react/icons/feather';
import type { ReactNode } from 'react';
import { timelines } from '../../electron/contract/messages/en.ts';
import type { TimelineKey } from '../../electron/contract/views.ts';
import { Button } from '../ui/button.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import styles from './blank-states.module.css';

const shapes = ['short', 'picture', 'long', 'short', 'long', 'picture'] as const;

/** Before the first answer: the shape of posts, in the place where they will be. */
export function OpeningTimeline() {
  return (
    <div className={styles['column']}>
      <VisuallyHidden>
        <p role="status">{timelines.opening}</p>
      </VisuallyHidden>
      <div aria-hidden="true">
        {shapes.map((shape, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the shapes never change
          <div key={index} className={styles['ghost']} data-shape={shape}>
            <span className={styles['face']} />
            <span className={styles['lines']}>
              <span />
              <span />
              <span />
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

/** A timeline with nothing in it. */
export function EmptyTimeline({ kind, onRefresh }: { kind: TimelineKey['kind']; onRefresh: () => void }) {
  return (
    <div className={styles['column']}>
      <div className={styles['empty']}>
        <Feather aria-hidden="true" />
        <h2>{timelines.emptyTitle}</h2>
        <p>{timelines.empty[kind]}</p>
        <Button onPress={onRefresh}>{timelines.refresh}</Button>
      </div>
    </div>
  );
}

/** Nothing could be read yet, and why. */
export function TroubledTimeline({ children }: { children: ReactNode }) {
  return (
    <div className={styles['column']}>
      <div className={styles['troubled']}>{children}</div>
    </div>
  );
}
