import Minus from 'lucide-react/icons/minus';
import Plus from 'lucide-react/icons/plus';
import { useId } from 'react';
import { percentText } from '../../electron/contract/messages/format.ts';
import { textSizeTexts as text } from '../../electron/contract/messages/frame.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import styles from './settings-dialog.module.css';
import { useTextSteps } from './use-text-steps.ts';

/** Makes all text larger or smaller. @param percent the size now */
export function TextSize({ percent }: { percent: number }) {
  const { step, normal, error } = useTextSteps(percent);
  const id = useId();
  // No button is ever disabled: it would take the focus with it, and with that the way out of the dialog by key.
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <div role="group" aria-labelledby={id} className={styles['part']}>
      <h4 id={id} className={styles['title']}>
        {text.legend}
      </h4>
      <div className={styles['row']}>
        <IconButton label={text.smaller} icon={<Minus />} onPress={() => step(-1)} />
        <output className={styles['value']} aria-live="polite">
          {percentText(percent / 100)}
        </output>
        <IconButton label={text.larger} icon={<Plus />} onPress={() => step(1)} />
        <Button size="s" onPress={normal}>
          {text.normal}
        </Button>
      </div>
      {error && <ErrorNote error={error} />}
    </div>
  );
}
