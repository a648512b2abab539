import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../electron/contract/errors.ts';
import type { OAuthFailureKind } from '../../electron/oauth1/failure.ts';
import { appErrorOfOAuth, classify, transportError } from '../../electron/x/errors.ts';

const NOW = Date.parse('2026-01-02T10:00:00Z');

const explain = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  classify(
    { status, headers: new Headers(headers), body: typeof body === 'string' ? body : JSON.stringify(body) },
    { now: NOW, correctionSeconds: 0 },
  );

const numbered = (code: number, message = 'Any words') => ({ errors: [{ code, message }] });
const problem = (type: string, title: string, detail: string, more: object = {}) => ({
  title,
  detail,
  type: type === 'about:blank' ? type : `https://api.twitter.com/2/problems/${type}`,
  ...more,
});
const partial = (...args: Parameters<typeof problem>) => ({ errors: [problem(...args)] });

describe('numbered codes', () => {
  it.each<[code: number, status: number, expected: ErrorCode]>([
    [32, 401, 'signed-out'],
    [34, 404, 'gone'],
    [50, 404, 'gone'],
    [63, 403, 'gone'],
    [64, 403, 'account-locked'],
    [68, 410, 'bad-request'],
    [87, 403, 'needs-plan'],
    [88, 429, 'rate-limited'],
    [89, 401, 'signed-out'],
    [89, 403, 'signed-out'],
    [92, 403, 'bad-request'],
    [93, 403, 'needs-permission'],
    [99, 403, 'wrong-keys'],
    [130, 503, 'service-down'],
    [131, 500, 'service-down'],
    [135, 401, 'clock'],
    [136, 401, 'hidden'],
    [139, 403, 'refused'],
    [144, 404, 'gone'],
    [179, 403, 'hidden'],
    [185, 403, 'refused'],
    [186, 403, 'text-too-long'],
    [187, 403, 'text-repeated'],
    [215, 400, 'signed-out'],
    [220, 403, 'needs-plan'],
    [226, 403, 'refused'],
    [231, 401, 'signed-out'],
    [251, 410, 'bad-request'],
    [261, 403, 'needs-permission'],
    [326, 403, 'account-locked'],
    [327, 403, 'refused'],
    [385, 403, 'gone'],
    [415, 403, 'callback-not-approved'],
    [416, 401, 'app-suspended'],
    [417, 401, 'callback-not-approved'],
    [421, 404, 'gone'],
    [422, 404, 'gone'],
    [425, 403, 'refused'],
    [433, 403, 'refused'],
    [453, 403, 'needs-plan'],
  ])('%i with status %i is %s, in JSON and in XML', (code, status, expected) => {
    expect(explain(status, numbered(code)).code).toBe(expected);
    const xml = `<?xml version="1.0" encoding="UTF-8"?><errors><error code="${code}">Any words</error></errors>`;
    expect(explain(status, xml).code).toBe(expected);
  });
});

describe('problems', () => {
  it.each<[status: number, body: object, expected: ErrorCode]>([
    [401, problem('about:blank', 'Unauthorized', 'Unauthorized', { status: 401 }), 'signed-out'],
    [403, problem('about:blank', 'Forbidden', 'You are not permitted to perform this action.'), 'refused'],
    [
      403,
      problem('about:blank', 'Forbidden', 'Your account is not permitted to access this feature.'),
      'account-locked',
    ],
    [429, problem('about:blank', 'Too Many Requests', 'Too Many Requests'), 'rate-limited'],
    [500, problem('about:blank', 'Internal Server Error', 'Internal Server Error'), 'service-down'],
    [503, problem('about:blank', 'Service Unavailable', 'Service Unavailable'), 'service-down'],
    [
      403,
      problem('unsupported-authentication', 'Unsupported Authentication', 'Authenticating with Unknown is forbidden.'),
      'needs-user-sign-in',
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
      {
        ...problem('invalid-request', 'Invalid Request', 'One or more parameters to your request was invalid.'),
        errors: [{ parameters: { id: ['1'] }, message: 'wrong' }],
      },
      'bad-request',
    ],
    [404, problem('resource-not-found', 'Not Found Error', 'Could not find user with id: [1].'), 'gone'],
    [200, partial('resource-not-found', 'Not Found Error', 'Could not find tweet with ids: [1].'), 'gone'],
    [200, partial('resource-not-found', 'Forbidden', 'User has been suspended: [1].'), 'gone'],
    [200, partial('not-authorized-for-resource', 'Authorization Error', 'Sorry, you are not authorized.'), 'hidden'],
    [200, partial('resource-unavailable', '', ''), 'gone'],
    [200, partial('disallowed-resource', '', ''), 'gone'],
    [200, partial('not-authorized-for-field', 'Field Authorization Error', ''), 'refused'],
    [
      429,
      problem('usage-capped', 'UsageCapExceeded', 'Usage cap exceeded: Monthly product cap', { period: 'Monthly' }),
      'usage-cap',
    ],
    [429, problem('rate-limit-exceeded', '', ''), 'rate-limited'],
    [
      402,
      problem(
        'credits',
        'CreditsDepleted',
        'Your enrolled account [1] does not have any credits to fulfill this request.',
      ),
      'out-of-money',
    ],
    [402, problem('credits-depleted', 'Payment Required', 'credits depleted'), 'out-of-money'],
    [403, { title: 'SpendCapReached', detail: 'The spend cap of this billing cycle is reached.' }, 'out-of-money'],
    [403, { detail: 'Your billing cycle spend cap has been reached.' }, 'out-of-money'],
    [401, { error: 'Not authorized.', request: '/1.1/statuses/user_timeline.json' }, 'hidden'],
  ])('%i %j', (status, body, expected) => {
    expect(explain(status, body).code).toBe(expected);
  });

  it('are known by the last part of their type, whatever its host', () => {
    for (const host of [
      'https://api.x.com/2/problems/',
      'https://api.X.com/2/problems/',
      'https://developer.x.com/en/support#',
    ]) {
      expect(explain(403, { title: 'T', type: `${host}client-forbidden` }).code).toBe('needs-plan');
    }
    expect(explain(403, { title: 'T', type: 'https://api.x.com/2/problems/Client-Forbidden' }).code).toBe('refused');
  });

  it('count more than codes, and codes more than titles', () => {
    const both = { ...problem('client-forbidden', 'UsageCapExceeded', ''), errors: [{ code: 64, message: '' }] };
    expect(explain(403, both).code).toBe('needs-plan');
    expect(explain(403, { ...both, type: 'about:blank' }).code).toBe('account-locked');
    expect(explain(503, both).code).toBe('service-down');
  });
});

describe('other bodies', () => {
  const page = '<!DOCTYPE html><html><head><title>Log in</title></head><body>Welcome</body></html>';

  it.each<[status: number, body: string, expected: ErrorCode]>([
    [404, '', 'bad-request'],
    [401, '', 'signed-out'],
    [402, '', 'out-of-money'],
    [403, '', 'refused'],
    [410, '', 'bad-request'],
    [418, '', 'refused'],
    [429, '', 'rate-limited'],
    [502, '', 'service-down'],
    [401, 'Timestamp out of bounds', 'clock'],
    [401, 'Could not authenticate you', 'signed-out'],
    [401, '<hash><error>Could not authenticate you</error><request>/2/users/me</request></hash>', 'signed-out'],
    [401, page, 'unreadable-answer'],
    [402, page, 'unreadable-answer'],
    [403, page, 'unreadable-answer'],
    [404, page, 'unreadable-answer'],
    [511, page, 'unreadable-answer'],
    [200, page, 'unreadable-answer'],
    [200, '', 'unreadable-answer'],
    [200, '{"data":[{"id":"1"', 'unreadable-answer'],
    [429, page, 'rate-limited'],
    [503, page, 'service-down'],
    [504, 'upstream request timeout', 'service-down'],
    [407, page, 'network'],
    [408, '', 'timeout'],
  ])('%i %s', (status, body, expected) => {
    expect(explain(status, body).code).toBe(expected);
  });
});

describe('what a person can do', () => {
  it.each([
    [401, numbered(32), { kind: 'sign-in-again' }],
    [403, numbered(99), { kind: 'enter-keys' }],
    [403, numbered(453), { kind: 'open-page', url: 'https://console.x.com' }],
    [403, numbered(261), { kind: 'open-page', url: 'https://console.x.com' }],
    [402, {}, { kind: 'open-page', url: 'https://console.x.com' }],
    [403, numbered(326), { kind: 'open-page', url: 'https://x.com' }],
    [503, {}, { kind: 'retry' }],
    [401, numbered(135), { kind: 'retry' }],
    [404, numbered(144), { kind: 'none' }],
    [403, {}, { kind: 'none' }],
    [400, {}, { kind: 'none' }],
  ])('after %i %j', (status, body, action) => {
    expect(explain(status, body).action).toEqual(action);
  });

  const limit = (prefix: string, remaining: number, seconds: number) => ({
    [`${prefix}limit`]: '10',
    [`${prefix}remaining`]: String(remaining),
    [`${prefix}reset`]: String(NOW / 1000 + seconds),
  });
  const until = (headers: Record<string, string>): number => {
    const { action } = explain(429, '', headers);
    return action.kind === 'wait' ? (Date.parse(action.until) - NOW) / 1000 : Number.NaN;
  };

  it('waits for the latest window that is used up', () => {
    expect(until(limit('x-rate-limit-', 0, 300))).toBe(300);
    expect(until({ ...limit('x-rate-limit-', 7, 300), ...limit('x-user-limit-24hour-', 0, 7200) })).toBe(7200);
    expect(until({ ...limit('x-rate-limit-', 0, 300), ...limit('x-app-limit-24hour-', 0, 100) })).toBe(300);
  });

  it.each([
    [{}],
    [limit('x-rate-limit-', 5, 300)],
    [limit('x-rate-limit-', 0, -5)],
    [{ 'x-rate-limit-reset': 'nonsense', 'retry-after': 'later' }],
  ])('leaves the pause open when nothing tells how long it is: %j', (headers) => {
    expect(explain(429, '', headers)).toMatchObject({ code: 'rate-limited', action: { kind: 'retry' } });
  });

  it('honours retry-after', () => {
    expect(until({ 'retry-after': '120' })).toBe(120);
    expect(until({ 'retry-after': '120', ...limit('x-rate-limit-', 0, 300) })).toBe(300);
  });
});

describe('details', () => {
  it('are status, type and transaction id, and nothing else', () => {
    const secret = 'SECRET-0123456789';
    const error = explain(403, problem('client-forbidden', secret, secret, { client_id: secret }), {
      'x-transaction-id': '1a2b3c4d',
      'set-cookie': secret,
    });
    expect(error.details).toEqual({ status: 403, type: 'client-forbidden', transactionId: '1a2b3c4d' });
    expect(JSON.stringify(error)).not.toContain(secret);
  });

  it('pass on identifiers only', () => {
    const error = explain(
      403,
      { type: 'https://api.x.com/2/problems/<b>bold words</b>' },
      { 'x-transaction-id': 'a b' },
    );
    expect(error.details).toEqual({ status: 403 });
  });
});

describe('failures of the sign-in', () => {
  it.each<[OAuthFailureKind, string]>([
    ['clock', 'retry'],
    ['wrong-keys', 'enter-keys'],
    ['wrong-pin', 'new-pin'],
    ['pin-expired', 'new-pin'],
    ['pin-used', 'new-pin'],
    ['denied', 'retry'],
    ['callback-not-approved', 'open-page'],
    ['app-suspended', 'open-page'],
    ['account-locked', 'open-page'],
    ['signed-out', 'sign-in-again'],
    ['needs-plan', 'open-page'],
    ['needs-permission', 'open-page'],
    ['out-of-money', 'open-page'],
    ['usage-cap', 'open-page'],
    ['rate-limited', 'wait'],
    ['service-down', 'retry'],
    ['unreadable-answer', 'retry'],
    ['network', 'retry'],
    ['timeout', 'retry'],
    ['offline', 'retry'],
    ['cancelled', 'none'],
    ['refused', 'none'],
  ])('%s: %s', (kind, action) => {
    const error = appErrorOfOAuth({ kind, status: 401, code: 32 }, NOW);
    expect(error).toMatchObject({ code: kind, action: { kind: action }, details: { status: 401 } });
    expect(error.message).not.toBe('');
  });

  it('wait until the limit of the handshake starts anew', () => {
    const at = Date.parse('2026-01-02T10:15:00Z');
    expect(appErrorOfOAuth({ kind: 'rate-limited', retryAt: at }, NOW).action).toEqual({
      kind: 'wait',
      until: '2026-01-02T10:15:00.000Z',
    });
    expect(appErrorOfOAuth({ kind: 'rate-limited' }, NOW).action).toEqual({
      kind: 'wait',
      until: '2026-01-02T10:01:00.000Z',
    });
  });

  it('have no details when there was no answer', () => {
    expect(appErrorOfOAuth({ kind: 'network' }, NOW)).not.toHaveProperty('details');
    expect(transportError('offline')).toMatchObject({ code: 'offline', action: { kind: 'retry' } });
  });
});
