import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../../electron/timelines/cache/fold.ts';
import { wordFinder } from '../../../electron/timelines/filters/words.ts';

const finds = (word: string, text: string): boolean => wordFinder(foldText(word))(foldText(text));

describe('finding a word', () => {
  it.each([
    ['art', 'Modern ART!'],
    ['art', 'art'],
    ['art', '#art'],
    ['art', 'party, then art'],
    ['art', 'アートart'],
    ['art', '😀art😀'],
    ["don't", 'I don’t'],
    ['state of the art', 'the state  of\nthe art, again'],
    ['café', 'CAFE'],
    ['école', 'l’École'],
    ['мир', 'Миру - мир'],
    ['東京', '今日は東京都へ'],
    ['パン', 'くるみのパンです'],
    ['ไทย', 'ภาษาไทยที่นี่'],
    ['사과', '사과는 맛있다'],
    ['القهوة', 'عن القهوة اليوم'],
    ['😀', 'ha😀ha'],
    ['#tide', 'high #Tide now'],
    ['c++', 'c++ and more'],
  ])('%s is in "%s"', (word, text) => expect(finds(word, text)).toBe(true));

  it.each([
    ['art', 'party'],
    ['art', 'artful'],
    ['art', 'start'],
    ['art', 'art_lover'],
    ['art', 'art2'],
    ['мир', 'мирный'],
    ['ма', 'мама'],
    ['#tide', '#tides'],
    ['हिन्द', 'हिन्दी'],
    ['𝒳y', '𝒳yz'],
    ['', 'anything'],
    ['state of the art', 'state of the party'],
  ])('%s is not in "%s"', (word, text) => expect(finds(word, text)).toBe(false));

  it('agrees with splitting into words, for words of letters', () => {
    const words = fc.array(fc.stringMatching(/^[a-c]{1,3}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, fc.stringMatching(/^[a-c]{1,3}$/), (text, word) => {
        expect(finds(word, text.join(' '))).toBe(text.includes(word));
      }),
    );
  });
});
