import Columns2 from 'lucide-react/icons/columns-2';
import PenLine from 'lucide-react/icons/pen-line';
import { type CSSProperties, useEffect } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { accessTexts } from '../../electron/contract/messages/access.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import { columnTexts, writeTexts } from '../../electron/contract/messages/frame.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import { AccountMenu } from '../accounts/account-menu.tsx';
import { accountHandle, accountLine, accountName } from '../accounts/account-name.ts';
import { AccountPicture } from '../accounts/account-picture.tsx';
import { IconButton } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import styles from './account-header.module.css';
import { XMark } from './x-mark.tsx';

export interface AccountHeaderProps {
  account: AccountView;
  /** What is on show, for the title of the window. */
  title: string;
  /** Several columns stand below: the header is as wide as all of them. */
  wide: boolean;
  /** A column can be added; false when there are as many as there can be. */
  canAddColumn: boolean;
  onAddColumn: () => void;
  onWrite: () => void;
  onSignInAgain: () => void;
  onRemoved: (error: AppError | null) => void;
  onErased: () => void;
}

/** Whose timelines these are, in the colour of the account, and what can be done with it. */
export function AccountHeader(props: AccountHeaderProps) {
  const { account, title, wide, canAddColumn, onAddColumn, onWrite, onSignInAgain, onRemoved, onErased } = props;
  const signedIn = account.access !== 'app-only';
  const name = accountName(account);
  const handle = accountHandle(account);
  const place = signedIn ? screens.frame.reading(title, handle) : accessTexts.windowPlace(title, name);
  useEffect(() => {
    document.title = screens.frame.windowTitle(place);
  }, [place]);
  return (
    <header className={styles['header']} style={{ '--colour': `var(--account-${account.colour})` } as CSSProperties}>
      <div className={cx(styles['inner'], wide && styles['wide'])}>
        <AccountPicture account={account} size={44} className={styles['avatar']} />
        <div className={styles['words']}>
          <h1 className={styles['name']}>
            <bdi>{name}</bdi>
          </h1>
          <p className={styles['handle']}>
            {accountLine(account)}
            {account.service === 'x' && <XMark />}
          </p>
        </div>
        {signedIn && account.canPost !== false && (
          <IconButton label={writeTexts.write} icon={<PenLine />} onPress={onWrite} />
        )}
        <IconButton label={columnTexts.add} icon={<Columns2 />} isDisabled={!canAddColumn} onPress={onAddColumn} />
        <AccountMenu account={account} onSignInAgain={onSignInAgain} onRemoved={onRemoved} onErased={onErased} />
      </div>
    </header>
  );
}
