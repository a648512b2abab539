import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { type ClipboardEventHandler, type ReactNode, type Ref, useEffect, useId, useRef, useState } from 'react';
import { IconButton } from './button.tsx';
import { cx } from './cx.ts';
import styles from './text-box.module.css';
import { useForgotten } from './use-forgotten.ts';

export interface TextBoxProps {
  label: string;
  hint?: string;
  /** One sentence when what was entered cannot be used. */
  problem?: string | null;
  /** Takes the focus when it appears. */
  takesFocus?: boolean;
  autoComplete?: 'off' | 'one-time-code' | 'current-password' | 'new-password';
  inputMode?: 'numeric' | 'text';
  /** Digits or keys: even letters. */
  mono?: boolean;
  size?: 'm' | 'l';
  onPaste?: ClipboardEventHandler<HTMLInputElement>;
  /** The input. What is typed lives only there, never in component state, because it may be secret. */
  ref: Ref<HTMLInputElement>;
}

interface FieldProps extends TextBoxProps {
  type: 'text' | 'password';
  after?: ReactNode;
}

function Field(props: FieldProps) {
  const { label, hint, problem, takesFocus, mono, size = 'm', onPaste, ref, type, after } = props;
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) row.current?.querySelector('input')?.focus();
  }, [takesFocus]);
  useForgotten(row);
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <div className={styles['row']} ref={row}>
        <input
          id={id}
          ref={ref}
          type={type}
          onPaste={onPaste}
          inputMode={props.inputMode}
          autoComplete={props.autoComplete ?? 'off'}
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          aria-describedby={described || undefined}
          aria-invalid={problem ? true : undefined}
          className={cx(styles['input'], mono && styles['mono'], styles[size], after ? styles['with-after'] : null)}
        />
        {after}
      </div>
      {hint && (
        <p id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** One line of text with its label above. */
export const TextBox = (props: TextBoxProps) => <Field {...props} type="text" />;

export interface SecretBoxProps extends TextBoxProps {
  showLabel: string;
  hideLabel: string;
}

/** A line of text that is covered until the person asks to see it. */
export function SecretBox({ showLabel, hideLabel, ...props }: SecretBoxProps) {
  const [shown, setShown] = useState(false);
  return (
    <Field
      {...props}
      type={shown ? 'text' : 'password'}
      after={
        <IconButton
          className={styles['after']}
          label={shown ? hideLabel : showLabel}
          icon={shown ? <EyeOff /> : <Eye />}
          onPress={() => setShown(!shown)}
        />
      }
    />
  );
}
