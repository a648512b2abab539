import { Button as AriaButton } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { search } from '../../electron/contract/messages/views.ts';
import { cx } from '../ui/cx.ts';
import styles from './search.module.css';

/** What can be typed, with what it finds. */
export function SearchHelp({ unfolded = false }: { unfolded?: boolean }) {
  return (
    <Disclosure defaultExpanded={unfolded} className={cx(styles['help'])}>
      <AriaButton slot="trigger" className={cx(styles['helpTrigger'])}>
        {search.help.title}
      </AriaButton>
      <DisclosurePanel>
        <dl className={styles['helpRows']}>
          {search.help.rows.map(({ type, finds }) => (
            <div key={type}>
              <dt>
                <code>{type}</code>
              </dt>
              <dd>{finds}</dd>
            </div>
          ))}
        </dl>
      </DisclosurePanel>
    </Disclosure>
  );
}
