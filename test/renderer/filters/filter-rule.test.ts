import { describe, expect, it } from 'vitest';
import { endOf, makeRule, valueIn } from '../../../renderer/filters/filter-rule.ts';
import { ruleText, untilText } from '../../../renderer/filters/filter-text.ts';

const home = { kind: 'home' } as const;
const here = { timeline: home, title: 'Home' };

describe('a rule from what was entered', () => {
  it('takes a sign in front or none', () => {
    expect(makeRule('person', ' @ada ', home, null)).toEqual({ kind: 'person', username: 'ada', userId: null });
    expect(makeRule('reposts-of', 'ada', home, null)).toEqual({ kind: 'reposts-of', username: 'ada', userId: null });
    expect(makeRule('hashtag', '#القهوة', home, null)).toEqual({ kind: 'hashtag', tag: 'القهوة' });
    expect(makeRule('word', ' two words ', home, null)).toEqual({ kind: 'word', word: 'two words' });
    expect(makeRule('only-media', '', home, null)).toEqual({ kind: 'only-media', timeline: home });
  });

  it.each([
    ['word', '  '],
    ['word', 'a'.repeat(101)],
    ['person', ''],
    ['person', 'ada lovelace'],
    ['person', 'a'.repeat(16)],
    ['reposts-of', 'ädä'],
    ['hashtag', '#'],
    ['hashtag', 'two words'],
  ] as const)('is none for %s %j', (kind, value) => {
    expect(makeRule(kind, value, home, null)).toBeNull();
  });

  it('keeps the id of the person that it began with, until the handle is another', () => {
    const draft = { kind: 'person', username: 'Ada', userId: '12' } as const;
    expect(makeRule('person', 'ada', home, draft)).toEqual({ kind: 'person', username: 'ada', userId: '12' });
    expect(makeRule('reposts-of', 'ada', home, draft)).toMatchObject({ userId: '12' });
    expect(makeRule('person', 'bob', home, draft)).toMatchObject({ userId: null });
  });

  it('fills the box again', () => {
    expect(valueIn({ kind: 'hashtag', tag: 'sea' })).toBe('sea');
    expect(valueIn({ kind: 'person', username: 'ada', userId: null })).toBe('ada');
    expect(valueIn({ kind: 'only-media', timeline: home })).toBe('');
    expect(valueIn(null)).toBe('');
  });
});

describe('the end of a filter', () => {
  const now = new Date(2026, 0, 31, 12).getTime();
  it.each([
    ['forever', null],
    ['day', new Date(2026, 1, 1, 12).toISOString()],
    ['week', new Date(2026, 1, 7, 12).toISOString()],
    ['month', new Date(2026, 1, 28, 12).toISOString()],
  ] as const)('%s', (length, end) => {
    expect(endOf(length, now)).toBe(end);
  });
});

describe('a filter in words', () => {
  it.each([
    [{ kind: 'word', word: 'spoiler' }, 'Word “spoiler”'],
    [{ kind: 'person', username: 'ada', userId: null }, 'Everything of @ada'],
    [{ kind: 'reposts-of', username: 'ada', userId: null }, 'Reposts of @ada'],
    [{ kind: 'hashtag', tag: 'sea' }, 'Hashtag #sea'],
    [{ kind: 'only-media', timeline: home }, 'Posts without pictures: Home'],
    [{ kind: 'only-media', timeline: { kind: 'mentions' } }, 'Posts without pictures: Mentions'],
    [{ kind: 'only-media', timeline: { kind: 'search', query: 'sea' } }, 'Posts without pictures: search for “sea”'],
  ] as const)('%o is %j', (rule, said) => {
    expect(ruleText(rule, here)).toBe(said);
  });

  it('says when it ends, and when it has ended', () => {
    const filter = { id: '1', rule: { kind: 'word', word: 'a' }, until: '2026-11-28T12:00:00.000Z' } as const;
    expect(untilText({ ...filter, until: null }, 0)).toBe('For ever');
    expect(untilText(filter, Date.parse('2026-11-27T12:00:00.000Z'))).toMatch(/^Until .*28/);
    expect(untilText(filter, Date.parse('2026-11-29T12:00:00.000Z'))).toMatch(/^Ended on .*28/);
  });
});
