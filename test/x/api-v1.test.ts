import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createX } from '../../electron/x/api.ts';
import { photo, status, user } from './answers-v1/statuses.ts';
import { appCredentials, clientWith, credentials, json, NOW, never, type Reply } from './fake-x.ts';

function xWith(replies: readonly Reply[]) {
  const { client, received } = clientWith(replies);
  return { x: createX({ client, dialect: 'v1.1' }), received };
}

const HIGH = 1_900_000_000_000_000_000n;
const id = (number: number): string => String(HIGH + BigInt(number));
const home = { kind: 'home' } as const;
const numbered = (code: number) => ({ errors: [{ code, message: '' }] });
const headers = { 'x-rate-limit-limit': '15', 'x-rate-limit-remaining': '14', 'x-rate-limit-reset': '1767348900' };

describe('a timeline by v1.1', () => {
  it('is read into what v2 would have answered', async () => {
    const quoted = status(id(1), 'Quoted', { user: user('36', 'carol_example') });
    const statuses = [
      status(id(5), 'Five &amp; https://t.co/pic', {
        extended_entities: { media: [photo('501', [11, 27])] },
        user: user('34', 'ada_example'),
      }),
      status(id(4), 'RT @bob_example: Three', {
        retweeted_status: status(id(3), 'Three', { user: user('35', 'bob_example') }),
      }),
      status(id(2), 'Look', { quoted_status_id_str: id(1), quoted_status: quoted }),
    ];
    const { x, received } = xWith([json(statuses, { headers: { ...headers, 'x-access-level': 'read' } })]);
    const answer = await x.page(home, '12', credentials, { maxResults: 50 }, never());
    expect(answer).toMatchObject({
      ok: true,
      value: {
        entries: [
          { id: id(5), post: { segments: [{ text: 'Five &' }], media: [{ kind: 'photo' }] } },
          {
            id: id(4),
            repostedBy: { username: 'ada_example' },
            post: { id: id(3), author: { username: 'bob_example' } },
          },
          { id: id(2), post: { quote: { state: 'shown', post: { id: id(1) } } } },
        ],
        newestId: id(5),
        oldestId: id(2),
        resultCount: 3,
        missing: [],
        nextToken: `v1.1:down-from:${id(1)}`,
        limits: [{ family: '15-minutes', remaining: 14 }],
        canPost: false,
      },
    });
    expect(answer.ok && answer.value.billed).toEqual([
      { kind: 'post', id: id(5), from: 'data' },
      { kind: 'post', id: id(4), from: 'data' },
      { kind: 'post', id: id(2), from: 'data' },
      { kind: 'post', id: id(3), from: 'includes' },
      { kind: 'post', id: id(1), from: 'includes' },
      { kind: 'user', id: '34', from: 'includes' },
      { kind: 'user', id: '35', from: 'includes' },
      { kind: 'user', id: '36', from: 'includes' },
    ]);
    expect(received[0]?.url.pathname).toBe('/1.1/statuses/home_timeline.json');
    expect(received[0]?.url.searchParams.get('tweet_mode')).toBe('extended');
  });

  it('is read in the old form, too', async () => {
    const cut = status(id(5), '', { text: 'A long text … https://t.co/5', truncated: true });
    const { x } = xWith([json([cut])]);
    expect(await x.page(home, '12', credentials, { maxResults: 50 }, never())).toMatchObject({
      value: { entries: [{ post: { segments: [{ text: expect.stringContaining('A long text') }] } }] },
    });
  });

  it('shows by the known post that nothing is missing', async () => {
    const { x, received } = xWith([
      json([status(id(7), 'seven'), status(id(5), 'five')]),
      json([status(id(5), 'five')]),
    ]);
    const ask = () => x.page(home, '12', credentials, { maxResults: 50, sinceId: id(5) }, never());
    expect(await ask()).toMatchObject({ value: { entries: [{ id: id(7) }, { id: id(5) }], nextToken: null } });
    expect(await ask()).toMatchObject({ value: { entries: [{ id: id(5) }], nextToken: null } });
    expect(received[0]?.url.searchParams.get('since_id')).toBe(id(4));
    expect(received[0]?.url.searchParams.get('count')).toBe('50');
  });

  it('is read on from where a page has ended', async () => {
    const { x, received } = xWith([
      json([status(id(7), 'seven'), status(id(6), 'six')]),
      json([status(id(4), 'four')]),
      json([]),
    ]);
    const tokens: (string | null)[] = [];
    let paginationToken: string | null | undefined;
    while (paginationToken !== null) {
      const query = { maxResults: 2, ...(paginationToken === undefined ? {} : { paginationToken }) };
      const answer = await x.page(home, '12', credentials, query, never());
      paginationToken = answer.ok ? answer.value.nextToken : null;
      tokens.push(paginationToken);
    }
    expect(received.map(({ url }) => url.searchParams.get('max_id'))).toEqual([null, id(5), id(3)]);
    expect(tokens).toHaveLength(3);
  });

  it('of a search stands in an object', async () => {
    const { x } = xWith([json({ statuses: [status(id(5), 'sea')], search_metadata: { next_results: '?max_id=4' } })]);
    const search = { kind: 'search', query: 'sea' } as const;
    expect(await x.page(search, null, appCredentials, { maxResults: 50 }, never())).toMatchObject({
      value: { entries: [{ id: id(5) }], nextToken: `v1.1:down-from:${id(4)}` },
    });
  });

  it.each([
    [{ kind: 'bookmarks' }, 'not-in-dialect'],
    [{ kind: 'search', query: 'conversation_id:5' }, 'not-in-dialect'],
  ] as const)('%j is nothing that v1.1 has', async (timeline, code) => {
    const { x, received } = xWith([]);
    expect(await x.page(timeline, '12', credentials, { maxResults: 50 }, never())).toMatchObject({
      ok: false,
      error: { code, action: { kind: 'none' } },
    });
    expect(received).toHaveLength(0);
  });

  it('cannot go on with a token of v2, and says it as v2 says it of an old one', async () => {
    const { x, received } = xWith([]);
    const query = { maxResults: 5, paginationToken: '7140dibdnow9c7btw4' };
    const key = { kind: 'following', userId: '34' } as const;
    expect(await x.page(home, '12', credentials, query, never())).toMatchObject({ error: { code: 'bad-request' } });
    expect(await x.people(key, query, credentials, never())).toMatchObject({ error: { code: 'bad-request' } });
    expect(await x.lists('owned', '12', query, credentials, never())).toMatchObject({ error: { code: 'bad-request' } });
    expect(received).toHaveLength(0);
  });

  it('asks nothing where no post can be', async () => {
    const { x, received } = xWith([]);
    expect(await x.page(home, '12', credentials, { maxResults: 5, untilId: '1' }, never())).toMatchObject({
      value: { entries: [], nextToken: null, billed: [] },
    });
    expect(received).toHaveLength(0);
  });

  it.each([
    [401, { error: 'Not authorized.', request: '/1.1/statuses/user_timeline.json' }, 'hidden'],
    [404, numbered(34), 'gone'],
    [403, numbered(453), 'needs-plan'],
    [429, numbered(88), 'rate-limited'],
    [200, { errors: [{ code: 130 }] }, 'service-down'],
    [200, {}, 'unreadable-answer'],
    [200, 'Welcome', 'unreadable-answer'],
  ])('may be refused: %i %j', async (httpStatus, body, code) => {
    const { x } = xWith([json(body, { status: httpStatus })]);
    const key = { kind: 'user', userId: '34', replies: true, reposts: true } as const;
    expect(await x.page(key, '12', credentials, { maxResults: 5 }, never())).toMatchObject({ error: { code } });
  });
});

describe('people, lists and posts by v1.1', () => {
  it('tells whose credentials these are', async () => {
    const { x } = xWith([
      json(user('34', 'ada_example'), { headers }),
      json({ errors: [] }),
      json(numbered(89), { status: 401 }),
    ]);
    expect(await x.me(credentials, never())).toMatchObject({
      value: {
        user: { id: '34', username: 'ada_example' },
        billed: [{ kind: 'user', id: '34' }],
        limits: [{ limit: 15 }],
      },
    });
    expect(await x.me(credentials, never())).toMatchObject({ error: { code: 'unreadable-answer' } });
    expect(await x.me(credentials, never())).toMatchObject({ error: { code: 'signed-out' } });
  });

  it('reads a profile', async () => {
    const profile = user('34', 'ada_example', { description: 'Tea', followers_count: 3 });
    const { x } = xWith([
      json(profile),
      json(numbered(50), { status: 404 }),
      json(numbered(34), { status: 404 }),
      json(numbered(63), { status: 403 }),
    ]);
    const ask = () => x.user({ username: 'ada_example' }, credentials, never());
    expect(await ask()).toMatchObject({ value: { user: { id: '34' }, followers: 3, billed: [{ kind: 'user' }] } });
    expect(await ask()).toMatchObject({ error: { code: 'user-unknown' } });
    expect(await ask()).toMatchObject({ error: { code: 'user-unknown', details: { status: 404 } } });
    expect(await ask()).toMatchObject({ error: { code: 'user-suspended' } });
  });

  it('reads people by cursor', async () => {
    const { x, received } = xWith([
      json({ users: [user('1', 'a'), user('2', 'b')], next_cursor_str: '1580000000000000001', next_cursor: 1 }),
      json({ users: [], next_cursor_str: '0' }),
      json({ errors: [] }),
    ]);
    const key = { kind: 'followers', userId: '34' } as const;
    const first = await x.people(key, { maxResults: 50 }, credentials, never());
    expect(first).toMatchObject({ value: { users: [{ id: '1' }, { id: '2' }], billed: [{ id: '1' }, { id: '2' }] } });
    const paginationToken = (first.ok && first.value.nextToken) || '';
    const second = await x.people(key, { maxResults: 50, paginationToken }, credentials, never());
    expect(second).toMatchObject({ value: { users: [], nextToken: null, billed: [] } });
    expect(received.map(({ url }) => url.searchParams.get('cursor'))).toEqual(['-1', '1580000000000000001']);
    expect(await x.people(key, {}, credentials, never())).toMatchObject({ error: { code: 'unreadable-answer' } });
  });

  it('reads lists by cursor, with their owners', async () => {
    const lists = [{ id_str: '77', name: 'Sea', mode: 'private', user: user('34', 'ada_example') }];
    const { x } = xWith([json({ lists, next_cursor_str: '0' })]);
    expect(await x.lists('owned', '34', {}, credentials, never())).toMatchObject({
      value: {
        lists: [{ id: '77', private: true, owner: { username: 'ada_example' } }],
        nextToken: null,
        billed: [
          { kind: 'list', id: '77', from: 'data' },
          { kind: 'user', id: '34', from: 'includes' },
        ],
      },
    });
  });

  it('looks posts up, and takes those that are left out for gone', async () => {
    const { x, received } = xWith([json([status(id(7), 'seven')]), json([]), json({ errors: [{ code: 131 }] })]);
    expect(await x.posts([id(7), id(6)], appCredentials, never())).toMatchObject({
      value: {
        entries: [{ id: id(7) }],
        gone: [{ id: id(6), reason: 'unknown' }],
        billed: [{ kind: 'post', id: id(7) }, {}],
      },
    });
    expect(await x.posts([id(6)], appCredentials, never())).toMatchObject({ value: { gone: [{ id: id(6) }] } });
    expect(await x.posts([id(6)], appCredentials, never())).toMatchObject({ error: { code: 'service-down' } });
    expect(received[0]?.url.searchParams.get('id')).toBe(`${id(7)},${id(6)}`);
    expect(received[0]?.headers['authorization']).toBe(`Bearer ${appCredentials.bearer}`);
  });
});

describe('posting by v1.1', () => {
  it('signs the form that it sends, whatever is written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (text) => {
        const { x, received } = xWith([json(status(id(5), text))]);
        expect(await x.write(text, credentials, never())).toMatchObject({
          ok: true,
          value: { postId: id(5), limits: [] },
        });
        expect(new URLSearchParams(received[0]?.body).get('status')).toBe(text);
        expect(received[0]).toMatchObject({ method: 'POST', redirect: 'error' });
        expect(received[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded;charset=UTF-8');
        expect(received[0]?.url.pathname).toBe('/1.1/statuses/update.json');
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    [187, 403, 'text-repeated'],
    [186, 403, 'text-too-long'],
    [185, 403, 'write-limit'],
    [226, 403, 'looks-automated'],
    [261, 403, 'needs-permission'],
  ])('may be refused: %i', async (code, httpStatus, expected) => {
    const { x, received } = xWith([json(numbered(code), { status: httpStatus })]);
    expect(await x.write('Hello', credentials, never())).toMatchObject({ error: { code: expected } });
    expect(received).toHaveLength(1);
  });

  it.each([
    ['a lost connection', new TypeError('fetch failed')],
    ['a gateway that gave up', new Response('', { status: 504 })],
    ['a success without an id', json({})],
  ])('is uncertain after %s', async (_, reply) => {
    const { x } = xWith([reply]);
    expect(await x.write('Hello', credentials, never())).toMatchObject({ error: { code: 'post-uncertain' } });
  });
});

describe('all limits at once', () => {
  const reset = NOW / 1000 + 600;
  const window = (limit: number, remaining: number) => ({ limit, remaining, reset });

  it('are told by what was asked', async () => {
    const resources = {
      statuses: { '/statuses/home_timeline': window(15, 5), '/statuses/lookup': window(900, 900), '/statuses/odd': {} },
      users: { '/users/show/:id': window(900, 899) },
      friends: { '/friends/list': window(15, 0), '/friends/ids': window(15, 15) },
      account: { '/account/verify_credentials': { limit: 75, remaining: 'many', reset } },
      search: null,
    };
    const { x, received } = xWith([json({ rate_limit_context: { access_token: '12-t' }, resources }, { headers })]);
    const at = { family: '15-minutes', resetAt: NOW + 600_000 };
    expect(await x.limitStatus(credentials, never())).toMatchObject({
      ok: true,
      value: {
        windows: [
          { asked: 'home', limit: 15, remaining: 5, ...at },
          { asked: 'posts', limit: 900, remaining: 900, ...at },
          { asked: 'profile', limit: 900, remaining: 899, ...at },
          { asked: 'profile-by-name', limit: 900, remaining: 899, ...at },
          { asked: 'following', limit: 15, remaining: 0, ...at },
        ],
        limits: [{ remaining: 14 }],
      },
    });
    expect(received[0]?.url.pathname).toBe('/1.1/application/rate_limit_status.json');
  });

  it('may be refused, or be missing', async () => {
    const { x } = xWith([json(numbered(453), { status: 403 }), json({ errors: [] })]);
    expect(await x.limitStatus(credentials, never())).toMatchObject({ error: { code: 'needs-plan' } });
    expect(await x.limitStatus(credentials, never())).toMatchObject({ error: { code: 'unreadable-answer' } });
  });
});
