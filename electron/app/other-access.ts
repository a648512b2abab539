/** The two ways in that need no browser: an access token of one's own, and app-only access. */
import type { Accounts } from '../accounts/accounts.ts';
import type { KeyImports } from '../accounts/import/imports.ts';
import { checkToken } from '../accounts/own-token.ts';
import type { Handlers } from '../contract/dispatch.ts';
import { appError, errorAtPractice, fail, ok, type Result } from '../contract/errors.ts';
import type { AccountId, AccountView } from '../contract/views.ts';
import { savePracticeKey } from './practice-key.ts';
import type { Services } from './services.ts';

type Answered = 'signIn.withToken' | 'signIn.appOnly';

export interface OtherAccessPorts {
  accounts: Accounts;
  services: Services;
  imports: Pick<KeyImports, 'token' | 'bearer'>;
  /** A value that must never be written anywhere in clear. */
  addSecret(value: string): void;
  /** An account was added, or has new tokens: what stopped its reading may no longer be so. */
  onSaved(accountId: AccountId): void;
}

interface Added {
  account: AccountView;
  renewed: boolean;
}

export function createOtherAccess(ports: OtherAccessPorts): Pick<Handlers, Answered> {
  const { accounts, services, imports, addSecret, onSaved } = ports;

  function added(result: Result<Added>): Result<{ accountId: AccountId; renewed: boolean }> {
    if (!result.ok) return result;
    const { account, renewed } = result.value;
    onSaved(account.id);
    return ok({ accountId: account.id, renewed });
  }

  /** These two are only ever cancelled by quitting. */
  const untilQuit = (): AbortSignal => new AbortController().signal;

  return {
    async 'signIn.withToken'(given) {
      const { keyId } = given;
      const entered = given.from === 'typed' ? ok(given) : imports.token(given.importId);
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
      // Nothing is saved before the service has told whose token this is.
      const me = await service.value
        .xFor(keyId)
        .me(
          { kind: 'user', consumerKey, consumerSecret, token: accessToken, tokenSecret: accessTokenSecret },
          untilQuit(),
        );
      if (!me.ok) return fail(key.service === 'practice' ? errorAtPractice(me.error) : me.error);
      const { id: userId, username, name, avatar } = me.value.user;
      return added(
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
    },

    async 'signIn.appOnly'({ service: id, keyId, importId }) {
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
      const known = importId === undefined ? null : imports.bearer(importId);
      const bearer = known === null ? await service.value.xFor(key.value).bearer(pair.value, untilQuit()) : ok(known);
      if (!bearer.ok) return fail(id === 'practice' ? errorAtPractice(bearer.error) : bearer.error);
      addSecret(bearer.value);
      return added(
        accounts.book.add({
          service: id,
          access: 'app-only',
          userId: null,
          keyId: key.value,
          token: bearer.value,
          tokenSecret: null,
          username: '',
          name: '',
          avatar: null,
        }),
      );
    },
  };
}
