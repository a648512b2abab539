import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchTerm } from '../../../electron/contract/views/search.ts';
import { parseSearch, tokenize } from '../../../electron/timelines/search/parse.ts';

/** Days of August 2026 in UTC; others do not exist. */
const dayStart = (day: string): number | null =>
  /^2026-08-(0[1-9]|[12]\d|3[01])$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : null;
const parse = (text: string) => parseSearch(text, dayStart);
const word = (text: string, not = false): SearchTerm => ({ kind: 'word', word: text, not });

describe('understanding a search', () => {
  it.each<[string, SearchTerm[]]>([
    ['heron  weir', [word('heron'), word('weir')]],
    ['"on the weir" -"at sea"', [word('on the weir'), word('at sea', true)]],
    ['“curved marks”', [word('curved marks')]],
    ['"still typing', [word('still typing')]],
    ['#library @ada $TIDE -#spam', [word('#library'), word('@ada'), word('$TIDE'), word('#spam', true)]],
    [
      'from:@Ada -FROM:bob',
      [
        { kind: 'from', username: 'Ada', not: false },
        { kind: 'from', username: 'bob', not: true },
      ],
    ],
    [
      'has:media -has:Media',
      [
        { kind: 'media', not: false },
        { kind: 'media', not: true },
      ],
    ],
    [
      'since:2026-08-20 until:2026-08-21',
      [
        { kind: 'since', day: '2026-08-20' },
        { kind: 'until', day: '2026-08-21' },
      ],
    ],
    [
      'lang:de -is:reply',
      [
        { kind: 'unknown', text: 'lang:de' },
        { kind: 'unknown', text: '-is:reply' },
      ],
    ],
    ['https://x.com 12:30 note: -', [word('https://x.com'), word('12:30'), word('note:'), word('-')]],
  ])('%s', (text, terms) => expect(parse(text).terms).toEqual(terms));

  it.each(['since:yesterday', 'since:2026-08-32', '-since:2026-08-20', 'from:', 'from:not+a+handle', '""', '-""'])(
    '%s makes no sense, and is left out',
    (text) => {
      expect(parse(text)).toEqual({ terms: [{ kind: 'invalid', text }], search: null, xQuery: null });
      expect(parse(`${text} heron`).search?.words).toEqual([{ folded: 'heron', not: false }]);
    },
  );

  it('asks what is stored in folded form, with every condition', () => {
    expect(parse('Crème -"Brûlée  maison" from:Ada -from:BOB has:media lang:de -is:reply').search).toEqual({
      words: [
        { folded: 'creme', not: false },
        { folded: 'brulee maison', not: true },
        { folded: 'lang:de', not: false },
        { folded: 'is:reply', not: true },
      ],
      from: [
        { username: 'ada', not: false },
        { username: 'bob', not: true },
      ],
      media: true,
      since: null,
      until: null,
    });
  });

  it('takes the narrowest of several times, by the days of the person', () => {
    const { search } = parse('since:2026-08-03 since:2026-08-05 until:2026-08-09 until:2026-08-07');
    expect(search).toMatchObject({ since: dayStart('2026-08-05'), until: dayStart('2026-08-07') });
  });

  it('never throws, covers the text, and folds every condition', () => {
    const piece = fc.constantFrom(
      ...[
        'from:',
        'has:',
        'media',
        'since:',
        '2026-08-20',
        '-',
        '"',
        '“',
        ' ',
        '\n',
        'a',
        '@',
        '#',
        'é',
        '😀',
        ':',
        '(',
      ],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (text) => {
          const tokens = tokenize(text);
          let rest = text;
          for (const { raw } of tokens) {
            const at = rest.indexOf(raw);
            expect(rest.slice(0, at).trim()).toBe('');
            rest = rest.slice(at + raw.length);
          }
          expect(rest.trim()).toBe('');
          const { terms, search, xQuery } = parse(text);
          expect(terms).toHaveLength(tokens.length);
          expect(search === null).toBe(terms.every(({ kind }) => kind === 'invalid'));
          expect(search?.words.some(({ folded }) => folded === '') ?? false).toBe(false);
          expect(xQuery?.length ?? 1).toBeLessThanOrEqual(512);
          expect(xQuery).not.toBe('');
        },
      ),
      { numRuns: 500 },
    );
  }, 60_000);
});

describe('the same search for X', () => {
  it.each<[string, string | null]>([
    ['heron weir', 'heron weir'],
    ['"on the weir" -sea', '"on the weir" -sea'],
    ['from:@Ada has:media', 'from:Ada has:media'],
    ['heron -from:bob -has:media', 'heron -from:bob -has:media'],
    ['heron since:2026-08-20 until:2026-08-21', 'heron'],
    ['heron lang:de -is:retweet', 'heron lang:de -is:retweet'],
    ['to:ada', 'to:ada'],
    ['#library @ada $TIDE', '#library @ada $TIDE'],
    ['don’t (this OR that)', '"don’t" "(this" "OR" "that)"'],
    ['Re:heron -is/was', '"Re:heron" -"is/was"'],
    ['six"inch', '"six inch"'],
    ['heron ...', 'heron'],
    ['😀', '"😀"'],
  ])('%s is asked as %s', (text, query) => expect(parse(text).xQuery).toBe(query));

  it.each(['', '   ', '-heron', 'has:media', 'since:2026-08-20', 'lang:de', '-from:ada', '...', 'heron '.repeat(90)])(
    '%s cannot be asked',
    (text) => expect(parse(text).xQuery).toBeNull(),
  );
});
