/** The person's API keys: entering, bringing in, naming, replacing, and which version of the API they are used for. */
import type { Accounts } from '../accounts/accounts.ts';
import { type KeyPair, readKeyPair } from '../accounts/app-keys.ts';
import type { KeyImports } from '../accounts/import/imports.ts';
import type { Handlers } from '../contract/dispatch.ts';
import { ok, type Result } from '../contract/errors.ts';
import { keyFileDialog } from '../contract/messages/keys.ts';
import type { AccountId } from '../contract/views/ids.ts';
import type { Shell } from '../shell/shell.ts';
import type { AppOnly } from './app-only.ts';
import type { Asking } from './asking.ts';
import type { Services } from './services.ts';

type Answered =
  | 'keys.save'
  | 'keys.remove'
  | 'keys.rename'
  | 'keys.replace'
  | 'keys.setDialect'
  | 'keys.read'
  | 'keys.saveImport'
  | 'keys.deletePlainFile'
  | 'keys.forgetImport';

export interface KeyRingPorts {
  accounts: Accounts;
  services: Services;
  /** Loaded when somebody brings keys in. */
  imports(): Promise<KeyImports>;
  appOnly: AppOnly;
  asking: Pick<Asking, 'forgetKey'>;
  shell: Pick<Shell, 'openDialog' | 'environment'>;
  /** A value that must never be written anywhere in clear. */
  addSecret(value: string): void;
  /** The key of these accounts is another one now. */
  onReplaced(accountIds: readonly AccountId[]): void;
  /** These accounts are read in another version of the API from now on, which may refuse less. */
  onDialect(accountIds: readonly AccountId[]): void;
}

export function createKeyRing(ports: KeyRingPorts): Pick<Handlers, Answered> {
  const { accounts, services, imports, appOnly, asking, shell, addSecret, onReplaced, onDialect } = ports;

  function hide<T extends KeyPair>(pair: T): T {
    // What is kept and sent is what was meant: without the quotes and invisible signs that may have come along.
    const meant = readKeyPair(pair);
    const { apiKey, apiKeySecret } = meant.ok ? meant.value : pair;
    addSecret(apiKey.trim());
    addSecret(apiKeySecret.trim());
    return pair;
  }

  /** An API key that is saved already may come with the new secret that the console made for it. */
  function save(pair: KeyPair, name: string | undefined): ReturnType<typeof accounts.keys.save> {
    const secrets = (): Map<string, string> =>
      new Map(
        accounts.keys.list().flatMap(({ id }) => {
          const saved = accounts.keys.pair(id);
          return saved.ok ? [[id, saved.value.apiKeySecret]] : [];
        }),
      );
    const before = secrets();
    const saved = accounts.keys.save({ service: 'x', ...hide(pair), name });
    if (!saved.ok) return saved;
    const { id } = saved.value;
    if (before.has(id) && before.get(id) !== secrets().get(id)) onReplaced(accountsOf(id));
    return saved;
  }

  /** What was found out about a key's dialect is of no use any more. */
  async function forgetDialect(keyId: string): Promise<void> {
    const x = await services.get('x');
    if (x.ok) x.value.forgetKey(keyId);
  }

  const accountsOf = (keyId: string): AccountId[] =>
    accounts.book.list().flatMap((account) => (account.keyId === keyId ? [account.id] : []));

  /**
   * App-only access would go on with the token of the former app, at its cost. So the new pair is asked for its own,
   * before anything is replaced.
   * @returns null where nobody looks around with this key
   */
  async function tokenFor(keyId: string, entered: KeyPair): Promise<Result<string | null>> {
    const account = appOnly.of(keyId);
    if (account === undefined) return ok(null);
    const pair = readKeyPair(entered);
    return pair.ok ? appOnly.ask(account.service, keyId, pair.value) : pair;
  }

  /** Gives the account that looks around with a key its new token, in the background of whatever is current. */
  function keepToken(keyId: string, bearer: string): Result<null> {
    const current = accounts.book.currentId();
    // It may have been removed while its token was asked for.
    const account = appOnly.of(keyId);
    if (account === undefined) return ok(null);
    const kept = appOnly.keep(account.service, keyId, bearer);
    if (!kept.ok) return kept;
    return current === null ? ok(null) : accounts.book.switchTo(current);
  }

  const chooseFile = (): Promise<string | null> => shell.openDialog(keyFileDialog);

  return {
    'keys.save': ({ name, apiKey, apiKeySecret }) => save({ apiKey, apiKeySecret }, name),
    'keys.remove'({ keyId }) {
      const removed = accounts.keys.remove(keyId);
      if (removed.ok) asking.forgetKey(keyId);
      return removed;
    },
    'keys.rename': ({ keyId, name }) => accounts.keys.rename(keyId, name),
    async 'keys.replace'(given) {
      const { keyId } = given;
      const pair: Result<KeyPair> = given.from === 'typed' ? ok(given) : (await imports()).pair(given.importId);
      if (!pair.ok) return pair;
      const { apiKey, apiKeySecret } = hide(pair.value);
      const token = await tokenFor(keyId, { apiKey, apiKeySecret });
      if (!token.ok) return token;
      const replaced = accounts.keys.replace(keyId, { apiKey, apiKeySecret });
      if (!replaced.ok) return replaced;
      const kept = token.value === null ? ok(null) : keepToken(keyId, token.value);
      asking.forgetKey(keyId);
      onReplaced(accountsOf(keyId));
      await forgetDialect(keyId);
      return kept;
    },
    async 'keys.setDialect'({ keyId, dialect }) {
      const set = accounts.keys.setDialect(keyId, dialect);
      if (!set.ok) return set;
      await forgetDialect(keyId);
      onDialect(accountsOf(keyId));
      return set;
    },
    async 'keys.read'(from) {
      if (from.from === 'text') return found((await imports()).fromText(from.text, from.name));
      if (from.from === 'environment') return found((await imports()).fromEnvironment(shell.environment));
      const file = await chooseFile();
      return file === null ? ok({ found: null }) : found(await (await imports()).fromFile(file));
    },
    async 'keys.saveImport'({ importId, name }) {
      const pair = (await imports()).pair(importId);
      return pair.ok ? save(pair.value, name) : pair;
    },
    'keys.deletePlainFile': async ({ importId }) => (await imports()).deletePlainFile(importId, chooseFile),
    async 'keys.forgetImport'({ importId }) {
      (await imports()).forget(importId);
      return ok(null);
    },
  };
}

const found = <T>(read: Result<T>): Result<{ found: T }> => (read.ok ? ok({ found: read.value }) : read);
