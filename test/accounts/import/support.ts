/** Made-up values in the shapes of X's, and how the tests look at what was found. */
import { expect } from 'vitest';
import { type KeysRead, readKeys } from '../../../electron/accounts/import/read-keys.ts';
import type { KeyField } from '../../../electron/contract/views/keys.ts';

export const KEY = 'aB3dE5fG7hJ9kL1mN2pQ4rS6t';
export const SECRET = 'Zy9Xw8Vu7Ts6Rq5Po4Nm3Lk2Jh1Gf0Ed9Cb8Az7Yx6Wv5Ut4S3';
export const TOKEN = '1234567890-qWeRtYuIoPaSdFgHjKlZxCvBnM1234567890qWeR';
export const TOKEN_SECRET = 'mNbVcXzLkJhGfDsApOiUyTrEwQ0987654321mNbVcXzLk';
export const BEARER = 'AAAAAAAAAAAAAAAAAAAAAPq7wE%2BkX3vT9nR1mB5cZ8dL4fH6gJ2sY%3DuQ0oI7pV3xW9aN5tK1eM8rC4bD6hG2jF0lS';

export const all: Readonly<Record<KeyField, string>> = {
  'api-key': KEY,
  'api-key-secret': SECRET,
  'access-token': TOKEN,
  'access-token-secret': TOKEN_SECRET,
  'bearer-token': BEARER,
};

export const fields = Object.keys(all) as KeyField[];

/** Field → line, of what was found with the value that it has in these tests. */
export function linesOf({ found }: KeysRead): Partial<Record<KeyField, number | null>> {
  return Object.fromEntries(found.flatMap(({ field, value, line }) => (value === all[field] ? [[field, line]] : [])));
}

/** Line and beginning of each problem. */
export function problemsIn(text: string, name?: string): [number | null, string][] {
  const read = readKeys(text, name);
  expectNoValues(read.problems);
  return read.problems.map(({ line, message }) => [line, message]);
}

/** No value, and no part of one that is long enough to help anybody. */
export function expectNoValues(shown: unknown, values: readonly string[] = Object.values(all)): void {
  const text = JSON.stringify(shown);
  for (const value of values) {
    for (let from = 0; from + 8 <= value.length; from += 4) expect(text).not.toContain(value.slice(from, from + 8));
  }
}
