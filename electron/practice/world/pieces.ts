/** Finds names, tags and links in text that somebody typed. */
import { displayOf, shortUrl } from './compose.ts';
import { personByUsername } from './people.ts';
import type { Random } from './random.ts';
import type { Piece } from './rich-text.ts';

const PARTS =
  /https?:\/\/[^\s]*[^\s.,;:!?)"'»”]|(?<![\p{L}\p{N}_@#$])(?:@[A-Za-z0-9_]{1,15}|#[\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*|\$[A-Za-z]{1,6})(?![\p{L}\p{N}_])/gu;

function toPiece(random: Random, part: string): Piece {
  if (part.startsWith('http')) {
    return { link: { url: shortUrl(random), expanded: part, display: displayOf(part.replace(/^http:/, 'https:')) } };
  }
  const word = part.slice(1);
  if (part.startsWith('#')) {
    return { hashtag: word };
  }
  if (part.startsWith('$')) {
    return { cashtag: word };
  }
  const person = personByUsername(word);
  return person ? { mention: person } : part;
}

/** @param random what the short addresses of links are made of */
export function toPieces(random: Random, text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(PARTS)) {
    pieces.push(text.slice(end, match.index), toPiece(random, match[0]));
    end = match.index + match[0].length;
  }
  return [...pieces, text.slice(end)].filter((piece) => piece !== '');
}
