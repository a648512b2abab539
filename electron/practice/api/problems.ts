/** Problems of API v2: as whole answers, and as partial errors beside data. Wording and keys are the service's. */
import { type Answer, json, problem } from '../http/messages.ts';
import type { LimitBody } from '../settings.ts';

const typeOf = (name: string): string => `https://api.twitter.com/2/problems/${name}`;

export const unauthorized = (): Answer =>
  problem(401, { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' });

/** Failures that the gateway in front of v2 reports with a code. */
export const gatewayFailure = (status: number, code: number, message: string): Answer =>
  json(status, { errors: [{ code, message }] });

/** For endpoints that need a user. The two blanks are the service's. */
export const unsupportedAuthentication = (used: 'OAuth 2.0 Application-Only' | 'Unknown'): Answer =>
  problem(403, {
    title: 'Unsupported Authentication',
    detail: `Authenticating with ${used} is forbidden for this endpoint.  Supported authentication types are [OAuth 1.0a User Context, OAuth 2.0 User Context].`,
    type: typeOf('unsupported-authentication'),
    status: 403,
  });

/** Bookmarks are for signing in with OAuth 2.0 only, as far as is known. */
export const bookmarksNeedOAuth2 = (): Answer =>
  problem(403, {
    title: 'Unsupported Authentication',
    detail:
      'Authenticating with OAuth 1.0a User Context is forbidden for this endpoint.  Supported authentication types are [OAuth 2.0 User Context].',
    type: typeOf('unsupported-authentication'),
    status: 403,
  });

/** The plan of the app does not include the endpoint. */
export const clientForbidden = (): Answer =>
  problem(403, {
    client_id: '12345678',
    detail:
      'When authenticating requests to the Twitter API v2 endpoints, you must use keys and tokens from a Twitter developer App that is attached to a Project. You can create a project via the developer portal.',
    registration_url: 'https://developer.twitter.com/en/docs/projects/overview',
    title: 'Client Forbidden',
    required_enrollment: 'Appropriate Level of API Access',
    reason: 'client-not-enrolled',
    type: typeOf('client-forbidden'),
  });

/** The app may read only, or the token is older than the permission to write. */
export const oauth1Permissions = (): Answer =>
  problem(403, {
    title: 'Forbidden',
    type: typeOf('oauth1-permissions'),
    status: 403,
    detail: 'Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.',
  });

/** @param detail one sentence that says what is not permitted */
export const forbidden = (detail: string): Answer =>
  problem(403, { title: 'Forbidden', type: 'about:blank', status: 403, detail });

export const serviceUnavailable = (): Answer =>
  problem(503, { title: 'Service Unavailable', detail: 'Service Unavailable', type: 'about:blank', status: 503 });

export function tooManyRequests(body: LimitBody): Answer {
  switch (body) {
    case 'problem':
      return problem(429, {
        title: 'Too Many Requests',
        detail: 'Too Many Requests',
        type: 'about:blank',
        status: 429,
      });
    case 'codes':
      return gatewayFailure(429, 88, 'Rate limit exceeded');
    case 'usage-cap':
      return problem(429, {
        account_id: 1_234_567_890,
        product_name: 'standard-basic',
        title: 'UsageCapExceeded',
        period: 'Monthly',
        scope: 'Product',
        detail: 'Usage cap exceeded: Monthly product cap',
        type: typeOf('usage-capped'),
      });
  }
}

/** One parameter that cannot be used. */
export interface BadParameter {
  name: string;
  values: readonly string[];
  message: string;
}

export const invalidRequest = (bad: readonly BadParameter[]): Answer =>
  problem(400, {
    errors: bad.map(({ name, values, message }) => ({ parameters: { [name]: values }, message })),
    title: 'Invalid Request',
    detail: 'One or more parameters to your request was invalid.',
    type: typeOf('invalid-request'),
  });

/** A partial error. */
export interface PartialError {
  value: string;
  resource_id: string;
  resource_type: 'tweet' | 'post' | 'user' | 'list';
  parameter: string;
  title: string;
  detail: string;
  type: string;
  section?: 'data' | 'includes';
}

export type ResourceType = PartialError['resource_type'];

/** Lists are named with their ids in brackets, single values too. */
export const notFound = (type: ResourceType, parameter: string, value: string): PartialError => ({
  value,
  resource_id: value,
  resource_type: type,
  parameter,
  title: 'Not Found Error',
  detail: `Could not find ${type} with ${parameter}: [${value}].`,
  type: typeOf('resource-not-found'),
});

/** The same type as for what does not exist, but another title. */
export const suspended = (parameter: string, value: string): PartialError => ({
  value,
  resource_id: value,
  resource_type: 'user',
  parameter,
  title: 'Forbidden',
  detail: `User has been suspended: [${value}].`,
  type: typeOf('resource-not-found'),
});

export const notAuthorized = (
  type: ResourceType,
  parameter: string,
  value: string,
  section: 'data' | 'includes',
): PartialError => ({
  value,
  resource_id: value,
  resource_type: type,
  parameter,
  section,
  title: 'Authorization Error',
  detail: `Sorry, you are not authorized to see the ${type === 'user' ? 'user' : 'Tweet'} with ${parameter}: [${value}].`,
  type: typeOf('not-authorized-for-resource'),
});
