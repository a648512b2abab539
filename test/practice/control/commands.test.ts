import http from 'node:http';
import { describe, expect, it } from 'vitest';
import { startPracticeService } from '../../../electron/practice/service.ts';
import { reader, requestToken, START, send, signIn, startService, type TestService } from '../client.ts';

const token = 'control token';

const command = (on: TestService, body: unknown, authorization = `Bearer ${token}`) =>
  fetch(on.service.controlUrl ?? '', { method: 'POST', headers: { authorization }, body: JSON.stringify(body) });

describe('the control endpoint', () => {
  it('exists only when asked for', async () => {
    const on = await startService();
    expect(on.service.controlUrl).toBeNull();
    expect((await fetch(`${on.service.origin}/control`, { method: 'POST' })).status).toBe(404);
  });

  it('wants its token, POST, and a command that it knows', async () => {
    const on = await startService({ control: { token } });
    expect((await command(on, { command: 'log' })).status).toBe(200);
    expect((await command(on, { command: 'log' }, 'Bearer another')).status).toBe(401);
    expect((await fetch(on.service.controlUrl ?? '')).status).toBe(405);
    for (const wrong of [null, 'log', {}, { command: 'unknown' }, { command: 'clock' }, { command: 'log', more: 1 }]) {
      expect((await command(on, wrong)).status, JSON.stringify(wrong)).toBe(400);
    }
  });

  it('works while the service is down', async () => {
    const on = await startService({ control: { token } });
    const mara = await reader(on);
    await command(on, { command: 'down', down: true });
    expect(await mara.get('/2/users/me')).toMatchObject({ status: 503, body: { title: 'Service Unavailable' } });
    await command(on, { command: 'down', down: false });
    expect((await mara.get('/2/users/me')).status).toBe(200);
  });

  it('turns the clock, and the Date header with it', async () => {
    const on = await startService({ control: { token } });
    await command(on, { command: 'clock', offsetSeconds: 1200 });
    const answer = await send(on, '/oauth/request_token', { method: 'POST', extra: [['oauth_callback', 'oob']] });
    expect(await answer.json()).toEqual({ errors: [{ code: 135, message: 'Timestamp out of bounds.' }] });
    expect(answer.headers.get('date')).toBe(new Date(START + 1_200_000).toUTCString());
    await command(on, { command: 'reset' });
    expect((await requestToken(on)).token).not.toBe('');
  });

  it('adds new posts, and tells about requests without secrets', async () => {
    const on = await startService({ control: { token } });
    const mara = await reader(on);
    const before = await mara.home({ max_results: '30' });
    await mara.home({ max_results: '50' });
    expect(await (await command(on, { command: 'newPosts', count: 2, username: '@mara_demo' })).json()).toEqual({
      newestId: expect.stringMatching(/^\d{19}$/),
    });
    expect((await mara.home({ since_id: before.meta.newest_id })).meta.result_count).toBe(2);
    await fetch(`${on.service.origin}/oauth/authorize?oauth_token=sesame`);
    const text = await (await command(on, { command: 'log' })).text();
    const { requests } = JSON.parse(text);
    const homes = requests.filter(({ path }: { path: string }) => path.endsWith('reverse_chronological'));
    expect(homes.map(({ billed }: { billed: number }) => billed)).toEqual([30, 20, 2]);
    expect(homes[0]).toEqual({
      at: new Date(START).toISOString(),
      method: 'GET',
      path: `/2/users/${mara.userId}/timelines/reverse_chronological`,
      query: { max_results: '30' },
      user: mara.userId,
      endpoint: 'home',
      status: 200,
      resetAt: START / 1000 + 900,
      refusedBy: null,
      fault: false,
      billed: 30,
      kind: 'posts',
    });
    expect(text).not.toContain('sesame');
    const { secrets } = await (await command(on, { command: 'issuedSecrets' })).json();
    expect(secrets).toContain(mara.pair.tokenSecret);
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it('counts what is billed by kind: posts, users and lists', async () => {
    const on = await startService({ control: { token } });
    const mara = await reader(on);
    await mara.home({ max_results: '20', expansions: 'author_id' });
    await mara.get(`/2/users/${mara.userId}/following`, { max_results: '15' });
    await mara.get(`/2/users/${mara.userId}/following`);
    await mara.get(`/2/users/${mara.userId}/owned_lists`, { expansions: 'owner_id' });
    await mara.get('/2/tweets/search/recent', { query: 'zebra' });
    const { requests } = await (await command(on, { command: 'log' })).json();
    const { following_count } = (await mara.get('/2/users/me', { 'user.fields': 'public_metrics' })).body.data
      .public_metrics;
    expect(requests.slice(2).map(({ kind, billed }: { kind: string; billed: number }) => [kind, billed])).toEqual([
      ['posts', 20],
      ['users', 15],
      ['users', following_count - 15],
      ['lists', 2],
      [null, 0],
    ]);
  });

  it('lets the plan refuse endpoints, the app only read, and the person be away', async () => {
    const on = await startService({ control: { token }, ageHours: 9 * 24 });
    const mara = await reader(on);
    await command(on, { command: 'plan', refused: ['search', 'likes'] });
    const refused = await mara.get('/2/tweets/search/recent', { query: 'tea' });
    expect(refused).toMatchObject({
      status: 403,
      body: { reason: 'client-not-enrolled', type: expect.stringMatching(/client-forbidden$/) },
    });
    expect((await mara.get(`/2/users/${mara.userId}/liked_tweets`)).status).toBe(403);
    await command(on, { command: 'plan', refused: [] });
    expect((await mara.get('/2/tweets/search/recent', { query: 'tea' })).body).toEqual({ meta: { result_count: 0 } });
    const before = await mara.home();
    expect(await (await command(on, { command: 'absence', hours: 120 })).json()).toEqual({
      newestId: expect.stringMatching(/^\d{19}$/),
    });
    const after = await mara.home({ since_id: before.meta.newest_id });
    expect(after.meta.result_count).toBe(100);
    expect((await mara.get('/2/tweets/search/recent', { query: 'tea' })).body.meta.result_count).toBe(10);
    await command(on, { command: 'accessLevel', level: 'read' });
    expect((await mara.get('/2/users/me')).headers.get('x-access-level')).toBe('read');
    await command(on, { command: 'bookmarks', open: true });
    expect((await mara.get(`/2/users/${mara.userId}/bookmarks`)).status).toBe(200);
    await command(on, { command: 'homeDepth', posts: 800 });
    const { ids } = await (await command(on, { command: 'like', username: 'mara_demo', count: 4 })).json();
    expect(new Set(ids).size).toBe(4);
    expect((await command(on, { command: 'like', count: 201 })).status).toBe(400);
    expect((await command(on, { command: 'plan', refused: ['everything'] })).status).toBe(400);
  });

  it('opens version 1.1, closes version 2, and knows one vocabulary or both', async () => {
    const on = await startService({ control: { token } });
    const mara = await reader(on);
    const status = async (path: string) => (await mara.get(path)).status;
    const home = '/1.1/statuses/home_timeline.json';
    expect([await status(home), await status('/2/users/me')]).toEqual([403, 200]);
    await command(on, { command: 'v1', open: true });
    await command(on, { command: 'enrolled', v2: false });
    expect([await status(home), await status('/2/users/me')]).toEqual([200, 403]);
    await command(on, { command: 'enrolled', v2: true });

    const legacy = '/2/tweets?ids=1&tweet.fields=created_at';
    const renewed = '/2/tweets?ids=1&post.fields=created_at';
    expect([await status(legacy), await status(renewed)]).toEqual([200, 200]);
    await command(on, { command: 'dialect', only: 'new' });
    const refused = await mara.get(legacy);
    expect([refused.status, refused.body.errors[0].parameters]).toEqual([400, { 'tweet.fields': ['created_at'] }]);
    expect(refused.body.type).toMatch(/invalid-request$/);
    expect(await status(renewed)).toBe(200);
    await command(on, { command: 'dialect', only: 'legacy' });
    expect([await status(legacy), await status(renewed)]).toEqual([200, 400]);
    await command(on, { command: 'dialect', only: null });
    expect(await status(renewed)).toBe(200);
  });

  it('changes a handle, and nothing else of the person', async () => {
    const on = await startService({ control: { token } });
    const mara = await reader(on);
    const { id } = (await mara.get('/2/users/by/username/pages_demo')).body.data;
    const posts = (await mara.get(`/2/users/${id}/tweets`)).body.data;
    await command(on, { command: 'rename', userId: id, username: 'Chapters' });
    expect((await mara.get('/2/users/by/username/chapters')).body.data).toEqual({
      id,
      name: 'Page by Page',
      username: 'Chapters',
    });
    expect((await mara.get('/2/users/by/username/pages_demo')).body.errors[0].title).toBe('Not Found Error');
    expect((await mara.get(`/2/users/${id}/tweets`)).body.data).toEqual(posts);
    const search = async (query: string) => (await mara.get('/2/tweets/search/recent', { query })).body.data ?? [];
    expect((await search('from:chapters')).map((post: { id: string }) => post.id)).toEqual(
      posts.map((post: { id: string }) => post.id),
    );
    expect(await search('from:pages_demo')).toEqual([]);

    await command(on, { command: 'rename', userId: mara.userId, username: 'mara_new' });
    const again = await signIn(on, 'mara_new');
    expect(again.userId).toBe(mara.userId);
    expect((await mara.get('/2/users/me')).body.data.username).toBe('mara_new');
    expect((await command(on, { command: 'rename', userId: id, username: 'not a handle' })).status).toBe(400);
    await command(on, { command: 'reset' });
    expect((await mara.get('/2/users/me')).body.data.username).toBe('mara_demo');
  });

  it('hands out what the console would show, to who has the token', async () => {
    const on = await startService({ control: { token } });
    const own = await (await command(on, { command: 'ownToken', username: 'tomas_demo' })).json();
    expect(own).toEqual({ accessToken: expect.stringMatching(/^\d+-/), accessTokenSecret: expect.any(String) });
    expect((await command(on, { command: 'ownToken', username: 'pages_demo' })).status).toBe(400);
    expect((await command(on, { command: 'endBearer' })).status).toBe(200);
    expect(await (await command(on, { command: 'faultsLeft' })).json()).toEqual({ left: 0 });
    expect((await command(on, { command: 'quiet', quiet: true })).status).toBe(200);
  });

  it('takes faults and limits of every kind', async () => {
    const on = await startService({ control: { token } });
    for (const fault of [
      { problem: 'credits', typeBase: 'api.x.com' },
      { code: 326, format: 'xml-old', path: '/oauth/*' },
      { redirect: { status: 308, to: '/2/users/me' } },
      { canned: 'gateway-timeout', user: 'app', method: 'GET', skip: 2, times: 3 },
      { alter: 'wrong-types', page: 'empty', encoding: 'false-gzip', drip: { bytes: 1, everyMs: 5 }, lengthOff: -1 },
      { date: { offsetSeconds: 60 }, headers: { 'retry-after': '1', date: null } },
    ]) {
      expect((await command(on, { command: 'fault', ...fault })).status, JSON.stringify(fault)).toBe(200);
    }
    for (const wrong of [{ code: 1 }, { canned: 'unknown' }, { problem: 'unknown' }, { drip: {} }, { date: 'gmt' }]) {
      expect((await command(on, { command: 'fault', ...wrong })).status, JSON.stringify(wrong)).toBe(400);
    }
    const limits = {
      all: 15,
      perAppWindow: { posts: 1 },
      perUserDay: { home: 5 },
      perAppDay: { '1.1/search/tweets': 2 },
    };
    expect((await command(on, { command: 'limits', ...limits, headers: false })).status).toBe(200);
    expect((await command(on, { command: 'limits', perUserDay: { unknown: 5 } })).status).toBe(400);
  });

  it('ends access, PINs and posts', async () => {
    const on = await startService({ control: { token } });
    const mara = await reader(on);
    const [post] = (await mara.home()).data;
    await command(on, { command: 'deletePosts', ids: [post.id] });
    expect((await mara.get(`/2/tweets/${post.id}`)).body.errors[0].title).toBe('Not Found Error');
    expect((await mara.home()).data[0].id).not.toBe(post.id);
    await command(on, { command: 'revoke', userId: mara.userId });
    expect((await mara.get('/2/users/me')).status).toBe(401);

    const { token: oauthToken } = await requestToken(on);
    const authorized = await (await command(on, { command: 'authorize', oauthToken, username: 'mara_demo' })).json();
    expect(await (await command(on, { command: 'spendPin', pin: authorized.pin })).json()).toEqual({ spent: true });
    expect(await (await command(on, { command: 'spendPin', pin: authorized.pin })).json()).toEqual({ spent: false });
  });
});

describe('the server', () => {
  const ask = (origin: string, headers: Record<string, string>): Promise<number> =>
    new Promise((resolve, reject) => {
      http
        .get(`${origin}/oauth/authorize?oauth_token=x`, { headers, agent: false }, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        })
        .on('error', reject);
    });

  it('answers to its own address only', async () => {
    const { service } = await startService();
    const port = new URL(service.origin).port;
    expect(service.origin).toBe(`http://127.0.0.1:${port}`);
    expect(await ask(service.origin, { host: `127.0.0.1:${port}` })).toBe(403);
    expect(await ask(service.origin, { host: `localhost:${port}` })).toBe(403);
    for (const host of ['evil.example.org', `evil.example.org:${port}`, '127.0.0.1', `127.0.0.1:${port}.example.org`]) {
      expect(await ask(service.origin, { host }), host).toBe(421);
    }
  });

  it('refuses bodies that no client would send', async () => {
    const { service } = await startService();
    const answer = await fetch(`${service.origin}/oauth/authorize`, { method: 'POST', body: 'x'.repeat(70_000) });
    expect(answer.status).toBe(413);
  });

  it('ends open connections when it closes, and says when a port is taken', async () => {
    const { service } = await startService();
    const port = Number(new URL(service.origin).port);
    await expect(startPracticeService({ secret: 's', port })).rejects.toThrow('EADDRINUSE');
    const waiting = new http.Agent({ keepAlive: true });
    await new Promise<void>((resolve, reject) => {
      http
        .get(`${service.origin}/`, { agent: waiting }, (answer) => answer.resume().on('end', resolve))
        .on('error', reject);
    });
    await service.close();
    await expect(fetch(service.origin)).rejects.toThrow();
    waiting.destroy();
  });
});
