/** The app's own token (OAuth 2.0, client credentials): giving it out, and ending it. */
import { type Failure, failureOf } from '../codes.ts';
import { type Answer, empty, json, type Received } from '../http/messages.ts';
import type { Authenticator } from './authentication.ts';
import { failureAnswer, missingGrant } from './failures.ts';
import { type Keys, sameText } from './keys.ts';

export interface AppTokenRoutesOptions {
  authenticator: Authenticator;
  keys: Keys;
  secret: string;
  /** Told of every secret that is given out. */
  onIssued(secret: string): void;
}

/** These calls have always answered in JSON. */
const fail = (request: Received, failure: Failure): Answer =>
  failureAnswer(failure, request.path, 'json', request.headers['accept']);

/** Undoes percent-encoding. @returns null for what nobody can have encoded */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The decoded halves of a Basic header: both are percent-encoded before they are put together. */
function basicPair({ headers }: Received): { key: string; secret: string } | null {
  const encoded = /^Basic\s+([A-Za-z0-9+/]+={0,2})$/i.exec(headers['authorization'] ?? '')?.[1];
  const [key, secret, ...rest] =
    encoded === undefined ? [] : Buffer.from(encoded, 'base64').toString('utf8').split(':');
  if (key === undefined || secret === undefined || rest.length > 0) {
    return null;
  }
  const pair = { key: decoded(key), secret: decoded(secret) };
  return pair.key === null || pair.secret === null ? null : { key: pair.key, secret: pair.secret };
}

/** The parameters of the form body; of any other body none. */
function formOf({ headers, body }: Received): URLSearchParams {
  const isForm = headers['content-type']?.toLowerCase().startsWith('application/x-www-form-urlencoded');
  return new URLSearchParams(isForm ? body : '');
}

/** Form decoding would turn the `+` and `%2F` of a token that was sent verbatim into something else. */
function namedTokens({ search, body }: Received): string[] {
  return `${search}&${body}`.split('&').flatMap((pair) => {
    const value = /^access_token=(.*)$/.exec(pair)?.[1];
    return value === undefined ? [] : [value, decoded(value) ?? value];
  });
}

export function makeAppTokenRoutes(options: AppTokenRoutesOptions): (request: Received) => Answer {
  const { authenticator, keys, secret, onIssued } = options;

  const isOwnPair = (request: Received): boolean => {
    const pair = basicPair(request);
    return pair !== null && sameText(secret, keys.apiKey, pair.key) && sameText(secret, keys.apiKeySecret, pair.secret);
  };

  function giveToken(request: Received): Answer {
    if (!isOwnPair(request)) {
      return fail(request, failureOf(99));
    }
    if (formOf(request).get('grant_type') !== 'client_credentials') {
      return fail(request, missingGrant);
    }
    const token = keys.bearer();
    onIssued(token);
    return json(200, { token_type: 'bearer', access_token: token });
  }

  /** The documentation names both ways to say who asks: the app by its keys, or its owner by a signature. */
  function whyRefused(request: Received): Failure | null {
    if (/^OAuth\s/i.test(request.headers['authorization'] ?? '')) {
      const authentication = authenticator.authenticate(request, (token) => {
        const access = token === undefined ? null : keys.findAccess(token);
        return access && { value: access.userId, secret: access.secret };
      });
      return authentication.kind === 'signed'
        ? null
        : failureOf(authentication.kind === 'refused' ? authentication.code : 215);
    }
    return isOwnPair(request) ? null : failureOf(99);
  }

  function invalidate(request: Received): Answer {
    const refused = whyRefused(request);
    if (refused) {
      return fail(request, refused);
    }
    const token = namedTokens(request).find(keys.isBearer);
    if (token === undefined) {
      return fail(request, failureOf(89));
    }
    keys.endBearer();
    return json(200, { access_token: token });
  }

  const routes: Readonly<Record<string, (request: Received) => Answer>> = {
    'POST /oauth2/token': giveToken,
    'POST /oauth2/invalidate_token': invalidate,
  };
  return (request) => routes[`${request.method} ${request.path}`]?.(request) ?? empty(404);
}
