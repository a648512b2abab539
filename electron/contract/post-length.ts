/**
 * How long a post is by X's own count: Latin letters count one, most other scripts two, every link 23, every emoji two
 * however it is put together. The numbers are those of twitter-text 3.1, configuration v3. Not for the preload script,
 * which has to stay small: the list of top-level domains comes along.
 */
import { findTypedLinks } from './typed-links.ts';

export interface PostLength {
  /** A whole number: everything counts one, two or 23. */
  weighted: number;
  limit: number;
  /** X takes it: neither blank nor too long, and without the few signs that X refuses. */
  valid: boolean;
  /** A post with a link has a higher price. */
  containsLink: boolean;
}

const limit = 280;
const linkWeight = 23;
const emojiWeight = 2;

/** First and last code point, inclusive, of what counts one. */
const light: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
];

// Put together at run time: the compiler's target is older than the flag. Keycaps are often typed without their selector.
const emojiSource = '\\p{RGI_Emoji}|[0-9#*]\\uFE0F?\\u20E3';
const emoji = new RegExp(emojiSource, 'gv');
const refused = /[\ufffe\ufeff\uffff]/;

const weightOf = (sign: string): number => {
  const code = sign.codePointAt(0) ?? 0;
  return light.some(([first, last]) => code >= first && code <= last) ? 1 : 2;
};

/** The weight of text without links. */
function plainWeight(text: string): number {
  let emojis = 0;
  const rest = text.replace(emoji, () => {
    emojis += 1;
    return '';
  });
  return Array.from(rest).reduce((sum, sign) => sum + weightOf(sign), emojis * emojiWeight);
}

/** @param text as typed; counted in its composed form (NFC), as X does */
export function postLength(text: string): PostLength {
  const normal = text.normalize('NFC');
  const links = findTypedLinks(normal);
  let weighted = links.length * linkWeight;
  let from = 0;
  for (const { start, end } of [...links, { start: normal.length, end: normal.length }]) {
    weighted += plainWeight(normal.slice(from, start));
    from = end;
  }
  const valid = normal.trim() !== '' && weighted <= limit && !refused.test(normal);
  return { weighted, limit, valid, containsLink: links.length > 0 };
}
