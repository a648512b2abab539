import { describe, expect, it } from 'vitest';
import { type Json, type Reader, reader, startService } from '../../client.ts';

const open = async (username?: string, options: Parameters<typeof startService>[0] = {}) => {
  const on = await startService({ control: { token: 't' }, ...options });
  on.service.control.v1({ open: true });
  return { on, who: await reader(on, username) };
};

const get = async (who: Reader, name: string, parameters: Record<string, string> = {}): Promise<Json> => {
  const { status, body } = await who.get(`/1.1/${name}.json`, parameters);
  expect([name, status]).toEqual([name, 200]);
  return body;
};
const idsOf = (statuses: Json): string[] => statuses.map(({ id_str }: Json) => id_str);

/** Everything that a timeline has, by `max_id`. */
async function byMaxId(who: Reader, name: string, parameters: Record<string, string> = {}): Promise<string[]> {
  const all: string[] = [];
  for (let max: Record<string, string> = {}; ; ) {
    const page = idsOf(await get(who, name, { ...parameters, ...max }));
    all.push(...page);
    const last = page.at(-1);
    if (last === undefined) return all;
    max = { max_id: String(BigInt(last) - 1n) };
  }
}

describe('the home timeline', () => {
  it('holds the same posts as that of version 2', async () => {
    const { who } = await open();
    const classic = await get(who, 'statuses/home_timeline', { count: '100' });
    const { data } = await who.home({ max_results: '100' });
    expect(idsOf(classic)).toEqual(data.map(({ id }: Json) => id));
  });

  it('gives 20 posts, as many as asked for, and never more than 200', async () => {
    const { who } = await open();
    const lengths = [];
    for (const count of [undefined, '7', '200', '1000', '0', 'many']) {
      lengths.push((await get(who, 'statuses/home_timeline', count === undefined ? {} : { count })).length);
    }
    expect(lengths).toEqual([20, 7, 200, 200, 20, 20]);
  });

  it('is read to its end by max_id, which is inclusive', async () => {
    const { who } = await open();
    const all = await byMaxId(who, 'statuses/home_timeline', { count: '190' });
    expect(all).toHaveLength(500);
    expect(new Set(all).size).toBe(500);
    const fifth = all[4] ?? '';
    expect(idsOf(await get(who, 'statuses/home_timeline', { max_id: fifth, count: '2' }))).toEqual(all.slice(4, 6));
  });

  it('gives what is newer than since_id', async () => {
    const { on, who } = await open();
    const [newest = ''] = idsOf(await get(who, 'statuses/home_timeline', { count: '1' }));
    expect(await get(who, 'statuses/home_timeline', { since_id: newest })).toEqual([]);
    on.service.control.newPosts({ count: 3 });
    const fresh = idsOf(await get(who, 'statuses/home_timeline', { since_id: newest }));
    expect(fresh).toHaveLength(3);
    expect(fresh.every((one) => BigInt(one) > BigInt(newest))).toBe(true);
  });

  it('gives shorter pages when something is left out', async () => {
    const { on, who } = await open();
    const whole = await get(who, 'statuses/home_timeline', { count: '100' });
    const filtered = await get(who, 'statuses/home_timeline', {
      count: '100',
      exclude_replies: 'true',
      include_rts: 'false',
    });
    const kept = whole.filter((post: Json) => post.in_reply_to_status_id_str === null && !post.retweeted_status);
    expect(kept.length).toBeLessThan(100);
    expect(idsOf(filtered)).toEqual(idsOf(kept));
    on.service.control.deletePosts({ ids: [whole[0].id_str] });
    expect(await get(who, 'statuses/home_timeline', { count: '100' })).toHaveLength(99);
  });

  it('is one for each account', async () => {
    const { on } = await open();
    const read = async (name: string) => idsOf(await get(await reader(on, name), 'statuses/home_timeline'));
    expect(await read('newhere_demo')).toEqual([]);
    expect(await read('tomas_demo')).not.toEqual(await read('amina_demo'));
  });

  it('is billed like any reading', async () => {
    const { on, who } = await open();
    await get(who, 'statuses/home_timeline', { count: '30' });
    await get(who, 'statuses/home_timeline', { count: '40' });
    const logged = on.service.control.log().requests.slice(-2);
    expect(logged.map(({ endpoint, kind, billed, user }) => ({ endpoint, kind, billed, user }))).toEqual(
      [30, 10].map((billed) => ({
        endpoint: '1.1/statuses/home_timeline',
        kind: 'posts',
        billed,
        user: who.userId,
      })),
    );
  });
});

describe('other timelines', () => {
  it('hold what version 2 holds', async () => {
    const { who } = await open();
    const pages = (await who.get('/2/users/by/username/pages_demo')).body.data.id;
    const [list] = (await who.get(`/2/users/${who.userId}/owned_lists`)).body.data;
    const pairs: [string, Record<string, string>, string][] = [
      ['statuses/user_timeline', { screen_name: 'pages_demo', count: '50' }, `/2/users/${pages}/tweets?max_results=50`],
      ['statuses/mentions_timeline', { count: '50' }, `/2/users/${who.userId}/mentions?max_results=50`],
      ['lists/statuses', { list_id: list.id, count: '50' }, `/2/lists/${list.id}/tweets?max_results=50`],
    ];
    for (const [name, parameters, path] of pairs) {
      const other = (await who.get(path)).body.data.map(({ id }: Json) => id);
      expect(other.length, name).toBeGreaterThan(20);
      expect(idsOf(await get(who, name, parameters)), name).toEqual(other);
    }
    const own = idsOf(await get(who, 'statuses/user_timeline'));
    expect(own).toEqual(idsOf(await get(who, 'statuses/user_timeline', { user_id: who.userId })));
  });

  it('favourites come newest post first, each once, liked ones by command among them', async () => {
    const { on, who } = await open('tomas_demo');
    const expected = new Set<string>();
    for (let token: string | undefined, first = true; first || token; first = false) {
      const query = `max_results=100${token ? `&pagination_token=${token}` : ''}`;
      const { body } = await who.get(`/2/users/${who.userId}/liked_tweets?${query}`);
      for (const { id } of body.data ?? []) expected.add(id);
      token = body.meta.next_token;
    }
    const all = await byMaxId(who, 'favorites/list', { count: '200' });
    expect(new Set(all)).toEqual(expected);
    expect(all).toHaveLength(expected.size);
    expect(all).toEqual(all.toSorted((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1)));
    const { ids } = on.service.control.like({ username: 'tomas_demo', count: 3 });
    const [first, second] = await get(who, 'favorites/list', { count: '2' });
    expect(ids).toContain(first.id_str);
    expect([first.favorited, second.favorited]).toEqual([true, true]);
  });

  it('are closed to those who may not see them', async () => {
    const { who } = await open('tomas_demo');
    const ask = async (name: string, parameters: Record<string, string>) => {
      const { status, body } = await who.get(`/1.1/${name}.json`, parameters);
      return [status, body.error ?? body.errors[0].code];
    };
    expect(await ask('statuses/user_timeline', { screen_name: 'quiet_demo' })).toEqual([401, 'Not authorized.']);
    expect(await ask('statuses/user_timeline', { screen_name: 'vanished_demo' })).toEqual([401, 'Not authorized.']);
    expect(await ask('statuses/user_timeline', { screen_name: 'nobody_at_all' })).toEqual([404, 34]);
    expect(await ask('favorites/list', { screen_name: 'quiet_demo' })).toEqual([401, 'Not authorized.']);
    expect(await ask('lists/statuses', { list_id: '12' })).toEqual([404, 34]);
  });
});

describe('search', () => {
  it('finds what version 2 finds, page by page, and says how to go on', async () => {
    const { who } = await open();
    const expected: string[] = [];
    for (let token: string | undefined, first = true; first || token; first = false) {
      const next = token ? { next_token: token } : {};
      const { body } = await who.get('/2/tweets/search/recent', {
        query: 'from:pages_demo',
        max_results: '100',
        ...next,
      });
      expected.push(...body.data.map(({ id }: Json) => id));
      token = body.meta.next_token;
    }
    const found: string[] = [];
    let query: string | undefined = '?q=from%3Apages_demo&count=40&tweet_mode=extended';
    let pages = 0;
    while (query !== undefined) {
      const { body } = await who.get(`/1.1/search/tweets.json${query}`);
      found.push(...idsOf(body.statuses));
      pages += 1;
      expect(body.search_metadata).toMatchObject({ count: 40, query: 'from%3Apages_demo', since_id_str: '0' });
      expect(body.search_metadata.max_id_str).toBe(body.statuses[0].id_str);
      expect(body.search_metadata.refresh_url).toContain(`since_id=${body.statuses[0].id_str}&q=from%3Apages_demo`);
      expect(body.statuses[0].full_text).toBeDefined();
      query = body.search_metadata.next_results;
    }
    expect(pages).toBeGreaterThan(1);
    expect(found).toEqual(expected);
  });

  it('refuses what it cannot understand', async () => {
    const { who } = await open();
    const code = async (q: string) => (await who.get('/1.1/search/tweets.json', { q })).body.errors[0].code;
    expect([await code(''), await code('(tea')]).toEqual([25, 195]);
  });
});
