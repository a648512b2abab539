import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  baseString,
  EncodingError,
  makeStamp,
  type Pairs,
  parameterString,
  parseQuery,
  percentEncode,
  queryString,
  signature,
  signRequest,
} from '../../electron/oauth1/signature.ts';

/** The oauth_signature of an Authorization header. */
function signatureIn(header: string): string {
  return decodeURIComponent(/oauth_signature="([^"]*)"/.exec(header)?.[1] ?? '');
}

describe('percent-encoding', () => {
  it.each([
    ['Ladies + Gentlemen', 'Ladies%20%2B%20Gentlemen'],
    ['An encoded string!', 'An%20encoded%20string%21'],
    ['Dogs, Cats & Mice', 'Dogs%2C%20Cats%20%26%20Mice'],
    ['☃', '%E2%98%83'],
    ['🙂', '%F0%9F%99%82'],
    ["!*'()", '%21%2A%27%28%29'],
    ['AZaz09-._~', 'AZaz09-._~'],
    ['100%', '100%25'],
    ['', ''],
  ])('writes %j as %j', (text, encoded) => {
    expect(percentEncode(text)).toBe(encoded);
  });

  it('leaves nothing but unreserved characters and upper-case escapes, and can be undone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const encoded = percentEncode(text);
        expect(encoded).toMatch(/^([A-Za-z0-9\-._~]|%[0-9A-F]{2})*$/);
        expect(decodeURIComponent(encoded)).toBe(text);
      }),
    );
  });

  it('refuses half of a surrogate pair without repeating the text', () => {
    const attempt = () => percentEncode('secret \ud83d');
    expect(attempt).toThrow(EncodingError);
    expect(attempt).toThrow(/^(?!.*secret).*surrogate/);
  });
});

describe('queries', () => {
  it('are written with the encoding of the signature, in their order', () => {
    expect(
      queryString([
        ['query', "a b*'"],
        ['tweet.fields', 'a,b'],
        ['empty', ''],
      ]),
    ).toBe('query=a%20b%2A%27&tweet.fields=a%2Cb&empty=');
    expect(queryString([])).toBe('');
  });

  it('are read with + as a space, empty values and repeated names', () => {
    expect(parseQuery('a=2+q&b&c=&a=%2B&d=x=y&&%C3%A9=1')).toEqual([
      ['a', '2 q'],
      ['b', ''],
      ['c', ''],
      ['a', '+'],
      ['d', 'x=y'],
      ['é', '1'],
    ]);
    expect(parseQuery('')).toEqual([]);
  });

  it('survive being written and read', () => {
    const pair = fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        expect(parseQuery(queryString(pairs))).toEqual(pairs);
      }),
    );
  });

  it.each(['a=%', 'a=%zz', '%ff=1'])('are refused when their encoding is broken: %s', (text) => {
    expect(() => parseQuery(text)).toThrow(EncodingError);
  });
});

describe('the parameter string', () => {
  it('is sorted by the bytes of the encoded names, then of the encoded values', () => {
    const pairs: Pairs = [
      ['b', '1'],
      ['a', '2'],
      ['a', '10'],
      ['a-', '0'],
      ['B', '1'],
      ['é', '1'],
      ['~', '1'],
    ];
    expect(parameterString(pairs)).toBe('%C3%A9=1&B=1&a=10&a=2&a-=0&b=1&~=1');
  });

  it('does not depend on the order of the parameters', () => {
    const pairs = fc.array(fc.tuple(fc.string(), fc.string()));
    const shuffled = pairs.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(parameterString(other)).toBe(parameterString(list));
      }),
    );
  });
});

describe('the base string URI', () => {
  const uri = (url: string): string => decodeURIComponent(baseString({ method: 'get', url }, []).split('&')[1] ?? '');

  it.each([
    ['HTTPS://API.X.com:443/2/Users?x=1#part', 'https://api.x.com/2/Users'],
    ['http://example.com:80', 'http://example.com/'],
    ['http://127.0.0.1:8123/oauth/request_token', 'http://127.0.0.1:8123/oauth/request_token'],
    ['https://example.com:80/a', 'https://example.com:80/a'],
    ['http://example.com:443/r%20v/X', 'http://example.com:443/r%20v/X'],
  ])('of %s is %s', (url, expected) => {
    expect(uri(url)).toBe(expected);
  });

  it('follows an upper-case method', () => {
    expect(baseString({ method: 'get', url: 'https://api.x.com/' }, [])).toMatch(/^GET&/);
  });
});

describe('the worked example of the X documentation', () => {
  const credentials = {
    consumerKey: 'xvz1evFS4wEEPTGEFPHBog',
    consumerSecret: 'kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw',
    token: '370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb',
    tokenSecret: 'LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE',
  };
  const stamp = { nonce: 'kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg', timestamp: 1318622958 };
  const form: Pairs = [['status', 'Hello Ladies + Gentlemen, a signed OAuth request!']];

  it.each([
    ['https://api.x.com/1.1/statuses/update.json', 'Ls93hJiZbQ3akF3HF3x1Bz8/zU4='],
    ['https://api.twitter.com/1.1/statuses/update.json', 'hCtSmYh+iHYCEqBWrE7C7hYmtUk='],
    ['https://api.twitter.com/1/statuses/update.json', 'tnnArxj06cWHq44gCs1OSKk/jLY='],
  ])('signs %s', (address, expected) => {
    const url = `${address}?include_entities=true`;
    const { authorization } = signRequest({ method: 'POST', url, form }, credentials, stamp);
    expect(signatureIn(authorization)).toBe(expected);
  });

  it('has the published base string', () => {
    const url = 'https://api.x.com/1.1/statuses/update.json?include_entities=true';
    const base = baseString({ method: 'POST', url, form }, [
      ['oauth_consumer_key', credentials.consumerKey],
      ['oauth_nonce', stamp.nonce],
      ['oauth_signature_method', 'HMAC-SHA1'],
      ['oauth_timestamp', '1318622958'],
      ['oauth_token', credentials.token],
      ['oauth_version', '1.0'],
    ]);
    expect(base).toBe(
      'POST&https%3A%2F%2Fapi.x.com%2F1.1%2Fstatuses%2Fupdate.json&include_entities%3Dtrue%26oauth_consumer_key%3Dxvz1evFS4wEEPTGEFPHBog%26oauth_nonce%3DkYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D1318622958%26oauth_token%3D370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb%26oauth_version%3D1.0%26status%3DHello%2520Ladies%2520%252B%2520Gentlemen%252C%2520a%2520signed%2520OAuth%2520request%2521',
    );
    expect(signature(base, credentials.consumerSecret, credentials.tokenSecret)).toBe('Ls93hJiZbQ3akF3HF3x1Bz8/zU4=');
  });

  it('writes the whole header', () => {
    const url = 'https://api.x.com/1.1/statuses/update.json?include_entities=true';
    expect(signRequest({ method: 'POST', url, form }, credentials, stamp).authorization).toBe(
      'OAuth oauth_consumer_key="xvz1evFS4wEEPTGEFPHBog", oauth_nonce="kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg", ' +
        'oauth_signature_method="HMAC-SHA1", oauth_timestamp="1318622958", ' +
        'oauth_token="370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb", oauth_version="1.0", ' +
        'oauth_signature="Ls93hJiZbQ3akF3HF3x1Bz8%2FzU4%3D"',
    );
  });
});

describe('the published request tokens and exchanges', () => {
  const keys = { consumerKey: 'cChZNFj6T5R0TigYB9yd1w', consumerSecret: 'L8qq9PZyRg6ieKGEKhZolGC0vJWLw8iEJ88DRdyOg' };
  const callback: Pairs = [['oauth_callback', 'http://localhost/sign-in-with-twitter/']];

  it.each([
    ['api.twitter.com', 'F1Li3tvehgcraF8DMJ7OyxO4w9Y='],
    ['api.x.com', 'X9xhcB9d+NxXd/ThJ/n51vPhetM='],
  ])('request token with a web callback at %s', (host, expected) => {
    const stamp = { nonce: 'ea9ec8429b68d6b77cd5600adbbb0456', timestamp: 1318467427 };
    const request = { method: 'POST', url: `https://${host}/oauth/request_token` } as const;
    expect(signatureIn(signRequest(request, keys, stamp, callback).authorization)).toBe(expected);
  });

  it('request token: has the published base string', () => {
    const base = baseString({ method: 'POST', url: 'https://api.twitter.com/oauth/request_token' }, [
      ...callback,
      ['oauth_consumer_key', keys.consumerKey],
      ['oauth_nonce', 'ea9ec8429b68d6b77cd5600adbbb0456'],
      ['oauth_signature_method', 'HMAC-SHA1'],
      ['oauth_timestamp', '1318467427'],
      ['oauth_version', '1.0'],
    ]);
    expect(base).toBe(
      'POST&https%3A%2F%2Fapi.twitter.com%2Foauth%2Frequest_token&oauth_callback%3Dhttp%253A%252F%252Flocalhost%252Fsign-in-with-twitter%252F%26oauth_consumer_key%3DcChZNFj6T5R0TigYB9yd1w%26oauth_nonce%3Dea9ec8429b68d6b77cd5600adbbb0456%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D1318467427%26oauth_version%3D1.0',
    );
    expect(signature(base, keys.consumerSecret)).toBe('F1Li3tvehgcraF8DMJ7OyxO4w9Y=');
  });

  it.each([
    ['api.twitter.com', '39cipBtIOHEEnybAR4sATQTpl2I='],
    ['api.x.com', 'G3DdousFWwxEepaZcmHguKqeBvs='],
  ])('access token at %s, with the verifier in the body', (host, expected) => {
    const { authorization } = signRequest(
      {
        method: 'POST',
        url: `https://${host}/oauth/access_token`,
        form: [['oauth_verifier', 'uw7NjWHT6OJ1MpJOXsHfNxoAhPKpgI8BlYDhxEjIBY']],
      },
      {
        ...keys,
        token: 'NPcudxy0yU5T3tBzho7iCotZ3cnetKwcTIRlX0iwRl0',
        tokenSecret: 'veNRnAWe6inFuo8o2u8SLLZLjolYDmDP7SzL0YfYI',
      },
      { nonce: 'a9900fe68e2573b27a37f10fbad6a755', timestamp: 1318467427 },
    );
    expect(signatureIn(authorization)).toBe(expected);
  });

  it('callback with a query of its own', () => {
    const { authorization } = signRequest(
      { method: 'POST', url: 'https://api.twitter.com/oauth/request_token' },
      { consumerKey: 'GDdmIQH6jhtmLUypg82g', consumerSecret: 'MCD8BKwGdgPHvAuvgvz4EQpqDAtx89grbuNMRd7Eh98' },
      { nonce: 'QP70eNmVz8jvdPevU3oJD2AfF7R7odC2XJcn4XlZJqk', timestamp: 1272323042 },
      [['oauth_callback', 'http://localhost:3005/the_dance/process_callback?service_provider_id=11']],
    );
    expect(signatureIn(authorization)).toBe('8wUi7m5HFQy76nowoCThusfgB+Q=');
  });
});

describe('the examples of the specifications', () => {
  it('RFC 5849 section 1.2', () => {
    const url = 'http://photos.example.net/photos?file=vacation.jpg&size=original';
    const base = baseString({ method: 'GET', url }, [
      ['oauth_consumer_key', 'dpf43f3p2l4k3l03'],
      ['oauth_token', 'nnch734d00sl2jdk'],
      ['oauth_signature_method', 'HMAC-SHA1'],
      ['oauth_timestamp', '137131202'],
      ['oauth_nonce', 'chapoH'],
    ]);
    expect(signature(base, 'kd94hf93k423kf44', 'pfkkdhi9sl3r4s00')).toBe('MdpQcU8iPSUjWoN/UDMsK2sui9I=');
  });

  it('OAuth Core 1.0 appendix A.5', () => {
    const { authorization } = signRequest(
      { method: 'GET', url: 'http://photos.example.net/photos?file=vacation.jpg&size=original' },
      {
        consumerKey: 'dpf43f3p2l4k3l03',
        consumerSecret: 'kd94hf93k423kf44',
        token: 'nnch734d00sl2jdk',
        tokenSecret: 'pfkkdhi9sl3r4s00',
      },
      { nonce: 'kllo9940pd9333jh', timestamp: 1191242096 },
    );
    expect(signatureIn(authorization)).toBe('tR3+Ty81lMeYAr/Fid0kMTYa/WM=');
  });

  it('RFC 5849 section 3.4.1', () => {
    const url = 'http://example.com/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b';
    const form = parseQuery('c2&a3=2+q');
    const protocol: Pairs = [
      ['oauth_consumer_key', '9djdj82h48djs9d2'],
      ['oauth_token', 'kkk9d7dh3k39sjv7'],
      ['oauth_signature_method', 'HMAC-SHA1'],
      ['oauth_timestamp', '137131201'],
      ['oauth_nonce', '7d8f3e4a'],
    ];
    expect(parameterString([...parseQuery(new URL(url).search.slice(1)), ...form, ...protocol])).toBe(
      'a2=r%20b&a3=2%20q&a3=a&b5=%3D%253D&c%40=&c2=&oauth_consumer_key=9djdj82h48djs9d2&oauth_nonce=7d8f3e4a&oauth_signature_method=HMAC-SHA1&oauth_timestamp=137131201&oauth_token=kkk9d7dh3k39sjv7',
    );
    const base = baseString({ method: 'POST', url, form }, protocol);
    expect(base).toBe(
      'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7',
    );
    expect(signature(base, 'j49sk3j29djd', 'dh893hdasih9')).toBe('r6/TJjbCOr97/+UU0NsvSne7s5g=');
  });
});

describe('the calls of this product', () => {
  const keys = {
    consumerKey: 'CKEY0000000000000000000A',
    consumerSecret: 'CSECRET0000000000000000000000000000000000000000000',
  };
  const credentials = { ...keys, token: '12-TOKEN', tokenSecret: 'TSECRET' };

  it('request token for a PIN, with lowered access', () => {
    const { authorization } = signRequest(
      { method: 'POST', url: 'https://api.x.com/oauth/request_token' },
      keys,
      { nonce: '0123456789abcdef0123456789abcdef', timestamp: 1790000000 },
      [
        ['oauth_callback', 'oob'],
        ['x_auth_access_type', 'read'],
      ],
    );
    expect(signatureIn(authorization)).toBe('W9opRzUpX0w71vhOD3sufy+MbeA=');
  });

  it('home timeline with commas in its values', () => {
    const query = queryString([
      ['max_results', '100'],
      ['tweet.fields', 'created_at,entities'],
      ['expansions', 'author_id,referenced_tweets.id.author_id'],
      ['exclude', 'replies'],
    ]);
    const url = `https://api.x.com/2/users/12/timelines/reverse_chronological?${query}`;
    const stamp = { nonce: 'fedcba9876543210fedcba9876543210', timestamp: 1790000001 };
    expect(signatureIn(signRequest({ method: 'GET', url }, credentials, stamp).authorization)).toBe(
      'xuXkrcwfEohv6urv5tHZmvWrJjk=',
    );
  });

  it('search with every kind of special character', () => {
    const query = queryString([
      ['max_results', '10'],
      ['query', 'café (🙂 OR "a+b") -is:retweet !*\' ~_.%20'],
    ]);
    const url = `https://api.x.com/2/tweets/search/recent?${query}`;
    const stamp = { nonce: '00112233445566778899aabbccddeeff', timestamp: 1790000002 };
    expect(signatureIn(signRequest({ method: 'GET', url }, credentials, stamp).authorization)).toBe(
      '8BR11GlZge8YdvUSLy9X3rsuolk=',
    );
    expect(baseString({ method: 'GET', url }, [])).toContain(
      'query%3Dcaf%25C3%25A9%2520%2528%25F0%259F%2599%2582%2520OR%2520%2522a%252Bb%2522%2529%2520-is%253Aretweet%2520%2521%252A%2527%2520~_.%252520',
    );
  });
});

describe('stamps', () => {
  it('have a nonce of 32 hex digits from 16 random bytes', () => {
    expect(makeStamp((bytes) => new Uint8Array(bytes).fill(0xab), 1790000000)).toEqual({
      nonce: 'ab'.repeat(16),
      timestamp: 1790000000,
    });
  });
});
