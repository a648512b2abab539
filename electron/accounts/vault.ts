/**
 * The vault: a random data key that seals every secret, and the state machine of how that key is kept
 * (`VaultView`). Ciphertext is never thrown away here; a key that cannot be had now may be had later.
 */
import { type AppError, appError, fail, ok, type Result } from '../contract/errors.ts';
import type { VaultView } from '../contract/views/app.ts';
import { KEY_BYTES, NONCE_BYTES, recordLabel, type Sealed, seal, unseal, wipe } from './envelope.ts';
import { keychainBackend, type SystemKeychain, unwrapWithKeychain, wrapWithKeychain } from './keychain.ts';
import { preparePassphrase, SCRYPT_N, unwrapWithPassphrase, wrapWithPassphrase } from './passphrase.ts';
import type { KeychainRecord, PassphraseRecord, VaultRecord } from './schema.ts';

export interface VaultPorts {
  keychain: SystemKeychain;
  /** @returns that many bytes of a cryptographic random source */
  random(bytes: number): Uint8Array;
  /** Cost of scrypt for new passphrases, a power of two; tests use a small one. */
  scryptN?: number;
}

/** Seals and opens single secrets. */
export interface Sealer {
  /** @returns an error that says why the vault is closed */
  seal(owner: string, field: string, secret: string): Result<Sealed>;
  /** @returns `secret-damaged` when the record was altered or belongs elsewhere, else why the vault is closed */
  unseal(owner: string, field: string, sealed: Sealed): Result<string>;
}

export interface Vault extends Sealer {
  view(): VaultView;
  /** What has to be kept to open the vault again; null when nothing may be (undecided, session only). */
  record(): VaultRecord | null;
  /**
   * Protects the data key with a passphrase: the first choice, or the step from session only to staying signed in.
   * @param persist keeps the record; when it fails, nothing has changed
   * @returns `passphrase-short`, or why there is nothing to choose
   * Not to be run beside another of the changes below: the caller queues them.
   */
  setPassphrase(passphrase: string, persist: (record: VaultRecord) => Result<null>): Promise<Result<null>>;
  /** A new data key that lives only in memory. Allowed as long as the vault is not open in another way. */
  startSession(): Result<null>;
  /** @returns `passphrase-wrong` */
  unlock(passphrase: string): Promise<Result<null>>;
  /** Asks the keychain again. @returns `keychain-unavailable` when it still does not help */
  retryKeychain(): Promise<Result<null>>;
  /** Wipes the data key. Nothing can be sealed or opened any more; `view` and `record` tell what they told before. */
  close(): void;
}

type State =
  | { state: 'undecided'; keychain: 'unavailable' | 'weak' }
  | { state: 'ready'; mode: 'keychain' | 'passphrase'; dataKey: Uint8Array; record: VaultRecord }
  | { state: 'ready'; mode: 'session'; dataKey: Uint8Array; record: null }
  | { state: 'locked'; record: PassphraseRecord }
  | { state: 'unavailable'; record: KeychainRecord };

/** @param record what an earlier start kept; null at the first start */
export async function openVault(
  { keychain, random, scryptN = SCRYPT_N }: VaultPorts,
  record: VaultRecord | null,
): Promise<Vault> {
  let state = await firstState();
  /** How the key was kept stays known after closing: what is still written then must not lose it. */
  let closed = false;

  /** A real keychain is used without asking; everything else is the person's choice. */
  async function firstState(): Promise<State> {
    if (record?.mode === 'passphrase') return { state: 'locked', record };
    if (record?.mode === 'keychain') return askKeychain(record);
    const backend = await keychainBackend(keychain);
    if (backend.strength !== 'strong') {
      return { state: 'undecided', keychain: backend.strength === 'weak' ? 'weak' : 'unavailable' };
    }
    const dataKey = random(KEY_BYTES);
    const wrapped = await wrapWithKeychain(keychain, backend.name, dataKey);
    if (wrapped) return { state: 'ready', mode: 'keychain', dataKey, record: wrapped };
    wipe(dataKey);
    return { state: 'undecided', keychain: 'unavailable' };
  }

  async function askKeychain(kept: KeychainRecord): Promise<State> {
    const unwrapped = await unwrapWithKeychain(keychain, kept);
    return unwrapped ? { state: 'ready', mode: 'keychain', ...unwrapped } : { state: 'unavailable', record: kept };
  }

  return {
    view() {
      switch (state.state) {
        case 'ready':
          return { state: 'ready', mode: state.mode };
        case 'undecided':
          return { state: 'undecided', keychain: state.keychain };
        case 'locked':
          return { state: 'locked', mode: 'passphrase' };
        case 'unavailable':
          return { state: 'unavailable', mode: 'keychain', error: keychainUnavailable() };
      }
    },

    record: () => (state.state === 'undecided' ? null : state.record),

    seal(owner, field, secret) {
      if (closed) return fail(appError('vault-locked'));
      if (state.state !== 'ready') return fail(whyClosed(state));
      const plain = Buffer.from(secret, 'utf8');
      const sealed = seal(state.dataKey, random(NONCE_BYTES), recordLabel(owner, field), plain);
      wipe(plain);
      return ok(sealed);
    },

    unseal(owner, field, sealed) {
      if (closed) return fail(appError('vault-locked'));
      if (state.state !== 'ready') return fail(whyClosed(state));
      const plain = unseal(state.dataKey, recordLabel(owner, field), sealed);
      if (!plain) return fail(appError('secret-damaged', { kind: 'sign-in-again' }));
      const secret = plain.toString('utf8');
      wipe(plain);
      return ok(secret);
    },

    async setPassphrase(passphrase, persist) {
      if (state.state === 'ready' && state.mode !== 'session') return fail(appError('vault-decided'));
      if (state.state === 'locked' || state.state === 'unavailable') return fail(whyClosed(state));
      const prepared = preparePassphrase(passphrase);
      if (prepared === null) return fail(appError('passphrase-short'));
      // What was sealed in memory during the session stays readable: the same key is only kept in another way.
      const dataKey = state.state === 'ready' ? state.dataKey : random(KEY_BYTES);
      const wrapped = await wrapWithPassphrase(prepared, dataKey, random, scryptN);
      // Closing has wiped the key meanwhile; zeros must not become the key that is kept.
      if (closed) return fail(appError('vault-locked'));
      const persisted = persist(wrapped);
      if (persisted.ok) state = { state: 'ready', mode: 'passphrase', dataKey, record: wrapped };
      return persisted;
    },

    startSession() {
      if (state.state === 'ready') return state.mode === 'session' ? ok(null) : fail(appError('vault-decided'));
      state = { state: 'ready', mode: 'session', dataKey: random(KEY_BYTES), record: null };
      return ok(null);
    },

    async unlock(passphrase) {
      if (state.state === 'ready') return ok(null);
      if (state.state !== 'locked') return fail(whyClosed(state));
      const { record: kept } = state;
      const dataKey = await unwrapWithPassphrase(passphrase, kept);
      if (!dataKey) return fail(appError('passphrase-wrong', { kind: 'retry' }));
      state = { state: 'ready', mode: 'passphrase', dataKey, record: kept };
      return ok(null);
    },

    async retryKeychain() {
      if (state.state === 'unavailable') state = await askKeychain(state.record);
      else if (state.state === 'undecided') state = await firstState();
      if (state.state === 'ready') return ok(null);
      return fail(state.state === 'locked' ? whyClosed(state) : keychainUnavailable());
    },

    close() {
      if (state.state === 'ready') wipe(state.dataKey);
      // A key of zeros must never seal anything.
      closed = true;
    },
  };
}

/** Why nothing can be sealed or opened now. */
function whyClosed(state: Exclude<State, { state: 'ready' }>): AppError {
  switch (state.state) {
    case 'undecided':
      return appError('vault-undecided');
    case 'locked':
      return appError('vault-locked');
    case 'unavailable':
      return keychainUnavailable();
  }
}

function keychainUnavailable(): AppError {
  return appError('keychain-unavailable', { kind: 'retry' });
}
