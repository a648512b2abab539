import Eye from 'lucide-react/icons/eye';
import type { CSSProperties } from 'react';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import { Avatar } from '../ui/avatar.tsx';
import { cx } from '../ui/cx.ts';
import styles from './account-picture.module.css';

export interface AccountPictureProps {
  account: Pick<AccountView, 'access' | 'avatar' | 'name'>;
  /** Side in CSS pixels at the normal size of text. */
  size: number;
  className?: string | undefined;
}

/** The picture of an account; an eye for one that nobody is signed in to. Decorative: its name always stands beside it. */
export function AccountPicture({ account, size, className }: AccountPictureProps) {
  if (account.access !== 'app-only') {
    return <Avatar source={account.avatar} name={account.name} size={size} className={className} />;
  }
  return (
    <span
      aria-hidden="true"
      className={cx(styles['sign'], className)}
      style={{ '--sign-size': `${size / 16}rem` } as CSSProperties}
    >
      <Eye />
    </span>
  );
}
