import EyeOff from 'lucide-react/icons/eye-off';
import { posts } from '../../../electron/contract/messages/en.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import styles from './media.module.css';

/** Stands in the place of sensitive media, which do not load before they are asked for. */
export function SensitiveCover({ onShow }: { onShow: () => void }) {
  return (
    <div className={styles['tile']}>
      <div className={cx(styles['center'], styles['cover'])}>
        <EyeOff aria-hidden="true" />
        <p>{posts.sensitive.title}</p>
        <Button size="s" onPress={onShow}>
          {posts.sensitive.show}
        </Button>
      </div>
    </div>
  );
}
