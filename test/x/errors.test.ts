import { describe, expect, it } from 'vitest';
import { appError, type ErrorCode, errorAtPractice } from '../../electron/contract/errors.ts';
import type { OAuthFailureKind } from '../../electron/oauth1/failure.ts';
import {
  appErrorOfOAuth,
  classify,
  isTransient,
  ownError,
  type RefusedAnswer,
  windowsOf,
} from '../../electron/x/errors.ts';

const NOW = Date.parse('2026-01-02T10:00:00Z');

const explainOn =
  (api: RefusedAnswer['api']) =>
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
    classify(
      {
        status,
        headers: new Headers(headers),
        body: typeof body === 'string' ? body : JSON.stringify(body),
        api,
        asker: 'user',
      },
      { now: NOW, correctionSeconds: 0 },
    );
const explain = explainOn('v2');

const numbered = (code: number, message = 'Any words') => ({ errors: [{ code, message }] });
const problem = (type: string, title: string, detail: string, more: object = {}) => ({
  title,
  detail,
  type: type === 'about:blank' ? type : `https://api.twitter.com/2/problems/${type}`,
  ...more,
});

describe('problems', () => {
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

  it('count more than numbers, and numbers more than titles', () => {
    const all = { ...problem('client-forbidden', 'UsageCapExceeded', ''), errors: [{ code: 64, message: '' }] };
    expect(explain(403, all).code).toBe('needs-plan');
    expect(explain(403, { ...all, type: 'about:blank' }).code).toBe('account-locked');
  });
});

describe('status and number', () => {
  it.each<[status: number, number: number, onV2: ErrorCode, onV1: ErrorCode]>([
    [503, 88, 'service-down', 'rate-limited'],
    [500, 32, 'service-down', 'signed-out'],
    [200, 179, 'hidden', 'hidden'],
    [404, 453, 'needs-plan', 'needs-plan'],
    [403, 131, 'service-down', 'service-down'],
    [407, 89, 'proxy', 'signed-out'],
  ])('%i with %i: the status counts first on v2 (%s), the number on v1.1 (%s)', (status, number, onV2, onV1) => {
    expect(explain(status, numbered(number)).code).toBe(onV2);
    expect(explainOn('v1.1')(status, numbered(number)).code).toBe(onV1);
  });

  it('leave a number before the type on v1.1', () => {
    const both = { ...problem('client-forbidden', '', ''), errors: [{ code: 64 }] };
    expect(explainOn('v1.1')(403, both).code).toBe('account-locked');
  });
});

describe('where bearer tokens are given', () => {
  const tell = explainOn('oauth2');
  const label = { errors: [{ message: 'Something new', label: 'authenticity_token_error' }] };

  it.each<[status: number, body: unknown, expected: ErrorCode]>([
    [403, { errors: [{ code: 99, label: 'authenticity_token_error', message: '' }] }, 'wrong-keys'],
    [403, label, 'wrong-keys'],
    [401, numbered(32), 'wrong-keys'],
    [401, '', 'wrong-keys'],
    [401, '<hash><error>Could not authenticate you</error></hash>', 'wrong-keys'],
    [400, numbered(215), 'wrong-keys'],
    [403, numbered(170), 'bad-request'],
    [401, numbered(416), 'app-suspended'],
    [403, 'Unable to verify your credentials', 'wrong-keys'],
    [403, '', 'refused'],
    [429, '', 'rate-limited'],
    [503, label, 'service-down'],
  ])('%i %j is %s', (status, body, expected) => {
    expect(tell(status, body).code).toBe(expected);
  });
});

describe('other bodies', () => {
  const page = '<!DOCTYPE html><html><head><title>Log in</title></head><body>Welcome</body></html>';

  it.each<[status: number, body: string, expected: ErrorCode]>([
    [401, page, 'unreadable-answer'],
    [402, page, 'unreadable-answer'],
    [403, page, 'unreadable-answer'],
    [404, page, 'unreadable-answer'],
    [511, page, 'unreadable-answer'],
    [200, page, 'unreadable-answer'],
    [302, page, 'unreadable-answer'],
    [307, '', 'unreadable-answer'],
    [200, '', 'unreadable-answer'],
    [200, '{"data":[{"id":"1"', 'unreadable-answer'],
    [429, page, 'rate-limited'],
    [500, page, 'service-down'],
    [502, page, 'service-down'],
    [503, page, 'service-down'],
    [504, 'upstream request timeout', 'service-down'],
    [407, page, 'proxy'],
    [407, '', 'proxy'],
    [408, '', 'timeout'],
  ])('%i %s', (status, body, expected) => {
    expect(explain(status, body).code).toBe(expected);
    expect(explainOn('v1.1')(status, body).code).toBe(expected);
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
    [403, {}, { kind: 'check-setup' }],
    [400, {}, { kind: 'none' }],
    [407, '', { kind: 'check-setup' }],
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

describe('the windows of a refusal', () => {
  const family = (prefix: string, remaining: number) => ({
    [`${prefix}limit`]: '10',
    [`${prefix}remaining`]: String(remaining),
    [`${prefix}reset`]: String(NOW / 1000 + 300),
  });
  const headers = {
    ...family('x-rate-limit-', 7),
    ...family('x-user-limit-24hour-', 0),
    ...family('x-app-limit-24hour-', 3),
  };

  it('are told of all three families, whatever the refusal', () => {
    for (const status of [403, 429, 503]) {
      expect(windowsOf(explain(status, '', headers)).map(({ family: name, remaining }) => [name, remaining])).toEqual([
        ['15-minutes', 7],
        ['user-24-hours', 0],
        ['app-24-hours', 3],
      ]);
    }
  });

  it('stay with an error that is said in other words, and are no part of it', () => {
    const error = explain(429, '', headers);
    expect(windowsOf(errorAtPractice(error))).toHaveLength(3);
    expect(windowsOf(appError('not-with-pin', { kind: 'none' }, error.details))).toHaveLength(3);
    expect(JSON.stringify(error)).not.toMatch(/remaining|15-minutes/);
  });

  it('are none without headers, and without an answer', () => {
    expect(windowsOf(explain(429, ''))).toEqual([]);
    expect(windowsOf(ownError('network'))).toEqual([]);
  });
});

describe('trying again', () => {
  it.each<[error: ReturnType<typeof explain>, expected: boolean]>([
    [explain(500, ''), true],
    [explain(502, ''), true],
    [explain(503, numbered(130)), true],
    [explain(403, numbered(131)), true],
    [explain(408, ''), true],
    [ownError('network'), true],
    [ownError('timeout'), true],
    [ownError('offline'), false],
    [ownError('proxy'), false],
    [ownError('certificate'), false],
    [ownError('cancelled'), false],
    [ownError('unreadable-answer'), false],
    [explain(400, ''), false],
    [explain(401, ''), false],
    [explain(402, ''), false],
    [explain(403, ''), false],
    [explain(404, ''), false],
    [explain(407, ''), false],
    [explain(429, ''), false],
  ])('%j may help: %s', (error, expected) => {
    expect(isTransient(error)).toBe(expected);
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

  it('have the transaction of v1.1 too', () => {
    expect(explainOn('v1.1')(403, '', { 'x-transaction': '1a2b' }).details).toEqual({
      status: 403,
      transactionId: '1a2b',
    });
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
    ['refused', 'check-setup'],
    ['proxy', 'check-setup'],
    ['certificate', 'check-setup'],
    ['spend-cap', 'open-page'],
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
    expect(ownError('offline')).toMatchObject({ code: 'offline', action: { kind: 'retry' } });
  });
});
