import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { codes } from '../../../electron/practice/codes.ts';
import type { alterations } from '../../../electron/practice/control/faults/alterations.ts';
import { type Canned, canned } from '../../../electron/practice/control/faults/canned.ts';
import { problems, typeBases } from '../../../electron/practice/control/faults/problems.ts';
import { bearerOf, type Json, readAsApp, reader, START, send, startService, type TestService } from '../client.ts';
import { ask } from '../raw.ts';

const keysOf = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];
const me = '/2/users/me';

/** What an unsigned request for a path gets. */
const get = ({ service }: TestService, path = me) => ask(service.origin + path);
const text = async (on: TestService, path = me) => {
  const { status, body } = await get(on, path);
  return [status, body.toString()];
};

describe('faults', () => {
  it('are used up one by one, by the requests that they are for', async () => {
    const on = await startService();
    const mara = await reader(on);
    on.service.control.fault({ path: me, status: 500, contentType: 'text/html', body: '<p>Oops</p>', times: 2 });
    on.service.control.fault({ path: '*/reverse_chronological', status: 402, body: '{"title":"CreditsDepleted"}' });
    expect(on.service.control.faultsLeft()).toEqual({ left: 3 });
    expect((await mara.get('/2/users/12')).status).toBe(200);
    const first = await get(on);
    expect([first.status, first.headers['content-type'], first.body.toString()]).toEqual([
      500,
      'text/html',
      '<p>Oops</p>',
    ]);
    expect((await get(on)).status).toBe(500);
    expect((await mara.get(me)).status).toBe(200);
    expect(await mara.home()).toEqual({ title: 'CreditsDepleted' });
    expect((await mara.home()).meta.result_count).toBe(100);
    expect(on.service.control.faultsLeft()).toEqual({ left: 0 });
  });

  it('can be for one account, for the app, for a method, and for later requests', async () => {
    const on = await startService({ control: { token: 't' } });
    const [mara, tomas] = [await reader(on), await reader(on, 'tomas_demo')];
    const bearer = await bearerOf(on);
    on.service.control.fault({ user: tomas.userId, status: 503 });
    on.service.control.fault({ user: 'app', status: 502 });
    on.service.control.fault({ method: 'POST', path: '/2/tweets', status: 500 });
    on.service.control.fault({ path: me, skip: 1, status: 504, times: 1 });
    expect((await mara.get(me)).status).toBe(200);
    expect((await tomas.get('/2/tweets?ids=1')).status).toBe(503);
    expect((await readAsApp(on, bearer, '/2/tweets?ids=1')).status).toBe(502);
    expect((await mara.get('/2/tweets?ids=1')).status).toBe(200);
    expect((await mara.post('/2/tweets', { text: 'not yet' })).status).toBe(500);
    expect([(await mara.get(me)).status, (await mara.get(me)).status]).toEqual([504, 200]);
    const logged = on.service.control.log().requests.filter(({ fault }) => fault);
    expect(logged.map(({ status, user, endpoint, resetAt }) => [status, user, endpoint, resetAt])).toEqual([
      [503, tomas.userId, 'posts', null],
      [502, 'app', 'posts', null],
      [500, mara.userId, 'create-post', null],
      [504, mara.userId, 'me', null],
    ]);
  });

  it('only delay when nothing else is asked for, by the timer that was given', async () => {
    const waits: number[] = [];
    const on = await startService({
      setTimer(ms, callback) {
        waits.push(ms);
        queueMicrotask(callback);
        return () => undefined;
      },
    });
    on.service.control.fault({ delayMs: 3_600_000 });
    expect((await get(on)).status).toBe(403);
    expect(waits).toEqual([3_600_000]);
  });
});

describe('ready-made answers', () => {
  const bodies: Record<Exclude<Canned, 'drop' | 'hang' | 'truncated' | 'huge'>, [number, RegExp]> = {
    html: [200, /^<!doctype html>/],
    xml: [401, /^<\?xml/],
    plain: [401, /^Invalid request token$/],
    'invalid-verifier': [401, /Invalid oauth_verifier parameter$/],
    empty: [200, /^$/],
    'empty-404': [404, /^$/],
    'proxy-authentication': [407, /<title>Proxy/],
    'network-authentication': [511, /<title>Network/],
    'internal-error': [500, /^<!doctype html>/],
    'bad-gateway': [502, /^<!doctype html>/],
    unavailable: [503, /Over capacity/],
    'gateway-timeout': [504, /^<!doctype html>/],
    challenge: [403, /Just a moment/],
    'plain-ok': [200, /^OK$/],
    'json-null': [200, /^null$/],
    'json-list': [200, /^\[\]$/],
  };

  it.each(Object.entries(bodies))('%s', async (name, [status, body]) => {
    const on = await startService();
    on.service.control.fault({ canned: name as Canned });
    const answer = await get(on);
    expect([answer.status, answer.body.toString()]).toEqual([status, expect.stringMatching(body)]);
    expect(answer.headers['date']).toBe(new Date(START).toUTCString());
  });

  it('are all known', () => {
    expect(new Set(Object.keys(canned))).toEqual(
      new Set([...Object.keys(bodies), 'drop', 'hang', 'truncated', 'huge']),
    );
  });

  it('can be more than anybody wants to hold', async () => {
    const on = await startService();
    on.service.control.fault({ canned: 'huge' });
    expect((await get(on)).body.length).toBeGreaterThan(10 * 1024 * 1024);
  });

  it('can end the connection, before or within the answer', async () => {
    const on = await startService();
    on.service.control.fault({ canned: 'drop' });
    await expect(get(on)).rejects.toThrow();
    on.service.control.fault({ canned: 'truncated' });
    expect(await get(on)).toMatchObject({ status: 200, complete: false });
    expect((await get(on)).status).toBe(403);
  });

  it('can leave the connection open, until the service ends', async () => {
    const on = await startService({ control: { token: 't' } });
    on.service.control.fault({ canned: 'hang' });
    const asked = get(on).catch(() => 'ended');
    while (on.service.control.log().requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(on.service.control.log().requests[0]).toMatchObject({ path: me, status: 0, fault: true });
    await on.service.close();
    expect(await asked).toBe('ended');
  });
});

describe('codes of the public list', () => {
  it('come in every format that was seen', async () => {
    const on = await startService();
    const format = async (name: 'json' | 'xml' | 'xml-old' | 'plain' | 'single' | 'auto') => {
      on.service.control.fault({ code: 326, format: name });
      const { status, headers, body } = await get(on, '/oauth/access_token');
      expect(status).toBe(403);
      return [headers['content-type']?.split(';')[0], body.toString()];
    };
    const [, message] = codes[326];
    expect(await format('json')).toEqual(['application/json', JSON.stringify({ errors: [{ code: 326, message }] })]);
    expect(await format('xml')).toEqual([
      'application/xml',
      `<?xml version="1.0" encoding="UTF-8"?><errors><error code="326">${message}</error></errors>`,
    ]);
    expect(await format('auto')).toEqual(await format('xml'));
    expect(await format('xml-old')).toEqual([
      'application/xml',
      `<?xml version="1.0" encoding="UTF-8"?><hash><error>${message}</error><request>/oauth/access_token</request></hash>`,
    ]);
    expect(await format('plain')).toEqual(['text/plain', message]);
    expect(await format('single')).toEqual([
      'application/json',
      JSON.stringify({ error: message, request: '/oauth/access_token' }),
    ]);
  });

  it('have their status, or another one', async () => {
    const on = await startService();
    for (const [code, [status]] of Object.entries(codes)) {
      on.service.control.fault({ code: Number(code) as keyof typeof codes });
      const [given, body] = await text(on);
      expect([given, JSON.parse(String(body)).errors[0].code]).toEqual([status, Number(code)]);
    }
    on.service.control.fault({ code: 99 });
    expect(JSON.parse(String((await text(on))[1])).errors[0].label).toBe('authenticity_token_error');
    on.service.control.fault({ code: 89, status: 403 });
    expect((await text(on))[0]).toBe(403);
  });
});

describe('problems of version 2', () => {
  it('have status, title and type', async () => {
    const on = await startService();
    for (const name of keysOf(problems)) {
      on.service.control.fault({ problem: name });
      const { status, headers, body } = await get(on);
      const { type } = problems[name];
      const object = JSON.parse(body.toString());
      const problem = object.errors && status === 200 ? object.errors[0] : object;
      expect([name, status, problem.title]).toEqual([name, problems[name].status, problems[name].title]);
      expect(problem.type).toBe(type === null ? 'about:blank' : `https://api.twitter.com/2/problems/${type}`);
      expect(headers['content-type']).toMatch(status === 200 ? /^application\/json/ : /^application\/problem\+json/);
    }
  });

  it('have begun with other addresses', async () => {
    const on = await startService();
    for (const typeBase of keysOf(typeBases)) {
      on.service.control.fault({ problem: 'usage-capped', typeBase });
      const [, body] = await text(on);
      expect(JSON.parse(String(body)).type).toMatch(
        new RegExp(`${typeBase.replaceAll('.', '\\.')}/.*[/#]usage-capped$`),
      );
    }
  });

  it('can stand beside what was asked for', async () => {
    const on = await startService();
    const mara = await reader(on);
    on.service.control.fault({ problem: 'not-authorized-for-field', beside: true });
    const body = await mara.home({ max_results: '3' });
    expect(body.data).toHaveLength(3);
    expect(body.errors.at(-1)).toMatchObject({ title: 'Field Authorization Error', section: 'data' });
  });
});

describe('right answers that go wrong on their way', () => {
  const altered = async (alter: keyof typeof alterations): Promise<string> => {
    const on = await startService();
    const mara = await reader(on);
    on.service.control.fault({ path: '*/reverse_chronological', alter });
    return mara.raw(`/2/users/${mara.userId}/timelines/reverse_chronological?max_results=5&expansions=author_id`);
  };

  it('have other types, missing parts, or too much', async () => {
    const whole = JSON.parse(await altered('reversed'));
    const ids = whole.data.map(({ id }: Json) => id).toReversed();
    expect(ids).toEqual([...ids].sort((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1)));
    const read = async (alter: keyof typeof alterations) => JSON.parse(await altered(alter));
    expect(await altered('numeric-ids')).toContain(`"id":${ids[0]},`);
    expect(await read('wrong-types')).toMatchObject({
      data: [{ id: 7, text: 7 }, {}, {}, {}, {}],
      meta: { result_count: 'seven' },
    });
    expect((await read('null-values')).data[0]).toMatchObject({ id: null, text: null });
    expect((await read('data-text')).data).toBe('all of it');
    expect(Object.keys(await read('no-data'))).toEqual(['includes', 'meta']);
    expect(Object.keys(await read('no-includes'))).toEqual(['data', 'meta']);
    expect(Object.keys(await read('no-meta'))).toEqual(['data', 'includes']);
    expect((await read('extra-keys')).data[0]).toMatchObject({ id: ids[0], future_key: { list: [1, null] } });
    expect((await read('doubled')).data.map(({ id }: Json) => id)).toEqual(ids.flatMap((id: string) => [id, id]));
    expect(Array.isArray(await read('in-list'))).toBe(true);
  });

  it('are not text any more, or not all of it', async () => {
    const half = await altered('half');
    expect(half).toMatch(/^\{"data":/);
    expect(() => JSON.parse(half)).toThrow();
    expect(await altered('invalid-utf8')).toContain('\uFFFD');
  });

  it('begin with a byte order mark', async () => {
    const on = await startService();
    on.service.control.fault({ alter: 'byte-order-mark' });
    expect((await get(on)).body.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  });

  it('do not confirm the callback', async () => {
    const on = await startService();
    on.service.control.fault({ path: '/oauth/request_token', alter: 'unconfirmed' });
    const answer = await send(on, '/oauth/request_token', { method: 'POST', extra: [['oauth_callback', 'oob']] });
    expect(await answer.text()).toMatch(/oauth_callback_confirmed=false$/);
  });

  it('are empty, and their token leads to what they would have held', async () => {
    const on = await startService();
    const mara = await reader(on);
    const whole = await mara.home({ max_results: '10' });
    on.service.control.fault({ path: '*/reverse_chronological', page: 'empty', times: 3 });
    const tokens = new Set<string>();
    let page = await mara.home({ max_results: '10' });
    while (page.meta.result_count === 0) {
      tokens.add(page.meta.next_token);
      page = await mara.home({ max_results: '10', pagination_token: page.meta.next_token });
    }
    expect(tokens.size).toBe(3);
    expect(page.data).toEqual(whole.data);
    const second = await mara.home({ max_results: '10', pagination_token: page.meta.next_token });
    on.service.control.fault({ path: '*/reverse_chronological', page: 'empty' });
    const empty = await mara.home({ max_results: '10', pagination_token: page.meta.next_token });
    expect(await mara.home({ max_results: '10', pagination_token: empty.meta.next_token })).toEqual(second);
  });

  it('echo the boundary', async () => {
    const on = await startService();
    const mara = await reader(on);
    const [first, second] = (await mara.home({ max_results: '2' })).data.map(({ id }: Json) => id);
    const since = async () => ((await mara.home({ since_id: second })).data ?? []).map(({ id }: Json) => id);
    expect(await since()).toEqual([first]);
    on.service.control.fault({ page: 'echo' });
    expect(await since()).toEqual([first, second]);
  });
});

describe('transport', () => {
  it('redirects, to another path or another host', async () => {
    const on = await startService();
    for (const status of [301, 302, 303, 307, 308] as const) {
      on.service.control.fault({ redirect: { status, to: 'http://localhost:1/2/users/me' } });
      const answer = await get(on);
      expect([answer.status, answer.headers['location']]).toEqual([status, 'http://localhost:1/2/users/me']);
    }
    on.service.control.fault({ redirect: { to: '/elsewhere' } });
    expect((await get(on)).status).toBe(302);
  });

  it.each([
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
    ['deflate', inflateSync],
  ] as const)('compresses without being asked: %s', async (encoding, unpack) => {
    const on = await startService();
    on.service.control.fault({ encoding });
    const { headers, body } = await get(on);
    expect(headers['content-encoding']).toBe(encoding);
    expect(JSON.parse(unpack(body).toString()).title).toBe('Unsupported Authentication');
  });

  it('claims a compression that is none', async () => {
    const on = await startService();
    on.service.control.fault({ encoding: 'false-gzip' });
    const { headers, body } = await get(on);
    expect(headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(body.toString()).title).toBe('Unsupported Authentication');
  });

  it('drips, by the timer that was given', async () => {
    const waits: number[] = [];
    const on = await startService({
      setTimer(ms, callback) {
        waits.push(ms);
        setImmediate(callback);
        return () => undefined;
      },
    });
    const [, whole] = await text(on);
    on.service.control.fault({ drip: { bytes: 10, everyMs: 4000 } });
    const answer = await get(on);
    expect([answer.complete, answer.body.toString()]).toEqual([true, whole]);
    expect(waits).toEqual(Array(Math.ceil(String(whole).length / 10) - 1).fill(4000));
  });

  it('announces another length than it sends', async () => {
    const on = await startService();
    on.service.control.fault({ lengthOff: 10 });
    expect((await get(on)).complete).toBe(false);
    on.service.control.fault({ lengthOff: -10 });
    await expect(get(on)).rejects.toThrow('Parse Error');
  });

  it('has another date, another level of access, and a time to come back', async () => {
    const on = await startService();
    const mara = await reader(on);
    on.service.control.fault({ date: 'utc' });
    on.service.control.fault({ date: 'none' });
    on.service.control.fault({ date: { offsetSeconds: -7200 } });
    const dates = [await get(on), await get(on), await get(on)].map(({ headers }) => headers['date']);
    const [utc, none, wrong] = dates;
    expect(utc).toBe(new Date(START).toUTCString().replace('GMT', 'UTC'));
    expect(none).toBeUndefined();
    expect(Date.parse(wrong ?? '')).toBe(START - 7_200_000);

    on.service.control.fault({
      status: 503,
      headers: { 'retry-after': '30', 'x-access-level': 'read-write-directmessages' },
    });
    const late = await get(on);
    expect([late.headers['retry-after'], late.headers['x-access-level']]).toEqual(['30', 'read-write-directmessages']);
    on.service.control.fault({ headers: { 'x-rate-limit-reset': null, 'x-rate-limit-remaining': '0' } });
    const { headers, status } = await mara.get(me);
    expect([status, headers.get('x-rate-limit-reset'), headers.get('x-rate-limit-remaining')]).toEqual([
      200,
      null,
      '0',
    ]);
  });
});
