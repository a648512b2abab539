import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { screens } from '../../electron/contract/messages/en.ts';
import { importTexts, savedKeyTexts as text } from '../../electron/contract/messages/keys.ts';
import type { AppKeyView } from '../../electron/contract/views/keys.ts';
import { longestName } from '../keys/take-keys.tsx';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { TextBox } from '../ui/text-box.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './saved-keys.module.css';

export interface KeyNameProps {
  saved: AppKeyView;
  /** The new name is saved, or the old one stays. */
  onDone: () => void;
}

/** Renames a key in its place. */
export function KeyName({ saved, onDone }: KeyNameProps) {
  const bridge = useBridge();
  const box = useRef<HTMLInputElement>(null);
  const rename = useCall(bridge.keys.rename);
  const [long, setLong] = useState(false);
  const { id, name, hint } = saved;
  useEffect(() => {
    if (!box.current) return;
    box.current.value = name;
    box.current.select();
  }, [name]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (rename.pending) return;
    const next = box.current?.value.trim() ?? '';
    setLong(next.length > longestName);
    if (next.length > longestName) return box.current?.focus();
    const answer = next === name ? { ok: true } : await rename.run({ keyId: id, name: next });
    if (answer.ok) onDone();
  }

  /** Leaves the name alone, and the dialog around open. */
  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onDone();
  }

  return (
    <form className={styles['renaming']} onSubmit={(event) => void submit(event)} onKeyDown={onKey}>
      <TextBox
        ref={box}
        label={text.nameBox(text.called(name, hint))}
        problem={long ? importTexts.nameLong : null}
        takesFocus
      />
      {rename.error && <ErrorNote error={rename.error} />}
      <div className={styles['answers']}>
        <Button size="s" type="submit" look="primary" isPending={rename.pending}>
          {text.save}
        </Button>
        <Button size="s" look="quiet" onPress={onDone}>
          {screens.common.cancel}
        </Button>
      </div>
    </form>
  );
}
