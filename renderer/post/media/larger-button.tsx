import Maximize2 from 'lucide-react/icons/maximize-2';
import { viewer } from '../../../electron/contract/messages/posts.ts';
import styles from './media.module.css';

/** Shows a video over the whole window. A photo is such a button itself. */
export function LargerButton({ onPress }: { onPress: () => void }) {
  return (
    <button
      type="button"
      data-view-media=""
      title={viewer.openVideo}
      aria-label={viewer.openVideo}
      className={styles['larger']}
      onClick={onPress}
    >
      <Maximize2 aria-hidden="true" />
    </button>
  );
}
