/**
 * The data key under a passphrase: scrypt (RFC 7914) makes a key of it, and that key wraps the data key with AES-GCM,
 * whose tag tells a wrong passphrase from the right one.
 */
import { scrypt } from 'node:crypto';
import { KEY_BYTES, NONCE_BYTES, recordLabel, seal, unseal, wipe } from './envelope.ts';
import type { PassphraseRecord } from './schema.ts';

const MIN_PASSPHRASE_CHARACTERS = 8;

/** Cost of one guess: 128 MiB and a good part of a second (OWASP's first choice for scrypt). */
export const SCRYPT_N = 2 ** 17;
const SCRYPT_R = 8;
const SCRYPT_P = 1;
const SALT_BYTES = 16;

const label = recordLabel('vault', 'data-key');

/**
 * The same passphrase typed on another keyboard or system may arrive in other code points, hence NFKC (as in RFC 8265).
 * @returns null when it is too short
 */
export function preparePassphrase(text: string): string | null {
  const prepared = text.normalize('NFKC');
  return [...prepared].length >= MIN_PASSPHRASE_CHARACTERS ? prepared : null;
}

/** @param n scrypt's cost, a power of two */
export async function wrapWithPassphrase(
  passphrase: string,
  dataKey: Uint8Array,
  random: (bytes: number) => Uint8Array,
  n: number,
): Promise<PassphraseRecord> {
  const parameters = { n, r: SCRYPT_R, p: SCRYPT_P, salt: Buffer.from(random(SALT_BYTES)).toString('base64') } as const;
  const wrappingKey = await deriveKey(passphrase, parameters);
  const wrappedKey = seal(wrappingKey, random(NONCE_BYTES), label, dataKey);
  wipe(wrappingKey);
  return { mode: 'passphrase', scrypt: parameters, wrappedKey };
}

/** @returns the data key, or null when the passphrase is wrong */
export async function unwrapWithPassphrase(passphrase: string, record: PassphraseRecord): Promise<Uint8Array | null> {
  const wrappingKey = await deriveKey(passphrase.normalize('NFKC'), record.scrypt);
  const dataKey = unseal(wrappingKey, label, record.wrappedKey);
  wipe(wrappingKey);
  return dataKey?.length === KEY_BYTES ? dataKey : null;
}

/** Runs on Node's thread pool, so that the window stays alive. */
function deriveKey(passphrase: string, { n, r, p, salt }: PassphraseRecord['scrypt']): Promise<Buffer> {
  // scrypt needs 128 * N * r bytes; Node's own limit of 32 MiB is too small for that.
  const options = { N: n, r, p, maxmem: 256 * n * r };
  return new Promise((resolve, reject) => {
    scrypt(passphrase, Buffer.from(salt, 'base64'), KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
