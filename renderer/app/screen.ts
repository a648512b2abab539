import type { AppError } from '../../electron/contract/errors.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { AppView } from '../../electron/contract/views/app.ts';
import type { SignInView } from '../../electron/contract/views/sign-in.ts';

/** A way to an account: with a PIN at X, at the practice service, with an own access token, or without signing in. */
export type Way = 'pin' | 'practice' | 'own-token' | 'app-only';

/** Screens that show progress and failure of their own requests themselves, so that nothing typed is lost. */
type Entry =
  | { kind: 'ways' }
  | { kind: 'keys' }
  /** `keyId` is the key of an account whose access token is to be given anew; null for any. */
  | { kind: 'own-token'; keyId: string | null }
  | { kind: 'app-only' };

/** What the person is about to do and main does not know of yet. */
export type Intent =
  | { kind: 'none' }
  /** Decide about protection first, then go on this way. */
  | { kind: 'protect'; way: Way }
  | Entry;

export type Screen =
  | { kind: 'unlock' }
  | { kind: 'keychain'; error: AppError }
  | { kind: 'protect'; way: Way }
  | Entry
  | { kind: 'requesting' }
  | { kind: 'pin'; signIn: SignInView }
  | { kind: 'failed'; signIn: SignInView }
  | { kind: 'welcome' }
  | { kind: 'reading'; account: AccountView };

/** The one screen to show. */
export function screenOf(app: AppView, intent: Intent): Screen {
  const { vault, signIn } = app;
  if (vault.state === 'locked') return { kind: 'unlock' };
  if (vault.state === 'unavailable') return { kind: 'keychain', error: vault.error };
  if (intent.kind === 'protect') return intent;
  const underWay = signIn ? signInScreen(signIn) : null;
  if (intent.kind !== 'none') return underWay?.kind === 'pin' ? underWay : intent;
  if (underWay) return underWay;
  const account = currentAccount(app);
  return account ? { kind: 'reading', account } : { kind: 'welcome' };
}

function signInScreen(signIn: SignInView): Screen | null {
  switch (signIn.step) {
    case 'requesting':
      // In place of a page that no longer works: the person stays where they are.
      return signIn.error ? { kind: 'pin', signIn } : { kind: 'requesting' };
    case 'waiting-for-pin':
    case 'exchanging':
    case 'checking-account':
      return { kind: 'pin', signIn };
    case 'failed':
      return { kind: 'failed', signIn };
    case 'done':
      return null;
  }
}

/** The account on show: the chosen one, or the first when none is. */
export const currentAccount = ({ accounts, currentAccountId }: AppView): AccountView | null =>
  accounts.find(({ id }) => id === currentAccountId) ?? accounts[0] ?? null;
