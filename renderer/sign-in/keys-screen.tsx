import Lock from 'lucide-react/icons/lock';
import { type ClipboardEvent, type FormEvent, useCallback, useRef, useState } from 'react';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { type AppError, appError, fail, type Result } from '../../electron/contract/errors.ts';
import { errorSentences, screens } from '../../electron/contract/messages/en.ts';
import { readPastedKeys } from '../../electron/contract/pasted-keys.ts';
import type { AppKeyView, SignInView } from '../../electron/contract/views.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/choices.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { StepActions, StepPage } from '../ui/step-page.tsx';
import { SecretBox, TextBox } from '../ui/text-box.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './form.module.css';
import { KeyGuide } from './key-guide.tsx';

const text = screens.keys;
const otherKey = 'other';

/** What the person gives: a key that is saved already, or two values. */
type Given = { keyId: string } | { apiKey: string; apiKeySecret: string };

export interface KeysScreenProps {
  /** Saved keys for X. */
  keys: readonly AppKeyView[];
  /** There are accounts already, so this adds one more. */
  adding: boolean;
  /** The sign-in has started. */
  onStarted: () => void;
  onPractice: () => void;
  /** Why the practice service did not start. */
  practiceError: AppError | null;
  onBack: () => void;
}

/** The API key that the next sign-in uses: typed, pasted, or chosen from those that are saved. */
export function KeysScreen({ keys: saved, adding, onStarted, onPractice, practiceError, onBack }: KeysScreenProps) {
  const bridge = useBridge();
  // Those that were saved before: the key that is being tried does not turn up while the person looks at it.
  const [keys] = useState(saved);
  const [chosen, setChosen] = useState<string>(keys[0]?.id ?? otherKey);
  const [pasted, setPasted] = useState(false);
  const [missing, setMissing] = useState<'key' | 'secret' | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const apiKey = useRef<HTMLInputElement>(null);
  const apiKeySecret = useRef<HTMLInputElement>(null);
  const start = useCall(useCallback((given: Given) => startWith(bridge, keys, given), [bridge, keys]));
  const error = start.error ?? practiceError;
  const typing = !keys.some((key) => key.id === chosen);

  function fillFromPaste(event: ClipboardEvent<HTMLInputElement>): void {
    const found = readPastedKeys(event.clipboardData.getData('text'));
    setPasted(found !== null);
    if (!found || !apiKey.current || !apiKeySecret.current) return;
    event.preventDefault();
    apiKey.current.value = found.apiKey;
    apiKeySecret.current.value = found.apiKeySecret;
    // What was wrong before was about other values.
    setMissing(null);
    if (!start.pending) start.reset();
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const [keyBox, secretBox] = [apiKey.current, apiKeySecret.current];
    const typed = { apiKey: keyBox?.value.trim() ?? '', apiKeySecret: secretBox?.value.trim() ?? '' };
    const empty = !typing ? null : !typed.apiKey ? 'key' : !typed.apiKeySecret ? 'secret' : null;
    setMissing(empty);
    if (empty) {
      start.reset();
      return (empty === 'key' ? keyBox : secretBox)?.focus();
    }
    const answer = await start.run(typing ? typed : { keyId: chosen });
    if (!answer.ok) return;
    if (keyBox) keyBox.value = '';
    if (secretBox) secretBox.value = '';
    onStarted();
  }

  return (
    <StepPage
      title={adding ? text.titleAdd : text.title}
      lead={typing ? text.lead : text.leadSaved}
      focus={typing ? 'content' : 'title'}
      aside={typing && <KeyGuide />}
    >
      <form ref={form} className={styles['form']} noValidate onSubmit={(event) => void submit(event)}>
        {keys.length > 0 && (
          <Choices
            legend={text.savedLegend}
            choices={[
              ...keys.map(({ id, name, hint }) => ({ value: id, label: savedName(name, hint) })),
              { value: otherKey, label: text.other },
            ]}
            value={chosen}
            onChange={setChosen}
          />
        )}
        {typing && (
          <>
            <TextBox
              label={text.apiKey}
              problem={missing === 'key' ? errorSentences['key-missing'] : null}
              takesFocus
              mono
              onPaste={fillFromPaste}
              ref={apiKey}
            />
            <div>
              <SecretBox
                label={text.apiKeySecret}
                problem={missing === 'secret' ? errorSentences['key-missing'] : null}
                mono
                onPaste={fillFromPaste}
                showLabel={text.showSecret}
                hideLabel={text.hideSecret}
                ref={apiKeySecret}
              />
              <p role="status" className={styles['note']}>
                {pasted && text.pastedBoth}
              </p>
            </div>
          </>
        )}
        {error && (
          <ErrorNote
            error={error}
            handlers={{ retry: () => form.current?.requestSubmit(), 'enter-keys': () => apiKey.current?.select() }}
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
      {adding && (
        <div className={styles['elsewhere']}>
          <Button size="s" onPress={onPractice}>
            {text.practice}
          </Button>
        </div>
      )}
    </StepPage>
  );
}

const savedName = (name: string, hint: string): string => (name === '' ? text.unnamed(hint) : text.saved(name, hint));

/**
 * Saves typed keys, then asks for a sign-in page. A key that was new and that X does not know is not kept; the person
 * still has both values in the boxes.
 */
async function startWith(bridge: Bridge, known: readonly AppKeyView[], given: Given): Promise<Result<SignInView>> {
  if ('keyId' in given) return settled(await bridge.signIn.start({ service: 'x', keyId: given.keyId }));
  const saved = await bridge.keys.save(given);
  if (!saved.ok) return saved;
  const keyId = saved.value.id;
  const answer = settled(await bridge.signIn.start({ service: 'x', keyId }));
  const wasNew = !known.some((key) => key.id === keyId);
  if (!answer.ok && answer.error.code === 'wrong-keys' && wasNew) {
    await bridge.signIn.cancel();
    await bridge.keys.remove({ keyId });
  }
  return answer;
}

/** A sign-in that failed at once is a failure of the call, wherever it was reported. */
function settled(answer: Result<SignInView>): Result<SignInView> {
  if (!answer.ok || answer.value.step !== 'failed') return answer;
  return fail(answer.value.error ?? appError('unexpected', { kind: 'retry' }));
}
