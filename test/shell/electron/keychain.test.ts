import { describe, expect, it } from 'vitest';
import { makeKeychain, type SafeStoragePort } from '../../../electron/shell/electron/keychain.ts';

/** For a keychain that always answers in time. */
const never = (): Promise<void> => new Promise(() => undefined);

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
    expect(await makeKeychain(fakeStorage(available, backend), platform, never).backend()).toEqual(expected);
  });

  it('asks the asynchronous interface where there is one', async () => {
    const keychain = makeKeychain(fakeAsyncStorage(true), 'linux', never);
    expect(await keychain.backend()).toEqual({ strength: 'strong', name: 'gnome_libsecret' });
    const sealed = await keychain.encrypt('a key');
    expect(Buffer.from(sealed).toString()).toBe('async:a key');
    expect(await keychain.decrypt(sealed)).toBe('a key');
  });

  it('uses the synchronous calls of older versions', async () => {
    const keychain = makeKeychain(fakeStorage(true), 'linux', never);
    const sealed = await keychain.encrypt('a key');
    expect(Buffer.from(sealed).toString()).toBe('sync:a key');
    expect(await keychain.decrypt(new Uint8Array(sealed))).toBe('a key');
  });

  it('reads what an older version sealed', async () => {
    const sealed = await makeKeychain(fakeStorage(true), 'linux', never).encrypt('a key');
    expect(await makeKeychain(fakeAsyncStorage(true), 'linux', never).decrypt(sealed)).toBe('a key');
  });

  it.each([
    ['linux', 'v10', 'weak'],
    ['linux', 'v11', 'strong'],
    ['linux', 'v12', 'strong'],
    // Elsewhere the same mark stands for the system's own protection.
    ['darwin', 'v10', 'strong'],
    ['win32', 'v10', 'strong'],
  ] as const)('on %s, what is sealed with the mark %s is %s', async (platform, mark, strength) => {
    const storage = fakeAsyncStorage(true);
    storage.encryptStringAsync = async (text) => Buffer.from(`${mark}${text}`);
    expect(await makeKeychain(storage, platform, never).backend()).toMatchObject({ strength });
  });

  it('does not wait for ever for a system that asks the person', async () => {
    const asking: SafeStoragePort = {
      ...fakeAsyncStorage(true),
      isAsyncEncryptionAvailable: () => new Promise(() => undefined),
      encryptStringAsync: () => new Promise(() => undefined),
      decryptStringAsync: () => new Promise(() => undefined),
    };
    const keychain = makeKeychain(asking, 'darwin', async () => undefined);
    await expect(keychain.backend()).rejects.toThrow('in time');
    await expect(keychain.encrypt('a key')).rejects.toThrow('in time');
    await expect(keychain.decrypt(new Uint8Array(3))).rejects.toThrow('in time');
  });

  it('passes on that the keychain is locked', async () => {
    const locked = fakeStorage(false);
    locked.encryptString = () => {
      throw new Error('locked');
    };
    await expect(makeKeychain(locked, 'linux', never).encrypt('a key')).rejects.toThrow('locked');
  });
});
