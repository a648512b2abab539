import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isName, readName, settleMeanings, wordsOf } from '../../electron/contract/key-names.ts';
import { areExchangedKeys, areExchangedTokens, fieldsByShape, shapeOf } from '../../electron/contract/key-shapes.ts';

const meaning = (...path: string[]) => readName(path)?.meaning ?? null;

describe('readName', () => {
  it.each([
    [
      'api-key',
      'CONSUMER_KEY consumerKey CONSUMER_API_KEY API_KEY apikey APIKey APP_KEY X_API_KEY TW_KEY KEY api-key CK',
    ],
    ['api-key-secret', 'CONSUMER_SECRET API_KEY_SECRET API_SECRET API_SECRET_KEY apisecretkey APP_SECRET cs'],
    ['secret', 'SECRET TWITTER_SECRET'],
    ['access-token', 'ACCESS_KEY ACCESS_TOKEN access_token_key OAUTH_TOKEN OAuthToken TOKEN resource_owner_key'],
    ['access-token-secret', 'ACCESS_SECRET ACCESS_TOKEN_SECRET oauthTokenSecret TOKEN_SECRET resource_owner_secret'],
    ['bearer-token', 'BEARER_TOKEN bearer BearerToken TWITTER_BEARER X_BEARER_TOKEN twitterbearertoken'],
    ['client-id', 'CLIENT_ID clientId TWITTER_CLIENT_ID OAUTH2_CLIENT_ID'],
    ['client-secret', 'CLIENT_SECRET X_CLIENT_SECRET'],
    ['oauth2', 'OAUTH2_ACCESS_TOKEN REFRESH_TOKEN'],
    [
      null,
      'WEATHER_API_KEY AWS_SECRET_ACCESS_KEY ACCESS_KEY_ID SECRET_KEY GOOGLE_CLIENT_ID HOME API TWITTER_HOOK_SECRET',
    ],
  ])('knows the names of %s', (expected, names) => {
    for (const name of names.split(' ')) expect([name, meaning(name)]).toEqual([name, expected]);
  });

  it('knows them with blanks, numbers and what says where', () => {
    expect(meaning('API Key')).toBe('api-key');
    expect(meaning('OAuth 1.0a consumer key')).toBe('api-key');
    expect(meaning('OAuth 2.0 Client ID')).toBe('client-id');
    expect(meaning('MY_BOT_CONSUMER_SECRET_2')).toBe('api-key-secret');
    expect(meaning('TWITTER_FISHBOT_ACCESS_TOKEN')).toBe('access-token');
  });

  it('goes by the sections around a name too', () => {
    expect(meaning('twitter', 'consumer', 'key')).toBe('api-key');
    expect(meaning('consumer', 'secret')).toBe('api-key-secret');
    expect(meaning('access', 'token')).toBe('access-token');
    expect(meaning('access_token', 'secret')).toBe('access-token-secret');
    expect(meaning('oauth', 'consumer_key')).toBe('api-key');
    expect(meaning('x', 'secret_key')).toBe('api-key-secret');
    expect(meaning('weather', 'api_key')).toBeNull();
    expect(meaning('twitter', 'WEATHER_API_KEY')).toBeNull();
  });

  it('tells how sure it is', () => {
    const certainty = (...path: string[]) => readName(path)?.certainty;
    expect(certainty('X_KEY')).toBe('named');
    expect(certainty('twitter', 'key')).toBe('named');
    expect(certainty('CONSUMER_KEY')).toBe('usual');
    expect(certainty('keys', 'key')).toBe('short');
  });

  it('names no single value after two', () => {
    expect(meaning('API key and secret')).toBeNull();
  });

  it('never takes a value for a name', () => {
    const value = fc.stringMatching(/^[A-Za-z0-9]{20,60}$/).filter((text) => /[0-9][A-Za-z]+[0-9]/.test(text));
    fc.assert(
      fc.property(value, (text) => {
        expect(isName(text) === false || wordsOf(text).every((word) => /^[a-z0-9]+$/.test(word))).toBe(true);
      }),
    );
    expect(isName('aB3dE5fG7hJ9kL1mN2pQ4rS6t')).toBe(false);
    expect(isName('consumer_key')).toBe('telling');
    expect(isName('settings')).toBe('idle');
  });

  it('reads any text in little time', () => {
    const letters = fc.constantFrom('x', 'tw', 'key', 'keys', 'a', 'api', 'app', '_', '1', 'K', '?');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 80 }), (parts) => {
        const words = wordsOf(parts.join(''));
        expect(words.length).toBeLessThanOrEqual(parts.length);
      }),
    );
  });
});

describe('a secret that does not say of what', () => {
  it('is the one of the API key, or of a token that has none', () => {
    expect(settleMeanings(['api-key', 'secret'])).toEqual(['api-key', 'api-key-secret']);
    expect(settleMeanings(['access-token', 'secret'])).toEqual(['access-token', 'access-token-secret']);
    expect(settleMeanings(['api-key', 'secret', 'access-token'])).toEqual([
      'api-key',
      'api-key-secret',
      'access-token',
    ]);
    expect(settleMeanings(['api-key', 'api-key-secret', 'access-token', 'secret']).at(-1)).toBe('access-token-secret');
  });
});

describe('client key and client secret', () => {
  it('are of OAuth 1.0a together', () => {
    expect(settleMeanings(['client-key', 'client-secret', 'access-token'])).toEqual([
      'api-key',
      'api-key-secret',
      'access-token',
    ]);
  });

  it('are of OAuth 2.0 beside a client id, or with nothing beside', () => {
    expect(settleMeanings(['client-key', 'client-secret', 'client-id'])).toEqual([null, null, null]);
    expect(settleMeanings(['client-secret', 'api-key', 'oauth2'])).toEqual([null, 'api-key', null]);
  });
});

describe('shapes', () => {
  const key = 'k'.repeat(25);
  const secret = 's'.repeat(50);
  const token = `12-${'t'.repeat(30)}`;
  const tokenSecret = 'u'.repeat(45);
  const bearer = `AAAA${'b'.repeat(80)}`;

  it('tell what a value is, or nothing', () => {
    expect([key, secret, token, tokenSecret, bearer].map(shapeOf)).toEqual([
      'api-key',
      'secret',
      'access-token',
      'secret',
      'bearer-token',
    ]);
    expect(['', 'k'.repeat(38), 'k'.repeat(90), `-${token}`, `${key} ${key}`].map(shapeOf)).toEqual(
      Array(5).fill(null),
    );
  });

  it('tell two or four values apart, and a bearer token among them', () => {
    expect(fieldsByShape([secret, key])).toEqual(['api-key-secret', 'api-key']);
    expect(fieldsByShape([token, tokenSecret])).toEqual(['access-token', 'access-token-secret']);
    expect(fieldsByShape([tokenSecret, bearer, key, token, secret])).toEqual([
      'access-token-secret',
      'bearer-token',
      'api-key',
      'access-token',
      'api-key-secret',
    ]);
  });

  it('go by the order where lengths tell nothing, and give up where that is unclear', () => {
    const [one, other] = ['o'.repeat(47), 'p'.repeat(47)];
    expect(fieldsByShape([key, one, token, other])?.[1]).toBe('api-key-secret');
    expect(fieldsByShape([token, one, key, other])?.[1]).toBe('access-token-secret');
    expect(fieldsByShape([key, token, one, other])).toBeNull();
    expect(fieldsByShape([key])).toBeNull();
    expect(fieldsByShape([key, secret, tokenSecret])).toBeNull();
    expect(fieldsByShape([key, 'short'])).toBeNull();
  });

  it('show values in each other’s place', () => {
    expect([areExchangedKeys(secret, key), areExchangedKeys(key, secret)]).toEqual([true, false]);
    expect([areExchangedTokens(tokenSecret, token), areExchangedTokens(token, tokenSecret)]).toEqual([true, false]);
  });
});
