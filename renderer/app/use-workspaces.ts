import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import { useBridge } from '../ui/bridge.tsx';
import { remembered, type Workspace, workspaceOf } from './workspace.ts';

export interface Workspaces {
  /** The columns of an account: as they were left, else as main remembers them. */
  of(account: AccountView): Workspace;
  /** Changes the columns of an account; main is told when what it remembers changes. */
  change(account: AccountView, change: (workspace: Workspace) => Workspace): void;
  /** Forgets where the columns of an account have been. */
  forget(accountId: AccountId): void;
}

type Held = Partial<Record<AccountId, Workspace>>;

const makeWorkspace = (account: AccountView): Workspace => workspaceOf(account.reading.columns, account);

/**
 * The columns of every account, for as long as the window is open: switching accounts leaves each as it was.
 * @param onFailed columns could not be remembered
 */
export function useWorkspaces(onFailed: (error: AppError) => void): Workspaces {
  const bridge = useBridge();
  const [state, setState] = useState<Held>({});
  // Several changes may follow one another before anything is drawn anew.
  const held = useRef<Held>(state);
  const failed = useRef(onFailed);
  useEffect(() => {
    failed.current = onFailed;
  }, [onFailed]);

  const keep = useCallback((next: Held) => {
    held.current = next;
    setState(next);
  }, []);

  const change = useCallback<Workspaces['change']>(
    (account, make) => {
      const before = held.current[account.id] ?? makeWorkspace(account);
      const after = make(before);
      if (after === before) return;
      keep({ ...held.current, [account.id]: after });
      const columns = remembered(after, account);
      if (JSON.stringify(columns) === JSON.stringify(remembered(before, account))) return;
      void bridge.accounts.setColumns({ accountId: account.id, columns }).then((answer) => {
        if (!answer.ok) failed.current(answer.error);
      });
    },
    [bridge, keep],
  );

  const forget = useCallback<Workspaces['forget']>(
    (accountId) => {
      const { [accountId]: _, ...others } = held.current;
      keep(others);
    },
    [keep],
  );

  return useMemo(
    () => ({ of: (account) => state[account.id] ?? makeWorkspace(account), change, forget }),
    [state, change, forget],
  );
}
