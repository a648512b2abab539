import { describe, expect, it } from 'vitest';
import { createX } from '../../electron/x/api.ts';
import { clientWith, credentials, json, never, type Received } from './fake-x.ts';
import { fixture, inPostVocabulary } from './fixture.ts';

const home = { kind: 'home' } as const;
const query = { maxResults: 20, sinceId: '5' };

function xWith(replies: Parameters<typeof clientWith>[0]) {
  const { client, received } = clientWith(replies);
  const x = createX({ client, dialect: 'v2' });
  const page = () => x.page(home, '12', credentials, query, never());
  return { x, page, received };
}

const vocabularies = (received: readonly Received[]): string[] =>
  received.map(({ url }) => (url.searchParams.has('tweet.fields') ? 'tweet' : 'post'));

describe('the signed-in user', () => {
  it('is read', async () => {
    const { x, received } = xWith([json(fixture('me'))]);
    expect(await x.me(credentials, never())).toMatchObject({
      ok: true,
      value: {
        user: { id: '9003', username: 'ada_example' },
        billed: [{ kind: 'user', id: '9003', from: 'data' }],
        limits: [],
      },
    });
    expect(received[0]?.url.pathname).toBe('/2/users/me');
  });

  it('may be refused, or be missing from the answer', async () => {
    const { x } = xWith([
      json({ errors: [{ code: 89, message: '' }] }, { status: 401 }),
      json({}),
      json(fixture('protected-user')),
    ]);
    expect(await x.me(credentials, never())).toMatchObject({
      error: { code: 'signed-out', action: { kind: 'sign-in-again' } },
    });
    expect(await x.me(credentials, never())).toMatchObject({ error: { code: 'unreadable-answer' } });
    expect(await x.me(credentials, never())).toMatchObject({ error: { code: 'hidden' } });
  });
});

describe('a page of a timeline', () => {
  it('is asked for and read', async () => {
    const headers = {
      'x-rate-limit-limit': '180',
      'x-rate-limit-remaining': '179',
      'x-rate-limit-reset': '1767348900',
    };
    const { page, received } = xWith([json(fixture('home'), { headers })]);
    const answer = await page();
    expect(answer).toMatchObject({ ok: true, value: { resultCount: 19, limits: [{ remaining: 179 }] } });
    expect(received[0]?.url.pathname).toBe('/2/users/12/timelines/reverse_chronological');
    expect(received[0]?.url.searchParams.get('since_id')).toBe('5');
    expect(received[0]?.url.searchParams.get('max_results')).toBe('20');
  });

  it('may be empty', async () => {
    const { page } = xWith([json(fixture('empty'))]);
    expect(await page()).toMatchObject({ ok: true, value: { entries: [], nextToken: null } });
  });

  it('says why there is none', async () => {
    const { page } = xWith([
      json(fixture('protected-user')),
      json({}),
      json({ title: 'Payment Required' }, { status: 402 }),
    ]);
    expect(await page()).toMatchObject({ ok: false, error: { code: 'hidden', details: { status: 200 } } });
    expect(await page()).toMatchObject({ ok: false, error: { code: 'unreadable-answer' } });
    expect(await page()).toMatchObject({ ok: false, error: { code: 'out-of-money' } });
  });
});

describe('a search that goes beyond the seven days of X', () => {
  const search = { kind: 'search', query: 'sea' } as const;
  const tooOld = (name: string) => () =>
    json(
      {
        errors: [{ parameters: { [name]: ['5'] }, message: `'${name}' must be a post id created after [2026-01-01]` }],
        title: 'Invalid Request',
        type: 'https://api.x.com/2/problems/invalid-request',
      },
      { status: 400 },
    );
  const ask = (replies: Parameters<typeof clientWith>[0], part: { sinceId?: string; untilId?: string }) => {
    const { x, received } = xWith(replies);
    return { received, answer: x.page(search, '12', credentials, { maxResults: 20, ...part }, never()) };
  };

  it('finds everything that is newer', async () => {
    const { received, answer } = ask([tooOld('since_id'), json(fixture('home'))], { sinceId: '5' });
    expect(await answer).toMatchObject({ ok: true, value: { resultCount: 19 } });
    expect(received.map(({ url }) => url.searchParams.get('since_id'))).toEqual(['5', null]);
    expect(received.map(({ url }) => url.searchParams.get('query'))).toEqual(['sea', 'sea']);
  });

  it('finds nothing that is older', async () => {
    const { received, answer } = ask([tooOld('until_id')], { untilId: '5' });
    expect(await answer).toMatchObject({ ok: true, value: { entries: [], nextToken: null, billed: [] } });
    expect(received).toHaveLength(1);
  });

  it('is still a mistake when X complains about something else', async () => {
    const { answer } = ask([tooOld('query')], { sinceId: '5' });
    expect(await answer).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  });

  it('is not looked into for other timelines', async () => {
    const { page } = xWith([tooOld('since_id')]);
    expect(await page()).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  });
});

const withAccess = (level: string) => ({ headers: { 'x-access-level': level } });

describe('posts by id', () => {
  const problem = (id: string, type: string, title: string, parameter = 'ids') => ({
    value: id,
    resource_id: id,
    resource_type: 'tweet',
    parameter,
    title,
    type: `https://api.x.com/2/problems/${type}`,
  });

  it('are read, and those that are gone are told', async () => {
    const { x, received } = xWith([
      json(
        {
          data: [
            { id: '7', text: 'seven', referenced_tweets: [{ type: 'quoted', id: '99' }] },
            { id: '6', text: 'six', withheld: { country_codes: ['XX'] } },
          ],
          errors: [
            problem('5', 'resource-not-found', 'Not Found Error'),
            problem('4', 'not-authorized-for-resource', 'Authorization Error'),
            problem('99', 'resource-not-found', 'Not Found Error', 'referenced_tweets.id'),
          ],
        },
        withAccess('read'),
      ),
    ]);
    const answer = await x.posts(['7', '6', '5', '4', '3', '7'], credentials, never());
    expect(received[0]?.url.searchParams.get('ids')).toBe('7,6,5,4,3');
    expect(answer).toMatchObject({
      ok: true,
      value: {
        entries: [{ id: '7' }],
        gone: [
          { id: '5', reason: 'deleted' },
          { id: '4', reason: 'protected' },
          { id: '6', reason: 'withheld' },
        ],
        billed: [
          { kind: 'post', id: '7', from: 'data' },
          { kind: 'post', id: '6', from: 'data' },
        ],
        canPost: false,
      },
    });
  });

  it('may all be gone', async () => {
    const { x } = xWith([json({ errors: [problem('5', 'resource-not-found', 'Forbidden')] })]);
    expect(await x.posts(['5'], credentials, never())).toMatchObject({
      ok: true,
      value: { entries: [], gone: [{ id: '5', reason: 'suspended' }], billed: [] },
    });
  });

  it('cost nothing when none are wanted', async () => {
    const { x, received } = xWith([]);
    expect(await x.posts([], credentials, never())).toMatchObject({ ok: true, value: { entries: [], gone: [] } });
    expect(received).toHaveLength(0);
  });

  it('may be refused', async () => {
    const { x } = xWith([json({}), json({ title: 'Payment Required' }, { status: 402 })]);
    expect(await x.posts(['5'], credentials, never())).toMatchObject({ error: { code: 'unreadable-answer' } });
    expect(await x.posts(['5'], credentials, never())).toMatchObject({ error: { code: 'out-of-money' } });
  });
});

describe('a user', () => {
  const notFound = {
    errors: [
      {
        value: 'nobody',
        parameter: 'username',
        resource_type: 'user',
        title: 'Not Found Error',
        type: 'https://api.x.com/2/problems/resource-not-found',
      },
    ],
  };
  const { resource_type: _, ...unnamed } = notFound.errors[0] ?? {};
  const nameless = { errors: [unnamed] };
  const suspended = { errors: [{ ...notFound.errors[0], title: 'Forbidden' }] };

  it('is read with everything that a profile shows', async () => {
    const { x, received } = xWith([
      json(
        {
          data: {
            id: '34',
            username: 'ada_example',
            name: 'Ada',
            description: '🐈 &amp; tea with @bob_example #Tea https://t.co/abc',
            entities: {
              description: {
                mentions: [{ start: 17, end: 29, username: 'bob_example', id: '35' }],
                hashtags: [{ start: 30, end: 34, tag: 'Tea' }],
                urls: [
                  {
                    start: 35,
                    end: 51,
                    url: 'https://t.co/abc',
                    display_url: 'example.org',
                    expanded_url: 'https://example.org/',
                  },
                ],
              },
            },
            location: 'Harbour Town',
            public_metrics: { followers_count: 3, following_count: 4, tweet_count: 5 },
          },
        },
        withAccess('read-write'),
      ),
    ]);
    expect(await x.user({ username: 'ada_example' }, credentials, never())).toMatchObject({
      ok: true,
      value: {
        user: { id: '34', username: 'ada_example' },
        description: [
          { kind: 'text', text: '🐈 & tea with ' },
          { kind: 'mention', username: 'bob_example', userId: '35' },
          { kind: 'text', text: ' ' },
          { kind: 'hashtag', tag: 'Tea' },
          { kind: 'text', text: ' ' },
          { kind: 'link', text: 'example.org', url: 'https://t.co/abc', title: 'https://example.org/' },
        ],
        location: 'Harbour Town',
        followers: 3,
        following: 4,
        posts: 5,
        billed: [{ kind: 'user', id: '34', from: 'data' }],
        canPost: true,
      },
    });
    expect(received[0]?.url.pathname).toBe('/2/users/by/username/ada_example');
  });

  it('may say nothing about itself', async () => {
    const { x, received } = xWith([json({ data: { id: '34', username: 'ada', public_metrics: { post_count: 7 } } })]);
    expect(await x.user({ userId: '34' }, credentials, never())).toMatchObject({
      value: { description: null, location: null, followers: null, following: null, posts: 7 },
    });
    expect(received[0]?.url.pathname).toBe('/2/users/34');
  });

  it.each([
    ['nobody of this name', json(notFound), 'user-unknown'],
    ['nobody of this name, with its status', json(notFound, { status: 404 }), 'user-unknown'],
    ['nobody of this name, in numbers', json({ errors: [{ code: 50 }] }, { status: 404 }), 'user-unknown'],
    ['nobody of this name, no matter whose', json(nameless), 'user-unknown'],
    ['a suspended user', json(suspended), 'user-suspended'],
    ['a suspended user, in numbers', json({ errors: [{ code: 63 }] }, { status: 403 }), 'user-suspended'],
    ['no such path', new Response('', { status: 404 }), 'bad-request'],
    ['nothing', json({}), 'unreadable-answer'],
    ['no money', json({}, { status: 402 }), 'out-of-money'],
  ])('may be %s', async (_, reply, code) => {
    const { x } = xWith([reply]);
    expect(await x.user({ username: 'nobody' }, credentials, never())).toMatchObject({ ok: false, error: { code } });
  });
});

describe('people', () => {
  it('are read by the page', async () => {
    const { x, received } = xWith([
      json({
        data: [
          { id: '1', username: 'a', name: 'A' },
          { id: '2', username: 'b' },
        ],
        meta: { next_token: 'n' },
      }),
      json({ meta: { result_count: 0 } }),
      json(fixture('protected-user')),
    ]);
    const ask = (paginationToken?: string) =>
      x.people(
        { kind: 'following', userId: '34' },
        { maxResults: 50, ...(paginationToken === undefined ? {} : { paginationToken }) },
        credentials,
        never(),
      );
    expect(await ask()).toMatchObject({
      value: {
        users: [{ username: 'a' }, { username: 'b', name: 'b' }],
        nextToken: 'n',
        billed: [
          { kind: 'user', id: '1' },
          { kind: 'user', id: '2' },
        ],
        canPost: null,
      },
    });
    expect(await ask('n')).toMatchObject({ ok: true, value: { users: [], nextToken: null, billed: [] } });
    expect(received[1]?.url.searchParams.get('pagination_token')).toBe('n');
    expect(await ask()).toMatchObject({ ok: false, error: { code: 'hidden' } });
  });
});

describe('lists', () => {
  it('are read with their owners', async () => {
    const { x } = xWith([
      json({
        data: [
          { id: '77', name: 'Sea', description: 'Tides', member_count: 3, private: true, owner_id: '1' },
          { id: '78', name: 'Land' },
          { id: '79' },
        ],
        includes: { users: [{ id: '1', username: 'a', name: 'A' }] },
        meta: { result_count: 3, next_token: 'n' },
      }),
      json({ title: 'Forbidden' }, { status: 403 }),
      json({}),
    ]);
    const ask = () => x.lists('followed', '12', {}, credentials, never());
    expect(await ask()).toMatchObject({
      value: {
        lists: [
          { id: '77', name: 'Sea', description: 'Tides', members: 3, private: true, owner: { username: 'a' } },
          { id: '78', name: 'Land', description: null, members: null, private: false, owner: null },
          { id: '79', name: '79', owner: null },
        ],
        nextToken: 'n',
        billed: [
          { kind: 'list', id: '77', from: 'data' },
          { kind: 'list', id: '78', from: 'data' },
          { kind: 'list', id: '79', from: 'data' },
          { kind: 'user', id: '1', from: 'includes' },
        ],
      },
    });
    expect(await ask()).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(await ask()).toMatchObject({ ok: false, error: { code: 'unreadable-answer' } });
  });
});

describe('posting', () => {
  const write = (reply: Parameters<typeof clientWith>[0][number]) => {
    const { x, received } = xWith([reply]);
    return { received, answer: x.write('Hello', credentials, never()) };
  };

  it('tells the id of the new post', async () => {
    const { received, answer } = write(
      json({ data: { id: '5', text: 'Hello' } }, { status: 201, ...withAccess('read-write') }),
    );
    expect(await answer).toEqual({ ok: true, value: { postId: '5', limits: [], canPost: true } });
    expect(received[0]).toMatchObject({ method: 'POST', body: '{"text":"Hello"}' });
  });

  const problem = (detail: string, type = 'about:blank') => ({ title: 'Forbidden', type, detail, status: 403 });

  it.each([
    ['the same once more', problem('You are not allowed to create a Tweet with duplicate content.'), 'text-repeated'],
    ['the same once more, in numbers', { errors: [{ code: 187 }] }, 'text-repeated'],
    ['too much', { errors: [{ code: 186 }] }, 'text-too-long'],
    ['what the key may not', problem('', 'https://api.x.com/2/problems/oauth1-permissions'), 'needs-permission'],
    ['what the key may not, in numbers', { errors: [{ code: 261 }] }, 'needs-permission'],
    ['something else', problem('You are not permitted to perform this action.'), 'refused'],
  ])('is refused for %s', async (_, body, code) => {
    const { received, answer } = write(json(body, { status: 403 }));
    expect(await answer).toMatchObject({ ok: false, error: { code } });
    expect(received).toHaveLength(1);
  });

  it.each([
    ['a lost connection', new TypeError('fetch failed')],
    ['a gateway that gave up', new Response('', { status: 504 })],
    ['a page of something in between', new Response('<html></html>')],
    ['a success without an id', json({ data: {} }, { status: 201 })],
  ])('is uncertain after %s, and not tried again', async (_, reply) => {
    const { received, answer } = write(reply);
    expect(await answer).toMatchObject({ ok: false, error: { code: 'post-uncertain', action: { kind: 'none' } } });
    expect(received).toHaveLength(1);
  });

  it('is uncertain when it takes too long', async () => {
    const { client, timers } = clientWith([], { fetch: () => new Promise(() => undefined) });
    const answer = createX({ client, dialect: 'v2' }).write('Hello', credentials, never());
    timers[0]?.runOut();
    expect(await answer).toMatchObject({ ok: false, error: { code: 'post-uncertain' } });
  });

  it('is not uncertain when nothing was sent', async () => {
    const { answer } = write(
      new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ENOTFOUND' }) }),
    );
    expect(await answer).toMatchObject({ ok: false, error: { code: 'address-not-found' } });
    const { x, received } = xWith([]);
    expect(await x.write('Hello', credentials, AbortSignal.abort())).toMatchObject({ error: { code: 'cancelled' } });
    expect(received).toHaveLength(0);
  });
});

describe('the vocabulary', () => {
  const complaint = (name: string) => () =>
    json(
      {
        errors: [{ parameters: { [name]: ['id,text'] }, message: `The query parameter [${name}] is not one of [id]` }],
        title: 'Invalid Request',
        detail: 'One or more parameters to your request was invalid.',
        type: 'https://api.x.com/2/problems/invalid-request',
      },
      { status: 400 },
    );

  it('changes when X no longer knows the old one, and stays changed', async () => {
    const answer = inPostVocabulary(fixture('home'));
    const { page, received } = xWith([complaint('tweet.fields'), json(answer), json(answer)]);
    expect(await page()).toMatchObject({ ok: true, value: { resultCount: 19 } });
    expect(await page()).toMatchObject({ ok: true });
    expect(vocabularies(received)).toEqual(['tweet', 'post', 'post']);
    expect(received[1]?.url.searchParams.get('since_id')).toBe('5');
  });

  it('is understood from a single parameter, or a sentence', async () => {
    const named = { parameter: 'tweet.fields', value: 'id', type: 'https://api.x.com/2/problems/invalid-request' };
    const said = { title: 'Invalid Request', detail: 'Unknown parameter: `tweet.fields`.' };
    for (const body of [named, said]) {
      const { page, received } = xWith([json(body, { status: 400 }), json(fixture('empty'))]);
      expect((await page()).ok).toBe(true);
      expect(vocabularies(received)).toEqual(['tweet', 'post']);
    }
  });

  it('stays when the complaint is about something else', async () => {
    const { page, received } = xWith([complaint('max_results')]);
    expect(await page()).toMatchObject({ error: { code: 'bad-request' } });
    expect(received).toHaveLength(1);
  });

  it('stays when the other one is not accepted either', async () => {
    const { page, received } = xWith([complaint('tweet.fields'), complaint('post.fields'), json(fixture('empty'))]);
    expect(await page()).toMatchObject({ error: { code: 'bad-request' } });
    expect(await page()).toMatchObject({ ok: true });
    expect(vocabularies(received)).toEqual(['tweet', 'post', 'tweet']);
  });

  it('does not hide another failure of the second try', async () => {
    const { page, received } = xWith([complaint('tweet.fields'), json({}, { status: 503 }), json(fixture('empty'))]);
    expect(await page()).toMatchObject({ error: { code: 'service-down' } });
    expect(await page()).toMatchObject({ ok: true });
    expect(vocabularies(received)).toEqual(['tweet', 'post', 'tweet']);
  });
});
