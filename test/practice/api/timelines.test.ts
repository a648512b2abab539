import { describe, expect, it } from 'vitest';
import { ids, type Json, type Reader, reader, START, startService } from '../client.ts';

async function walk(on: Reader, parameters: Record<string, string>): Promise<string[]> {
  const seen: string[] = [];
  let token: string | undefined;
  do {
    const body: Json = await on.home({ ...parameters, ...(token ? { pagination_token: token } : {}) });
    seen.push(...ids(body));
    token = body.meta.next_token;
  } while (token);
  return seen;
}

describe('the home timeline', () => {
  it('gives every post once, newest first, by tokens and by until_id alike', async () => {
    const mara = await reader(await startService({ posts: 430 }));
    const byToken = await walk(mara, { max_results: '100' });
    expect(byToken).toHaveLength(430);
    expect(new Set(byToken).size).toBe(430);
    expect(byToken).toEqual(byToken.toSorted((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1)));
    const byId: string[] = [];
    for (let page = ids(await mara.home()); page.length > 0; ) {
      byId.push(...page);
      page = ids(await mara.home({ until_id: page.at(-1) ?? '' }));
    }
    expect(byId).toEqual(byToken);
  });

  it('treats since_id and until_id as exclusive, and ids win over times', async () => {
    const mara = await reader(await startService());
    const all = ids(await mara.home());
    const [since, until] = [all[20] ?? '', all[10] ?? ''];
    expect(ids(await mara.home({ since_id: since }))).toEqual(all.slice(0, 20));
    expect(ids(await mara.home({ since_id: since, until_id: until }))).toEqual(all.slice(11, 20));
    expect(ids(await mara.home({ since_id: since, start_time: '2026-11-20T11:59:00Z' }))).toEqual(all.slice(0, 20));
    expect(await mara.home({ since_id: all[0] ?? '' })).toEqual({ meta: { result_count: 0 } });
  });

  it('has a start that is inclusive and an end that is exclusive', async () => {
    const mara = await reader(await startService());
    const posts = (await mara.home({ 'tweet.fields': 'created_at' })).data as { id: string; created_at: string }[];
    const [start, end] = [posts[40]?.created_at ?? '', posts[5]?.created_at ?? ''];
    expect(start).toMatch(/^2026-11-20T\d\d:\d\d:\d\d\.000Z$/);
    const expected = posts.filter(({ created_at }) => created_at >= start && created_at < end).map(({ id }) => id);
    expect(ids(await mara.home({ start_time: start, end_time: end }))).toEqual(expected);
  });

  it('leads back by previous_token', async () => {
    const mara = await reader(await startService());
    const first = await mara.home({ max_results: '20' });
    const second = await mara.home({ max_results: '20', pagination_token: first.meta.next_token });
    expect(first.meta).toMatchObject({ result_count: 20, newest_id: ids(first)[0], oldest_id: ids(first)[19] });
    expect(first.meta.previous_token).toBeUndefined();
    const back = await mara.home({ max_results: '20', pagination_token: second.meta.previous_token });
    expect(ids(back)).toEqual(ids(first));
  });

  it('ties its tokens to the query and to the account', async () => {
    const on = await startService();
    const mara = await reader(on);
    const tomas = await reader(on, 'tomas_demo');
    const { next_token: token } = (await mara.home({ max_results: '10' })).meta;
    const path = `/2/users/${mara.userId}/timelines/reverse_chronological`;
    const status = async (parameters: Record<string, string>) => (await mara.get(path, parameters)).status;
    expect(await status({ pagination_token: token, max_results: '50' })).toBe(200);
    expect(await status({ pagination_token: token, exclude: 'replies' })).toBe(400);
    expect(await status({ pagination_token: `${token}a` })).toBe(400);
    expect(await status({ pagination_token: 'b26v89c19zqg8o3f' })).toBe(400);
    expect(
      (await tomas.get(`/2/users/${tomas.userId}/timelines/reverse_chronological`, { pagination_token: token })).status,
    ).toBe(400);
  });

  it('leaves out replies and reposts after cutting the page', async () => {
    const mara = await reader(await startService());
    const fields = { 'tweet.fields': 'referenced_tweets' };
    const kinds = (body: Json) =>
      new Set(body.data.flatMap((post: Json) => (post.referenced_tweets ?? []).map(({ type }: Json) => type)));
    expect(kinds(await mara.home(fields))).toEqual(new Set(['retweeted', 'quoted', 'replied_to']));
    const short = await mara.home({ ...fields, exclude: 'replies,retweets' });
    expect(kinds(short)).toEqual(new Set(['quoted']));
    expect(short.meta.result_count).toBeLessThan(100);
    expect(short.meta.next_token).toBeDefined();
  });

  it('is empty with a token when all of a page is gone, and empty without when there never was anything', async () => {
    const on = await startService();
    const mara = await reader(on);
    const first = await mara.home({ max_results: '5' });
    on.service.control.deletePosts({ ids: ids(first) });
    const emptied = await mara.home({ max_results: '5' });
    expect(emptied).toEqual({ meta: { result_count: 0, next_token: first.meta.next_token } });
    expect(await (await reader(on, 'newhere_demo')).home()).toEqual({ meta: { result_count: 0 } });
  });

  it('belongs to the signed-in user', async () => {
    const on = await startService();
    const mara = await reader(on);
    const other = on.service.accounts[1]?.userId ?? '';
    const { status, body } = await mara.get(`/2/users/${other}/timelines/reverse_chronological`);
    expect(status).toBe(400);
    expect(body).toEqual({
      errors: [
        {
          parameters: { id: [other] },
          message: `The \`id\` query parameter value [${other}] must be the same as the authenticating user [${mara.userId}]`,
        },
      ],
      title: 'Invalid Request',
      detail: 'One or more parameters to your request was invalid.',
      type: 'https://api.twitter.com/2/problems/invalid-request',
    });
  });

  it.each([
    [{ max_results: '0' }, 'max_results'],
    [{ max_results: '101' }, 'max_results'],
    [{ max_results: 'ten' }, 'max_results'],
    [{ since_id: 'x' }, 'since_id'],
    [{ until_id: '12345678901234567890' }, 'until_id'],
    [{ start_time: 'yesterday' }, 'start_time'],
    [{ end_time: '2009-01-01T00:00:00Z' }, 'end_time'],
    [{ 'tweet.field': 'id' }, 'tweet.field'],
  ])('refuses %o', async (parameters, name) => {
    const mara = await reader(await startService());
    const { status, body } = await mara.get(`/2/users/${mara.userId}/timelines/reverse_chronological`, parameters);
    expect(status).toBe(400);
    expect(Object.keys(body.errors[0].parameters)).toEqual([name]);
  });

  it('grows by exactly the new posts that were asked for', async () => {
    const on = await startService();
    const mara = await reader(on);
    const [newest = ''] = ids(await mara.home());
    on.service.control.newPosts({ count: 7 });
    const fresh = await mara.home({ since_id: newest, 'tweet.fields': 'created_at' });
    expect(fresh.meta.result_count).toBe(7);
    expect(Date.parse(fresh.data[0].created_at)).toBeLessThan(START);
    expect(await walk(mara, {})).toHaveLength(507);
  });

  it('ends at seven days or so many posts, whichever is more, when it has a depth', async () => {
    const on = await startService({ posts: 30_000, ageHours: 10 * 24, homeDepth: 800 });
    const mara = await reader(on);
    const dates = async () => {
      const read: string[] = [];
      for (let token: string | undefined, more = true; more; more = token !== undefined) {
        const body: Json = await mara.home({
          'tweet.fields': 'created_at',
          ...(token ? { pagination_token: token } : {}),
        });
        token = body.meta.next_token;
        read.push(...body.data.map(({ created_at }: Json) => created_at));
      }
      return read;
    };
    // Everything is older than seven days: the newest 800 are left.
    expect(await dates()).toHaveLength(800);
    on.service.control.absence({ hours: 8 * 24 });
    const later = await dates();
    expect(later.length).toBeGreaterThan(5000);
    const week = new Date(START - 7 * 86_400_000).toISOString();
    expect(later.at(-1) ?? '').toMatch(new RegExp(`^${week.slice(0, 13)}`));
    expect((later.at(-1) ?? '') >= week.slice(0, 19)).toBe(true);
    on.service.control.homeDepth({ posts: null });
    const last = later.at(-1)?.replace('.000', '') ?? '';
    expect((await mara.home({ end_time: last })).meta.result_count).toBe(100);
  });

  it('trickles about one post every 45 seconds when it may', async () => {
    const on = await startService({ trickle: true });
    const mara = await reader(on);
    const [newest = ''] = ids(await mara.home());
    on.clock.now += 15 * 60_000;
    const { meta } = await mara.home({ since_id: newest });
    expect(meta.result_count).toBeGreaterThan(12);
    expect(meta.result_count).toBeLessThan(30);
  });

  it('holds the same at every hour when it is told where to start, dated by the clock', async () => {
    const posts = async (now: number, trickle = false) => {
      const on = await startService({ now: () => now, startSlot: 28_134_510, ageHours: 3, trickle });
      on.service.control.newPosts({ count: 40, username: 'mara_demo' });
      const mara = await reader({ ...on, clock: { now } });
      const { data } = await mara.home({ 'tweet.fields': 'created_at' });
      return (data as { text: string; created_at: string }[]).map(({ text, created_at }) => ({
        text,
        age: now - Date.parse(created_at),
      }));
    };
    const noon = await posts(START);
    const evening = await posts(START + 7 * 3_600_000 + 54_321);
    expect(evening.map(({ text }) => text)).toEqual(noon.map(({ text }) => text));
    expect(evening.map(({ age }, index) => Math.abs(age - (noon[index]?.age ?? 0))).every((by) => by < 18_000)).toBe(
      true,
    );
    expect((await posts(START, true)).map(({ text }) => text)).toEqual(noon.map(({ text }) => text));
  });

  it('answers a page of 100,000 posts within a moment', async () => {
    const mara = await reader(await startService({ posts: 100_000 }));
    const last = await mara.home({ until_id: (await mara.home()).meta.oldest_id });
    expect(last.meta.result_count).toBe(100);
  });
});

describe('other timelines', () => {
  it('of a user hold that user only; of mentions, those who name the user', async () => {
    const mara = await reader(await startService({ posts: 3000 }));
    const fields = { 'tweet.fields': 'author_id,entities', max_results: '50' };
    const own = (await mara.get(`/2/users/${mara.userId}/tweets`, fields)).body;
    expect(own.data.length).toBeGreaterThan(20);
    expect(own.data.every((post: Json) => post.author_id === mara.userId)).toBe(true);
    const mentions = (await mara.get(`/2/users/${mara.userId}/mentions`, fields)).body;
    expect(mentions.data.length).toBe(50);
    for (const post of mentions.data) {
      expect(post.entities.mentions.map(({ username }: Json) => username)).toContain('mara_demo');
    }
  });

  it('have pages from 5 to 100 and 10 by themselves', async () => {
    const mara = await reader(await startService());
    const get = (max?: string) => mara.get(`/2/users/${mara.userId}/mentions`, max ? { max_results: max } : {});
    expect((await get()).body.meta.result_count).toBe(10);
    expect((await get('4')).status).toBe(400);
  });

  it('of somebody protected, suspended or unknown are partial errors', async () => {
    const tomas = await reader(await startService(), 'tomas_demo');
    const named = async (username: string) => (await tomas.get(`/2/users/by/username/${username}`)).body;
    const hidden = (await tomas.get(`/2/users/${(await named('quiet_demo')).data.id}/tweets`)).body;
    expect(hidden.errors[0]).toMatchObject({ title: 'Authorization Error', resource_type: 'user', section: 'data' });
    const gone = await named('vanished_demo');
    expect(gone.errors[0]).toMatchObject({ title: 'Forbidden', detail: 'User has been suspended: [vanished_demo].' });
    expect((await tomas.get('/2/users/12/tweets')).body.errors[0]).toMatchObject({
      title: 'Not Found Error',
      detail: 'Could not find user with id: [12].',
      type: 'https://api.twitter.com/2/problems/resource-not-found',
    });
  });
});
