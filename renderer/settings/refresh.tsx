import { useCallback, useEffect } from 'react';
import { serviceOf } from '../../electron/contract/account-ids.ts';
import { refreshTexts as text } from '../../electron/contract/messages/usage.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import type { SpendingView } from '../../electron/contract/views/spending.ts';
import { useBridge } from '../ui/bridge.tsx';
import { type Choice, Choices } from '../ui/choices.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';
import { useOpening } from '../views/use-opening.ts';
import styles from './settings-dialog.module.css';

/** Intervals to choose from, in minutes; 0 is by hand. */
const offered = [0, 1, 5, 15, 30, 60];

/** The offered intervals and the one that is set, shortest first. */
const choicesFor = (minutes: number): Choice<string>[] =>
  [...new Set([...offered, minutes])]
    .sort((one, other) => one - other)
    .map((each) => ({ value: String(each), label: each === 0 ? text.byHand : text.every(each) }));

export interface RefreshIntervalProps {
  /** Minutes between automatic refreshes; 0 = by hand. */
  minutes: number;
  /** The account on show: what refreshing costs is forecast for it. */
  accountId: AccountId;
}

/** How often Pinion refreshes by itself, and what that would cost. */
export function RefreshInterval({ minutes, accountId }: RefreshIntervalProps) {
  const bridge = useBridge();
  const setMinutes = useCall(bridge.app.setRefreshMinutes);
  return (
    <div className={styles['part']}>
      <Choices
        inline
        legend={text.legend}
        choices={choicesFor(minutes)}
        value={String(minutes)}
        onChange={(chosen) => void setMinutes.run({ minutes: Number(chosen) })}
      />
      {setMinutes.error && <ErrorNote error={setMinutes.error} />}
      {serviceOf(accountId) === 'practice' ? <p>{text.free}</p> : <Forecast key={accountId} accountId={accountId} />}
      <p>{text.when}</p>
    </div>
  );
}

function Forecast({ accountId }: { accountId: AccountId }) {
  const bridge = useBridge();
  const open = useCallback(() => bridge.usage.open({ accountId }), [bridge, accountId]);
  const { value, error, reopen } = useOpening<SpendingView>(open);

  // Another daily limit is another forecast.
  useEffect(() => {
    let cap: number | null = null;
    return bridge.on['app.changed'](({ settings }) => {
      if (settings.dailyCap !== cap) reopen();
      cap = settings.dailyCap;
    });
  }, [bridge, reopen]);

  if (value === null) {
    return error ? (
      <ErrorNote error={error} handlers={{ retry: reopen, wait: reopen }} announce={false} />
    ) : (
      <p>{text.asking}</p>
    );
  }
  return (
    <>
      <p role="status">{value.forecast === null ? text.unknown : text.forecast(value.forecast)}</p>
      <p>{text.interval}</p>
    </>
  );
}
