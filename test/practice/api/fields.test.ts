import { describe, expect, it } from 'vitest';
import { type Json, type Reader, reader, startService } from '../client.ts';

const everything = {
  max_results: '100',
  'tweet.fields':
    'id,text,author_id,created_at,conversation_id,in_reply_to_user_id,referenced_tweets,attachments,entities,note_tweet,public_metrics,possibly_sensitive,lang,reply_settings,edit_controls,edit_history_tweet_ids,withheld,display_text_range',
  expansions:
    'author_id,attachments.media_keys,attachments.poll_ids,referenced_tweets.id,referenced_tweets.id.author_id,referenced_tweets.id.attachments.media_keys',
  'user.fields': 'id,name,username,profile_image_url,protected,verified,verified_type',
  'media.fields': 'media_key,type,url,preview_image_url,variants,width,height,alt_text,duration_ms',
  'poll.fields': 'id,options,voting_status,end_datetime,duration_minutes',
};

/** Several pages as one body. */
async function read(on: Reader, parameters: Record<string, string>, pages = 5): Promise<Json> {
  const all: Json = { data: [], includes: { users: [], tweets: [], media: [], polls: [], posts: [] }, errors: [] };
  let token: string | undefined;
  for (let page = 0; page < pages; page++) {
    const body: Json = await on.home({ ...parameters, ...(token ? { pagination_token: token } : {}) });
    all.data.push(...body.data);
    all.errors.push(...(body.errors ?? []));
    for (const [kind, items] of Object.entries(body.includes ?? {})) all.includes[kind].push(...(items as Json[]));
    token = body.meta.next_token;
  }
  return all;
}

const keysOf = (objects: Json[]): Set<string> => new Set(objects.flatMap((object) => Object.keys(object)));

describe('fields', () => {
  it('are the default ones unless asked for', async () => {
    const mara = await reader(await startService());
    const body = await mara.home();
    expect(Object.keys(body).toSorted()).toEqual(['data', 'meta']);
    expect(keysOf(body.data)).toEqual(new Set(['id', 'text', 'edit_history_tweet_ids']));
    const me = (await mara.get('/2/users/me')).body;
    expect(me).toEqual({ data: { id: mara.userId, name: 'Mara Lind', username: 'mara_demo' } });
    expect(BigInt(me.data.id)).toBeGreaterThan(2n ** 53n);
  });

  it('are exactly the ones asked for, and absent rather than null', async () => {
    const mara = await reader(await startService());
    const body = await mara.home({ 'tweet.fields': 'lang,unheard_of' });
    expect(keysOf(body.data)).toEqual(new Set(['id', 'text', 'edit_history_tweet_ids', 'lang']));
    const full = await read(mara, everything);
    expect(JSON.stringify(full)).not.toContain('null');
    expect(keysOf(full.data)).toEqual(
      new Set(everything['tweet.fields'].split(',').filter((name) => name !== 'withheld')),
    );
  });

  it('come with their expansion', async () => {
    const mara = await reader(await startService());
    const body = await mara.home({ expansions: 'author_id' });
    expect(keysOf(body.data)).toEqual(new Set(['id', 'text', 'edit_history_tweet_ids', 'author_id']));
    expect(Object.keys(body.includes)).toEqual(['users']);
    expect(keysOf(body.includes.users)).toEqual(new Set(['id', 'name', 'username']));
  });
});

describe('expansions', () => {
  it('include everything that is referred to, or an error that says why not', async () => {
    const mara = await reader(await startService());
    const { data, includes, errors } = await read(mara, everything);
    const users = new Set(includes.users.map(({ id }: Json) => id));
    const tweets = new Map<string, Json>(includes.tweets.map((post: Json) => [post.id, post]));
    const media = new Map<string, Json>(includes.media.map((medium: Json) => [medium.media_key, medium]));
    const polls = new Set(includes.polls.map(({ id }: Json) => id));
    const failed = new Set(
      errors
        .filter(({ parameter }: Json) => parameter === 'referenced_tweets.id')
        .map(({ resource_id }: Json) => resource_id),
    );
    for (const post of data) {
      expect(users).toContain(post.author_id);
      for (const { id } of post.referenced_tweets ?? []) {
        expect(tweets.has(id) !== failed.has(id), id).toBe(true);
        if (tweets.has(id)) expect(users).toContain(tweets.get(id).author_id);
      }
      for (const key of post.attachments?.media_keys ?? []) expect(media.has(key)).toBe(true);
      for (const id of post.attachments?.poll_ids ?? []) expect(polls).toContain(id);
      for (const url of post.entities?.urls ?? []) {
        if (url.media_key) expect(post.attachments.media_keys).toContain(url.media_key);
      }
    }
    for (const post of includes.tweets) {
      for (const key of post.attachments?.media_keys ?? []) expect(media.has(key)).toBe(true);
    }
  });

  it('have media as the service has them, under addresses that work', async () => {
    const on = await startService();
    const mara = await reader(on);
    const { includes } = await read(mara, everything);
    const of = (type: string): Json => includes.media.find((medium: Json) => medium.type === type);
    expect(of('photo')).toMatchObject({
      media_key: expect.stringMatching(/^3_\d+$/),
      url: expect.stringContaining(on.service.origin),
    });
    expect(of('photo').variants).toBeUndefined();
    expect(of('video').url).toBeUndefined();
    expect(of('video').variants.map(({ content_type }: Json) => content_type)).toEqual([
      'video/mp4',
      'video/mp4',
      'application/x-mpegURL',
    ]);
    expect(of('animated_gif').duration_ms).toBeUndefined();
    const photo = await fetch(of('photo').url);
    const bytes = Buffer.from(await photo.arrayBuffer());
    expect(photo.headers.get('content-type')).toBe('image/png');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([of('photo').width, of('photo').height]);
    const addresses = [
      of('video').preview_image_url,
      of('animated_gif').preview_image_url,
      ...of('video').variants.map(({ url }: Json) => url),
      ...['_normal', '_bigger', '_mini', '_400x400', ''].map((size) =>
        includes.users[0].profile_image_url.replace('_normal', size),
      ),
    ];
    for (const address of addresses) expect((await fetch(address)).status, address).toBe(200);
    const part = await fetch(of('video').variants[0].url, { headers: { range: 'bytes=0-99' } });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 100]);
  });

  it('have polls that close when their time has come', async () => {
    const on = await startService();
    const mara = await reader(on);
    const before = (await read(mara, everything)).includes.polls;
    expect(new Set(before.map(({ voting_status }: Json) => voting_status))).toEqual(new Set(['open', 'closed']));
    on.clock.now += 30 * 86_400_000;
    const after = (await read(mara, everything)).includes.polls;
    expect(after.map(({ id }: Json) => id)).toEqual(before.map(({ id }: Json) => id));
    expect(after.every(({ voting_status }: Json) => voting_status === 'closed')).toBe(true);
  });

  it('give partial errors for what is deleted, protected or suspended', async () => {
    const on = await startService({ posts: 3000 });
    const tomas = await reader(on, 'tomas_demo');
    const { errors } = await read(
      tomas,
      { ...everything, expansions: `${everything.expansions},in_reply_to_user_id` },
      30,
    );
    const found = (match: Json) => expect(errors).toContainEqual(expect.objectContaining(match));
    found({ title: 'Not Found Error', resource_type: 'tweet', parameter: 'referenced_tweets.id' });
    found({ title: 'Authorization Error', resource_type: 'tweet', section: 'includes' });
    found({ title: 'Forbidden', resource_type: 'user', parameter: 'in_reply_to_user_id' });
  });

  it('show a protected author to followers only', async () => {
    const on = await startService({ posts: 300 });
    const [mara, amina] = [await reader(on), await reader(on, 'amina_demo')];
    const quiet = (await mara.get('/2/users/by/username/quiet_demo')).body.data.id;
    const own = (await mara.get(`/2/users/${quiet}/tweets`)).body;
    const [{ id }] = own.data;
    expect((await mara.get(`/2/tweets/${id}`)).body.data.id).toBe(id);
    expect((await amina.get(`/2/tweets/${id}`)).body).toEqual({
      errors: [
        expect.objectContaining({
          detail: `Sorry, you are not authorized to see the Tweet with id: [${id}].`,
          section: 'data',
        }),
      ],
    });
  });
});

describe('the new vocabulary', () => {
  it('is answered where it is asked, with the same content', async () => {
    const mara = await reader(await startService());
    const old = await mara.home({
      'tweet.fields': 'public_metrics,note_tweet',
      expansions:
        'author_id,referenced_tweets.id,referenced_tweets.id.author_id,referenced_tweets.id.attachments.media_keys',
    });
    const fresh = await mara.home({
      'post.fields': 'public_metrics,note_post',
      expansions: 'author_id,referenced_posts',
    });
    const text = JSON.stringify(fresh);
    expect(keysOf(fresh.data)).toEqual(
      new Set(['id', 'text', 'edit_history_post_ids', 'author_id', 'referenced_posts', 'note_post', 'public_metrics']),
    );
    expect(fresh.includes.posts.length).toBe(old.includes.tweets.length);
    expect(fresh.data[0].public_metrics.repost_count).toBe(old.data[0].public_metrics.retweet_count);
    expect(text).not.toMatch(/"(?:referenced_tweets|note_tweet|edit_history_tweet_ids|retweet_count)"/);
    expect(text).toContain('"type":"retweeted"');
  });

  it('has no fields for what only expansions bring', async () => {
    const mara = await reader(await startService());
    const body = await mara.home({ 'post.fields': 'author_id,referenced_tweets,lang' });
    expect(keysOf(body.data)).toEqual(new Set(['id', 'text', 'edit_history_post_ids', 'lang']));
  });
});

describe('lookups', () => {
  it('find many at once and name the missing ones', async () => {
    const mara = await reader(await startService());
    const [one, two] = (await mara.home()).data;
    const { body } = await mara.get('/2/tweets', { ids: `${one.id},12,${two.id}` });
    expect(body.data.map(({ id }: Json) => id)).toEqual([one.id, two.id]);
    expect(body.errors).toEqual([
      {
        value: '12',
        resource_id: '12',
        resource_type: 'tweet',
        parameter: 'ids',
        title: 'Not Found Error',
        detail: 'Could not find tweet with ids: [12].',
        type: 'https://api.twitter.com/2/problems/resource-not-found',
      },
    ]);
    const users = (await mara.get('/2/users/by', { usernames: 'TOMAS_demo,nobody_here,vanished_demo' })).body;
    expect(users.data).toEqual([expect.objectContaining({ username: 'tomas_demo' })]);
    expect(users.errors.map(({ title }: Json) => title)).toEqual(['Not Found Error', 'Forbidden']);
    expect((await mara.get('/2/users', { ids: users.data[0].id })).body.data).toEqual(users.data);
  });

  it('refuse what cannot be an id or a name', async () => {
    const mara = await reader(await startService());
    for (const [path, parameters] of [
      ['/2/tweets', {}],
      ['/2/tweets', { ids: '1,x' }],
      ['/2/tweets', { ids: Array.from({ length: 101 }, (_, index) => index).join(',') }],
      ['/2/users/by', { usernames: 'name-with-dash' }],
      ['/2/tweets/abc', {}],
      ['/2/users/abc', {}],
    ] as const) {
      expect((await mara.get(path, parameters)).status, path).toBe(400);
    }
  });

  it('know the first version of an edited post', async () => {
    const mara = await reader(await startService({ posts: 2000 }));
    const { data } = await read(mara, { max_results: '100' }, 10);
    const edited = data.find((post: Json) => post.edit_history_tweet_ids.length === 2);
    const { body } = await mara.get(`/2/tweets/${edited.edit_history_tweet_ids[0]}`);
    expect(body.data.edit_history_tweet_ids).toEqual(edited.edit_history_tweet_ids);
    expect(body.data.text).not.toBe(edited.text);
  });

  it('show nothing that is yet to come', async () => {
    const on = await startService();
    const mara = await reader(on);
    const { newestId } = on.service.control.newPosts({ count: 3 });
    expect((await mara.get(`/2/tweets/${newestId}`)).body.data.id).toBe(newestId);
    const earlier = await startService();
    expect((await (await reader(earlier)).get(`/2/tweets/${newestId}`)).body.errors[0].title).toBe('Not Found Error');
  });
});
