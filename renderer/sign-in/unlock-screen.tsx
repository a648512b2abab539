import { type FormEvent, useRef, useState } from 'react';
import { screens } from '../../electron/contract/messages/en.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { StepActions, StepPage } from '../ui/step-page.tsx';
import { SecretBox } from '../ui/text-box.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './form.module.css';
import { StartOverDialog } from './start-over-dialog.tsx';

const text = screens.unlock;

/** The passphrase opens what is saved; whoever forgot it can start over. */
export function UnlockScreen() {
  const bridge = useBridge();
  const [asking, setAsking] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const unlock = useCall(bridge.vault.unlock);
  const wrong = unlock.error?.code === 'passphrase-wrong' ? unlock.error.message : null;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const answer = await unlock.run({ passphrase: box.current?.value ?? '' });
    if (answer.ok && box.current) box.current.value = '';
    else box.current?.select();
  }

  return (
    <StepPage title={text.title} lead={text.lead} focus="content">
      <form className={styles['form']} noValidate onSubmit={(event) => void submit(event)}>
        <SecretBox
          label={text.passphrase}
          problem={wrong}
          takesFocus
          autoComplete="current-password"
          showLabel={text.show}
          hideLabel={text.hide}
          ref={box}
        />
        {unlock.error && !wrong && <ErrorNote error={unlock.error} />}
        <StepActions>
          <Button type="submit" look="primary" isPending={unlock.pending}>
            {text.unlock}
          </Button>
          <Button look="quiet" onPress={() => setAsking(true)}>
            {text.forgotten}
          </Button>
        </StepActions>
      </form>
      {asking && <StartOverDialog onClose={() => setAsking(false)} />}
    </StepPage>
  );
}
