import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPastedKeys, readPastedToken } from '../../electron/contract/pasted-keys.ts';

const apiKey = 'aB3dE5fG7hJ9kL1mN2pQ4rS6t';
const apiKeySecret = 'Zy9Xw8Vu7Ts6Rq5Po4Nm3Lk2Jh1Gf0Ed9Cb8Az7Yx6Wv5Ut4S3';
const token = '1234567890-qWeRtYuIoPaSdFgHjKlZxCvBnM1234567890qWeR';
const tokenSecret = 'mNbVcXzLkJhGfDsApOiUyTrEwQ0987654321mNbVcXzLk';
const both = { apiKey, apiKeySecret };

describe('readPastedKeys', () => {
  it.each([
    ['console labels', `API Key: ${apiKey}\nAPI Key Secret: ${apiKeySecret}`],
    ['console labels, other order', `API Key Secret: ${apiKeySecret}\nAPI Key: ${apiKey}`],
    ['older console labels', `API key: ${apiKey}\nAPI secret key: ${apiKeySecret}`],
    ['label above value', `API Key\n${apiKey}\n\nAPI Key Secret\n${apiKeySecret}\n`],
    ['a heading above', `API Key and Secret\n\nAPI Key\n${apiKey}\nAPI Key Secret\n${apiKeySecret}`],
    ['a heading above bare values', `API Key and Secret\n${apiKey}\n${apiKeySecret}`],
    ['one line', `API Key: ${apiKey} API Key Secret: ${apiKeySecret}`],
    ['environment file', `# my keys\nAPI_KEY=${apiKey}\nAPI_KEY_SECRET=${apiKeySecret}`],
    ['shell', `export TWITTER_CONSUMER_KEY="${apiKey}"; export TWITTER_CONSUMER_SECRET="${apiKeySecret}"`],
    ['Python', `CONSUMER_KEY = '${apiKey}'\nCONSUMER_SECRET = '${apiKeySecret}'  # keep this`],
    ['JSON', JSON.stringify({ consumer_secret: apiKeySecret, consumer_key: apiKey })],
    ['JSON, camel case', JSON.stringify({ apiKey, apiKeySecret }, null, 2)],
    ['YAML', `x:\n  api_key: ${apiKey}\n  api_secret: ${apiKeySecret}`],
    ['INI, short names', `[keys]\r\nkey = ${apiKey}\r\nsecret = ${apiKeySecret}\r\n`],
    ['a sentence', `Hello, the API key is ${apiKey} and the API key secret is ${apiKeySecret}.`],
    ['a link beside them', `From https://developer.example/portal/projects:\nKey: ${apiKey}\nSecret: ${apiKeySecret}`],
    ['two lines', `${apiKey}\n${apiKeySecret}`],
    ['two lines, other order, spaces', `   ${apiKeySecret}  \r\n\r\n ${apiKey}\t`],
    ['a space', `${apiKeySecret} ${apiKey}`],
    ['a comma', `${apiKey},${apiKeySecret}`],
    ['a tab', `${apiKeySecret}\t${apiKey}`],
    ['quotes', `"${apiKey}", "${apiKeySecret}"`],
    ['four values', `${apiKey}\n${apiKeySecret}\n${token}\n${tokenSecret}`],
    ['OAuth 1.0a with client names', `client_key="${apiKey}", client_secret="${apiKeySecret}"`],
    [
      'beside a key of another service',
      `WEATHER_API_KEY=${'w'.repeat(20)}\nAPI_KEY=${apiKey}\nAPI_SECRET=${apiKeySecret}`,
    ],
    ['R', `api_key <- "${apiKey}"\napi_secret <- "${apiKeySecret}"`],
    ['the older page of X', `Consumer Key (API Key)\t${apiKey}\nConsumer Secret (API Secret)\t${apiKeySecret}`],
    ['the head of a table', `Access Token, API Key, API Key Secret\n${token},${apiKey},${apiKeySecret},${tokenSecret}`],
    [
      'characters that nobody sees',
      `API Key: ${apiKey.slice(0, 5)}\u200B${apiKey.slice(5)}\nSecret: \u2060${apiKeySecret}`,
    ],
    ['the same pair twice', `API_KEY=${apiKey}\nAPI_SECRET=${apiKeySecret}\nAPI_KEY=${apiKey}`],
    [
      'with an access token beside it',
      `API_KEY=${apiKey}\nACCESS_TOKEN=${token}\nACCESS_TOKEN_SECRET=${tokenSecret}\nAPI_KEY_SECRET=${apiKeySecret}`,
    ],
  ])('finds both values in: %s', (_, text) => {
    expect(readPastedKeys(text)).toEqual(both);
  });

  it('believes labels more than lengths', () => {
    expect(readPastedKeys(`CONSUMER_KEY=${apiKeySecret}\nCONSUMER_SECRET=${apiKey}`)).toEqual({
      apiKey: apiKeySecret,
      apiKeySecret: apiKey,
    });
  });

  it.each([
    ['nothing', ''],
    ['words', 'Please paste the API key and the API key secret here.'],
    ['one value', apiKey],
    ['a labelled key alone', `API Key: ${apiKey}`],
    ['a labelled key and a bare value', `API Key: ${apiKey}\n\n${apiKeySecret}`],
    ['the same value twice', `${apiKey} ${apiKey}`],
    ['the same value under both labels', `API_KEY=${apiKey}\nAPI_SECRET=${apiKey}`],
    ['two different keys', `API_KEY=${apiKey}\nAPI_SECRET=${apiKeySecret}\nCONSUMER_KEY=${apiKey.toLowerCase()}`],
    ['two bare values of the same length', `${apiKey}\n${apiKey.toLowerCase()}`],
    ['a bare value between key and secret', `${apiKey}\n${'a1'.repeat(19)}`],
    ['three bare values', `${apiKey}\n${apiKeySecret}\n${tokenSecret}`],
    ['a bare access token', `${apiKey}\n${token}`],
    ['an access token pair', `ACCESS_TOKEN=${token}\nACCESS_TOKEN_SECRET=${tokenSecret}`],
    ['a client id and secret', `Client ID: ${apiKey}\nClient Secret: ${apiKeySecret}`],
    ['a labelled value that is no key', `API_KEY=${token}\nAPI_SECRET=${apiKeySecret}`],
  ])('does not guess: %s', (_, text) => {
    expect(readPastedKeys(text)).toBeNull();
  });

  it('answers only with values that are in the text, and never throws', () => {
    const piece = fc.constantFrom(
      apiKey,
      apiKeySecret,
      'API Key',
      'API_SECRET=',
      ':',
      '\n',
      ' ',
      '"',
      token,
      'and',
      '{',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
        ),
        (text) => {
          const found = readPastedKeys(text);
          if (!found) return;
          expect(text).toContain(found.apiKey);
          expect(text).toContain(found.apiKeySecret);
          expect(found.apiKey).not.toBe(found.apiKeySecret);
        },
      ),
    );
  });
});

describe('readPastedToken', () => {
  const both = { accessToken: token, accessTokenSecret: tokenSecret };

  it.each([
    ['console labels', `Access Token: ${token}\nAccess Token Secret: ${tokenSecret}`],
    ['label above value', `Access Token and Secret\n\nAccess Token\n${token}\nAccess Token Secret\n${tokenSecret}`],
    ['old names', `ACCESS_KEY = '${token}'\nACCESS_SECRET = '${tokenSecret}'`],
    ['JSON', JSON.stringify({ accessToken: token, accessTokenSecret: tokenSecret })],
    ['short names', `Token: ${token}\nSecret: ${tokenSecret}`],
    ['all four', `API_KEY=${apiKey}\nAPI_SECRET=${apiKeySecret}\nTOKEN=${token}\nTOKEN_SECRET=${tokenSecret}`],
    ['bare values', `${token}\n${tokenSecret}`],
    ['bare values, other order', `"${tokenSecret}", "${token}"`],
    ['four bare values', `${apiKey} ${apiKeySecret} ${token} ${tokenSecret}`],
  ])('finds both values in: %s', (_, text) => {
    expect(readPastedToken(text)).toEqual(both);
  });

  it.each([
    ['nothing', ''],
    ['one value', token],
    ['an API key pair', `${apiKey}\n${apiKeySecret}`],
    ['an API key pair with names', `API_KEY=${apiKey}\nAPI_SECRET=${apiKeySecret}`],
    ['a token and the secret of a key', `TOKEN=${token}\nAPI_KEY=${apiKey}\nAPI_SECRET=${apiKeySecret}`],
    ['a token that is none', `ACCESS_TOKEN=${apiKey}\nACCESS_TOKEN_SECRET=${tokenSecret}`],
    ['two different tokens', `TOKEN=${token}\nACCESS_TOKEN=${token}x\nTOKEN_SECRET=${tokenSecret}`],
    ['tokens of OAuth 2.0', `OAUTH2_ACCESS_TOKEN=${token}\nCLIENT_SECRET=${tokenSecret}`],
  ])('does not guess: %s', (_, text) => {
    expect(readPastedToken(text)).toBeNull();
  });
});
