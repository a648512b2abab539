import { Fragment } from 'react';
import { screens } from '../../electron/contract/messages/en.ts';
import { keyTexts } from '../../electron/contract/messages/frame.ts';
import { Dialog } from '../ui/dialog.tsx';
import { keyGroups, shownPresses } from './key-table.ts';
import { Presses } from './keys.tsx';
import styles from './shortcuts-dialog.module.css';
import { isMac } from './use-keys.ts';

/** Every key of the window, by what it is for. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const mac = isMac();
  return (
    <Dialog title={screens.shortcuts.title} onClose={onClose} wide>
      <p className={styles['lead']}>{keyTexts.lead}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
      <section className={styles['sheet']} tabIndex={0} aria-label={screens.shortcuts.title}>
        {keyGroups.map(({ title, entries }) => (
          <section key={title} className={styles['group']}>
            <h3 className={styles['title']}>{keyTexts.groups[title]}</h3>
            <dl className={styles['list']}>
              {entries.map((entry) => (
                <Fragment key={entry.says}>
                  <dt>
                    <Presses presses={shownPresses(entry, mac)} mac={mac} />
                  </dt>
                  <dd>{keyTexts.says[entry.says]}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </section>
    </Dialog>
  );
}
