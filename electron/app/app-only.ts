/** App-only access: asking for the app's own token, and keeping it with the account that looks around with it. */
import type { Accounts } from '../accounts/accounts.ts';
import type { KeyPair } from '../accounts/app-keys.ts';
import { errorAtPractice, fail, ok, type Result } from '../contract/errors.ts';
import type { AccountView } from '../contract/views/accounts.ts';
import type { ServiceId } from '../contract/views/ids.ts';
import type { Services } from './services.ts';

export interface AppOnlyPorts {
  accounts: Accounts;
  services: Services;
  /** A value that must never be written anywhere in clear. */
  addSecret(value: string): void;
}

export interface AppOnly {
  /** @returns the account that looks around with a key, if there is one */
  of(keyId: string): AccountView | undefined;
  /** Asks for the token of a pair, which need not be the saved one yet. @returns `wrong-keys` and whatever a call meets */
  ask(service: ServiceId, keyId: string, pair: KeyPair): Promise<Result<string>>;
  /** Adds the account, or gives the one that is there this token. It becomes the current one. */
  keep(service: ServiceId, keyId: string, bearer: string): ReturnType<Accounts['book']['add']>;
}

export function createAppOnly({ accounts, services, addSecret }: AppOnlyPorts): AppOnly {
  return {
    of: (keyId) => accounts.book.list().find((account) => account.access === 'app-only' && account.keyId === keyId),
    async ask(id, keyId, pair) {
      const service = await services.get(id);
      if (!service.ok) return service;
      // Only quitting cancels it.
      const { signal } = new AbortController();
      const bearer = await service.value.xFor(keyId).bearer(pair, signal);
      if (bearer.ok) return ok(bearer.value);
      return fail(id === 'practice' ? errorAtPractice(bearer.error) : bearer.error);
    },
    keep(service, keyId, bearer) {
      addSecret(bearer);
      return accounts.book.add({
        service,
        access: 'app-only',
        userId: null,
        keyId,
        token: bearer,
        tokenSecret: null,
        username: '',
        name: '',
        avatar: null,
      });
    },
  };
}
