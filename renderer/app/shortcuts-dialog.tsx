import { Fragment } from 'react';
import { screens } from '../../electron/contract/messages/en.ts';
import { Dialog } from '../ui/dialog.tsx';
import { isMac } from './keys.ts';
import styles from './shortcuts-dialog.module.css';

const text = screens.shortcuts;

/** Every shortcut of the window. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={text.title} onClose={onClose}>
      <dl className={styles['list']}>
        {text.list.map(({ keys, says }) => (
          <Fragment key={says}>
            <dt className={styles['keys']}>
              {keys.map((key) => (
                <kbd key={key} className={styles['key']}>
                  {isMac() ? text.onMac(key) : key}
                </kbd>
              ))}
            </dt>
            <dd>{says}</dd>
          </Fragment>
        ))}
      </dl>
    </Dialog>
  );
}
