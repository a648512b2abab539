import { type ClipboardEvent, type RefObject, useRef, useState } from 'react';
import { screens } from '../../electron/contract/messages/en.ts';
import { errorSentences } from '../../electron/contract/messages/errors.ts';
import { type PastedKeys, readPastedKeys } from '../../electron/contract/pasted-keys.ts';
import type { AppKeyView } from '../../electron/contract/views/keys.ts';
import { Choices } from '../ui/choices.tsx';
import { SecretBox, TextBox } from '../ui/text-box.tsx';
import type { GivenKey } from './given-key.ts';
import styles from './keys.module.css';

const text = screens.keys;
const otherKey = 'other';

/** A saved key as a person tells it from others. */
export const savedKeyLabel = ({ name, hint }: AppKeyView): string =>
  name === '' ? text.unnamed(hint) : text.saved(name, hint);

export interface KeyEntry {
  /** Keys to choose from. */
  saved: readonly AppKeyView[];
  chosen: string;
  choose(keyId: string): void;
  /** Values are to be typed: none is saved, or another one is wanted. */
  typing: boolean;
  apiKey: RefObject<HTMLInputElement | null>;
  apiKeySecret: RefObject<HTMLInputElement | null>;
  missing: 'key' | 'secret' | null;
  pasted: boolean;
  onPaste(event: ClipboardEvent<HTMLInputElement>): void;
  /** Fills both boxes. @returns whether they are there */
  fill(pair: PastedKeys): boolean;
  /** What is given; null when a value is missing, whose box has the focus then. */
  given(): GivenKey | null;
  /** Forgets what was typed. */
  clear(): void;
}

/**
 * An API key that is chosen from the saved ones, or typed. What is typed lives in the boxes only.
 * @param saved as they were when the screen opened: a key that is being tried does not turn up meanwhile
 * @param first the key that is chosen at first; by default the first one
 * @param onPasted both boxes were filled: what was wrong before was about other values
 */
export function useKeyEntry(
  saved: readonly AppKeyView[],
  { first = null, onPasted }: { first?: string | null; onPasted?: () => void } = {},
): KeyEntry {
  const [chosen, setChosen] = useState<string>((saved.find(({ id }) => id === first) ?? saved[0])?.id ?? otherKey);
  const [pasted, setPasted] = useState(false);
  const [missing, setMissing] = useState<'key' | 'secret' | null>(null);
  const apiKey = useRef<HTMLInputElement>(null);
  const apiKeySecret = useRef<HTMLInputElement>(null);
  const typing = !saved.some((key) => key.id === chosen);

  function fill(pair: PastedKeys): boolean {
    if (!apiKey.current || !apiKeySecret.current) return false;
    apiKey.current.value = pair.apiKey;
    apiKeySecret.current.value = pair.apiKeySecret;
    setMissing(null);
    onPasted?.();
    return true;
  }

  return {
    saved,
    chosen,
    choose: setChosen,
    typing,
    apiKey,
    apiKeySecret,
    missing,
    pasted,
    onPaste(event) {
      const found = readPastedKeys(event.clipboardData.getData('text'));
      setPasted(found !== null);
      if (found && fill(found)) event.preventDefault();
    },
    fill,
    given() {
      if (!typing) return { keyId: chosen };
      const typed = {
        apiKey: apiKey.current?.value.trim() ?? '',
        apiKeySecret: apiKeySecret.current?.value.trim() ?? '',
      };
      const empty = !typed.apiKey ? 'key' : !typed.apiKeySecret ? 'secret' : null;
      setMissing(empty);
      if (empty === null) return typed;
      (empty === 'key' ? apiKey : apiKeySecret).current?.focus();
      return null;
    },
    clear() {
      for (const box of [apiKey.current, apiKeySecret.current]) if (box) box.value = '';
    },
  };
}

export interface KeyFieldsProps {
  entry: KeyEntry;
  showLabel?: string;
  hideLabel?: string;
}

/** The saved keys to choose from, and the two boxes for another one. */
export function KeyFields({ entry, showLabel = text.showSecret, hideLabel = text.hideSecret }: KeyFieldsProps) {
  const { saved, chosen, choose, typing, missing, pasted, onPaste } = entry;
  return (
    <>
      {saved.length > 0 && (
        <Choices
          legend={text.savedLegend}
          choices={[
            ...saved.map((key) => ({ value: key.id, label: savedKeyLabel(key) })),
            { value: otherKey, label: text.other },
          ]}
          value={chosen}
          onChange={choose}
        />
      )}
      {typing && (
        <>
          <TextBox
            label={text.apiKey}
            problem={missing === 'key' ? errorSentences['key-missing'] : null}
            takesFocus
            mono
            onPaste={onPaste}
            ref={entry.apiKey}
          />
          <div>
            <SecretBox
              label={text.apiKeySecret}
              problem={missing === 'secret' ? errorSentences['key-missing'] : null}
              mono
              onPaste={onPaste}
              showLabel={showLabel}
              hideLabel={hideLabel}
              ref={entry.apiKeySecret}
            />
            <p role="status" className={styles['soft']}>
              {pasted && text.pastedBoth}
            </p>
          </div>
        </>
      )}
    </>
  );
}
