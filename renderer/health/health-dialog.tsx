import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import CircleMinus from 'lucide-react/icons/circle-minus';
import CircleX from 'lucide-react/icons/circle-x';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { type ReactNode, useState } from 'react';
import { screens } from '../../electron/contract/messages/en.ts';
import { healthTexts as text } from '../../electron/contract/messages/health.ts';
import { priceTable } from '../../electron/contract/prices.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { ProxyChoice } from '../../electron/contract/views/app.ts';
import type { HealthCheckView, HealthView } from '../../electron/contract/views/health.ts';
import { Network } from '../settings/network.tsx';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ActionButton, type ErrorHandlers, ErrorNote } from '../ui/error-note.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './health-dialog.module.css';
import { useHealth } from './use-health.ts';

const icons: Record<HealthCheckView['state'], ReactNode> = {
  waiting: <CircleDashed />,
  running: <Spinner size="s" />,
  good: <CircleCheck />,
  attention: <TriangleAlert />,
  bad: <CircleX />,
  skipped: <CircleMinus />,
};

export interface HealthDialogProps {
  /** Whose setup; null before there is an account. */
  account: AccountView | null;
  /** As it is set: it can be changed here, where no settings are within reach yet. */
  proxy: ProxyChoice;
  onClose: () => void;
  /** What can be done about the results. Each closes the page first. */
  handlers: ErrorHandlers;
}

/** Checks the setup part by part: what works, what does not, and what helps. */
export function HealthDialog({ account, proxy, onClose, handlers }: HealthDialogProps) {
  const bridge = useBridge();
  const copy = useCall(bridge.health.copyReport);
  const [copied, setCopied] = useState(false);
  // Where checks cost money, the person starts them.
  const costs = account?.service === 'x';
  const { view, error, start, stop } = useHealth(account?.id ?? null, !costs);
  const closing = Object.fromEntries(
    Object.entries(handlers).map(([kind, handler]) => [
      kind,
      handler &&
        (() => {
          onClose();
          handler();
        }),
    ]),
  ) as ErrorHandlers;
  const all: ErrorHandlers = { ...closing, retry: start, wait: start };

  return (
    <Dialog title={text.title} onClose={onClose}>
      <p className={styles['soft']}>{text.lead}</p>
      {costs && <p className={styles['cost']}>{text.cost[account.access](priceTable.usd.x)}</p>}
      <p role="status" className={styles['summary']}>
        {view && summary(view, account)}
      </p>
      {view && (
        <ol className={styles['checks']}>
          {view.checks.map((check) => (
            <Check key={check.check} result={check} handlers={all} proxy={proxy} onProxySaved={start} />
          ))}
        </ol>
      )}
      {error && <ErrorNote error={error} handlers={{ retry: start }} />}
      <div className={styles['actions']}>
        {/* One button all along, so that the focus stays on it. */}
        <Button look={view ? 'plain' : 'primary'} onPress={view?.running ? stop : start}>
          {view?.running ? text.stop : view ? text.again : text.start}
        </Button>
        {view && !view.running && (
          <Button
            isPending={copy.pending}
            onPress={() => {
              void copy.run().then((answer) => setCopied(answer.ok));
            }}
          >
            {text.copy}
          </Button>
        )}
        <span role="status" className={styles['soft']}>
          {copied && !view?.running && text.copied}
        </span>
      </div>
      {copy.error && <ErrorNote error={copy.error} />}
    </Dialog>
  );
}

function summary({ running, checks }: HealthView, account: AccountView | null): string {
  const count = (...states: HealthCheckView['state'][]): number =>
    checks.filter(({ state }) => states.includes(state)).length;
  const open = count('waiting', 'running');
  if (running) return text.running(checks.length - open, checks.length);
  return open > 0 ? text.stopped : text.result(count('bad'), count('attention'), account?.service ?? null);
}

interface CheckProps {
  result: HealthCheckView;
  handlers: ErrorHandlers;
  proxy: ProxyChoice;
  onProxySaved: () => void;
}

/** One check: its state in words and as a sign, what was found, and what helps. */
function Check({ result, handlers, proxy, onProxySaved }: CheckProps) {
  const { check, state, message, action, details } = result;
  const [changing, setChanging] = useState(false);
  const trouble = state === 'bad' || state === 'attention';
  // A status in the fives comes from the service itself: the way to it is fine.
  const answered = (result.details?.status ?? 0) >= 500;
  const proxyHelps = trouble && (check === 'proxy' || (check === 'network' && !answered));
  return (
    <li className={styles['check']} data-state={state} aria-label={text.checks[check]}>
      <span aria-hidden="true" className={styles['sign']}>
        {icons[state]}
      </span>
      <div className={styles['words']}>
        <p className={styles['line']}>
          <span className={styles['name']}>{text.checks[check]}</span>
          <span className={styles['state']}>{text.states[state]}</span>
        </p>
        {message !== '' && <p className={styles['soft']}>{message}</p>}
        {trouble && details && <Facts details={details} />}
        {trouble && (
          <div className={styles['ways']}>
            <ActionButton action={action} handlers={handlers} />
            {proxyHelps && !changing && (
              <Button size="s" onPress={() => setChanging(true)}>
                {text.proxy}
              </Button>
            )}
          </div>
        )}
        {proxyHelps && changing && <Network proxy={proxy} onSaved={onProxySaved} />}
      </div>
    </li>
  );
}

/** What somebody who can help may want to know. */
function Facts({ details }: { details: NonNullable<HealthCheckView['details']> }) {
  const facts = [
    [screens.errors.status, details.status],
    [screens.errors.type, details.type],
    [screens.errors.transaction, details.transactionId],
  ] as const;
  return (
    <dl className={styles['facts']}>
      {facts.map(
        ([term, value]) =>
          value !== undefined && (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
