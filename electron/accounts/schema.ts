/**
 * What the accounts file holds. Everything that is read from disk passes through here before anything uses it.
 *
 * Sealed records are only checked for their shape: a record that no longer opens is the trouble of one account, not of
 * the file.
 */
import { z } from 'zod';
import { columnSchema, filterRuleSchema, proxySchema } from '../contract/calls.ts';
import type { Access } from '../contract/views/accounts.ts';
import type { SettingsView } from '../contract/views/app.ts';
import type { AccountId, ServiceId } from '../contract/views/ids.ts';

/** Version of the layout below. Raise it with every change, and add a step to `migrations`. */
const DOCUMENT_VERSION = 4;

/** Version n → the step that turns a document of version n into one of version n + 1. */
export type Migrations = Readonly<Record<number, (document: Record<string, unknown>) => Record<string, unknown>>>;

export const migrations: Migrations = {
  /** Text scale, and what a person arranges for each account. */
  1: (document) => ({
    ...document,
    version: 2,
    settings: { ...objectOf(document['settings']), textScale: 100 },
    accounts: listOf(document['accounts']).map((account) => ({
      ...objectOf(account),
      canPost: null,
      reading: { columns: [{ kind: 'home' }], savedSearches: [], filters: [], refused: [] },
    })),
  }),
  /** Kinds of access, the version of X's API per key, trying again, automatic refreshing, and the proxy. */
  2: (document) => ({
    ...document,
    version: 3,
    settings: {
      ...objectOf(document['settings']),
      retries: { times: 4, delaySeconds: 1 },
      refreshMinutes: 0,
      proxy: { mode: 'system' },
    },
    keys: listOf(document['keys']).map((key) => ({ ...objectOf(key), dialect: 'automatic' })),
    // Until then there was no other way in than a PIN.
    accounts: listOf(document['accounts']).map((account) => ({ ...objectOf(account), access: 'pin' })),
  }),
  /** Columns may say what their list or user is called; those from before do not. */
  3: (document) => ({ ...document, version: 4 }),
};

/** What is no object stays none: the check that follows finds it. */
const objectOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const serviceId = z.enum(['x', 'practice']);
const accountId = z.templateLiteral([serviceId, ':', z.string().regex(/^(?:[0-9]{1,19}|app-[0-9a-f]{1,64})$/)]);
const sealed = z.strictObject({ nonce: z.string(), data: z.string() });

const keychainRecord = z.strictObject({
  mode: z.literal('keychain'),
  /** Name of the backend that wrapped the key, so that a change of it can be noticed. */
  backend: z.string(),
  wrappedKey: z.base64(),
});

/** Bounds keep a file that was tampered with from asking for gigabytes of memory. */
const passphraseRecord = z.strictObject({
  mode: z.literal('passphrase'),
  scrypt: z.strictObject({
    n: z
      .number()
      .int()
      .min(2 ** 15)
      .max(2 ** 20)
      .refine((n) => Number.isInteger(Math.log2(n))),
    r: z.literal(8),
    p: z.literal(1),
    salt: z.base64(),
  }),
  wrappedKey: sealed,
});

const keyEntry = z.strictObject({
  id: z.string().min(1).max(64),
  service: serviceId,
  name: z.string(),
  hint: z.string().max(4),
  apiKey: sealed,
  apiKeySecret: sealed,
  /** Which version of X's API the person wants for it. */
  dialect: z.enum(['automatic', 'v2', 'v1.1']),
});

const readingEntry = z.strictObject({
  columns: z.array(columnSchema),
  savedSearches: z.array(z.string().max(512)),
  filters: z.array(
    z.strictObject({ id: z.string().min(1).max(64), rule: filterRuleSchema, until: z.string().nullable() }),
  ),
  refused: z.array(
    z.strictObject({
      what: z.enum(['mentions', 'likes', 'bookmarks', 'lists', 'search', 'following', 'followers']),
      /** An error code; one of a later version is shown as a plain refusal. */
      code: z.string(),
      seen: z.boolean(),
    }),
  ),
});

const accountEntry = z
  .strictObject({
    id: accountId,
    access: z.enum(['pin', 'own-token', 'app-only']),
    /** Empty for app-only access, like the name: nobody is signed in. */
    username: z.string(),
    name: z.string(),
    avatar: z.string().nullable(),
    keyId: z.string(),
    colour: z.number().int().min(0).max(7),
    /** The access token; for app-only access the bearer token. */
    token: sealed,
    /** A bearer token has none. */
    tokenSecret: sealed.nullable(),
    canPost: z.boolean().nullable(),
    reading: readingEntry,
  })
  .refine(({ access, tokenSecret }) => (access === 'app-only') === (tokenSecret === null))
  // The id of app-only access is made of its key's, so that no key has it twice.
  .refine(({ id, access, keyId }) => (access === 'app-only' ? id.endsWith(`:app-${keyId}`) : !id.includes(':app-')))
  // Without a user there is no home timeline to begin with.
  .refine(({ access, reading }) => access === 'app-only' || reading.columns.length > 0);

const settingsEntry: z.ZodType<SettingsView> = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  dailyCap: z.number().int().min(0),
  textScale: z.number().int().min(80).max(200),
  retries: z.strictObject({
    times: z.number().int().min(0).max(4),
    delaySeconds: z.number().int().min(1).max(10),
  }),
  refreshMinutes: z.number().int().min(0).max(240),
  proxy: proxySchema,
});

const document = z
  .strictObject({
    version: z.literal(DOCUMENT_VERSION),
    settings: settingsEntry,
    vault: z.discriminatedUnion('mode', [keychainRecord, passphraseRecord]).nullable(),
    keys: z.array(keyEntry),
    accounts: z.array(accountEntry),
    currentAccountId: accountId.nullable(),
    pendingSignIn: sealed.nullable(),
    practiceSecret: sealed.nullable(),
  })
  .refine(({ keys }) => new Set(keys.map(({ id }) => id)).size === keys.length)
  .refine(({ accounts }) => new Set(accounts.map(({ id }) => id)).size === accounts.length)
  .refine(({ accounts, keys }) => accounts.every(({ keyId }) => keys.some(({ id }) => id === keyId)))
  .refine(
    ({ accounts, currentAccountId }) => currentAccountId === null || accounts.some(({ id }) => id === currentAccountId),
  );

export type AccountsDocument = z.output<typeof document>;
export type AccountEntry = AccountsDocument['accounts'][number];
/** What is kept of a person's arrangements for one account. */
export type ReadingEntry = z.output<typeof readingEntry>;
export type KeyEntry = AccountsDocument['keys'][number];
export type KeychainRecord = z.output<typeof keychainRecord>;
export type PassphraseRecord = z.output<typeof passphraseRecord>;
/** How the data key is kept. */
export type VaultRecord = KeychainRecord | PassphraseRecord;

/** Reading costs money, so automatic reading is limited from the start. Posts per UTC day. */
const DEFAULT_DAILY_CAP = 300;

/** @returns the document of a first start */
export function emptyDocument(): AccountsDocument {
  return {
    version: DOCUMENT_VERSION,
    settings: {
      theme: 'system',
      dailyCap: DEFAULT_DAILY_CAP,
      textScale: 100,
      retries: { times: 4, delaySeconds: 1 },
      refreshMinutes: 0,
      proxy: { mode: 'system' },
    },
    vault: null,
    keys: [],
    accounts: [],
    currentAccountId: null,
    pendingSignIn: null,
    practiceSecret: null,
  };
}

/** @returns whether anything in the document is sealed with the vault's data key */
export function holdsSecrets({ keys, accounts, pendingSignIn, practiceSecret }: AccountsDocument): boolean {
  return keys.length > 0 || accounts.length > 0 || pendingSignIn !== null || practiceSecret !== null;
}

/** `newer`: written by a later version of Pinion, whose layout this one does not know. */
export type ReadDocument = { kind: 'good'; document: AccountsDocument } | { kind: 'damaged' } | { kind: 'newer' };

/** Brings what a file holds to the current version, step by step, and checks it. */
export function readDocument(content: unknown, steps: Migrations = migrations): ReadDocument {
  const versioned = z.looseObject({ version: z.number().int().min(0) }).safeParse(content);
  if (!versioned.success) return { kind: 'damaged' };
  if (versioned.data.version > DOCUMENT_VERSION) return { kind: 'newer' };
  let current: Record<string, unknown> = versioned.data;
  for (let version = versioned.data.version; version < DOCUMENT_VERSION; version += 1) {
    const step = steps[version];
    if (!step) return { kind: 'damaged' };
    current = step(current);
  }
  const parsed = document.safeParse(current);
  return parsed.success ? { kind: 'good', document: parsed.data } : { kind: 'damaged' };
}

/** @returns whether settings can be kept as they are */
export function areSettings(settings: unknown): settings is SettingsView {
  return settingsEntry.safeParse(settings).success;
}

/** Where an account belongs. Numeric ids of different services never meet, nor do users and keys. */
export function accountIdOf(
  service: ServiceId,
  owner: { userId: string } | { appOnly: true; keyId: string },
): AccountId {
  return 'userId' in owner ? `${service}:${owner.userId}` : `${service}:app-${owner.keyId}`;
}

/** @returns the user that an account is signed in as; null for app-only access */
export function userIdOf({ id, access }: { id: AccountId; access: Access }): string | null {
  return access === 'app-only' ? null : id.slice(id.indexOf(':') + 1);
}
