import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type OAuthHttpAnswer,
  readAccessTokenAnswer,
  readInvalidateAnswer,
  readRequestTokenAnswer,
} from '../../electron/oauth1/answers.ts';

const NOW = Date.UTC(2026, 8, 21);

const answer = (status: number, body: string, headers: Record<string, string> = {}): OAuthHttpAnswer => ({
  status,
  headers,
  body,
});
const json = (code: number, message: string): string => JSON.stringify({ errors: [{ code, message }] });
const xml = (code: number, message: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><errors><error code="${code}">${message}</error></errors>`;
const oldXml = (message: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<hash>\n  <error>${message}</error>\n  <request>/oauth/x</request>\n</hash>`;
const HTML = '<!DOCTYPE html><html><head><title>Log in to the network</title></head><body><p>Hello</body></html>';

const readRequestToken = (received: OAuthHttpAnswer) => readRequestTokenAnswer(received, NOW);
const readAccessToken = (received: OAuthHttpAnswer) => readAccessTokenAnswer(received, { expired: false }, NOW);
const readInvalidate = (received: OAuthHttpAnswer) => readInvalidateAnswer(received, NOW);

describe('a request token', () => {
  const value = { token: 'T', secret: 'S' };

  it.each([
    ['form', 'oauth_token=T&oauth_token_secret=S&oauth_callback_confirmed=true'],
    [
      'form with unknown fields and a line break',
      'x=1&oauth_token=T&oauth_token_secret=S&oauth_callback_confirmed=true\n',
    ],
    ['JSON', '{"oauth_token":"T","oauth_token_secret":"S","oauth_callback_confirmed":"true"}'],
    ['JSON with a boolean', '{"oauth_token":"T","oauth_token_secret":"S","oauth_callback_confirmed":true}'],
    [
      'XML',
      '<hash><oauth_token>T</oauth_token><oauth_token_secret>S</oauth_token_secret><oauth_callback_confirmed>true</oauth_callback_confirmed></hash>',
    ],
  ])('is read from %s, whatever its content type', (_, body) => {
    for (const type of ['text/html;charset=utf-8', 'application/json', 'application/xml', '']) {
      expect(readRequestToken(answer(200, body, { 'content-type': type }))).toEqual({ ok: true, value });
    }
  });

  it('keeps encoded characters', () => {
    const body = 'oauth_token=a%2Fb&oauth_token_secret=%2B%3D&oauth_callback_confirmed=true';
    expect(readRequestToken(answer(200, body))).toEqual({ ok: true, value: { token: 'a/b', secret: '+=' } });
  });

  it('is refused unless the callback is confirmed', () => {
    const body = 'oauth_token=T&oauth_token_secret=S&oauth_callback_confirmed=false';
    expect(readRequestToken(answer(200, body))).toEqual({
      ok: false,
      failure: { kind: 'callback-not-approved', status: 200 },
    });
  });

  it('is unreadable wherever the answer was cut off', () => {
    const whole = 'oauth_token=T&oauth_token_secret=S%2B&oauth_callback_confirmed=true';
    for (let length = 0; length < whole.length; length += 1) {
      expect(readRequestToken(answer(200, whole.slice(0, length)))).toMatchObject({
        ok: false,
        failure: { kind: 'unreadable-answer' },
      });
    }
  });
});

describe('an access token', () => {
  it.each([
    ['form', 'oauth_token=12-T&oauth_token_secret=S&user_id=12&screen_name=jane&x_auth_expires=0'],
    ['JSON', '{"oauth_token":"12-T","oauth_token_secret":"S","user_id":"12","screen_name":"jane"}'],
    [
      'a form without the user id, which the token starts with',
      'oauth_token=12-T&oauth_token_secret=S&screen_name=jane',
    ],
  ])('is read from %s', (_, body) => {
    expect(readAccessToken(answer(200, body))).toEqual({
      ok: true,
      value: { token: '12-T', secret: 'S', userId: '12', screenName: 'jane' },
    });
  });

  it('may come without a name', () => {
    expect(readAccessToken(answer(200, 'oauth_token=T&oauth_token_secret=S&user_id=12'))).toMatchObject({
      ok: true,
      value: { userId: '12', screenName: '' },
    });
  });

  it.each([
    ['no secret', 'oauth_token=12-T&oauth_token_'],
    ['an empty secret', 'oauth_token=12-T&oauth_token_secret=&user_id=12'],
    ['nobody it belongs to', 'oauth_token=T&oauth_token_secret=S'],
    ['an id that is none', 'oauth_token=T&oauth_token_secret=S&user_id=jane'],
    ['two secrets', 'oauth_token=12-T&oauth_token_secret=S&oauth_token_secret=Z&user_id=12'],
  ])('is unreadable with %s', (_, body) => {
    expect(readAccessToken(answer(200, body))).toEqual({
      ok: false,
      failure: { kind: 'unreadable-answer', status: 200 },
    });
  });
});

describe('failures of every request', () => {
  const readers = [
    ['request token', readRequestToken],
    ['access token', readAccessToken],
    ['end of access', readInvalidate],
  ] as const;

  describe.each(readers)('%s', (_, read) => {
    it.each([
      [401, 135, 'Timestamp out of bounds.', 'clock'],
      [403, 415, 'Callback URL not approved for this client application.', 'callback-not-approved'],
      [401, 416, 'Invalid / suspended application', 'app-suspended'],
      [401, 417, "Desktop applications only support the oauth_callback value 'oob'", 'callback-not-approved'],
      [403, 326, 'To protect our users, this account is temporarily locked.', 'account-locked'],
      [403, 64, 'Your account is suspended.', 'account-locked'],
      [403, 453, 'You currently have access to a subset of endpoints.', 'needs-plan'],
      [403, 99, 'Unable to verify your credentials', 'wrong-keys'],
      [429, 88, 'Rate limit exceeded', 'rate-limited'],
      [403, 88, 'Rate limit exceeded', 'rate-limited'],
      [503, 130, 'Over capacity', 'service-down'],
      [500, 131, 'Internal error', 'service-down'],
      [403, 87, 'Client is not permitted to perform this action.', 'refused'],
      [404, 34, 'Sorry, that page does not exist.', 'refused'],
    ] as const)('status %i with code %i (%s) is %s, as JSON and as XML', (status, code, message, kind) => {
      const failure = { ok: false, failure: { kind, status, code } };
      expect(read(answer(status, json(code, message)))).toEqual(failure);
      expect(read(answer(status, xml(code, message)))).toEqual(failure);
    });

    it.each([
      ['Timestamp out of bounds.', 401, 'clock'],
      ["Desktop applications only support the oauth_callback value 'oob'", 401, 'callback-not-approved'],
      ['Invalid / suspended application', 401, 'app-suspended'],
      ['Forbidden', 403, 'refused'],
    ] as const)('text %j with status %i is %s, as plain text and in old XML', (text, status, kind) => {
      const failure = { ok: false, failure: { kind, status } };
      expect(read(answer(status, text))).toEqual(failure);
      expect(read(answer(status, oldXml(text)))).toEqual(failure);
      expect(read(answer(status, JSON.stringify({ error: text, request: '/oauth/x' })))).toEqual(failure);
      expect(read(answer(status, JSON.stringify({ errors: text })))).toEqual(failure);
    });

    it.each([
      ['a web page', 200, HTML, 'unreadable-answer'],
      ['a web page that is valid XML', 200, '<html><body>Hello</body></html>', 'unreadable-answer'],
      ['a web page that refuses', 403, HTML, 'unreadable-answer'],
      ['a redirect', 302, '', 'unreadable-answer'],
      ['an empty success', 200, '', 'unreadable-answer'],
      ['plain text as success', 200, 'Timestamp: now, callback', 'unreadable-answer'],
      ['truncated JSON', 401, '{"errors":[{"code":32,"mess', 'unreadable-answer'],
      ['truncated XML', 401, '<?xml version="1.0"?><errors><error code="32">Could', 'unreadable-answer'],
      [
        'XML with a document type',
        401,
        '<!DOCTYPE a [<!ENTITY b "c">]><hash><error>&b;</error></hash>',
        'unreadable-answer',
      ],
      ['a hostile XML document', 401, '<hash><__proto__>1</__proto__></hash>', 'unreadable-answer'],
      ['a very deep XML document', 401, `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`, 'unreadable-answer'],
      ['a JSON list', 401, '[]', 'unreadable-answer'],
      ['an oversized body', 401, 'x'.repeat(70_000), 'unreadable-answer'],
      ['a proxy that wants a password', 407, '', 'proxy'],
      ['a network that wants somebody to log in', 511, HTML, 'unreadable-answer'],
      ['a web page of a broken server', 502, HTML, 'service-down'],
      ['a web page of a busy server', 503, '', 'service-down'],
      ['no money', 402, '{"title":"CreditsDepleted"}', 'out-of-money'],
      ['a time-out of the server', 408, '', 'timeout'],
      ['a bad request', 400, '', 'refused'],
      ['an empty not found', 404, '', 'refused'],
    ] as const)('%s (%i) is recognised', (__, status, body, kind) => {
      expect(read(answer(status, body))).toEqual({ ok: false, failure: { kind, status } });
    });

    it('takes the first code that it knows', () => {
      const body = JSON.stringify({ errors: [{ code: 7777 }, { code: 416 }] });
      expect(read(answer(401, body))).toMatchObject({ failure: { kind: 'app-suspended', code: 416 } });
    });

    it('says when a limit starts anew', () => {
      const limited = (headers: Record<string, string>) => read(answer(429, '', headers));
      expect(limited({ 'x-rate-limit-reset': '1790000000', 'retry-after': '5' })).toMatchObject({
        failure: { retryAt: 1_790_000_000_000 },
      });
      expect(limited({ 'retry-after': '30' })).toMatchObject({ failure: { retryAt: NOW + 30_000 } });
      expect(limited({ 'retry-after': 'soon' })).toEqual({ ok: false, failure: { kind: 'rate-limited', status: 429 } });
    });

    it('gives an outcome for any body, and never repeats text of it', () => {
      const bodies = fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.json(),
        fc.string().map((text) => `<hash><error>${text}</error></hash>`),
        fc.string().map((text) => `oauth_token=${text}`),
      );
      fc.assert(
        fc.property(fc.integer({ min: 200, max: 599 }), bodies, (status, body) => {
          const outcome = read(answer(status, `${body}`));
          for (const value of outcome.ok ? [] : Object.values(outcome.failure)) {
            expect(typeof value === 'number' || /^[a-z-]+$/.test(value)).toBe(true);
          }
        }),
      );
    });
  });
});

describe('refused keys', () => {
  it.each([
    ['JSON', json(32, 'Could not authenticate you.'), 32],
    ['XML', xml(32, 'Could not authenticate you.'), 32],
    ['a malformed header', json(215, 'Bad authentication data.'), 215],
    ['an unknown key', json(89, 'Invalid or expired token.'), 89],
  ])('are recognised in %s', (_, body, code) => {
    expect(readRequestToken(answer(401, body))).toEqual({
      ok: false,
      failure: { kind: 'wrong-keys', status: 401, code },
    });
  });

  it.each([['Failed to validate oauth signature and token'], ['']])('are recognised in plain text %j', (body) => {
    expect(readRequestToken(answer(401, body))).toEqual({ ok: false, failure: { kind: 'wrong-keys', status: 401 } });
  });
});

describe('a refused PIN', () => {
  it.each([
    ['Error processing your OAuth request: Invalid oauth_verifier parameter', 'wrong-pin', 'wrong-pin'],
    ['Invalid request token', 'pin-used', 'pin-expired'],
    ['This request token has expired', 'pin-expired', 'pin-expired'],
    ['The PIN has already been used', 'pin-used', 'pin-used'],
    ['Access was denied', 'denied', 'denied'],
    ['', 'wrong-pin', 'wrong-pin'],
  ] as const)('is told apart by its text %j', (text, young, old) => {
    for (const body of [text, oldXml(text), JSON.stringify({ errors: [{ message: text }] })]) {
      const received = answer(401, body);
      expect(readAccessTokenAnswer(received, { expired: false }, NOW)).toMatchObject({ failure: { kind: young } });
      expect(readAccessTokenAnswer(received, { expired: true }, NOW)).toMatchObject({ failure: { kind: old } });
    }
  });

  it.each([
    [32, 'Could not authenticate you.', 'wrong-pin', 'wrong-pin'],
    [89, 'Invalid or expired token.', 'pin-used', 'pin-expired'],
  ] as const)('is told apart by its code %i', (code, message, young, old) => {
    for (const body of [json(code, message), xml(code, message)]) {
      const received = answer(401, body);
      expect(readAccessTokenAnswer(received, { expired: false }, NOW)).toMatchObject({
        failure: { kind: young, code },
      });
      expect(readAccessTokenAnswer(received, { expired: true }, NOW)).toMatchObject({ failure: { kind: old, code } });
    }
  });

  it('is told apart by its text even when the code is a general one', () => {
    const received = answer(401, json(32, 'The PIN has already been used'));
    expect(readAccessToken(received)).toMatchObject({ failure: { kind: 'pin-used', code: 32 } });
  });
});

describe('the end of an access', () => {
  it('is confirmed by the token, or by a token that was refused already', () => {
    expect(readInvalidate(answer(200, '{"access_token":"12-T"}'))).toEqual({ ok: true, value: null });
    expect(readInvalidate(answer(401, json(89, 'Invalid or expired token.')))).toEqual({ ok: true, value: null });
  });

  it('is not confirmed by anything else', () => {
    expect(readInvalidate(answer(200, '{}'))).toMatchObject({ failure: { kind: 'unreadable-answer' } });
    expect(readInvalidate(answer(401, json(32, 'Could not authenticate you.')))).toMatchObject({
      failure: { kind: 'wrong-keys', code: 32 },
    });
  });
});
