import ArrowDown from 'lucide-react/icons/arrow-down-to-line';
import ArrowUp from 'lucide-react/icons/arrow-up-to-line';
import { timelines } from '../../electron/contract/messages/en.ts';
import { spanText } from '../../electron/contract/messages/format.ts';
import { gaps } from '../../electron/contract/messages/posts.ts';
import type { RowView } from '../../electron/contract/views.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import styles from './gap-row.module.css';

/** Posts that one press loads at most. Keep in step with `pageSizes.gap` in electron/timelines/plan.ts. */
const mostPosts = 50;

export type Gap = Extract<RowView, { kind: 'gap' }>;

export interface GapRowProps {
  gap: Gap;
  /** US dollars for one post; 0 where reading is free. */
  usdPerPost: number;
  filling: boolean;
  position: number;
  setSize: number;
  /** @param from the end that is read first */
  onFill: (from: 'newer' | 'older') => void;
}

/** A hole in what was read: says so, when, how large it may be and what filling it costs, from the ends that there are. */
export function GapRow({ gap, usdPerPost, filling, position, setSize, onFill }: GapRowProps) {
  const { gap: texts } = timelines;
  const { estimate } = gap;
  const posts = Math.min(estimate ?? mostPosts, mostPosts);
  const span = gap.from !== null && gap.to !== null ? spanText(gap.from, gap.to) : null;
  return (
    <article
      aria-label={texts.label}
      aria-posinset={position}
      aria-setsize={setSize}
      aria-busy={filling}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: rows of a feed take the focus (ARIA feed pattern)
      tabIndex={0}
      className={styles['gap']}
    >
      <div className={styles['words']}>
        <p className={styles['title']}>{texts.title}</p>
        {span !== null && <p className={styles['span']}>{texts.span(span)}</p>}
        {estimate !== null && estimate > 0 && <p className={styles['span']}>{gaps.estimate(estimate)}</p>}
        {usdPerPost > 0 && posts > 0 && <p className={styles['span']}>{gaps.price(posts, posts * usdPerPost)}</p>}
      </div>
      <div className={styles['ways']}>
        {filling ? (
          <p className={styles['busy']}>
            <Spinner size="s" />
            {texts.loading}
          </p>
        ) : (
          <>
            {gap.ends.includes('newer') && (
              <Button
                size="s"
                icon={<ArrowDown aria-hidden="true" />}
                aria-label={span === null ? texts.fromNewer : texts.fromNewerIn(span)}
                onPress={() => onFill('newer')}
              >
                {texts.downwards}
              </Button>
            )}
            {gap.ends.includes('older') && (
              <Button
                size="s"
                icon={<ArrowUp aria-hidden="true" />}
                aria-label={span === null ? texts.fromOlder : texts.fromOlderIn(span)}
                onPress={() => onFill('older')}
              >
                {texts.upwards}
              </Button>
            )}
          </>
        )}
      </div>
    </article>
  );
}
