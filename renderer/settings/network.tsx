import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { networkTexts as text } from '../../electron/contract/messages/network.ts';
import type { ProxyChoice } from '../../electron/contract/views/app.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/choices.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { TextBox } from '../ui/text-box.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './settings-dialog.module.css';

const modes = (['system', 'manual'] as const).map((value) => ({ value, ...text.modes[value] }));

export interface NetworkProps {
  /** As it is set now. */
  proxy: ProxyChoice;
  onSaved?: () => void;
}

/** How requests leave this computer: as the system has it, or through a proxy that can be tried out first. */
export function Network({ proxy, onSaved }: NetworkProps) {
  const bridge = useBridge();
  const [mode, setMode] = useState(proxy.mode);
  const [said, setSaid] = useState<string | null>(null);
  const test = useCall(bridge.network.testProxy);
  const save = useCall(bridge.network.setProxy);
  const address = useRef<HTMLInputElement>(null);
  /** Counts changes: an answer about what was entered before is no longer of interest. */
  const entered = useRef(0);
  const error = save.error ?? test.error;
  const wrongAddress = error?.code === 'proxy-address' && mode === 'manual' ? error.message : null;

  function forget(): void {
    entered.current += 1;
    setSaid(null);
    test.reset();
    save.reset();
  }

  function choice(): ProxyChoice {
    return mode === 'system' ? { mode } : { mode, address: address.current?.value.trim() ?? '' };
  }

  async function tryOut(): Promise<void> {
    forget();
    const asked = entered.current;
    const answer = await test.run({ proxy: choice() });
    if (asked !== entered.current) return;
    if (answer.ok) setSaid(text.answered(answer.value.milliseconds));
    else if (answer.error.code === 'proxy-address') address.current?.focus();
  }

  async function keep(): Promise<void> {
    forget();
    const asked = entered.current;
    const answer = await save.run({ proxy: choice() });
    if (asked !== entered.current) return;
    if (answer.ok) {
      setSaid(text.saved);
      onSaved?.();
    } else if (answer.error.code === 'proxy-address') address.current?.focus();
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!save.pending) void keep();
  }

  return (
    <form className={styles['form']} onSubmit={submit}>
      <Choices
        legend={text.legend}
        choices={modes}
        value={mode}
        onChange={(chosen) => {
          setMode(chosen);
          forget();
        }}
      />
      {mode === 'manual' && (
        <div onInput={forget}>
          <FilledBox box={address} value={proxy.mode === 'manual' ? proxy.address : ''} problem={wrongAddress} />
        </div>
      )}
      <div className={styles['row']}>
        <Button size="s" type="submit" look="primary" isPending={save.pending}>
          {text.save}
        </Button>
        <Button size="s" isPending={test.pending} onPress={() => void tryOut()}>
          {text.test}
        </Button>
        <span role="status" className={styles['said']}>
          {test.pending ? (
            <>
              <Spinner size="s" /> {text.testing}
            </>
          ) : (
            said
          )}
        </span>
      </div>
      {error && wrongAddress === null && <ErrorNote error={error} handlers={{ retry: () => void tryOut() }} />}
    </form>
  );
}

interface FilledBoxProps {
  box: RefObject<HTMLInputElement | null>;
  /** What it begins with. */
  value: string;
  problem: string | null;
}

/** The address, to begin with as it is set. What is typed lives in the input only. */
function FilledBox({ box, value, problem }: FilledBoxProps) {
  const [atFirst] = useState(value);
  useEffect(() => {
    if (box.current) box.current.value = atFirst;
  }, [box, atFirst]);
  return <TextBox ref={box} mono label={text.address} hint={text.addressHint} problem={problem} />;
}
