import { describe, expect, it } from 'vitest';
import { ids, type Json, type Reader, readAll, reader, START, startService } from '../../client.ts';

const PATH = '/2/tweets/search/recent';
const fields = {
  'tweet.fields':
    'author_id,created_at,conversation_id,referenced_tweets,entities,attachments,note_tweet,lang,public_metrics',
  expansions: 'author_id',
};
const find = async (on: Reader, query: string, more: Record<string, string> = {}): Promise<Json> =>
  (await on.get(PATH, { query, max_results: '100', ...fields, ...more })).body;

const textOf = (post: Json): string => (post.note_tweet?.text ?? post.text).replace(/https:\S+/g, '').toLowerCase();
const types = (post: Json): string[] => (post.referenced_tweets ?? []).map(({ type }: Json) => type);
const hasMedia = (post: Json): boolean => post.attachments?.media_keys !== undefined;
const entitiesOf = (post: Json): Json => post.note_tweet?.entities ?? post.entities ?? {};
const names = (post: Json): string[] => (entitiesOf(post).mentions ?? []).map(({ username }: Json) => username);
const tags = (post: Json): string[] => (entitiesOf(post).hashtags ?? []).map(({ tag }: Json) => tag.toLowerCase());

describe('recent search', () => {
  it('finds all that matches and nothing else, newest first', async () => {
    const mara = await reader(await startService({ posts: 20_000 }));
    const idOf = async (name: string): Promise<string> => (await mara.get(`/2/users/by/username/${name}`)).body.data.id;
    const [kettle, pages] = [await idOf('kettle_demo'), await idOf('pages_demo')];
    // Everything that somebody wrote within two hours, read by another way than search: from the home timelines.
    const end = START - 2 * 3_600_000;
    const span = {
      start_time: new Date(end - 4 * 3_600_000).toISOString().slice(0, 19).concat('Z'),
      end_time: new Date(end).toISOString().slice(0, 19).concat('Z'),
    };
    const home = `/2/users/${mara.userId}/timelines/reverse_chronological`;
    const seen = (await readAll(mara, home, { ...span, ...fields })).flatMap(({ data }) => data ?? []);
    const authors = new Set(seen.map(({ author_id }: Json) => author_id));
    const protectedId = await idOf('quiet_demo');
    const cases: [query: string, matches: (post: Json) => boolean][] = [
      [
        'tea',
        (post) => /(?<![\p{L}\p{N}_])tea(?![\p{L}\p{N}_])/u.test(textOf(post)) && !types(post).includes('retweeted'),
      ],
      ['from:kettle_demo', (post) => post.author_id === kettle],
      ['from:kettle_demo -is:retweet', (post) => post.author_id === kettle && !types(post).includes('retweeted')],
      ['from:pages_demo has:media', (post) => post.author_id === pages && hasMedia(post)],
      [
        '(from:pages_demo OR from:kettle_demo) is:reply',
        (post) => [pages, kettle].includes(post.author_id) && types(post).includes('replied_to'),
      ],
      ['#slowreading', (post) => tags(post).includes('slowreading') && !types(post).includes('retweeted')],
      ['@mara_demo', (post) => names(post).includes('mara_demo') && !types(post).includes('retweeted')],
      ['from:pages_demo is:quote', (post) => post.author_id === pages && types(post).includes('quoted')],
      [
        'the lang:en has:links -is:reply',
        (post) =>
          / the |^the /.test(textOf(post)) &&
          post.lang === 'en' &&
          post.entities?.urls !== undefined &&
          !types(post).includes('replied_to') &&
          !types(post).includes('retweeted'),
      ],
    ];
    for (const [query, matches] of cases) {
      const found = (
        await readAll(mara, PATH, { query, max_results: '100', ...span, ...fields }, 'next_token')
      ).flatMap(({ data }) => data ?? []);
      const visible = found.filter(({ author_id }: Json) => authors.has(author_id));
      const expected = seen.filter((post: Json) => post.author_id !== protectedId && matches(post));
      expect(ids({ data: visible }), query).toEqual(ids({ data: expected }));
      expect(found.length, query).toBeGreaterThan(0);
      for (const post of found) expect(matches(post), `${query}: ${post.text}`).toBe(true);
    }
  });

  it('finds the whole of a conversation, as many replies as the posts say', async () => {
    const on = await startService({ posts: 3000 });
    const mara = await reader(on);
    const pages = await readAll(mara, `/2/users/${mara.userId}/timelines/reverse_chronological`, fields);
    const all = pages.flatMap(({ data }) => data);
    const [busiest] = all.toSorted((a, b) => b.public_metrics.reply_count - a.public_metrics.reply_count);
    expect(busiest.public_metrics.reply_count).toBeGreaterThan(7);
    const { data } = await find(mara, `conversation_id:${busiest.conversation_id}`);
    expect(data.every((post: Json) => post.conversation_id === busiest.conversation_id)).toBe(true);
    const direct = data.filter((post: Json) =>
      (post.referenced_tweets ?? []).some(({ type, id }: Json) => type === 'replied_to' && id === busiest.id),
    );
    // Whoever is protected is counted but not found.
    expect(direct.length).toBeGreaterThan(busiest.public_metrics.reply_count * 0.6);
    expect(direct.length).toBeLessThanOrEqual(busiest.public_metrics.reply_count);
    expect(ids({ data })).toContain(busiest.conversation_id);
    const hidden = (await mara.get('/2/users/by/username/quiet_demo')).body.data.id;
    const seen = all.filter((one: Json) => one.conversation_id === busiest.conversation_id && one.author_id !== hidden);
    for (const { id } of seen) {
      expect(ids({ data })).toContain(id);
    }
    on.service.control.deletePosts({ ids: [direct[0].id] });
    expect(ids(await find(mara, `conversation_id:${busiest.conversation_id}`))).not.toContain(direct[0].id);
    const [again] = (await mara.get('/2/tweets', { ids: busiest.id, ...fields })).body.data;
    expect(again.public_metrics.reply_count).toBe(busiest.public_metrics.reply_count - 1);
    expect((await find(mara, 'conversation_id:12')).meta).toEqual({ result_count: 0 });
  });

  it('goes back seven days, in pages of 10 to 100', async () => {
    const mara = await reader(await startService({ posts: 100_000 }));
    const pages = await readAll(
      mara,
      PATH,
      { query: 'from:harbour_demo', max_results: '100', ...fields },
      'next_token',
    );
    const dates = pages.flatMap(({ data }) => data.map(({ created_at }: Json) => created_at));
    expect(dates).toEqual(dates.toSorted().reverse());
    expect(new Date(START - 7 * 86_400_000).toISOString() <= dates.at(-1)).toBe(true);
    expect(dates.length).toBeGreaterThan(900);
    expect(Object.keys(pages[1].meta).toSorted()).toEqual(['newest_id', 'next_token', 'oldest_id', 'result_count']);
    expect((await mara.get(PATH, { query: 'tea' })).body.meta.result_count).toBe(10);
    expect((await mara.get(PATH, { query: 'tea', max_results: '9' })).status).toBe(400);
    const first = await mara.get(PATH, { query: 'tea' });
    const byAlias = await mara.get(PATH, { query: 'tea', pagination_token: first.body.meta.next_token });
    const byName = await mara.get(PATH, { query: 'tea', next_token: first.body.meta.next_token });
    expect(ids(byAlias.body)).toEqual(ids(byName.body));
    expect((await mara.get(PATH, { query: 'bread', next_token: first.body.meta.next_token })).status).toBe(400);
  });

  it('takes since_id and until_id, both exclusive', async () => {
    const mara = await reader(await startService());
    const all = ids(await find(mara, 'from:harbour_demo'));
    const some = await find(mara, 'from:harbour_demo', { since_id: all[30] ?? '', until_id: all[10] ?? '' });
    expect(ids(some)).toEqual(all.slice(11, 30));
  });

  it.each([
    [{ query: '' }, 'query'],
    [{ query: '(tea' }, 'query'],
    [{ query: 'x'.repeat(513) }, 'query'],
    [{ query: 'has:media' }, 'query'],
    [{ query: 'tea', since_id: '1400000000000000000' }, 'since_id'],
    [{ query: 'tea', start_time: '2026-11-01T00:00:00Z' }, 'start_time'],
    [{ query: 'tea', sort_order: 'oldest' }, 'sort_order'],
    [{ query: 'tea', exclude: 'replies' }, 'exclude'],
  ] as [Record<string, string>, string][])('refuses %o', async (parameters, name) => {
    const mara = await reader(await startService());
    const { status, body } = await mara.get(PATH, parameters);
    expect([status, body.title]).toEqual([400, 'Invalid Request']);
    expect(Object.keys(body.errors[0].parameters)).toEqual([name]);
  });
});
