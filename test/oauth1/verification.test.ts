import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Pairs, queryString, signRequest } from '../../electron/oauth1/signature.ts';
import { parseAuthorizationHeader, verifySignature } from '../../electron/oauth1/verification.ts';

const credentials = { consumerKey: 'key', consumerSecret: 'consumer secret', token: 'token', tokenSecret: 's&cret' };
const secrets = { consumerSecret: credentials.consumerSecret, tokenSecret: credentials.tokenSecret };
const stamp = { nonce: '0123456789abcdef', timestamp: 1790000000 };
const form: Pairs = [['status', 'a + b = ☃']];
const request = { method: 'POST', url: 'http://127.0.0.1:8123/2/posts?a=1&b=%20', form } as const;
const { authorization } = signRequest(request, credentials, stamp, [['oauth_callback', 'oob']]);

describe('reading an Authorization header', () => {
  it('gives the decoded parameters', () => {
    expect(Object.fromEntries(parseAuthorizationHeader(authorization) ?? [])).toMatchObject({
      oauth_callback: 'oob',
      oauth_consumer_key: 'key',
      oauth_nonce: '0123456789abcdef',
      oauth_signature_method: 'HMAC-SHA1',
      oauth_timestamp: '1790000000',
      oauth_token: 'token',
      oauth_version: '1.0',
    });
  });

  it('leaves out the realm, which may hold commas, and takes any white space', () => {
    const fields = parseAuthorizationHeader('oauth  realm="http://example.com/, photos",a="%2C" ,\tb=""');
    expect([...(fields ?? [])]).toEqual([
      ['a', ','],
      ['b', ''],
    ]);
  });

  it.each([
    ['another scheme', 'Bearer abc'],
    ['nothing', ''],
    ['only the scheme', 'OAuth'],
    ['values without quotation marks', 'OAuth a=1'],
    ['a parameter twice', 'OAuth a="1", a="2"'],
    ['a value that is not encoded', 'OAuth a="/"'],
    ['broken encoding', 'OAuth a="%zz"'],
    ['text between parameters', 'OAuth a="1" x, b="2"'],
  ])('refuses %s', (_, header) => {
    expect(parseAuthorizationHeader(header)).toBeNull();
  });
});

describe('verifying a signature', () => {
  it('accepts what signRequest made', () => {
    expect(verifySignature({ ...request, authorizationHeader: authorization }, secrets)).toBe(true);
  });

  it('accepts any request that signRequest made', () => {
    const text = fc.string({ unit: 'grapheme' });
    const pairs = fc.array(fc.tuple(text, text), { maxLength: 5 });
    fc.assert(
      fc.property(pairs, pairs, text, text, (query, body, consumerSecret, tokenSecret) => {
        const signed = { method: 'POST', url: `https://api.x.com/2/posts?${queryString(query)}`, form: body } as const;
        const header = signRequest(signed, { ...credentials, consumerSecret, tokenSecret }, stamp).authorization;
        const received = { ...signed, authorizationHeader: header };
        expect(verifySignature(received, { consumerSecret, tokenSecret })).toBe(true);
        expect(verifySignature(received, { consumerSecret: `${consumerSecret}x`, tokenSecret })).toBe(false);
      }),
    );
  });

  it.each([
    ['another method', { method: 'GET' }, {}],
    ['another port', { url: 'http://127.0.0.1:8124/2/posts?a=1&b=%20' }, {}],
    ['another host', { url: 'http://localhost:8123/2/posts?a=1&b=%20' }, {}],
    ['another path', { url: 'http://127.0.0.1:8123/2/Posts?a=1&b=%20' }, {}],
    ['another query', { url: 'http://127.0.0.1:8123/2/posts?a=1&b=' }, {}],
    ['a query that cannot be decoded', { url: 'http://127.0.0.1:8123/2/posts?a=%ff' }, {}],
    ['another body', { form: [['status', 'a b = ☃']] as Pairs }, {}],
    ['another consumer secret', {}, { consumerSecret: 'x' }],
    ['another token secret', {}, { tokenSecret: '' }],
    ['another time', { authorizationHeader: authorization.replace('1790000000', '1790000001') }, {}],
    ['another method of signing', { authorizationHeader: authorization.replace('HMAC-SHA1', 'PLAINTEXT') }, {}],
    ['no signature', { authorizationHeader: authorization.replace('oauth_signature=', 'signature=') }, {}],
    ['a shorter signature', { authorizationHeader: authorization.replace('%3D"', '"') }, {}],
    ['no OAuth header', { authorizationHeader: 'Bearer token' }, {}],
  ])('refuses %s', (_, change, otherSecrets) => {
    const received = { ...request, authorizationHeader: authorization, ...change };
    expect(verifySignature(received, { ...secrets, ...otherSecrets })).toBe(false);
  });
});
