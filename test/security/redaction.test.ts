import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRedactor } from '../../electron/security/redaction.ts';

const token = '14-9kQzvExampleTokenxT3m8WbVq2Lr7Yc0Pa5Hd1';
const secret = 'vRk3ExampleSecretW9qLx7Tz2Nb5Mc8Jf4Gh6Ks1Pd0';

describe('redactor', () => {
  const { redact } = makeRedactor();

  it.each([
    `Authorization: OAuth oauth_consumer_key="abcdefgh", oauth_token="${token}", oauth_signature="x%2By%3D"`,
    `authorization: Bearer ${secret}`,
    `oauth_token=${token}&oauth_token_secret=${secret}&screen_name=ada`,
    `{"access_token":"${token}","access_token_secret":"${secret}"}`,
    `{"apiKey":"${token}","apiKeySecret":"${secret}"}`,
    `CONSUMER_KEY = '${token}'\nCONSUMER_SECRET = "${secret}"`,
    `TWITTER_API_KEY_SECRET=${secret}`,
    `something went wrong near ${token} and ${secret}`,
    `https://example.com/?oauth_token%3D${token}`,
  ])('hides tokens and secrets in %j', (text) => {
    const shown = redact(text);
    expect(shown).not.toContain(token.slice(3));
    expect(shown).not.toContain(secret);
    expect(shown).toContain('[hidden]');
  });

  it.each(['oauth_verifier=1234567', 'pin=1234567', '{"pin":"1234567"}', 'PIN: 1234567', "passphrase='correct horse'"])(
    'hides short secrets by their label in %j',
    (text) => {
      expect(redact(text)).not.toMatch(/1234567|correct|horse/);
    },
  );

  it.each([
    'GET /2/users/me 200 in 120 ms',
    'timeline home of x:12 refreshed, 20 posts',
    'https://x.com/ada/status/1234567890123456789',
    'page-crashed killed 9',
  ])('leaves %j as it is', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('hides every value that it was told, wherever it stands, also encoded', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), fc.string(), fc.string(), (value, before, after) => {
        // A value that is part of the mask itself cannot be told from it.
        fc.pre(!'[hidden]'.includes(value));
        const redactor = makeRedactor();
        redactor.addSecret(value);
        for (const part of redactor.redact(`${before}${value}${after}`).split('[hidden]')) {
          expect(part).not.toContain(value);
        }
      }),
    );
    const redactor = makeRedactor();
    redactor.addSecret('p&ss phrase');
    expect(redactor.redact(`x=${encodeURIComponent('p&ss phrase')}`)).toBe('x=[hidden]');
  });

  it('hides the longer one of two secrets that overlap as a whole', () => {
    const redactor = makeRedactor();
    redactor.addSecret('abcd');
    redactor.addSecret('abcdefgh');
    expect(redactor.redact('<abcdefgh>')).toBe('<[hidden]>');
  });
});
