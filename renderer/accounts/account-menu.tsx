import Ellipsis from 'lucide-react/icons/ellipsis';
import Link2 from 'lucide-react/icons/link-2';
import LogIn from 'lucide-react/icons/log-in';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import type { AccountView } from '../../electron/contract/views.ts';
import { useBridge } from '../ui/bridge.tsx';
import { IconButton } from '../ui/button.tsx';
import { Menu, type MenuAction } from '../ui/menu.tsx';
import { RemoveAccountDialog } from './remove-account-dialog.tsx';

const text = screens.accounts;

export interface AccountMenuProps {
  account: AccountView;
  onSignInAgain: () => void;
  /** The account was removed; an error when the service could not be told. */
  onRemoved: (error: AppError | null) => void;
}

/** What can be done with an account. */
export function AccountMenu({ account, onSignInAgain, onRemoved }: AccountMenuProps) {
  const bridge = useBridge();
  const [removing, setRemoving] = useState(false);
  const label = text.options(text.handle(account.username));
  const profile = `https://x.com/${encodeURIComponent(account.username)}`;
  const copyProfile: MenuAction = {
    id: 'copy',
    label: text.copyProfile,
    icon: <Link2 />,
    run: () => void bridge.links.copy({ url: profile }),
  };
  const actions: MenuAction[] = [
    { id: 'sign-in', label: text.signInAgain, icon: <LogIn />, run: onSignInAgain },
    ...(account.service === 'x' ? [copyProfile] : []),
    { id: 'remove', label: text.remove, icon: <Trash2 />, danger: true, run: () => setRemoving(true) },
  ];
  return (
    <>
      <Menu label={label} actions={actions}>
        <IconButton label={label} icon={<Ellipsis />} />
      </Menu>
      {removing && <RemoveAccountDialog account={account} onRemoved={onRemoved} onClose={() => setRemoving(false)} />}
    </>
  );
}
