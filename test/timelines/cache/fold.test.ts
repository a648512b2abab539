import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../../electron/timelines/cache/fold.ts';

describe('folding text', () => {
  it.each([
    ['Crème BRÛLÉE', 'creme brulee'],
    ['ＦＵＬＬ width', 'full width'],
    ['Straße', 'strasse'],
    ['İstanbul ILIK ılık', 'istanbul ilik ilik'],
    ['Łódź, Øre, Æsir', 'lodz, ore, aesir'],
    ['ΟΔΟΣ Άλφα', 'οδοσ αλφα'],
    ['Ёлка', 'елка'],
    ['don’t “stop”', 'don\'t "stop"'],
    [' one\n\ttwo  three ', 'one two three'],
    ['ﬁn', 'fin'],
    ['ﾊﾟﾝ', 'パン'],
    ['☕️', '☕'],
    ['مُحَمَّد', 'محمد'],
    ['مـــصر', 'مصر'],
    ['שָׁלוֹם', 'שלום'],
    ['\u2067שלום\u2069 \u200fok', 'שלום ok'],
  ])('%s is compared as %s', (text, folded) => expect(foldText(text)).toBe(folded));

  it.each(['がぎぐ パン', 'हिन्दी में', 'القهوة', 'мой', 'ภาษาไทยที่นี่', '한국어', '👩‍👩‍👧‍👦 🏳️‍🌈'.replaceAll('\ufe0f', '')])(
    'leaves the letters of %s alone',
    (text) => expect(foldText(text)).toBe(text.normalize('NFC')),
  );

  it('changes nothing when it is done again, and does not depend on how letters are put together', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = foldText(text);
        expect(foldText(folded)).toBe(folded);
        expect(foldText(text.normalize('NFD'))).toBe(folded);
        expect(foldText(text.normalize('NFC'))).toBe(folded);
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});
