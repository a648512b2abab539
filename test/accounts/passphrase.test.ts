import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { SCRYPT_N, unwrapWithPassphrase, wrapWithPassphrase } from '../../electron/accounts/passphrase.ts';

const dataKey = randomBytes(32);
const wrap = () => wrapWithPassphrase('seven slow snails', dataKey, randomBytes, 2 ** 10);

it('costs as much per guess as OWASP asks for: 128 MiB', () => {
  expect(SCRYPT_N * 128 * 8).toBe(128 * 1024 * 1024);
});

it('shares neither salt nor nonce with another wrapping, so that a guess is worth one file only', async () => {
  const [one, other] = [await wrap(), await wrap()];
  expect(one.scrypt.salt).not.toBe(other.scrypt.salt);
  expect(Buffer.from(one.scrypt.salt, 'base64').byteLength).toBe(16);
  expect(one.wrappedKey.nonce).not.toBe(other.wrappedKey.nonce);
  expect(one.wrappedKey.data).not.toBe(other.wrappedKey.data);
  for (const record of [one, other]) {
    expect(await unwrapWithPassphrase('seven slow snails', record)).toEqual(dataKey);
    expect(await unwrapWithPassphrase('seven slow snailS', record)).toBeNull();
  }
});
