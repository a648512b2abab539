/** The API key pairs that a person entered. Whole values never leave main; the page sees a hint. */
import { type AppError, appError, fail, ok, type Result } from '../contract/errors.ts';
import { areExchangedKeys, isPlainValue } from '../contract/key-shapes.ts';
import type { ServiceId } from '../contract/views/ids.ts';
import type { AppKeyView, Dialect, DialectChoice } from '../contract/views/keys.ts';
import type { Core } from './core.ts';
import { meant } from './entered.ts';
import type { KeyEntry } from './schema.ts';

/** An app's own credentials: the consumer key and secret of OAuth 1.0a. */
export interface KeyPair {
  apiKey: string;
  apiKeySecret: string;
}

export interface AppKeys {
  list(): AppKeyView[];
  /**
   * Keeps a pair. A pair in the wrong order is turned round; a key that is already saved keeps its id and takes the new
   * secret and, if given, the new name.
   * @returns `key-missing`, `key-malformed`, why the vault is closed, or `store-not-written`
   */
  save(entered: KeyPair & { service: ServiceId; name?: string | undefined }): Result<AppKeyView>;
  /** @returns `key-unknown`, `secret-damaged`, or why the vault is closed */
  pair(keyId: string): Result<KeyPair>;
  /** An empty name is allowed. @returns `key-unknown` or `store-not-written` */
  rename(keyId: string, name: string): Result<null>;
  /**
   * Puts another pair in the place of this one. Its accounts keep everything, but may have to sign in again: an access
   * token belongs to the app that it was issued for. It also heals a key whose sealed values are damaged.
   * @returns what `save` returns, `key-unknown`, or `key-saved` for the pair of another saved key
   */
  replace(keyId: string, entered: KeyPair): Result<null>;
  /** @returns `key-unknown` or `store-not-written` */
  setDialect(keyId: string, dialect: DialectChoice): Result<null>;
  /** Which version of X's API is in use for a key: the chosen one, else the one that was noted, else v2. */
  speaks(keyId: string): Dialect;
  /**
   * Notes which version the service turned out to offer to a key. Not kept over a restart: a plan can change, and v2
   * tells it again at no cost.
   */
  noteSpeaks(keyId: string, dialect: Dialect): void;
  /** @returns `key-unknown`, `key-in-use` or `store-not-written` */
  remove(keyId: string): Result<null>;
}

const HINT_CHARACTERS = 4;
const ID_BYTES = 8;

export function appKeys(core: Core): AppKeys {
  /** What the service offered to keys whose version is chosen automatically. */
  const noted = new Map<string, Dialect>();

  const find = (keyId: string): KeyEntry | undefined => core.document().keys.find(({ id }) => id === keyId);
  const unknown = () => fail(appError('key-unknown', { kind: 'enter-keys' }));

  const pair = (keyId: string): Result<KeyPair> => {
    const entry = find(keyId);
    return entry ? openPair(core, entry) : unknown();
  };

  /** The saved key that has this API key at this service. */
  const holder = (service: ServiceId, apiKey: string): KeyEntry | undefined =>
    core.document().keys.find((entry) => {
      const opened = entry.service === service ? openPair(core, entry) : null;
      return opened?.ok && opened.value.apiKey === apiKey;
    });

  const spoken = ({ id, dialect }: KeyEntry): Dialect => (dialect === 'automatic' ? (noted.get(id) ?? 'v2') : dialect);

  const view = (entry: KeyEntry): AppKeyView => {
    const { id, service, name, hint, dialect } = entry;
    return { id, service, name, hint, dialect, speaks: spoken(entry) };
  };

  /** Changes an entry, or adds it. */
  const keep = (entry: KeyEntry): Result<null> => {
    const document = core.document();
    const known = document.keys.some(({ id }) => id === entry.id);
    const keys = known
      ? document.keys.map((other) => (other.id === entry.id ? entry : other))
      : [...document.keys, entry];
    return core.commit({ ...document, keys });
  };

  return {
    list: () => core.document().keys.map(view),

    save({ service, name, ...entered }) {
      const read = readKeyPair(entered);
      if (!read.ok) return read;
      const known = holder(service, read.value.apiKey);
      const id = known?.id ?? newId(core, core.document().keys);
      const sealed = sealPair(core, id, read.value);
      if (!sealed.ok) return sealed;
      const entry: KeyEntry = {
        id,
        service,
        name: name?.trim() || (known?.name ?? ''),
        dialect: known?.dialect ?? 'automatic',
        ...sealed.value,
      };
      const kept = keep(entry);
      return kept.ok ? ok(view(entry)) : kept;
    },

    pair,

    rename(keyId, name) {
      const entry = find(keyId);
      if (!entry) return unknown();
      const trimmed = name.trim();
      return entry.name === trimmed ? ok(null) : keep({ ...entry, name: trimmed });
    },

    replace(keyId, entered) {
      const entry = find(keyId);
      if (!entry) return unknown();
      const read = readKeyPair(entered);
      if (!read.ok) return read;
      const other = holder(entry.service, read.value.apiKey);
      if (other && other.id !== keyId) return fail(appError('key-saved'));
      const sealed = sealPair(core, keyId, read.value);
      if (!sealed.ok) return sealed;
      const kept = keep({ ...entry, ...sealed.value });
      if (kept.ok && noted.delete(keyId)) core.changed();
      return kept;
    },

    setDialect(keyId, dialect) {
      const entry = find(keyId);
      if (!entry) return unknown();
      // Choosing "automatic" again is the way to ask again what the service offers.
      const forgotten = noted.delete(keyId);
      const kept = entry.dialect === dialect ? ok(null) : keep({ ...entry, dialect });
      if (forgotten) core.changed();
      return kept;
    },

    speaks(keyId) {
      const entry = find(keyId);
      return entry ? spoken(entry) : 'v2';
    },

    noteSpeaks(keyId, dialect) {
      const entry = find(keyId);
      if (!entry) return;
      const before = spoken(entry);
      noted.set(keyId, dialect);
      if (spoken(entry) !== before) core.changed();
    },

    remove(keyId) {
      const document = core.document();
      if (!find(keyId)) return fail(appError('key-unknown'));
      if (document.accounts.some((account) => account.keyId === keyId)) return fail(appError('key-in-use'));
      const removed = core.commit({ ...document, keys: document.keys.filter(({ id }) => id !== keyId) });
      if (removed.ok) noted.delete(keyId);
      return removed;
    },
  };
}

/** @returns the pair as it was meant: without blanks and quotes around the values, and in the right order */
export function readKeyPair(entered: KeyPair): Result<KeyPair> {
  const apiKey = meant(entered.apiKey);
  const apiKeySecret = meant(entered.apiKeySecret);
  const wrong = (code: 'key-missing' | 'key-malformed') => fail(appError(code, { kind: 'enter-keys' }));
  // The same value twice means that one of the two was never pasted.
  if (apiKey === '' || apiKeySecret === '' || apiKey === apiKeySecret) return wrong('key-missing');
  if (!isPlainValue(apiKey) || !isPlainValue(apiKeySecret)) return wrong('key-malformed');
  const swapped = areExchangedKeys(apiKey, apiKeySecret);
  return ok(swapped ? { apiKey: apiKeySecret, apiKeySecret: apiKey } : { apiKey, apiKeySecret });
}

/** What of an entry belongs to its pair. */
function sealPair(
  core: Core,
  keyId: string,
  pair: KeyPair,
): Result<Pick<KeyEntry, 'hint' | 'apiKey' | 'apiKeySecret'>> {
  const apiKey = core.seal(keyId, 'api-key', pair.apiKey);
  if (!apiKey.ok) return apiKey;
  const apiKeySecret = core.seal(keyId, 'api-key-secret', pair.apiKeySecret);
  if (!apiKeySecret.ok) return apiKeySecret;
  return ok({ hint: pair.apiKey.slice(-HINT_CHARACTERS), apiKey: apiKey.value, apiKeySecret: apiKeySecret.value });
}

function openPair(core: Core, entry: KeyEntry): Result<KeyPair> {
  const apiKey = core.unseal(entry.id, 'api-key', entry.apiKey);
  if (!apiKey.ok) return fail(forKey(apiKey.error));
  const apiKeySecret = core.unseal(entry.id, 'api-key-secret', entry.apiKeySecret);
  if (!apiKeySecret.ok) return fail(forKey(apiKeySecret.error));
  return ok({ apiKey: apiKey.value, apiKeySecret: apiKeySecret.value });
}

/** Signing in again would need the very key that is damaged, so entering it is the way out. */
function forKey(error: AppError): AppError {
  return error.code === 'secret-damaged' ? appError('secret-damaged', { kind: 'enter-keys' }) : error;
}

function newId(core: Core, keys: readonly KeyEntry[]): string {
  const id = Buffer.from(core.random(ID_BYTES)).toString('hex');
  return keys.some((other) => other.id === id) ? newId(core, keys) : id;
}
