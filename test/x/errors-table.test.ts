/** Every refusal that X is known for, in every form of body that can carry it, by both versions of its API. */
import { describe, expect, it } from 'vitest';
import type { ErrorAction, ErrorCode } from '../../electron/contract/errors.ts';
import { errorSentences } from '../../electron/contract/messages/errors.ts';
import { classify, type RefusedAnswer } from '../../electron/x/errors.ts';

const NOW = Date.parse('2026-01-02T10:00:00Z');
const ID = '1a2b3c4d';

const explain = (api: RefusedAnswer['api'], status: number, body: string, asker: RefusedAnswer['asker'] = 'user') =>
  classify(
    { status, headers: new Headers({ 'x-transaction-id': ID }), body, api, asker },
    { now: NOW, correctionSeconds: 0 },
  );

const console_: ErrorAction = { kind: 'open-page', url: 'https://console.x.com' };
const homePage: ErrorAction = { kind: 'open-page', url: 'https://x.com' };
const actions: Partial<Record<ErrorCode, ErrorAction>> = {
  'signed-out': { kind: 'sign-in-again' },
  'needs-user-sign-in': { kind: 'sign-in-again' },
  'wrong-keys': { kind: 'enter-keys' },
  'needs-plan': console_,
  'needs-permission': console_,
  'out-of-money': console_,
  'spend-cap': console_,
  'usage-cap': console_,
  'callback-not-approved': console_,
  'app-suspended': console_,
  'account-locked': homePage,
  'looks-automated': homePage,
  'rate-limited': { kind: 'retry' },
  'service-down': { kind: 'retry' },
  clock: { kind: 'retry' },
  refused: { kind: 'check-setup' },
  'access-dropped': { kind: 'check-setup' },
};

function expectTold(error: ReturnType<typeof explain>, code: ErrorCode, details: object): void {
  expect(error).toEqual({
    code,
    message: errorSentences[code],
    action: actions[code] ?? { kind: 'none' },
    details: { ...details, transactionId: ID },
  });
  expect(error.message).not.toBe('');
}

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Bodies that carry the number, and bodies that only carry the message. */
const withNumber = (number: number, message: string): Record<string, string> => ({
  'a list of errors': JSON.stringify({ errors: [{ code: number, message }] }),
  'a list that begins with an unknown number': JSON.stringify({
    errors: [{ code: 99_999 }, { code: number, message }],
  }),
  'a list without a name': JSON.stringify([{ code: number, message }]),
  'a single object': JSON.stringify({ code: number, message }),
  'a number as text': JSON.stringify({ errors: [{ code: String(number), message }] }),
  'XML with numbers': `<?xml version="1.0" encoding="UTF-8"?><errors><error code="${number}">${xml(message)}</error></errors>`,
});
const withoutNumber = (message: string): Record<string, string> => ({
  'XML without numbers': `<hash><error>${xml(message)}</error><request>/1.1/some.json</request></hash>`,
  'plain text': message,
  'one error': JSON.stringify({ error: message, request: '/1.1/some.json' }),
  'a list of texts': JSON.stringify({ errors: [message] }),
  'a list without numbers': JSON.stringify({ errors: [{ message }] }),
});

const LOCKED =
  'To protect our users from spam and other malicious activity, this account is temporarily locked. Please log in to https://twitter.com to unlock your account.';
const SUBSET =
  'You currently have access to a subset of X API V2 endpoints and limited v1.1 endpoints (e.g. media post, oauth) only.';

const numbered: [number: number, status: number, message: string, code: ErrorCode, byMessage?: ErrorCode][] = [
  [17, 404, 'No user matches for specified terms.', 'user-unknown'],
  [25, 403, 'Query parameters are missing.', 'bad-request'],
  [32, 401, 'Could not authenticate you.', 'signed-out'],
  [34, 404, 'Sorry, that page does not exist.', 'gone'],
  [50, 404, 'User not found.', 'user-unknown'],
  [63, 403, 'User has been suspended.', 'user-suspended'],
  [64, 403, 'Your account is suspended and is not permitted to access this feature.', 'account-locked'],
  [68, 410, 'The Twitter REST API v1 is no longer active. Please migrate to API v1.1.', 'bad-request'],
  [87, 403, 'Client is not permitted to perform this action.', 'needs-plan'],
  [88, 429, 'Rate limit exceeded', 'rate-limited'],
  [89, 401, 'Invalid or expired token.', 'signed-out'],
  [89, 403, 'Invalid or expired token.', 'signed-out'],
  [92, 403, 'SSL is required.', 'bad-request'],
  [93, 403, 'This App is not allowed to access or delete your Direct Messages.', 'needs-permission'],
  [99, 403, 'Unable to verify your credentials', 'wrong-keys'],
  [130, 503, 'Over capacity', 'service-down'],
  [131, 500, 'Internal error', 'service-down'],
  [135, 401, 'Timestamp out of bounds.', 'clock'],
  [135, 401, 'Could not authenticate you.', 'clock', 'signed-out'],
  [136, 401, 'You have been blocked from the author of this tweet at their request.', 'hidden'],
  [139, 403, 'You have already favorited this status.', 'already-done'],
  [144, 404, 'No status found with that ID.', 'gone'],
  [170, 403, 'Missing required parameter: status.', 'text-missing'],
  [179, 403, 'Sorry, you are not authorized to see this status.', 'hidden'],
  [185, 403, 'User is over daily status update limit.', 'write-limit'],
  [186, 403, 'Tweet needs to be a bit shorter.', 'text-too-long'],
  [187, 403, 'Status is a duplicate.', 'text-repeated'],
  [195, 403, 'Missing or invalid url parameter', 'bad-request'],
  [215, 400, 'Bad Authentication data.', 'signed-out'],
  [220, 403, 'Your credentials do not allow access to this resource.', 'needs-plan'],
  [226, 403, 'This request looks like it might be automated. To protect our users from spam ...', 'looks-automated'],
  [231, 401, 'User must verify login', 'signed-out'],
  [251, 410, 'This endpoint has been retired and should not be used.', 'bad-request'],
  [261, 403, 'Application cannot perform write actions.', 'needs-permission'],
  [261, 403, 'Your App cannot perform write actions. Contact support.', 'needs-permission'],
  [326, 403, LOCKED, 'account-locked'],
  [327, 403, 'You have already retweeted this Tweet.', 'already-done'],
  [385, 403, 'You attempted to reply to a Tweet that is deleted or not visible to you.', 'reply-refused'],
  [
    415,
    403,
    'Callback URL not approved for this client application. Approved callback URLs can be adjusted in your application settings',
    'callback-not-approved',
  ],
  [416, 401, 'Invalid / suspended application', 'app-suspended'],
  [417, 401, "Desktop applications only support the oauth_callback value 'oob'", 'callback-not-approved'],
  [421, 404, 'This Tweet is no longer available.', 'gone'],
  [422, 404, 'This Tweet is no longer available because it violated the X Rules.', 'gone'],
  [425, 403, 'This action is disabled.', 'reply-refused'],
  [433, 403, 'The original Tweet author restricted who can reply to this Tweet.', 'reply-refused'],
  // Its text is never looked at.
  [453, 403, SUBSET, 'needs-plan', 'refused'],
];

const problem = (type: string, title: string, detail: string, more: object = {}): object => ({
  title,
  detail,
  type: type === 'about:blank' ? type : `https://api.twitter.com/2/problems/${type}`,
  ...more,
});

type Row = [status: number, body: ReturnType<typeof problem>, code: ErrorCode];

/** Problems that come with their own status; `partial` ones stand beside the data of a success, or alone in it. */
const problems: Row[] = [
  [401, problem('about:blank', 'Unauthorized', 'Unauthorized', { status: 401 }), 'signed-out'],
  [403, problem('about:blank', 'Forbidden', 'You are not permitted to perform this action.'), 'refused'],
  [403, problem('about:blank', 'Forbidden', 'Your account is not permitted to access this feature.'), 'account-locked'],
  [429, problem('about:blank', 'Too Many Requests', 'Too Many Requests', { status: 429 }), 'rate-limited'],
  [500, problem('about:blank', 'Internal Server Error', 'Internal Server Error'), 'service-down'],
  [503, problem('about:blank', 'Service Unavailable', 'Service Unavailable'), 'service-down'],
  [
    403,
    problem(
      'unsupported-authentication',
      'Unsupported Authentication',
      'Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint.  Supported authentication types are [OAuth 1.0a User Context, OAuth 2.0 User Context].',
    ),
    'needs-user-sign-in',
  ],
  [
    403,
    problem('unsupported-authentication', 'Unsupported Authentication', 'Authenticating with Unknown is forbidden.'),
    'access-dropped',
  ],
  [403, problem('client-forbidden', 'Client Forbidden', '', { reason: 'client-not-enrolled' }), 'needs-plan'],
  [403, problem('client-forbidden', 'Client Forbidden', '', { reason: 'official-client-forbidden' }), 'needs-plan'],
  [
    403,
    problem(
      'oauth1-permissions',
      'Forbidden',
      'Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.',
    ),
    'needs-permission',
  ],
  [
    400,
    problem('invalid-request', 'Invalid Request', 'One or more parameters to your request was invalid.', {
      errors: [{ parameters: { id: ['1'] }, message: 'User not found.' }],
    }),
    'bad-request',
  ],
  [400, problem('invalid-request', '', '', { parameter: 'id', value: '1' }), 'bad-request'],
  [
    429,
    problem('usage-capped', 'UsageCapExceeded', 'Usage cap exceeded: Monthly product cap', {
      account_id: 1,
      product_name: 'standard-basic',
      period: 'Monthly',
      scope: 'Product',
    }),
    'usage-cap',
  ],
  [429, { title: 'UsageCapExceeded', period: 'Daily', scope: 'Account' }, 'usage-cap'],
  [429, problem('rate-limit-exceeded', '', ''), 'rate-limited'],
  [
    402,
    problem(
      'credits',
      'CreditsDepleted',
      'Your enrolled account [1] does not have any credits to fulfill this request.',
      { account_id: 1 },
    ),
    'out-of-money',
  ],
  [402, problem('credits-depleted', 'Payment Required', 'credits depleted'), 'out-of-money'],
  [403, { title: 'SpendCapReached', detail: 'The spend cap of this billing cycle is reached.' }, 'spend-cap'],
  [403, { detail: 'Your billing cycle spend cap has been reached.' }, 'spend-cap'],
  [500, problem('internal-error', '', ''), 'service-down'],
  [409, problem('conflict', '', ''), 'refused'],
  [400, problem('invalid-rules', '', ''), 'bad-request'],
  [422, problem('rule-cap', '', ''), 'refused'],
  [429, problem('streaming-connection', '', ''), 'rate-limited'],
];
const partial: Row[] = [
  [404, problem('resource-not-found', 'Not Found Error', 'Could not find tweet with ids: [1].'), 'gone'],
  [404, problem('resource-not-found', 'Not Found Error', '', { resource_type: 'tweet' }), 'gone'],
  [404, problem('resource-not-found', 'Not Found Error', '', { resource_type: 'post' }), 'gone'],
  [404, problem('resource-not-found', 'Not Found Error', '', { resource_type: 'list' }), 'gone'],
  [404, problem('resource-not-found', 'Not Found Error', '', { resource_type: 'user' }), 'user-unknown'],
  [
    403,
    problem('resource-not-found', 'Forbidden', 'User has been suspended: [1].', { resource_type: 'user' }),
    'user-suspended',
  ],
  [
    403,
    problem('not-authorized-for-resource', 'Authorization Error', 'Sorry, you are not authorized to see the Tweet.'),
    'hidden',
  ],
  [404, problem('resource-unavailable', '', '', { section: 'data' }), 'gone'],
  [404, problem('disallowed-resource', '', '', { section: 'includes' }), 'gone'],
  [403, problem('not-authorized-for-field', 'Field Authorization Error', '', { field: 'x' }), 'refused'],
  [403, problem('field-unauthorized', 'Field Authorization Error', '', { field: 'x' }), 'refused'],
  [403, problem('field-hydration-failure', 'Field Hydration Error', '', { field: 'x' }), 'refused'],
];

const typeOf = (body: object): object => {
  const type = 'type' in body && typeof body.type === 'string' ? body.type.split('/').at(-1) : undefined;
  return type === undefined || type === 'about:blank' ? {} : { type };
};

describe.each(['v2', 'v1.1'] as const)('on %s', (api) => {
  describe.each(numbered)('%i with status %i and “%s” is %s', (number, status, message, code, byMessage) => {
    it.each(Object.entries(withNumber(number, message)))('in %s', (_, body) => {
      expectTold(explain(api, status, body), code, { status });
    });
    it.each(Object.entries(withoutNumber(message)))('in %s', (_, body) => {
      expectTold(explain(api, status, body), byMessage ?? code, { status });
    });
  });

  it('asks the app alone for a user where a user has no access', () => {
    for (const body of Object.values(withNumber(220, ''))) {
      expectTold(explain(api, 403, body, 'app'), 'needs-user-sign-in', { status: 403 });
    }
    expect(explain(api, 403, 'Your credentials do not allow access to this resource.', 'app').code).toBe(
      'needs-user-sign-in',
    );
  });

  it.each([...problems, ...partial])('%i %j is %s as the body itself, and in a list', (status, body, code) => {
    expectTold(explain(api, status, JSON.stringify(body)), code, { status, ...typeOf(body) });
    for (const list of [{ errors: [body] }, [body]]) {
      expectTold(explain(api, status, JSON.stringify(list)), code, { status, ...typeOf(body) });
    }
  });

  it.each(partial)('%i %j is %s alone in a success, too', (_, body, code) => {
    expectTold(explain(api, 200, JSON.stringify({ errors: [body] })), code, { status: 200, ...typeOf(body) });
  });

  it('knows protected people in the form without a number', () => {
    const body = { error: 'Not authorized.', request: '/1.1/statuses/user_timeline.json' };
    expectTold(explain(api, 401, JSON.stringify(body)), 'hidden', { status: 401 });
    expectTold(explain(api, 401, '<hash><error>Not authorized</error></hash>'), 'hidden', { status: 401 });
  });

  it.each<[status: number, code: ErrorCode]>([
    [400, 'bad-request'],
    [401, 'signed-out'],
    [402, 'out-of-money'],
    [403, 'refused'],
    [404, 'bad-request'],
    [409, 'refused'],
    [410, 'bad-request'],
    [418, 'refused'],
    [420, 'rate-limited'],
    [429, 'rate-limited'],
    [500, 'service-down'],
    [502, 'service-down'],
    [503, 'service-down'],
    [504, 'service-down'],
    [599, 'service-down'],
  ])('falls back on the status %i for what is unknown: %s', (status, code) => {
    const unknown = { ...withNumber(98_765, 'Something new'), ...withoutNumber('Something new'), nothing: '' };
    for (const body of Object.values(unknown)) expectTold(explain(api, status, body), code, { status });
    const type = JSON.stringify({ type: 'https://api.x.com/2/problems/brand-new', title: 'New' });
    expectTold(explain(api, status, type), code, { status, type: 'brand-new' });
  });
});
