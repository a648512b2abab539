import { describe, expect, it } from 'vitest';
import { makeKeychain, type SafeStoragePort } from '../../../electron/shell/electron/keychain.ts';

/** Not encryption: only marks which calls were used. */
function fakeStorage(available: boolean, backend = 'gnome_libsecret'): SafeStoragePort {
  return {
    isEncryptionAvailable: () => available,
    encryptString: (text) => Buffer.from(`sync:${text}`),
    decryptString: (bytes) => bytes.toString().replace(/^sync:/, ''),
    getSelectedStorageBackend: () => backend,
  };
}

const fakeAsyncStorage = (available: boolean, backend?: string): SafeStoragePort => ({
  ...fakeStorage(!available, backend),
  isAsyncEncryptionAvailable: async () => available,
  encryptStringAsync: async (text) => Buffer.from(`async:${text}`),
  decryptStringAsync: async (bytes) => ({ result: bytes.toString().replace(/^a?sync:/, '') }),
});

describe('keychain', () => {
  it.each([
    ['linux', 'gnome_libsecret', true, { strength: 'strong', name: 'gnome_libsecret' }],
    ['linux', 'kwallet6', true, { strength: 'strong', name: 'kwallet6' }],
    ['linux', 'gnome_libsecret', false, { strength: 'none', name: 'gnome_libsecret' }],
    ['linux', 'basic_text', true, { strength: 'weak', name: 'basic_text' }],
    ['linux', 'unknown', true, { strength: 'none', name: 'unknown' }],
    ['darwin', '', true, { strength: 'strong', name: 'keychain' }],
    ['win32', '', true, { strength: 'strong', name: 'dpapi' }],
    ['win32', '', false, { strength: 'none', name: 'dpapi' }],
  ] as const)('on %s with backend "%s", available %s', async (platform, backend, available, expected) => {
    expect(await makeKeychain(fakeStorage(available, backend), platform).backend()).toEqual(expected);
  });

  it('asks the asynchronous interface where there is one', async () => {
    const keychain = makeKeychain(fakeAsyncStorage(true), 'linux');
    expect(await keychain.backend()).toEqual({ strength: 'strong', name: 'gnome_libsecret' });
    const sealed = await keychain.encrypt('a key');
    expect(Buffer.from(sealed).toString()).toBe('async:a key');
    expect(await keychain.decrypt(sealed)).toBe('a key');
  });

  it('uses the synchronous calls of older versions', async () => {
    const keychain = makeKeychain(fakeStorage(true), 'linux');
    const sealed = await keychain.encrypt('a key');
    expect(Buffer.from(sealed).toString()).toBe('sync:a key');
    expect(await keychain.decrypt(new Uint8Array(sealed))).toBe('a key');
  });

  it('reads what an older version sealed', async () => {
    const sealed = await makeKeychain(fakeStorage(true), 'linux').encrypt('a key');
    expect(await makeKeychain(fakeAsyncStorage(true), 'linux').decrypt(sealed)).toBe('a key');
  });

  it('passes on that the keychain is locked', async () => {
    const locked = fakeStorage(false);
    locked.encryptString = () => {
      throw new Error('locked');
    };
    await expect(makeKeychain(locked, 'linux').encrypt('a key')).rejects.toThrow('locked');
  });
});
