/**
 * The data key under the system keychain. Every trouble of the keychain (locked, gone, another one) looks the same from
 * here: no key now, and nothing is thrown away.
 */
import { KEY_BYTES } from './envelope.ts';
import type { KeychainRecord } from './schema.ts';

/** The system's own protection of secrets; the shell implements it. */
export interface SystemKeychain {
  /** `weak` is something that is there but protects nothing (Linux `basic_text`). */
  backend(): Promise<{ strength: 'strong' | 'weak' | 'none'; name: string }>;
  /** @throws when the keychain is locked or missing */
  encrypt(text: string): Promise<Uint8Array>;
  /** @throws when the keychain is locked, missing, or not the one that encrypted */
  decrypt(bytes: Uint8Array): Promise<string>;
}

export interface KeychainKey {
  dataKey: Uint8Array;
  record: KeychainRecord;
}

/** @returns the backend; one that fails to tell counts as none */
export async function keychainBackend(keychain: SystemKeychain) {
  try {
    return await keychain.backend();
  } catch {
    return { strength: 'none', name: '' } as const;
  }
}

/**
 * Wraps a data key, and unwraps it again before it is trusted with anything.
 * @returns null when the keychain does not do both
 */
export async function wrapWithKeychain(
  keychain: SystemKeychain,
  backend: string,
  dataKey: Uint8Array,
): Promise<KeychainRecord | null> {
  try {
    // Base64 keeps the text on one line: some keyrings lose entries with line breaks.
    const wrapped = await keychain.encrypt(Buffer.from(dataKey).toString('base64'));
    const unwrapped = readDataKey(await keychain.decrypt(wrapped));
    if (!unwrapped?.equals(dataKey)) return null;
    return { mode: 'keychain', backend, wrappedKey: Buffer.from(wrapped).toString('base64') };
  } catch {
    return null;
  }
}

/**
 * Opens the data key. A different but real backend may still be able to (systems move entries when they are upgraded);
 * the key is then wrapped anew, so that the record names the backend in use. A weak one is not even asked.
 * @returns null when the key cannot be had now
 */
export async function unwrapWithKeychain(
  keychain: SystemKeychain,
  record: KeychainRecord,
): Promise<KeychainKey | null> {
  const backend = await keychainBackend(keychain);
  if (backend.strength !== 'strong') return null;
  try {
    const dataKey = readDataKey(await keychain.decrypt(Buffer.from(record.wrappedKey, 'base64')));
    if (!dataKey) return null;
    if (backend.name === record.backend) return { dataKey, record };
    return { dataKey, record: (await wrapWithKeychain(keychain, backend.name, dataKey)) ?? record };
  } catch {
    return null;
  }
}

function readDataKey(text: string): Buffer | null {
  const dataKey = Buffer.from(text, 'base64');
  return dataKey.length === KEY_BYTES && dataKey.toString('base64') === text ? dataKey : null;
}
