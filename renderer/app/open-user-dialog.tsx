import { openUserTexts as text } from '../../electron/contract/messages/frame.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import { Dialog } from '../ui/dialog.tsx';
import type { View } from '../ui/navigation.tsx';
import { FindUserForm } from './find-user-form.tsx';

export interface OpenUserDialogProps {
  account: AccountView;
  /** US dollars for looking up a user; null while unknown, 0 where it is free. */
  usdPerUser: number | null;
  onOpen: (view: View) => void;
  onClose: () => void;
}

/** Asks for a handle and shows that user's posts. */
export function OpenUserDialog({ account, usdPerUser, onOpen, onClose }: OpenUserDialogProps) {
  return (
    <Dialog title={text.title} onClose={onClose}>
      <FindUserForm
        account={account}
        usdPerUser={usdPerUser}
        takesFocus
        onFound={(view) => {
          onClose();
          onOpen(view);
        }}
      />
    </Dialog>
  );
}
