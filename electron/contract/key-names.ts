/**
 * What people call X's keys and tokens in settings files, programs and notes. One idea of names for everything that is
 * pasted or brought in. Free of Node and DOM names: main and page both use it.
 *
 * A name is cut into known words (`TWITTER_API_KEY`, `twitterApiKey` and `Twitter: API key` are all twitter, api, key).
 * Words that only say where (twitter, my, prod) are set aside; what is left must be a name of the table below. A word
 * that nobody knows makes it the name of something else, as in `WEATHER_API_KEY`.
 */
import type { KeyField } from './views/keys.ts';

/**
 * What a name stands for. OAuth 2.0 has a client id and a client secret, which Pinion cannot use; but some libraries for
 * OAuth 1.0a say client key and client secret for the API key and its secret, so the company decides (`settleMeanings`).
 * So it does for a secret that does not say of what.
 */
export type NameMeaning = KeyField | 'secret' | 'client-id' | 'client-key' | 'client-secret' | 'oauth2';

export interface NameReading {
  meaning: NameMeaning;
  /**
   * `named`: it says that it is about X. `usual`: a full name. `short`: a word such as `key`, which needs more proof.
   * `initials`: such as `CK`, which only the shape of the value can prove.
   */
  certainty: 'named' | 'usual' | 'short' | 'initials';
}

const about = new Set(['twitter', 'tweepy', 'x', 'tw']);

const telling = new Set(
  'access api app application bearer client consumer id key oauth oauth2 owner refresh resource secret token'.split(
    ' ',
  ),
);

/** Say where or whose, or nothing. */
const idle = new Set(
  (
    'account accounts academic args auth authentication basic bot common config configuration credential credentials ' +
    'creds data default dev development dict enterprise env environment essential free general global handler keys ' +
    'kwargs main my options our params premium private prod production profile project rest search secrets self ' +
    'session setting settings social staging standard str stream streaming string test this tokens tweet tweets user ' +
    'users v value variables vars your'
  ).split(' '),
);

/** "Key and secret" is the name of no single value. */
const joining = new Set(['and']);

const known = new Set([...about, ...telling, ...idle, ...joining]);
const longestWord = Math.max(...[...known].map((word) => word.length));

/** Words before a name that do not change it: `api: {consumer_key: ...}`. */
const before = new Set(['api', 'app', 'application', 'bearer', 'client', 'key', 'oauth', 'token']);

const names: Readonly<Record<NameMeaning, readonly string[]>> = {
  // The older pages of X show both names at once: "Consumer Key (API Key)".
  'api-key': [
    ...['consumer key', 'consumer api key', 'api key', 'app key', 'application key', 'key'],
    'consumer key api key',
  ],
  'api-key-secret': [
    ...['consumer secret', 'consumer key secret', 'consumer secret key'],
    ...['consumer api secret', 'consumer api key secret', 'consumer api secret key'],
    ...['api secret', 'api key secret', 'api secret key', 'app secret', 'app key secret', 'app secret key'],
    ...['application secret', 'application key secret', 'key secret', 'secret key'],
    ...['consumer secret api secret', 'consumer secret api key secret', 'api key secret consumer secret'],
  ],
  'access-token': [
    ...['access token', 'access key', 'access token key', 'oauth token', 'oauth token key', 'oauth access token'],
    ...['resource owner key', 'token key', 'token'],
  ],
  'access-token-secret': [
    ...['access token secret', 'access secret', 'access secret token', 'access secret key', 'access key secret'],
    ...['access token key secret', 'access token secret key', 'oauth token secret', 'oauth secret'],
    ...['oauth access token secret', 'resource owner secret', 'token secret', 'token secret key', 'secret token'],
  ],
  secret: ['secret'],
  'bearer-token': ['bearer token', 'bearer', 'bearer key', 'bearer access token', 'app bearer token'],
  'client-id': ['client id', 'oauth2 client id'],
  'client-key': ['client key', 'client api key'],
  'client-secret': ['client secret', 'client id secret', 'client key secret', 'client secret key'],
  oauth2: [
    ...['refresh token', 'oauth2 client secret', 'oauth2 access token', 'oauth2 refresh token', 'oauth2 token'],
    ...['access token refresh', 'oauth2 client key', 'access refresh token'],
  ],
};

const meanings = new Map(
  (Object.keys(names) as NameMeaning[]).flatMap((meaning) => names[meaning].map((name) => [name, meaning] as const)),
);

/** Names that many programs use for secrets of their own. */
const short = new Set(['key', 'secret', 'token', 'token key', 'key secret', 'secret token', 'refresh token']);
/** Django and others keep their own secret under this name; only next to X's name it is X's. */
const onlyNamed = new Set(['secret key']);

/** What tutorials shorten the names to. */
const initials = new Map<string, KeyField>([
  ['ck', 'api-key'],
  ['cs', 'api-key-secret'],
  ['at', 'access-token'],
  ['as', 'access-token-secret'],
  ['ats', 'access-token-secret'],
]);

/** Stands for a word that nobody knows. */
const UNKNOWN = '?';

/** Longer ones are no names. */
const LONGEST_NAME = 80;

/** @returns the known words of a name in their order, `?` for each part that has others in it */
export function wordsOf(name: string): string[] {
  if (name.length > LONGEST_NAME) return [UNKNOWN];
  const words = name.split(/[^A-Za-z0-9]+/).flatMap((part) => (part === '' ? [] : wordsOfPart(part)));
  return words.flatMap((word, index) => {
    if (!isNumber(word)) return [word === 'oauth' && isTwo(words[index + 1]) ? 'oauth2' : word];
    return [];
  });
}

/** @param part letters and digits. @returns words, and numbers as they are */
function wordsOfPart(part: string): string[] {
  return (part.match(/[A-Za-z]+|[0-9]+[A-Za-z]?(?![A-Za-z])|[0-9]+/g) ?? []).flatMap((run) => {
    if (isNumber(run)) return [run.toLowerCase()];
    return split(run) ?? camelParts(run).flatMap((one) => split(one) ?? [UNKNOWN]);
  });
}

/**
 * Longer words first, and shorter ones where that leads nowhere: `keysecret` is no `keys`.
 * @returns the known words that a run of letters is made of, or null
 */
function split(letters: string): string[] | null {
  const text = letters.toLowerCase();
  const deadEnds = new Set<number>();
  const from = (start: number): string[] | null => {
    if (start === text.length) return [];
    if (deadEnds.has(start)) return null;
    for (let end = Math.min(text.length, start + longestWord); end > start; end -= 1) {
      const word = text.slice(start, end);
      const rest = known.has(word) ? from(end) : null;
      if (rest) return [word, ...rest];
    }
    deadEnds.add(start);
    return null;
  };
  return from(0);
}

const camelParts = (letters: string): string[] =>
  letters
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(' ');

const isNumber = (word: string): boolean => /^[0-9]/.test(word);
/** Of "OAuth 2.0". */
const isTwo = (word: string | undefined): boolean => word === '2' || word === '20';

/**
 * Whether a text consists of known words, so that it belongs to a name and is no value. `idle`: of such only that tell
 * nothing about a key.
 */
export function isName(text: string): false | 'telling' | 'idle' {
  const words = wordsOf(text);
  if (words.length === 0 || words.includes(UNKNOWN)) return false;
  return words.some((word) => !idle.has(word)) ? 'telling' : 'idle';
}

/**
 * @param path the names around it and its own, outermost first: `['twitter', 'consumer', 'key']`
 * @returns what it stands for; null when it is the name of something else, or of two things at once
 */
export function readName(path: readonly string[]): NameReading | null {
  const abbreviated = initials.get((path.at(-1) ?? '').toLowerCase());
  if (abbreviated) return { meaning: abbreviated, certainty: 'initials' };
  const words = path.flatMap(wordsOf);
  const named = words.some((word) => about.has(word));
  const core = words.filter((word, index, all) => telling.has(word) && word !== all[index - 1]);
  const strange = words.includes(UNKNOWN);
  if (words.some((word) => joining.has(word)) || (strange && !named)) return null;
  // In a section of X's, a name with strange words is still the name of something else.
  const own = wordsOf(path.at(-1) ?? '');
  if (own.includes(UNKNOWN) && !own.some((word) => about.has(word))) return null;
  for (let from = 0; from < core.length; from += 1) {
    const name = core.slice(from).join(' ');
    const meaning = meanings.get(name);
    if (meaning && (named || !onlyNamed.has(name)) && (!strange || core.length - from > 1)) {
      return { meaning: ofOauth2(meaning, core), certainty: named ? 'named' : short.has(name) ? 'short' : 'usual' };
    }
    if (!before.has(core[from] ?? '') && core[from] !== 'oauth2') return null;
  }
  return null;
}

/** Access tokens of OAuth 2.0 are of another kind. A bearer token is one, and can be used. */
function ofOauth2(meaning: NameMeaning, core: readonly string[]): NameMeaning {
  return core.includes('oauth2') && (meaning === 'access-token' || meaning === 'access-token-secret')
    ? 'oauth2'
    : meaning;
}

/**
 * Decides what client key, client secret and secret mean among the others.
 * @returns for each meaning the field, or null for what belongs to OAuth 2.0
 */
export function settleMeanings(all: readonly NameMeaning[]): (KeyField | null)[] {
  const has = (meaning: NameMeaning): boolean => all.includes(meaning);
  const oauth1 = has('client-key') && !has('client-id');
  // Of a token and a secret, next to a whole pair of keys or to none at all.
  const isOfToken = has('access-token') && !has('access-token-secret') && (has('api-key-secret') || !has('api-key'));
  return all.map((meaning) => {
    if (meaning === 'secret') return isOfToken ? 'access-token-secret' : 'api-key-secret';
    if (meaning === 'client-key') return oauth1 ? 'api-key' : null;
    if (meaning === 'client-secret') return oauth1 ? 'api-key-secret' : null;
    return meaning === 'client-id' || meaning === 'oauth2' ? null : meaning;
  });
}
