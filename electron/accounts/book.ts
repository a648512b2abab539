/**
 * The account book: who is signed in, keyed by service and numeric user id (handles change, ids do not), and the app keys
 * that are used without anybody signing in, keyed by service and key.
 */
import { type AppError, appError, fail, ok, type Result } from '../contract/errors.ts';
import type { AccountView } from '../contract/views/accounts.ts';
import type { AccountId, ServiceId } from '../contract/views/ids.ts';
import type { AppKeys } from './app-keys.ts';
import type { Core } from './core.ts';
import { nothingArranged, preferencesView } from './preferences.ts';
import { type AccountEntry, accountIdOf, type KeyEntry, userIdOf } from './schema.ts';

/** What is shown of an account; it may change at the service. */
export interface Profile {
  username: string;
  name: string;
  /** Address of the picture at the service. */
  avatar: string | null;
}

/** The outcome of a sign-in, or of asking for app-only access. */
export type SignedIn = UserSignedIn | AppAccess;

interface UserSignedIn extends Profile {
  service: ServiceId;
  access: 'pin' | 'own-token';
  userId: string;
  /** The app key that the access token was issued for. */
  keyId: string;
  token: string;
  tokenSecret: string;
}

/** Nobody is signed in, so the profile is empty. */
interface AppAccess extends Profile {
  service: ServiceId;
  access: 'app-only';
  userId: null;
  /** The app key that the bearer token was issued for. */
  keyId: string;
  /** The bearer token, as the service gave it. */
  token: string;
  tokenSecret: null;
}

/**
 * What proves a request. `user`: the four values that sign it (RFC 5849). `app`: the bearer token that is sent with it,
 * and the key that a fresh one is asked for with.
 */
export type Credentials =
  | { kind: 'user'; consumerKey: string; consumerSecret: string; token: string; tokenSecret: string }
  | { kind: 'app'; bearer: string; consumerKey: string; consumerSecret: string };

export interface AccountBook {
  /** In the order of adding. An account whose secrets are damaged says so in `problem`. */
  list(): AccountView[];
  currentId(): AccountId | null;
  /**
   * Adds an account, or renews the one that is there: its kind of access, tokens, key and profile are replaced, its
   * place, colour and arrangements stay. It becomes the current account. App-only access is there once per key.
   * @returns `key-unknown`, why the vault is closed, or `store-not-written`
   */
  add(signedIn: SignedIn): Result<{ account: AccountView; renewed: boolean }>;
  /** For accounts with a user. @returns `account-unknown` or `store-not-written` */
  updateProfile(id: AccountId, profile: Profile): Result<null>;
  /** Whether the account may post, as an answer of the service told. @returns `account-unknown` or `store-not-written` */
  noteAccess(id: AccountId, canPost: boolean): Result<null>;
  /**
   * Why an account cannot be used until the person acts; null when it works. Not kept over a restart: the next request
   * finds it out again, and troubles also end without Pinion being told.
   * @returns `account-unknown`
   */
  markProblem(id: AccountId, problem: AppError | null): Result<null>;
  /** @returns `account-unknown` or `store-not-written` */
  switchTo(id: AccountId): Result<null>;
  /** Erases an account and its secrets; the next one in order, else the one before, becomes current if it was. */
  remove(id: AccountId): Result<null>;
  /** @returns `account-unknown`, `secret-damaged`, or why the vault is closed */
  credentials(id: AccountId): Result<Credentials>;
}

const COLOURS = 8;

/**
 * Fields of the sealed records. An access token and a bearer token are never taken for each other, not even after
 * somebody changed the file.
 */
const fields = { token: 'token', tokenSecret: 'token-secret', bearer: 'bearer' } as const;

export function accountBook(core: Core, keys: Pick<AppKeys, 'pair'>): AccountBook {
  const problems = new Map<AccountId, AppError>();

  const find = (id: AccountId): AccountEntry | undefined => core.document().accounts.find((entry) => entry.id === id);
  const unknown = () => fail(appError('account-unknown'));

  const credentialsOf = (entry: AccountEntry): Result<Credentials> => {
    const pair = keys.pair(entry.keyId);
    if (!pair.ok) return pair;
    const key = { consumerKey: pair.value.apiKey, consumerSecret: pair.value.apiKeySecret };
    if (entry.tokenSecret === null) {
      const bearer = core.unseal(entry.id, fields.bearer, entry.token);
      return bearer.ok ? ok({ kind: 'app', bearer: bearer.value, ...key }) : bearer;
    }
    const token = core.unseal(entry.id, fields.token, entry.token);
    if (!token.ok) return token;
    const tokenSecret = core.unseal(entry.id, fields.tokenSecret, entry.tokenSecret);
    if (!tokenSecret.ok) return tokenSecret;
    return ok({ kind: 'user', ...key, token: token.value, tokenSecret: tokenSecret.value });
  };

  /** The records of a sign-in as they are kept. */
  const sealed = (id: AccountId, signedIn: SignedIn): Result<Pick<AccountEntry, 'token' | 'tokenSecret'>> => {
    if (signedIn.access === 'app-only') {
      const bearer = core.seal(id, fields.bearer, signedIn.token);
      return bearer.ok ? ok({ token: bearer.value, tokenSecret: null }) : bearer;
    }
    const token = core.seal(id, fields.token, signedIn.token);
    if (!token.ok) return token;
    const tokenSecret = core.seal(id, fields.tokenSecret, signedIn.tokenSecret);
    return tokenSecret.ok ? ok({ token: token.value, tokenSecret: tokenSecret.value }) : tokenSecret;
  };

  /** Opening records takes time, and accounts are listed often: what opened once does so while it and its key are the same. */
  const sound = new WeakMap<AccountEntry, KeyEntry>();

  const damage = (entry: AccountEntry): AppError | null => {
    const key = core.document().keys.find(({ id }) => id === entry.keyId);
    if (key !== undefined && sound.get(entry) === key) return null;
    const opened = credentialsOf(entry);
    if (opened.ok && key !== undefined) sound.set(entry, key);
    return !opened.ok && opened.error.code === 'secret-damaged' ? opened.error : null;
  };

  const view = (entry: AccountEntry): AccountView => {
    const { id, access, username, name, avatar, keyId, colour, canPost } = entry;
    const key = core.document().keys.find((candidate) => candidate.id === keyId);
    return {
      id,
      service: id.slice(0, id.indexOf(':')) as ServiceId,
      access,
      userId: userIdOf(entry),
      username,
      name: access === 'app-only' ? (key?.name ?? '') : name,
      avatar,
      keyId,
      colour,
      problem: damage(entry) ?? problems.get(id) ?? null,
      canPost,
      reading: preferencesView(entry),
    };
  };

  const commitEntry = (entry: AccountEntry): Result<null> => {
    const document = core.document();
    return core.commit({
      ...document,
      accounts: document.accounts.map((other) => (other.id === entry.id ? entry : other)),
    });
  };

  return {
    list: () => core.document().accounts.map(view),
    currentId: () => core.document().currentAccountId,

    add(signedIn) {
      const { service, access, keyId, username, name, avatar } = signedIn;
      const document = core.document();
      if (!document.keys.some((key) => key.id === keyId && key.service === service)) {
        return fail(appError('key-unknown', { kind: 'enter-keys' }));
      }
      const id = accountIdOf(
        service,
        signedIn.userId === null ? { appOnly: true, keyId } : { userId: signedIn.userId },
      );
      const records = sealed(id, signedIn);
      if (!records.ok) return records;
      const known = find(id);
      const entry: AccountEntry = {
        id,
        access,
        username,
        name,
        avatar,
        keyId,
        colour: known?.colour ?? nextColour(document.accounts),
        ...records.value,
        // A new access token may have another permission.
        canPost: null,
        reading: known?.reading ?? nothingArranged(access),
      };
      const accounts = known
        ? document.accounts.map((other) => (other === known ? entry : other))
        : [...document.accounts, entry];
      const kept = core.commit({ ...document, accounts, currentAccountId: id });
      if (!kept.ok) return kept;
      if (problems.delete(id)) core.changed();
      return ok({ account: view(entry), renewed: known !== undefined });
    },

    updateProfile(id, { username, name, avatar }) {
      const entry = find(id);
      if (!entry) return unknown();
      if (entry.access === 'app-only') return ok(null);
      const same = entry.username === username && entry.name === name && entry.avatar === avatar;
      return same ? ok(null) : commitEntry({ ...entry, username, name, avatar });
    },

    noteAccess(id, canPost) {
      const entry = find(id);
      if (!entry) return unknown();
      return entry.canPost === canPost ? ok(null) : commitEntry({ ...entry, canPost });
    },

    markProblem(id, problem) {
      if (!find(id)) return unknown();
      if (problem) problems.set(id, problem);
      else if (!problems.delete(id)) return ok(null);
      core.changed();
      return ok(null);
    },

    switchTo(id) {
      if (!find(id)) return unknown();
      const document = core.document();
      return document.currentAccountId === id ? ok(null) : core.commit({ ...document, currentAccountId: id });
    },

    remove(id) {
      const document = core.document();
      const index = document.accounts.findIndex((entry) => entry.id === id);
      if (index < 0) return unknown();
      const accounts = document.accounts.filter((entry) => entry.id !== id);
      const neighbour = (accounts[index] ?? accounts[index - 1])?.id ?? null;
      const currentAccountId = document.currentAccountId === id ? neighbour : document.currentAccountId;
      return core.commit({ ...document, accounts, currentAccountId });
    },

    credentials(id) {
      const entry = find(id);
      return entry ? credentialsOf(entry) : unknown();
    },
  };
}

/** The lowest colour that fewest accounts have: with up to eight accounts, all differ. */
function nextColour(accounts: readonly AccountEntry[]): number {
  const counts = Array.from({ length: COLOURS }, (_, colour) => accounts.filter((a) => a.colour === colour).length);
  return counts.indexOf(Math.min(...counts));
}
