import Lock from 'lucide-react/icons/lock';
import { type FormEvent, useCallback, useRef, useState } from 'react';
import { lookAroundTexts as text } from '../../electron/contract/messages/access.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import type { AppKeyView } from '../../electron/contract/views.ts';
import { type GivenKey, withGivenKey } from '../keys/given-key.ts';
import { KeyFields, useKeyEntry } from '../keys/key-entry.tsx';
import { KeyPlace } from '../keys/key-place.tsx';
import { useKeyImport } from '../keys/use-key-import.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { StepActions, StepPage } from '../ui/step-page.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './form.module.css';
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
  const form = useRef<HTMLFormElement>(null);
  const begin = useCall(
    useCallback(
      (given: GivenKey) => withGivenKey(bridge, keys, given, (keyId) => bridge.signIn.appOnly({ service: 'x', keyId })),
      [bridge, keys],
    ),
  );
  const practice = useCall(bridge.signIn.appOnly);
  const entry = useKeyEntry(keys, { onPasted: () => !begin.pending && begin.reset() });

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
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
    <StepPage
      title={text.title}
      lead={keyImport.found ? null : entry.typing ? text.lead : text.leadSaved}
      focus={entry.typing ? 'content' : 'title'}
      aside={entry.typing && keyImport.found === null && <KeyGuide />}
    >
      <KeyPlace
        keyImport={keyImport}
        purpose={{ kind: 'sign-in', preferred: 'app-only' }}
        keys={keys}
        sessionOnly={sessionOnly}
        onDone={onDone}
      >
        <form ref={form} className={styles['form']} noValidate onSubmit={(event) => void submit(event)}>
          <KeyFields entry={entry} />
          {begin.error && (
            <ErrorNote
              error={begin.error}
              handlers={{
                retry: () => form.current?.requestSubmit(),
                'enter-keys': () => entry.apiKey.current?.select(),
              }}
            />
          )}
          <StepActions>
            <Button type="submit" look="primary" isPending={begin.pending}>
              {text.start}
            </Button>
            <Button look="quiet" onPress={onBack}>
              {screens.common.back}
            </Button>
          </StepActions>
          <p className={styles['note']}>
            <Lock aria-hidden="true" />
            {text.stays}
          </p>
        </form>
      </KeyPlace>
      {keyImport.found === null && (
        <div className={styles['elsewhere']}>
          <Button size="s" isPending={practice.pending} onPress={() => void practise()}>
            {text.practice}
          </Button>
          <p className={styles['note']}>{text.practiceHint}</p>
          {practice.error && <ErrorNote error={practice.error} handlers={{ retry: () => void practise() }} />}
        </div>
      )}
    </StepPage>
  );
}
