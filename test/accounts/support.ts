/** Stand-ins for what the accounts room sees of the world: files in memory, a keychain, a clock, a random source. */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { type Accounts, type AccountsPorts, openAccounts } from '../../electron/accounts/accounts.ts';
import type { SignedIn } from '../../electron/accounts/book.ts';
import type { SystemKeychain } from '../../electron/accounts/keychain.ts';
import type { AccountsDocument } from '../../electron/accounts/schema.ts';
import type { KeyValueFile } from '../../electron/accounts/store.ts';
import type { Result } from '../../electron/contract/errors.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';

export class MemoryFile implements KeyValueFile {
  /** What the file holds; undefined when there is none. */
  text: string | undefined;
  aside: { stamp: string; text: string }[] = [];
  writes = 0;
  full = false;
  stuck = false;

  read(): unknown {
    return this.text === undefined ? undefined : JSON.parse(this.text);
  }

  write(content: Record<string, unknown>): void {
    if (this.full) throw new Error('no space left');
    this.text = JSON.stringify(content);
    this.writes += 1;
  }

  setAside(stamp: string): void {
    if (this.text === undefined) return;
    if (this.stuck) throw new Error('not permitted');
    this.aside.push({ stamp, text: this.text });
    this.text = undefined;
  }
}

/** A keychain with a key of its own; authenticated, so that another one notices. */
export class MemoryKeychain implements SystemKeychain {
  strength: 'strong' | 'weak' | 'none' = 'strong';
  name = 'gnome_libsecret';
  locked = false;
  /** Two keychains with the same seed can open each other's entries. */
  seed = 'one';

  static of(strength: 'strong' | 'weak' | 'none'): MemoryKeychain {
    const keychain = new MemoryKeychain();
    keychain.strength = strength;
    return keychain;
  }

  async backend() {
    return { strength: this.strength, name: this.name };
  }

  async encrypt(text: string): Promise<Uint8Array> {
    const cipher = createCipheriv('aes-256-gcm', this.key(), Buffer.alloc(12));
    return Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  async decrypt(bytes: Uint8Array): Promise<string> {
    const decipher = createDecipheriv('aes-256-gcm', this.key(), Buffer.alloc(12));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8');
  }

  private key(): Buffer {
    if (this.locked) throw new Error('locked');
    return createHash('sha256').update(this.seed).digest();
  }
}

/** Different bytes at every call, the same in every run. */
export function countingRandom(): (bytes: number) => Uint8Array {
  let calls = 0;
  return (bytes) => {
    calls += 1;
    return createHash('shake256', { outputLength: bytes }).update(`call ${calls}`).digest();
  };
}

export const NOON = Date.UTC(2026, 2, 14, 12, 0, 0);

/** A computer on which Pinion can be started again and again. */
export class Computer {
  file: KeyValueFile & { text?: string | undefined };
  backup: KeyValueFile & { text?: string | undefined };
  now = NOON;
  readonly keychain: MemoryKeychain;
  private readonly random = countingRandom();

  constructor(
    keychain = new MemoryKeychain(),
    files: { file: KeyValueFile; backup: KeyValueFile } = { file: new MemoryFile(), backup: new MemoryFile() },
  ) {
    this.keychain = keychain;
    this.file = files.file;
    this.backup = files.backup;
  }

  ports(): AccountsPorts {
    const { file, backup, keychain, random } = this;
    return { file, backup, keychain, random, now: () => this.now, scryptN: 2 ** 15 };
  }

  start(): Promise<Accounts> {
    return openAccounts(this.ports());
  }

  /** What the file holds, for tests of what is kept. */
  document(): AccountsDocument {
    return this.file.read() as AccountsDocument;
  }

  /** Changes the file and its backup as somebody with access to the disk could. */
  tamper(change: (document: AccountsDocument) => void): void {
    const document = this.document();
    change(document);
    this.file.write(document);
    this.backup.write(document);
  }
}

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`unexpected error: ${result.error.code}`);
  return result.value;
}

/** The error's code, or `ok`. */
export function code(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}

export const PASSPHRASE = 'correct horse battery';
export const PAIR = {
  apiKey: 'aB3dE5fG7hJ9kL1mN2pQ4rS6t',
  apiKeySecret: 'Zy9Xw8Vu7Ts6Rq5Po4Nm3Lk2Jh1Gf0Ed9Cb8Az7Yx6Wv5Ut4S3',
};

export function saveKey(accounts: Accounts): string {
  return value(accounts.keys.save({ service: 'x', ...PAIR })).id;
}

type UserSignedIn = Extract<SignedIn, { userId: string }>;

/** A sign-in of a made-up person. */
export function signedIn(keyId: string, userId: string, changes: Partial<UserSignedIn> = {}): UserSignedIn {
  return {
    service: 'x',
    access: 'pin',
    userId,
    keyId,
    username: `reader${userId}`,
    name: `Reader ${userId}`,
    avatar: null,
    token: `${userId}-token`,
    tokenSecret: `secret-of-${userId}`,
    ...changes,
  };
}

/** App-only access with a key. */
export function appOnly(keyId: string, token = `bearer-of-${keyId}`): SignedIn {
  const noProfile = { username: '', name: '', avatar: null };
  return { service: 'x', access: 'app-only', userId: null, keyId, token, tokenSecret: null, ...noProfile };
}

/** The access token in use. */
export function tokenOf(accounts: Accounts, id: AccountId): string {
  const credentials = value(accounts.book.credentials(id));
  return credentials.kind === 'user' ? credentials.token : credentials.bearer;
}

/** Starts with one key and these users signed in, in this order; the last one is current. */
export async function startWith(
  computer: Computer,
  ...userIds: string[]
): Promise<{ accounts: Accounts; keyId: string }> {
  const accounts = await computer.start();
  const keyId = saveKey(accounts);
  for (const userId of userIds) value(accounts.book.add(signedIn(keyId, userId)));
  return { accounts, keyId };
}
