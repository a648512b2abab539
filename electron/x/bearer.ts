/**
 * The app's own token: giving it out and ending it (OAuth 2.0, client credentials).
 * https://docs.x.com/fundamentals/authentication/oauth-2-0/application-only
 */
import { percentEncode } from '../oauth1/signature.ts';
import { objectOf, textOf } from './answers/json.ts';
import type { ApiRequest } from './api-request.ts';

const post = (path: string, encodedForm: string): ApiRequest => ({
  method: 'POST',
  api: 'oauth2',
  path,
  query: [],
  body: { encodedForm },
});

/** Asks for the token; X gives the same one until it is ended. */
export const bearerRequest = (): ApiRequest => post('/oauth2/token', 'grant_type=client_credentials');

/**
 * The token as it was given, and nothing else. It holds percent signs that belong to it.
 * @returns null for another kind of token, or one that fits into no header
 */
export function readBearer(answer: unknown): string | null {
  const fields = objectOf(answer);
  const token = textOf(fields?.['access_token']) ?? '';
  const isBearer = textOf(fields?.['token_type'])?.toLowerCase() === 'bearer';
  return isBearer && /^[\x21-\x7e]{1,1000}$/.test(token) ? token : null;
}

/**
 * Ends a token. X's tokens come percent-encoded and go back just so: encoded once more, X does not know them.
 */
export const endBearerRequest = (bearer: string): ApiRequest =>
  post(
    '/oauth2/invalidate_token',
    `access_token=${/^(?:[\w.~-]|%[0-9A-Fa-f]{2})+$/.test(bearer) ? bearer : percentEncode(bearer)}`,
  );
