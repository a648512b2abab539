import { useEffect, useEffectEvent, useState } from 'react';
import { Label } from 'react-aria-components/Label';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { exporting as text } from '../../electron/contract/messages/dialogs.ts';
import type { ExportFormat, ExportProgressView, ExportSource } from '../../electron/contract/views/export.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { type Choice, Choices } from '../ui/choices.tsx';
import { cx } from '../ui/cx.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './export-dialog.module.css';

const formats: readonly Choice<ExportFormat>[] = (['csv', 'json', 'markdown', 'html'] as const).map((value) => ({
  value,
  label: text.formats[value].name,
  hint: text.formats[value].hint,
}));

export interface ExportDialogProps {
  accountId: AccountId;
  source: ExportSource;
  /** What is saved, as a person calls it. */
  title: string;
  /** How many posts it has; null when nobody knows yet. */
  total: number | null;
  onClose: () => void;
}

type Ended = { posts: number; file: string } | 'cancelled' | null;

/** Saves what is on show to a file. Closing it while a file is being written gives the file up. */
export function ExportDialog({ accountId, source, title, total, onClose }: ExportDialogProps) {
  const bridge = useBridge();
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [progress, setProgress] = useState<ExportProgressView | null>(null);
  const [ended, setEnded] = useState<Ended>(null);
  const save = useCall(bridge.export.save);

  const onProgress = useEffectEvent((heard: ExportProgressView) => {
    if (heard.accountId === accountId && save.pending) setProgress(heard);
  });
  useEffect(() => bridge.on['export.progress']((heard) => onProgress(heard)), [bridge]);

  async function start(): Promise<void> {
    setEnded(null);
    setProgress(null);
    const answer = await save.run({ accountId, source, format });
    if (answer.ok) setEnded(answer.value.state === 'saved' ? answer.value : 'cancelled');
  }

  const cancel = (): void => void bridge.export.cancel({ accountId });

  function close(): void {
    if (save.pending) cancel();
    onClose();
  }

  return (
    <Dialog title={text.title} onClose={close}>
      <p className={styles['what']} dir="auto">
        {text.what(title, total)}
      </p>
      {ended !== null && ended !== 'cancelled' ? (
        <>
          <p role="status" className={styles['what']}>
            {text.saved(ended.posts, ended.file)}
          </p>
          <div className={styles['answers']}>
            <Button look="primary" autoFocus onPress={onClose}>
              {text.close}
            </Button>
            <Button onPress={() => setEnded(null)}>{text.another}</Button>
          </div>
        </>
      ) : save.pending ? (
        <>
          {progress === null ? (
            <p role="status">{text.choosing}</p>
          ) : (
            <Progress done={progress.done} total={progress.total} />
          )}
          <div className={styles['answers']}>
            <Button autoFocus onPress={cancel}>
              {text.cancel}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className={styles['soft']}>{text.free}</p>
          <Choices legend={text.format} choices={formats} value={format} onChange={setFormat} />
          {save.error && <ErrorNote error={save.error} handlers={{ retry: () => void start() }} />}
          {ended === 'cancelled' && <p role="status">{text.cancelled}</p>}
          <div className={styles['answers']}>
            <Button look="primary" onPress={() => void start()}>
              {text.save}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

function Progress({ done, total }: { done: number; total: number }) {
  const said = text.progress(done, total);
  return (
    <ProgressBar value={done} maxValue={Math.max(total, 1)} valueLabel={said} className={cx(styles['progress'])}>
      {({ percentage }) => (
        <>
          <div className={styles['progress-head']}>
            <Label>{text.saving}</Label>
            <span>{said}</span>
          </div>
          <div className={styles['track']}>
            <div className={styles['bar']} style={{ inlineSize: `${percentage ?? 0}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  );
}
