import FileX from 'lucide-react/icons/file-x';
import { useState } from 'react';
import { plainFileTexts as text } from '../../electron/contract/messages/keys.ts';
import type { KeyImportView } from '../../electron/contract/views/keys.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './keys.module.css';

/** Whether there is something to say about where the keys came from. */
export const leavesPlainKeys = ({ source, plainFile }: KeyImportView): boolean =>
  plainFile !== 'none' || source.kind === 'environment';

/** Why keys should not stay in plain sight, and the way to take them out of it. */
export function PlainFile({ found }: { found: KeyImportView }) {
  const { source, plainFile, importId } = found;
  const bridge = useBridge();
  const [asking, setAsking] = useState(false);
  const [deleted, setDeleted] = useState(false);
  const remove = useCall(bridge.keys.deletePlainFile);
  const name = source.kind === 'file' && plainFile === 'known' ? source.name : null;

  async function confirm(): Promise<void> {
    const answer = await remove.run({ importId });
    setAsking(false);
    if (answer.ok) setDeleted(answer.value.deleted);
  }

  return (
    <div className={styles['plain']}>
      <p>{text.why}</p>
      {plainFile === 'none' ? (
        <p>{text.environment}</p>
      ) : (
        <>
          {!deleted && <p>{name === null ? text.elsewhere : text.known(name)}</p>}
          {!deleted && (
            <div>
              <Button
                size="s"
                look="danger"
                icon={<FileX />}
                isPending={remove.pending}
                onPress={() => setAsking(true)}
              >
                {name === null ? text.deleteElsewhere : text.delete(name)}
              </Button>
            </div>
          )}
          <p role="status">{deleted && <strong>{text.deleted}</strong>}</p>
          {remove.error && <ErrorNote error={remove.error} />}
        </>
      )}
      {asking && (
        <ConfirmDialog
          title={name === null ? text.askTitleElsewhere : text.askTitle(name)}
          confirm={name === null ? text.deleteElsewhere : text.delete(name)}
          keep={text.keep}
          busy={remove.pending}
          onConfirm={() => void confirm()}
          onClose={() => setAsking(false)}
        >
          {name === null && <p>{text.askElsewhere}</p>}
          <p>{text.askText}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
