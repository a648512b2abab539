import X from 'lucide-react/icons/x';
import { Button as AriaButton } from 'react-aria-components/Button';
import { search } from '../../electron/contract/messages/views.ts';
import { IconButton } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import styles from './search.module.css';

export interface SavedSearchesProps {
  searches: readonly string[];
  onChoose: (text: string) => void;
  onForget: (text: string) => void;
}

/** Searches to be made again, in the order in which they were saved. */
export function SavedSearches({ searches, onChoose, onForget }: SavedSearchesProps) {
  return (
    <section className={styles['saved']}>
      <h3>{search.saved}</h3>
      {searches.length === 0 ? (
        <p className={styles['calm']}>{search.savedNone}</p>
      ) : (
        <ul>
          {searches.map((text) => (
            <li key={text} className={styles['savedRow']}>
              <AriaButton className={cx(styles['savedText'])} onPress={() => onChoose(text)}>
                <bdi>{text}</bdi>
              </AriaButton>
              <IconButton label={search.forgetOne(text)} icon={<X />} onPress={() => onForget(text)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
