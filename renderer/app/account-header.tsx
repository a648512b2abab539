import RefreshCw from 'lucide-react/icons/refresh-cw';
import { type CSSProperties, useEffect } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import type { AccountView } from '../../electron/contract/views.ts';
import { AccountMenu } from '../accounts/account-menu.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { IconButton } from '../ui/button.tsx';
import styles from './account-header.module.css';
import { XMark } from './x-mark.tsx';

export interface AccountHeaderProps {
  account: AccountView;
  timelineLabel: string;
  refreshing: boolean;
  onRefresh: () => void;
  onSignInAgain: () => void;
  onRemoved: (error: AppError | null) => void;
}

/** Whose timeline this is, in the colour of the account, and what can be done with it. */
export function AccountHeader(props: AccountHeaderProps) {
  const { account, timelineLabel, refreshing, onRefresh, onSignInAgain, onRemoved } = props;
  const handle = screens.accounts.handle(account.username);
  useEffect(() => {
    document.title = screens.frame.windowTitle(screens.frame.reading(timelineLabel, handle));
  }, [timelineLabel, handle]);
  return (
    <header className={styles['header']} style={{ '--colour': `var(--account-${account.colour})` } as CSSProperties}>
      <div className={styles['inner']}>
        <Avatar source={account.avatar} name={account.name} size={44} className={styles['avatar']} />
        <div className={styles['words']}>
          <h1 className={styles['name']}>
            <bdi>{account.name}</bdi>
          </h1>
          <p className={styles['handle']}>
            {account.service === 'practice' ? screens.frame.practiceHandle(handle) : handle}
            {account.service === 'x' && <XMark />}
          </p>
        </div>
        <IconButton label={screens.frame.refresh} icon={<RefreshCw />} isPending={refreshing} onPress={onRefresh} />
        <AccountMenu account={account} onSignInAgain={onSignInAgain} onRemoved={onRemoved} />
      </div>
    </header>
  );
}
