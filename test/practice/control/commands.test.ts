import http from 'node:http';
import { describe, expect, it } from 'vitest';
import { startPracticeService } from '../../../electron/practice/service.ts';
import { reader, requestToken, START, send, startService, type TestService } from '../client.ts';

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
      status: 200,
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

describe('faults', () => {
  it('are used up one by one, by the requests that they are for', async () => {
    const on = await startService();
    const mara = await reader(on);
    on.service.control.fault({
      path: '/2/users/me',
      status: 500,
      contentType: 'text/html',
      body: '<p>Oops</p>',
      times: 2,
    });
    on.service.control.fault({ path: '*/reverse_chronological', status: 402, body: '{"title":"CreditsDepleted"}' });
    const raw = (path: string) => send(on, path, mara.pair);
    expect((await raw('/2/users/12')).status).toBe(200);
    const first = await raw('/2/users/me');
    expect([first.status, first.headers.get('content-type'), await first.text()]).toEqual([
      500,
      'text/html',
      '<p>Oops</p>',
    ]);
    expect((await raw('/2/users/me')).status).toBe(500);
    expect((await raw('/2/users/me')).status).toBe(200);
    expect(await mara.home()).toEqual({ title: 'CreditsDepleted' });
    expect((await mara.home()).meta.result_count).toBe(100);
  });

  it.each([
    ['html', 200, /^<!doctype html>/],
    ['xml', 401, /^<\?xml/],
    ['plain', 401, /^Invalid request token$/],
    ['empty', 200, /^$/],
    ['credits', 402, /CreditsDepleted/],
    ['credits-depleted', 402, /credits depleted/],
    ['spend-cap', 403, /SpendCapReached/],
  ] as const)('come ready-made: %s', async (canned, status, body) => {
    const on = await startService();
    on.service.control.fault({ canned });
    const answer = await fetch(`${on.service.origin}/2/users/me`);
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringMatching(body)]);
    expect(answer.headers.get('date')).not.toBeNull();
  });

  it.each(['truncated', 'drop'] as const)('end the connection: %s', async (canned) => {
    const on = await startService();
    on.service.control.fault({ canned });
    await expect(fetch(`${on.service.origin}/2/users/me`).then((answer) => answer.text())).rejects.toThrow();
    expect((await fetch(`${on.service.origin}/2/users/me`)).status).toBe(403);
  });

  it('only delay when nothing else is asked for', async () => {
    const on = await startService();
    on.service.control.fault({ delayMs: 1 });
    expect((await fetch(`${on.service.origin}/2/users/me`)).status).toBe(403);
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
