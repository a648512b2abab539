/** Who asks: an account, the app alone, or whoever holds the keys of the app. */
import { EncodingError, makeStamp, percentEncode, signRequest } from '../oauth1/signature.ts';
import type { ApiRequest } from './api-request.ts';

/** With whose rights the API is asked. */
export type Credentials =
  /** The key pair of the app and the access token of an account. */
  | { kind: 'user'; consumerKey: string; consumerSecret: string; token: string; tokenSecret: string }
  /** The app alone, by its bearer token, exactly as X gave it. */
  | { kind: 'app'; bearer: string };

/** The API key pair of an app. */
export interface AppKeys {
  apiKey: string;
  apiKeySecret: string;
}

/** How a request proves who asks: credentials, or the keys of the app where bearer tokens are given and ended. */
export type Proof = Credentials | ({ kind: 'keys' } & AppKeys);

/** `Basic`, as X wants it: both halves percent-encoded first (docs.x.com, "Application-only"). */
function basicAuthorization({ apiKey, apiKeySecret }: AppKeys): string {
  const pair = `${percentEncode(apiKey)}:${percentEncode(apiKeySecret)}`;
  return `Basic ${Buffer.from(pair, 'latin1').toString('base64')}`;
}

/**
 * The Authorization header of a request.
 * @param url where the request goes, with its query
 * @param timestamp seconds since 1970 by the server's clock; only signatures carry it
 * @throws EncodingError when a key or a parameter has no form in a header
 */
export function authorizationFor(
  request: Pick<ApiRequest, 'method' | 'body'>,
  url: string,
  proof: Proof,
  { random, timestamp }: { random(bytes: number): Uint8Array; timestamp: number },
): string {
  switch (proof.kind) {
    case 'user': {
      const form = request.body !== undefined && 'form' in request.body ? { form: request.body.form } : {};
      const signable = { method: request.method, url, ...form };
      return signRequest(signable, proof, makeStamp(random, timestamp)).authorization;
    }
    case 'app':
      if (!/^[\x21-\x7e]+$/.test(proof.bearer)) throw new EncodingError('The token does not fit into a header.');
      return `Bearer ${proof.bearer}`;
    case 'keys':
      return basicAuthorization(proof);
  }
}
