import ClipboardPaste from 'lucide-react/icons/clipboard-paste';
import FileKey from 'lucide-react/icons/file-key';
import SquareTerminal from 'lucide-react/icons/square-terminal';
import { useEffect, useId, useRef, useState } from 'react';
import { importTexts as text } from '../../electron/contract/messages/keys.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { useForgotten } from '../ui/use-forgotten.ts';
import styles from './keys.module.css';
import type { KeyImport } from './use-key-import.ts';

/** The places where Pinion can look for keys. */
export function ImportSources({ keyImport }: { keyImport: KeyImport }) {
  const { pending, error, read } = keyImport;
  const [pasting, setPasting] = useState(false);
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles['sources']}>
      <h2 id={id} className={styles['title']}>
        {text.title}
      </h2>
      <p className={styles['soft']}>{text.lead}</p>
      <div className={styles['buttons']}>
        <Button size="s" icon={<FileKey />} onPress={() => read({ from: 'file' })}>
          {text.openFile}
        </Button>
        <Button size="s" icon={<ClipboardPaste />} aria-expanded={pasting} onPress={() => setPasting(!pasting)}>
          {text.pasteBlock}
        </Button>
        <Button size="s" icon={<SquareTerminal />} onPress={() => read({ from: 'environment' })}>
          {text.environment}
        </Button>
      </div>
      {pasting && <PasteArea onText={(pasted) => read({ from: 'text', text: pasted })} />}
      <p role="status" className={styles['busy']}>
        {pending && (
          <>
            <Spinner size="s" />
            {text.reading}
          </>
        )}
      </p>
      {error && <ErrorNote error={error} />}
    </section>
  );
}

/** A box for several lines. What is pasted into it lives only there until it is looked through. */
function PasteArea({ onText }: { onText: (text: string) => void }) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const place = useRef<HTMLDivElement>(null);
  useForgotten(place);
  const [missing, setMissing] = useState(false);
  useEffect(() => area.current?.focus(), []);

  function use(): void {
    const pasted = area.current?.value ?? '';
    setMissing(pasted.trim() === '');
    if (pasted.trim() === '') area.current?.focus();
    else onText(pasted);
  }

  return (
    <div ref={place} className={styles['paste']}>
      <label htmlFor={id} className={styles['label']}>
        {text.pasteLabel}
      </label>
      <textarea
        ref={area}
        id={id}
        rows={5}
        dir="ltr"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-describedby={missing ? `${id}-hint ${id}-problem` : `${id}-hint`}
        aria-invalid={missing || undefined}
        className={styles['area']}
      />
      <p id={`${id}-hint`} className={styles['soft']}>
        {text.pasteHint}
      </p>
      {missing && (
        <p id={`${id}-problem`} role="alert" className={styles['problem']}>
          {text.pasteMissing}
        </p>
      )}
      <div>
        <Button size="s" onPress={use}>
          {text.usePasted}
        </Button>
      </div>
    </div>
  );
}
