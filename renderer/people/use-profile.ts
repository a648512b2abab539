import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import type { ProfileView } from '../../electron/contract/views/people.ts';
import { useBridge } from '../ui/bridge.tsx';
import { type Opening, useOpening } from '../views/use-opening.ts';

/**
 * What is known of a user, and the way to read their profile. Looks again, for free, while the user is not known at
 * all: posts of theirs that arrive below tell who they are.
 */
export function useProfile(accountId: AccountId, userId: string): Opening<ProfileView> & { ask: () => void } {
  const bridge = useBridge();
  const open = useCallback(() => bridge.people.profile({ accountId, userId, ask: false }), [bridge, accountId, userId]);
  const opening = useOpening(open);
  const { read, reopen } = opening;
  const onPosts = useEffectEvent(() => {
    if (opening.value === null && !opening.opening) reopen();
  });
  useEffect(
    () =>
      bridge.on['timeline.changed']((status) => {
        const { timeline } = status;
        if (status.accountId === accountId && timeline.kind === 'user' && timeline.userId === userId) onPosts();
      }),
    [bridge, accountId, userId],
  );
  const [asked, setAsked] = useState(false);
  const ask = useCallback(() => {
    setAsked(true);
    void read(() => bridge.people.profile({ accountId, userId, ask: true }));
  }, [read, bridge, accountId, userId]);
  // That nothing is known yet is no failure before the person has asked.
  return { ...opening, error: asked ? opening.error : null, ask };
}
