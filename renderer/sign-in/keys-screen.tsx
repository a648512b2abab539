import Lock from 'lucide-react/icons/lock';
import { type FormEvent, useCallback, useRef, useState } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { wayTexts } from '../../electron/contract/messages/access.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import type { AppKeyView } from '../../electron/contract/views.ts';
import { type GivenKey, startSignIn } from '../keys/given-key.ts';
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

const text = screens.keys;

export interface KeysScreenProps {
  /** Saved keys for X. */
  keys: readonly AppKeyView[];
  /** Pinion forgets secrets when it closes. */
  sessionOnly: boolean;
  /** There are accounts already, so this adds one more. */
  adding: boolean;
  /** The sign-in has started, or the account was added in another way. */
  onDone: () => void;
  onPractice: () => void;
  /** Why the practice service did not start. */
  practiceError: AppError | null;
  onOtherWays: () => void;
  onBack: () => void;
}

/** The API key that the next sign-in uses: typed, pasted, brought in, or chosen from those that are saved. */
export function KeysScreen(props: KeysScreenProps) {
  const { sessionOnly, onDone, onPractice, practiceError, onOtherWays, onBack } = props;
  const bridge = useBridge();
  // Those that were saved before: the key that is being tried does not turn up while the person looks at it.
  const [keys] = useState(props.keys);
  const [adding] = useState(props.adding);
  const keyImport = useKeyImport();
  const form = useRef<HTMLFormElement>(null);
  const start = useCall(useCallback((given: GivenKey) => startSignIn(bridge, keys, given), [bridge, keys]));
  const entry = useKeyEntry(keys, { onPasted: () => !start.pending && start.reset() });
  const error = start.error ?? practiceError;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const given = entry.given();
    if (given === null) return start.reset();
    const answer = await start.run(given);
    if (!answer.ok) return;
    entry.clear();
    onDone();
  }

  return (
    <StepPage
      title={adding ? text.titleAdd : text.title}
      lead={keyImport.found ? null : entry.typing ? text.lead : text.leadSaved}
      focus={entry.typing ? 'content' : 'title'}
      aside={entry.typing && keyImport.found === null && <KeyGuide />}
    >
      <KeyPlace
        keyImport={keyImport}
        purpose={{ kind: 'sign-in', preferred: 'pin' }}
        keys={keys}
        sessionOnly={sessionOnly}
        onDone={onDone}
      >
        <form ref={form} className={styles['form']} noValidate onSubmit={(event) => void submit(event)}>
          <KeyFields entry={entry} />
          {error && (
            <ErrorNote
              error={error}
              handlers={{
                retry: () => form.current?.requestSubmit(),
                'enter-keys': () => entry.apiKey.current?.select(),
              }}
            />
          )}
          <StepActions>
            <Button type="submit" look="primary" isPending={start.pending}>
              {screens.common.continue}
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
          <Button size="s" onPress={onOtherWays}>
            {wayTexts.other}
          </Button>
          {adding && (
            <Button size="s" onPress={onPractice}>
              {text.practice}
            </Button>
          )}
        </div>
      )}
    </StepPage>
  );
}
