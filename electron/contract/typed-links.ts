/**
 * Where X sees links in a text that a person types: `https://a.example/b`, but also `a.example/b` and `a.example`.
 * The rules are those of X's own library twitter-text 3.1. A general link finder does not do: X ends a name at the first
 * letter that cannot belong to a top-level domain, so that text in scripts without spaces may stand right behind it.
 */
import topLevelDomains from 'tlds' with { type: 'json' };

/** A link as UTF-16 positions, `end` exclusive. */
export interface TypedLink {
  start: number;
  end: number;
}

const accented = '\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f';
const cyrillic = '\\u0400-\\u04ff';

/** Not in the middle of a word, an e-mail address, a mention, a hashtag or a cashtag. */
const fresh = '(?<![a-z0-9@\\uff20$#\\uff03])';
/** Without a protocol, what stands right behind one of these belongs to something else (a file name, a path). */
const freshName = '(?<![-_./])';

/** A name between dots; `more` may stand inside, but neither begin nor end it. */
const label = (letter: string, more: string): string => `${letter}(?:[${more}]*${letter})*`;
const topLevel = `(?:${[...topLevelDomains, 'xn--[-0-9a-z]+'].join('|')})(?![0-9a-z@])`;
/** The name right before the top-level domain has no underscore. */
const host = (letter: string): string => `(?:${label(letter, '_-')}\\.)*${label(letter, '-')}\\.${topLevel}`;
/** Behind a protocol, everything but punctuation, spaces and invisible signs of direction may be part of a name. */
const anyHost = host(
  '[^\\s!\'#%&()*+,\\-./:;<=>?@\\[\\]^_{|}~$\\\\"`\\u0000-\\u001f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ufffe\\uffff]',
);
const plainHost = host(`[a-z0-9${accented}]`);

const inPath = `[a-z0-9${cyrillic}${accented}!*';:=+,.$/%#\\[\\]\\-\\u2013_~@|&]`;
const parentheses = `\\((?:${inPath}|\\(${inPath}*\\))+\\)`;
const path = `(?:/(?:(?:${inPath}|${parentheses})*(?:[a-z0-9${cyrillic}${accented}=_#/+\\-]|${parentheses}))?)?`;
const query = "(?:\\?[a-z0-9!?*'@();:&=+$/%#\\[\\]\\-_.,~|]*[a-z0-9\\-_&=#/])?";

const link = new RegExp(
  `${fresh}(?:https?://(?<full>${anyHost})|${freshName}(?<plain>${plainHost}))(?::[0-9]+)?${path}${query}`,
  'giu',
);

/** X's own short links end with their code, whatever follows. */
const shortLink = /^https?:\/\/t\.co\/([a-z0-9]+)/i;
const longestShortCode = 40;
/** Of the domain name system, in characters. */
const longestLabel = 63;

/** @returns the links in the order of the text, none overlapping another */
export function findTypedLinks(text: string): TypedLink[] {
  return Array.from(text.matchAll(link)).flatMap((match) => {
    const { full, plain } = match.groups ?? {};
    if ((full ?? plain ?? '').split('.').some(({ length }) => length > longestLabel)) return [];
    const short = shortLink.exec(match[0]);
    if ((short?.[1]?.length ?? 0) > longestShortCode) return [];
    return [{ start: match.index, end: match.index + (short?.[0] ?? match[0]).length }];
  });
}
