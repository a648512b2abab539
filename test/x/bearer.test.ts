import { describe, expect, it } from 'vitest';
import { createX } from '../../electron/x/api.ts';
import { appCredentials, clientWith, json, never, type Reply } from './fake-x.ts';

/** Published dummy keys, and the header that belongs to them (docs.x.com, "Application-only"). */
const keys = {
  apiKey: 'xvz1evFS4wEEPTGEFPHBog',
  apiKeySecret: 'L8qq9PZyRg6ieKGEKhZolGC0vJWLw8iEJ88DRdyOg',
};
const HEADER = 'Basic eHZ6MWV2RlM0d0VFUFRHRUZQSEJvZzpMOHFxOVBaeVJnNmllS0dFS2hab2xHQzB2SldMdzhpRUo4OERSZHlPZw==';
const TOKEN = 'AAAA%2FBBBB%3DCCCC';

function xWith(reply: Reply) {
  const { client, received } = clientWith([reply]);
  return { x: createX({ client, dialect: 'automatic' }), received };
}

describe('the token of the app', () => {
  it('is given for its keys, and used as it was given', async () => {
    const { x, received } = xWith(json({ token_type: 'bearer', access_token: TOKEN }));
    expect(await x.bearer(keys, never())).toEqual({ ok: true, value: TOKEN });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      method: 'POST',
      body: 'grant_type=client_credentials',
      redirect: 'error',
      headers: {
        authorization: HEADER,
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
      },
    });
    expect(received[0]?.url.href).toBe('https://api.x.com/oauth2/token');
  });

  it('is asked for with keys that hold anything', async () => {
    const { x, received } = xWith(json({ token_type: 'Bearer', access_token: TOKEN }));
    expect(await x.bearer({ apiKey: 'a:b', apiKeySecret: 'ü c' }, never())).toMatchObject({ ok: true });
    const encoded = received[0]?.headers['authorization']?.replace('Basic ', '') ?? '';
    expect(Buffer.from(encoded, 'base64').toString()).toBe('a%3Ab:%C3%BC%20c');
  });

  it.each<[string, Reply, string]>([
    ['another kind of token', json({ token_type: 'mac', access_token: TOKEN }), 'unreadable-answer'],
    ['no kind', json({ access_token: TOKEN }), 'unreadable-answer'],
    ['no token', json({ token_type: 'bearer' }), 'unreadable-answer'],
    ['a token that fits into no header', json({ token_type: 'bearer', access_token: 'a\nb' }), 'unreadable-answer'],
    ['a page', new Response('<!DOCTYPE html><html></html>'), 'unreadable-answer'],
    [
      'wrong keys',
      json(
        { errors: [{ code: 99, label: 'authenticity_token_error', message: 'Unable to verify your credentials' }] },
        { status: 403 },
      ),
      'wrong-keys',
    ],
    ['wrong keys in XML', new Response('<errors><error code="99">x</error></errors>', { status: 403 }), 'wrong-keys'],
    [
      'wrong keys in old XML',
      new Response('<hash><error>Unable to verify your credentials</error></hash>', { status: 403 }),
      'wrong-keys',
    ],
    ['wrong keys in plain text', new Response('Unable to verify your credentials', { status: 403 }), 'wrong-keys'],
    ['wrong keys without a word', new Response('', { status: 401 }), 'wrong-keys'],
    ['a suspended app', json({ errors: [{ code: 416 }] }, { status: 401 }), 'app-suspended'],
    ['trouble', new Response('<html></html>', { status: 502 }), 'service-down'],
    ['a limit', new Response('', { status: 429 }), 'rate-limited'],
    ['no connection', new TypeError('fetch failed'), 'network'],
  ])('is not there after %s', async (_, reply, code) => {
    const { x, received } = xWith(reply);
    const answer = await x.bearer(keys, never());
    expect(answer).toMatchObject({ ok: false, error: { code } });
    for (const secret of Object.values(keys)) expect(JSON.stringify(answer)).not.toContain(secret);
    expect(received).toHaveLength(1);
  });

  it.each([
    [TOKEN, `access_token=${TOKEN}`],
    ['AAAA+/=', 'access_token=AAAA%2B%2F%3D'],
    ['100%', 'access_token=100%25'],
  ])('%s is ended by the name under which X knows it', async (token, body) => {
    const { x, received } = xWith(json({ access_token: token }));
    expect(await x.endBearer(keys, token, never())).toEqual({ ok: true, value: null });
    expect(received[0]).toMatchObject({ method: 'POST', body, headers: { authorization: HEADER } });
    expect(received[0]?.url.pathname).toBe('/oauth2/invalidate_token');
  });

  it.each([
    [401, 89, { ok: true, value: null }],
    [403, 89, { ok: true, value: null }],
    [403, 99, { ok: false, error: { code: 'wrong-keys' } }],
    [503, 130, { ok: false, error: { code: 'service-down' } }],
  ])('may have been ended before: %i with %i', async (status, code, expected) => {
    const { x } = xWith(json({ errors: [{ code }] }, { status }));
    expect(await x.endBearer(keys, TOKEN, never())).toMatchObject(expected);
  });
});

describe('asking with it', () => {
  it('does not look for a wrong clock, as no time is signed', async () => {
    const headers = { date: new Date('2026-05-01T00:00:00Z').toUTCString() };
    const { x, received } = xWith(json({ title: 'Unauthorized' }, { status: 401, headers }));
    expect(await x.posts(['5'], appCredentials, never())).toMatchObject({ error: { code: 'signed-out' } });
    expect(received).toHaveLength(1);
  });

  it('does not send one that fits into no header', async () => {
    const { x, received } = xWith(new Response());
    expect((await x.posts(['5'], { kind: 'app', bearer: 'a b\r\nc: d' }, never())).ok).toBe(false);
    expect(received).toHaveLength(0);
  });
});
