/** Arabic-Indic and Persian digits, as keyboards of those languages write them. */
const EASTERN_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/g;

/**
 * Finds the PIN in what a person typed or pasted: full-width and eastern digits become ASCII digits, blanks and
 * hyphens between digits go, and of several numbers the longest counts ("Step 2: 4868795"). X does not document the
 * length, so any is accepted.
 * @returns only digits; empty when there are none
 */
export function cleanPin(text: string): string {
  const digits = text
    .normalize('NFKC')
    .replace(EASTERN_DIGIT, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/(?<=\d)[\s-]+(?=\d)/g, '');
  const numbers: string[] = digits.match(/\d+/g) ?? [];
  return numbers.reduce((longest, number) => (number.length > longest.length ? number : longest), '');
}
