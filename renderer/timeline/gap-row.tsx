import ArrowDown from 'lucide-react/icons/arrow-down-to-line';
import ArrowUp from 'lucide-react/icons/arrow-up-to-line';
import { timelines } from '../../electron/contract/messages/en.ts';
import { spanText } from '../../electron/contract/messages/format.ts';
import type { RowView } from '../../electron/contract/views.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import styles from './gap-row.module.css';

export interface GapRowProps {
  gap: Extract<RowView, { kind: 'gap' }>;
  filling: boolean;
  position: number;
  setSize: number;
  /** @param from the end that is read first */
  onFill: (from: 'newer' | 'older') => void;
}

/** A hole in what was read: says so, says when, and can be filled from either end. */
export function GapRow({ gap, filling, position, setSize, onFill }: GapRowProps) {
  const { gap: texts } = timelines;
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
      </div>
      <div className={styles['ways']}>
        {filling ? (
          <p className={styles['busy']}>
            <Spinner size="s" />
            {texts.loading}
          </p>
        ) : (
          <>
            <Button
              size="s"
              icon={<ArrowDown aria-hidden="true" />}
              aria-label={span === null ? texts.fromNewer : texts.fromNewerIn(span)}
              onPress={() => onFill('newer')}
            >
              {texts.downwards}
            </Button>
            <Button
              size="s"
              icon={<ArrowUp aria-hidden="true" />}
              aria-label={span === null ? texts.fromOlder : texts.fromOlderIn(span)}
              onPress={() => onFill('older')}
            >
              {texts.upwards}
            </Button>
          </>
        )}
      </div>
    </article>
  );
}
