import { screens } from '../../electron/contract/messages/en.ts';
import { clockText, countText, moneyText } from '../../electron/contract/messages/format.ts';
import type { UsageView } from '../../electron/contract/views/spending.ts';
import type { TimelineStatusView } from '../../electron/contract/views/timelines.ts';
import { isReading } from '../limits/timeline-wait.ts';

const text = screens.status;

export interface StatusText {
  /** What is going on or standing in the way, most important first; null when all is quiet. */
  now: string | null;
  /** Something is being fetched at this moment. */
  busy: boolean;
  /** What today's reading came to. */
  usage: string;
  /** When the timeline was last looked at, or null. */
  updated: string | null;
}

/** What the status region says about a timeline, unless it waits: then that is said instead of what goes on. */
export function statusText(status: TimelineStatusView): StatusText {
  return {
    now: nowText(status),
    busy: isReading(status),
    usage: usageText(status.usage),
    updated: status.refreshedAt === null ? null : text.updated(clockText(status.refreshedAt)),
  };
}

function nowText(status: TimelineStatusView): string | null {
  if (status.refreshing) return text.refreshing;
  if (status.loadingOlder) return text.loadingOlder;
  if (status.fillingGapIds.length > 0) return text.filling;
  if (status.error?.code === 'offline') return text.offline;
  if (status.usage.capReached) return text.capReached;
  return status.keptIn === 'memory' ? text.inMemory : null;
}

/** What today's reading came to. */
export function usageText({ posts, usd }: UsageView): string {
  if (posts === 0) return text.nothingRead;
  return usd > 0 ? text.readFor(countText(posts), posts, moneyText(usd)) : text.read(countText(posts), posts);
}
