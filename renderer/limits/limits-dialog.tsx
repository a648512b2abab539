import Gauge from 'lucide-react/icons/gauge';
import { clockText } from '../../electron/contract/messages/format.ts';
import { askedNames, inText, limitTexts as text } from '../../electron/contract/messages/limits.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { AppKeyView } from '../../electron/contract/views/keys.ts';
import type { LimitWindowView } from '../../electron/contract/views/limits.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';
import { useSecondsUntil } from '../ui/use-seconds-until.ts';
import styles from './limits-dialog.module.css';
import { useLimits, useLimitsStore } from './limits-store.ts';
import { WaitNote } from './wait-note.tsx';
import { groupsOf, share } from './windows.ts';

export interface LimitsDialogProps {
  account: AccountView;
  /** The key that the account is signed in with; some can be asked for all limits at once. */
  speaks: AppKeyView['speaks'];
  onClose: () => void;
}

/** Every limit that is known of an account, what is left of it, and what waits. */
export function LimitsDialog({ account, speaks, onClose }: LimitsDialogProps) {
  const { service, id: accountId } = account;
  const bridge = useBridge();
  const store = useLimitsStore();
  const limits = useLimits(accountId);
  const read = useCall(bridge.limits.read);
  const groups = groupsOf(limits?.windows ?? []);

  async function readAll(): Promise<void> {
    const answer = await read.run({ accountId });
    if (answer.ok) store.take(answer.value);
  }

  return (
    <Dialog title={text.title} onClose={onClose}>
      <p className={styles['soft']}>{text.lead(service)}</p>
      {limits && limits.waits.length > 0 && (
        <section aria-label={text.waiting} className={styles['waiting']}>
          <h3 className={styles['title']}>{text.waiting}</h3>
          {limits.waits.map((wait) => (
            <WaitNote key={wait.asked} accountId={accountId} wait={wait} named apart />
          ))}
        </section>
      )}
      {groups.length === 0 ? (
        <div className={styles['empty']}>
          <Gauge aria-hidden="true" />
          <h3>{text.emptyTitle}</h3>
          <p>{text.empty(service)}</p>
        </div>
      ) : (
        <ul className={styles['groups']}>
          {groups.map(({ asked, windows }) => (
            <li key={asked} className={styles['group']}>
              <h3 className={styles['title']}>{askedNames[asked]}</h3>
              <ul className={styles['windows']}>
                {windows.map((window) => (
                  <Window key={window.family} window={window} />
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      {speaks === 'v1.1' && (
        <div className={styles['ask']}>
          <Button size="s" isPending={read.pending} onPress={() => void readAll()}>
            {text.readAll(service)}
          </Button>
          <p className={styles['soft']}>{text.readAllHint}</p>
        </div>
      )}
      {read.error && (
        <ErrorNote error={read.error} handlers={{ retry: () => void readAll(), wait: () => void readAll() }} />
      )}
    </Dialog>
  );
}

/** One limit: what is left as a number and as a bar, and when it starts anew. */
function Window({ window }: { window: LimitWindowView }) {
  const { asked, family, limit, remaining, resetsAt } = window;
  const left = useSecondsUntil(resetsAt);
  const over = left === 0;
  const clock = clockText(resetsAt);
  const words = over || remaining > 0 ? text.left(over ? limit : remaining, limit) : text.usedUp(limit);
  return (
    <li className={styles['window']}>
      <p className={styles['line']}>
        <span className={styles['left']}>{words}</span>
        <span className={styles['soft']}>{text.families[family]}</span>
      </p>
      <meter
        className={styles['meter']}
        aria-label={text.meter(askedNames[asked], text.families[family])}
        min={0}
        max={limit}
        value={over ? limit : remaining}
        low={limit * share.low}
        optimum={limit}
      >
        {words}
      </meter>
      <p className={styles['soft']}>{over ? text.renewed : text.renews(clock, inText(left))}</p>
    </li>
  );
}
