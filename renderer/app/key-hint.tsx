import { keyTexts } from '../../electron/contract/messages/frame.ts';
import styles from './key-hint.module.css';
import { following } from './key-press.ts';
import { keyNames } from './key-table.ts';
import { KeyCap } from './keys.tsx';
import { type PlaceId, placeOfCommand } from './places.ts';

export interface KeyHintProps {
  first: string;
  mac: boolean;
  /** Places that are hidden are not offered. */
  offered: (place: PlaceId) => boolean;
}

/** What can follow a key that waits for a second one. For the eye: the sheet of keys says the same. */
export function KeyHint({ first, mac, offered }: KeyHintProps) {
  const [name = first] = keyNames(first, mac);
  const keys = following(first).filter(({ entry: { does } }) => {
    const place =
      does === 'previous-column' || does === 'next-column' || does === 'switch-account' ? null : placeOfCommand(does);
    return place === null || offered(place);
  });
  return (
    <div aria-hidden="true" className={styles['hint']}>
      <p className={styles['first']}>{keyTexts.waiting(name)}</p>
      <ul className={styles['list']}>
        {keys.map(({ key, entry }) => (
          <li key={key} className={styles['entry']}>
            <KeyCap name={keyNames(key, mac)[0] ?? key} />
            {keyTexts.says[entry.says]}
          </li>
        ))}
      </ul>
    </div>
  );
}
