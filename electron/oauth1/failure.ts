/** How a request of the sign-in can fail. The names say what happened, for whoever explains it to the person. */
export type OAuthFailureKind =
  /** The timestamp was refused, and the `Date` header did not help. */
  | 'clock'
  | 'wrong-keys'
  | 'wrong-pin'
  | 'pin-expired'
  | 'pin-used'
  /** The person said no on the service's page. */
  | 'denied'
  /** The app's registration does not allow the PIN callback. */
  | 'callback-not-approved'
  | 'app-suspended'
  | 'account-locked'
  /** The service no longer accepts an access token. */
  | 'signed-out'
  | 'needs-plan'
  | 'needs-permission'
  | 'out-of-money'
  | 'usage-cap'
  | 'spend-cap'
  | 'rate-limited'
  | 'service-down'
  /** Not an answer of the service: a login page of a network, a truncated body. */
  | 'unreadable-answer'
  | 'network'
  /** Nobody could tell the service's address (DNS). */
  | 'address-not-found'
  /** The proxy in between did not let the request through. */
  | 'proxy'
  /** The connection could not be proven to be safe. */
  | 'certificate'
  | 'timeout'
  | 'offline'
  | 'cancelled'
  /** Refused for a reason that none of the other names covers. */
  | 'refused';

/** A failure as a value. It never carries text of the answer, which could repeat a secret. */
export interface OAuthFailure {
  kind: OAuthFailureKind;
  /** HTTP status, when there was an answer. */
  status?: number;
  /** The service's own error code, when the answer had one. */
  code?: number;
  /** When a used-up limit starts anew, in milliseconds since 1970. */
  retryAt?: number;
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: OAuthFailure };
