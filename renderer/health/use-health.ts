import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import type { HealthView } from '../../electron/contract/views/health.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import { useBridge } from '../ui/bridge.tsx';
import { useCall } from '../ui/use-call.ts';

export interface Health {
  /** The checks as far as they are; null before they were started here. */
  view: HealthView | null;
  /** The checks could not be started. */
  error: AppError | null;
  start: () => void;
  stop: () => void;
}

/**
 * The checks of the setup, as main tells of them. Leaving stops them: nobody would read the result.
 * @param accountId whose setup; null before there is an account
 * @param atOnce starts them by itself
 */
export function useHealth(accountId: AccountId | null, atOnce: boolean): Health {
  const bridge = useBridge();
  const [view, setView] = useState<HealthView | null>(null);
  const { run, error } = useCall(bridge.health.run);
  /** Started here: what another window of time has started is of no interest. */
  const started = useRef(false);
  /** Something was told since then: it is newer than the answer to the start, unless it is of checks before. */
  const told = useRef<string | null>(null);

  useEffect(
    () =>
      bridge.on['health.changed']((next) => {
        if (!started.current || next.accountId !== accountId) return;
        told.current = next.startedAt;
        setView(next);
      }),
    [bridge, accountId],
  );

  const start = useCallback(() => {
    started.current = true;
    told.current = null;
    void run({ accountId }).then((answer) => {
      if (answer.ok && told.current !== answer.value.startedAt) setView(answer.value);
    });
  }, [run, accountId]);

  const startAtOnce = useEffectEvent(() => {
    if (atOnce && !started.current) start();
  });
  useEffect(() => startAtOnce(), []);

  const leave = useEffectEvent(() => {
    if (view?.running) void bridge.health.cancel();
  });
  useEffect(() => () => leave(), []);

  return { view, error, start, stop: () => void bridge.health.cancel() };
}
