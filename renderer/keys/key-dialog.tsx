import { type FormEvent, useCallback, useRef, useState } from 'react';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { Result } from '../../electron/contract/errors.ts';
import { importTexts, savedKeyTexts as text } from '../../electron/contract/messages/keys.ts';
import type { AppKeyView } from '../../electron/contract/views/keys.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { TextBox } from '../ui/text-box.tsx';
import { useCall } from '../ui/use-call.ts';
import { KeyFields, useKeyEntry } from './key-entry.tsx';
import { KeyPlace } from './key-place.tsx';
import styles from './keys.module.css';
import { longestName } from './take-keys.tsx';
import { useKeyImport } from './use-key-import.ts';

export interface KeyDialogProps {
  /** The key whose values are replaced; null to add one. */
  replaced: AppKeyView | null;
  /** Pinion forgets secrets when it closes. */
  sessionOnly: boolean;
  /** The key is saved. */
  onDone: () => void;
  onClose: () => void;
}

interface Typed {
  name: string;
  apiKey: string;
  apiKeySecret: string;
}

/** An API key to be saved without signing in: a new one, or other values for a saved one. */
export function KeyDialog({ replaced, sessionOnly, onDone, onClose }: KeyDialogProps) {
  const bridge = useBridge();
  const keyImport = useKeyImport();
  const form = useRef<HTMLFormElement>(null);
  const name = useRef<HTMLInputElement>(null);
  const [long, setLong] = useState(false);
  const save = useCall(useCallback((typed: Typed) => saved(bridge, replaced, typed), [bridge, replaced]));
  const entry = useKeyEntry(noKeys, { onPasted: () => !save.pending && save.reset() });

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const given = entry.given();
    const called = name.current?.value.trim() ?? '';
    setLong(called.length > longestName);
    if (given === null || !('apiKey' in given)) return save.reset();
    if (called.length > longestName) return name.current?.focus();
    const answer = await save.run({ name: called, ...given });
    if (!answer.ok) return;
    entry.clear();
    onDone();
  }

  return (
    <Dialog
      title={replaced ? text.replace(text.called(replaced.name, replaced.hint)) : text.addTitle}
      onClose={onClose}
    >
      <p>{replaced ? text.replaceLead : text.addLead}</p>
      {replaced && <p className={styles['soft']}>{text.replaceApp}</p>}
      <KeyPlace
        keyImport={keyImport}
        purpose={replaced ? { kind: 'replace', keyId: replaced.id } : { kind: 'add' }}
        keys={noKeys}
        sessionOnly={sessionOnly}
        onDone={onDone}
      >
        <form ref={form} className={styles['form']} noValidate onSubmit={(event) => void submit(event)}>
          <KeyFields entry={entry} />
          {!replaced && (
            <TextBox
              ref={name}
              label={importTexts.name}
              hint={importTexts.nameHint}
              problem={long ? importTexts.nameLong : null}
            />
          )}
          {save.error && (
            <ErrorNote
              error={save.error}
              handlers={{
                retry: () => form.current?.requestSubmit(),
                'enter-keys': () => entry.apiKey.current?.select(),
              }}
            />
          )}
          <div>
            <Button type="submit" look="primary" isPending={save.pending}>
              {replaced ? text.replaceButton : text.save}
            </Button>
          </div>
        </form>
      </KeyPlace>
    </Dialog>
  );
}

const noKeys: readonly AppKeyView[] = [];

const saved = (
  bridge: Bridge,
  replaced: AppKeyView | null,
  { name, ...pair }: Typed,
): Promise<Result<AppKeyView | null>> =>
  replaced
    ? bridge.keys.replace({ from: 'typed', keyId: replaced.id, ...pair })
    : bridge.keys.save({ ...pair, ...(name === '' ? {} : { name }) });
