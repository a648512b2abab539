import Ellipsis from 'lucide-react/icons/ellipsis';
import Eraser from 'lucide-react/icons/eraser';
import Link2 from 'lucide-react/icons/link-2';
import LogIn from 'lucide-react/icons/log-in';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { accessTexts } from '../../electron/contract/messages/access.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import { eraseTexts } from '../../electron/contract/messages/frame.ts';
import type { Access, AccountView } from '../../electron/contract/views/accounts.ts';
import { useBridge } from '../ui/bridge.tsx';
import { IconButton } from '../ui/button.tsx';
import { Menu, type MenuAction } from '../ui/menu.tsx';
import { accountHandle } from './account-name.ts';
import { EraseReadingDialog } from './erase-reading-dialog.tsx';
import { RemoveAccountDialog } from './remove-account-dialog.tsx';

const text = screens.accounts;

/** How access that ended is got again. */
const renewing: Record<Access, string> = {
  pin: text.signInAgain,
  'own-token': accessTexts.enterToken,
  'app-only': accessTexts.renew,
};

export interface AccountMenuProps {
  account: AccountView;
  onSignInAgain: () => void;
  /** The account was removed; an error when the service could not be told. */
  onRemoved: (error: AppError | null) => void;
  /** What the account has read was erased. */
  onErased: () => void;
}

/** What can be done with an account. */
export function AccountMenu({ account, onSignInAgain, onRemoved, onErased }: AccountMenuProps) {
  const bridge = useBridge();
  const [asking, setAsking] = useState<'remove' | 'erase' | null>(null);
  const label = text.options(accountHandle(account));
  const profile = `https://x.com/${encodeURIComponent(account.username)}`;
  const copyProfile: MenuAction = {
    id: 'copy',
    label: text.copyProfile,
    icon: <Link2 />,
    run: () => void bridge.links.copy({ url: profile }),
  };
  const actions: MenuAction[] = [
    { id: 'sign-in', label: renewing[account.access], icon: <LogIn />, run: onSignInAgain },
    ...(account.service === 'x' && account.access !== 'app-only' ? [copyProfile] : []),
    { id: 'erase', label: eraseTexts.action, icon: <Eraser />, danger: true, run: () => setAsking('erase') },
    {
      id: 'remove',
      label: account.access === 'app-only' ? accessTexts.remove : text.remove,
      icon: <Trash2 />,
      danger: true,
      run: () => setAsking('remove'),
    },
  ];
  return (
    <>
      <Menu label={label} actions={actions}>
        <IconButton label={label} icon={<Ellipsis />} />
      </Menu>
      {asking === 'erase' && (
        <EraseReadingDialog account={account} onErased={onErased} onClose={() => setAsking(null)} />
      )}
      {asking === 'remove' && (
        <RemoveAccountDialog account={account} onRemoved={onRemoved} onClose={() => setAsking(null)} />
      )}
    </>
  );
}
