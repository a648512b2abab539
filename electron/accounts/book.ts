/** The account book: who is signed in, keyed by service and numeric user id (handles change, ids do not). */
import { type AppError, appError, fail, ok, type Result } from '../contract/errors.ts';
import type { AccountId, AccountView, ServiceId } from '../contract/views.ts';
import type { AppKeys } from './app-keys.ts';
import type { Core } from './core.ts';
import { nothingArranged, preferencesView } from './preferences.ts';
import { type AccountEntry, accountIdOf } from './schema.ts';

/** What is shown of an account; it may change at the service. */
export interface Profile {
  username: string;
  name: string;
  /** Address of the picture at the service. */
  avatar: string | null;
}

/** The outcome of a sign-in. */
export interface SignedIn extends Profile {
  service: ServiceId;
  userId: string;
  /** The app key that the access token was issued for. */
  keyId: string;
  token: string;
  tokenSecret: string;
}

/** The four values that sign a request (RFC 5849). */
interface Credentials {
  consumerKey: string;
  consumerSecret: string;
  token: string;
  tokenSecret: string;
}

export interface AccountBook {
  /** In the order of adding. An account whose secrets are damaged says so in `problem`. */
  list(): AccountView[];
  currentId(): AccountId | null;
  /**
   * Adds an account, or renews the one that is there: its tokens, key and profile are replaced, its place and colour
   * stay. It becomes the current account.
   * @returns `key-unknown`, why the vault is closed, or `store-not-written`
   */
  add(signedIn: SignedIn): Result<{ account: AccountView; renewed: boolean }>;
  /** @returns `account-unknown` or `store-not-written` */
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

export function accountBook(core: Core, keys: Pick<AppKeys, 'pair'>): AccountBook {
  const problems = new Map<AccountId, AppError>();

  const find = (id: AccountId): AccountEntry | undefined => core.document().accounts.find((entry) => entry.id === id);
  const unknown = () => fail(appError('account-unknown'));

  const credentialsOf = (entry: AccountEntry): Result<Credentials> => {
    const pair = keys.pair(entry.keyId);
    if (!pair.ok) return pair;
    const token = core.unseal(entry.id, 'token', entry.token);
    if (!token.ok) return token;
    const tokenSecret = core.unseal(entry.id, 'token-secret', entry.tokenSecret);
    if (!tokenSecret.ok) return tokenSecret;
    return ok({
      consumerKey: pair.value.apiKey,
      consumerSecret: pair.value.apiKeySecret,
      token: token.value,
      tokenSecret: tokenSecret.value,
    });
  };

  const damage = (entry: AccountEntry): AppError | null => {
    const opened = credentialsOf(entry);
    return !opened.ok && opened.error.code === 'secret-damaged' ? opened.error : null;
  };

  const view = (entry: AccountEntry): AccountView => {
    const { id, username, name, avatar, keyId, colour, canPost } = entry;
    const [service, userId] = id.split(':') as [ServiceId, string];
    const problem = damage(entry) ?? problems.get(id) ?? null;
    return {
      id,
      service,
      userId,
      username,
      name,
      avatar,
      keyId,
      colour,
      problem,
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

    add({ service, userId, username, name, avatar, keyId, token, tokenSecret }) {
      const document = core.document();
      if (!document.keys.some((key) => key.id === keyId && key.service === service)) {
        return fail(appError('key-unknown', { kind: 'enter-keys' }));
      }
      const id = accountIdOf(service, userId);
      const sealedToken = core.seal(id, 'token', token);
      if (!sealedToken.ok) return sealedToken;
      const sealedSecret = core.seal(id, 'token-secret', tokenSecret);
      if (!sealedSecret.ok) return sealedSecret;
      const known = find(id);
      const entry: AccountEntry = {
        id,
        username,
        name,
        avatar,
        keyId,
        colour: known?.colour ?? nextColour(document.accounts),
        token: sealedToken.value,
        tokenSecret: sealedSecret.value,
        // A new access token may have another permission.
        canPost: null,
        reading: known?.reading ?? nothingArranged(),
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
