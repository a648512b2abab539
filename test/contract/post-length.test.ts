import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postLength } from '../../electron/contract/post-length.ts';

const weigh = (text: string): number => postLength(text).weighted;

describe('length of a post', () => {
  it.each([
    ['Hello, world! 👋', 16],
    ['', 0],
    ['日本語', 6],
    ['نور', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['“quoted” – dash', 15],
    ['…', 2],
    ['👨‍👩‍👧‍👦', 2],
    ['👩🏽‍🚀', 2],
    ['🏳️‍🌈', 2],
    ['🇺🇳🇪🇺', 4],
    ['1️⃣', 2],
    ['1⃣', 2],
    ['❤️', 2],
    ['😷👾😡🔥💩', 10],
    ['https://example.com/a/very/long/path?with=query', 23],
    ['see example.com and http://example.org', 4 + 23 + 5 + 23],
    ['ada@example.com', 15],
    ['a\nb', 3],
  ])('%j counts %d', (text, weighted) => {
    expect(weigh(text)).toBe(weighted);
  });

  it('is valid up to 280', () => {
    expect(postLength('a'.repeat(280))).toEqual({ weighted: 280, limit: 280, valid: true, containsLink: false });
    expect(postLength('a'.repeat(281)).valid).toBe(false);
    expect(postLength('語'.repeat(140)).valid).toBe(true);
    expect(postLength('語'.repeat(141)).valid).toBe(false);
  });

  it.each(['', '  \n\t', 'a\ufeff', '\uffff'])('%j cannot be posted', (text) => {
    expect(postLength(text).valid).toBe(false);
  });

  it('says whether there is a link, which makes it dearer', () => {
    expect(postLength('look: example.com').containsLink).toBe(true);
    expect(postLength('look: e-mail a@example.com').containsLink).toBe(false);
  });

  it('never throws, and counts every text as a whole number of at least its letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { weighted } = postLength(text);
        expect(Number.isInteger(weighted)).toBe(true);
        expect(weighted).toBeLessThanOrEqual(Math.max(23, 23 * text.length));
        expect(weighted > 0).toBe(text !== '');
      }),
    );
  });

  it('counts plain letters one each, and is additive over words', () => {
    const word = fc.stringMatching(/^[a-z ,!?]{0,80}$/);
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(weigh(one)).toBe(one.length);
        expect(weigh(one + other)).toBe(weigh(one) + weigh(other));
      }),
    );
  });

  it('counts every emoji two, however many stand together', () => {
    const emoji = fc.constantFrom('👋', '👩🏽‍🚀', '🏳️‍🌈', '👨‍👩‍👧‍👦', '7️⃣', '😀', '☕');
    fc.assert(
      fc.property(fc.array(emoji, { maxLength: 30 }), (all) => {
        expect(weigh(all.join(' '))).toBe(all.length * 2 + Math.max(0, all.length - 1));
      }),
    );
  });

  it('is the same for composed and decomposed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(weigh(text.normalize('NFD'))).toBe(weigh(text.normalize('NFC')));
      }),
    );
  });
});
