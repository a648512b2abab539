import Lock from 'lucide-react/icons/lock';
import { type ClipboardEventHandler, type FormEvent, type ReactNode, useRef } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import type { Access } from '../../electron/contract/views/accounts.ts';
import type { AppKeyView } from '../../electron/contract/views/keys.ts';
import type { KeyEntry } from '../keys/key-entry.tsx';
import { KeyPlace } from '../keys/key-place.tsx';
import type { KeyImport } from '../keys/use-key-import.ts';
import { Button } from '../ui/button.tsx';
import { type ErrorHandlers, ErrorNote } from '../ui/error-note.tsx';
import { StepActions, StepPage } from '../ui/step-page.tsx';
import styles from './form.module.css';

export interface KeyFormProps {
  title: string;
  /** Said while values are typed or chosen; what was found speaks for itself. */
  lead: string;
  /** How to get what is asked for; shown as long as `lead`. */
  guide: ReactNode;
  /** The way in that this form is for. */
  way: Access;
  keys: readonly AppKeyView[];
  sessionOnly: boolean;
  keyImport: KeyImport;
  entry: KeyEntry;
  /** The boxes. */
  children: ReactNode;
  error: AppError | null;
  /** What the form can do about an error besides trying again and looking at the key. */
  handlers?: ErrorHandlers;
  submit: string;
  pending: boolean;
  /** Where the values stay. */
  stays: string;
  /** Other ways, below the form. */
  elsewhere?: ReactNode;
  onPasteCapture?: ClipboardEventHandler;
  onSubmit: () => void;
  /** What was found has been put to use. */
  onDone: () => void;
  onBack: () => void;
}

/** The form of every way in that begins with an API key: typed, chosen, or brought in. */
export function KeyForm(props: KeyFormProps) {
  const { title, lead, guide, way, keys, sessionOnly, keyImport, entry, error, pending } = props;
  const form = useRef<HTMLFormElement>(null);
  const searching = keyImport.found === null;

  function submit(event: FormEvent): void {
    event.preventDefault();
    props.onSubmit();
  }

  return (
    <StepPage
      title={title}
      lead={searching ? lead : null}
      focus={entry.typing ? 'content' : 'title'}
      aside={searching && guide}
    >
      <KeyPlace
        keyImport={keyImport}
        purpose={{ kind: 'sign-in', preferred: way }}
        keys={keys}
        sessionOnly={sessionOnly}
        onDone={props.onDone}
      >
        <form ref={form} className={styles['form']} noValidate onPasteCapture={props.onPasteCapture} onSubmit={submit}>
          {props.children}
          {error && (
            <ErrorNote
              error={error}
              handlers={{
                retry: () => form.current?.requestSubmit(),
                'enter-keys': () => entry.apiKey.current?.select(),
                ...props.handlers,
              }}
            />
          )}
          <StepActions>
            <Button type="submit" look="primary" isPending={pending}>
              {props.submit}
            </Button>
            <Button look="quiet" onPress={props.onBack}>
              {screens.common.back}
            </Button>
          </StepActions>
          <p className={styles['note']}>
            <Lock aria-hidden="true" />
            {props.stays}
          </p>
        </form>
      </KeyPlace>
      {searching && props.elsewhere && <div className={styles['elsewhere']}>{props.elsewhere}</div>}
    </StepPage>
  );
}
