/**
 * What X's keys and tokens look like. Shapes only ever raise or settle doubt; whether a value is right, the service
 * has to tell. Free of Node and DOM names: main and page both use it.
 */
import type { KeyField } from './views/keys.ts';

/**
 * Characters without a width: web pages and chats put them between letters, and no value of X has one.
 * @returns the text without them
 */
export const withoutInvisible = (text: string): string => text.replace(/\p{Cf}/gu, '');

/** Letters and digits: API keys, their secrets, and access token secrets. */
export const isPlainValue = (value: string): boolean => /^[A-Za-z0-9]+$/.test(value);

/** `<numeric user id>-<letters and digits>`. */
export const isAccessToken = (value: string): boolean => /^[0-9]+-[A-Za-z0-9]+$/.test(value);

/** As RFC 6750 allows them; X's hold `%` too and are used as they are. */
export const isBearerToken = (value: string): boolean => /^[A-Za-z0-9._~+/%-]+=*$/.test(value);

/** @returns whether the value has only characters that this field can have, in their order */
export function fits(field: KeyField, value: string): boolean {
  if (field === 'access-token') return isAccessToken(value);
  return field === 'bearer-token' ? isBearerToken(value) : isPlainValue(value);
}

/** Keys have about 25 characters, API key secrets 50, access token secrets 45: wide enough for small changes. */
const KEY_LENGTH = { min: 15, max: 35 };
const SECRET_LENGTH = { min: 40, max: 80 };
const API_KEY_SECRET_LENGTH = 50;
const ACCESS_TOKEN_SECRET_LENGTH = 45;
const SHORTEST_BEARER = 60;

/** A shape that a value has without doubt. `secret`: one of an API key or of an access token. */
export type Shape = 'api-key' | 'secret' | 'access-token' | 'bearer-token';

/** @returns what a value without a name is by its shape alone; null when that is not clear */
export function shapeOf(value: string): Shape | null {
  if (isPlainValue(value)) {
    if (isWithin(value, KEY_LENGTH)) return 'api-key';
    if (isWithin(value, SECRET_LENGTH)) return 'secret';
  }
  if (isAccessToken(value) && value.length >= KEY_LENGTH.min) return 'access-token';
  return value.length >= SHORTEST_BEARER && value.startsWith('AAAA') && isBearerToken(value) ? 'bearer-token' : null;
}

/** @returns whether a value looks like one of this field without doubt */
export function looksLike(field: KeyField, value: string): boolean {
  const shape = shapeOf(value);
  return field === 'api-key-secret' || field === 'access-token-secret' ? shape === 'secret' : shape === field;
}

/**
 * Values without names: two make an API key pair or an access token with its secret, four make both, and a bearer token
 * may be among them.
 * @param values distinct values in the order of the text
 * @returns the field of each value; null when there is any doubt
 */
export function fieldsByShape(values: readonly string[]): KeyField[] | null {
  const shapes = values.map(shapeOf);
  const count = (shape: Shape | null): number => shapes.filter((other) => other === shape).length;
  const [keys, tokens, secrets, bearers] = [
    count('api-key'),
    count('access-token'),
    count('secret'),
    count('bearer-token'),
  ];
  if (count(null) > 0 || keys > 1 || tokens > 1 || bearers > 1 || secrets !== keys + tokens || values.length < 2) {
    return null;
  }
  const ofToken = secretOfToken(values, shapes);
  if (ofToken === null) return null;
  return shapes.map((shape, index): KeyField => {
    if (shape !== 'secret') return shape ?? 'api-key';
    return index === ofToken ? 'access-token-secret' : 'api-key-secret';
  });
}

/** @returns the place of the access token's secret, -1 when there is no access token, null in doubt */
function secretOfToken(values: readonly string[], shapes: readonly (Shape | null)[]): number | null {
  const token = shapes.indexOf('access-token');
  if (token < 0) return -1;
  const [first, second] = [shapes.indexOf('secret'), shapes.lastIndexOf('secret')];
  if (first === second) return first;
  const lengths = [values[first]?.length, values[second]?.length];
  if (lengths[0] === API_KEY_SECRET_LENGTH && lengths[1] === ACCESS_TOKEN_SECRET_LENGTH) return second;
  if (lengths[1] === API_KEY_SECRET_LENGTH && lengths[0] === ACCESS_TOKEN_SECRET_LENGTH) return first;
  // Unusual lengths: then each secret has to stand right behind its own value.
  const key = shapes.indexOf('api-key');
  if (first === key + 1 && second === token + 1) return second;
  return first === token + 1 && second === key + 1 ? first : null;
}

/** Keys and secrets in each other's place. Lengths in between leave them where they are. */
export function areExchangedKeys(apiKey: string, apiKeySecret: string): boolean {
  return apiKey.length >= SECRET_LENGTH.min && apiKeySecret.length <= KEY_LENGTH.max;
}

/** Only one of the two has a hyphen behind a number. */
export function areExchangedTokens(accessToken: string, accessTokenSecret: string): boolean {
  return isPlainValue(accessToken) && isAccessToken(accessTokenSecret);
}

function isWithin({ length }: string, { min, max }: { min: number; max: number }): boolean {
  return length >= min && length <= max;
}
