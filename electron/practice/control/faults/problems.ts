/** Problems of API v2 as they are known, for faults: some as the whole answer, some beside what was asked for. */
import { type Answer, json, problem } from '../../http/messages.ts';

interface Row {
  status: number;
  /** The last part of the type; null for `about:blank`. */
  type: string | null;
  title?: string;
  detail?: string;
  /** Further keys. */
  more?: Readonly<Record<string, unknown>>;
  /** It stands in a list beside the data, in an answer with status 200. */
  partial?: true;
}

const POST_ID = '1900000000000000001';
const USER_ID = '1900000000000000002';
const ACCOUNT_ID = 1_234_567_890;

const blank = (status: number, title: string, detail = title): Row => ({
  status,
  type: null,
  title,
  detail,
  more: { status },
});

const unsupported = (used: string): Row => ({
  status: 403,
  type: 'unsupported-authentication',
  title: 'Unsupported Authentication',
  detail: `Authenticating with ${used} is forbidden for this endpoint.  Supported authentication types are [OAuth 1.0a User Context, OAuth 2.0 User Context].`,
  more: { status: 403 },
});

const forbiddenClient = (reason: string): Row => ({
  status: 403,
  type: 'client-forbidden',
  title: 'Client Forbidden',
  detail:
    'When authenticating requests to the Twitter API v2 endpoints, you must use keys and tokens from a Twitter developer App that is attached to a Project. You can create a project via the developer portal.',
  more: {
    client_id: '12345678',
    registration_url: 'https://developer.twitter.com/en/docs/projects/overview',
    required_enrollment: 'Appropriate Level of API Access',
    reason,
  },
});

const usageCapped = (period: 'Daily' | 'Monthly'): Row => ({
  status: 429,
  type: 'usage-capped',
  title: 'UsageCapExceeded',
  detail: `Usage cap exceeded: ${period} product cap`,
  more: { account_id: ACCOUNT_ID, product_name: 'standard-basic', period, scope: 'Product' },
});

const aboutPost = (type: string, title: string, detail: string, section: string | null): Row => ({
  status: 200,
  type,
  title,
  detail,
  more: {
    value: POST_ID,
    resource_id: POST_ID,
    resource_type: 'tweet',
    parameter: 'ids',
    ...(section === null ? {} : { section }),
  },
  partial: true,
});

const aboutField = (type: string, title: string): Row => ({
  status: 200,
  type,
  title,
  detail: `Sorry, you are not authorized to access 'non_public_metrics.impression_count' on the Tweet with ids : [${POST_ID}].`,
  more: {
    resource_id: POST_ID,
    resource_type: 'tweet',
    parameter: 'ids',
    field: 'non_public_metrics.impression_count',
    section: 'data',
  },
  partial: true,
});

const bare = (status: number, type: string, title: string): Row => ({ status, type, title, detail: title });

export const problems = {
  unauthorized: blank(401, 'Unauthorized'),
  forbidden: blank(403, 'Forbidden', 'You are not permitted to perform this action.'),
  'account-forbidden': blank(403, 'Forbidden', 'Your account is not permitted to access this feature.'),
  'too-many-requests': blank(429, 'Too Many Requests'),
  'internal-server-error': blank(500, 'Internal Server Error'),
  'service-unavailable': blank(503, 'Service Unavailable'),
  'unsupported-authentication': unsupported('OAuth 2.0 Application-Only'),
  'unsupported-authentication-unknown': unsupported('Unknown'),
  'client-forbidden': forbiddenClient('client-not-enrolled'),
  'official-client-forbidden': forbiddenClient('official-client-forbidden'),
  'oauth1-permissions': {
    status: 403,
    type: 'oauth1-permissions',
    title: 'Forbidden',
    detail: 'Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.',
    more: { status: 403 },
  },
  'invalid-request': {
    status: 400,
    type: 'invalid-request',
    title: 'Invalid Request',
    detail: 'One or more parameters to your request was invalid.',
    more: {
      errors: [
        {
          parameters: { max_results: ['1000'] },
          message: 'The `max_results` query parameter value [1000] is not between 1 and 100',
        },
      ],
    },
  },
  'resource-not-found': {
    status: 404,
    type: 'resource-not-found',
    title: 'Not Found Error',
    detail: `Could not find tweet with id: [${POST_ID}].`,
    more: { value: POST_ID, resource_id: POST_ID, resource_type: 'tweet', parameter: 'id' },
  },
  'post-not-found': aboutPost(
    'resource-not-found',
    'Not Found Error',
    `Could not find tweet with ids: [${POST_ID}].`,
    null,
  ),
  'user-suspended': {
    status: 200,
    type: 'resource-not-found',
    title: 'Forbidden',
    detail: `User has been suspended: [${USER_ID}].`,
    more: { value: USER_ID, resource_id: USER_ID, resource_type: 'user', parameter: 'id' },
    partial: true,
  },
  'not-authorized-for-resource': aboutPost(
    'not-authorized-for-resource',
    'Authorization Error',
    `Sorry, you are not authorized to see the Tweet with ids: [${POST_ID}].`,
    'data',
  ),
  'not-authorized-for-field': aboutField('not-authorized-for-field', 'Field Authorization Error'),
  'field-unauthorized': aboutField('field-unauthorized', 'Field Authorization Error'),
  'field-hydration-failure': aboutField('field-hydration-failure', 'Field Hydration Failure'),
  'resource-unavailable': aboutPost('resource-unavailable', 'Resource Unavailable', 'Unavailable', 'includes'),
  'disallowed-resource': aboutPost('disallowed-resource', 'Disallowed Resource', 'Disallowed', 'includes'),
  'usage-capped': usageCapped('Monthly'),
  'usage-capped-daily': usageCapped('Daily'),
  'rate-limit-exceeded': bare(429, 'rate-limit-exceeded', 'Rate Limit Exceeded'),
  /** The prepaid credits are used up, as reported until June 2026. */
  credits: {
    status: 402,
    type: 'credits',
    title: 'CreditsDepleted',
    detail: `Your enrolled account [${ACCOUNT_ID}] does not have any credits to fulfill this request.`,
    more: { account_id: ACCOUNT_ID },
  },
  /** The same, as reported from July 2026. */
  'credits-depleted': {
    status: 402,
    type: 'credits-depleted',
    title: 'Payment Required',
    detail: 'credits depleted',
    more: { status: 402 },
  },
  /** The limit that the owner of the key has set for a billing cycle is reached. */
  'spend-cap': {
    status: 403,
    type: 'spend-cap-reached',
    title: 'SpendCapReached',
    detail: `Your enrolled account [${ACCOUNT_ID}] has reached its billing cycle spend cap.`,
    more: { account_id: ACCOUNT_ID },
  },
  conflict: bare(409, 'conflict', 'Conflict'),
  'duplicate-rules': bare(400, 'duplicate-rules', 'Duplicate Rules'),
  'rule-cap': bare(422, 'rule-cap', 'Rule Cap'),
  'invalid-rules': bare(400, 'invalid-rules', 'Invalid Rules'),
  'streaming-connection': bare(429, 'streaming-connection', 'ConnectionException'),
  'operational-disconnect': bare(503, 'operational-disconnect', 'operational-disconnect'),
  'internal-error': bare(500, 'internal-error', 'Internal Error'),
  /** No page of the list of types names it: what a client makes of the unheard-of. */
  unheard: bare(418, 'unheard-of', 'Something Else'),
} as const satisfies Record<string, Row>;

export type ProblemName = keyof typeof problems;

/** What types have begun with over the years. */
export const typeBases = {
  'api.twitter.com': 'https://api.twitter.com/2/problems/',
  'api.x.com': 'https://api.x.com/2/problems/',
  'api.X.com': 'https://api.X.com/2/problems/',
  'developer.x.com': 'https://developer.x.com/en/support/x-api/error-troubleshooting#',
} as const;
export type TypeBase = keyof typeof typeBases;

export function problemObject(name: ProblemName, base: TypeBase): Record<string, unknown> {
  const { type, title, detail, more }: Row = problems[name];
  return { ...more, title, detail, type: type === null ? 'about:blank' : typeBases[base] + type };
}

/** The problem as the answer. Partial ones come alone in their list, as when a single thing was looked up. */
export function problemAnswer(name: ProblemName, base: TypeBase): Answer {
  const { status, partial }: Row = problems[name];
  const object = problemObject(name, base);
  return partial ? json(status, { errors: [object] }) : problem(status, object);
}
