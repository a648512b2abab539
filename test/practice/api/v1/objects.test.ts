import { describe, expect, it } from 'vitest';
import { type Json, type Reader, reader, startService } from '../../client.ts';

const open = async (username = 'mara_demo') => {
  const on = await startService();
  on.service.control.v1({ open: true });
  return { on, who: await reader(on, username) };
};

/** The newest posts of somebody's home timeline, in both versions of the API. */
async function both(who: Reader, parameters: Record<string, string>) {
  const { body: classic } = await who.get('/1.1/statuses/home_timeline.json', { count: '200', ...parameters });
  const fields =
    'tweet.fields=created_at,entities,referenced_tweets,display_text_range,public_metrics,in_reply_to_user_id,attachments,note_tweet&expansions=attachments.media_keys,author_id&media.fields=alt_text,type,width,height,url,variants,duration_ms';
  const posts = new Map<string, Json>();
  const media = new Map<string, Json>();
  for (let at = 0; at < classic.length; at += 100) {
    const ids = classic.slice(at, at + 100).map(({ id_str }: Json) => id_str);
    const { body } = await who.get(`/2/tweets?ids=${ids.join('%2C')}&${fields}`);
    for (const post of body.data) posts.set(post.id, post);
    for (const medium of body.includes.media ?? []) media.set(medium.media_key, medium);
  }
  return { classic: classic as Json[], posts, media };
}

const cut = (text: string, [start, end]: [number, number]): string => Array.from(text).slice(start, end).join('');
const textOf = (post: Json): string => post.full_text ?? post.text;

/** Checks that every entity stands where it says. */
function expectPlaces(post: Json): number {
  const { hashtags, symbols, user_mentions, urls, media = [] } = post.entities;
  const at = ({ indices }: Json): string => cut(textOf(post), indices);
  for (const tag of hashtags) expect(at(tag)).toBe(`#${tag.text}`);
  for (const symbol of symbols) expect(at(symbol)).toBe(`$${symbol.text}`);
  for (const mention of user_mentions) expect(at(mention)).toBe(`@${mention.screen_name}`);
  for (const link of [...urls, ...media]) expect(at(link)).toBe(link.url);
  return hashtags.length + symbols.length + user_mentions.length + urls.length + media.length;
}

describe('posts in extended mode', () => {
  it('say what those of version 2 say', async () => {
    const { who } = await open();
    const { classic, posts } = await both(who, { tweet_mode: 'extended' });
    expect(classic).toHaveLength(200);
    for (const post of classic) {
      const other = posts.get(post.id_str);
      expect(post.full_text).toBe(other.text);
      expect(post.text).toBeUndefined();
      expect(post.truncated).toBe(false);
      expect(post.display_text_range).toEqual(other.display_text_range);
      expect(new Date(post.created_at).getTime()).toBe(Date.parse(other.created_at));
      expect(post.user.id_str).toBe(other.author_id);
      expect([post.retweet_count, post.favorite_count]).toEqual([
        other.public_metrics.retweet_count,
        other.public_metrics.like_count,
      ]);
      const target = (type: string) => other.referenced_tweets?.find((one: Json) => one.type === type)?.id;
      expect(post.in_reply_to_status_id_str ?? undefined).toBe(target('replied_to'));
      expect(post.in_reply_to_user_id_str ?? undefined).toBe(other.in_reply_to_user_id);
      if (post.retweeted_status) expect(post.retweeted_status.id_str).toBe(target('retweeted'));
      if (!post.retweeted_status) expect(post.quoted_status_id_str).toBe(target('quoted'));
    }
  });

  it('have entities at code points', async () => {
    const { who } = await open('amina_demo');
    const { body } = await who.get('/1.1/statuses/home_timeline.json', { count: '200', tweet_mode: 'extended' });
    const all = body.flatMap((post: Json) => [post, post.retweeted_status, post.quoted_status]).filter(Boolean);
    const places = all.map(expectPlaces).reduce((sum: number, count: number) => sum + count, 0);
    expect(places).toBeGreaterThan(200);
    expect(all.some((post: Json) => /\p{Extended_Pictographic}.*(?:https|#|@)/u.test(textOf(post)))).toBe(true);
  });

  it('carry reposted and quoted posts whole', async () => {
    const { who } = await open();
    const { body } = await who.get('/1.1/statuses/home_timeline.json', { count: '200', tweet_mode: 'extended' });
    const reposts = body.filter((post: Json) => post.retweeted_status);
    expect(reposts.length).toBeGreaterThan(5);
    for (const { full_text, retweeted_status } of reposts) {
      expect(full_text).toMatch(/^RT @\w+: /);
      expect(retweeted_status.full_text.startsWith('RT @')).toBe(false);
      expect(retweeted_status.user.screen_name).toBe(/^RT @(\w+): /.exec(full_text)?.[1]);
    }
    const quotes = body.filter((post: Json) => post.quoted_status);
    expect(quotes.length).toBeGreaterThan(3);
    for (const post of quotes) {
      expect(post.is_quote_status).toBe(true);
      expect(post.quoted_status.id_str).toBe(post.quoted_status_id_str);
      expect(post.quoted_status_permalink.expanded).toMatch(new RegExp(`/status/${post.quoted_status_id_str}$`));
    }
    // What has vanished is named, and not there.
    const { body: other } = await (await open('amina_demo')).who.get('/1.1/statuses/home_timeline.json', {
      count: '200',
    });
    expect(other.concat(body).some((post: Json) => post.quoted_status_id_str && !post.quoted_status)).toBe(true);
  });

  it('carry one photo in entities and all in extended_entities', async () => {
    const { on, who } = await open();
    const pages = [who, await reader(on, 'tomas_demo'), await reader(on, 'amina_demo')].map((one) =>
      both(one, { tweet_mode: 'extended', include_ext_alt_text: 'true' }),
    );
    const read = await Promise.all(pages);
    const classic = read.flatMap((page) => page.classic);
    const posts = new Map(read.flatMap((page) => [...page.posts]));
    const media = new Map(read.flatMap((page) => [...page.media]));
    const withMedia = classic.filter((post) => post.extended_entities && !post.retweeted_status);
    const kinds = new Set<string>();
    for (const post of withMedia) {
      const keys: string[] = posts.get(post.id_str).attachments.media_keys;
      const { media: all } = post.extended_entities;
      expect(post.entities.media).toEqual(all.slice(0, 1));
      expect(all.map(({ id_str }: Json) => id_str)).toEqual(keys.map((key) => key.split('_')[1]));
      for (const [place, medium] of all.entries()) {
        const other = media.get(keys[place] ?? '');
        kinds.add(medium.type);
        expect(medium.type).toBe(other.type);
        expect(medium.ext_alt_text ?? undefined).toBe(other.alt_text);
        expect(medium.sizes.large).toEqual({ w: other.width, h: other.height, resize: 'fit' });
        if (medium.type === 'photo') expect(medium.media_url_https).toBe(other.url);
        else expect(medium.video_info.variants.at(-1).url).toBe(other.variants.at(-1).url);
      }
    }
    expect([...kinds].sort()).toEqual(['animated_gif', 'photo', 'video']);
    expect(withMedia.some((post) => post.extended_entities.media.length > 1)).toBe(true);
  });

  it('know nothing of polls', async () => {
    const { who } = await open();
    const { body } = await who.get('/1.1/statuses/home_timeline.json', { count: '200', tweet_mode: 'extended' });
    expect(JSON.stringify(body)).not.toContain('poll');
  });

  it('have ids as numbers in full, beside those in text', async () => {
    const { who } = await open();
    const [{ id_str }] = (await who.get('/1.1/statuses/home_timeline.json', { count: '1' })).body;
    const text = await who.raw(`/1.1/statuses/show/${id_str}.json`);
    expect(text).toContain(`"id":${id_str},"id_str":"${id_str}"`);
  });
});

describe('posts in compatibility mode', () => {
  it('are cut at 140 code points, with a link to the rest', async () => {
    const { who } = await open('amina_demo');
    const { body: short } = await who.get('/1.1/statuses/home_timeline.json', { count: '200' });
    const { body: whole } = await who.get('/1.1/statuses/home_timeline.json', { count: '200', tweet_mode: 'extended' });
    let truncated = 0;
    for (const [place, post] of short.entries()) {
      expectPlaces(post);
      const full = whole[place].full_text;
      expect([post.full_text, post.display_text_range]).toEqual([undefined, undefined]);
      expect(Array.from(post.text).length).toBeLessThanOrEqual(140);
      expect(post.truncated).toBe(Array.from(full).length > 140);
      if (!post.truncated) {
        expect(post.text).toBe(full);
        continue;
      }
      truncated += 1;
      const [beginning, link] = post.text.split(/… (?=https:\/\/\S+$)/);
      expect(full.startsWith(beginning)).toBe(true);
      expect(post.entities.urls.at(-1)).toMatchObject({
        url: link,
        expanded_url: `https://x.com/i/web/status/${post.id_str}`,
      });
      expect([post.entities.media, post.extended_entities]).toEqual([undefined, undefined]);
    }
    expect(truncated).toBeGreaterThan(5);
  });

  it('leave out what is not wanted', async () => {
    const { who } = await open();
    const { body } = await who.get('/1.1/statuses/home_timeline.json', {
      count: '5',
      trim_user: 'true',
      include_entities: 'false',
    });
    for (const post of body) {
      expect(Object.keys(post.user)).toEqual(['id', 'id_str']);
      expect(post.entities).toBeUndefined();
    }
  });
});
