import { describe, expect, it } from 'vitest';
import { type ReachPorts, reach } from '../../electron/x/reach.ts';

const date = 'Sat, 21 Nov 2026 07:00:00 GMT';

function ports(answer: () => Response | Promise<Response>, change: Partial<ReachPorts> = {}): ReachPorts {
  let time = 1_000;
  return {
    fetch: async () => answer(),
    now: () => {
      time += 40;
      return time;
    },
    isOnline: () => true,
    apiOrigin: 'https://api.x.com',
    timeUp: new AbortController().signal,
    ...change,
  };
}

const never = new AbortController().signal;
const problem = (status: number, body: object) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', date } });

describe('whether X can be reached', () => {
  it.each([
    ['without credentials', 401, { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' }],
    [
      'with a kind of credentials that the endpoint does not take',
      403,
      { title: 'Unsupported Authentication', type: 'https://api.twitter.com/2/problems/unsupported-authentication' },
    ],
    [
      'that finds no credentials',
      403,
      {
        title: 'Unsupported Authentication',
        detail: 'Authenticating with Unknown is forbidden for this endpoint.',
        type: 'https://api.twitter.com/2/problems/unsupported-authentication',
      },
    ],
    ['by number', 400, { errors: [{ code: 215, message: 'Bad authentication data.' }] }],
    ['for want of credit', 402, { title: 'CreditsDepleted', type: 'https://api.twitter.com/2/problems/credits' }],
    ['for want of calls', 429, { title: 'Too Many Requests', type: 'about:blank', status: 429 }],
  ])('is told by a refusal of its own: %s', async (_, status, body) => {
    const reached = await reach(
      ports(() => problem(status, body)),
      never,
    );
    expect(reached).toEqual({ ok: true, value: { dateHeader: date, milliseconds: 40 } });
  });

  it('asks without credentials, follows nothing, and asks once', async () => {
    const asked: unknown[] = [];
    const fetch: ReachPorts['fetch'] = async (url, { redirect, headers }) => {
      asked.push({ url, redirect, headers });
      return problem(401, { title: 'Unauthorized' });
    };
    await reach(
      ports(() => Response.error(), { fetch }),
      never,
    );
    expect(asked).toEqual([
      { url: 'https://api.x.com/2/users/me', redirect: 'error', headers: { accept: 'application/json' } },
    ]);
  });

  it.each([
    [
      'the login page of a network',
      () => new Response('<html>Please log in</html>', { status: 200 }),
      'unreadable-answer',
    ],
    ['a service that is down', () => problem(503, { title: 'Service Unavailable' }), 'service-down'],
    ['a proxy that wants a password', () => new Response('', { status: 407 }), 'proxy'],
    [
      'a body without end',
      () =>
        new Response(new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(1024 * 1024)) }), { status: 401 }),
      'unreadable-answer',
    ],
    [
      'a name that nobody knows',
      () => Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ENOTFOUND' }) })),
      'address-not-found',
    ],
    ['no connection', () => Promise.reject(new TypeError('fetch failed')), 'network'],
  ])('is not told by %s', async (_, answer, code) => {
    expect(await reach(ports(answer), never)).toMatchObject({ ok: false, error: { code } });
  });

  it('knows a computer without network, a cancelled question, and one that took too long', async () => {
    const lost = () => Promise.reject(new TypeError('fetch failed'));
    const failed = async (change: Partial<ReachPorts>, signal = never) => {
      const reached = await reach(ports(lost, change), signal);
      return reached.ok ? 'ok' : reached.error.code;
    };
    expect(await failed({ isOnline: () => false })).toBe('offline');
    expect(await failed({}, AbortSignal.abort())).toBe('cancelled');
    expect(await failed({ timeUp: AbortSignal.abort() })).toBe('timeout');
  });
});
