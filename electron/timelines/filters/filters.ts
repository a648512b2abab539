/**
 * Filters: what a person does not want to see for a while. A hidden post is not gone; its row says which filter hides
 * it and why.
 */
import { sameTimeline, timelineName } from '../../contract/timeline-keys.ts';
import type { FilterPreviewView, FilterRule, FilterView, HiddenView } from '../../contract/views/filters.ts';
import type { TimelineKey } from '../../contract/views/ids.ts';
import type { EntryView, PostView, UserView } from '../../contract/views/posts.ts';
import { hasMedia, postText } from '../cache/facts.ts';
import { foldText } from '../cache/fold.ts';
import type { Cache } from '../cache/port.ts';
import { wordFinder } from './words.ts';

/** How many stored entries a preview looks at, and how many it shows. */
const previewed = 2_000;
const sampled = 5;

type Where = HiddenView['where'];
type PlainPost = Omit<PostView, 'quote'>;

/** An entry as rules look at it: what costs time is done once, for the first rule that asks. */
interface Looked {
  timeline: TimelineKey | null;
  entry: EntryView;
  quoted: PlainPost | null;
  text(): string;
  quotedText(): string;
}
type Rule = (looked: Looked) => Where | null;

/** Why an entry of a timeline (null: of no single one) is hidden; null when it is shown. */
export type Hides = (timeline: TimelineKey | null, entry: EntryView) => HiddenView | null;

/**
 * @param filters the first one that matches gives the reason
 * @param now milliseconds since 1970; filters that have ended by then do nothing (`nextExpiry` tells when to ask again)
 */
export function compileFilters(filters: readonly FilterView[], now: number): Hides {
  const rules = filters
    .filter((filter) => !hasEnded(filter, now))
    .map((filter) => ({ filter, matches: compileRule(filter.rule) }));
  if (rules.length === 0) return () => null;
  return (timeline, entry) => {
    const looked = lookAt(timeline, entry);
    for (const { filter, matches } of rules) {
      const where = matches(looked);
      if (where !== null) return { filterId: filter.id, rule: filter.rule, until: filter.until, where };
    }
    return null;
  };
}

const hasEnded = ({ until }: FilterView, now: number): boolean => until !== null && Date.parse(until) <= now;

/** @returns when the next filter ends, in milliseconds since 1970; null when none will */
export function nextExpiry(filters: readonly FilterView[], now: number): number | null {
  const ends = filters.flatMap(({ until }) => (until === null ? [] : [Date.parse(until)])).filter((end) => end > now);
  return ends.length === 0 ? null : Math.min(...ends);
}

/** Whether two rules hide the same, however they are written. */
export function sameRule(a: FilterRule, b: FilterRule): boolean {
  if (a.kind === 'word' && b.kind === 'word') return foldText(a.word) === foldText(b.word);
  if (a.kind === 'hashtag' && b.kind === 'hashtag') return foldTag(a.tag) === foldTag(b.tag);
  if (a.kind === 'only-media' && b.kind === 'only-media') return sameTimeline(a.timeline, b.timeline);
  if ((a.kind === 'person' && b.kind === 'person') || (a.kind === 'reposts-of' && b.kind === 'reposts-of')) {
    if (a.userId !== null && b.userId !== null) return a.userId === b.userId;
    return a.username.toLowerCase() === b.username.toLowerCase();
  }
  return false;
}

/**
 * What a rule would hide, shown before the person decides: judged by the newest stored entries, of all timelines or
 * of the one that the rule is about.
 * @throws {CacheFailure}
 */
export function previewFilter(cache: Cache, rule: FilterRule): Omit<FilterPreviewView, 'accountId'> {
  const timeline = rule.kind === 'only-media' ? rule.timeline : null;
  const entries =
    rule.kind === 'only-media'
      ? cache.olderThan(timelineName(rule.timeline), null, previewed)
      : cache.newest(previewed);
  const matches = compileRule(rule);
  const hidden = entries.filter((entry) => matches(lookAt(timeline, entry)) !== null);
  return { checked: entries.length, hidden: hidden.length, samples: hidden.slice(0, sampled) };
}

function lookAt(timeline: TimelineKey | null, entry: EntryView): Looked {
  const { post } = entry;
  const quoted = post?.quote?.state === 'shown' ? post.quote.post : null;
  let text: string | null = null;
  let quotedText: string | null = null;
  return {
    timeline,
    entry,
    quoted,
    text() {
      text ??= post === null ? '' : foldText(postText(post));
      return text;
    },
    quotedText() {
      quotedText ??= quoted === null ? '' : foldText(postText(quoted));
      return quotedText;
    },
  };
}

function compileRule(rule: FilterRule): Rule {
  switch (rule.kind) {
    case 'word': {
      const found = wordFinder(foldText(rule.word));
      return ({ text, quotedText }) => (found(text()) ? 'post' : found(quotedText()) ? 'quote' : null);
    }
    case 'person': {
      const is = personFinder(rule);
      return ({ entry: { post, repostedBy }, quoted }) => {
        if (post !== null && is(post.author)) return 'post';
        if (repostedBy !== null && is(repostedBy)) return 'repost';
        return quoted !== null && is(quoted.author) ? 'quote' : null;
      };
    }
    case 'hashtag': {
      const tag = foldTag(rule.tag);
      const has = (post: PlainPost | null): boolean =>
        post?.segments.some((segment) => segment.kind === 'hashtag' && foldTag(segment.tag) === tag) ?? false;
      return ({ entry, quoted }) => (has(entry.post) ? 'post' : has(quoted) ? 'quote' : null);
    }
    case 'reposts-of': {
      const is = personFinder(rule);
      return ({ entry: { repostedBy } }) => (repostedBy !== null && is(repostedBy) ? 'repost' : null);
    }
    case 'only-media':
      return ({ timeline, entry: { post } }) =>
        timeline !== null && sameTimeline(timeline, rule.timeline) && (post === null || !hasMedia(post))
          ? 'post'
          : null;
  }
}

/** A person who changed their handle is still the same; only where the id is not known does the handle tell. */
function personFinder({ username, userId }: { username: string; userId: string | null }): (user: UserView) => boolean {
  const name = username.toLowerCase();
  return userId === null ? (user) => user.username.toLowerCase() === name : (user) => user.id === userId;
}

const foldTag = (tag: string): string => foldText(tag).replace(/^#/, '');
