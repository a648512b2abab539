/** The system's keychain through Electron's `safeStorage`. */
import type { SystemKeychain } from '../shell.ts';

/** The part of `safeStorage` that is used; the asynchronous calls are missing in older versions of Electron. */
export interface SafeStoragePort {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
  getSelectedStorageBackend?(): string;
  isAsyncEncryptionAvailable?(): Promise<boolean>;
  encryptStringAsync?(text: string): Promise<Buffer>;
  decryptStringAsync?(encrypted: Buffer): Promise<{ result: string }>;
}

/** What stands behind `safeStorage` where Electron gives it no name. */
const backendNames: Readonly<Record<string, string>> = { darwin: 'keychain', win32: 'dpapi' };

/** On Linux, Chromium marks what it sealed with a fixed password, part of the program, by this prefix. */
const fixedPasswordMark = Buffer.from('v10');

/**
 * Milliseconds that the system gets for an answer. It may be asking the person for a password, and until the keychain
 * has answered there is no window: after this time the window opens and offers to try again.
 */
const answerLimitMs = 10_000;

/**
 * Asynchronous calls are preferred: the others block the whole app while the system asks for the keychain's password.
 * @param storage must only be used after Electron is ready: before, Linux answers "unknown"
 * @param delay resolves after that many milliseconds
 */
export function makeKeychain(
  storage: SafeStoragePort,
  platform: string,
  delay: (milliseconds: number) => Promise<void>,
): SystemKeychain {
  const inTime = <T>(answer: Promise<T>): Promise<T> =>
    Promise.race([
      answer,
      delay(answerLimitMs).then(() => {
        throw new Error('The keychain did not answer in time');
      }),
    ]);
  const encrypt = async (text: string): Promise<Buffer> =>
    storage.encryptStringAsync ? inTime(storage.encryptStringAsync(text)) : storage.encryptString(text);
  /**
   * The name on Linux comes from the kind of desktop, whether or not its keyring runs, and the asynchronous interface
   * falls back to the fixed password without saying so. Only the outcome tells.
   */
  const usesFixedPassword = async (): Promise<boolean> =>
    platform === 'linux' && (await encrypt('probe')).subarray(0, fixedPasswordMark.length).equals(fixedPasswordMark);

  return {
    backend: async () => {
      const name = platform === 'linux' ? (storage.getSelectedStorageBackend?.() ?? 'unknown') : backendNames[platform];
      if (name === undefined || name === 'unknown') return { strength: 'none', name: name ?? platform };
      // The fixed password again: everybody can decrypt it.
      if (name === 'basic_text') return { strength: 'weak', name };
      const available = storage.isAsyncEncryptionAvailable
        ? await inTime(storage.isAsyncEncryptionAvailable())
        : storage.isEncryptionAvailable();
      if (!available) return { strength: 'none', name };
      return { strength: (await usesFixedPassword()) ? 'weak' : 'strong', name };
    },
    encrypt,
    decrypt: async (bytes) => {
      const encrypted = Buffer.from(bytes);
      return storage.decryptStringAsync
        ? (await inTime(storage.decryptStringAsync(encrypted))).result
        : storage.decryptString(encrypted);
    },
  };
}
