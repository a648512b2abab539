/**
 * The server's side of a signature: reads an Authorization header and checks it. The practice service verifies with
 * this; the rules for encoding and signing are those of `signature.ts`.
 */
import { timingSafeEqual } from 'node:crypto';
import { baseString, EncodingError, type SignableRequest, signature } from './signature.ts';

/** One `name="value"`, up to the comma or the end. Only a realm may hold characters that are not percent-encoded. */
const FIELD = /[ \t]*(?:realm="[^"]*"|([\w.~%-]+)="([\w.~%-]*)")[ \t]*(?:,|$)/iy;

/**
 * Reads the parameters of an `OAuth` Authorization header (RFC 5849 section 3.5.1), decoded, without `realm`.
 * @returns null when the scheme is another one, the header is malformed, or a parameter occurs twice
 */
export function parseAuthorizationHeader(header: string): ReadonlyMap<string, string> | null {
  const text = /^OAuth[ \t]+(.*)$/i.exec(header.trim())?.[1];
  if (text === undefined) {
    return null;
  }
  const fields = new Map<string, string>();
  for (let at = 0; at < text.length; at = FIELD.lastIndex) {
    FIELD.lastIndex = at;
    const field = FIELD.exec(text);
    if (!field) {
      return null;
    }
    const [, name, value] = field;
    if (name === undefined || value === undefined) {
      continue;
    }
    try {
      const decoded = decodeURIComponent(name);
      if (fields.has(decoded)) {
        return null;
      }
      fields.set(decoded, decodeURIComponent(value));
    } catch {
      return null;
    }
  }
  return fields;
}

/** A received request. */
export interface ReceivedRequest extends SignableRequest {
  authorizationHeader: string;
}

/**
 * Tells whether a received request was signed with these secrets by HMAC-SHA1. Does not look at nonce and time.
 * @returns false for anything that is malformed
 */
export function verifySignature(
  request: ReceivedRequest,
  secrets: { consumerSecret: string; tokenSecret?: string },
): boolean {
  const fields = parseAuthorizationHeader(request.authorizationHeader);
  const claimed = fields?.get('oauth_signature');
  if (!fields || claimed === undefined || fields.get('oauth_signature_method') !== 'HMAC-SHA1') {
    return false;
  }
  const protocol = [...fields].filter(([name]) => name !== 'oauth_signature');
  try {
    const expected = Buffer.from(signature(baseString(request, protocol), secrets.consumerSecret, secrets.tokenSecret));
    const received = Buffer.from(claimed);
    return expected.length === received.length && timingSafeEqual(expected, received);
  } catch (error) {
    if (error instanceof EncodingError) {
      return false;
    }
    throw error;
  }
}
