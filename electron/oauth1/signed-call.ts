/** Sends a signed request and reads its answer, with one more try when only this computer's clock was in the way. */
import { type OAuthHttpAnswer, readInvalidateAnswer } from './answers.ts';
import type { OAuthFailure, Outcome } from './failure.ts';
import {
  type ConsumerKeys,
  invalidateTokenRequest,
  type OAuthEndpoints,
  type OAuthHttpRequest,
  type TokenPair,
} from './requests.ts';
import type { ServerClock } from './server-clock.ts';
import { makeStamp, type Stamp } from './signature.ts';

/** What signed calls need from outside. */
export interface SignedCallPorts {
  /** Sends a request, without following redirects. A failure to get any answer is a value; it does not reject. */
  send(request: OAuthHttpRequest, signal: AbortSignal): Promise<OAuthHttpAnswer | { failure: OAuthFailure }>;
  clock: ServerClock;
  random(bytes: number): Uint8Array;
  /** Milliseconds since 1970 by this computer's clock. */
  now(): number;
}

/** X says of a wrong clock "Timestamp out of bounds", or no more than that the signature was not accepted (32). */
const mayBeTheClock = (failure: OAuthFailure): boolean =>
  failure.kind === 'clock' || failure.kind === 'wrong-keys' || failure.code === 32;

/**
 * Sends a request signed for this moment. When the refusal may be about the time and its `Date` header shows that the
 * clock here is off, the request is signed and sent once more by the corrected clock.
 * @param build makes the request with a fresh stamp
 */
export async function signedCall<T>(
  ports: SignedCallPorts,
  build: (stamp: Stamp) => OAuthHttpRequest,
  read: (answer: OAuthHttpAnswer) => Outcome<T>,
  signal: AbortSignal,
): Promise<Outcome<T>> {
  const once = async (): Promise<{ outcome: Outcome<T>; date?: string | undefined }> => {
    const answer = await ports.send(build(makeStamp(ports.random, ports.clock.now())), signal);
    return 'failure' in answer
      ? { outcome: { ok: false, failure: answer.failure } }
      : { outcome: read(answer), date: answer.headers['date'] };
  };
  const { outcome, date } = await once();
  const again = !outcome.ok && !signal.aborted && mayBeTheClock(outcome.failure) && ports.clock.learn(date);
  return again ? (await once()).outcome : outcome;
}

/** Ends the access of an access token at the service. A token that had been ended before is a success. */
export function revokeAccess(
  ports: SignedCallPorts,
  target: { endpoints: OAuthEndpoints; keys: ConsumerKeys; accessToken: TokenPair },
  signal: AbortSignal,
): Promise<Outcome<null>> {
  return signedCall(
    ports,
    (stamp) => invalidateTokenRequest(target.endpoints, target.keys, target.accessToken, stamp),
    (answer) => readInvalidateAnswer(answer, ports.now()),
    signal,
  );
}
