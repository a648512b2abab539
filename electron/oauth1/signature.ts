/**
 * OAuth 1.0a request signatures with HMAC-SHA1 (RFC 5849 section 3). Pure: nonce and time are passed in.
 *
 * Queries and form bodies must be built with `queryString`, so that what is sent and what is signed are encoded alike.
 */
import { createHmac } from 'node:crypto';

/** Decoded names and values in the order in which they are sent. A name may occur more than once. */
export type Pairs = readonly (readonly [name: string, value: string])[];

/** What the signature covers of a request. */
export interface SignableRequest {
  method: string;
  /** Absolute; may carry a query. */
  url: string;
  /** Decoded body, only when it is sent as `application/x-www-form-urlencoded`; no other body is covered. */
  form?: Pairs;
}

/** Key pair of the app, and of a token where there is one (a request token or an access token). */
export interface Credentials {
  consumerKey: string;
  consumerSecret: string;
  token?: string;
  tokenSecret?: string;
}

/** What makes a signature usable only once. */
export interface Stamp {
  nonce: string;
  /** Whole seconds since 1970, UTC, by the clock of the server. */
  timestamp: number;
}

/** Text that has no UTF-8 form, or percent-encoding that cannot be undone. The message never repeats the text. */
export class EncodingError extends Error {
  override name = 'EncodingError';
}

/**
 * Percent-encodes the UTF-8 form of a text; only letters, digits and `-._~` stay (RFC 5849 section 3.6).
 * @throws EncodingError for half of a surrogate pair
 */
export function percentEncode(text: string): string {
  let encoded: string;
  try {
    encoded = encodeURIComponent(text);
  } catch {
    throw new EncodingError('The text contains half of a surrogate pair and has no UTF-8 form.');
  }
  return encoded.replace(/[!*'()]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * Undoes percent-encoding in a query or form body, where `+` stands for a space.
 * @throws EncodingError when the encoding is broken
 */
function formDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new EncodingError('The percent-encoding is broken.');
  }
}

/**
 * Writes pairs as a query or form body, in their order: `a=b&c=d`.
 * @throws EncodingError for half of a surrogate pair
 */
export function queryString(pairs: Pairs): string {
  return pairs.map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`).join('&');
}

/**
 * Reads a query (without `?`) or a form body. A name without `=` has an empty value.
 * @throws EncodingError when the percent-encoding is broken
 */
export function parseQuery(text: string): [name: string, value: string][] {
  return text
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      return equals < 0
        ? [formDecode(part), '']
        : [formDecode(part.slice(0, equals)), formDecode(part.slice(equals + 1))];
    });
}

/** Encoded text is ASCII, so comparing code units is the byte order that the RFC asks for. */
const byByteOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Normalises parameters: encoded first, then sorted by name and value (RFC 5849 section 3.4.1.3.2).
 * @throws EncodingError for half of a surrogate pair
 */
export function parameterString(pairs: Pairs): string {
  return pairs
    .map(([name, value]) => [percentEncode(name), percentEncode(value)] as const)
    .sort((a, b) => byByteOrder(a[0], b[0]) || byByteOrder(a[1], b[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/**
 * The text that is signed (RFC 5849 section 3.4.1).
 * @param protocol the parameters of the Authorization header, without `realm` and `oauth_signature`
 * @throws EncodingError when a parameter cannot be encoded, or the URL's query cannot be decoded
 * @throws TypeError when the URL is not absolute
 */
export function baseString(request: SignableRequest, protocol: Pairs): string {
  const url = new URL(request.url);
  const parameters = [...parseQuery(url.search.slice(1)), ...(request.form ?? []), ...protocol];
  // URL gives scheme and host in lower case, leaves default ports out, and has the path as fetch sends it.
  const base = `${url.protocol}//${url.host}${url.pathname}`;
  return [request.method.toUpperCase(), base, parameterString(parameters)].map(percentEncode).join('&');
}

/**
 * Signs a base string (RFC 5849 section 3.4.2).
 * @param tokenSecret empty while there is no token yet
 * @returns base64
 */
export function signature(base: string, consumerSecret: string, tokenSecret = ''): string {
  const key = `${percentEncode(consumerSecret)}&${percentEncode(tokenSecret)}`;
  return createHmac('sha1', key).update(base).digest('base64');
}

/**
 * Makes a fresh stamp. The nonce is 128 random bits as hex digits, which every server accepts.
 * @param random gives that many random bytes
 * @param timestamp seconds since 1970 by the server's clock
 */
export function makeStamp(random: (bytes: number) => Uint8Array, timestamp: number): Stamp {
  return { nonce: Buffer.from(random(16)).toString('hex'), timestamp };
}

/**
 * Signs a request.
 * @param extra further parameters for the header, such as `oauth_callback` and `oauth_verifier`
 * @returns the value of the Authorization header (RFC 5849 section 3.5.1)
 * @throws EncodingError when a parameter cannot be encoded, or the URL's query cannot be decoded
 */
export function signRequest(
  request: SignableRequest & { method: 'GET' | 'POST' | 'DELETE' },
  credentials: Credentials,
  stamp: Stamp,
  extra: Pairs = [],
): { authorization: string } {
  const protocol: Pairs = [
    ...extra,
    ['oauth_consumer_key', credentials.consumerKey],
    ['oauth_nonce', stamp.nonce],
    ['oauth_signature_method', 'HMAC-SHA1'],
    ['oauth_timestamp', String(stamp.timestamp)],
    ...(credentials.token === undefined ? [] : [['oauth_token', credentials.token] as const]),
    ['oauth_version', '1.0'],
  ];
  const signed = signature(baseString(request, protocol), credentials.consumerSecret, credentials.tokenSecret);
  const fields = [...protocol, ['oauth_signature', signed] as const];
  return {
    authorization: `OAuth ${fields.map(([name, value]) => `${percentEncode(name)}="${percentEncode(value)}"`).join(', ')}`,
  };
}
