import { accessTexts } from '../../electron/contract/messages/access.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import { eraseTexts as text } from '../../electron/contract/messages/frame.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import { useBridge } from '../ui/bridge.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';
import { accountHandle } from './account-name.ts';

export interface EraseReadingDialogProps {
  account: AccountView;
  onErased: () => void;
  onClose: () => void;
}

/** Asks before everything is erased that an account has read and arranged. */
export function EraseReadingDialog({ account, onErased, onClose }: EraseReadingDialogProps) {
  const bridge = useBridge();
  const signedIn = account.access !== 'app-only';
  const stays = signedIn
    ? { x: text.staysSignedIn, practice: text.staysSignedInPractice }
    : { x: accessTexts.eraseStays, practice: accessTexts.eraseStaysPractice };
  const erase = useCall(bridge.accounts.eraseReading);

  async function confirm(): Promise<void> {
    const answer = await erase.run({ accountId: account.id });
    if (!answer.ok) return;
    onErased();
    onClose();
  }

  return (
    <ConfirmDialog
      title={signedIn ? text.title(accountHandle(account)) : accessTexts.eraseTitle}
      confirm={text.confirm}
      keep={screens.common.cancel}
      busy={erase.pending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>{text.text}</p>
      <p>{stays[account.service]}</p>
      {erase.error && <ErrorNote error={erase.error} />}
    </ConfirmDialog>
  );
}
