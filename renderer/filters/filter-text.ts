/** Filters in words. Pure. */
import { filtering as text } from '../../electron/contract/messages/dialogs.ts';
import { sameTimeline } from '../../electron/contract/timeline-keys.ts';
import type { FilterRule, FilterView } from '../../electron/contract/views/filters.ts';
import type { TimelineKey } from '../../electron/contract/views/ids.ts';

/** A timeline and what it is called where it is on show. */
export interface NamedTimeline {
  timeline: TimelineKey;
  title: string;
}

function timelineText(key: TimelineKey, here: NamedTimeline): string {
  if (sameTimeline(key, here.timeline)) return here.title;
  return key.kind === 'search' ? text.timelines.search(key.query) : text.timelines[key.kind];
}

/** What a filter hides, such as `Everything of @ada`. */
export function ruleText(rule: FilterRule, here: NamedTimeline): string {
  switch (rule.kind) {
    case 'word':
      return text.rules.word(rule.word);
    case 'hashtag':
      return text.rules.hashtag(rule.tag);
    case 'person':
    case 'reposts-of':
      return text.rules[rule.kind](text.handle(rule.username));
    case 'only-media':
      return text.rules['only-media'](timelineText(rule.timeline, here));
  }
}

/** @param now milliseconds since 1970 */
export function untilText({ until }: FilterView, now: number): string {
  if (until === null) return text.forEver;
  return Date.parse(until) <= now ? text.ended(until) : text.until(until);
}
