/** What a person can do about the vault, one step at a time: two changes at once would race for the data key. */
import { appError, fail, type Result } from '../contract/errors.ts';
import type { VaultView } from '../contract/views/app.ts';
import type { VaultCore } from './core.ts';
import { holdsSecrets } from './schema.ts';
import type { Store } from './store.ts';

/** How a person wants secrets protected where there is no system keychain. */
type VaultChoice = { mode: 'passphrase'; passphrase: string } | { mode: 'session' };

export interface VaultControl {
  view(): VaultView;
  /**
   * Decides. Session only is also a way on while the vault is locked or its keychain is away: the file stays as it is.
   * A passphrase can follow a session; everything of the session is then kept.
   * @returns `passphrase-short`, `vault-decided`, `vault-locked`, `keychain-unavailable` or `store-not-written`
   */
  choose(choice: VaultChoice): Promise<Result<null>>;
  /** @returns `passphrase-wrong`; after success too when nothing was locked */
  unlock(passphrase: string): Promise<Result<null>>;
  /** @returns `keychain-unavailable` when it still cannot be used */
  retryKeychain(): Promise<Result<null>>;
  /** Sets the files aside (nothing is deleted) and begins anew. @returns `store-not-written` */
  startOver(): Promise<Result<null>>;
}

export function vaultControl(core: VaultCore, store: Store): VaultControl {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (step: () => Result<null> | Promise<Result<null>>): Promise<Result<null>> => {
    const outcome = last.then(step);
    last = outcome.catch(() => undefined);
    return outcome;
  };
  const thenTell = (outcome: Result<null>): Result<null> => {
    if (outcome.ok) core.changed();
    return outcome;
  };

  const choosePassphrase = (passphrase: string): Promise<Result<null>> | Result<null> => {
    // During a session the file may still hold what another key sealed; it must not be overwritten.
    if (core.inSession() && holdsSecrets(store.document())) return fail(appError('vault-locked'));
    return core.vault().setPassphrase(passphrase, core.commitUnder);
  };

  return {
    view: () => core.vault().view(),
    choose: (choice) =>
      inTurn(async () =>
        thenTell(choice.mode === 'session' ? core.beginSession() : await choosePassphrase(choice.passphrase)),
      ),
    unlock: (passphrase) => inTurn(async () => thenTell(await core.vault().unlock(passphrase))),
    retryKeychain: () =>
      inTurn(async () => {
        const retried = await core.vault().retryKeychain();
        core.keepRecord();
        // Also after a failure: the keychain may now be missing in another way.
        core.changed();
        return retried;
      }),
    startOver: () => inTurn(async () => thenTell(await core.startOver())),
  };
}
