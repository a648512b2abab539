/**
 * Envelope encryption of single secrets: AES-256-GCM (NIST SP 800-38D) with a 96-bit nonce and a 128-bit tag. Pure:
 * key and nonce come from the caller.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';

export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A sealed secret as it is kept in the file. Both parts are base64; `data` is the ciphertext followed by its tag. */
export interface Sealed {
  nonce: string;
  data: string;
}

/**
 * The additional data of a record. It ties the record to its place, so that one that was moved to another owner or
 * field does not open.
 * @param owner account id, key id or another fixed name; never contains `|`
 */
export function recordLabel(owner: string, field: string): string {
  return `pinion/v1|${owner}|${field}`;
}

/**
 * @param key 32 bytes
 * @param nonce 12 bytes that were never used with this key before
 * @param label additional data, see `recordLabel`
 */
export function seal(key: Uint8Array, nonce: Uint8Array, label: string, plain: Uint8Array): Sealed {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(label, 'utf8'));
  const data = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { nonce: Buffer.from(nonce).toString('base64'), data: data.toString('base64') };
}

/** @returns the secret, or null when the record was altered, moved, cut short or sealed with another key */
export function unseal(key: Uint8Array, label: string, sealed: Sealed): Buffer | null {
  const nonce = Buffer.from(sealed.nonce, 'base64');
  const data = Buffer.from(sealed.data, 'base64');
  if (nonce.length !== NONCE_BYTES || data.length < TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(label, 'utf8'));
  decipher.setAuthTag(data.subarray(data.length - TAG_BYTES));
  const plain = decipher.update(data.subarray(0, data.length - TAG_BYTES));
  try {
    // GCM is a stream mode: everything came out of update(), and final() only checks the tag.
    decipher.final();
    return plain;
  } catch {
    wipe(plain);
    return null;
  }
}

/** Overwrites key material or plaintext that is no longer needed. Strings cannot be overwritten; buffers can. */
export function wipe(bytes: Uint8Array): void {
  bytes.fill(0);
}
