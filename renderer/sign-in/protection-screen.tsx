import { type FormEvent, useRef, useState } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { type Choice, Choices } from '../ui/choices.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { StepActions, StepPage } from '../ui/step-page.tsx';
import { SecretBox } from '../ui/text-box.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './form.module.css';

const text = screens.protection;
const shortest = 8;

type Mode = 'passphrase' | 'session';

const choices: Choice<Mode>[] = [
  { value: 'passphrase', label: text.passphrase, hint: text.passphraseHint },
  { value: 'session', label: text.session, hint: text.sessionHint },
];

export interface ProtectionScreenProps {
  keychain: 'unavailable' | 'weak';
  /** What follows is under way. */
  busy: boolean;
  /** What followed did not work. */
  error: AppError | null;
  onDone: () => void;
  onBack: () => void;
}

/** The person decides how secrets are protected, before the first one is saved. */
export function ProtectionScreen({ keychain, busy, error, onDone, onBack }: ProtectionScreenProps) {
  const bridge = useBridge();
  const [mode, setMode] = useState<Mode>('passphrase');
  const [problems, setProblems] = useState<{ first: string | null; second: string | null }>(noProblems);
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const choose = useCall(bridge.vault.choose);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const passphrase = first.current?.value ?? '';
    if (mode === 'passphrase') {
      const found = problemsOf(passphrase, second.current?.value ?? '');
      setProblems(found);
      if (found.first) return first.current?.focus();
      if (found.second) return second.current?.focus();
    }
    const answer = await choose.run(mode === 'passphrase' ? { mode, passphrase } : { mode });
    if (!answer.ok) return;
    for (const box of [first.current, second.current]) if (box) box.value = '';
    onDone();
  }

  const shown = choose.error ?? error;
  return (
    <StepPage title={text.title} lead={keychain === 'weak' ? text.leadWeak : text.lead} focus="title">
      <form className={styles['form']} noValidate onSubmit={(event) => void submit(event)}>
        <Choices legend={text.legend} choices={choices} value={mode} onChange={setMode} />
        {mode === 'passphrase' && (
          <>
            <SecretBox
              label={text.newPassphrase}
              hint={text.newPassphraseHint}
              problem={problems.first}
              autoComplete="new-password"
              showLabel={screens.unlock.show}
              hideLabel={screens.unlock.hide}
              ref={first}
            />
            <SecretBox
              label={text.repeatPassphrase}
              problem={problems.second}
              autoComplete="new-password"
              showLabel={screens.unlock.showAgain}
              hideLabel={screens.unlock.hideAgain}
              ref={second}
            />
          </>
        )}
        {shown && <ErrorNote error={shown} handlers={{ retry: onDone }} />}
        <StepActions>
          <Button type="submit" look="primary" isPending={choose.pending || busy}>
            {screens.common.continue}
          </Button>
          <Button look="quiet" onPress={onBack}>
            {screens.common.back}
          </Button>
        </StepActions>
      </form>
    </StepPage>
  );
}

const noProblems = { first: null, second: null };

function problemsOf(passphrase: string, repeated: string): { first: string | null; second: string | null } {
  if ([...passphrase].length < shortest) return { first: text.short, second: null };
  return passphrase === repeated ? noProblems : { first: null, second: text.different };
}
