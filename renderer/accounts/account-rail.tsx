import Plus from 'lucide-react/icons/plus';
import { type CSSProperties, useEffect, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { lookAroundTexts } from '../../electron/contract/messages/access.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import { cx } from '../ui/cx.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { accountHandle, accountLine } from './account-name.ts';
import { AccountPicture } from './account-picture.tsx';
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
  const handle = accountHandle(account);
  const signedIn = account.access !== 'app-only';
  const descriptionId = `about-${account.id}`;
  const about = [
    signedIn ? account.name : lookAroundTexts.notSignedIn,
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
            <AccountPicture account={account} size={40} />
            {account.problem && (
              <span aria-hidden="true" className={styles['badge']}>
                !
              </span>
            )}
          </span>
          <span className={signedIn ? styles['handle'] : styles['title']}>{handle}</span>
        </AriaButton>
      </Tooltip>
      {/* Beside the button, whose name is the handle alone, or the title where there is no handle. */}
      <span aria-hidden="true" className={signedIn ? styles['name'] : styles['line']}>
        <bdi>{signedIn ? account.name : accountLine(account)}</bdi>
      </span>
      <VisuallyHidden id={descriptionId}>{about.join(', ')}</VisuallyHidden>
    </li>
  );
}
