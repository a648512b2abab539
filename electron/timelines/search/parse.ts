/**
 * Understanding what a person typed into the search box: for the search through what is stored, and for X's own
 * search (operators: docs.x.com, "Build a query"). Never fails: what makes no sense becomes a term that says so.
 */
import type { SearchTerm } from '../../contract/views/search.ts';
import { foldText } from '../cache/fold.ts';
import type { StoredSearch } from '../cache/port.ts';

export interface ParsedSearch {
  /** One for each piece of the text, in its order. */
  terms: SearchTerm[];
  /** Null when there is nothing to look for. */
  search: StoredSearch | null;
  /** In X's query language; null when X would refuse it. */
  xQuery: string | null;
}

/** A piece of the text: everything between white space, or between quotation marks. */
export interface SearchToken {
  /** As it was typed. */
  raw: string;
  /** Without sign and quotation marks. */
  text: string;
  not: boolean;
  quoted: boolean;
}

/** X's limit for plans that people can buy themselves. */
const longestQuery = 512;

/** A phrase (its end may still be missing), or anything without spaces. Some keyboards type curved marks. */
const token = /(-?)(?:["“”„]([^"“”]*)(?:["“”]|$)|(\S+))/gu;

/** @returns the pieces of a search text; together they are all of it, but for white space between them */
export const tokenize = (text: string): SearchToken[] =>
  [...text.matchAll(token)].map(([raw, sign, phrase, word]) =>
    // A lone sign is searched for as it stands.
    phrase === undefined
      ? { raw, text: word ?? '', not: sign !== '', quoted: false }
      : { raw, text: phrase, not: sign !== '', quoted: true },
  );

const operator = /^([a-z_]{2,}):(?!\/\/)(.*)$/isu;
const handle = /^@?([a-z0-9_]{1,15})$/i;

/** Operators that X knows beside those of ours; with anything else before a colon X would refuse the whole query. */
const xOperators: ReadonlySet<string> = new Set([
  'bio',
  'bio_location',
  'bio_name',
  'bounding_box',
  'context',
  'conversation_id',
  'entity',
  'followers_count',
  'following_count',
  'has',
  'in_reply_to_tweet_id',
  'is',
  'lang',
  'list',
  'listed_count',
  'place',
  'place_country',
  'point_radius',
  'quotes_of_tweet_id',
  'retweets_of',
  'retweets_of_tweet_id',
  'sample',
  'to',
  'tweets_count',
  'url',
  'url_contains',
  'url_description',
  'url_title',
]);

/** X's operators that find something on their own; the others only narrow down. */
const standalone: ReadonlySet<string> = new Set([
  'context',
  'conversation_id',
  'entity',
  'in_reply_to_tweet_id',
  'quotes_of_tweet_id',
  'retweets_of',
  'retweets_of_tweet_id',
  'to',
  'url',
]);

/**
 * @param dayStart tells when a day of the person's calendar (`2026-08-20`) begins, in milliseconds since 1970; null
 * for a day that does not exist
 */
export function parseSearch(text: string, dayStart: (day: string) => number | null): ParsedSearch {
  const terms = tokenize(text).map((piece) => termOf(piece, dayStart));
  return { terms, search: storedSearch(terms, dayStart), xQuery: queryForX(terms) };
}

function termOf({ raw, text, not, quoted }: SearchToken, dayStart: (day: string) => number | null): SearchTerm {
  const [, name, value] = quoted ? [] : (operator.exec(text) ?? []);
  const invalid: SearchTerm = { kind: 'invalid', text: raw };
  switch (name?.toLowerCase()) {
    case 'from': {
      const username = handle.exec(value ?? '')?.[1];
      return username === undefined ? invalid : { kind: 'from', username, not };
    }
    case 'has':
      if (value?.toLowerCase() === 'media') return { kind: 'media', not };
      break;
    case 'since':
    case 'until': {
      const day = value ?? '';
      if (not || !/^\d{4}-\d\d-\d\d$/.test(day) || dayStart(day) === null) return invalid;
      return { kind: name?.toLowerCase() === 'since' ? 'since' : 'until', day };
    }
    default:
      break;
  }
  if (foldText(text) === '') return invalid;
  return name !== undefined && value !== '' ? { kind: 'unknown', text: raw } : { kind: 'word', word: text, not };
}

/** The sign and the rest of an operator that Pinion does not know. */
const signed = (text: string): { text: string; not: boolean } =>
  text.startsWith('-') ? { text: text.slice(1), not: true } : { text, not: false };

function storedSearch(terms: readonly SearchTerm[], dayStart: (day: string) => number | null): StoredSearch | null {
  const words: { folded: string; not: boolean }[] = [];
  const from: { username: string; not: boolean }[] = [];
  const media: boolean[] = [];
  const since: number[] = [];
  const until: number[] = [];
  for (const term of terms) {
    if (term.kind === 'word') words.push({ folded: foldText(term.word), not: term.not });
    if (term.kind === 'from') from.push({ username: term.username.toLowerCase(), not: term.not });
    if (term.kind === 'media') media.push(!term.not);
    if (term.kind === 'since') since.push(dayStart(term.day) ?? 0);
    if (term.kind === 'until') until.push(dayStart(term.day) ?? 0);
    if (term.kind === 'unknown') {
      const { text, not } = signed(term.text);
      words.push({ folded: foldText(text), not });
    }
  }
  if (terms.every(({ kind }) => kind === 'invalid')) return null;
  return {
    words,
    from,
    media: media[0] ?? null,
    since: since.length === 0 ? null : Math.max(...since),
    // With and without media at once is never true; neither is anything before the beginning of time.
    until: media.includes(true) && media.includes(false) ? -8.64e15 : until.length === 0 ? null : Math.min(...until),
  };
}

/** X finds words and pictographs, not signs. */
const searchable = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

/** Words that X takes as they are; everything else is quoted, so that no sign of its language slips in. */
const plainWord = /^[#$@]?[\p{L}\p{M}\p{N}_]+$/u;

function queryForX(terms: readonly SearchTerm[]): string | null {
  const parts = terms.map(partForX);
  const query = parts.flatMap(({ text }) => (text === '' ? [] : [text])).join(' ');
  return parts.some(({ finds }) => finds) && query.length <= longestQuery ? query : null;
}

/** @returns a term in X's language ('' when it has no place there), and whether X could search for it alone */
function partForX(term: SearchTerm): { text: string; finds: boolean } {
  const sign = 'not' in term && term.not ? '-' : '';
  switch (term.kind) {
    case 'word':
      return searchable.test(term.word)
        ? { text: `${sign}${wordForX(term.word)}`, finds: !term.not }
        : { text: '', finds: false };
    case 'from':
      return { text: `${sign}from:${term.username}`, finds: !term.not };
    case 'media':
      return { text: `${sign}has:media`, finds: false };
    case 'unknown': {
      const { text, not } = signed(term.text);
      const name = text.slice(0, text.indexOf(':')).toLowerCase();
      if (xOperators.has(name)) return { text: term.text, finds: !not && standalone.has(name) };
      return { text: `${not ? '-' : ''}${wordForX(text)}`, finds: !not };
    }
    default:
      // Recent search takes days as parameters, not in its query.
      return { text: '', finds: false };
  }
}

function wordForX(word: string): string {
  const text = word.replace(/["“”„\\]/gu, ' ').trim();
  // Only letters can be an operator of X in disguise.
  return plainWord.test(text) && text !== 'OR' && text !== 'AND' ? text : `"${text}"`;
}
