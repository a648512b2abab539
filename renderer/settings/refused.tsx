import { refusalTexts as text } from '../../electron/contract/messages/frame.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './settings-dialog.module.css';

/** What is hidden because the service refuses it to this account, and a way to try again. */
export function Refused({ account }: { account: AccountView }) {
  const bridge = useBridge();
  const retry = useCall(bridge.accounts.retryRefused);
  const { refused } = account.reading;
  if (refused.length === 0) return null;
  return (
    <section className={styles['part']}>
      <h4 className={styles['title']}>{account.service === 'x' ? text.settings : text.settingsPractice}</h4>
      <dl className={styles['refused']}>
        {refused.map(({ what, error }) => (
          <div key={what}>
            <dt className={styles['name']}>{text.what[what]}</dt>
            <dd>{error.message}</dd>
          </div>
        ))}
      </dl>
      <p>{text.retryHint}</p>
      <div>
        <Button size="s" isPending={retry.pending} onPress={() => void retry.run({ accountId: account.id })}>
          {text.retry}
        </Button>
      </div>
      {retry.error && <ErrorNote error={retry.error} />}
    </section>
  );
}
