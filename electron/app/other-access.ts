/** The two ways in that need no browser: an access token of one's own, and app-only access. */
import type { Accounts } from '../accounts/accounts.ts';
import type { KeyImports } from '../accounts/import/imports.ts';
import { checkToken } from '../accounts/own-token.ts';
import type { Handlers } from '../contract/dispatch.ts';
import { appError, errorAtPractice, fail, ok, type Result } from '../contract/errors.ts';
import type { AccountView } from '../contract/views/accounts.ts';
import type { AccountId } from '../contract/views/ids.ts';
import type { X } from '../x/api.ts';
import type { AppOnly } from './app-only.ts';
import { savePracticeKey } from './practice-key.ts';
import type { Services } from './services.ts';

type Answered = 'signIn.withToken' | 'signIn.appOnly';

export interface OtherAccessPorts {
  accounts: Accounts;
  services: Services;
  /** Loaded when somebody brings keys in. */
  imports(): Promise<Pick<KeyImports, 'token'>>;
  appOnly: AppOnly;
  /** A value that must never be written anywhere in clear. */
  addSecret(value: string): void;
  /** An account was added, or has new tokens: what stopped its reading may no longer be so. */
  onSaved(accountId: AccountId): void;
  /** What finding out whose token it is has cost an account that is there now. */
  onBilled(accountId: AccountId, billed: MeBilled): void;
}

/** What an answer about whose credentials these are may cost. */
export type MeBilled = Extract<Awaited<ReturnType<X['me']>>, { ok: true }>['value']['billed'];

interface Added {
  account: AccountView;
  renewed: boolean;
}

export function createOtherAccess(ports: OtherAccessPorts): Pick<Handlers, Answered> {
  const { accounts, services, imports, appOnly, addSecret, onSaved, onBilled } = ports;

  function added(result: Result<Added>): Result<{ accountId: AccountId; renewed: boolean }> {
    if (!result.ok) return result;
    const { account, renewed } = result.value;
    onSaved(account.id);
    return ok({ accountId: account.id, renewed });
  }

  return {
    async 'signIn.withToken'(given) {
      const { keyId } = given;
      const entered = given.from === 'typed' ? ok(given) : (await imports()).token(given.importId);
      if (!entered.ok) return entered;
      const checked = checkToken(entered.value);
      if (!checked.ok) return checked;
      const { accessToken, accessTokenSecret } = checked.value;
      addSecret(accessToken);
      addSecret(accessTokenSecret);
      const key = accounts.keys.list().find(({ id }) => id === keyId);
      if (!key) return fail(appError('key-unknown', { kind: 'enter-keys' }));
      const pair = accounts.keys.pair(keyId);
      if (!pair.ok) return pair;
      const service = await services.get(key.service);
      if (!service.ok) return service;
      const { apiKey: consumerKey, apiKeySecret: consumerSecret } = pair.value;
      // Nothing is saved before the service has told whose token this is. Only quitting cancels that.
      const { signal } = new AbortController();
      const me = await service.value
        .xFor(keyId)
        .me({ kind: 'user', consumerKey, consumerSecret, token: accessToken, tokenSecret: accessTokenSecret }, signal);
      // Nobody was signed in with it yet.
      if (!me.ok && me.error.code === 'signed-out') {
        return fail(appError('token-refused', { kind: 'none' }, me.error.details));
      }
      if (!me.ok) return fail(key.service === 'practice' ? errorAtPractice(me.error) : me.error);
      const { id: userId, username, name, avatar } = me.value.user;
      const saved = added(
        accounts.book.add({
          service: key.service,
          access: 'own-token',
          userId,
          keyId,
          token: accessToken,
          tokenSecret: accessTokenSecret,
          username,
          name,
          avatar,
        }),
      );
      if (saved.ok) onBilled(saved.value.accountId, me.value.billed);
      return saved;
    },

    async 'signIn.appOnly'({ service: id, keyId }) {
      const service = await services.get(id);
      if (!service.ok) return service;
      const key: Result<string> =
        id === 'practice'
          ? savePracticeKey(accounts, services)
          : keyId === undefined
            ? fail(appError('key-missing', { kind: 'enter-keys' }))
            : ok(keyId);
      if (!key.ok) return key;
      if (!accounts.keys.list().some((own) => own.id === key.value && own.service === id)) {
        return fail(appError('key-unknown', { kind: 'enter-keys' }));
      }
      const pair = accounts.keys.pair(key.value);
      if (!pair.ok) return pair;
      const account = appOnly.of(key.value);
      // Its token is asked for once. Only one that no longer works is asked for anew.
      if (account?.problem === null) {
        const gone = accounts.book.switchTo(account.id);
        return gone.ok ? ok({ accountId: account.id, renewed: true }) : gone;
      }
      const bearer = await appOnly.ask(id, key.value, pair.value);
      return bearer.ok ? added(appOnly.keep(id, key.value, bearer.value)) : bearer;
    },
  };
}
