import Copy from 'lucide-react/icons/copy';
import { useCallback, useEffect, useState } from 'react';
import { postData as text } from '../../electron/contract/messages/dialogs.ts';
import type { AccountId, PostId } from '../../electron/contract/views/ids.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './post-data-dialog.module.css';

export interface PostDataDialogProps {
  accountId: AccountId;
  /** Of a stored entry. */
  entryId: PostId;
  onClose: () => void;
}

/** What Pinion keeps of one post, to read and to copy. */
export function PostDataDialog({ accountId, entryId, onClose }: PostDataDialogProps) {
  const bridge = useBridge();
  const [json, setJson] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  const { run: ask, error } = useCall(bridge.post.data);
  const copy = useCall(bridge.post.copyData);

  const load = useCallback(async () => {
    const answer = await ask({ accountId, entryId });
    if (answer.ok) setJson(answer.value.json);
  }, [ask, accountId, entryId]);
  useEffect(() => void load(), [load]);

  async function copyAll(): Promise<void> {
    setCopied(false);
    setCopied((await copy.run({ accountId, entryId })).ok);
  }

  return (
    <Dialog title={text.title} onClose={onClose}>
      <p className={styles['soft']}>{text.lead}</p>
      {error && <ErrorNote error={error} handlers={{ retry: () => void load() }} />}
      {json === null && !error && (
        <p role="status" className={styles['waiting']}>
          <Spinner />
          {text.loading}
        </p>
      )}
      {json !== null && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable with the keyboard */}
          <section aria-label={text.label} tabIndex={0} className={styles['data']} dir="ltr">
            {json}
          </section>
          <div className={styles['answers']}>
            <Button look="primary" icon={<Copy />} isPending={copy.pending} onPress={() => void copyAll()}>
              {text.copy}
            </Button>
            <span role="status">{copied ? text.copied : ''}</span>
          </div>
          {copy.error && <ErrorNote error={copy.error} />}
        </>
      )}
    </Dialog>
  );
}
