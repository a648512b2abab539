/** The API key pairs that a person entered. Whole values never leave main; the page sees a hint. */
import { type AppError, appError, fail, ok, type Result } from '../contract/errors.ts';
import type { AppKeyView, ServiceId } from '../contract/views.ts';
import type { Core } from './core.ts';
import type { KeyEntry } from './schema.ts';

/** An app's own credentials: the consumer key and secret of OAuth 1.0a. */
interface KeyPair {
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
  /** @returns `key-unknown`, `key-in-use` or `store-not-written` */
  remove(keyId: string): Result<null>;
}

const HINT_CHARACTERS = 4;
const ID_BYTES = 8;

export function appKeys(core: Core): AppKeys {
  const pair = (keyId: string): Result<KeyPair> => {
    const entry = core.document().keys.find(({ id }) => id === keyId);
    return entry ? openPair(core, entry) : fail(appError('key-unknown', { kind: 'enter-keys' }));
  };

  return {
    list: () => core.document().keys.map(keyView),

    save({ service, name, ...entered }) {
      const read = readKeyPair(entered);
      if (!read.ok) return read;
      const document = core.document();
      const known = document.keys.find((entry) => {
        const opened = entry.service === service ? openPair(core, entry) : null;
        return opened?.ok && opened.value.apiKey === read.value.apiKey;
      });
      const id = known?.id ?? newId(core, document.keys);
      const apiKey = core.seal(id, 'api-key', read.value.apiKey);
      if (!apiKey.ok) return apiKey;
      const apiKeySecret = core.seal(id, 'api-key-secret', read.value.apiKeySecret);
      if (!apiKeySecret.ok) return apiKeySecret;
      const entry: KeyEntry = {
        id,
        service,
        name: name?.trim() || (known?.name ?? ''),
        hint: read.value.apiKey.slice(-HINT_CHARACTERS),
        apiKey: apiKey.value,
        apiKeySecret: apiKeySecret.value,
      };
      const keys = known ? document.keys.map((other) => (other === known ? entry : other)) : [...document.keys, entry];
      const kept = core.commit({ ...document, keys });
      return kept.ok ? ok(keyView(entry)) : kept;
    },

    pair,

    remove(keyId) {
      const document = core.document();
      if (!document.keys.some(({ id }) => id === keyId)) return fail(appError('key-unknown'));
      if (document.accounts.some((account) => account.keyId === keyId)) return fail(appError('key-in-use'));
      return core.commit({ ...document, keys: document.keys.filter(({ id }) => id !== keyId) });
    },
  };
}

/** X's API keys have about 25 letters and digits, their secrets about 50; in between lies no doubt. */
const LONGEST_KEY = 35;
const SHORTEST_SECRET = 40;

/** @returns the pair as it was meant, without stray spaces and in the right order */
function readKeyPair(entered: KeyPair): Result<KeyPair> {
  const apiKey = entered.apiKey.trim();
  const apiKeySecret = entered.apiKeySecret.trim();
  const wrong = (code: 'key-missing' | 'key-malformed') => fail(appError(code, { kind: 'enter-keys' }));
  // The same value twice means that one of the two was never pasted.
  if (apiKey === '' || apiKeySecret === '' || apiKey === apiKeySecret) return wrong('key-missing');
  if (![apiKey, apiKeySecret].every((value) => /^[A-Za-z0-9]+$/.test(value))) return wrong('key-malformed');
  const swapped = apiKey.length >= SHORTEST_SECRET && apiKeySecret.length <= LONGEST_KEY;
  return ok(swapped ? { apiKey: apiKeySecret, apiKeySecret: apiKey } : { apiKey, apiKeySecret });
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

function keyView({ id, service, name, hint }: KeyEntry): AppKeyView {
  return { id, service, name, hint };
}
