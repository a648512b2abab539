import { useCallback, useState } from 'react';
import { lookAroundTexts as text } from '../../electron/contract/messages/access.ts';
import type { AppKeyView } from '../../electron/contract/views/keys.ts';
import { type GivenKey, withGivenKey } from '../keys/given-key.ts';
import { KeyFields, useKeyEntry } from '../keys/key-entry.tsx';
import { useKeyImport } from '../keys/use-key-import.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './form.module.css';
import { KeyForm } from './key-form.tsx';
import { KeyGuide } from './key-guide.tsx';

export interface AppOnlyScreenProps {
  /** Saved keys for X. */
  keys: readonly AppKeyView[];
  /** Pinion forgets secrets when it closes. */
  sessionOnly: boolean;
  /** The access was added. */
  onDone: () => void;
  onBack: () => void;
}

/** Looking around as the app alone: an API key is all that is needed, at the practice service not even that. */
export function AppOnlyScreen({ keys: saved, sessionOnly, onDone, onBack }: AppOnlyScreenProps) {
  const bridge = useBridge();
  const [keys] = useState(saved);
  const keyImport = useKeyImport();
  const begin = useCall(
    useCallback(
      (given: GivenKey) => withGivenKey(bridge, keys, given, (keyId) => bridge.signIn.appOnly({ service: 'x', keyId })),
      [bridge, keys],
    ),
  );
  const practice = useCall(bridge.signIn.appOnly);
  const entry = useKeyEntry(keys, { onPasted: () => !begin.pending && begin.reset() });

  async function submit(): Promise<void> {
    const given = entry.given();
    if (given === null) return begin.reset();
    const answer = await begin.run(given);
    if (!answer.ok) return;
    entry.clear();
    onDone();
  }

  async function practise(): Promise<void> {
    const answer = await practice.run({ service: 'practice' });
    if (answer.ok) onDone();
  }

  return (
    <KeyForm
      title={text.title}
      lead={entry.typing ? text.lead : text.leadSaved}
      guide={entry.typing && <KeyGuide />}
      way="app-only"
      keys={keys}
      sessionOnly={sessionOnly}
      keyImport={keyImport}
      entry={entry}
      error={begin.error}
      submit={text.start}
      pending={begin.pending}
      stays={text.stays}
      elsewhere={
        <>
          <Button size="s" isPending={practice.pending} onPress={() => void practise()}>
            {text.practice}
          </Button>
          <p className={styles['note']}>{text.practiceHint}</p>
          {practice.error && <ErrorNote error={practice.error} handlers={{ retry: () => void practise() }} />}
        </>
      }
      onSubmit={() => void submit()}
      onDone={onDone}
      onBack={onBack}
    >
      <KeyFields entry={entry} />
    </KeyForm>
  );
}
