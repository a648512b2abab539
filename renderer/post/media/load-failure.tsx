import ImageOff from 'lucide-react/icons/image-off';
import { posts } from '../../../electron/contract/messages/en.ts';
import { Button } from '../../ui/button.tsx';
import styles from './media.module.css';

export interface LoadFailureProps {
  text: string;
  /** The author's description, which helps when the picture is missing. */
  description: string | null;
  onRetry: () => void;
}

/** Fills the place of a picture or video that did not load. */
export function LoadFailure({ text, description, onRetry }: LoadFailureProps) {
  return (
    <div className={styles['center']}>
      <ImageOff aria-hidden="true" />
      <p>{text}</p>
      {description !== null && (
        <p dir="auto" className={styles['said']}>
          {description}
        </p>
      )}
      <Button size="s" look="quiet" onPress={onRetry}>
        {posts.media.retry}
      </Button>
    </div>
  );
}
