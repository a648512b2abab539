/** API v2: finds the endpoint, who asks, whether the limit allows it, and what was asked for. */
import { failureOf } from '../codes.ts';
import type { Endpoint } from '../endpoints.ts';
import { type Answer, empty, type Received, withHeaders } from '../http/messages.ts';
import type { Authentication, Authenticator, FindToken } from '../oauth/authentication.ts';
import type { Keys } from '../oauth/keys.ts';
import type { Dialect, Settings } from '../settings.ts';
import { nobody, type SampleAccount } from '../world/people.ts';
import type { World } from '../world/world.ts';
import { followers, following } from './acquaintances.ts';
import { LIST_FIELD_PARAMETERS, POST_FIELD_PARAMETERS, readAsked, USER_FIELD_PARAMETERS } from './asked.ts';
import type { Call, PageQuirk } from './context.ts';
import { APP, type Limits } from './limits.ts';
import { followedLists, list, listMembers, listPosts, ownedLists } from './lists.ts';
import { me, post, posts, user, userByUsername, users, usersByUsernames } from './lookups.ts';
import { makeTokenCodec } from './paging.ts';
import { makeReader, readParameters } from './parameters.ts';
import { bookmarks, liked } from './picks.ts';
import {
  clientForbidden,
  gatewayFailure,
  tooManyRequests,
  unauthorized,
  unsupportedAuthentication,
} from './problems.ts';
import { SEARCH_PARAMETERS, searchRecent } from './search/endpoint.ts';
import { home, mentions, PAGE_PARAMETERS, userPosts } from './timelines.ts';
import { createPost, deletePost } from './writing.ts';

export interface ApiOptions {
  world: World;
  settings: Settings;
  limits: Limits;
  authenticator: Authenticator;
  keys: Keys;
  findViewer: FindToken<SampleAccount>;
  secret: string;
  /** Milliseconds since 1970. */
  now(): number;
  origin(): string;
  random(bytes: number): Uint8Array;
}

interface Route {
  method: 'GET' | 'POST' | 'DELETE';
  endpoint: Endpoint;
  path: RegExp;
  parameters: readonly string[];
  /** An app-only token would not do. */
  userOnly: boolean;
  run(call: Call): Answer;
}

const read = (endpoint: Endpoint, path: RegExp, parameters: readonly string[], run: Route['run']): Route => ({
  method: 'GET',
  endpoint,
  path,
  parameters,
  userOnly: false,
  run,
});
const forUsers = (route: Route): Route => ({ ...route, userOnly: true });
const write = (method: 'POST' | 'DELETE', endpoint: Endpoint, path: RegExp, run: Route['run']): Route =>
  forUsers({ ...read(endpoint, path, [], run), method });

const page = [...PAGE_PARAMETERS, ...POST_FIELD_PARAMETERS];
const tokenPage = ['max_results', 'pagination_token'];

/** The first match counts. */
const routes: readonly Route[] = [
  forUsers(read('me', /^\/2\/users\/me$/, USER_FIELD_PARAMETERS, me)),
  read('users', /^\/2\/users$/, ['ids', ...USER_FIELD_PARAMETERS], users),
  read('users', /^\/2\/users\/by$/, ['usernames', ...USER_FIELD_PARAMETERS], usersByUsernames),
  read('user-by-username', /^\/2\/users\/by\/username\/([^/]+)$/, USER_FIELD_PARAMETERS, userByUsername),
  read('users', /^\/2\/users\/([^/]+)$/, USER_FIELD_PARAMETERS, user),
  forUsers(read('home', /^\/2\/users\/([^/]+)\/timelines\/reverse_chronological$/, ['exclude', ...page], home)),
  read('user-posts', /^\/2\/users\/([^/]+)\/tweets$/, ['exclude', ...page], userPosts),
  read('mentions', /^\/2\/users\/([^/]+)\/mentions$/, page, mentions),
  forUsers(read('likes', /^\/2\/users\/([^/]+)\/liked_tweets$/, [...tokenPage, ...POST_FIELD_PARAMETERS], liked)),
  forUsers(read('bookmarks', /^\/2\/users\/([^/]+)\/bookmarks$/, [...tokenPage, ...POST_FIELD_PARAMETERS], bookmarks)),
  read('following', /^\/2\/users\/([^/]+)\/following$/, [...tokenPage, ...USER_FIELD_PARAMETERS], following),
  read('followers', /^\/2\/users\/([^/]+)\/followers$/, [...tokenPage, ...USER_FIELD_PARAMETERS], followers),
  read('owned-lists', /^\/2\/users\/([^/]+)\/owned_lists$/, [...tokenPage, ...LIST_FIELD_PARAMETERS], ownedLists),
  read(
    'followed-lists',
    /^\/2\/users\/([^/]+)\/followed_lists$/,
    [...tokenPage, ...LIST_FIELD_PARAMETERS],
    followedLists,
  ),
  read('list', /^\/2\/lists\/([^/]+)$/, LIST_FIELD_PARAMETERS, list),
  read('list-posts', /^\/2\/lists\/([^/]+)\/tweets$/, [...tokenPage, ...POST_FIELD_PARAMETERS], listPosts),
  read('list-members', /^\/2\/lists\/([^/]+)\/members$/, [...tokenPage, ...USER_FIELD_PARAMETERS], listMembers),
  read('search', /^\/2\/tweets\/search\/recent$/, [...SEARCH_PARAMETERS, ...page], searchRecent),
  read('posts', /^\/2\/tweets$/, ['ids', ...POST_FIELD_PARAMETERS], posts),
  read('post', /^\/2\/tweets\/([^/]+)$/, POST_FIELD_PARAMETERS, post),
  write('POST', 'create-post', /^\/2\/tweets$/, createPost),
  write('DELETE', 'delete-post', /^\/2\/tweets\/([^/]+)$/, deletePost),
];

/** Writing that X has taken out of the plans that everybody can buy, or that needs OAuth 2.0. */
const closed: readonly RegExp[] = [
  /^\/2\/users\/[^/]+\/(?:likes|retweets|following|bookmarks|muting|blocking)(?:\/[^/]+)?$/,
  /^\/2\/lists(?:\/.+)?$/,
  /^\/2\/users\/[^/]+\/followed_lists(?:\/[^/]+)?$/,
];

type Unsigned = Exclude<Authentication<unknown>, { kind: 'signed' }>;

/** @param isKnown whether a bearer token is the app's own one */
function refuse(authentication: Unsigned, userOnly: boolean, isKnown: (bearer: string) => boolean): Answer {
  switch (authentication.kind) {
    case 'none':
      return userOnly ? unsupportedAuthentication('Unknown') : unauthorized();
    case 'bearer':
      return isKnown(authentication.token) ? unsupportedAuthentication('OAuth 2.0 Application-Only') : unauthorized();
    case 'refused': {
      const { status, message } = failureOf(authentication.code);
      // A wrong clock and a header that cannot be read are told apart; everything else is one answer.
      return authentication.code === 135 || authentication.code === 215
        ? gatewayFailure(status, authentication.code, message)
        : unauthorized();
    }
  }
}

/** The parameters that only the other vocabulary has. */
const foreignParameter: Readonly<Record<Dialect, string>> = { legacy: 'post.fields', new: 'tweet.fields' };

export interface Api {
  answer(request: Received, quirk: PageQuirk | null): Answer;
  /** The endpoint that a request is for; null for what is none. */
  endpointOf(request: Received): Endpoint | null;
}

export function makeApi(options: ApiOptions): Api {
  const { world, settings, limits, authenticator, keys, findViewer, now, origin, random } = options;
  const tokens = makeTokenCodec(options.secret);

  const find = (request: Received) =>
    routes.flatMap((route) => {
      const match = route.method === request.method ? route.path.exec(request.path) : null;
      return match ? [{ route, named: match.slice(1) }] : [];
    })[0];

  function respond(request: Received, quirk: PageQuirk | null): Answer {
    const matched = find(request);
    const isClosed = request.method !== 'GET' && closed.some((path) => path.test(request.path));
    if (!matched && !isClosed) {
      return empty(404);
    }
    const userOnly = matched?.route.userOnly ?? true;
    const authentication = authenticator.authenticate(request, findViewer);
    const isApp = authentication.kind === 'bearer' && !userOnly && keys.isBearer(authentication.token);
    if (authentication.kind !== 'signed' && !isApp) {
      return refuse(authentication, userOnly, keys.isBearer);
    }
    const viewer = authentication.kind === 'signed' ? authentication.token : nobody;
    const access: Record<string, string> = viewer === nobody ? {} : { 'x-access-level': settings.accessLevel };
    if (!matched || !settings.v2Enrolled || settings.outsidePlan.has(matched.route.endpoint)) {
      return withHeaders(clientForbidden(), access);
    }
    const { route, named } = matched;
    const { allowed, refusedBy, resetAt, headers } = limits.count(
      viewer === nobody ? APP : viewer.person.id,
      route.endpoint,
    );
    const told = { ...headers, ...access };
    const limit = { refusedBy, resetAt };
    if (!allowed) {
      return { ...withHeaders(tooManyRequests(settings.limitBody), told), limit };
    }
    const foreign = settings.dialect && foreignParameter[settings.dialect];
    const checked = readParameters(
      request.search,
      route.parameters.filter((name) => name !== foreign),
    );
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
      body: request.body,
      quirk,
    };
    return { ...withHeaders(route.run(call), told), limit };
  }

  return {
    answer: (request, quirk) =>
      withHeaders(respond(request, quirk), {
        'api-version': '2.168',
        'x-transaction-id': Buffer.from(random(8)).toString('hex'),
      }),
    endpointOf: (request) => find(request)?.route.endpoint ?? null,
  };
}
