import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTypedLinks } from '../../electron/contract/typed-links.ts';

const linksIn = (text: string): string[] => findTypedLinks(text).map(({ start, end }) => text.slice(start, end));

describe('links in a typed text', () => {
  it.each<[string, string[]]>([
    ['see https://a.example.com/b?c=d#e.', ['https://a.example.com/b?c=d#e']],
    ['see example.com, example.org/path and t.co', ['example.com', 'example.org/path', 't.co']],
    ['HTTPS://Example.COM/X', ['HTTPS://Example.COM/X']],
    ['(http://example.com)', ['http://example.com']],
    ['http://example.com:8080/a', ['http://example.com:8080/a']],
    ['http://a.example.com/wiki/Heron_(bird)', ['http://a.example.com/wiki/Heron_(bird)']],
    ['http://example.com/a_(b_(c))', ['http://example.com/a_(b_(c))']],
    ['http://example.com/Слова', ['http://example.com/Слова']],
    ['http://☃.net/', ['http://☃.net/']],
    ['http://example.com/....', ['http://example.com/']],
    // Scripts without spaces
    ['見てexample.comください', ['example.com']],
    ['見てhttp://example.comください', ['http://example.com']],
    ['http://example.com/パス', ['http://example.com/']],
    // X's own short links end with their code
    ["https://t.co/abc's", ['https://t.co/abc']],
  ])('%j: %j', (text, links) => {
    expect(linksIn(text)).toEqual(links);
  });

  it.each([
    'mail ada@example.com or ada.lovelace.gov@example.com',
    'The end. Next',
    'the file notes.txt and archive.tar.bz2',
    'http://localhost and http://no-top-level',
    'ftp://',
    '@example.com #example.com $example.com ＃example.com',
    '@http://example.com #http://example.com',
    'http://-a.example.com http://a-.example.com http://a_b.com',
    '1.5 and 3.14',
    'a/example.com b_example.com',
    `http://${'a'.repeat(64)}.com`,
    `https://t.co/${'a'.repeat(41)}`,
  ])('none in %j', (text) => {
    expect(linksIn(text)).toEqual([]);
  });

  it('come in order and never overlap, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom('example.com', 'http://', '/', '.', '(', ')', '?a=b', 'です', '@', ' '),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        let from = 0;
        for (const { start, end } of findTypedLinks(text)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          from = end;
        }
        expect(from).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300 },
    );
  });
});
