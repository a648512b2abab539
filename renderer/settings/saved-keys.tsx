import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import { screens } from '../../electron/contract/messages/en.ts';
import type { AppKeyView } from '../../electron/contract/views.ts';
import { useBridge } from '../ui/bridge.tsx';
import { IconButton } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './settings-dialog.module.css';

const text = screens.settings;

const removeText = ({ name, hint }: AppKeyView): string =>
  name === '' ? text.removeUnnamedKey(hint) : text.removeKey(name);

/** The API keys that are saved, each with a way to remove it. */
export function SavedKeys({ keys }: { keys: readonly AppKeyView[] }) {
  const bridge = useBridge();
  const [asked, setAsked] = useState<AppKeyView | null>(null);
  const remove = useCall(bridge.keys.remove);

  async function confirm({ id }: AppKeyView): Promise<void> {
    await remove.run({ keyId: id });
    setAsked(null);
  }

  return (
    <>
      {keys.length === 0 && <p>{text.noKeys}</p>}
      <ul className={styles['keys']}>
        {keys.map((key) => (
          <li key={key.id} className={styles['key']}>
            <div>
              <p className={styles['name']}>{key.name || screens.keys.apiKey}</p>
              <p className={styles['hint']}>{text.keyHint(key.hint)}</p>
            </div>
            <IconButton label={removeText(key)} icon={<Trash2 />} onPress={() => setAsked(key)} />
          </li>
        ))}
      </ul>
      {remove.error && <ErrorNote error={remove.error} />}
      {asked && (
        <ConfirmDialog
          title={removeText(asked)}
          confirm={text.remove}
          keep={text.keep}
          busy={remove.pending}
          onConfirm={() => void confirm(asked)}
          onClose={() => setAsked(null)}
        >
          <p>{asked.name === '' ? text.removeUnnamedKeyConfirm(asked.hint) : text.removeKeyConfirm(asked.name)}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
