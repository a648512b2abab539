/** Ending and erasing: one account's access and everything of it, what it has read, or all accounts at once. */
import type { Accounts } from '../accounts/accounts.ts';
import type { Credentials } from '../accounts/book.ts';
import { type AppError, appError, fail, ok, type Result } from '../contract/errors.ts';
import type { AccountView } from '../contract/views/accounts.ts';
import type { AccountId } from '../contract/views/ids.ts';
import { revokeAccess } from '../oauth1/signed-call.ts';
import type { MediaCache } from '../security/media-cache.ts';
import { type Asking, findAccount } from './asking.ts';
import type { FiltersAtWork } from './filters.ts';
import type { Reading } from './reading.ts';
import type { Service, Services } from './services.ts';

export interface ErasingPorts {
  accounts: Accounts;
  services: Services;
  asking: Pick<Asking, 'end' | 'forget' | 'forgetAll'>;
  reading: Reading;
  filters: FiltersAtWork;
  pictures: Pick<MediaCache, 'clear'>;
  /** Ends a sign-in that is under way. */
  cancelSignIn(): Promise<void>;
  /** Told when pictures could not be erased. */
  onPicturesKept(cause: unknown): void;
}

export interface Erasing {
  /** `revoked` tells whether the service confirmed the end of the access; null when that was not asked for. */
  removeAccount(
    id: AccountId,
    andRevoke: boolean,
  ): Promise<Result<{ revoked: boolean | null; error: AppError | null }>>;
  /** Erases what an account has read and arranged; it stays signed in. */
  eraseReading(id: AccountId): Promise<Result<null>>;
  /** Erases everything and begins anew, for whoever forgot the passphrase. */
  startOver(): Promise<Result<null>>;
}

/** @returns whether the service confirmed it */
async function endAccess(service: Service, keyId: string, credentials: Credentials): Promise<boolean> {
  const { consumerKey, consumerSecret } = credentials;
  const { signal } = new AbortController();
  if (credentials.kind === 'app') {
    const keys = { apiKey: consumerKey, apiKeySecret: consumerSecret };
    return (await service.xFor(keyId).endBearer(keys, credentials.bearer, signal)).ok;
  }
  const accessToken = { token: credentials.token, secret: credentials.tokenSecret };
  const { endpoints, calls } = service;
  const ended = await revokeAccess(calls, { endpoints, keys: { consumerKey, consumerSecret }, accessToken }, signal);
  return ended.ok;
}

export function createErasing(ports: ErasingPorts): Erasing {
  const { accounts, services, asking, reading, filters, pictures, cancelSignIn, onPicturesKept } = ports;

  async function revoke(account: AccountView): Promise<Result<null>> {
    const service = await services.get(account.service);
    if (!service.ok) return service;
    const credentials = accounts.book.credentials(account.id);
    if (!credentials.ok) return credentials;
    const ended = await endAccess(service.value, account.keyId, credentials.value);
    return ended
      ? ok(null)
      : fail(
          account.service === 'practice'
            ? appError('revoke-failed-practice')
            : appError('revoke-failed', { kind: 'open-page', url: 'https://x.com/settings/connected_apps' }),
        );
  }

  /** Which pictures were one account's alone is not known, so all are forgotten; they can be had again. */
  async function forgetPictures(): Promise<Result<null>> {
    try {
      await pictures.clear();
      return ok(null);
    } catch (cause) {
      onPicturesKept(cause);
      return fail(appError('cache-not-erased', { kind: 'retry' }));
    }
  }

  return {
    async removeAccount(id, andRevoke) {
      const account = findAccount(accounts, id);
      if (!account.ok) return account;
      const revoked = andRevoke ? await revoke(account.value) : null;
      const forgotten = await forgetPictures();
      if (!forgotten.ok) return forgotten;
      asking.forget(id);
      // Nothing may come between these two: a call of the page would open what was just erased.
      const erased = reading.removeAccount(id);
      if (!erased.ok) return erased;
      const removed = accounts.book.remove(id);
      if (!removed.ok) return removed;
      filters.forget(id);
      return ok({ revoked: revoked?.ok ?? null, error: revoked && !revoked.ok ? revoked.error : null });
    },

    async eraseReading(id) {
      const account = findAccount(accounts, id);
      if (!account.ok) return account;
      const forgotten = await forgetPictures();
      if (!forgotten.ok) return forgotten;
      asking.end(id);
      const erased = reading.eraseAccount(id);
      if (!erased.ok) return erased;
      const reset = accounts.preferences.reset(id);
      filters.forget(id);
      return reset;
    },

    async startOver() {
      await cancelSignIn();
      const forgotten = await forgetPictures();
      if (!forgotten.ok) return forgotten;
      asking.forgetAll();
      const erased = reading.removeAll();
      if (!erased.ok) return erased;
      const begun = await accounts.vault.startOver();
      if (!begun.ok) return begun;
      // Its secret was one of those that are gone.
      await services.stopPractice();
      // The accounts were still there while the vault changed, so the page may have opened one again.
      return reading.removeAll();
    },
  };
}
