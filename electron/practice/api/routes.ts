/** API v2: finds the endpoint, who asks, whether the limit allows it, and what was asked for. */
import { type Answer, empty, type Received, withHeaders } from '../http/messages.ts';
import type { Authentication, Authenticator } from '../oauth/authentication.ts';
import { refusals } from '../oauth/failures.ts';
import type { Keys } from '../oauth/keys.ts';
import type { Endpoint, Settings } from '../settings.ts';
import { type SampleAccount, sampleAccounts } from '../world/people.ts';
import type { World } from '../world/world.ts';
import { POST_FIELD_PARAMETERS, readAsked, USER_FIELD_PARAMETERS } from './asked.ts';
import type { Call } from './context.ts';
import type { Limits } from './limits.ts';
import { me, post, posts, user, userByUsername, users, usersByUsernames } from './lookups.ts';
import { makeTokenCodec } from './paging.ts';
import { makeReader, readParameters } from './parameters.ts';
import { gatewayFailure, planTooSmall, tooManyRequests, unauthorized, unsupportedAuthentication } from './problems.ts';
import { home, mentions, PAGE_PARAMETERS, userPosts } from './timelines.ts';

export interface ApiOptions {
  world: World;
  settings: Settings;
  limits: Limits;
  authenticator: Authenticator;
  keys: Keys;
  secret: string;
  /** Milliseconds since 1970. */
  now(): number;
  origin(): string;
  random(bytes: number): Uint8Array;
}

interface Route {
  endpoint: Endpoint;
  path: RegExp;
  parameters: readonly string[];
  /** An app-only token would not do. */
  userOnly: boolean;
  run(call: Call): Answer;
}

const page = [...PAGE_PARAMETERS, ...POST_FIELD_PARAMETERS];

/** The first match counts. */
const routes: readonly Route[] = [
  { endpoint: 'me', path: /^\/2\/users\/me$/, parameters: USER_FIELD_PARAMETERS, userOnly: true, run: me },
  {
    endpoint: 'users',
    path: /^\/2\/users$/,
    parameters: ['ids', ...USER_FIELD_PARAMETERS],
    userOnly: false,
    run: users,
  },
  {
    endpoint: 'users',
    path: /^\/2\/users\/by$/,
    parameters: ['usernames', ...USER_FIELD_PARAMETERS],
    userOnly: false,
    run: usersByUsernames,
  },
  {
    endpoint: 'user-by-username',
    path: /^\/2\/users\/by\/username\/([^/]+)$/,
    parameters: USER_FIELD_PARAMETERS,
    userOnly: false,
    run: userByUsername,
  },
  { endpoint: 'users', path: /^\/2\/users\/([^/]+)$/, parameters: USER_FIELD_PARAMETERS, userOnly: false, run: user },
  {
    endpoint: 'home',
    path: /^\/2\/users\/([^/]+)\/timelines\/reverse_chronological$/,
    parameters: ['exclude', ...page],
    userOnly: true,
    run: home,
  },
  {
    endpoint: 'user-posts',
    path: /^\/2\/users\/([^/]+)\/tweets$/,
    parameters: ['exclude', ...page],
    userOnly: false,
    run: userPosts,
  },
  { endpoint: 'mentions', path: /^\/2\/users\/([^/]+)\/mentions$/, parameters: page, userOnly: false, run: mentions },
  {
    endpoint: 'posts',
    path: /^\/2\/tweets$/,
    parameters: ['ids', ...POST_FIELD_PARAMETERS],
    userOnly: false,
    run: posts,
  },
  { endpoint: 'post', path: /^\/2\/tweets\/([^/]+)$/, parameters: POST_FIELD_PARAMETERS, userOnly: false, run: post },
];

function refuse(authentication: Exclude<Authentication<unknown>, { kind: 'signed' }>, userOnly: boolean): Answer {
  switch (authentication.kind) {
    case 'none':
      return userOnly ? unsupportedAuthentication('Unknown') : unauthorized();
    case 'bearer':
      return userOnly ? unsupportedAuthentication('OAuth 2.0 Application-Only') : unauthorized();
    case 'refused': {
      const { status, message } = refusals[authentication.code];
      // A wrong clock and a header that cannot be read are told apart; everything else is one answer.
      return authentication.code === 135 || authentication.code === 215
        ? gatewayFailure(status, authentication.code, message)
        : unauthorized();
    }
  }
}

export function makeApi(options: ApiOptions): (request: Received) => Answer {
  const { world, settings, limits, authenticator, keys, now, origin, random } = options;
  const tokens = makeTokenCodec(options.secret);

  const findViewer = (token: string | undefined): { value: SampleAccount; secret: string } | null => {
    const access = token === undefined ? null : keys.findAccess(token);
    const account = sampleAccounts.find(({ person }) => person.id === access?.userId);
    return access && account ? { value: account, secret: access.secret } : null;
  };

  function respond(request: Received): Answer {
    const matched = routes.flatMap((route) => {
      const match = route.path.exec(request.path);
      return match ? [{ route, named: match.slice(1) }] : [];
    })[0];
    if (!matched || request.method !== 'GET') {
      return empty(404);
    }
    const { route, named } = matched;
    const authentication = authenticator.authenticate(request, findViewer);
    if (authentication.kind !== 'signed') {
      return refuse(authentication, route.userOnly);
    }
    const viewer = authentication.token;
    const limit = limits.count(viewer.person.id, route.endpoint);
    const headers = { ...limit.headers, 'x-access-level': 'read' };
    if (!limit.allowed) {
      return withHeaders(tooManyRequests(settings.limitBody), headers);
    }
    const checked = readParameters(request.search, route.parameters);
    const reader = makeReader(checked);
    const call: Call = {
      world,
      settings,
      viewer,
      origin: origin(),
      now: now(),
      tokens,
      path: request.path,
      named,
      checked,
      reader,
      asked: readAsked(reader),
    };
    return withHeaders(route.run(call), headers);
  }

  return (request) => {
    if (request.path.startsWith('/1.1/')) {
      return planTooSmall();
    }
    return withHeaders(respond(request), {
      'api-version': '2.168',
      'x-transaction-id': Buffer.from(random(8)).toString('hex'),
    });
  };
}
