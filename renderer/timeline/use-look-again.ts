import { useMemo } from 'react';
import { postActions } from '../../electron/contract/messages/posts.ts';
import type { LookAgain } from '../post/look-again.ts';
import { useToast } from '../ui/toast.tsx';
import type { TimelineSession } from './timeline-session.ts';

/** Offers to look a stored post up again, with its price, and says what came of it. */
export function useLookAgain(session: TimelineSession, usdPerPost: number): LookAgain {
  const say = useToast();
  return useMemo(
    () => ({
      label: usdPerPost > 0 ? postActions.lookAgainFor(usdPerPost) : postActions.lookAgain,
      run(entryId) {
        void session.recheck([entryId]).then((answer) => {
          // Whoever has stopped it knows.
          if (!answer.ok && answer.error.code === 'cancelled') return;
          if (!answer.ok) say(answer.error.message);
          else if (answer.value.gone > 0) say(postActions.gone);
          else say(answer.value.changed > 0 ? postActions.changed : postActions.unchanged);
        });
      },
    }),
    [session, usdPerPost, say],
  );
}
