/** The sign-in calls of an app: request token, access token, and ending an access token. */
import { queryString } from '../../oauth1/signature.ts';
import { type Failure, failureOf } from '../codes.ts';
import { type Answer, empty, html, json, type Received } from '../http/messages.ts';
import type { Settings } from '../settings.ts';
import type { Authentication, Authenticator, FindToken } from './authentication.ts';
import {
  accessDenied,
  desktopOnly,
  expiredVerifier,
  failureAnswer,
  invalidRequestToken,
  invalidVerifier,
} from './failures.ts';
import type { Keys } from './keys.ts';
import type { Redeemed, RequestTokens } from './request-tokens.ts';

export interface OAuthRoutesOptions {
  authenticator: Authenticator;
  keys: Keys;
  requestTokens: RequestTokens;
  settings: Settings;
  usernameOf(userId: string): string | null;
  /** Told of every secret that is given out. */
  onIssued(secret: string): void;
}

const exchangeFailures: Readonly<Record<Extract<Redeemed, { ok: false }>['reason'], Failure>> = {
  'invalid-token': invalidRequestToken,
  'wrong-pin': invalidVerifier,
  'expired-pin': expiredVerifier,
  denied: accessDenied,
};

export type OAuthRoutes = (request: Received) => Answer;

/** Form-encoded, but labelled as HTML: so do the recorded answers. */
const formAnswer = (pairs: readonly (readonly [string, string])[]): Answer => html(200, queryString(pairs));

export function makeOAuthRoutes(options: OAuthRoutesOptions): OAuthRoutes {
  const { authenticator, keys, requestTokens, settings, usernameOf, onIssued } = options;

  const fail = (request: Received, failure: Failure): Answer =>
    failureAnswer(failure, request.path, settings.failureFormat, request.headers['accept']);

  const refused = (request: Received, authentication: Exclude<Authentication<unknown>, { kind: 'signed' }>): Answer =>
    fail(request, failureOf(authentication.kind === 'refused' ? authentication.code : 215));

  const noToken: FindToken<null> = () => ({ value: null, secret: '' });

  function requestToken(request: Received): Answer {
    const authentication = authenticator.authenticate(request, noToken);
    if (authentication.kind !== 'signed') {
      return refused(request, authentication);
    }
    if (authentication.fields.get('oauth_callback') !== 'oob') {
      return fail(request, desktopOnly);
    }
    const { token, secret } = requestTokens.issue();
    onIssued(secret);
    return formAnswer([
      ['oauth_token', token],
      ['oauth_token_secret', secret],
      ['oauth_callback_confirmed', 'true'],
    ]);
  }

  function accessToken(request: Received): Answer {
    const authentication = authenticator.authenticate<string>(request, (token) => {
      const secret = token === undefined ? null : requestTokens.secretOf(token);
      return token === undefined || secret === null ? null : { value: token, secret };
    });
    if (authentication.kind === 'refused' && authentication.code === 89) {
      return fail(request, invalidRequestToken);
    }
    if (authentication.kind !== 'signed') {
      return refused(request, authentication);
    }
    const verifier = authentication.fields.get('oauth_verifier') ?? parameter(request, 'oauth_verifier');
    const redeemed = requestTokens.redeem(authentication.token, verifier ?? '');
    if (!redeemed.ok) {
      return fail(request, exchangeFailures[redeemed.reason]);
    }
    const { token, secret } = keys.accessToken(redeemed.userId);
    onIssued(token);
    onIssued(secret);
    return formAnswer([
      ['oauth_token', token],
      ['oauth_token_secret', secret],
      ['user_id', redeemed.userId],
      ['screen_name', usernameOf(redeemed.userId) ?? ''],
    ]);
  }

  /** The verifier may stand in any signed place. */
  function parameter({ search, body, headers }: Received, name: string): string | null {
    const isForm = headers['content-type']?.toLowerCase().startsWith('application/x-www-form-urlencoded');
    return new URLSearchParams(search).get(name) ?? (isForm ? new URLSearchParams(body).get(name) : null);
  }

  function invalidateToken(request: Received): Answer {
    const authentication = authenticator.authenticate<{ token: string; userId: string }>(request, (token) => {
      const access = token === undefined ? null : keys.findAccess(token);
      return token === undefined || !access ? null : { value: { token, userId: access.userId }, secret: access.secret };
    });
    if (authentication.kind !== 'signed') {
      return refused(request, authentication);
    }
    keys.revoke(authentication.token.userId);
    return json(200, { access_token: authentication.token.token });
  }

  const routes: Readonly<Record<string, OAuthRoutes>> = {
    'POST /oauth/request_token': requestToken,
    'POST /oauth/access_token': accessToken,
    'POST /1.1/oauth/invalidate_token': invalidateToken,
    'POST /1.1/oauth/invalidate_token.json': invalidateToken,
  };
  return (request) => routes[`${request.method} ${request.path}`]?.(request) ?? empty(404);
}
