import X from 'lucide-react/icons/x';
import { screens } from '../../electron/contract/messages/en.ts';
import type { NoticeView } from '../../electron/contract/views/app.ts';
import { IconButton } from '../ui/button.tsx';
import styles from './notices.module.css';

/** Calm messages about what happened, until each is dismissed. */
export function Notices({ notices, onDismiss }: { notices: readonly NoticeView[]; onDismiss: (id: string) => void }) {
  if (notices.length === 0) return null;
  return (
    <section aria-label={screens.frame.notices}>
      <ul className={styles['list']}>
        {notices.map(({ id, error }) => (
          <li key={id} className={styles['notice']}>
            <p className={styles['sentence']}>{error.message}</p>
            <IconButton label={screens.common.dismiss} icon={<X />} onPress={() => onDismiss(id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
