import { type FormEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { ok, type Result } from '../../electron/contract/errors.ts';
import { importTexts, plainFileTexts } from '../../electron/contract/messages/keys.ts';
import type { Access } from '../../electron/contract/views/accounts.ts';
import type { AppKeyView, KeyImportView } from '../../electron/contract/views/keys.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/choices.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { TextBox } from '../ui/text-box.tsx';
import { useCall } from '../ui/use-call.ts';
import { FoundKeys } from './found-keys.tsx';
import { type ImportChoice, startSignIn, type TakenImport, takeImport } from './given-key.ts';
import { savedKeyLabel } from './key-entry.tsx';
import styles from './keys.module.css';
import { leavesPlainKeys, PlainFile } from './plain-file.tsx';

const text = importTexts;
/** Characters that the name of a key may have, as the contract has it. */
export const longestName = 60;

/** What keys are brought in for. */
export type Purpose =
  /** To add an account; `preferred` is the way that the person was on. */
  { kind: 'sign-in'; preferred: Access } | { kind: 'add' } | { kind: 'replace'; keyId: string };

export interface TakeKeysProps {
  found: KeyImportView;
  purpose: Purpose;
  /** Saved keys for X. */
  keys: readonly AppKeyView[];
  /** Pinion forgets secrets when it closes: what the keys came from is needed again. */
  sessionOnly: boolean;
  /** The person wants to look somewhere else, or to type. */
  onBack: () => void;
  /** Everything is done: the key is saved, the account added, or its sign-in started. */
  onDone: () => void;
}

/** What was found, what is to be done with it, and afterwards what becomes of the plain file. */
export function TakeKeys({ found, purpose, keys, sessionOnly, onBack, onDone }: TakeKeysProps) {
  const bridge = useBridge();
  // Those that were saved before: what is being tried does not turn up while the person looks at it.
  const [known] = useState(keys);
  const [taken, setTaken] = useState<TakenImport | null>(null);
  const take = useCall(
    useCallback((choice: ImportChoice) => perform(bridge, known, purpose, choice), [bridge, known, purpose]),
  );
  const start = useCall(useCallback((keyId: string) => startSignIn(bridge, known, { keyId }), [bridge, known]));

  async function goOn(of: TakenImport): Promise<void> {
    if (purpose.kind !== 'sign-in' || of.way !== 'pin') return onDone();
    const answer = await start.run(of.keyId);
    if (answer.ok) onDone();
  }

  async function submit(choice: ImportChoice): Promise<void> {
    const answer = await take.run(choice);
    if (!answer.ok) return;
    if (leavesPlainKeys(found) && !sessionOnly) setTaken(answer.value);
    else await goOn(answer.value);
  }

  if (taken) {
    return (
      <Panel key="taken" title={plainFileTexts.savedTitle}>
        <PlainFile found={found} />
        {start.error && (
          <ErrorNote error={start.error} handlers={{ retry: () => void goOn(taken), 'enter-keys': onBack }} />
        )}
        <div className={styles['buttons']}>
          <Button look="primary" isPending={start.pending} onPress={() => void goOn(taken)}>
            {taken.way === 'pin' ? plainFileTexts.goOn : plainFileTexts.done}
          </Button>
        </div>
      </Panel>
    );
  }
  return (
    <Panel key="found" title={text.foundTitle}>
      <FoundKeys found={found} />
      {sessionOnly && leavesPlainKeys(found) && <p className={styles['soft']}>{plainFileTexts.session}</p>}
      <WhatToDo
        found={found}
        purpose={purpose}
        keys={known}
        pending={take.pending || start.pending}
        onSubmit={(choice) => void submit(choice)}
        onBack={onBack}
      >
        {(again) =>
          [take.error, start.error].map(
            (error) =>
              error && <ErrorNote key={error.code} error={error} handlers={{ retry: again, 'enter-keys': onBack }} />,
          )
        }
      </WhatToDo>
    </Panel>
  );
}

function perform(
  bridge: Bridge,
  known: readonly AppKeyView[],
  purpose: Purpose,
  choice: ImportChoice,
): Promise<Result<TakenImport>> {
  if (purpose.kind !== 'replace') return takeImport(bridge, known, choice);
  const { keyId } = purpose;
  return bridge.keys
    .replace({ from: 'import', keyId, importId: choice.found.importId })
    .then((answer) => (answer.ok ? ok({ keyId, way: null }) : answer));
}

interface WhatToDoProps {
  found: KeyImportView;
  purpose: Purpose;
  keys: readonly AppKeyView[];
  pending: boolean;
  onSubmit: (choice: ImportChoice) => void;
  onBack: () => void;
  /** What went wrong, with a way to try the same again. */
  children: (again: () => void) => ReactNode;
}

/** The choices that what was found leaves. */
function WhatToDo({ found, purpose, keys, pending, onSubmit, onBack, children }: WhatToDoProps) {
  const form = useRef<HTMLFormElement>(null);
  const nameBox = useRef<HTMLInputElement>(null);
  const [long, setLong] = useState(false);
  const has = (field: KeyImportView['found'][number]['field']): boolean =>
    found.found.some((each) => each.field === field);
  const pair = has('api-key') && has('api-key-secret');
  // An access token alone goes with a key that is saved already.
  const tokenOnly =
    purpose.kind === 'sign-in' && !pair && has('access-token') && has('access-token-secret') && keys.length > 0;
  const [keyId, setKeyId] = useState(keys[0]?.id ?? null);
  const ways = purpose.kind === 'sign-in' ? (tokenOnly ? (['own-token'] as const) : found.ways) : [];
  const preferred = purpose.kind === 'sign-in' ? purpose.preferred : null;
  const [chosen, setChosen] = useState<Access | null>(ways.find((way) => way === preferred) ?? ways[0] ?? null);
  const possible = purpose.kind === 'sign-in' ? ways.length > 0 : pair;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (pending || !possible) return;
    const name = nameBox.current?.value.trim() ?? '';
    setLong(name.length > longestName);
    if (name.length > longestName) nameBox.current?.focus();
    else onSubmit({ found, name, way: chosen, keyId: tokenOnly ? keyId : null });
  }

  return (
    <form ref={form} className={styles['form']} noValidate onSubmit={submit}>
      {!possible && <p>{text.nothing}</p>}
      {tokenOnly && (
        <>
          <p>{text.tokenNeedsKey}</p>
          <Choices
            legend={text.whichKey}
            choices={keys.map((key) => ({ value: key.id, label: savedKeyLabel(key) }))}
            value={keyId}
            onChange={setKeyId}
          />
        </>
      )}
      {possible && !tokenOnly && purpose.kind !== 'replace' && (
        <TextBox ref={nameBox} label={text.name} hint={text.nameHint} problem={long ? text.nameLong : null} />
      )}
      {ways.length > 1 && (
        <Choices
          legend={text.wayLegend}
          choices={ways.map((way) => ({ value: way, label: text.ways[way], hint: text.wayHints[way] }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
      {children(() => form.current?.requestSubmit())}
      <div className={styles['buttons']}>
        {possible && (
          <Button type="submit" look="primary" isPending={pending}>
            {purpose.kind === 'add' ? text.saveKey : purpose.kind === 'replace' ? text.replaceKey : text.go}
          </Button>
        )}
        <Button look={possible ? 'quiet' : 'plain'} onPress={onBack}>
          {text.other}
        </Button>
      </div>
    </form>
  );
}

/** A part of the page that takes the place of another one, and the focus with it. */
function Panel({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={styles['panel']}>
      <h2 ref={heading} tabIndex={-1} className={styles['title']}>
        {title}
      </h2>
      {children}
    </section>
  );
}
