import ArrowDown from 'lucide-react/icons/arrow-down-to-line';
import ArrowUp from 'lucide-react/icons/arrow-up-to-line';
import { timelines } from '../../electron/contract/messages/en.ts';
import { spanText } from '../../electron/contract/messages/format.ts';
import { gaps } from '../../electron/contract/messages/posts.ts';
import { pageSizes } from '../../electron/contract/page-sizes.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import type { WaitView } from '../../electron/contract/views/limits.ts';
import type { RowView } from '../../electron/contract/views/timelines.ts';
import { WaitNote } from '../limits/wait-note.tsx';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import styles from './gap-row.module.css';

export type Gap = Extract<RowView, { kind: 'gap' }>;

export interface GapRowProps {
  accountId: AccountId;
  gap: Gap;
  /** US dollars for one post; 0 where reading is free. */
  usdPerPost: number;
  filling: boolean;
  /** What filling it waits for. */
  wait: WaitView | null;
  position: number;
  setSize: number;
  /** @param from the end that is read first */
  onFill: (from: 'newer' | 'older') => void;
}

/** A hole in what was read: says so, when, how large it may be and what filling it costs, from the ends that there are. */
export function GapRow({ accountId, gap, usdPerPost, filling, wait, position, setSize, onFill }: GapRowProps) {
  const { gap: texts } = timelines;
  const { estimate } = gap;
  const posts = Math.min(estimate ?? pageSizes.gap, pageSizes.gap);
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
        {span !== null && <p className={styles['span']}>{span}</p>}
        {estimate !== null && estimate > 0 && <p className={styles['span']}>{gaps.estimate(estimate)}</p>}
        {usdPerPost > 0 && posts > 0 && <p className={styles['span']}>{gaps.price(posts, posts * usdPerPost)}</p>}
      </div>
      <div className={styles['ways']}>
        {filling && wait ? (
          <WaitNote accountId={accountId} wait={wait} small />
        ) : filling ? (
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
