import { describe, expect, it } from 'vitest';
import { createX } from '../../electron/x/api.ts';
import { clientWith, credentials, json, never, type Received } from './fake-x.ts';
import { fixture, inPostVocabulary } from './fixture.ts';

const home = { kind: 'home' } as const;
const query = { maxResults: 20, sinceId: '5' };

function xWith(replies: Parameters<typeof clientWith>[0]) {
  const { client, received } = clientWith(replies);
  const x = createX({ client });
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
