import ChevronDown from 'lucide-react/icons/chevron-down';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { savedKeyTexts } from '../../electron/contract/messages/keys.ts';
import type { AppKeyView, DialectChoice } from '../../electron/contract/views/keys.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Choices } from '../ui/choices.tsx';
import { cx } from '../ui/cx.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './saved-keys.module.css';

const text = savedKeyTexts.dialect;
const dialects: readonly DialectChoice[] = ['automatic', 'v2', 'v1.1'];

/** Which version of X's API is asked with a key. Folded away: hardly anybody needs it. */
export function KeyDialect({ saved }: { saved: AppKeyView }) {
  const bridge = useBridge();
  const setDialect = useCall(bridge.keys.setDialect);
  const { id, name, hint, dialect, speaks } = saved;
  return (
    <Disclosure className={cx(styles['advanced'])}>
      <AriaButton
        slot="trigger"
        aria-label={savedKeyTexts.advancedOf(savedKeyTexts.called(name, hint))}
        className={cx(styles['trigger'])}
      >
        {savedKeyTexts.advanced}
        <ChevronDown aria-hidden="true" />
      </AriaButton>
      <DisclosurePanel>
        <div className={styles['panel']}>
          <p className={styles['fact']}>{text.lead}</p>
          <Choices
            legend={text.legend}
            choices={dialects.map((value) => ({ value, label: text.choices[value], hint: text.hints[value] }))}
            value={dialect}
            onChange={(chosen) => void setDialect.run({ keyId: id, dialect: chosen })}
          />
          <p role="status" className={styles['fact']}>
            {text.now[speaks]}
          </p>
          {setDialect.error && <ErrorNote error={setDialect.error} />}
        </div>
      </DisclosurePanel>
    </Disclosure>
  );
}
