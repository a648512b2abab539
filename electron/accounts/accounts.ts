/** The accounts room as the rest of Pinion sees it: accounts, app keys, secrets and settings. */
import type { AppError, Result } from '../contract/errors.ts';
import { type AppKeys, appKeys } from './app-keys.ts';
import { type AccountBook, accountBook } from './book.ts';
import { openCore } from './core.ts';
import type { SystemKeychain } from './keychain.ts';
import { type PendingSignIns, pendingSignIns } from './pending-sign-in.ts';
import { practiceSecret } from './practice-secret.ts';
import { type Preferences, preferences } from './preferences.ts';
import { type Settings, settings } from './settings.ts';
import { type KeyValueFile, openStore } from './store.ts';
import { type VaultControl, vaultControl } from './vault-control.ts';

export interface AccountsPorts {
  /** `accounts.json`, see `electronStoreFile`. */
  file: KeyValueFile;
  /** `accounts.backup.json`, kept beside it. */
  backup: KeyValueFile;
  keychain: SystemKeychain;
  /** @returns that many bytes of a cryptographic random source */
  random(bytes: number): Uint8Array;
  /** Milliseconds since 1970. */
  now(): number;
  /** Cost of scrypt for new passphrases, a power of two; only tests lower it. */
  scryptN?: number;
}

export interface Accounts {
  vault: VaultControl;
  book: AccountBook;
  keys: AppKeys;
  pending: PendingSignIns;
  settings: Settings;
  preferences: Preferences;
  /** 32 bytes that belong to this installation's practice service; made when first asked for. */
  practiceSecret(): Result<Uint8Array>;
  /** What happened to the file at start, to be shown as notices. */
  notices: readonly AppError[];
  /** Told after every change of anything above. @returns a function that ends it */
  onChange(listener: () => void): () => void;
  /** Wipes the data key, for the end of the process. */
  close(): void;
}

/** Opens the file and, where a system keychain allows it, the vault. Never fails: troubles become views and notices. */
export async function openAccounts(ports: AccountsPorts): Promise<Accounts> {
  const store = openStore(ports);
  const core = await openCore(store, ports);
  const keys = appKeys(core);
  return {
    vault: vaultControl(core, store),
    book: accountBook(core, keys),
    keys,
    pending: pendingSignIns(core),
    settings: settings(core),
    preferences: preferences(core),
    practiceSecret: () => practiceSecret(core),
    notices: store.notices,
    onChange: core.onChange,
    close: () => core.vault().close(),
  };
}
