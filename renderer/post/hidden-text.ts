/** Why a row is hidden, in words. Pure. */
import { posts } from '../../electron/contract/messages/en.ts';
import { hiddenRows } from '../../electron/contract/messages/posts.ts';
import type { FilterRule, HiddenView } from '../../electron/contract/views/filters.ts';

function ruleText(rule: FilterRule): string {
  const { reasons } = hiddenRows;
  switch (rule.kind) {
    case 'word':
      return reasons.word(rule.word);
    case 'hashtag':
      return reasons.hashtag(rule.tag);
    case 'person':
    case 'reposts-of':
      return reasons[rule.kind](posts.handle(rule.username));
    case 'only-media':
      return reasons['only-media'];
  }
}

/** What matched, and where when that is not the post itself: `the word “tea”, in the quoted post`. */
export function hiddenReason({ rule, where }: HiddenView): string {
  // A rule about reposts says itself where it matched.
  const place = where === 'post' || rule.kind === 'reposts-of' ? '' : hiddenRows.where[where];
  return place === '' ? ruleText(rule) : hiddenRows.inPlace(ruleText(rule), place);
}

/** Whose filter it is, and how long it lasts. */
export const hiddenUntil = ({ until }: HiddenView): string =>
  until === null ? hiddenRows.forever : hiddenRows.until(until);
