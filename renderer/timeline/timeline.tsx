import { useMemo } from 'react';
import type { AccountId, TimelineKey } from '../../electron/contract/views.ts';
import { NowProvider } from '../post/now.tsx';
import { useCommand } from '../ui/commands.tsx';
import { type ErrorHandlers, ErrorNote } from '../ui/error-note.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import { EmptyTimeline, OpeningTimeline, TroubledTimeline } from './blank-states.tsx';
import { Feed } from './feed.tsx';
import { Notices } from './notices.tsx';
import styles from './timeline.module.css';
import { timelineName } from './timeline-name.ts';
import { useTimeline } from './use-timeline.ts';

export interface TimelineProps {
  accountId: AccountId;
  timeline: TimelineKey;
  /** The account's handle with its @, for the name of the feed. */
  handle: string;
  /** What the frame can do about an error, besides trying again. */
  errorHandlers?: ErrorHandlers;
}

/** A timeline of an account, to be read: fills the box it is in. */
export function Timeline(props: TimelineProps) {
  // Another account or timeline is another instance: nothing of the one before it can reach it.
  return <OpenedTimeline key={`${props.accountId} ${JSON.stringify(props.timeline)}`} {...props} />;
}

function OpenedTimeline({ accountId, timeline: given, handle, errorHandlers }: TimelineProps) {
  const userId = given.kind === 'user' ? given.userId : '';
  const { kind } = given;
  const timeline = useMemo<TimelineKey>(() => (kind === 'user' ? { kind, userId } : { kind }), [kind, userId]);
  const opened = useTimeline(accountId, timeline);
  // Answered here and not by the feed, as an empty timeline can be refreshed too.
  useCommand((command) => {
    if (command === 'refresh') opened?.session.refresh();
  });
  const status = opened?.state.status ?? null;
  const error = opened?.state.error ?? status?.error ?? null;
  const busy = status?.refreshing ?? false;
  const handlers = {
    ...(opened && { retry: opened.session.refresh, wait: opened.session.refresh }),
    ...errorHandlers,
  };

  return (
    <NowProvider>
      <ToastProvider>
        <section className={styles['timeline']}>
          <div className={styles['reading']}>
            {opened && opened.state.rows.length > 0 ? (
              <Feed session={opened.session} state={opened.state} label={timelineName(timeline, handle)} />
            ) : error ? (
              <TroubledTimeline>
                <ErrorNote error={error} handlers={handlers} />
              </TroubledTimeline>
            ) : opened && status && !busy ? (
              <EmptyTimeline kind={kind} onRefresh={opened.session.refresh} />
            ) : (
              <OpeningTimeline />
            )}
          </div>
          <Notices
            error={opened && opened.state.rows.length > 0 ? error : null}
            waitingUntil={status?.waitingUntil ?? null}
            handlers={handlers}
          />
        </section>
      </ToastProvider>
    </NowProvider>
  );
}
