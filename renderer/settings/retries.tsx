import { retryTexts as text } from '../../electron/contract/messages/limits.ts';
import type { SettingsView } from '../../electron/contract/views/app.ts';
import { useBridge } from '../ui/bridge.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';
import { useWanted } from '../ui/use-wanted.ts';
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
  const wanted = useWanted(retries);
  const change = (next: Partial<SettingsView['retries']>): void =>
    void wanted.ask({ ...wanted.get(), ...next }, set.run);
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
          onChange={(chosen) => change({ times: Number(chosen) })}
        />
        {retries.times > 0 && (
          <Select
            label={text.delay}
            value={String(retries.delaySeconds)}
            choices={withSet(pauses, retries.delaySeconds).map((each) => ({
              value: String(each),
              label: text.delayOf(each),
            }))}
            onChange={(chosen) => change({ delaySeconds: Number(chosen) })}
          />
        )}
      </div>
      <p>{text.hint}</p>
      <p>{text.writing}</p>
      {set.error && <ErrorNote error={set.error} />}
    </section>
  );
}
