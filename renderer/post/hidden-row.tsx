import EyeOff from 'lucide-react/icons/eye-off';
import { hiddenRows } from '../../electron/contract/messages/posts.ts';
import type { HiddenView } from '../../electron/contract/views/filters.ts';
import { Button } from '../ui/button.tsx';
import { useReadingActions } from '../ui/reading-actions.tsx';
import styles from './hidden-row.module.css';
import { hiddenReason, hiddenUntil } from './hidden-text.ts';

export interface HiddenRowProps {
  hidden: HiddenView;
  position: number;
  setSize: number;
  onShow: () => void;
}

/** In place of a post that a filter hides: says why, and opens it. */
export function HiddenRow({ hidden, position, setSize, onShow }: HiddenRowProps) {
  const { filter } = useReadingActions();
  const reason = hiddenReason(hidden);
  return (
    <article
      aria-label={hiddenRows.title(reason)}
      aria-posinset={position}
      aria-setsize={setSize}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: rows of a feed take the focus (ARIA feed pattern)
      tabIndex={0}
      className={styles['hidden']}
    >
      <EyeOff aria-hidden="true" />
      <p className={styles['words']}>
        <bdi className={styles['reason']}>{hiddenRows.title(reason)}</bdi>
        <span className={styles['until']}>{hiddenUntil(hidden)}</span>
      </p>
      <div className={styles['ways']}>
        <Button size="s" look="quiet" aria-label={hiddenRows.showNamed(reason)} onPress={onShow}>
          {hiddenRows.show}
        </Button>
        <Button size="s" look="quiet" onPress={() => filter(null)}>
          {hiddenRows.edit}
        </Button>
      </div>
    </article>
  );
}

/** Above a hidden post that was opened: why it would be hidden, and the way back. */
export function ShownNote({ hidden, onHide }: { hidden: HiddenView; onHide: () => void }) {
  return (
    <div className={styles['note']}>
      <EyeOff aria-hidden="true" />
      <bdi>{hiddenRows.shown(hiddenReason(hidden))}</bdi>
      <button type="button" className={styles['hide']} onClick={onHide}>
        {hiddenRows.hide}
      </button>
    </div>
  );
}
