/** The person's API keys: entering, bringing in, naming, replacing, and which version of the API they are used for. */
import type { Accounts } from '../accounts/accounts.ts';
import type { KeyImports } from '../accounts/import/imports.ts';
import type { Handlers } from '../contract/dispatch.ts';
import { ok, type Result } from '../contract/errors.ts';
import { keyFileDialog } from '../contract/messages/keys.ts';
import type { AccountId } from '../contract/views.ts';
import type { Requests } from '../requests/requests.ts';
import type { Shell } from '../shell/shell.ts';
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
  imports: KeyImports;
  requests: Pick<Requests, 'forgetKey'>;
  shell: Pick<Shell, 'openDialog' | 'environment'>;
  /** A value that must never be written anywhere in clear. */
  addSecret(value: string): void;
  /** The key of these accounts is another one now. */
  onReplaced(accountIds: readonly AccountId[]): void;
}

interface KeyPair {
  apiKey: string;
  apiKeySecret: string;
}

export function createKeyRing(ports: KeyRingPorts): Pick<Handlers, Answered> {
  const { accounts, services, imports, requests, shell, addSecret, onReplaced } = ports;

  function hide<T extends KeyPair>(pair: T): T {
    addSecret(pair.apiKey.trim());
    addSecret(pair.apiKeySecret.trim());
    return pair;
  }
  const save = (pair: KeyPair, name: string | undefined) => accounts.keys.save({ service: 'x', ...hide(pair), name });

  /** What was found out about a key's dialect is of no use any more. */
  async function forgetDialect(keyId: string): Promise<void> {
    const x = await services.get('x');
    if (x.ok) x.value.forgetKey(keyId);
  }

  const chooseFile = (): Promise<string | null> => shell.openDialog(keyFileDialog);

  return {
    'keys.save': ({ name, apiKey, apiKeySecret }) => save({ apiKey, apiKeySecret }, name),
    'keys.remove': ({ keyId }) => accounts.keys.remove(keyId),
    'keys.rename': ({ keyId, name }) => accounts.keys.rename(keyId, name),
    async 'keys.replace'(given) {
      const { keyId } = given;
      const pair: Result<KeyPair> = given.from === 'typed' ? ok(given) : imports.pair(given.importId);
      if (!pair.ok) return pair;
      const { apiKey, apiKeySecret } = hide(pair.value);
      const replaced = accounts.keys.replace(keyId, { apiKey, apiKeySecret });
      if (!replaced.ok) return replaced;
      await forgetDialect(keyId);
      requests.forgetKey(keyId);
      onReplaced(accounts.book.list().flatMap((account) => (account.keyId === keyId ? [account.id] : [])));
      return ok(null);
    },
    async 'keys.setDialect'({ keyId, dialect }) {
      const set = accounts.keys.setDialect(keyId, dialect);
      if (set.ok) await forgetDialect(keyId);
      return set;
    },
    async 'keys.read'(from) {
      if (from.from === 'text') return found(imports.fromText(from.text, from.name));
      if (from.from === 'environment') return found(imports.fromEnvironment(shell.environment));
      const file = await chooseFile();
      return file === null ? ok({ found: null }) : found(await imports.fromFile(file));
    },
    'keys.saveImport'({ importId, name }) {
      const pair = imports.pair(importId);
      return pair.ok ? save(pair.value, name) : pair;
    },
    'keys.deletePlainFile': ({ importId }) => imports.deletePlainFile(importId, chooseFile),
    'keys.forgetImport'({ importId }) {
      imports.forget(importId);
      return ok(null);
    },
  };
}

const found = <T>(read: Result<T>): Result<{ found: T }> => (read.ok ? ok({ found: read.value }) : read);
