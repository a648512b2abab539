import { type ClipboardEvent, useCallback, useRef, useState } from 'react';
import { tokenTexts as text } from '../../electron/contract/messages/access.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import { errorSentences } from '../../electron/contract/messages/errors.ts';
import { readPastedKeys, readPastedToken } from '../../electron/contract/pasted-keys.ts';
import type { AppKeyView } from '../../electron/contract/views/keys.ts';
import { type GivenKey, withGivenKey } from '../keys/given-key.ts';
import { KeyFields, useKeyEntry } from '../keys/key-entry.tsx';
import { useKeyImport } from '../keys/use-key-import.ts';
import { useBridge } from '../ui/bridge.tsx';
import { SecretBox, TextBox } from '../ui/text-box.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './form.module.css';
import { KeyForm } from './key-form.tsx';
import { KeyGuide } from './key-guide.tsx';

export interface OwnTokenScreenProps {
  /** Saved keys for X. */
  keys: readonly AppKeyView[];
  /** Pinion forgets secrets when it closes. */
  sessionOnly: boolean;
  /** The key that is chosen at first; null for any. */
  keyId: string | null;
  /** The account was added or renewed. */
  onDone: () => void;
  onBack: () => void;
}

interface Given {
  key: GivenKey;
  accessToken: string;
  accessTokenSecret: string;
}

/** The access token that the owner of an app made for their own account: four values, or two and a saved key. */
export function OwnTokenScreen({ keys: saved, sessionOnly, keyId, onDone, onBack }: OwnTokenScreenProps) {
  const bridge = useBridge();
  const [keys] = useState(saved);
  const [filled, setFilled] = useState(false);
  const [missing, setMissing] = useState<'token' | 'secret' | null>(null);
  const keyImport = useKeyImport();
  const token = useRef<HTMLInputElement>(null);
  const secret = useRef<HTMLInputElement>(null);
  const add = useCall(
    useCallback(
      ({ key, ...values }: Given) =>
        withGivenKey(bridge, keys, key, (id) => bridge.signIn.withToken({ from: 'typed', keyId: id, ...values })),
      [bridge, keys],
    ),
  );
  const entry = useKeyEntry(keys, { first: keyId, onPasted: () => !add.pending && add.reset() });

  /** Whatever box it is pasted into, a block fills all that it has values for; one that is not clear is looked through. */
  function takeBlock(event: ClipboardEvent): void {
    const pasted = event.clipboardData.getData('text').trim();
    const pair = readPastedKeys(pasted);
    const own = readPastedToken(pasted);
    const took = { pair: pair !== null && entry.fill(pair), own: own !== null && fillToken(own) };
    setFilled(took.pair || took.own);
    if (!took.pair && !took.own) {
      if (!pasted.includes('\n')) return;
      keyImport.read({ from: 'text', text: pasted });
    }
    event.preventDefault();
    event.stopPropagation();
  }

  function fillToken({ accessToken, accessTokenSecret }: { accessToken: string; accessTokenSecret: string }): boolean {
    if (!token.current || !secret.current) return false;
    token.current.value = accessToken;
    secret.current.value = accessTokenSecret;
    setMissing(null);
    if (!add.pending) add.reset();
    return true;
  }

  async function submit(): Promise<void> {
    const key = entry.given();
    const accessToken = token.current?.value.trim() ?? '';
    const accessTokenSecret = secret.current?.value.trim() ?? '';
    const empty = accessToken === '' ? 'token' : accessTokenSecret === '' ? 'secret' : null;
    setMissing(empty);
    if (key === null || empty !== null) {
      // The first box that is empty has the focus.
      if (key !== null) (empty === 'token' ? token : secret).current?.focus();
      return add.reset();
    }
    const answer = await add.run({ key, accessToken, accessTokenSecret });
    if (!answer.ok) return;
    entry.clear();
    for (const box of [token.current, secret.current]) if (box) box.value = '';
    onDone();
  }

  return (
    <KeyForm
      title={text.title}
      lead={text.lead}
      guide={<KeyGuide guide={text.guide} />}
      way="own-token"
      keys={keys}
      sessionOnly={sessionOnly}
      keyImport={keyImport}
      entry={entry}
      error={add.error}
      handlers={{ 'sign-in-again': () => token.current?.select() }}
      submit={screens.common.continue}
      pending={add.pending}
      stays={text.stays}
      onPasteCapture={takeBlock}
      onSubmit={() => void submit()}
      onDone={onDone}
      onBack={onBack}
    >
      <KeyFields entry={entry} showLabel={text.showKeySecret} hideLabel={text.hideKeySecret} />
      <TextBox
        label={text.accessToken}
        hint={text.tokenHint}
        problem={missing === 'token' ? errorSentences['token-missing'] : null}
        mono
        ref={token}
      />
      <SecretBox
        label={text.accessTokenSecret}
        problem={missing === 'secret' ? errorSentences['token-missing'] : null}
        mono
        showLabel={text.showSecret}
        hideLabel={text.hideSecret}
        ref={secret}
      />
      <p role="status" className={styles['note']}>
        {filled && text.filled}
      </p>
    </KeyForm>
  );
}
