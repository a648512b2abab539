import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Segment } from '../../../electron/contract/views/posts.ts';
import { segmentsOf, type TextEntity, unescapeText } from '../../../electron/x/text/segments.ts';

const shown = (segments: readonly Segment[]): string =>
  segments.map((segment) => (segment.kind === 'break' ? '\n' : segment.text)).join('');

const link = (start: number, end: number, url = 'https://t.co/abc'): TextEntity => ({
  kind: 'link',
  start,
  end,
  url,
  display: 'example.org',
  expanded: 'https://example.org/',
});
const hidden = (start: number, end: number, url = 'https://t.co/abc'): TextEntity => ({
  kind: 'hidden',
  start,
  end,
  url,
});
const mention = (start: number, end: number, username: string): TextEntity => ({
  kind: 'mention',
  start,
  end,
  username,
  userId: '9003',
});
const hashtag = (start: number, end: number, tag: string): TextEntity => ({ kind: 'hashtag', start, end, tag });

describe('unescaping', () => {
  it.each([
    ['&amp; &lt; &gt;', '& < >'],
    ['&amp;lt;', '&lt;'],
    ['&amp;amp;', '&amp;'],
    ['&quot; &#39; &nbsp; & &', '&quot; &#39; &nbsp; & &'],
  ])('%s reads %s', (escaped, text) => {
    expect(unescapeText(escaped)).toBe(text);
  });
});

describe('segments', () => {
  it('count code points, so that emoji before a link do not shift it', () => {
    const segments = segmentsOf('👩‍👩‍👧🇨🇭é https://t.co/abc!', [link(9, 25)]);
    expect(segments).toEqual([
      { kind: 'text', text: '👩‍👩‍👧🇨🇭é ' },
      { kind: 'link', text: 'example.org', url: 'https://t.co/abc', title: 'https://example.org/' },
      { kind: 'text', text: '!' },
    ]);
  });

  it('count code points even where another unit would find the same name', () => {
    expect(segmentsOf('🐈🐈🐈🐈🐈@ada @ada', [mention(10, 14, 'ada')]).map((segment) => segment.kind)).toEqual([
      'text',
      'mention',
    ]);
  });

  it('count the escaped text', () => {
    expect(segmentsOf('a &amp;&lt; @ada', [mention(12, 16, 'ada')])).toEqual([
      { kind: 'text', text: 'a &< ' },
      { kind: 'mention', text: '@ada', username: 'ada', userId: '9003', url: 'https://x.com/ada' },
    ]);
  });

  it('find entities that are counted in other units', () => {
    // UTF-16 units after four emoji, and unescaped text.
    expect(segmentsOf('🐈🐈🐈🐈 #cat', [hashtag(9, 13, 'cat')])[1]).toMatchObject({ kind: 'hashtag', text: '#cat' });
    expect(segmentsOf('&amp;&amp; https://t.co/abc', [link(3, 19)])[1]).toMatchObject({ kind: 'link' });
  });

  it('find the same name at each of its places, though both are miscounted', () => {
    const segments = segmentsOf('🐈🐈 @ada @ada', [mention(5, 9, 'ada'), mention(10, 14, 'ada')]);
    expect(segments.map(({ kind }) => kind)).toEqual(['text', 'mention', 'text', 'mention']);
  });

  it('leave unlinked what is not there', () => {
    const text = 'mail@ada.example @adam #catnip https://t.co/abcdef';
    const wrong = [mention(3, 7, 'ada'), hashtag(20, 24, 'cat'), link(30, 46), hashtag(0, 4, 'dog')];
    expect(segmentsOf(text, wrong)).toEqual([{ kind: 'text', text }]);
    expect(segmentsOf(`${'x'.repeat(400)} @ada`, [mention(0, 4, 'ada')])).toHaveLength(1);
  });

  it('link beside text that has no spaces between words', () => {
    expect(segmentsOf('見てhttps://t.co/abcです', [link(0, 16)]).map(({ kind }) => kind)).toEqual([
      'text',
      'link',
      'text',
    ]);
    expect(segmentsOf('こんにちは@adaさん', [mention(0, 4, 'ada')])[1]).toMatchObject({ kind: 'mention' });
  });

  it('keep the case and the sign that were typed', () => {
    expect(segmentsOf('@ADA ＃Cat', [mention(0, 4, 'ada'), hashtag(5, 9, 'cat')])).toEqual([
      { kind: 'mention', text: '@ADA', username: 'ada', userId: '9003', url: 'https://x.com/ada' },
      { kind: 'text', text: ' ' },
      { kind: 'hashtag', text: '＃Cat', tag: 'cat', url: 'https://x.com/hashtag/cat' },
    ]);
  });

  it('drop what overlaps, and entities in any order', () => {
    const text = '#one #two https://t.co/abc';
    const entities = [link(10, 26), hashtag(5, 9, 'two'), hashtag(0, 4, 'one'), link(10, 26), hashtag(0, 3, 'on')];
    expect(segmentsOf(text, entities).map(({ kind }) => kind)).toEqual(['hashtag', 'text', 'hashtag', 'text', 'link']);
  });

  it('open links by https only', () => {
    expect(segmentsOf('http://t.co/abc', [link(0, 15, 'http://t.co/abc')])[0]).toMatchObject({
      url: 'https://t.co/abc',
    });
    const text = 'javascript:alert(1)';
    expect(segmentsOf(text, [link(0, 19, text)])).toEqual([{ kind: 'text', text }]);
  });

  it('break lines', () => {
    expect(segmentsOf('\na\r\n\n@ada\rb', [mention(5, 9, 'ada')]).map(({ kind }) => kind)).toEqual([
      'break',
      'text',
      'break',
      'break',
      'mention',
      'break',
      'text',
    ]);
  });

  it.each([
    ['hello https://t.co/abc', [6], 'hello'],
    ['hello\n\nhttps://t.co/abc', [7], 'hello'],
    ['https://t.co/abc hello', [0], 'hello'],
    ['a https://t.co/abc b', [2], 'a b'],
    ['a https://t.co/abc, b', [2], 'a , b'],
    ['a https://t.co/abc https://t.co/abc', [2, 19], 'a'],
    ['https://t.co/abc https://t.co/abc a', [0, 17], 'a'],
    ['https://t.co/abc https://t.co/abc', [0, 17], ''],
    ['https://t.co/abc', [0], ''],
  ])('hide links with the space around them: %j', (text, starts, expected) => {
    expect(
      shown(
        segmentsOf(
          text,
          starts.map((start) => hidden(start, start + 16)),
        ),
      ),
    ).toBe(expected);
  });
});

describe('segments of any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '🐈',
      '👩‍👩‍👧‍👦',
      '🏳️‍🌈',
      'e\u0301',
      'שלום',
      'مرحبا',
      '&amp;',
      '&lt;b&gt;',
      '&amp;lt;',
      '\n',
      ' ',
      '日本',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }).map((text) => text.replaceAll('\r', '')),
  );
  const name = fc.stringMatching(/^[A-Za-z0-9_]{1,15}$/);
  type Part = { text: string; entity?: (start: number, end: number) => TextEntity };
  const part: fc.Arbitrary<Part> = fc.oneof(
    piece.map((text) => ({ text })),
    name.map((word) => ({ text: `@${word}`, entity: (start: number, end: number) => mention(start, end, word) })),
    name.map((word) => ({ text: `#${word}`, entity: (start: number, end: number) => hashtag(start, end, word) })),
    name.map((word) => ({
      text: `https://t.co/${word}`,
      entity: (start: number, end: number) => ({
        ...link(start, end, `https://t.co/${word}`),
        display: `https://t.co/${word}`,
      }),
    })),
  );

  function assemble(parts: readonly Part[]): { text: string; entities: TextEntity[] } {
    let text = '';
    const entities: TextEntity[] = [];
    for (const { text: more, entity } of parts) {
      const start = Array.from(text).length;
      if (entity) entities.push(entity(start, start + Array.from(more).length));
      text += more;
    }
    return { text, entities };
  }

  // Pieces that grow together would make the expected positions wrong, not the result.
  const parts = fc.array(part, { maxLength: 30 }).map((list) => list.flatMap((each) => [each, { text: ' ' }]));

  it('are the unescaped text again, with every entity in its place', () => {
    fc.assert(
      fc.property(parts, (list) => {
        const { text, entities } = assemble(list);
        const segments = segmentsOf(text, entities);
        expect(shown(segments)).toBe(unescapeText(text));
        expect(segments.filter(({ kind }) => kind !== 'text' && kind !== 'break')).toHaveLength(entities.length);
      }),
      { numRuns: 500 },
    );
  });

  it('are the unescaped text again, whatever the positions are', () => {
    const shift = fc.tuple(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -5, max: 5 }));
    fc.assert(
      fc.property(parts, fc.array(shift, { minLength: 1 }), (list, shifts) => {
        const { text, entities } = assemble(list);
        const wrong = entities.map((entity, index) => {
          const [by, stretch] = shifts[index % shifts.length] ?? [0, 0];
          return { ...entity, start: entity.start + by, end: entity.end + by + stretch };
        });
        const segments = segmentsOf(text, [...wrong, ...entities.slice(0, 3)]);
        expect(shown(segments)).toBe(unescapeText(text));
      }),
      { numRuns: 500 },
    );
  });

  it('lose nothing but hidden links and white space', () => {
    fc.assert(
      fc.property(parts, (list) => {
        const { text, entities } = assemble(list);
        const hiding = entities.map((entity) =>
          entity.kind === 'link' ? hidden(entity.start, entity.end, entity.url) : entity,
        );
        const rest = list.filter(({ text: each }) => !each.startsWith('https:')).map(({ text: each }) => each);
        const squeeze = (value: string): string => value.replace(/\s+/g, '');
        expect(squeeze(shown(segmentsOf(text, hiding)))).toBe(squeeze(unescapeText(rest.join(' '))));
      }),
      { numRuns: 500 },
    );
  });
});

describe('hidden links side by side', () => {
  const picture = 'https://t.co/pic';
  it.each([
    [`Look ${picture} https://t.co/abc`, 'Look'],
    [`Look ${picture}https://t.co/abc`, 'Look'],
    [` ${picture} https://t.co/abc now`, 'now'],
    [`Look ${picture} https://t.co/abc now`, 'Look now'],
  ])('leave no white space behind: %j', (text, left) => {
    const entities = [picture, 'https://t.co/abc'].map((url) => hidden(text.indexOf(url), text.indexOf(url) + 16, url));
    const shown = segmentsOf(text, entities).map((segment) => (segment.kind === 'break' ? '' : segment.text));
    expect(shown.join('')).toBe(left);
  });
});

describe('half of a surrogate pair', () => {
  it('does no harm in a tag', () => {
    expect(segmentsOf('#a\uD83D', [hashtag(0, 3, 'a\uD83D')])).toMatchObject([
      { kind: 'hashtag', url: 'https://x.com/hashtag/a%EF%BF%BD' },
    ]);
  });
});
