import { useEffect, useRef } from 'react';
import { retryTexts as text } from '../../electron/contract/messages/limits.ts';
import type { SettingsView } from '../../electron/contract/views.ts';
import { useBridge } from '../ui/bridge.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';
import { Select } from '../views/select.tsx';
import styles from './settings-dialog.module.css';

const times = [0, 1, 2, 3, 4] as const;
const pauses = [1, 2, 3, 5, 10] as const;

/** What is offered, and what is set. Smallest first. */
const withSet = (offered: readonly number[], set: number): number[] =>
  [...new Set([...offered, set])].sort((one, other) => one - other);

/** How often a failed reading is tried again, and how soon. @param retries as it is set now */
export function Retries({ retries }: { retries: SettingsView['retries'] }) {
  const bridge = useBridge();
  const set = useCall(bridge.app.setRetries);
  // The next choice may be made before main has told of the one before.
  const wanted = useRef(retries);
  useEffect(() => {
    wanted.current = retries;
  }, [retries]);
  async function change(next: Partial<SettingsView['retries']>): Promise<void> {
    wanted.current = { ...wanted.current, ...next };
    const answer = await set.run(wanted.current);
    if (!answer.ok) wanted.current = retries;
  }
  return (
    <section className={styles['part']}>
      <h3 className={styles['title']}>{text.title}</h3>
      <div className={styles['fields']}>
        <Select
          label={text.times}
          value={String(retries.times)}
          choices={times.map((each) => ({
            value: String(each),
            label: each === 0 ? text.never : text.timesOf(each),
          }))}
          onChange={(chosen) => void change({ times: Number(chosen) })}
        />
        {retries.times > 0 && (
          <Select
            label={text.delay}
            value={String(retries.delaySeconds)}
            choices={withSet(pauses, retries.delaySeconds).map((each) => ({
              value: String(each),
              label: text.delayOf(each),
            }))}
            onChange={(chosen) => void change({ delaySeconds: Number(chosen) })}
          />
        )}
      </div>
      <p>{text.hint}</p>
      <p>{text.writing}</p>
      {set.error && <ErrorNote error={set.error} />}
    </section>
  );
}
