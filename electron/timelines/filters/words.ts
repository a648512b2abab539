/** Finding a word as a person means it: "art" is in "Art!" and in "#art", not in "party". */
import { unspaced } from '../cache/scripts.ts';

/** Part of a word in scripts that set words apart. Elsewhere a word may stand anywhere. */
const wordPart = new RegExp(`(?![${unspaced}])[\\p{L}\\p{M}\\p{N}_]`, 'u');

const isWordPart = (character: string | undefined): boolean => character !== undefined && wordPart.test(character);

/** The character (as a whole, also outside of the basic plane) that ends just before an index. */
function characterBefore(text: string, index: number): string | undefined {
  if (index <= 0) return undefined;
  const low = text.charCodeAt(index - 1);
  const from = low >= 0xdc00 && low <= 0xdfff && index > 1 ? index - 2 : index - 1;
  return text.slice(from, index);
}

function characterAt(text: string, index: number): string | undefined {
  const code = text.codePointAt(index);
  return code === undefined ? undefined : String.fromCodePoint(code);
}

/**
 * Makes a test for a word or phrase.
 * @param word folded (`foldText`)
 * @returns whether a folded text has it with no letter or digit of the same kind of script on either side
 */
export function wordFinder(word: string): (text: string) => boolean {
  if (word === '') return () => false;
  const boundBefore = isWordPart(characterAt(word, 0));
  const boundAfter = isWordPart(characterBefore(word, word.length));
  return (text) => {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const end = at + word.length;
      const free = !(boundBefore && isWordPart(characterBefore(text, at)));
      if (free && !(boundAfter && isWordPart(characterAt(text, end)))) return true;
    }
    return false;
  };
}
