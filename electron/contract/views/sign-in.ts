/** The sign-in under way. */
import type { AppError } from '../errors.ts';
import type { AccountId, ServiceId } from './ids.ts';

export type SignInStep = 'requesting' | 'waiting-for-pin' | 'exchanging' | 'checking-account' | 'done' | 'failed';

/** The sign-in under way, or the one that just ended. */
export interface SignInView {
  attempt: string;
  service: ServiceId;
  keyId: string;
  step: SignInStep;
  /** The browser was asked to open; false means that the person has to copy the link. */
  browserOpened: boolean;
  /** When the request token is expected to stop working. */
  expiresAt: string | null;
  /** Why a new page was asked for (wrong PIN...), or why the sign-in failed. */
  error: AppError | null;
  /** The computer's clock is off by this many seconds and was corrected; 0 when it is right. */
  clockCorrectedBySeconds: number;
  /** Another account of the same service is saved, so the page asks for the password again. */
  forceLogin: boolean;
  /** The account that was added or renewed, once done. */
  accountId: AccountId | null;
  renewed: boolean;
}
