import { refusalTexts as text } from '../../electron/contract/messages/frame.ts';
import type { AccountView, RefusedView } from '../../electron/contract/views/accounts.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './refusals.module.css';

export interface RefusalsProps {
  account: AccountView;
  /** The view on show says why. */
  isExplained: (refusal: RefusedView) => boolean;
  /** The person has read it, and the button that had the focus goes away. */
  onSeen: () => void;
}

/** Says once what the service refuses to this account, and that it is hidden from now on. */
export function Refusals({ account, isExplained, onSeen }: RefusalsProps) {
  const bridge = useBridge();
  const see = useCall(bridge.accounts.seenRefusals);
  const unseen = account.reading.refused.filter(({ seen }) => !seen);
  if (unseen.length === 0) return null;

  async function understood(): Promise<void> {
    const answer = await see.run({ accountId: account.id });
    if (answer.ok) onSeen();
  }

  return (
    <section aria-label={text.label} className={styles['note']}>
      <ul className={styles['list']}>
        {unseen.map((refusal) => (
          <li key={refusal.what}>
            <p className={styles['what']}>{text.hidden(text.what[refusal.what])}</p>
            {!isExplained(refusal) && <p>{refusal.error.message}</p>}
          </li>
        ))}
      </ul>
      <Button size="s" isPending={see.pending} onPress={() => void understood()}>
        {text.understood}
      </Button>
      {see.error && <ErrorNote error={see.error} />}
    </section>
  );
}
