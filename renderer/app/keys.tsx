import { Fragment } from 'react';
import { keyTexts } from '../../electron/contract/messages/frame.ts';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { keyNames } from './key-table.ts';
import styles from './keys.module.css';

/** A key as it looks on the keyboard. */
export const KeyCap = ({ name }: { name: string }) => <kbd className={styles['key']}>{name}</kbd>;

/** Ways to press a shortcut: keys one after the other, and other ways beside them. */
export function Presses({ presses, mac }: { presses: readonly string[]; mac: boolean }) {
  return (
    <span className={styles['presses']}>
      {presses.map((press, index) => (
        <Fragment key={press}>
          {index > 0 && <span className={styles['between']}>{keyTexts.or}</span>}
          <span className={styles['press']}>
            {keyNames(press, mac).map((name, at) => (
              <Fragment key={name}>
                {at > 0 && <VisuallyHidden>{keyTexts.next}</VisuallyHidden>}
                <KeyCap name={name} />
              </Fragment>
            ))}
          </span>
        </Fragment>
      ))}
    </span>
  );
}
