import { useState } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { accessTexts } from '../../electron/contract/messages/access.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Checkbox } from '../ui/choices.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';
import { accountHandle } from './account-name.ts';

const text = screens.accounts;

export interface RemoveAccountDialogProps {
  account: AccountView;
  onRemoved: (error: AppError | null) => void;
  onClose: () => void;
}

/** What ends at the service besides: asked, where that reaches further than Pinion. */
function revokingOf({ access, service }: AccountView): { label: string; hint?: string } {
  if (service === 'practice') return { label: text.revokePractice };
  if (access === 'own-token') return { label: accessTexts.revokeToken, hint: accessTexts.revokeTokenHint };
  return { label: text.revoke, hint: text.revokeHint };
}

/** Asks before an account is erased, and whether its access should end at the service too. */
export function RemoveAccountDialog({ account, onRemoved, onClose }: RemoveAccountDialogProps) {
  const bridge = useBridge();
  const appOnly = account.access === 'app-only';
  // An own token was made in X's console, and other programs may live by it.
  const [revoke, setRevoke] = useState(account.access !== 'own-token');
  const remove = useCall(bridge.accounts.remove);

  async function confirm(): Promise<void> {
    const answer = await remove.run({ accountId: account.id, revoke });
    if (!answer.ok) return;
    onRemoved(answer.value.error);
    onClose();
  }

  return (
    <ConfirmDialog
      title={text.removeTitle(accountHandle(account))}
      confirm={appOnly ? accessTexts.removeConfirm : text.removeConfirm}
      keep={screens.common.cancel}
      busy={remove.pending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {appOnly ? (
        <>
          <p>{account.service === 'x' ? accessTexts.removeText : accessTexts.removeTextPractice}</p>
          <p>{account.service === 'x' ? accessTexts.removeInvalidates : accessTexts.removeInvalidatesPractice}</p>
        </>
      ) : (
        <>
          <p>{text.removeText}</p>
          <p>{text.removeKeepsX}</p>
          <Checkbox {...revokingOf(account)} checked={revoke} onChange={setRevoke} />
        </>
      )}
      {remove.error && <ErrorNote error={remove.error} />}
    </ConfirmDialog>
  );
}
