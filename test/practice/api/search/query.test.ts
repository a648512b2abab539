import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSearchQuery } from '../../../../electron/practice/api/search/query.ts';

const term = (kind: string, text: string) => ({ kind: 'term', term: { kind, text } });

describe('search queries', () => {
  it('bind words tighter than OR, and parentheses tightest', () => {
    expect(parseSearchQuery('soup bread OR -Tea (a OR "b  C")')).toEqual({
      ok: true,
      query: {
        kind: 'any',
        of: [
          { kind: 'all', of: [term('word', 'soup'), term('word', 'bread')] },
          {
            kind: 'all',
            of: [
              { kind: 'not', of: term('word', 'tea') },
              { kind: 'any', of: [term('word', 'a'), term('phrase', 'b c')] },
            ],
          },
        ],
      },
    });
  });

  it.each([
    ['from:@Mara_demo', { kind: 'from', user: 'mara_demo' }],
    ['to:12', { kind: 'to', user: '12' }],
    ['conversation_id:1900000000000000001', { kind: 'conversation', id: '1900000000000000001' }],
    ['#SlowReading', { kind: 'hashtag', text: '#slowreading' }],
    ['@pages_demo', { kind: 'mention', text: '@pages_demo' }],
    ['$DEMO', { kind: 'cashtag', text: '$demo' }],
    ['soup,', { kind: 'word', text: 'soup' }],
    ['12:30', { kind: 'word', text: '12:30' }],
    ['🐌', { kind: 'word', text: '🐌' }],
  ])('know %s', (text, expected) => {
    expect(parseSearchQuery(text)).toEqual({ ok: true, query: { kind: 'term', term: expected } });
  });

  it.each([
    '',
    'OR',
    'soup OR',
    '(soup',
    'soup)',
    '()',
    '"soup',
    '""',
    '-',
    'foo:bar',
    'from:',
    'from:a-b',
    'is:strange soup',
    'has:media',
    'lang:en is:reply',
    '-soup',
    'soup OR has:media',
    '-(soup bread)',
    '&&',
  ])('refuse %o', (text) => {
    expect(parseSearchQuery(text)).toEqual({ ok: false, message: expect.stringMatching(/\w/) });
  });

  it('are always understood or refused', () => {
    const part = fc.oneof(
      fc.constantFrom('(', ')', 'OR', '-', '"', 'from:', 'is:reply', 'has:media', ':', '#', '@', ' '),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), fc.constantFrom('', ' '), (parts, joint) => {
        expect(typeof parseSearchQuery(parts.join(joint)).ok).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });
});
