import { describe, expect, it } from 'vitest';
import { createServerClock } from '../../electron/oauth1/server-clock.ts';
import { windowsOf } from '../../electron/x/errors.ts';
import { newPost, ownUser, timelinePage } from '../../electron/x/requests.ts';
import { appCredentials, clientWith, credentials, json, NOW, never } from './fake-x.ts';

const me = { data: { id: '12', name: 'Ada', username: 'ada_example' } };
const utc = (milliseconds: number): string => new Date(milliseconds).toUTCString();
const code = (number: number) => ({ errors: [{ code: number, message: 'Could not authenticate you.' }] });
const refusal = (body: unknown, date: number, status = 401) => json(body, { status, headers: { date: utc(date) } });
const minutes = (count: number): number => count * 60_000;

describe('performing a request', () => {
  it('signs what it sends and returns what came', async () => {
    const headers = {
      'x-rate-limit-limit': '75',
      'x-rate-limit-remaining': '74',
      'x-rate-limit-reset': '1767348900',
    };
    const { client, received, timers } = clientWith([json(me, { headers })]);
    const query = { maxResults: 5, paginationToken: "odd & (token)*!'" };
    const request = timelinePage({ kind: 'mentions' }, '12', query, 'tweet');
    const outcome = await client.perform(request, credentials, { signal: never() });
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        status: 200,
        json: me,
        limits: [{ family: '15-minutes', limit: 75, remaining: 74, resetAt: 1_767_348_900_000 }],
        canPost: null,
      },
    });
    expect(timers).toMatchObject([{ milliseconds: 30_000, cleared: true }]);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ method: 'GET', redirect: 'error', timestamp: NOW / 1000 });
    expect(received[0]?.headers['accept']).toBe('application/json');
    expect(received[0]?.headers['content-type']).toBeUndefined();
    expect(received[0]?.body).toBeUndefined();
    expect(received[0]?.url.origin + String(received[0]?.url.pathname)).toBe('https://api.x.com/2/users/12/mentions');
    expect([...(received[0]?.url.searchParams ?? [])]).toEqual(request.query);
  });

  it('reads no more of an answer than any answer has', async () => {
    const chunk = new Uint8Array(1024 * 1024);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += chunk.byteLength;
        controller.enqueue(chunk);
        if (sent >= 64 * chunk.byteLength) controller.close();
      },
    });
    const { client } = clientWith([new Response(body)]);
    expect(await client.perform(ownUser(), credentials, { signal: never() })).toMatchObject({
      ok: false,
      error: { code: 'unreadable-answer' },
    });
    expect(sent).toBeLessThan(16 * chunk.byteLength);
  });

  it('goes to another origin when it is told so, port included', async () => {
    const { client, received } = clientWith([json(me)], { apiOrigin: 'http://127.0.0.1:8123' });
    await client.perform(ownUser(), credentials, { signal: never() });
    expect(received[0]?.url.href).toMatch(/^http:\/\/127\.0\.0\.1:8123\/2\/users\/me\?user\.fields=/);
  });

  it('explains a refusal with the time of the limit', async () => {
    const headers = { 'x-rate-limit-limit': '1', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '1767348900' };
    const { client } = clientWith([json({ title: 'Too Many Requests' }, { status: 429, headers })]);
    expect(await client.perform(ownUser(), credentials, { signal: never() })).toMatchObject({
      ok: false,
      error: { code: 'rate-limited', action: { kind: 'wait', until: '2026-01-02T10:15:00.000Z' } },
    });
  });

  it.each([
    [
      'a web page',
      () => new Response('<html><body>Log in</body></html>', { headers: { 'content-type': 'text/html' } }),
    ],
    ['half an answer', () => new Response('{"data":[{"id":"1"')],
    ['a list', () => json([1])],
    ['a text', () => json('Welcome')],
    ['nothing', () => new Response('')],
    ['nothing at all', () => new Response(null, { status: 204 })],
    ['too much', () => new Response(new Uint8Array(11 * 1024 * 1024).fill(0x20))],
  ])('does not take %s for an answer', async (_, reply) => {
    const { client } = clientWith([reply]);
    expect(await client.perform(ownUser(), credentials, { signal: never() })).toMatchObject({
      ok: false,
      error: { code: 'unreadable-answer', action: { kind: 'retry' } },
    });
  });

  it('reads characters that arrive in two pieces', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ data: '🐈' }));
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const { client } = clientWith([new Response(body)]);
    expect(await client.perform(ownUser(), credentials, { signal: never() })).toMatchObject({
      value: { json: { data: '🐈' } },
    });
  });

  it('passes no secret on in a failure', async () => {
    const secrets = Object.values(credentials);
    const { client } = clientWith([
      json({ ...credentials, detail: secrets.join(' ') }, { status: 403 }),
      new Error(secrets.join()),
    ]);
    for (let call = 0; call < 2; call += 1) {
      const outcome = await client.perform(ownUser(), credentials, { signal: never() });
      expect(outcome.ok).toBe(false);
      for (const secret of secrets) expect(JSON.stringify(outcome)).not.toContain(secret);
    }
  });

  it.each([
    [credentials, 'needs-plan'],
    [appCredentials, 'needs-user-sign-in'],
  ])('knows who was refused', async (proof, expected) => {
    const { client } = clientWith([json({ errors: [{ code: 220 }] }, { status: 403 })]);
    expect(await client.perform(ownUser(), proof, { signal: never() })).toMatchObject({ error: { code: expected } });
  });

  it('does not throw over a key that cannot be signed', async () => {
    const { client, received } = clientWith([]);
    const outcome = await client.perform(ownUser(), { ...credentials, token: '\uD800' }, { signal: never() });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(received).toHaveLength(0);
  });
});

describe('without an answer', () => {
  const lost = new TypeError('fetch failed');

  it.each([
    [true, 'network'],
    [false, 'offline'],
  ])('online %s is %s', async (online, expected) => {
    const { client, received } = clientWith([lost], { isOnline: () => online });
    expect(await client.perform(ownUser(), credentials, { signal: never() })).toMatchObject({
      ok: false,
      error: { code: expected, action: { kind: 'retry' } },
    });
    expect(received).toHaveLength(1);
  });

  it.each([
    ['net::ERR_CERT_DATE_INVALID', true, 'certificate', 'check-setup'],
    ['net::ERR_CERT_DATE_INVALID', false, 'certificate', 'check-setup'],
    ['net::ERR_PROXY_CONNECTION_FAILED', true, 'proxy', 'check-setup'],
    ['net::ERR_PROXY_CONNECTION_FAILED', false, 'proxy', 'check-setup'],
    ['net::ERR_UNSAFE_REDIRECT', true, 'unreadable-answer', 'retry'],
    ['net::ERR_CONNECTION_TIMED_OUT', true, 'timeout', 'retry'],
    ['net::ERR_CONNECTION_TIMED_OUT', false, 'offline', 'retry'],
    ['net::ERR_INTERNET_DISCONNECTED', true, 'offline', 'retry'],
  ])('because of %s, online %s, says %s', async (name, online, expected, action) => {
    const { client } = clientWith([new Error(name)], { isOnline: () => online });
    const outcome = await client.perform(ownUser(), credentials, { signal: never() });
    expect(outcome).toMatchObject({ ok: false, error: { code: expected, action: { kind: action } } });
    expect(JSON.stringify(outcome)).not.toContain(name);
  });

  it('asks even when the system says that it is offline', async () => {
    const { client } = clientWith([json(me)], { isOnline: () => false });
    expect((await client.perform(ownUser(), credentials, { signal: never() })).ok).toBe(true);
  });

  /** A network that answers nothing until the request is aborted. */
  const silent = (signal: AbortSignal): Promise<Response> =>
    new Promise((_, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason));
    });

  it('stops when the time is over', async () => {
    const { client, timers } = clientWith([], { fetch: (_, { signal }) => silent(signal) });
    const outcome = client.perform(ownUser(), credentials, { signal: never() });
    timers[0]?.runOut();
    expect(await outcome).toMatchObject({ ok: false, error: { code: 'timeout', action: { kind: 'retry' } } });
    expect(timers).toHaveLength(1);
  });

  it('stops even when the network does not mind', async () => {
    const deaf = () => new Promise<Response>(() => undefined);
    const { client, timers } = clientWith([], { fetch: deaf });
    const outcome = client.perform(ownUser(), credentials, { signal: never() });
    timers[0]?.runOut();
    expect(await outcome).toMatchObject({ error: { code: 'timeout' } });
    const caller = new AbortController();
    const other = client.perform(ownUser(), credentials, { signal: caller.signal });
    caller.abort();
    expect(await other).toMatchObject({ error: { code: 'cancelled' } });
  });

  it('gives both tries of a wrong clock one time in all', async () => {
    const { client, timers } = clientWith([refusal(code(135), NOW + minutes(20)), () => new Promise(() => undefined)]);
    const outcome = client.perform(ownUser(), credentials, { signal: never() });
    await Promise.resolve();
    timers[0]?.runOut();
    expect(await outcome).toMatchObject({ error: { code: 'timeout' } });
    expect(timers).toHaveLength(1);
  });

  it('stops when the caller says so', async () => {
    const caller = new AbortController();
    const { client } = clientWith([], { fetch: (_, { signal }) => silent(signal) });
    const outcome = client.perform(ownUser(), credentials, { signal: caller.signal });
    caller.abort();
    expect(await outcome).toMatchObject({ ok: false, error: { code: 'cancelled', action: { kind: 'none' } } });
  });

  it.each([
    ['heeds the end', true],
    ['goes on dripping', false],
  ])('stops in the middle of a body that %s', async (_, heeds) => {
    const started = Promise.withResolvers<void>();
    const { client, timers } = clientWith([], {
      fetch: async (_, { signal }) =>
        new Response(
          new ReadableStream({
            start(controller) {
              if (heeds) signal.addEventListener('abort', () => controller.error(signal.reason));
              controller.enqueue(new TextEncoder().encode('{"data":'));
            },
            pull() {
              started.resolve();
              return new Promise(() => undefined);
            },
          }),
        ),
    });
    const outcome = client.perform(ownUser(), credentials, { signal: never() });
    await started.promise;
    timers[0]?.runOut();
    expect(await outcome).toMatchObject({ error: { code: 'timeout' } });
  });

  it('sends nothing for a caller who has left', async () => {
    const { client, received } = clientWith([]);
    const outcome = await client.perform(ownUser(), credentials, { signal: AbortSignal.abort() });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(received).toHaveLength(0);
  });
});

describe('a request with a body', () => {
  const post = newPost('Tea & “scones” ☕');
  const send = (replies: Parameters<typeof clientWith>[0], ports: Parameters<typeof clientWith>[1] = {}) => {
    const { client, received } = clientWith(replies, ports);
    return { received, outcome: client.perform(post, credentials, { signal: never() }) };
  };

  it('is sent as JSON, which the signature does not cover', async () => {
    const { received, outcome } = send([json({ data: { id: '5' } }, { status: 201 })]);
    expect(await outcome).toMatchObject({ ok: true, value: { status: 201 } });
    expect(received[0]).toMatchObject({ method: 'POST', body: JSON.stringify({ text: 'Tea & “scones” ☕' }) });
    expect(received[0]?.headers['content-type']).toBe('application/json');
    expect(received[0]?.url.search).toBe('');
  });

  const cause = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) });
  const several = new AggregateError([
    new Error('connect ECONNREFUSED ::1'),
    new Error('connect ECONNREFUSED 127.0.0.1'),
  ]);
  const oneOfTwo = new AggregateError([new Error('connect ECONNREFUSED ::1'), new Error('socket hang up')]);

  it.each<[string, boolean, Parameters<typeof clientWith>[0][number]]>([
    ['a lost connection', true, new TypeError('fetch failed')],
    ['a connection that was reset', true, cause('ECONNRESET')],
    ['a connection that Chromium lost', true, new Error('net::ERR_CONNECTION_RESET')],
    ['no such host', false, cause('ENOTFOUND')],
    ['no network in Chromium', false, new Error('net::ERR_INTERNET_DISCONNECTED')],
    ['no address that answers', false, new TypeError('fetch failed', { cause: several })],
    ['one address that hung up', true, new TypeError('fetch failed', { cause: oneOfTwo })],
    ['a page of something in between', true, new Response('<html></html>')],
    ['half of a success', true, new Response('{"data":{"id"', { status: 201 })],
    ['a gateway that gave up', true, new Response('', { status: 504 })],
    ['a service that is closed', false, json({}, { status: 503 })],
    ['a refusal', false, json({ title: 'Forbidden' }, { status: 403 })],
  ])('tells whether it may have been carried out: %s, %s', async (_, outcomeUnknown, reply) => {
    const { received, outcome } = send([reply]);
    expect(await outcome).toMatchObject({ ok: false, outcomeUnknown });
    expect(received).toHaveLength(1);
  });

  it.each([
    ['read', false],
    ['read-write', true],
    ['read-write-directmessages', true],
    ['Read-Write', true],
    ['something else', null],
  ])('learns from every answer whether it may be sent: %s is %s', async (level, canPost) => {
    const { client } = clientWith([json(me, { headers: { 'x-access-level': level } })]);
    const outcome = await client.perform(ownUser(), credentials, { signal: never() });
    expect(outcome).toMatchObject({ ok: true, value: { canPost } });
  });
});

describe('a wrong clock', () => {
  const server = NOW + minutes(20);

  it.each([
    ['a time out of bounds', code(135)],
    ['a signature that is not accepted', code(32)],
    ['no more than unauthorized', { title: 'Unauthorized', type: 'about:blank', status: 401 }],
  ])('is corrected once after %s', async (_, body) => {
    const { client, received } = clientWith([refusal(body, server), json(me)]);
    const outcome = await client.perform(ownUser(), credentials, { signal: never() });
    expect(outcome.ok).toBe(true);
    expect(received.map(({ timestamp }) => timestamp)).toEqual([NOW / 1000, server / 1000]);
    expect(received[0]?.headers['authorization']).not.toBe(received[1]?.headers['authorization']);
  });

  it('is not the reason when the time is right', async () => {
    const { client, received } = clientWith([refusal(code(32), NOW + 3000)]);
    const outcome = await client.perform(ownUser(), credentials, { signal: never() });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'signed-out' } });
    expect(received).toHaveLength(1);
  });

  it('is told when correcting it does not help, without a third request', async () => {
    const { client, received } = clientWith([refusal(code(135), server), refusal(code(135), server)]);
    const outcome = await client.perform(ownUser(), credentials, { signal: never() });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'clock' } });
    expect(received).toHaveLength(2);
  });

  it('is told when the server does not say what time it is', async () => {
    const { client, received } = clientWith([json(code(135), { status: 401 })]);
    expect(await client.perform(ownUser(), credentials, { signal: never() })).toMatchObject({
      error: { code: 'clock' },
    });
    expect(received).toHaveLength(1);
  });

  it('is not learned from other refusals', async () => {
    const clock = createServerClock(() => NOW);
    const { client } = clientWith([refusal({}, server, 403)], { clock });
    await client.perform(ownUser(), credentials, { signal: never() });
    expect(clock.correctedBySeconds()).toBe(0);
  });

  it('is corrected for two requests under way at once', async () => {
    const { client, received } = clientWith([refusal(code(32), server), refusal(code(32), server), json(me), json(me)]);
    const both = [1, 2].map(() => client.perform(ownUser(), credentials, { signal: never() }));
    expect((await Promise.all(both)).map(({ ok }) => ok)).toEqual([true, true]);
    expect(received).toHaveLength(4);
  });

  it.each([
    ['slow', 240],
    ['fast', -240],
  ])(
    'counts a limit from the Date of its own answer where the clock is too little %s to be noticed',
    async (_, off) => {
      const seconds = NOW / 1000 + off;
      const headers = {
        date: utc(seconds * 1000),
        'x-rate-limit-limit': '15',
        'x-rate-limit-remaining': '0',
        'x-rate-limit-reset': String(seconds + 300),
      };
      const replies = [json({}, { status: 429, headers }), json(me, { headers })];
      const { client } = clientWith(replies);
      for (const proof of [appCredentials, credentials]) {
        const outcome = await client.perform(ownUser(), proof, { signal: never() });
        const reset = outcome.ok ? outcome.value.limits[0]?.resetAt : windowsOf(outcome.error)[0]?.resetAt;
        expect(reset).toBe(NOW + 300_000);
      }
    },
  );

  it('does not change how long a limit lasts', async () => {
    const clock = createServerClock(() => NOW);
    clock.learn(utc(server));
    const headers = {
      'x-rate-limit-limit': '1',
      'x-rate-limit-remaining': '0',
      'x-rate-limit-reset': String(server / 1000 + 300),
    };
    const { client } = clientWith([json({}, { status: 429, headers })], { clock });
    expect(await client.perform(ownUser(), credentials, { signal: never() })).toMatchObject({
      error: { action: { kind: 'wait', until: '2026-01-02T10:05:00.000Z' } },
    });
  });
});
