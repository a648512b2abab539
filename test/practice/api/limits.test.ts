import { describe, expect, it } from 'vitest';
import type { PracticeService } from '../../../electron/practice/service.ts';
import { bearerOf, type Reader, readAsApp, reader, startService } from '../client.ts';

const DAY_S = 24 * 60 * 60;

/** Limit, remaining and reset of one header family; null where a header is missing. */
const family = (headers: Headers, name: string) =>
  ['limit', 'remaining', 'reset'].map((part) => {
    const value = headers.get(`${name}-${part}`);
    return value === null ? null : Number(value);
  });

const me = async (who: Reader) => {
  const { status, headers } = await who.get('/2/users/me');
  return [status, ...family(headers, 'x-rate-limit')];
};

const refusals = ({ control }: PracticeService) =>
  control.log().requests.flatMap(({ refusedBy, user, endpoint }) => (refusedBy ? [{ refusedBy, user, endpoint }] : []));

describe('a window of 15 minutes', () => {
  it('counts down per user and endpoint and starts anew', async () => {
    const on = await startService();
    on.service.control.limits({ perWindow: { me: 2 } });
    const mara = await reader(on);
    const reset = on.clock.now / 1000 + 15 * 60;
    expect(await me(mara)).toEqual([200, 2, 1, reset]);
    on.clock.now += 60_000;
    expect(await me(mara)).toEqual([200, 2, 0, reset]);
    expect(await me(mara)).toEqual([429, 2, 0, reset]);
    expect(await me(await reader(on, 'tomas_demo'))).toEqual([200, 2, 1, reset + 60]);
    expect((await mara.home()).meta.result_count).toBe(100);
    on.clock.now += 14 * 60_000;
    expect((await me(mara))[0]).toBe(200);
  });

  it('has the numbers of the real service', async () => {
    const mara = await reader(await startService());
    const { headers } = await mara.get(`/2/users/${mara.userId}/timelines/reverse_chronological`);
    expect([headers.get('x-rate-limit-limit'), headers.get('x-rate-limit-remaining')]).toEqual(['180', '179']);
    expect([headers.get('x-user-limit-24hour-limit'), headers.get('x-app-limit-24hour-limit')]).toEqual([null, null]);
  });

  it('can be the same on every endpoint', async () => {
    const on = await startService();
    on.service.control.limits({ all: 15 });
    const mara = await reader(on);
    const asked = ['/2/users/me', '/2/tweets?ids=1', `/2/users/${mara.userId}/mentions`, '/2/lists/1'];
    const limits = await Promise.all(
      asked.map(async (path) => family((await mara.get(path)).headers, 'x-rate-limit')[0]),
    );
    expect(limits).toEqual([15, 15, 15, 15]);
    expect(family((await readAsApp(on, await bearerOf(on), '/2/tweets?ids=1')).headers, 'x-rate-limit')[0]).toBe(15);
  });

  it('is another one for the app by itself', async () => {
    const on = await startService({ control: { token: 't' } });
    on.service.control.limits({ perWindow: { posts: 5 }, perAppWindow: { posts: 1 } });
    const mara = await reader(on);
    const bearer = await bearerOf(on);
    const app = async () =>
      family((await readAsApp(on, bearer, '/2/tweets?ids=1')).headers, 'x-rate-limit').slice(0, 2);
    expect(await app()).toEqual([1, 0]);
    expect((await readAsApp(on, bearer, '/2/tweets?ids=1')).status).toBe(429);
    expect(family((await mara.get('/2/tweets?ids=1')).headers, 'x-rate-limit').slice(0, 2)).toEqual([5, 4]);
    expect(refusals(on.service)).toEqual([{ refusedBy: '15-minutes', user: 'app', endpoint: 'posts' }]);
  });
});

describe('a window of 24 hours', () => {
  it('belongs to the user', async () => {
    const on = await startService({ control: { token: 't' } });
    on.service.control.limits({ perUserDay: { me: 2 } });
    const [mara, tomas] = [await reader(on), await reader(on, 'tomas_demo')];
    const reset = on.clock.now / 1000 + DAY_S;
    const { headers } = await mara.get('/2/users/me');
    expect(family(headers, 'x-user-limit-24hour')).toEqual([2, 1, reset]);
    on.clock.now += 60 * 60_000;
    await mara.get('/2/users/me');
    const refused = await mara.get('/2/users/me');
    expect([refused.status, ...family(refused.headers, 'x-user-limit-24hour')]).toEqual([429, 2, 0, reset]);
    // The short window still has something left: headers of one family alone would mislead.
    expect(family(refused.headers, 'x-rate-limit').slice(0, 2)).toEqual([75, 74]);
    expect((await tomas.get('/2/users/me')).status).toBe(200);
    expect(refusals(on.service)).toEqual([{ refusedBy: 'user-24-hours', user: mara.userId, endpoint: 'me' }]);
    expect(on.service.control.log().requests.find(({ refusedBy }) => refusedBy)?.resetAt).toBe(reset);
    on.clock.now += 23 * 60 * 60_000;
    expect((await mara.get('/2/users/me')).status).toBe(200);
  });

  it('or to the app, with all its users together', async () => {
    const on = await startService({ control: { token: 't' } });
    on.service.control.limits({ perAppDay: { posts: 3 } });
    const [mara, tomas] = [await reader(on), await reader(on, 'tomas_demo')];
    const bearer = await bearerOf(on);
    const ask = async () => [
      (await mara.get('/2/tweets?ids=1')).status,
      (await tomas.get('/2/tweets?ids=1')).status,
      (await readAsApp(on, bearer, '/2/tweets?ids=1')).status,
    ];
    expect(await ask()).toEqual([200, 200, 200]);
    expect(await ask()).toEqual([429, 429, 429]);
    expect(family((await mara.get('/2/tweets?ids=1')).headers, 'x-app-limit-24hour').slice(0, 2)).toEqual([3, 0]);
    expect(refusals(on.service)[0]).toEqual({ refusedBy: 'app-24-hours', user: mara.userId, endpoint: 'posts' });
  });
});

describe('refusals', () => {
  it.each([
    ['problem', { title: 'Too Many Requests', detail: 'Too Many Requests', type: 'about:blank', status: 429 }],
    ['codes', { errors: [{ code: 88, message: 'Rate limit exceeded' }] }],
    ['usage-cap', expect.objectContaining({ title: 'UsageCapExceeded', period: 'Monthly' })],
  ] as const)('come in the form %s', async (body, expected) => {
    const on = await startService();
    const mara = await reader(on);
    on.service.control.limits({ perWindow: { home: 0 }, body });
    expect(await mara.home()).toEqual(expected);
  });

  it('come without a word about limits, when so told', async () => {
    const on = await startService({ control: { token: 't' } });
    const mara = await reader(on);
    on.service.control.limits({ perWindow: { me: 1 }, perUserDay: { me: 5 }, headers: false });
    const answers = [await mara.get('/2/users/me'), await mara.get('/2/users/me')];
    expect(answers.map(({ status }) => status)).toEqual([200, 429]);
    for (const { headers } of answers) {
      expect([...headers.keys()].filter((name) => name.includes('limit'))).toEqual([]);
    }
    const windows = on.service.control.log().requests.flatMap(({ endpoint, resetAt }) => (endpoint ? [resetAt] : []));
    expect(windows).toEqual([on.clock.now / 1000 + 900, on.clock.now / 1000 + 900]);
  });

  it('end with a reset of the commands', async () => {
    const on = await startService();
    const mara = await reader(on);
    on.service.control.limits({ all: 0, perUserDay: { me: 0 }, headers: false });
    expect((await mara.get('/2/users/me')).status).toBe(429);
    on.service.control.reset();
    expect(family((await mara.get('/2/users/me')).headers, 'x-rate-limit').slice(0, 2)).toEqual([75, 74]);
  });
});
