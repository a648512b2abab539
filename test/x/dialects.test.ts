import { describe, expect, it } from 'vitest';
import type { Dialect, DialectChoice } from '../../electron/contract/views/keys.ts';
import { createX } from '../../electron/x/api.ts';
import { windowsOf } from '../../electron/x/errors.ts';
import { status, user } from './answers-v1/statuses.ts';
import { appCredentials, clientWith, credentials, json, never, type Reply } from './fake-x.ts';
import { fixture } from './fixture.ts';

function xWith(dialect: DialectChoice, replies: readonly Reply[]) {
  const { client, received } = clientWith(replies);
  const spoken: Dialect[] = [];
  const x = createX({ client, dialect, onSpeaks: (spoke) => spoken.push(spoke) });
  const page = () => x.page({ kind: 'home' }, '12', credentials, { maxResults: 20 }, never());
  const versions = () => received.map(({ url }) => url.pathname.split('/')[1]);
  return { x, page, versions, spoken };
}

const forbidden = (reason: string): (() => Response) => {
  const problem = { title: 'Client Forbidden', type: 'https://api.x.com/2/problems/client-forbidden', reason };
  return () => json(problem, { status: 403 });
};
const notEnrolled = forbidden('client-not-enrolled');
const closed = () => json({ errors: [{ code: 453, message: '' }] }, { status: 403 });
const posts = () => json([status('5', 'five')]);
const v2Page = () => json(fixture('home'));

describe('which version of the API is spoken', () => {
  it('is v2 as long as that answers, without asking the other', async () => {
    const { page, versions, spoken } = xWith('automatic', [v2Page, v2Page]);
    expect([(await page()).ok, (await page()).ok]).toEqual([true, true]);
    expect(versions()).toEqual(['2', '2']);
    expect(spoken).toEqual([]);
  });

  it('is v1.1 once v2 says that the app is not enrolled and v1.1 answers, and stays so', async () => {
    const { x, page, versions, spoken } = xWith('automatic', [notEnrolled, posts, posts, json(user('12', 'ada'))]);
    expect(await page()).toMatchObject({ ok: true, value: { entries: [{ id: '5' }] } });
    expect(await page()).toMatchObject({ ok: true });
    expect(await x.me(credentials, never())).toMatchObject({ value: { user: { username: 'ada' } } });
    expect(versions()).toEqual(['2', '1.1', '1.1', '1.1']);
    expect(spoken).toEqual(['v1.1']);
  });

  it('stays v2 when v1.1 is closed as well, and what v2 said counts', async () => {
    const headers = { 'x-rate-limit-limit': '9', 'x-rate-limit-remaining': '8', 'x-rate-limit-reset': '1767348900' };
    const first = () => new Response(notEnrolled().body, { status: 403, headers });
    const { page, versions, spoken } = xWith('automatic', [first, closed, v2Page]);
    const answer = await page();
    expect(answer).toMatchObject({ ok: false, error: { code: 'needs-plan', details: { type: 'client-forbidden' } } });
    expect(answer.ok ? [] : windowsOf(answer.error)).toMatchObject([{ limit: 9 }]);
    expect(await page()).toMatchObject({ ok: true });
    expect(versions()).toEqual(['2', '1.1', '2']);
    expect(spoken).toEqual([]);
  });

  it.each([
    ['official-client-forbidden', forbidden('official-client-forbidden')],
    ['another refusal', () => json({ title: 'Forbidden' }, { status: 403 })],
    ['453 on v2', closed],
    ['no money', () => json({}, { status: 402 })],
    ['trouble', () => json({}, { status: 503 })],
    ['a limit', () => json({}, { status: 429 })],
    ['a lost connection', new TypeError('fetch failed')],
  ])('is not changed by %s', async (_, reply) => {
    const { page, versions } = xWith('automatic', [reply]);
    expect((await page()).ok).toBe(false);
    expect(versions()).toEqual(['2']);
  });

  it.each([
    ['is over its limit', () => json({ errors: [{ code: 88 }] }, { status: 429 }), 'rate-limited'],
    ['has trouble', () => json({}, { status: 503 }), 'service-down'],
    ['cannot be reached', new TypeError('fetch failed'), 'network'],
    ['has an answer of its own', () => json({ error: 'Not authorized.' }, { status: 401 }), 'hidden'],
  ])('is open when v1.1 %s, which then is what counts', async (_, reply, code) => {
    const { page, versions, spoken } = xWith('automatic', [notEnrolled, reply, v2Page]);
    expect(await page()).toMatchObject({ error: { code } });
    expect(await page()).toMatchObject({ ok: true });
    expect(versions()).toEqual(['2', '1.1', '2']);
    expect(spoken).toEqual([]);
  });

  it('is v2 again when v1.1 has been closed meanwhile', async () => {
    const { page, versions, spoken } = xWith('automatic', [notEnrolled, posts, closed, v2Page, v2Page]);
    for (let asked = 0; asked < 3; asked += 1) expect((await page()).ok).toBe(true);
    expect(versions()).toEqual(['2', '1.1', '1.1', '2', '2']);
    expect(spoken).toEqual(['v1.1', 'v2']);
  });

  it('does not matter for what v1.1 does not have: then v2 has the last word', async () => {
    const { x, versions } = xWith('automatic', [notEnrolled]);
    const bookmarks = x.page({ kind: 'bookmarks' }, '12', credentials, { maxResults: 20 }, never());
    expect(await bookmarks).toMatchObject({ error: { code: 'needs-plan' } });
    expect(versions()).toEqual(['2']);
  });

  it('is v1.1 for a post only where v2 has surely not taken it', async () => {
    const refused = xWith('automatic', [notEnrolled, json(status('5', 'Hello'))]);
    expect(await refused.x.write('Hello', credentials, never())).toMatchObject({ value: { postId: '5' } });
    const lost = xWith('automatic', [new TypeError('fetch failed')]);
    expect(await lost.x.write('Hello', credentials, never())).toMatchObject({ error: { code: 'post-uncertain' } });
    const twice = xWith('automatic', [notEnrolled, new TypeError('fetch failed')]);
    expect(await twice.x.write('Hello', credentials, never())).toMatchObject({ error: { code: 'post-uncertain' } });
  });

  it.each([
    ['v2', notEnrolled, '2'],
    ['v1.1', closed, '1.1'],
  ] as const)('is nothing but %s when the person wants that', async (dialect, refusal, version) => {
    const { page, versions, spoken } = xWith(dialect, [refusal]);
    expect(await page()).toMatchObject({ error: { code: 'needs-plan' } });
    expect(versions()).toEqual([version]);
    expect(spoken).toEqual([]);
  });
});

describe('v2', () => {
  it('tells limits only beside its answers', async () => {
    const { x, versions } = xWith('v2', []);
    expect(await x.limitStatus(credentials, never())).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(versions()).toEqual([]);
  });

  it('does not go on with a token of v1.1', async () => {
    const { x, versions } = xWith('v2', []);
    const home = { maxResults: 20, paginationToken: 'v1.1:down-from:5' };
    const people = { paginationToken: 'v1.1:cursor:5' };
    const following = { kind: 'following', userId: '1' } as const;
    expect(await x.page({ kind: 'home' }, '12', credentials, home, never())).toMatchObject({
      error: { code: 'bad-request' },
    });
    expect(await x.people(following, people, credentials, never())).toMatchObject({ error: { code: 'bad-request' } });
    expect(await x.lists('owned', '1', people, credentials, never())).toMatchObject({ error: { code: 'bad-request' } });
    expect(versions()).toEqual([]);
  });
});

describe('the app alone', () => {
  it.each(['v2', 'v1.1'] as const)('needs a user for what belongs to one, and asks nobody (%s)', async (dialect) => {
    const { x, versions } = xWith(dialect, []);
    const needed = { ok: false, error: { code: 'needs-user-sign-in', action: { kind: 'sign-in-again' } } };
    for (const kind of ['home', 'mentions', 'bookmarks'] as const) {
      expect(await x.page({ kind }, null, appCredentials, { maxResults: 20 }, never())).toMatchObject(needed);
    }
    expect(await x.me(appCredentials, never())).toMatchObject(needed);
    expect(await x.write('Hello', appCredentials, never())).toMatchObject(needed);
    expect(versions()).toEqual([]);
  });

  it('reads what is public', async () => {
    const { client, received } = clientWith([v2Page, v2Page]);
    const x = createX({ client, dialect: 'v2' });
    const key = { kind: 'user', userId: '34', replies: true, reposts: true } as const;
    expect((await x.page(key, null, appCredentials, { maxResults: 20 }, never())).ok).toBe(true);
    expect((await x.posts(['5'], appCredentials, never())).ok).toBe(true);
    expect(received.map(({ headers }) => headers['authorization'])).toEqual([
      `Bearer ${appCredentials.bearer}`,
      `Bearer ${appCredentials.bearer}`,
    ]);
  });
});
