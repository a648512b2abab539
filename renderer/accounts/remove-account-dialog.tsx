import { useState } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import type { AccountView } from '../../electron/contract/views.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Checkbox } from '../ui/choices.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';

const text = screens.accounts;

export interface RemoveAccountDialogProps {
  account: AccountView;
  onRemoved: (error: AppError | null) => void;
  onClose: () => void;
}

/** Asks before an account is erased, and whether its access should end at the service too. */
export function RemoveAccountDialog({ account, onRemoved, onClose }: RemoveAccountDialogProps) {
  const bridge = useBridge();
  const [revoke, setRevoke] = useState(true);
  const remove = useCall(bridge.accounts.remove);

  async function confirm(): Promise<void> {
    const answer = await remove.run({ accountId: account.id, revoke });
    if (!answer.ok) return;
    onRemoved(answer.value.error);
    onClose();
  }

  return (
    <ConfirmDialog
      title={text.removeTitle(text.handle(account.username))}
      confirm={text.removeConfirm}
      keep={screens.common.cancel}
      busy={remove.pending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>{text.removeText}</p>
      <p>{text.removeKeepsX}</p>
      <Checkbox
        label={account.service === 'x' ? text.revoke : text.revokePractice}
        {...(account.service === 'x' ? { hint: text.revokeHint } : {})}
        checked={revoke}
        onChange={setRevoke}
      />
      {remove.error && <ErrorNote error={remove.error} />}
    </ConfirmDialog>
  );
}
