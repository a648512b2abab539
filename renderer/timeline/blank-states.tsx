import Feather from 'lucide-react/icons/feather';
import type { ReactNode } from 'react';
import { timelines } from '../../electron/contract/messages/en.ts';
import { feeds } from '../../electron/contract/messages/posts.ts';
import { pageSizes } from '../../electron/contract/page-sizes.ts';
import type { TimelineKey } from '../../electron/contract/views/ids.ts';
import type { TimelineStatusView } from '../../electron/contract/views/timelines.ts';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import styles from './blank-states.module.css';

const shapes = ['short', 'picture', 'long', 'short', 'long', 'picture'] as const;

/** Where the list will be. What is `still` is cut off where it does not fit, and does not scroll. */
function Column({ still = false, children }: { still?: boolean; children: ReactNode }) {
  return (
    <div className={cx(styles['place'], still && styles['still'])}>
      <div className={styles['column']}>{children}</div>
    </div>
  );
}

/** Before the first answer: the shape of posts, in the place where they will be. */
export function OpeningTimeline() {
  return (
    <Column still>
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
    </Column>
  );
}

export interface EmptyTimelineProps {
  kind: TimelineKey['kind'];
  status: TimelineStatusView;
  /** Posts that the first reading brings. */
  howMany?: number | undefined;
  onRefresh: () => void;
}

/** A timeline with nothing in it: X has nothing, or it was never asked. */
export function EmptyTimeline({ kind, status, howMany = pageSizes.first, onRefresh }: EmptyTimelineProps) {
  const unread = status.refreshedAt === null;
  const { usdPerPost } = status.usage;
  return (
    <Column>
      <div className={styles['empty']}>
        <Feather aria-hidden="true" />
        <h2>{unread ? feeds.neverRead : timelines.emptyTitle}</h2>
        {!unread && <p>{feeds.empty[kind]}</p>}
        <Button look={unread ? 'primary' : 'plain'} onPress={onRefresh}>
          {unread ? feeds.readFirst(howMany) : timelines.refresh}
        </Button>
        {unread && usdPerPost > 0 && <p>{feeds.firstPrice(howMany, howMany * usdPerPost)}</p>}
      </div>
    </Column>
  );
}

/** Nothing could be read yet, and why. */
export function TroubledTimeline({ children }: { children: ReactNode }) {
  return (
    <Column>
      <div className={styles['troubled']}>{children}</div>
    </Column>
  );
}
