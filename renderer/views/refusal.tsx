import { people } from '../../electron/contract/messages/views.ts';
import type { AccountView, Refusable, RefusedView } from '../../electron/contract/views/accounts.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { type ErrorHandlers, ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './view.module.css';

/** Why the service does not offer this to the account; null when it does, or was not asked yet. */
export const refusalOf = (account: AccountView, what: Refusable): RefusedView | null =>
  account.reading.refused.find((refusal) => refusal.what === what) ?? null;

export interface RefusalProps {
  account: AccountView;
  refusal: RefusedView;
  handlers: ErrorHandlers;
}

/** Says why something is not offered, and lets the person try it again, for example after changing the plan. */
export function Refusal({ account, refusal, handlers }: RefusalProps) {
  const bridge = useBridge();
  const again = useCall(bridge.accounts.retryRefused);
  return (
    <div className={styles['refusal']}>
      <ErrorNote error={again.error ?? refusal.error} handlers={handlers} announce={again.error !== null} />
      <Button size="s" isPending={again.pending} onPress={() => void again.run({ accountId: account.id })}>
        {people.showRefused}
      </Button>
    </div>
  );
}
