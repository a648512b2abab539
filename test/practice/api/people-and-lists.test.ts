import { describe, expect, it } from 'vitest';
import { people } from '../../../electron/practice/world/people.ts';
import { ids, type Json, readAll, reader, startService } from '../client.ts';

const idOf = async (on: Awaited<ReturnType<typeof reader>>, name: string): Promise<string> =>
  (await on.get(`/2/users/by/username/${name}`)).body.data.id;

describe('profiles', () => {
  it('have what was asked for, with entities at the right places', async () => {
    const mara = await reader(await startService());
    const { data } = (
      await mara.get('/2/users/by/username/harbour_demo', {
        'user.fields': 'description,entities,location,url,public_metrics,created_at,connection_status',
      })
    ).body;
    const [link] = data.entities.description.urls;
    expect(
      Array.from(data.description as string)
        .slice(link.start, link.end)
        .join(''),
    ).toBe(link.url);
    expect(link.expanded_url).toBe('https://example.org/harbour/charts');
    expect(data.description).toContain('&amp;');
    expect(data.entities.url.urls[0]).toMatchObject({ url: data.url, expanded_url: 'https://example.org/harbour' });
    expect(data).toMatchObject({ location: 'Bramble Lane', created_at: expect.stringMatching(/Z$/) });
    expect(data.connection_status).toContain('following');
    expect(data.public_metrics.followers_count).toBeGreaterThan(39);
    expect(
      (await mara.get('/2/users/me', { 'user.fields': 'description,entities' })).body.data.entities.description,
    ).toEqual({
      mentions: [expect.objectContaining({ username: 'bramble_demo' })],
      hashtags: [expect.objectContaining({ tag: 'LibraryLife' })],
    });
  });
});

describe('following and followers', () => {
  it('are whom the home timeline shows', async () => {
    const mara = await reader(await startService({ posts: 2000 }));
    const pages = await readAll(mara, `/2/users/${mara.userId}/following`, { max_results: '7' });
    const followed = pages.flatMap(ids);
    const shown = await readAll(mara, `/2/users/${mara.userId}/timelines/reverse_chronological`, {
      'tweet.fields': 'author_id',
    });
    const authors = new Set(shown.flatMap(({ data }) => data.map(({ author_id }: Json) => author_id)));
    expect(new Set([...followed, mara.userId])).toEqual(authors);
    expect((await mara.get('/2/users/me', { 'user.fields': 'public_metrics' })).body.data.public_metrics).toMatchObject(
      {
        following_count: followed.length,
      },
    );
    expect(pages[0].meta.next_token.length).toBeGreaterThanOrEqual(16);
    const back = await mara.get(`/2/users/${mara.userId}/following`, {
      max_results: '7',
      pagination_token: pages[1].meta.previous_token,
    });
    expect(ids(back.body)).toEqual(followed.slice(0, 7));
  });

  it('come in pages of up to 1000, as many as the profile says', async () => {
    const mara = await reader(await startService());
    const known = people.find(({ followers, protected: hidden }) => followers > 1500 && followers < 4000 && !hidden);
    if (!known) throw new Error('somebody rather well known is needed');
    const pages = known.id;
    const { followers_count } = (await mara.get(`/2/users/${pages}`, { 'user.fields': 'public_metrics' })).body.data
      .public_metrics;
    const all = await readAll(mara, `/2/users/${pages}/followers`, {
      max_results: '1000',
      'user.fields': 'public_metrics,description',
    });
    expect(all.flatMap(ids)).toHaveLength(followers_count);
    expect(all.length).toBe(Math.ceil(followers_count / 1000));
    const stranger = all[0].data.at(-1);
    expect((await mara.get(`/2/users/by/username/${stranger.username}`)).body.data.id).toBe(stranger.id);
    expect(ids((await mara.get(`/2/users/${stranger.id}/following`)).body)).toContain(pages);
    const path = `/2/users/${pages}/followers`;
    expect((await mara.get(path)).body.meta.result_count).toBe(Math.min(100, followers_count));
    expect((await mara.get(path, { max_results: '1001' })).status).toBe(400);
    expect((await mara.get(path, { pagination_token: 'short' })).status).toBe(400);
  });

  it('of somebody protected are for followers', async () => {
    const on = await startService();
    const [mara, tomas] = [await reader(on), await reader(on, 'tomas_demo')];
    const quiet = await idOf(mara, 'quiet_demo');
    expect((await mara.get(`/2/users/${quiet}/followers`)).body.meta.result_count).toBeGreaterThan(5);
    expect((await tomas.get(`/2/users/${quiet}/followers`)).body.errors[0].title).toBe('Authorization Error');
  });
});

describe('lists', () => {
  it('are found by their owner and their followers; private ones by their owner alone', async () => {
    const on = await startService();
    const [mara, amina] = [await reader(on), await reader(on, 'amina_demo')];
    const all = {
      'list.fields': 'created_at,description,follower_count,member_count,owner_id,private',
      expansions: 'owner_id',
    };
    const owned = (await mara.get(`/2/users/${mara.userId}/owned_lists`, all)).body;
    expect(owned.data.map((list: Json) => [list.name, list.private, list.member_count])).toEqual([
      ['Bramble Lane regulars', false, 7],
      ['Quiet evenings', true, 4],
    ]);
    expect(owned.includes.users).toEqual([expect.objectContaining({ id: mara.userId, username: 'mara_demo' })]);
    expect(owned.meta).toEqual({ result_count: 2 });
    const [open, closed] = ids(owned);
    expect(ids((await amina.get(`/2/users/${mara.userId}/owned_lists`)).body)).toEqual([open]);
    expect(ids((await amina.get(`/2/users/${amina.userId}/followed_lists`)).body)).toContain(open);
    expect((await amina.get(`/2/lists/${open}`)).body).toEqual({ data: { id: open, name: 'Bramble Lane regulars' } });
    expect((await amina.get(`/2/lists/${closed}`)).body.errors[0]).toMatchObject({
      title: 'Not Found Error',
      resource_type: 'list',
    });
    expect((await mara.get(`/2/lists/${closed}`)).body.data.name).toBe('Quiet evenings');
    const first = (await mara.get(`/2/users/${mara.userId}/followed_lists`, { max_results: '1' })).body;
    expect(first.meta).toMatchObject({ result_count: 1, next_token: expect.any(String) });
    const sam = await reader(on, 'newhere_demo');
    expect((await sam.get(`/2/users/${sam.userId}/owned_lists`)).body).toEqual({ meta: { result_count: 0 } });
  });

  it('show the posts of their members, by tokens only', async () => {
    const amina = await reader(await startService({ posts: 3000 }), 'amina_demo');
    const lists = (await amina.get(`/2/users/${amina.userId}/owned_lists`)).body.data;
    const [full, , empty] = lists.map(({ id }: Json) => id);
    const members = new Set(ids((await amina.get(`/2/lists/${full}/members`)).body));
    expect(members.size).toBe(6);
    const pages = await readAll(amina, `/2/lists/${full}/tweets`, { 'tweet.fields': 'author_id' });
    const posts = pages.flatMap(({ data }) => data);
    expect(new Set(posts.map(({ author_id }: Json) => author_id))).toEqual(members);
    expect(posts).toHaveLength(800);
    expect(new Set(ids({ data: posts })).size).toBe(posts.length);
    expect((await amina.get(`/2/lists/${full}/tweets`, { since_id: '12' })).status).toBe(400);
    expect((await amina.get(`/2/lists/${empty}/tweets`)).body).toEqual({ meta: { result_count: 0 } });
    expect((await amina.get('/2/lists/12/tweets')).body.errors[0].detail).toBe('Could not find list with id: [12].');
  });
});
