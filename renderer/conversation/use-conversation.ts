import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { ConversationView } from '../../electron/contract/views/conversation.ts';
import type { PostId } from '../../electron/contract/views/ids.ts';
import { useAccountUsage } from '../app/timeline-statuses.ts';
import { useBridge } from '../ui/bridge.tsx';
import { useOpening } from '../views/use-opening.ts';
import { missesEarlier } from './missing.ts';

type Part = 'ancestors' | 'replies';

export interface ConversationReading {
  /** Null until it was opened. */
  value: ConversationView | null;
  error: AppError | null;
  reopen: () => void;
  /** What is being read right now. */
  reading: ReadonlySet<Part>;
  read: (part: Part) => void;
  /** The part that was read last, to be tried again after a failure. */
  readAgain: () => void;
}

/**
 * A conversation: what is stored of it at once, then what came before the post, by itself and once. Replies are read
 * when the person asks for them. Nothing is read by itself for an account that cannot be used, nor beyond its limit.
 */
export function useConversation(account: AccountView, postId: PostId): ConversationReading {
  const accountId = account.id;
  const bridge = useBridge();
  const open = useCallback(() => bridge.conversation.open({ accountId, postId }), [bridge, accountId, postId]);
  const opening = useOpening<ConversationView>(open);
  const { value } = opening;
  const readNow = opening.read;
  const [reading, setReading] = useState<ReadonlySet<Part>>(new Set());
  const last = useRef<Part | null>(null);

  const read = useCallback(
    async (part: Part) => {
      last.current = part;
      setReading((parts) => new Set([...parts, part]));
      await readNow(() => bridge.conversation.read({ accountId, postId, part }));
      setReading((parts) => new Set([...parts].filter((each) => each !== part)));
    },
    [bridge, readNow, accountId, postId],
  );

  const usage = useAccountUsage(account.id);
  const opened = value !== null;
  /** Read by itself once, whatever came of it: what is still missing then is read when the person asks. */
  const tried = useRef(false);
  const readEarlier = useEffectEvent(() => {
    if (tried.current || value === null || !missesEarlier(value)) return;
    if (account.problem !== null || usage?.capReached) return;
    tried.current = true;
    void read('ancestors');
  });
  useEffect(() => {
    if (opened) readEarlier();
  }, [opened]);

  return {
    value,
    error: opening.error,
    reopen: opening.reopen,
    reading,
    read: (part) => {
      if (!reading.has(part)) void read(part);
    },
    readAgain: () => {
      if (last.current === null || value === null) opening.reopen();
      else void read(last.current);
    },
  };
}
