/** From what a person enters to a filter. Pure. */
import type { FilterLength } from '../../electron/contract/messages/dialogs.ts';
import type { FilterRule } from '../../electron/contract/views/filters.ts';
import type { TimelineKey } from '../../electron/contract/views/ids.ts';

export type FilterKind = FilterRule['kind'];

const handle = /^[A-Za-z0-9_]{1,15}$/;
const longest = 100;

const withoutSign = (value: string, sign: RegExp): string => value.trim().replace(sign, '');

/** What stands in the text box for a rule; empty for one that has none. */
export function valueIn(rule: FilterRule | null): string {
  switch (rule?.kind) {
    case 'word':
      return rule.word;
    case 'hashtag':
      return rule.tag;
    case 'person':
    case 'reposts-of':
      return rule.username;
    default:
      return '';
  }
}

/**
 * @param value as entered; the sign before a handle or hashtag may be there or not
 * @param draft the rule that the form began with: whose id is known need not be looked up by the handle
 * @returns null when nothing can be made of it
 */
export function makeRule(
  kind: FilterKind,
  value: string,
  timeline: TimelineKey,
  draft: FilterRule | null,
): FilterRule | null {
  switch (kind) {
    case 'word': {
      const word = value.trim();
      return word === '' || word.length > longest ? null : { kind, word };
    }
    case 'hashtag': {
      const tag = withoutSign(value, /^[#＃]/);
      return tag === '' || tag.length > longest || /[\s#＃]/.test(tag) ? null : { kind, tag };
    }
    case 'person':
    case 'reposts-of': {
      const username = withoutSign(value, /^[@＠]/);
      if (!handle.test(username)) return null;
      const known = draft?.kind === 'person' || draft?.kind === 'reposts-of' ? draft : null;
      const same = known?.username.toLowerCase() === username.toLowerCase();
      return { kind, username, userId: same ? (known?.userId ?? null) : null };
    }
    case 'only-media':
      return { kind, timeline };
  }
}

/**
 * When a filter that begins now ends.
 * @param now milliseconds since 1970
 * @returns ISO 8601, null for never
 */
export function endOf(length: FilterLength, now: number): string | null {
  if (length === 'forever') return null;
  const end = new Date(now);
  if (length === 'month') {
    const day = end.getDate();
    end.setMonth(end.getMonth() + 1);
    // A month after 31 January is the last of February, not a day in March.
    if (end.getDate() !== day) end.setDate(0);
  } else end.setDate(end.getDate() + (length === 'day' ? 1 : 7));
  return end.toISOString();
}
