import X from 'lucide-react/icons/x';
import { type CSSProperties, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { screens } from '../../electron/contract/messages/en.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import { Avatar } from '../ui/avatar.tsx';
import { useBridge } from '../ui/bridge.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './arrival.module.css';

const text = screens.arrival;

export interface ArrivalProps {
  account: AccountView;
  /** The account was saved before and is signed in again. */
  renewed: boolean;
  /** What was not as expected, for example another account than the one to renew. */
  error: AppError | null;
  /** The account was removed because it was the wrong one; a new sign-in should start. */
  onWrongAccount: () => void;
  onDismiss: () => void;
}

/** Shows whose account was signed in, because X takes whichever the browser was using, and offers the way back. */
export function Arrival({ account, renewed, error, onWrongAccount, onDismiss }: ArrivalProps) {
  const bridge = useBridge();
  const [asking, setAsking] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const remove = useCall(bridge.accounts.remove);
  const handle = screens.accounts.handle(account.username);
  const practice = account.service === 'practice';

  useEffect(() => title.current?.focus(), []);

  async function removeAndStart(): Promise<void> {
    const answer = await remove.run({ accountId: account.id, revoke: true });
    if (answer.ok) onWrongAccount();
  }

  return (
    <section
      aria-label={text.label}
      className={styles['arrival']}
      style={{ '--colour': `var(--account-${account.colour})` } as CSSProperties}
    >
      <Avatar source={account.avatar} name={account.name} size={44} className={styles['avatar']} />
      <div className={styles['words']}>
        <h2 ref={title} tabIndex={-1} className={styles['title']}>
          {renewed ? text.renewed(account.name) : text.welcome(account.name)}
        </h2>
        <p className={styles['handle']}>{handle}</p>
        {error && <p>{error.message}</p>}
      </div>
      <Button size="s" onPress={() => setAsking(true)}>
        {text.notYou}
      </Button>
      <IconButton label={screens.common.dismiss} icon={<X />} onPress={onDismiss} />
      {asking && (
        <ConfirmDialog
          title={text.title}
          confirm={text.confirm}
          keep={text.keep}
          busy={remove.pending}
          onConfirm={() => void removeAndStart()}
          onClose={() => setAsking(false)}
        >
          <p>{practice ? text.textPractice(handle) : text.text(handle)}</p>
          {!practice && <p>{text.tip}</p>}
          {remove.error && <ErrorNote error={remove.error} />}
        </ConfirmDialog>
      )}
    </section>
  );
}
