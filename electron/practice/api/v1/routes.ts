/** API v1.1: finds the endpoint, who asks, and whether the limit allows it. */
import { EncodingError, parseQuery } from '../../../oauth1/signature.ts';
import { type Endpoint, endpoints } from '../../endpoints.ts';
import { type Answer, type Received, withHeaders } from '../../http/messages.ts';
import type { Authenticator, FindToken } from '../../oauth/authentication.ts';
import type { Keys } from '../../oauth/keys.ts';
import type { Settings } from '../../settings.ts';
import { nobody, type SampleAccount } from '../../world/people.ts';
import type { World } from '../../world/world.ts';
import { APP, type Limits } from '../limits.ts';
import { answer, type Call } from './call.ts';
import { refusal } from './failures.ts';
import { listLists, listMembers, ownerships, showList, subscriptions } from './lists.ts';
import { followers, friends, lookupUsers, showUser, verifyCredentials } from './people.ts';
import { searchTweets } from './search.ts';
import { destroyStatus, lookupStatuses, showStatus, updateStatus } from './statuses.ts';
import { favorites, homeTimeline, listStatuses, mentionsTimeline, userTimeline } from './timelines.ts';

export interface ClassicApiOptions {
  world: World;
  settings: Settings;
  limits: Limits;
  authenticator: Authenticator;
  keys: Keys;
  findViewer: FindToken<SampleAccount>;
  /** Milliseconds since 1970. */
  now(): number;
  origin(): string;
  random(bytes: number): Uint8Array;
}

type ClassicEndpoint = Extract<Endpoint, `1.1/${string}`>;

interface Route {
  method: 'GET' | 'POST';
  /** The app's own token would not do. */
  userOnly: boolean;
  /** The path may end with an id. */
  takesId?: boolean;
  run(call: Call): Answer;
}

/** What is left in the windows of the endpoints that the caller has asked for, by family. */
function rateLimitStatus({ limits, viewer, parameters, now }: Call): Answer {
  const caller = viewer === nobody ? APP : viewer.person.id;
  const wanted = parameters.get('resources')?.split(',');
  const resources: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints.filter(isClassic)) {
    const [, family = ''] = endpoint.split('/');
    if (routes[endpoint].method === 'GET' && (!wanted || wanted.includes(family))) {
      const { limit, remaining, endsAt } = limits.state(caller, endpoint);
      const name = `${endpoint.slice('1.1'.length)}${routes[endpoint].takesId ? '/:id' : ''}`;
      const window = { limit, remaining, reset: Math.ceil(Math.max(endsAt, now) / 1000) };
      resources[family] = { ...resources[family], [name]: window };
    }
  }
  const context = viewer === nobody ? { application: 'practice' } : { access_token: `${caller}-[left out]` };
  return answer({ rate_limit_context: context, resources });
}

const forAll = (run: Route['run']): Route => ({ method: 'GET', userOnly: false, run });
const forUsers = (run: Route['run']): Route => ({ method: 'GET', userOnly: true, run });
const write = (run: Route['run']): Route => ({ method: 'POST', userOnly: true, run });

const routes: Readonly<Record<ClassicEndpoint, Route>> = {
  '1.1/statuses/home_timeline': forUsers(homeTimeline),
  '1.1/statuses/user_timeline': forAll(userTimeline),
  '1.1/statuses/mentions_timeline': forUsers(mentionsTimeline),
  '1.1/favorites/list': forAll(favorites),
  '1.1/search/tweets': forAll(searchTweets),
  '1.1/lists/list': forAll(listLists),
  '1.1/lists/ownerships': forAll(ownerships),
  '1.1/lists/subscriptions': forAll(subscriptions),
  '1.1/lists/statuses': forAll(listStatuses),
  '1.1/lists/show': forAll(showList),
  '1.1/lists/members': forAll(listMembers),
  '1.1/statuses/show': { ...forAll(showStatus), takesId: true },
  '1.1/statuses/lookup': forAll(lookupStatuses),
  '1.1/users/show': forAll(showUser),
  '1.1/users/lookup': forAll(lookupUsers),
  '1.1/friends/list': forAll(friends),
  '1.1/followers/list': forAll(followers),
  '1.1/account/verify_credentials': forUsers(verifyCredentials),
  '1.1/application/rate_limit_status': forAll(rateLimitStatus),
  '1.1/statuses/update': write(updateStatus),
  '1.1/statuses/destroy': { ...write(destroyStatus), takesId: true },
};

const isClassic = (endpoint: Endpoint): endpoint is ClassicEndpoint => endpoint in routes;

/** The endpoint of a path, and the id at its end. */
function find({ method, path }: Received): { endpoint: ClassicEndpoint; named: string[] } | null {
  const [, name = '', id] = /^\/(1\.1\/[a-z]+\/[a-z_]+)(?:\/([0-9]+))?\.json$/.exec(path) ?? [];
  const endpoint = endpoints.filter(isClassic).find((candidate) => candidate === name);
  const route = endpoint && routes[endpoint];
  return route && route.method === method && (id === undefined || route.takesId)
    ? { endpoint, named: id === undefined ? [] : [id] }
    : null;
}

/** The parameters of query and form; the first of several counts. @returns null when they cannot be decoded */
function parametersOf({ search, headers, body }: Received): ReadonlyMap<string, string> | null {
  const isForm = headers['content-type']?.toLowerCase().startsWith('application/x-www-form-urlencoded');
  try {
    return new Map([...parseQuery(search), ...(isForm ? parseQuery(body) : [])].toReversed());
  } catch (error) {
    if (error instanceof EncodingError) {
      return null;
    }
    throw error;
  }
}

export interface ClassicApi {
  answer(request: Received): Answer;
  /** The endpoint that a request is for; null for what is none. */
  endpointOf(request: Received): Endpoint | null;
}

export function makeClassicApi(options: ClassicApiOptions): ClassicApi {
  const { world, settings, limits, authenticator, keys, findViewer, now, origin, random } = options;

  /** Who asks: a user, the app itself, or the answer that refuses the request. */
  function callerOf(request: Received, { userOnly }: Route): SampleAccount | Answer {
    const authentication = authenticator.authenticate(request, findViewer);
    switch (authentication.kind) {
      case 'signed':
        return authentication.token;
      case 'refused':
        return refusal(authentication.code);
      case 'none':
        return refusal(215);
      case 'bearer':
        if (!keys.isBearer(authentication.token)) {
          return refusal(89);
        }
        return userOnly ? refusal(220) : nobody;
    }
  }

  function respond(request: Received): Answer {
    const found = find(request);
    if (!settings.v1Open || (found && settings.outsidePlan.has(found.endpoint))) {
      return refusal(453);
    }
    const route = found && routes[found.endpoint];
    if (!found || !route) {
      return refusal(34);
    }
    const viewer = callerOf(request, route);
    if ('status' in viewer) {
      return viewer;
    }
    const parameters = parametersOf(request);
    if (!parameters) {
      return refusal(195);
    }
    const { allowed, headers, refusedBy, resetAt } = limits.count(
      viewer === nobody ? APP : viewer.person.id,
      found.endpoint,
    );
    const told = {
      // What writes tells nothing of its limits, as recorded.
      ...(route.method === 'GET' ? headers : {}),
      ...(viewer === nobody ? {} : { 'x-access-level': settings.accessLevel }),
    };
    const call: Call = {
      world,
      settings,
      limits,
      viewer,
      origin: origin(),
      now: now(),
      path: request.path,
      named: found.named,
      parameters,
    };
    const limit = { refusedBy, resetAt };
    return { ...withHeaders(allowed ? route.run(call) : refusal(88), told), limit };
  }

  return {
    answer: (request) => withHeaders(respond(request), { 'x-transaction-id': Buffer.from(random(8)).toString('hex') }),
    endpointOf: (request) => find(request)?.endpoint ?? null,
  };
}
