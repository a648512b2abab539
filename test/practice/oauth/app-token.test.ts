import { describe, expect, it } from 'vitest';
import { queryString } from '../../../electron/oauth1/signature.ts';
import { basic, bearerOf, ids, readAsApp, reader, send, startService, type TestService } from '../client.ts';

const ask = async (on: TestService, path: string, headers: Record<string, string>, body: string) => {
  const type = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' };
  const answer = await fetch(on.service.origin + path, { method: 'POST', headers: { ...type, ...headers }, body });
  return [answer.status, await answer.json()];
};
const token = (on: TestService, headers: Record<string, string>, body = 'grant_type=client_credentials') =>
  ask(on, '/oauth2/token', headers, body);
const own = ({ service }: TestService) => ({ authorization: basic(service.apiKey, service.apiKeySecret) });

const wrongKeys = [
  403,
  {
    errors: [{ code: 99, message: 'Unable to verify your credentials', label: 'authenticity_token_error' }],
  },
];
const userTypes =
  'is forbidden for this endpoint.  Supported authentication types are [OAuth 1.0a User Context, OAuth 2.0 User Context].';

describe("the app's own token", () => {
  it('is given for the right pair of keys, the same one every time', async () => {
    const on = await startService({ control: { token: 't' } });
    const [status, body] = await token(on, own(on));
    expect([status, body]).toEqual([
      200,
      { token_type: 'bearer', access_token: expect.stringMatching(/^A{21}.+%2F.+%3D/) },
    ]);
    expect((await token(on, own(on)))[1]).toEqual(body);
    expect(on.service.control.issuedSecrets().secrets).toContain(body.access_token);
    const again = await startService();
    expect(await bearerOf(again)).toBe(body.access_token);
  });

  it('is refused to others', async () => {
    const on = await startService();
    const { apiKey, apiKeySecret } = on.service;
    for (const header of [
      basic(apiKey, 'another'),
      basic('another', apiKeySecret),
      basic(apiKey, `${apiKeySecret} `),
      `Basic ${Buffer.from(`${apiKey}:${apiKeySecret}:more`).toString('base64')}`,
      'Basic !',
      `Bearer ${apiKey}`,
    ]) {
      expect(await token(on, { authorization: header }), header).toEqual(wrongKeys);
    }
    expect(await token(on, {})).toEqual(wrongKeys);
    expect(await token(on, own(on), 'grant_type=password')).toEqual([
      403,
      { errors: [expect.objectContaining({ code: 170, message: 'Missing required parameter: grant_type' })] },
    ]);
  });

  it('reads what is public', async () => {
    const on = await startService();
    const bearer = await bearerOf(on);
    const read = (path: string) => readAsApp(on, bearer, path);
    const found = await read('/2/users/by/username/pages_demo?user.fields=connection_status,public_metrics');
    expect(found.body.data).toMatchObject({
      username: 'pages_demo',
      public_metrics: { tweet_count: expect.any(Number) },
    });
    expect(found.body.data.connection_status).toBeUndefined();
    const { id } = found.body.data;
    const posts = await read(`/2/users/${id}/tweets?max_results=5`);
    expect(ids(posts.body)).toHaveLength(5);
    expect(posts.headers.get('x-access-level')).toBeNull();
    const next = await read(`/2/users/${id}/tweets?max_results=5&pagination_token=${posts.body.meta.next_token}`);
    expect(ids(next.body).filter((one) => ids(posts.body).includes(one))).toEqual([]);
    const [list] = (await read(`/2/users/${id}/owned_lists`)).body.data;
    for (const path of [
      `/2/users/${id}/mentions`,
      `/2/users/${id}/following`,
      `/2/users/${id}/followers`,
      `/2/users/${id}/followed_lists`,
      `/2/lists/${list.id}`,
      `/2/lists/${list.id}/tweets`,
      `/2/lists/${list.id}/members`,
      `/2/tweets?ids=${ids(posts.body)[0]}`,
      `/2/tweets/${ids(posts.body)[0]}`,
      '/2/tweets/search/recent?query=tea',
      `/2/users?ids=${id}`,
    ]) {
      expect((await read(path)).status, path).toBe(200);
    }
  });

  it('sees nothing of protected people and private lists', async () => {
    const on = await startService();
    const mara = await reader(on);
    const bearer = await bearerOf(on);
    const quiet = (await mara.get('/2/users/by/username/quiet_demo')).body.data.id;
    expect((await readAsApp(on, bearer, `/2/users/${quiet}/tweets`)).body.errors[0].title).toBe('Authorization Error');
    const lists = (await mara.get(`/2/users/${mara.userId}/owned_lists`)).body.data;
    const seen = (await readAsApp(on, bearer, `/2/users/${mara.userId}/owned_lists`)).body.data;
    expect([lists.length, seen.length]).toEqual([2, 1]);
  });

  it('is no user: endpoints that need one say so', async () => {
    const on = await startService();
    const bearer = await bearerOf(on);
    const userId = on.service.accounts[0]?.userId;
    for (const path of [
      '/2/users/me',
      `/2/users/${userId}/timelines/reverse_chronological`,
      `/2/users/${userId}/liked_tweets`,
      `/2/users/${userId}/bookmarks`,
    ]) {
      expect(await readAsApp(on, bearer, path), path).toMatchObject({
        status: 403,
        body: {
          title: 'Unsupported Authentication',
          type: 'https://api.twitter.com/2/problems/unsupported-authentication',
          detail: `Authenticating with OAuth 2.0 Application-Only ${userTypes}`,
        },
      });
    }
    const wrote = await fetch(`${on.service.origin}/2/tweets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: '{"text":"by nobody"}',
    });
    expect(wrote.status).toBe(403);
  });

  it('ends for whoever has the keys, and for who is signed in', async () => {
    const on = await startService();
    const { pair } = await reader(on);
    const first = await bearerOf(on);
    const invalidate = (bearer: string, headers: Record<string, string>) =>
      ask(on, '/oauth2/invalidate_token', headers, `access_token=${bearer}`);
    expect(await invalidate(first, { authorization: basic('wrong', 'keys') })).toEqual(wrongKeys);
    expect((await readAsApp(on, first, '/2/tweets?ids=1')).status).toBe(200);
    expect(await invalidate(first, own(on))).toEqual([200, { access_token: first }]);
    expect(await readAsApp(on, first, '/2/tweets?ids=1')).toMatchObject({
      status: 401,
      body: { title: 'Unauthorized' },
    });
    expect(await readAsApp(on, first, '/2/users/me')).toMatchObject({ status: 401 });
    expect(await invalidate(first, own(on))).toEqual([
      401,
      { errors: [{ code: 89, message: 'Invalid or expired token.' }] },
    ]);

    const second = await bearerOf(on);
    expect(second).not.toBe(first);
    const path = `/oauth2/invalidate_token?${queryString([['access_token', second]])}`;
    expect((await send(on, path, { method: 'POST', ...pair, tokenSecret: 'wrong' })).status).toBe(401);
    const signed = await send(on, path, { method: 'POST', ...pair });
    expect([signed.status, await signed.json()]).toEqual([200, { access_token: second }]);

    const third = await bearerOf(on);
    on.service.control.endBearer();
    expect((await readAsApp(on, third, '/2/tweets?ids=1')).status).toBe(401);
    on.service.control.reset();
    expect(await bearerOf(on)).toBe(first);
  });
});

describe('an own access token', () => {
  it('is what the console would show, and reads like any other', async () => {
    const on = await startService({ control: { token: 't' } });
    const own = on.service.control.ownToken({ username: '@tomas_demo' });
    const answer = await send(on, '/2/users/me', {
      token: own.accessToken,
      tokenSecret: own.accessTokenSecret,
    });
    expect((await answer.json()).data.username).toBe('tomas_demo');
    expect(on.service.control.issuedSecrets().secrets).toEqual([own.accessToken, own.accessTokenSecret]);
    expect(() => on.service.control.ownToken({ username: 'pages_demo' })).toThrow(RangeError);
    expect(JSON.stringify(on.service.accounts)).not.toContain(own.accessToken);
  });
});
