/** Decides who sent a request: strictly by RFC 5849, with the real service's codes for what is wrong. */
import { EncodingError, parseQuery } from '../../oauth1/signature.ts';
import { parseAuthorizationHeader, verifySignature } from '../../oauth1/verification.ts';
import type { Received } from '../http/messages.ts';

/** Codes of the public error list: could not authenticate, invalid token, timestamp out of bounds, bad data. */
export type RefusalCode = 32 | 89 | 135 | 215;

export type Authentication<Token> =
  | { kind: 'signed'; fields: ReadonlyMap<string, string>; token: Token }
  | { kind: 'refused'; code: RefusalCode }
  /** An `Authorization: Bearer` header, with a token of whatever kind. */
  | { kind: 'bearer'; token: string }
  | { kind: 'none' };

export interface AuthenticatorOptions {
  consumerKey: string;
  consumerSecret: string;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Finds what a request is signed with besides the consumer secret. `null` refuses with code 89. */
export type FindToken<Token> = (token: string | undefined) => { value: Token; secret: string } | null;

export interface Authenticator {
  authenticate<Token>(request: Received, findToken: FindToken<Token>): Authentication<Token>;
}

const REQUIRED = ['oauth_consumer_key', 'oauth_nonce', 'oauth_signature', 'oauth_signature_method', 'oauth_timestamp'];
/** X does not document how wrong a clock may be; a few minutes are reported to be too much. */
const TOLERANCE_S = 5 * 60;

/** The decoded form body, when that is what the request carries. @throws EncodingError when it is broken */
function formOf({ headers, body }: Received): [string, string][] | undefined {
  const isForm = headers['content-type']?.toLowerCase().startsWith('application/x-www-form-urlencoded');
  return isForm ? parseQuery(body) : undefined;
}

function isSigned(request: Received, header: string, consumerSecret: string, tokenSecret: string): boolean {
  try {
    const form = formOf(request);
    return verifySignature(
      { method: request.method, url: request.url, authorizationHeader: header, ...(form ? { form } : {}) },
      { consumerSecret, tokenSecret },
    );
  } catch (error) {
    if (error instanceof EncodingError) {
      return false;
    }
    throw error;
  }
}

export function makeAuthenticator({ consumerKey, consumerSecret, now }: AuthenticatorOptions): Authenticator {
  /** Nonces of requests that were accepted, by second: a nonce must not come twice with one timestamp. */
  const nonces = new Map<number, Set<string>>();

  /** @returns false when the nonce came with this second before */
  const spendNonce = (timestamp: number, nonce: string): boolean => {
    const oldest = now() / 1000 - TOLERANCE_S;
    for (const second of nonces.keys()) {
      if (second < oldest) {
        nonces.delete(second);
      }
    }
    const used = nonces.get(timestamp) ?? new Set();
    const fresh = !used.has(nonce);
    nonces.set(timestamp, used.add(nonce));
    return fresh;
  };

  return {
    authenticate(request, findToken) {
      const header = request.headers['authorization'];
      if (header === undefined) {
        return { kind: 'none' };
      }
      const bearer = /^Bearer\s+(.*)$/i.exec(header)?.[1];
      if (bearer !== undefined) {
        return { kind: 'bearer', token: bearer };
      }
      const fields = parseAuthorizationHeader(header);
      const timestamp = Number(fields?.get('oauth_timestamp') ?? Number.NaN);
      if (!fields || REQUIRED.some((name) => !fields.get(name)) || !Number.isSafeInteger(timestamp) || timestamp < 0) {
        return { kind: 'refused', code: 215 };
      }
      if ((fields.get('oauth_version') ?? '1.0') !== '1.0' || fields.get('oauth_consumer_key') !== consumerKey) {
        return { kind: 'refused', code: 32 };
      }
      const token = findToken(fields.get('oauth_token'));
      if (!token) {
        return { kind: 'refused', code: 89 };
      }
      if (!isSigned(request, header, consumerSecret, token.secret)) {
        return { kind: 'refused', code: 32 };
      }
      if (Math.abs(now() / 1000 - timestamp) > TOLERANCE_S) {
        return { kind: 'refused', code: 135 };
      }
      if (!spendNonce(timestamp, fields.get('oauth_nonce') ?? '')) {
        return { kind: 'refused', code: 32 };
      }
      return { kind: 'signed', fields, token: token.value };
    },
  };
}
