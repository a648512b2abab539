import ArrowUp from 'lucide-react/icons/arrow-up';
import Undo2 from 'lucide-react/icons/undo-2';
import { timelines } from '../../electron/contract/messages/en.ts';
import { Button } from '../ui/button.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import styles from './pills.module.css';

export interface NewPostsPillProps {
  count: number;
  /** More wait than were counted. */
  more: boolean;
  onShow: () => void;
}

/** Says that new posts wait, and shows them. Lies over the list, so that its coming moves nothing. */
export function NewPostsPill({ count, more, onShow }: NewPostsPillProps) {
  return (
    <>
      <VisuallyHidden>
        <p role="status">{count > 0 && timelines.newArrived(count)}</p>
      </VisuallyHidden>
      {count > 0 && (
        <div className={styles['top']}>
          <Button
            look="primary"
            size="s"
            icon={<ArrowUp aria-hidden="true" />}
            className={styles['pill']}
            onPress={onShow}
          >
            {timelines.showNew(count, more)}
          </Button>
        </div>
      )}
    </>
  );
}

/** After a jump to the top: the way back to the post that was being read. */
export function BackPill({ onBack }: { onBack: () => void }) {
  return (
    <div className={styles['bottom']}>
      <Button size="s" icon={<Undo2 aria-hidden="true" />} className={styles['pill']} onPress={onBack}>
        {timelines.backToPlace}
      </Button>
    </div>
  );
}
