/**
 * Text with entities, as the API gives it: escaped for HTML, and entity positions counted in Unicode code points over
 * the escaped text. Built from pieces, so that positions are never searched for.
 */
import type { Person } from './people.ts';

export interface Link {
  /** The short address that stands in the text. */
  url: string;
  expanded: string;
  display: string;
  title?: string;
  description?: string;
  /** Keys of the attached media that this link stands for: one entity each, all at the same place. */
  mediaKeys?: readonly string[];
}

export type Piece = string | { mention: Person } | { hashtag: string } | { cashtag: string } | { link: Link };

interface Span {
  start: number;
  end: number;
}

export interface RichText {
  /** Escaped: `&amp; &lt; &gt;`. */
  text: string;
  mentions: (Span & { person: Person })[];
  hashtags: (Span & { tag: string })[];
  cashtags: (Span & { tag: string })[];
  links: (Span & { link: Link })[];
}

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Length in code points. */
export const codePoints = (text: string): number => Array.from(text).length;

export function buildText(pieces: readonly Piece[]): RichText {
  const built: RichText = { text: '', mentions: [], hashtags: [], cashtags: [], links: [] };
  let at = 0;
  const add = (text: string): Span => {
    const start = at;
    at += codePoints(text);
    built.text += text;
    return { start, end: at };
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      add(escapeText(piece));
    } else if ('mention' in piece) {
      built.mentions.push({ ...add(`@${piece.mention.username}`), person: piece.mention });
    } else if ('hashtag' in piece) {
      built.hashtags.push({ ...add(`#${piece.hashtag}`), tag: piece.hashtag });
    } else if ('cashtag' in piece) {
      built.cashtags.push({ ...add(`$${piece.cashtag}`), tag: piece.cashtag });
    } else {
      built.links.push({ ...add(piece.link.url), link: piece.link });
    }
  }
  return built;
}

/** Splits into what a reader sees as single characters, so that no emoji sequence is cut. */
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Shortens a text to at most `limit` code points, the added `…` included, without cutting an entity, an escape or an
 * emoji. A text that fits comes back unchanged.
 */
export function shorten(rich: RichText, limit: number): RichText {
  if (codePoints(rich.text) <= limit) {
    return rich;
  }
  const whole: Span[] = [...rich.mentions, ...rich.hashtags, ...rich.cashtags, ...rich.links];
  const escapes = [...rich.text.matchAll(/&(?:amp|lt|gt);/g)].map((match): Span => {
    const start = codePoints(rich.text.slice(0, match.index));
    return { start, end: start + match[0].length };
  });
  let kept = 0;
  for (const { segment } of graphemes.segment(rich.text)) {
    const next = kept + codePoints(segment);
    if (next > limit - 1) {
      break;
    }
    kept = next;
  }
  for (const span of [...whole, ...escapes].sort((a, b) => b.start - a.start)) {
    if (span.start < kept && span.end > kept) {
      kept = span.start;
    }
  }
  const text = `${Array.from(rich.text).slice(0, kept).join('').trimEnd()}…`;
  const fits = ({ end }: Span): boolean => end <= kept;
  return {
    text,
    mentions: rich.mentions.filter(fits),
    hashtags: rich.hashtags.filter(fits),
    cashtags: rich.cashtags.filter(fits),
    links: rich.links.filter(fits),
  };
}

/** Puts two texts together; the second one's positions move. */
export function concatenate(first: RichText, second: RichText): RichText {
  const shift = codePoints(first.text);
  const move = <T extends Span>(spans: readonly T[]): T[] =>
    spans.map((span) => ({ ...span, start: span.start + shift, end: span.end + shift }));
  return {
    text: first.text + second.text,
    mentions: [...first.mentions, ...move(second.mentions)],
    hashtags: [...first.hashtags, ...move(second.hashtags)],
    cashtags: [...first.cashtags, ...move(second.cashtags)],
    links: [...first.links, ...move(second.links)],
  };
}

const LINK_WEIGHT = 23;
/** Ranges of code points that count once; everything else counts twice (configuration 3 of twitter-text). */
const LIGHT: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
];

/** Length as the service counts it, over the unescaped text: a post longer than 280 is a long post. */
export function weightedLength(pieces: readonly Piece[]): number {
  let weight = 0;
  for (const piece of pieces) {
    if (typeof piece === 'object' && 'link' in piece) {
      weight += LINK_WEIGHT;
      continue;
    }
    for (const character of buildText([piece]).text.replace(/&(?:amp|lt|gt);/g, '&')) {
      const point = character.codePointAt(0) ?? 0;
      weight += LIGHT.some(([from, to]) => point >= from && point <= to) ? 1 : 2;
    }
  }
  return weight;
}
