import { describe, expect, it } from 'vitest';
import { timelineName } from '../../../electron/contract/timeline-keys.ts';
import type { FilterRule, FilterView, HiddenView } from '../../../electron/contract/views/filters.ts';
import type { TimelineKey } from '../../../electron/contract/views/ids.ts';
import type { EntryView } from '../../../electron/contract/views/posts.ts';
import { createMemoryCache } from '../../../electron/timelines/cache/memory.ts';
import { compileFilters, nextExpiry, previewFilter, sameRule } from '../../../electron/timelines/filters/filters.ts';
import { change, entry, gone, idsOf, photo, post, quoteOf, repost, user } from '../cache/made.ts';

const home: TimelineKey = { kind: 'home' };
const now = Date.parse('2026-08-20T12:00:00Z');
const filter = (rule: FilterRule, until: string | null = null, id = 'one'): FilterView => ({ id, rule, until });
const where = (rule: FilterRule, of: EntryView, timeline: TimelineKey | null = home): HiddenView['where'] | null =>
  compileFilters([filter(rule)], now)(timeline, of)?.where ?? null;

const [ann, bob] = [user('Ann'), user('bob')];
const byAnn = entry('1', { by: ann });
const byBob = entry('2', { by: bob });
const bobQuotesAnn = entry('3', { by: bob, quote: quoteOf(post('1', { by: ann, text: 'Spoiler #Show' })) });

describe('a filter', () => {
  it('hides a word in the post, in its hashtags and in what it quotes', () => {
    const rule: FilterRule = { kind: 'word', word: 'Spoiler' };
    expect(where(rule, entry('1', { text: 'A SPOILER!' }))).toBe('post');
    expect(where(rule, entry('1', { text: 'A #spoiler' }))).toBe('post');
    expect(where(rule, bobQuotesAnn)).toBe('quote');
    expect(where(rule, entry('1', { text: 'Spoilers' }))).toBeNull();
    expect(where(rule, entry('1', { by: user('spoiler') }))).toBeNull();
    expect(where(rule, gone(byAnn))).toBeNull();
  });

  it('hides a person: their posts, what they repost, reposts and quotes of them', () => {
    const rule: FilterRule = { kind: 'person', username: 'ann', userId: ann.id };
    expect(where(rule, byAnn)).toBe('post');
    expect(where(rule, repost('9', ann, byBob))).toBe('repost');
    expect(where(rule, repost('9', bob, byAnn))).toBe('post');
    expect(where(rule, repost('9', bob, bobQuotesAnn))).toBe('quote');
    expect(where(rule, bobQuotesAnn)).toBe('quote');
    expect(where(rule, gone(repost('9', ann, byBob)))).toBe('repost');
    expect(where(rule, byBob)).toBeNull();
  });

  it('knows a person by id when there is one, otherwise by handle', () => {
    const renamed = entry('1', { by: { ...ann, username: 'annie' } });
    const namesake = entry('1', { by: { ...bob, username: 'ann' } });
    const withId: FilterRule = { kind: 'person', username: 'ann', userId: ann.id };
    const withoutId: FilterRule = { kind: 'person', username: 'ANN', userId: null };
    expect([where(withId, renamed), where(withId, namesake)]).toEqual(['post', null]);
    expect([where(withoutId, renamed), where(withoutId, namesake)]).toEqual([null, 'post']);
  });

  it('hides a hashtag, written with or without its sign', () => {
    for (const tag of ['show', '#SHOW']) {
      const rule: FilterRule = { kind: 'hashtag', tag };
      expect(where(rule, entry('1', { text: 'At the #Show' }))).toBe('post');
      expect(where(rule, bobQuotesAnn)).toBe('quote');
      expect(where(rule, entry('1', { text: 'At the show #shows' }))).toBeNull();
    }
  });

  it('hides only what a person reposts', () => {
    const rule: FilterRule = { kind: 'reposts-of', username: 'bob', userId: null };
    expect(where(rule, repost('9', bob, byAnn))).toBe('repost');
    expect(where(rule, byBob)).toBeNull();
    expect(where(rule, repost('9', ann, byBob))).toBeNull();
  });

  it('hides everything without a picture or video, in one timeline', () => {
    const rule: FilterRule = { kind: 'only-media', timeline: { kind: 'list', listId: '5' } };
    const list: TimelineKey = { kind: 'list', listId: '5' };
    expect(where(rule, byAnn, list)).toBe('post');
    expect(where(rule, gone(byAnn), list)).toBe('post');
    expect(where(rule, byAnn)).toBeNull();
    expect(where(rule, byAnn, null), 'rows of no single timeline').toBeNull();
    expect(where(rule, entry('1', { media: [photo] }), list)).toBeNull();
    expect(where(rule, entry('1', { quote: quoteOf(post('2', { media: [photo] })) }), list)).toBeNull();
  });

  it('says which filter hides a post: the first that matches', () => {
    const rule: FilterRule = { kind: 'word', word: 'post' };
    const until = '2026-08-21T00:00:00Z';
    const filters = [filter({ kind: 'word', word: 'other' }), filter(rule, until, 'two'), filter(rule, null, 'three')];
    expect(compileFilters(filters, now)(home, byAnn)).toEqual({ filterId: 'two', rule, until, where: 'post' });
  });

  it('does nothing once it has ended, and it is known when the next one ends', () => {
    const rule: FilterRule = { kind: 'word', word: 'post' };
    const at = (time: string) => filter(rule, `2026-08-20T${time}Z`);
    expect(compileFilters([at('12:00:00')], now)(home, byAnn)).toBeNull();
    expect(compileFilters([at('12:00:01')], now)(home, byAnn)).not.toBeNull();
    expect(nextExpiry([at('15:00:00'), at('11:00:00'), at('13:00:00'), filter(rule)], now)).toBe(
      Date.parse('2026-08-20T13:00:00Z'),
    );
    expect(nextExpiry([at('12:00:00'), filter(rule)], now)).toBeNull();
  });
});

describe('the same rule', () => {
  const user7 = (username: string, userId: string | null): FilterRule => ({ kind: 'person', username, userId });
  it.each<[FilterRule, FilterRule, boolean]>([
    [{ kind: 'word', word: 'Été' }, { kind: 'word', word: ' ete' }, true],
    [{ kind: 'word', word: 'a' }, { kind: 'word', word: 'b' }, false],
    [{ kind: 'word', word: 'a' }, { kind: 'hashtag', tag: 'a' }, false],
    [{ kind: 'hashtag', tag: '#Show' }, { kind: 'hashtag', tag: 'show' }, true],
    [user7('ann', '7'), user7('annie', '7'), true],
    [user7('ann', '7'), user7('ann', '8'), false],
    [user7('ANN', null), user7('ann', '8'), true],
    [user7('ann', '7'), { kind: 'reposts-of', username: 'ann', userId: '7' }, false],
    [{ kind: 'reposts-of', username: 'ann', userId: '7' }, { kind: 'reposts-of', username: 'ann', userId: '7' }, true],
    [
      { kind: 'only-media', timeline: { kind: 'home' } },
      { kind: 'only-media', timeline: { kind: 'list', listId: '1' } },
      false,
    ],
  ])('%j and %j: %s', (a, b, same) => {
    expect(sameRule(a, b)).toBe(same);
    expect(sameRule(b, a)).toBe(same);
  });
});

describe('a preview', () => {
  it('tells how many of the newest posts would go, and shows a few', () => {
    const cache = createMemoryCache();
    const entries = Array.from({ length: 2_100 }, (_, index) =>
      entry(String(index), { text: index % 100 === 0 ? 'Spoiler' : 'fine' }),
    );
    cache.apply('home', change({ entries }));
    const preview = previewFilter(cache, { kind: 'word', word: 'spoiler' });
    expect(preview).toMatchObject({ checked: 2_000, hidden: 20 });
    expect(idsOf(preview.samples)).toEqual(['2000', '1900', '1800', '1700', '1600']);
  });

  it('looks at the one timeline that a rule is about', () => {
    const cache = createMemoryCache();
    const list: TimelineKey = { kind: 'list', listId: '5' };
    cache.apply('home', change({ entries: [entry('1'), entry('2')] }));
    cache.apply(timelineName(list), change({ entries: [entry('3'), entry('4', { media: [photo] })] }));
    const preview = previewFilter(cache, { kind: 'only-media', timeline: list });
    expect(preview).toMatchObject({ checked: 2, hidden: 1 });
    expect(idsOf(preview.samples)).toEqual(['3']);
  });
});
