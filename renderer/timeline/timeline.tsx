import { useState } from 'react';
import { timelineName } from '../../electron/contract/timeline-keys.ts';
import type { AccountId, TimelineKey } from '../../electron/contract/views/ids.ts';
import { useWaits } from '../limits/limits-store.ts';
import { waitOf } from '../limits/timeline-wait.ts';
import { NowProvider } from '../post/now.tsx';
import { useCommand } from '../ui/commands.tsx';
import { type ErrorHandlers, ErrorNote } from '../ui/error-note.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import { EmptyTimeline, OpeningTimeline, TroubledTimeline } from './blank-states.tsx';
import { Feed } from './feed.tsx';
import { Notices } from './notices.tsx';
import styles from './timeline.module.css';
import { timelineLabel } from './timeline-name.ts';
import { useTimeline } from './use-timeline.ts';

export interface TimelineProps {
  accountId: AccountId;
  timeline: TimelineKey;
  /** The account's handle with its @, for the name of the feed. */
  handle: string;
  /** What the timeline is about where its key does not say it: the name of a list, the handle of another user. */
  title?: string | undefined;
  /** Posts that a first reading and "load older" bring, 5 to 500; main decides without it. */
  howMany?: number | undefined;
  /** What the frame can do about an error, besides trying again. */
  errorHandlers?: ErrorHandlers;
}

/** A timeline of an account, to be read: fills the box it is in. */
export function Timeline(props: TimelineProps) {
  // Another account or timeline is another instance: nothing of the one before it can reach it.
  return <OpenedTimeline key={`${props.accountId} ${timelineName(props.timeline)}`} {...props} />;
}

function OpenedTimeline({ accountId, timeline: given, handle, title, howMany, errorHandlers }: TimelineProps) {
  // What it means never changes here, whatever object says it.
  const [timeline] = useState(given);
  const opened = useTimeline(accountId, timeline, howMany);
  const refresh = (): void => opened?.session.refresh(howMany);
  // Answered here and not by the feed, as an empty timeline can be refreshed too.
  useCommand((command) => {
    if (command === 'refresh') refresh();
  });
  const status = opened?.state.status ?? null;
  const error = opened?.state.error ?? status?.error ?? null;
  // A status may tell of rows that are still on their way here.
  const empty = opened !== null && opened.state.opening > 0 && status?.newestId === null && !status.refreshing;
  const waits = useWaits(accountId);
  const wait = status && waitOf(status, waits);
  // Posts that are looked up again have no rows of their own to say it.
  const lookingAgain = opened && opened.state.lookingAgain > 0 ? waits.find(({ asked }) => asked === 'posts') : null;
  // Rows that wait to be read say so where they will be.
  const saidByRows = status !== null && !status.refreshing && (status.loadingOlder || status.fillingGapIds.length > 0);
  const handlers = { ...(opened && { retry: refresh, wait: refresh }), ...errorHandlers };

  return (
    <NowProvider>
      <ToastProvider>
        <section className={styles['timeline']}>
          <div className={styles['reading']}>
            {opened && opened.state.rows.length > 0 ? (
              <Feed
                session={opened.session}
                state={opened.state}
                label={timelineLabel(timeline, handle, title)}
                howMany={howMany}
              />
            ) : error ? (
              <TroubledTimeline>
                <ErrorNote error={error} handlers={handlers} />
              </TroubledTimeline>
            ) : empty ? (
              <EmptyTimeline kind={timeline.kind} status={status} howMany={howMany} onRefresh={refresh} />
            ) : (
              <OpeningTimeline />
            )}
          </div>
          <Notices
            accountId={accountId}
            error={opened && opened.state.rows.length > 0 ? error : null}
            wait={(saidByRows ? null : wait) ?? lookingAgain ?? null}
            handlers={handlers}
          />
        </section>
      </ToastProvider>
    </NowProvider>
  );
}
