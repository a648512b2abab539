/**
 * What the parts of this room share: the document as it is now, and the one way to change it.
 *
 * In session mode the document lives only in memory; the file keeps what it held, apart from the settings. So a file
 * that cannot be unlocked today is still there tomorrow.
 */
import { isDeepStrictEqual } from 'node:util';
import { ok, type Result } from '../contract/errors.ts';
import { type AccountsDocument, emptyDocument, holdsSecrets, type VaultRecord } from './schema.ts';
import type { Store } from './store.ts';
import { openVault, type Sealer, type Vault, type VaultPorts } from './vault.ts';

export interface CorePorts extends VaultPorts {
  /** Milliseconds since 1970. */
  now(): number;
}

/** For the parts that read and change the document. */
export interface Core extends Sealer {
  document(): AccountsDocument;
  /** Keeps the next document, on disk unless in session mode. @returns `store-not-written`; nothing has changed then */
  commit(next: AccountsDocument): Result<null>;
  /** To be called after a change that is not in the document. */
  changed(): void;
  now(): number;
  random(bytes: number): Uint8Array;
}

/** For the part that opens and closes the vault. */
export interface VaultCore extends Core {
  vault(): Vault;
  /** Whether everything but the settings lives in memory only. */
  inSession(): boolean;
  /** Writes everything under a new record of the data key. */
  commitUnder(record: VaultRecord): Result<null>;
  /** Keeps the record of the data key when the keychain made a new one for what is already stored. */
  keepRecord(): void;
  /** Leaves what is on disk as it is and goes on with nothing, in memory. */
  beginSession(): Result<null>;
  /** Sets the files aside and goes on with nothing but the settings. */
  startOver(): Promise<Result<null>>;
  onChange(listener: () => void): () => void;
}

export async function openCore(store: Store, ports: CorePorts): Promise<VaultCore> {
  let live = store.document();
  let vault = await openVault(ports, usableRecord(live));
  const listeners = new Set<() => void>();

  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  const commit = (next: AccountsDocument): Result<null> => {
    const saved = inSession() ? saveSettings(next) : store.save({ ...next, vault: vault.record() });
    if (!saved.ok) return saved;
    live = inSession() ? next : store.document();
    changed();
    return saved;
  };

  const inSession = (): boolean => {
    const view = vault.view();
    return view.state === 'ready' && view.mode === 'session';
  };

  const saveSettings = ({ settings }: AccountsDocument): Result<null> => {
    const kept = store.document();
    return settings === live.settings ? ok(null) : store.save({ ...kept, settings });
  };

  // A write that fails here is repeated by the next commit; until then the former record is still the right one.
  const keepRecord = (): void => {
    const record = vault.record();
    const kept = store.document();
    if (record === null || !holdsSecrets(kept) || isDeepStrictEqual(record, kept.vault)) return;
    store.save({ ...kept, vault: record });
  };

  keepRecord();

  return {
    document: () => live,
    commit,
    changed,
    now: ports.now,
    random: ports.random,
    seal: (...record) => vault.seal(...record),
    unseal: (...record) => vault.unseal(...record),
    vault: () => vault,
    inSession,
    keepRecord,

    commitUnder: (record) => store.save({ ...live, vault: record }),

    beginSession() {
      if (inSession()) return ok(null);
      const begun = vault.startSession();
      if (begun.ok) live = { ...emptyDocument(), settings: live.settings };
      return begun;
    },

    async startOver() {
      const fresh = await openVault(ports, null);
      const emptied = store.startOver();
      if (!emptied.ok) {
        fresh.close();
        return emptied;
      }
      vault.close();
      vault = fresh;
      live = store.document();
      // The settings went aside with the file. A write that fails here is repeated by the next commit.
      store.save({ ...live, vault: vault.record() });
      return ok(null);
    },

    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A keychain record that seals nothing is not worth a warning when that keychain is gone: the choice starts afresh. */
function usableRecord(document: AccountsDocument): VaultRecord | null {
  return document.vault?.mode === 'keychain' && !holdsSecrets(document) ? null : document.vault;
}
