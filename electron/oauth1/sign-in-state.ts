/**
 * The PIN sign-in as a pure state machine:
 *
 *     idle → requesting → waiting-for-pin → exchanging → checking-account → done
 *
 * with `failed` from every step, back to `requesting` when a PIN was refused (a request token is good for one try), and
 * back to `waiting-for-pin` when the exchange was interrupted. No state holds a token, a secret or a PIN.
 */
import type { OAuthFailure } from './failure.ts';

/** What every state of a sign-in under way, or just ended, tells. */
interface Attempt {
  /** Names the sign-in; a new start has a new name. */
  attempt: string;
  /** Seconds by which this computer's clock was corrected; 0 when it is right. */
  clockCorrectedBySeconds: number;
}

/** A page of the service is there to be used. */
interface Page {
  /** When the request token is expected to stop working, in milliseconds since 1970. */
  expiresAt: number;
  /** How opening the page in the browser went, the last time. */
  browser: 'opening' | 'opened' | 'not-opened';
}

/**
 * @template Account what saving gives
 * @template Refusal why saving was refused
 */
export type SignInState<Account, Refusal> =
  | { step: 'idle' }
  /** `reason`: why another page is asked for, after a refused PIN. */
  | (Attempt & { step: 'requesting'; reason: OAuthFailure | null })
  /** `reason`: why the PIN is asked for again. */
  | (Attempt & Page & { step: 'waiting-for-pin'; reason: OAuthFailure | null })
  | (Attempt & Page & { step: 'exchanging' })
  | (Attempt & { step: 'checking-account' })
  /** `unconfirmed`: why the account could not be looked at; it is saved all the same. */
  | (Attempt & { step: 'done'; account: Account; unconfirmed: OAuthFailure | null })
  | (Attempt & { step: 'failed'; failure: SignInFailure<Refusal> });

/** Why a sign-in ended. */
export type SignInFailure<Refusal> = OAuthFailure | { kind: 'not-saved'; reason: Refusal } | { kind: 'unexpected' };

export type SignInEvent<Account, Refusal> =
  | { type: 'started'; clockCorrectedBySeconds: number }
  | { type: 'resumed'; clockCorrectedBySeconds: number; expiresAt: number }
  | { type: 'clock-corrected'; seconds: number }
  | { type: 'page-ready'; expiresAt: number }
  | { type: 'browser-opening' }
  | { type: 'browser-answered'; opened: boolean }
  | { type: 'pin-entered' }
  | { type: 'pin-refused'; reason: OAuthFailure }
  | { type: 'exchange-interrupted'; reason: OAuthFailure }
  | { type: 'exchanged' }
  | { type: 'saved'; account: Account; unconfirmed: OAuthFailure | null }
  | { type: 'failed'; failure: SignInFailure<Refusal> }
  | { type: 'cancelled' };

/**
 * The state after an event.
 * @param attempt the sign-in that the event belongs to
 * @returns the same state (the same object) for an event of another sign-in, or one that does not fit the step
 */
export function transition<Account, Refusal>(
  state: SignInState<Account, Refusal>,
  attempt: string,
  event: SignInEvent<Account, Refusal>,
): SignInState<Account, Refusal> {
  if (event.type === 'started') {
    return { step: 'requesting', attempt, clockCorrectedBySeconds: event.clockCorrectedBySeconds, reason: null };
  }
  if (event.type === 'resumed') {
    return {
      step: 'waiting-for-pin',
      attempt,
      clockCorrectedBySeconds: event.clockCorrectedBySeconds,
      expiresAt: event.expiresAt,
      // The earlier run opened the page. It is opened again only when asked for, as the PIN may already be on it.
      browser: 'opened',
      reason: null,
    };
  }
  if (state.step === 'idle' || state.attempt !== attempt) {
    return state;
  }
  const { clockCorrectedBySeconds } = state;
  const common = { attempt, clockCorrectedBySeconds };
  const underWay = state.step !== 'done' && state.step !== 'failed';
  switch (event.type) {
    case 'cancelled':
      return { step: 'idle' };
    case 'clock-corrected':
      return underWay && event.seconds !== clockCorrectedBySeconds
        ? { ...state, clockCorrectedBySeconds: event.seconds }
        : state;
    case 'failed':
      return underWay ? { ...common, step: 'failed', failure: event.failure } : state;
    case 'page-ready':
      return state.step === 'requesting'
        ? {
            ...common,
            step: 'waiting-for-pin',
            expiresAt: event.expiresAt,
            browser: 'opening',
            reason: state.reason,
          }
        : state;
    case 'browser-opening':
      return state.step === 'waiting-for-pin' ? { ...state, browser: 'opening' } : state;
    case 'browser-answered':
      return state.step === 'waiting-for-pin' || state.step === 'exchanging'
        ? { ...state, browser: event.opened ? 'opened' : 'not-opened' }
        : state;
    case 'pin-entered':
      return state.step === 'waiting-for-pin'
        ? { ...common, step: 'exchanging', expiresAt: state.expiresAt, browser: state.browser }
        : state;
    case 'pin-refused':
      return state.step === 'exchanging' ? { ...common, step: 'requesting', reason: event.reason } : state;
    case 'exchange-interrupted':
      return state.step === 'exchanging' ? { ...state, step: 'waiting-for-pin', reason: event.reason } : state;
    case 'exchanged':
      return state.step === 'exchanging' ? { ...common, step: 'checking-account' } : state;
    case 'saved':
      return state.step === 'checking-account'
        ? { ...common, step: 'done', account: event.account, unconfirmed: event.unconfirmed }
        : state;
  }
}
