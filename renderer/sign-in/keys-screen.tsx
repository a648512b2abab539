import { useCallback, useState } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { wayTexts } from '../../electron/contract/messages/access.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import type { AppKeyView } from '../../electron/contract/views/keys.ts';
import { type GivenKey, startSignIn } from '../keys/given-key.ts';
import { KeyFields, useKeyEntry } from '../keys/key-entry.tsx';
import { useKeyImport } from '../keys/use-key-import.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { useCall } from '../ui/use-call.ts';
import { KeyForm } from './key-form.tsx';
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
  const start = useCall(useCallback((given: GivenKey) => startSignIn(bridge, keys, given), [bridge, keys]));
  const entry = useKeyEntry(keys, { onPasted: () => !start.pending && start.reset() });

  async function submit(): Promise<void> {
    const given = entry.given();
    if (given === null) return start.reset();
    const answer = await start.run(given);
    if (!answer.ok) return;
    entry.clear();
    onDone();
  }

  return (
    <KeyForm
      title={adding ? text.titleAdd : text.title}
      lead={entry.typing ? text.lead : text.leadSaved}
      guide={entry.typing && <KeyGuide />}
      way="pin"
      keys={keys}
      sessionOnly={sessionOnly}
      keyImport={keyImport}
      entry={entry}
      error={start.error ?? practiceError}
      submit={screens.common.continue}
      pending={start.pending}
      stays={text.stays}
      elsewhere={
        <>
          <Button size="s" onPress={onOtherWays}>
            {wayTexts.other}
          </Button>
          {adding && (
            <Button size="s" onPress={onPractice}>
              {text.practice}
            </Button>
          )}
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
