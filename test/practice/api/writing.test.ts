import { describe, expect, it } from 'vitest';
import { ids, type Json, reader, START, startService } from '../client.ts';

const full = { 'tweet.fields': 'created_at,entities,author_id,conversation_id,referenced_tweets,public_metrics' };

describe('a post that is sent', () => {
  it('is there at once, everywhere where it belongs, above everything older and below everything newer', async () => {
    const on = await startService();
    const [mara, amina, sam] = [await reader(on), await reader(on, 'amina_demo'), await reader(on, 'newhere_demo')];
    const [newest] = ids(await mara.home());
    const { status, body, headers } = await mara.post('/2/tweets', {
      text: 'Zeppelins & <tea> for @amina_demo #SlowReading https://example.com/a?b=1.',
    });
    const { id, text } = body.data;
    expect([status, body.data.edit_history_tweet_ids]).toEqual([201, [id]]);
    expect(headers.get('location')).toMatch(new RegExp(`/2/tweets/${id}$`));
    expect(text).toMatch(/^Zeppelins &amp; &lt;tea&gt; for @amina_demo #SlowReading https:\/\/example\.org\/\w{10}\.$/);
    const home = await mara.home({ ...full, since_id: newest ?? '' });
    expect(home.data).toHaveLength(1);
    expect(home.data[0]).toMatchObject({
      id,
      author_id: mara.userId,
      conversation_id: id,
      created_at: new Date(START).toISOString(),
      entities: {
        mentions: [{ start: 32, end: 43, username: 'amina_demo', id: amina.userId }],
        hashtags: [{ start: 44, end: 56, tag: 'SlowReading' }],
        urls: [expect.objectContaining({ expanded_url: 'https://example.com/a?b=1' })],
      },
    });
    expect(ids((await mara.get(`/2/users/${mara.userId}/tweets`)).body)[0]).toBe(id);
    expect(ids((await amina.get(`/2/users/${amina.userId}/mentions`)).body)[0]).toBe(id);
    expect(ids((await sam.get('/2/tweets', { ids: id })).body)).toEqual([id]);
    expect(ids((await sam.get('/2/tweets/search/recent', { query: 'zeppelins -is:reply' })).body)).toEqual([id]);
    expect(ids((await sam.get('/2/tweets/search/recent', { query: 'from:mara_demo' })).body)[0]).toBe(id);
    const [list] = ids((await mara.get(`/2/users/${mara.userId}/owned_lists`)).body);
    expect(ids((await mara.get(`/2/lists/${list}/tweets`)).body)[0]).toBe(id);
    expect(ids(await sam.home())).toEqual([]);

    on.service.control.newPosts({ count: 2 });
    const later = ids(await mara.home({ since_id: newest ?? '' }));
    expect(later).toHaveLength(3);
    expect(later[2]).toBe(id);
    expect(ids(await mara.home({ since_id: id }))).toEqual(later.slice(0, 2));
    expect(ids(await mara.home({ until_id: id }))[0]).toBe(newest);
    expect(ids(await mara.home({ until_id: later[1] ?? '' }))[0]).toBe(id);
  });

  it('is found by tokens in its place, alone or with others', async () => {
    const on = await startService({ posts: 40 });
    const mara = await reader(on);
    const before = ids(await mara.home());
    const sent: string[] = [];
    for (const text of ['one', 'two', 'three']) sent.unshift((await mara.post('/2/tweets', { text })).body.data.id);
    for (const size of ['1', '2', '3', '10']) {
      const seen: string[] = [];
      let body = await mara.home({ max_results: size });
      seen.push(...ids(body));
      while (body.meta.next_token) {
        body = await mara.home({ max_results: size, pagination_token: body.meta.next_token });
        seen.push(...ids(body));
      }
      expect(seen).toEqual([...sent, ...before]);
    }
    expect(sent).toEqual(sent.toSorted((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1)));
    const second = await mara.home({
      max_results: '2',
      pagination_token: (await mara.home({ max_results: '2' })).meta.next_token,
    });
    const back = await mara.home({ max_results: '2', pagination_token: second.meta.previous_token });
    expect(ids(back)).toEqual(sent.slice(0, 2));
  });

  it('of somebody who follows nobody is on the own home timeline', async () => {
    const sam = await reader(await startService(), 'newhere_demo');
    const { id } = (await sam.post('/2/tweets', { text: 'Hello, is this on?' })).body.data;
    expect(ids(await sam.home())).toEqual([id]);
    expect(ids((await sam.get(`/2/users/${sam.userId}/tweets`)).body)).toEqual([id]);
  });

  it('can answer the author’s own posts and whoever has named the author', async () => {
    const on = await startService({ posts: 2000 });
    const mara = await reader(on);
    const first = (await mara.post('/2/tweets', { text: 'First of two' })).body.data.id;
    const reply = (id: string, text: string) => mara.post('/2/tweets', { text, reply: { in_reply_to_tweet_id: id } });
    const second = (await reply(first, 'Second of two')).body.data.id;
    const [found] = (await mara.get('/2/tweets', { ids: second, ...full })).body.data;
    expect(found).toMatchObject({ conversation_id: first, referenced_tweets: [{ type: 'replied_to', id: first }] });
    const conversation = await mara.get('/2/tweets/search/recent', { query: `conversation_id:${first}`, ...full });
    expect(ids(conversation.body)).toEqual([second, first]);
    expect(conversation.body.data[1].public_metrics.reply_count).toBe(1);
    const [mention] = ids((await mara.get(`/2/users/${mara.userId}/mentions`)).body);
    expect((await reply(mention ?? '', 'You have called')).status).toBe(201);
    const others = (await mara.get('/2/tweets/search/recent', { query: 'from:harbour_demo -is:retweet -@mara_demo' }))
      .body;
    expect((await reply(others.data[0].id, 'Nobody has called')).status).toBe(403);
    expect((await reply('12', 'Nobody is there')).status).toBe(403);
    expect((await mara.post('/2/tweets', { text: 'Quoting', quote_tweet_id: first })).status).toBe(403);
  });

  it('is gone when its author takes it back', async () => {
    const on = await startService();
    const [mara, tomas] = [await reader(on), await reader(on, 'tomas_demo')];
    const { id } = (await mara.post('/2/tweets', { text: 'A mistake' })).body.data;
    expect((await tomas.delete(`/2/tweets/${id}`)).status).toBe(403);
    expect(await mara.delete(`/2/tweets/${id}`)).toMatchObject({ status: 200, body: { data: { deleted: true } } });
    expect((await mara.get(`/2/tweets/${id}`)).body.errors[0].title).toBe('Not Found Error');
    on.service.control.reset();
    expect(ids(await mara.home())).not.toContain(id);
    expect(
      (await mara.get('/2/tweets/search/recent', { query: 'mistake from:mara_demo' })).body.meta.result_count,
    ).toBe(0);
  });
});

describe('what cannot be sent', () => {
  it.each([
    ['nothing', {}],
    ['blanks', { text: '  ' }],
    ['too much', { text: 'é'.repeat(281) }],
    ['too much in wide letters', { text: '文'.repeat(141) }],
    ['unknown keys', { text: 'x', colour: 'red' }],
    ['media', { text: 'x', media: { media_ids: ['1'] } }],
    ['a reply to nothing', { text: 'x', reply: {} }],
    ['no object', ['x']],
  ])('%s', async (_, json) => {
    const mara = await reader(await startService());
    const { status, body } = await mara.post('/2/tweets', json);
    expect([status, body.title]).toEqual([400, 'Invalid Request']);
  });

  it('the same text within a day', async () => {
    const on = await startService();
    const [mara, tomas] = [await reader(on), await reader(on, 'tomas_demo')];
    const send = async (who = mara) => (await who.post('/2/tweets', { text: 'Good morning' })).status;
    expect(await send()).toBe(201);
    const again = await mara.post('/2/tweets', { text: ' Good morning ' });
    expect(again).toMatchObject({
      status: 403,
      body: { detail: 'You are not allowed to create a Tweet with duplicate content.' },
    });
    expect(await send(tomas)).toBe(201);
    on.clock.now += 25 * 3_600_000;
    expect(await send()).toBe(201);
  });

  it('links of any length are sent, for they count 23', async () => {
    const mara = await reader(await startService());
    const text = `${'x'.repeat(256)} https://example.com/${'long/'.repeat(40)}end`;
    expect((await mara.post('/2/tweets', { text })).status).toBe(201);
  });

  it('anything, with an app that may only read', async () => {
    const on = await startService();
    const mara = await reader(on);
    on.service.control.accessLevel({ level: 'read' });
    const refused = await mara.post('/2/tweets', { text: 'Hello' });
    expect(refused).toMatchObject({ status: 403, body: { type: expect.stringMatching(/oauth1-permissions$/) } });
    expect(refused.headers.get('x-access-level')).toBe('read');
    expect((await mara.delete('/2/tweets/12')).status).toBe(403);
    expect((await mara.get('/2/users/me')).headers.get('x-access-level')).toBe('read');
    on.service.control.reset();
    expect((await mara.post('/2/tweets', { text: 'Hello' })).status).toBe(201);
  });

  it('likes, reposts, follows and bookmarks', async () => {
    const mara = await reader(await startService());
    for (const part of ['likes', 'retweets', 'following', 'bookmarks']) {
      const { status, body } = await mara.post(`/2/users/${mara.userId}/${part}`, { tweet_id: '12' });
      expect([status, body.reason]).toEqual([403, 'client-not-enrolled']);
    }
    expect((await mara.delete(`/2/users/${mara.userId}/likes/12`)).status).toBe(403);
    expect((await mara.post('/2/users/me', {})).status).toBe(404);
  });

  it('without a valid signature', async () => {
    const on = await startService();
    const answer: Json = await (
      await fetch(`${on.service.origin}/2/tweets`, { method: 'POST', body: '{"text":"Hello"}' })
    ).json();
    expect(answer.title).toBe('Unsupported Authentication');
  });
});
