/**
 * Takes secrets out of text before it is written anywhere. Two nets: values that are known to be secret in this run,
 * and patterns of what X's secrets look like or how they are labelled. It may hide too much; it must not hide too
 * little.
 */

const mask = '[hidden]';

/** Names whose value is a secret, in headers, forms, JSON, settings files and query strings. */
const secretNames = [
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'oauth_[a-z_]+',
  '(?:[a-z]+_)*(?:consumer_|api_|app_)?key(?:_secret)?',
  '(?:[a-z]+_)*(?:access_|bearer_|refresh_|request_)?token(?:_secret)?',
  '(?:[a-z]+_)*secret',
  'api ?key(?: ?secret)?',
  'apiKey(?:Secret)?',
  'consumerKey|consumerSecret|accessToken(?:Secret)?|tokenSecret|bearerToken|requestToken',
  '(?:pass(?:word|phrase))',
  'pin|verifier',
].join('|');

const patterns: readonly [RegExp, string][] = [
  // Authorization: OAuth oauth_consumer_key="..." | Bearer ... | Basic ...
  [/\b(OAuth|Bearer|Basic)\s+(?=[^\s]{8,}|oauth_)[^\r\n]*/gi, `$1 ${mask}`],
  // name="value", name: 'value', "name": "value"
  [new RegExp(`(["']?\\b(?:${secretNames})["']?\\s*[:=]\\s*)(["'])(?:\\\\.|(?!\\2).)*\\2`, 'gi'), `$1$2${mask}$2`],
  // name=value, name: value, name%3Dvalue
  [new RegExp(`(["']?\\b(?:${secretNames})["']?\\s*(?:[:=]|%3D)\\s*)(?!["'])[^\\s&,;"'}\\])]+`, 'gi'), `$1${mask}`],
  // An access token of X: the numeric user id, a hyphen, and about 40 characters.
  [/\b\d{2,19}-[A-Za-z0-9]{20,}\b/g, mask],
  // A bearer token of X.
  [/\bAAAAAAAAAAAAAAAAAAAA[A-Za-z0-9%+/=_-]{20,}/g, mask],
  // Anything else that long and that random: letters of both cases and digits in one run.
  [/\b(?=[A-Za-z0-9_-]*[a-z])(?=[A-Za-z0-9_-]*[A-Z])(?=[A-Za-z0-9_-]*[0-9])[A-Za-z0-9_-]{25,}\b/g, mask],
];

export interface Redactor {
  /** Text without anything that is, or looks like, a secret. */
  redact(text: string): string;
  /** Makes a value known: from now on it is hidden wherever it appears, also percent-encoded. */
  addSecret(value: string): void;
}

/** Shorter values would hide half of every sentence; a PIN has seven digits. */
const shortestSecret = 4;

/** @returns a redactor that knows no values yet */
export function makeRedactor(): Redactor {
  const known = new Set<string>();
  return {
    addSecret: (value) => {
      if (value.length < shortestSecret) return;
      known.add(value);
      known.add(encodeURIComponent(value));
    },
    redact: (text) => {
      let shown = text;
      // Longest first, so that a secret that contains another one is hidden as a whole.
      for (const secret of [...known].sort((a, b) => b.length - a.length)) shown = shown.replaceAll(secret, mask);
      for (const [pattern, replacement] of patterns) shown = shown.replace(pattern, replacement);
      return shown;
    },
  };
}
