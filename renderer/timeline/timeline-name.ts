import { timelines } from '../../electron/contract/messages/en.ts';
import type { TimelineKey } from '../../electron/contract/views.ts';

/** @returns the name of a timeline's feed, for example `Home timeline of @ada` */
export function timelineName({ kind }: TimelineKey, handle: string): string {
  return timelines[kind](handle);
}
