import Plus from 'lucide-react/icons/plus';
import { type CSSProperties, useEffect, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { screens } from '../../electron/contract/messages/en.ts';
import type { AccountId, AccountView } from '../../electron/contract/views.ts';
import { Avatar } from '../ui/avatar.tsx';
import { cx } from '../ui/cx.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import styles from './account-rail.module.css';

const text = screens.accounts;

export interface AccountRailProps {
  accounts: readonly AccountView[];
  currentId: AccountId;
  onSwitch: (accountId: AccountId) => void;
  onAdd: () => void;
}

/** A button for each account, in its colour, and one to add another. */
export function AccountRail({ accounts, currentId, onSwitch, onAdd }: AccountRailProps) {
  return (
    <nav aria-label={text.navigation} className={styles['rail']}>
      <ul className={styles['list']}>
        {accounts.map((account) => (
          <AccountEntry key={account.id} account={account} current={account.id === currentId} onSwitch={onSwitch} />
        ))}
      </ul>
      <Tooltip text={text.add} placement="end" className={styles['tip']}>
        <AriaButton aria-label={text.add} className={cx(styles['account'], styles['add'])} onPress={onAdd}>
          <span aria-hidden="true" className={styles['plus']}>
            <Plus />
          </span>
          <span className={styles['label']}>{text.add}</span>
        </AriaButton>
      </Tooltip>
    </nav>
  );
}

interface AccountEntryProps {
  account: AccountView;
  current: boolean;
  onSwitch: (accountId: AccountId) => void;
}

function AccountEntry({ account, current, onSwitch }: AccountEntryProps) {
  const handle = text.handle(account.username);
  const descriptionId = `about-${account.id}`;
  const about = [
    account.name,
    account.service === 'practice' ? text.practice : null,
    account.problem ? text.problem : null,
  ].filter((part) => part !== null);
  const entry = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) entry.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return (
    <li ref={entry} className={styles['entry']}>
      <Tooltip text={handle} placement="end" className={styles['tip']}>
        <AriaButton
          aria-label={handle}
          aria-describedby={descriptionId}
          {...(current ? { 'aria-current': 'true' as const } : {})}
          className={cx(styles['account'], current && styles['current'])}
          style={{ '--colour': `var(--account-${account.colour})` } as CSSProperties}
          onPress={() => onSwitch(account.id)}
        >
          <span className={styles['picture']}>
            <Avatar source={account.avatar} name={account.name} size={40} />
            {account.problem && (
              <span aria-hidden="true" className={styles['badge']}>
                !
              </span>
            )}
          </span>
          <span className={styles['handle']}>{handle}</span>
        </AriaButton>
      </Tooltip>
      {/* Beside the button, whose name is the handle alone. */}
      <span aria-hidden="true" className={styles['name']}>
        <bdi>{account.name}</bdi>
      </span>
      <VisuallyHidden id={descriptionId}>{about.join(', ')}</VisuallyHidden>
    </li>
  );
}
