/**
 * The one folded form in which texts are compared: case, width and accents do not matter. Searching and filters, what
 * is stored and what is asked for, all go through it.
 */

/** Letters that people take for accented ones, although Unicode does not take them apart. */
const letters: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ı', 'i'],
  ['ς', 'σ'],
  ['‘', "'"],
  ['’', "'"],
  ['“', '"'],
  ['”', '"'],
]);
const oddLetters = new RegExp(`[${[...letters.keys()].join('')}]`, 'gu');

/**
 * Accents of Latin and Greek letters, and the dots of the Cyrillic yo. Marks of other scripts are letters in all but
 * name (Hindi vowels, the voicing of Japanese kana, the Cyrillic short i): they stay.
 */
const accents = /(?<=[\p{Script=Latin}\p{Script=Greek}][\u0300-\u036f]*)[\u0300-\u036f]|(?<=[еЕ])\u0308/gu;

/** Invisible characters that only tell how to show or break a text, or in which direction. */
const invisible = '\\u00ad\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufe0e\\ufe0f\\ufeff';
/** Vowel signs and other points of Hebrew and Arabic, and the stroke that lengthens Arabic words: few write them. */
const points = '\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0640\\u064b-\\u0652\\u0670';
const leftOut = new RegExp(`[${invisible}${points}]`, 'gu');

const spaces = /\s+/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII begins with them
const onlyAscii = /^[\x00-\x7f]*$/;

/** @returns the text in lower case, without accents, in usual width, with single spaces; folding again changes nothing */
export function foldText(text: string): string {
  const lower = onlyAscii.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .toLowerCase()
        .replace(leftOut, '')
        .replace(accents, '')
        .replace(oddLetters, (letter) => letters.get(letter) ?? letter)
        .normalize('NFC');
  return lower.replace(spaces, ' ').trim();
}
