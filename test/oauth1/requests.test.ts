import { describe, expect, it } from 'vitest';
import {
  accessTokenRequest,
  authorizeUrl,
  invalidateTokenRequest,
  requestTokenRequest,
  X_ENDPOINTS,
} from '../../electron/oauth1/requests.ts';
import { parseAuthorizationHeader, verifySignature } from '../../electron/oauth1/verification.ts';

const keys = { consumerKey: 'key', consumerSecret: 'key secret' };
const stamp = { nonce: '0123456789abcdef', timestamp: 1790000000 };
const pair = { token: 'tok/en', secret: 'token secret' };
const fieldsOf = (header: string | undefined) => Object.fromEntries(parseAuthorizationHeader(header ?? '') ?? []);

describe('the three signed requests', () => {
  const requests = [
    ['request token', requestTokenRequest(X_ENDPOINTS, keys, stamp), ''],
    ['access token', accessTokenRequest(X_ENDPOINTS, keys, pair, '4868795', stamp), pair.secret],
    ['end of access', invalidateTokenRequest(X_ENDPOINTS, keys, pair, stamp), pair.secret],
  ] as const;

  it.each(requests)('%s: is signed with the right secrets, which it does not contain', (_, request, tokenSecret) => {
    const received = { ...request, authorizationHeader: request.headers['authorization'] ?? '' };
    expect(verifySignature(received, { consumerSecret: keys.consumerSecret, tokenSecret })).toBe(true);
    expect(decodeURIComponent(JSON.stringify(request))).not.toContain('secret');
    expect(request.headers['accept']).toBe('application/json');
  });

  it('request token: asks for a PIN, with the access that the app has', () => {
    const [, request] = requests[0];
    expect(request.url).toBe('https://api.x.com/oauth/request_token');
    const fields = fieldsOf(request.headers['authorization']);
    expect(fields).toMatchObject({ oauth_callback: 'oob' });
    expect(fields).not.toHaveProperty('oauth_token');
    expect(fields).not.toHaveProperty('x_auth_access_type');
  });

  it('access token: carries the request token and the PIN', () => {
    const [, request] = requests[1];
    expect(request.url).toBe('https://api.x.com/oauth/access_token');
    expect(fieldsOf(request.headers['authorization'])).toMatchObject({
      oauth_token: 'tok/en',
      oauth_verifier: '4868795',
    });
  });

  it('end of access: is signed by the token that ends', () => {
    const [, request] = requests[2];
    expect(request.url).toBe('https://api.x.com/1.1/oauth/invalidate_token.json');
    expect(fieldsOf(request.headers['authorization'])).toMatchObject({ oauth_token: 'tok/en' });
  });
});

describe('the authorize page', () => {
  it('carries the request token, encoded', () => {
    expect(authorizeUrl(X_ENDPOINTS, 'tok/en&x=1')).toBe(
      'https://api.x.com/oauth/authorize?oauth_token=tok%2Fen%26x%3D1',
    );
  });

  it('can ask for the password and fill in the name', () => {
    expect(authorizeUrl(X_ENDPOINTS, 't', { forceLogin: true, screenName: 'jane' })).toBe(
      'https://api.x.com/oauth/authorize?oauth_token=t&force_login=true&screen_name=jane',
    );
  });

  it('has an origin of its own', () => {
    const endpoints = { api: 'https://api.x.com', page: 'https://x.com' };
    expect(authorizeUrl(endpoints, 't')).toBe('https://x.com/oauth/authorize?oauth_token=t');
  });
});

describe('origins', () => {
  it.each(['https://api.x.com', 'https://api.x.com/', 'http://127.0.0.1:8123', 'http://localhost:1', 'http://[::1]:9'])(
    'accepts %s',
    (origin) => {
      const at = new URL(origin).origin;
      expect(authorizeUrl({ api: origin, page: origin }, 't')).toBe(`${at}/oauth/authorize?oauth_token=t`);
      expect(requestTokenRequest({ api: origin, page: origin }, keys, stamp).url).toBe(`${at}/oauth/request_token`);
    },
  );

  it.each([
    'http://api.x.com',
    'http://127.0.0.1.example.com',
    'ftp://127.0.0.1',
    'https://api.x.com/path',
    'https://api.x.com/?a=1',
    'https://name@api.x.com',
    'api.x.com',
  ])('refuses %s', (origin) => {
    expect(() => authorizeUrl({ api: 'https://api.x.com', page: origin }, 't')).toThrow(TypeError);
    expect(() => requestTokenRequest({ api: origin, page: 'https://api.x.com' }, keys, stamp)).toThrow(TypeError);
  });
});
