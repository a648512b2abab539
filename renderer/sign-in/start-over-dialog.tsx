import { screens } from '../../electron/contract/messages/en.ts';
import { useBridge } from '../ui/bridge.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './form.module.css';

const text = screens.startOver;

/** Asks before everything that is saved is removed, and says what that means. */
export function StartOverDialog({ onClose }: { onClose: () => void }) {
  const bridge = useBridge();
  const startOver = useCall(bridge.vault.startOver);

  async function confirm(): Promise<void> {
    const answer = await startOver.run();
    if (answer.ok) onClose();
  }

  return (
    <ConfirmDialog
      title={text.title}
      confirm={text.confirm}
      keep={text.keep}
      busy={startOver.pending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>{text.consequences}</p>
      <ul className={styles['list']}>
        <li>{text.losesAccounts}</li>
        <li>{text.losesPosts}</li>
      </ul>
      <p>{text.keepsX}</p>
      {startOver.error && <ErrorNote error={startOver.error} />}
    </ConfirmDialog>
  );
}
