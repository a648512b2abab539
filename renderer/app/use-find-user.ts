import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { posts } from '../../electron/contract/messages/en.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import { useBridge } from '../ui/bridge.tsx';
import type { Navigation, View } from '../ui/navigation.tsx';
import { useCall } from '../ui/use-call.ts';

export interface FindUser {
  openUser: Navigation['openUser'];
  /** The handle that is being looked for, or null. */
  busy: string | null;
  error: AppError | null;
  retry(): void;
  dismiss(): void;
}

/**
 * Opens users, and looks up those of whom only the handle is known. What a reader did in the meantime counts more: the
 * answer is dropped when the column shows something else by then.
 * @param stepId the step of the history that the column is at
 */
export function useFindUser(account: AccountView, stepId: number, open: (view: View) => void): FindUser {
  const bridge = useBridge();
  const find = useCall(bridge.people.find);
  const [wanted, setWanted] = useState<{ username: string; stepId: number } | null>(null);
  const here = wanted?.stepId === stepId ? wanted : null;
  const at = useRef<number | null>(stepId);
  useEffect(() => {
    at.current = stepId;
    return () => {
      at.current = null;
    };
  }, [stepId]);

  async function look(username: string): Promise<void> {
    setWanted({ username, stepId });
    const answer = await find.run({ accountId: account.id, username });
    if (!answer.ok || at.current !== stepId) return;
    setWanted(null);
    open({ kind: 'user', userId: answer.value.id, username: answer.value.username });
  }

  return {
    openUser({ username, userId }) {
      if (userId === null) void look(username);
      else open({ kind: 'user', userId, username });
    },
    busy: here && find.pending ? posts.handle(here.username) : null,
    error: here && find.error,
    retry: () => here && void look(here.username),
    dismiss: () => setWanted(null),
  };
}
