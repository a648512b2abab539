import { queryOptions, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { type AppError, appError } from '../../electron/contract/errors.ts';
import type { AppView } from '../../electron/contract/views/app.ts';
import { useBridge } from '../ui/bridge.tsx';

/** Carries a typed failure through a query. */
class CallFailed extends Error {
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.message);
    this.name = 'CallFailed';
    this.error = error;
  }
}

/** What a person is told about a query that failed. */
export const failureOf = (error: Error): AppError =>
  error instanceof CallFailed ? error.error : appError('unexpected', { kind: 'retry' });

const appViewQuery = (bridge: Bridge) =>
  queryOptions<AppView>({
    queryKey: ['app.view'],
    async queryFn() {
      const answer = await bridge.app.view();
      if (!answer.ok) throw new CallFailed(answer.error);
      return answer.value;
    },
  });

/** What the frame of the window shows, kept up to date by main's events. */
export function useAppView(): UseQueryResult<AppView> {
  const bridge = useBridge();
  const client = useQueryClient();
  useEffect(
    () =>
      bridge.on['app.changed']((app) => {
        const { queryKey } = appViewQuery(bridge);
        // An answer that is still on its way is older than this event.
        void client.cancelQueries({ queryKey }, { silent: true });
        client.setQueryData(queryKey, app);
      }),
    [bridge, client],
  );
  return useQuery(appViewQuery(bridge));
}
