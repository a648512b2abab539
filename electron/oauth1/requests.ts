/**
 * The requests of the PIN sign-in and of ending an access, as descriptions that somebody else sends.
 * https://docs.x.com/fundamentals/authentication/oauth-1-0a/pin-based-oauth
 */
import { type Credentials, type Pairs, queryString, type Stamp, signRequest } from './signature.ts';

/** Where the service lives. Each is an origin without a path. */
export interface OAuthEndpoints {
  /** Takes the signed requests. The host is part of what is signed. */
  api: string;
  /** Shows the page on which a person authorizes the app. */
  page: string;
}

/** X itself. The page is a setting of its own, because X has moved it between hosts before. */
export const X_ENDPOINTS: OAuthEndpoints = { api: 'https://api.x.com', page: 'https://api.x.com' };

/** The key pair of an app. */
export type ConsumerKeys = Pick<Credentials, 'consumerKey' | 'consumerSecret'>;

/** A request token or an access token, with its secret. */
export interface TokenPair {
  token: string;
  secret: string;
}

/** What to send. The body of every request here is empty: all parameters are in the Authorization header. */
export interface OAuthHttpRequest {
  method: 'POST';
  url: string;
  headers: Record<string, string>;
}

/**
 * Checks an origin: https, or http on this computer.
 * @throws TypeError for anything else, as tokens must never travel in clear
 */
function checkedOrigin(origin: string): string {
  const url = new URL(origin);
  const loopback = url.hostname === '127.0.0.1' || url.hostname === '[::1]' || url.hostname === 'localhost';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
    throw new TypeError('A sign-in needs an https address.');
  }
  if (url.href !== `${url.origin}/`) {
    throw new TypeError('A sign-in needs an origin: scheme, host and port only.');
  }
  return url.origin;
}

function signedPost(url: string, credentials: Credentials, stamp: Stamp, extra: Pairs = []): OAuthHttpRequest {
  const { authorization } = signRequest({ method: 'POST', url }, credentials, stamp, extra);
  // X answers failures as JSON to those who ask for it, most of the time.
  return { method: 'POST', url, headers: { authorization, accept: 'application/json' } };
}

/**
 * Asks for a request token of the PIN kind (`oauth_callback=oob`). Does not lower the access with
 * `x_auth_access_type`: what the app's registration allows is what the person is asked for.
 */
export function requestTokenRequest(endpoints: OAuthEndpoints, keys: ConsumerKeys, stamp: Stamp): OAuthHttpRequest {
  const url = `${checkedOrigin(endpoints.api)}/oauth/request_token`;
  return signedPost(url, keys, stamp, [['oauth_callback', 'oob']]);
}

/** What the authorize page should do. */
export interface PageOptions {
  /** Ask for the password even when the browser is signed in, so that another account can be chosen. */
  forceLogin?: boolean;
  /** Filled in for the person. */
  screenName?: string;
}

/**
 * The page on which a person authorizes the app and gets the PIN. `authorize`, never `authenticate`: the latter may
 * skip the question.
 * @param requestToken without its secret, which never leaves the app
 */
export function authorizeUrl(endpoints: OAuthEndpoints, requestToken: string, options: PageOptions = {}): string {
  const query = queryString([
    ['oauth_token', requestToken],
    ...(options.forceLogin ? [['force_login', 'true'] as const] : []),
    ...(options.screenName ? [['screen_name', options.screenName] as const] : []),
  ]);
  return `${checkedOrigin(endpoints.page)}/oauth/authorize?${query}`;
}

/**
 * Exchanges a request token and its PIN for an access token.
 * @param pin the verifier that X showed to the person
 */
export function accessTokenRequest(
  endpoints: OAuthEndpoints,
  keys: ConsumerKeys,
  requestToken: TokenPair,
  pin: string,
  stamp: Stamp,
): OAuthHttpRequest {
  const url = `${checkedOrigin(endpoints.api)}/oauth/access_token`;
  const credentials = { ...keys, token: requestToken.token, tokenSecret: requestToken.secret };
  return signedPost(url, credentials, stamp, [['oauth_verifier', pin]]);
}

/** Ends the access of the token that signs the request. */
export function invalidateTokenRequest(
  endpoints: OAuthEndpoints,
  keys: ConsumerKeys,
  accessToken: TokenPair,
  stamp: Stamp,
): OAuthHttpRequest {
  const url = `${checkedOrigin(endpoints.api)}/1.1/oauth/invalidate_token.json`;
  return signedPost(url, { ...keys, token: accessToken.token, tokenSecret: accessToken.secret }, stamp);
}
