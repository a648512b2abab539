import { describe, expect, it } from 'vitest';
import { ids, type Json, readAll, reader, startService } from '../client.ts';

describe('liked posts', () => {
  it('come in the order of liking, each once, by tokens only', async () => {
    const on = await startService();
    const tomas = await reader(on, 'tomas_demo');
    const path = `/2/users/${tomas.userId}/liked_tweets`;
    const pages = await readAll(tomas, path, { max_results: '100', 'tweet.fields': 'author_id' });
    const liked = pages.flatMap(ids);
    expect(liked.length).toBeGreaterThan(350);
    expect(new Set(liked).size).toBe(liked.length);
    expect(liked).not.toEqual(liked.toSorted((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1)));
    expect(Object.keys(pages[0].meta).toSorted()).toEqual(['next_token', 'result_count']);
    const small = (await readAll(tomas, path, { max_results: '37' })).flatMap(ids);
    expect(small).toEqual(liked);
    for (const parameters of [{ max_results: '4' }, { since_id: '12' }, { start_time: '2026-11-20T00:00:00Z' }]) {
      expect((await tomas.get(path, parameters)).status).toBe(400);
    }
    const other = (await tomas.get('/2/users/by/username/kettle_demo')).body.data.id;
    expect((await tomas.get(`/2/users/${other}/liked_tweets`)).body.meta.result_count).toBeGreaterThan(5);
  });

  it('are joined by new ones at the top, with time and by command', async () => {
    const on = await startService();
    const mara = await reader(on);
    const read = async () => ids((await mara.get(`/2/users/${mara.userId}/liked_tweets`, { max_results: '50' })).body);
    const before = await read();
    const { ids: chosen } = on.service.control.like({ count: 3 });
    expect(await read()).toEqual([...chosen, ...before.slice(0, 47)]);
    on.service.control.like({ ids: [before[5] ?? ''] });
    const again = await read();
    expect(again[0]).toBe(before[5]);
    expect(again.filter((id) => id === before[5])).toHaveLength(1);
    on.service.control.newPosts({ count: 100 });
    const later = await read();
    expect(later.indexOf(before[5] ?? '')).toBeGreaterThan(2);
    on.service.control.limits({ perWindow: { likes: 1000 } });
    const all = (await readAll(mara, `/2/users/${mara.userId}/liked_tweets`, { max_results: '7' })).flatMap(ids);
    expect(new Set(all).size).toBe(all.length);
    expect(all.slice(0, 50)).toEqual(later);
  });

  it('may be none at all', async () => {
    const on = await startService();
    const sam = await reader(on, 'newhere_demo');
    const path = `/2/users/${sam.userId}/liked_tweets`;
    expect((await sam.get(path)).body).toEqual({ meta: { result_count: 0 } });
    const [post] = (await (await reader(on)).home()).data;
    on.service.control.like({ username: 'newhere_demo', ids: [post.id] });
    expect(ids((await sam.get(path)).body)).toEqual([post.id]);
  });
});

describe('bookmarks', () => {
  it('need another sign-in, unless a command says otherwise', async () => {
    const on = await startService();
    const mara = await reader(on);
    const path = `/2/users/${mara.userId}/bookmarks`;
    const refused = await mara.get(path);
    expect(refused).toMatchObject({
      status: 403,
      body: {
        title: 'Unsupported Authentication',
        type: expect.stringMatching(/unsupported-authentication$/),
        detail:
          'Authenticating with OAuth 1.0a User Context is forbidden for this endpoint.  Supported authentication types are [OAuth 2.0 User Context].',
      },
    });
    on.service.control.bookmarks({ open: true });
    const all = (await readAll(mara, path, { max_results: '90' })).flatMap((body: Json) => ids(body));
    expect(all.length).toBeGreaterThan(200);
    expect(new Set(all).size).toBe(all.length);
    const other = on.service.accounts[1]?.userId ?? '';
    expect((await mara.get(`/2/users/${other}/bookmarks`)).status).toBe(400);
  });
});
