import { describe, expect, it } from 'vitest';
import { parseQuery, signRequest } from '../../../electron/oauth1/signature.ts';
import {
  exchange,
  type Pair,
  reader,
  requestToken,
  type SignOptions,
  START,
  send,
  signIn,
  startService,
  type TestService,
} from '../client.ts';

const ask = (on: TestService, options: SignOptions = {}) =>
  send(on, '/oauth/request_token', { method: 'POST', extra: [['oauth_callback', 'oob']], ...options });

const refusal = async (answer: Response): Promise<[number, number]> => {
  const body = (await answer.json()) as { errors: { code: number }[] };
  return [answer.status, body.errors[0]?.code ?? 0];
};

const authorize = ({ service }: TestService, { token }: Pair, username = 'mara_demo'): string => {
  const { pin } = service.control.authorize({ oauthToken: token, username });
  if (pin === null) throw new Error('the request token cannot be used');
  return pin;
};

describe('a request token', () => {
  it('is given for a signed request, form-encoded', async () => {
    const on = await startService();
    const answer = await ask(on);
    expect(answer.status).toBe(200);
    expect(new Map(parseQuery(await answer.text())).get('oauth_callback_confirmed')).toBe('true');
    expect(answer.headers.get('date')).toBe(new Date(START).toUTCString());
  });

  it('is refused with the code for what is wrong', async () => {
    const on = await startService();
    const seconds = START / 1000;
    expect(await refusal(await ask(on, { consumerKey: 'another' }))).toEqual([401, 32]);
    expect(await refusal(await ask(on, { consumerSecret: 'another' }))).toEqual([401, 32]);
    expect(await refusal(await ask(on, { timestamp: seconds - 301 }))).toEqual([401, 135]);
    expect(await refusal(await ask(on, { timestamp: seconds + 301 }))).toEqual([401, 135]);
    expect((await ask(on, { timestamp: seconds - 299 })).status).toBe(200);
    expect(await refusal(await ask(on, { extra: [['oauth_callback', 'https://example.org/back']] }))).toEqual([
      401, 417,
    ]);
    expect(await refusal(await ask(on, { extra: [] }))).toEqual([401, 417]);
    const unsigned = await fetch(`${on.service.origin}/oauth/request_token`, {
      method: 'POST',
      headers: { accept: 'application/json' },
    });
    expect(await refusal(unsigned)).toEqual([400, 215]);
  });

  it.each([
    ['an unknown version', 'oauth_version="1.0"', 'oauth_version="2.0"', [401, 32]],
    ['another method', 'HMAC-SHA1', 'PLAINTEXT', [401, 32]],
    ['a missing nonce', /oauth_nonce="[^"]*", /, '', [400, 215]],
    ['a timestamp that is no number', /oauth_timestamp="[^"]*"/, 'oauth_timestamp="now"', [400, 215]],
    ['a repeated parameter', 'oauth_version="1.0"', 'oauth_version="1.0", oauth_version="1.0"', [400, 215]],
    ['broken encoding', /oauth_nonce="[^"]*"/, 'oauth_nonce="%zz"', [400, 215]],
  ])('is refused for %s', async (_, part, replacement, expected) => {
    const on = await startService();
    const url = `${on.service.origin}/oauth/request_token`;
    const { authorization } = signRequest(
      { method: 'POST', url },
      { consumerKey: on.service.apiKey, consumerSecret: on.service.apiKeySecret },
      { nonce: 'n1', timestamp: START / 1000 },
      [['oauth_callback', 'oob']],
    );
    const headers = { accept: 'application/json', authorization: authorization.replace(part, replacement) };
    expect(await refusal(await fetch(url, { method: 'POST', headers }))).toEqual(expected);
  });

  it('takes a nonce once per timestamp', async () => {
    const on = await startService();
    expect((await ask(on, { nonce: 'same' })).status).toBe(200);
    expect(await refusal(await ask(on, { nonce: 'same' }))).toEqual([401, 32]);
    on.clock.now += 1000;
    expect((await ask(on, { nonce: 'same' })).status).toBe(200);
  });

  it('covers the received host with its port', async () => {
    const on = await startService();
    const other = await startService();
    const { authorization } = signRequest(
      { method: 'POST', url: `${other.service.origin}/oauth/request_token` },
      { consumerKey: on.service.apiKey, consumerSecret: on.service.apiKeySecret },
      { nonce: 'n1', timestamp: START / 1000 },
      [['oauth_callback', 'oob']],
    );
    const headers = { accept: 'application/json', authorization };
    expect(await refusal(await fetch(`${on.service.origin}/oauth/request_token`, { method: 'POST', headers }))).toEqual(
      [401, 32],
    );
  });
});

describe('the exchange', () => {
  it('gives the access token for the right PIN, once', async () => {
    const on = await startService();
    const pair = await requestToken(on);
    const pin = authorize(on, pair);
    expect(pin).toMatch(/^\d{7}$/);
    const answer = await exchange(on, pair, pin);
    const fields = new Map(parseQuery(await answer.text()));
    expect(fields.get('screen_name')).toBe('mara_demo');
    expect(fields.get('oauth_token')).toMatch(new RegExp(`^${fields.get('user_id')}-[0-9A-Za-z]+$`));
    const again = await exchange(on, pair, pin);
    expect([again.status, await again.text()]).toEqual([401, 'Invalid request token']);
    expect(again.headers.get('content-type')).toContain('text/plain');
  });

  it('burns the request token with a wrong PIN', async () => {
    const on = await startService();
    const pair = await requestToken(on);
    const pin = authorize(on, pair);
    const wrong = await exchange(on, pair, pin === '0000000' ? '0000001' : '0000000');
    expect([wrong.status, await wrong.text()]).toEqual([
      401,
      'Error processing your OAuth request: Invalid oauth_verifier parameter',
    ]);
    expect(await (await exchange(on, pair, pin)).text()).toBe('Invalid request token');
  });

  it('wants the person to have agreed', async () => {
    const on = await startService();
    expect(await (await exchange(on, await requestToken(on), '1234567')).text()).toContain('Invalid oauth_verifier');
  });

  it('wants the secret of the request token', async () => {
    const on = await startService();
    const pair = await requestToken(on);
    const pin = authorize(on, pair);
    expect(await refusal(await exchange(on, { ...pair, tokenSecret: 'another' }, pin))).toEqual([401, 32]);
    expect((await exchange(on, pair, pin)).status).toBe(200);
  });

  it('knows lifetimes of tokens and PINs', async () => {
    const on = await startService({ pinLifetimeMs: 60_000, requestTokenLifetimeMs: 300_000 });
    const slow = await requestToken(on);
    const slowPin = authorize(on, slow);
    on.clock.now += 60_000;
    expect(await (await exchange(on, slow, slowPin)).text()).toContain('expired');
    const old = await requestToken(on);
    on.clock.now += 299_000;
    const oldPin = authorize(on, old);
    on.clock.now += 1000;
    expect(await (await exchange(on, old, oldPin)).text()).toBe('Invalid request token');
    expect(on.service.control.authorize({ oauthToken: old.token, username: 'mara_demo' })).toEqual({ pin: null });
  });

  it('takes the verifier from the query too', async () => {
    const on = await startService();
    const pair = await requestToken(on);
    const pin = authorize(on, pair);
    expect((await send(on, `/oauth/access_token?oauth_verifier=${pin}`, { method: 'POST', ...pair })).status).toBe(200);
  });
});

describe('a restart', () => {
  it('keeps keys, access tokens and pages that are open, on whatever port', async () => {
    const before = await startService();
    const signedIn = await signIn(before);
    const pair = await requestToken(before);
    const pin = authorize(before, pair, 'tomas_demo');
    const after = await startService({ now: () => START + 1000 });
    expect(after.service.origin).not.toBe(before.service.origin);
    expect(after.service.apiKey).toBe(before.service.apiKey);
    expect((await send(after, '/2/users/me', signedIn)).status).toBe(200);
    const answer = await exchange(after, pair, pin);
    expect(new Map(parseQuery(await answer.text())).get('screen_name')).toBe('tomas_demo');
  });

  it('of another installation knows nothing of it', async () => {
    const on = await startService();
    const other = await startService({ secret: 'another secret' });
    const { token, tokenSecret } = await signIn(on);
    expect(other.service.apiKey).not.toBe(on.service.apiKey);
    expect((await send(other, '/2/users/me', { token, tokenSecret })).status).toBe(401);
  });
});

describe('ending access', () => {
  it('invalidates the token that signs the call; signing in again gives a new one', async () => {
    const on = await startService();
    const { token, tokenSecret } = await signIn(on);
    expect((await signIn(on)).token).toBe(token);
    const answer = await send(on, '/1.1/oauth/invalidate_token.json', { method: 'POST', token, tokenSecret });
    expect(await answer.json()).toEqual({ access_token: token });
    expect((await send(on, '/2/users/me', { token, tokenSecret })).status).toBe(401);
    expect(
      await refusal(await send(on, '/1.1/oauth/invalidate_token.json', { method: 'POST', token, tokenSecret })),
    ).toEqual([401, 89]);
    const fresh = await reader(on);
    expect(fresh.pair.token).not.toBe(token);
    expect((await fresh.get('/2/users/me')).status).toBe(200);
  });
});

describe('the form of failures', () => {
  it('follows Accept, or what was commanded', async () => {
    const on = await startService();
    const wrong = { consumerSecret: 'another' };
    const text = async (accept: string) => (await ask(on, { ...wrong, accept })).text();
    const json = '{"errors":[{"code":32,"message":"Could not authenticate you."}]}';
    const xml =
      '<?xml version="1.0" encoding="UTF-8"?><errors><error code="32">Could not authenticate you.</error></errors>';
    expect([await text('application/json'), await text('*/*')]).toEqual([json, xml]);
    on.service.control.format({ format: 'plain' });
    expect(await text('application/json')).toBe('Could not authenticate you.');
    on.service.control.format({ format: 'xml' });
    expect(await text('application/json')).toBe(xml);
    const spent = await exchange(on, await requestToken(on), '1');
    expect(await spent.text()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><hash><error>Error processing your OAuth request: Invalid oauth_verifier parameter</error><request>/oauth/access_token</request></hash>',
    );
  });
});
