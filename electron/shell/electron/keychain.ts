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

/**
 * Asynchronous calls are preferred: the others block the whole app while the system asks for the keychain's password.
 * @param storage must only be used after Electron is ready: before, Linux answers "unknown"
 */
export function makeKeychain(storage: SafeStoragePort, platform: string): SystemKeychain {
  return {
    backend: async () => {
      const name = platform === 'linux' ? (storage.getSelectedStorageBackend?.() ?? 'unknown') : backendNames[platform];
      if (name === undefined || name === 'unknown') return { strength: 'none', name: name ?? platform };
      // A fixed password that is part of the program: everybody can decrypt it.
      if (name === 'basic_text') return { strength: 'weak', name };
      const available = storage.isAsyncEncryptionAvailable
        ? await storage.isAsyncEncryptionAvailable()
        : storage.isEncryptionAvailable();
      return { strength: available ? 'strong' : 'none', name };
    },
    encrypt: async (text) =>
      storage.encryptStringAsync ? storage.encryptStringAsync(text) : storage.encryptString(text),
    decrypt: async (bytes) => {
      const encrypted = Buffer.from(bytes);
      return storage.decryptStringAsync
        ? (await storage.decryptStringAsync(encrypted)).result
        : storage.decryptString(encrypted);
    },
  };
}
