import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryView, PostView, Segment } from '../../../electron/contract/views/posts.ts';
import { isPostsV1, nextCursorV1, parsePostsV1 } from '../../../electron/x/answers-v1/pages.ts';
import { photo, status, user, video } from './statuses.ts';

const shown = (segments: readonly Segment[]): string =>
  segments.map((segment) => (segment.kind === 'break' ? '\n' : segment.text)).join('');

function entry(raw: unknown): EntryView {
  const [first] = parsePostsV1(raw);
  if (first === undefined) throw new Error('no entry');
  return first;
}

function post(raw: unknown): PostView {
  const found = entry(raw).post;
  if (found === null) throw new Error('no post');
  return found;
}

describe('a post of v1.1', () => {
  it('is shown with everything that belongs to it', () => {
    const text = '🐈 &lt;b&gt; @bob_example #Tea $PIN https://t.co/abc';
    const raw = status('1900000000000000005', text, {
      lang: 'und',
      possibly_sensitive: true,
      retweet_count: 3,
      favorite_count: 4,
      source: '<a href="https://example.org">An app</a>',
      entities: {
        user_mentions: [{ screen_name: 'bob_example', id: 35, id_str: '35', indices: [12, 24] }],
        hashtags: [{ text: 'Tea', indices: [25, 29] }],
        symbols: [{ text: 'PIN', indices: [30, 34] }],
        urls: [
          {
            url: 'https://t.co/abc',
            display_url: 'example.org',
            expanded_url: 'https://example.org/',
            indices: [35, 51],
          },
        ],
      },
    });
    expect(post([raw])).toEqual({
      id: '1900000000000000005',
      url: 'https://x.com/ada_example/status/1900000000000000005',
      author: {
        id: '34',
        username: 'ada_example',
        name: 'Ada & Co',
        avatar: 'https://pbs.twimg.com/profile_images/34/ada_bigger.jpg',
        verified: 'blue',
        protected: false,
      },
      createdAt: '2019-07-13T02:27:22.000Z',
      lang: null,
      segments: [
        { kind: 'text', text: '🐈 <b> ' },
        {
          kind: 'mention',
          text: '@bob_example',
          username: 'bob_example',
          userId: '35',
          url: 'https://x.com/bob_example',
        },
        { kind: 'text', text: ' ' },
        { kind: 'hashtag', text: '#Tea', tag: 'Tea', url: 'https://x.com/hashtag/Tea' },
        { kind: 'text', text: ' ' },
        { kind: 'cashtag', text: '$PIN', tag: 'PIN', url: 'https://x.com/search?q=%24PIN' },
        { kind: 'text', text: ' ' },
        { kind: 'link', text: 'example.org', url: 'https://t.co/abc', title: 'https://example.org/' },
      ],
      media: [],
      poll: null,
      counts: { replies: 0, reposts: 3, likes: 4, quotes: 0, bookmarks: 0, views: 0 },
      sensitive: true,
      edited: false,
      conversationId: null,
      replyTo: null,
      quote: null,
    });
  });

  it('is shown whole: in extended mode, from a stream, or as far as it was cut', () => {
    const long = `${'Tide. '.repeat(40)}End`;
    const link = {
      url: 'https://t.co/cut',
      display_url: 'twitter.com/i/web/status/1…',
      expanded_url: 'https://twitter.com/i/web/status/1',
    };
    const cut = status('1', '', {
      text: 'Tide. Tide… https://t.co/cut',
      truncated: true,
      entities: { urls: [{ ...link, indices: [12, 28] }] },
    });
    const extended = status('1', long, { display_text_range: [0, 243], truncated: false });
    const stream = { ...cut, extended_tweet: { full_text: long, entities: {} } };
    expect(shown(post([extended]).segments)).toBe(long);
    expect(shown(post([stream]).segments)).toBe(long);
    expect(shown(post([cut]).segments)).toBe('Tide. Tide… twitter.com/i/web/status/1…');
  });

  it('shows all its pictures in place of their one link', () => {
    const text = 'Look https://t.co/pic';
    const media = [photo('501', [5, 21]), photo('502', [5, 21], { ext_alt_text: 'A heron' })];
    const raw = status('1', text, { entities: { media: media.slice(0, 1) }, extended_entities: { media } });
    expect(post([raw])).toMatchObject({
      segments: [{ kind: 'text', text: 'Look' }],
      media: [
        {
          key: '501',
          kind: 'photo',
          source: 'https://pbs.twimg.com/media/501.jpg',
          width: 2048,
          height: 1024,
          alt: null,
        },
        { key: '502', alt: 'A heron' },
      ],
    });
  });

  it('plays the best video that can be played', () => {
    const media = [video('503', 'video', [0, 16]), video('504', 'animated_gif', [0, 16])];
    expect(post([status('1', 'https://t.co/pic', { extended_entities: { media } })])).toMatchObject({
      segments: [],
      media: [
        {
          kind: 'video',
          source: 'https://video.twimg.com/503/high.mp4',
          preview: 'https://pbs.twimg.com/media/503.jpg',
          durationMs: 9000,
        },
        { kind: 'gif' },
      ],
    });
  });

  it('shows the reposted post in full, with id, time and author of the repost', () => {
    const original = status('1', 'The whole text of it', { user: user('35', 'bob_example') });
    const repost = status('5', 'RT @bob_example: The wh…', { retweeted_status: original });
    expect(entry([repost])).toMatchObject({
      id: '5',
      repostedBy: { username: 'ada_example' },
      post: { id: '1', author: { username: 'bob_example' }, segments: [{ text: 'The whole text of it' }] },
      unavailable: null,
    });
  });

  const quoted = status('7', 'What is quoted', { user: user('35', 'bob_example') });
  const permalink = {
    url: 'https://t.co/quo',
    expanded: 'https://twitter.com/bob_example/status/7',
    display: 'twitter.com/bob…',
  };
  const link = {
    url: permalink.url,
    expanded_url: permalink.expanded,
    display_url: permalink.display,
    indices: [4, 20],
  };
  const quote = { is_quote_status: true, quoted_status_id_str: '7', quoted_status_permalink: permalink };

  it.each([
    ['among its links', { entities: { urls: [link] } }],
    ['only beside it', { entities: { urls: [] } }],
  ])('shows a quoted post instead of its address, which is listed %s', (_, entities) => {
    const raw = status('8', 'Yes https://t.co/quo', { ...quote, ...entities, quoted_status: quoted });
    expect(post([raw])).toMatchObject({
      segments: [{ kind: 'text', text: 'Yes' }],
      quote: { state: 'shown', post: { id: '7', segments: [{ text: 'What is quoted' }] } },
    });
  });

  it('links to a quoted post that did not come along, or says that there is one', () => {
    expect(post([status('8', 'Yes https://t.co/quo', quote)])).toMatchObject({
      segments: [{ text: 'Yes ' }, { kind: 'link', text: permalink.display, title: permalink.expanded }],
      quote: null,
    });
    expect(post([status('8', 'Yes', { quoted_status_id_str: '7' })]).quote).toEqual({
      state: 'unavailable',
      id: '7',
      reason: 'unknown',
    });
  });

  it('shows what a reposted post quotes, wherever the answer has it', () => {
    const original = status('8', 'Yes https://t.co/quo', { ...quote, entities: { urls: [link] } });
    const inside = status('9', 'RT', { retweeted_status: { ...original, quoted_status: quoted } });
    const beside = status('9', 'RT', { ...quote, retweeted_status: original, quoted_status: quoted });
    for (const raw of [inside, beside]) {
      expect(post([raw])).toMatchObject({ id: '8', quote: { state: 'shown', post: { id: '7' } } });
    }
  });

  it('keeps its author when what it quotes answers them, and X holds that quote twice', () => {
    const answer = { in_reply_to_user_id_str: '34', in_reply_to_screen_name: 'ada_example' };
    const quotes = { ...quote, quoted_status: { ...quoted, ...answer } };
    const repost = status('9', 'RT', {
      ...quotes,
      retweeted_status: status('8', 'Yes', quotes),
      user: user('36', 'eve'),
    });
    expect(post([repost]).author).toMatchObject({ username: 'ada_example', name: 'Ada & Co', verified: 'blue' });
  });

  it('knows whom it answers', () => {
    const reply = {
      in_reply_to_status_id_str: '3',
      in_reply_to_user_id_str: '35',
      in_reply_to_screen_name: 'bob_example',
    };
    expect(post([status('4', '@bob_example yes', reply)]).replyTo).toEqual({
      postId: '3',
      userId: '35',
      username: 'bob_example',
    });
    const toOneself = { ...reply, in_reply_to_user_id_str: '34', in_reply_to_screen_name: 'ada_example' };
    expect(post([status('4', 'And', toOneself)])).toMatchObject({
      author: { name: 'Ada & Co' },
      replyTo: { username: 'ada_example' },
    });
  });

  it.each([
    [{ withheld_in_countries: ['XX'] }, 'withheld'],
    [{ withheld_in_countries: ['XY'], withheld_copyright: true }, 'withheld'],
    [{ withheld_copyright: true }, 'withheld'],
    [{ withheld_in_countries: ['DE'], withheld_copyright: true }, null],
    [{ withheld_in_countries: [] }, null],
  ])('with %j is %s', (fields, unavailable) => {
    expect(entry([status('1', 'x', fields)])).toMatchObject({ unavailable });
  });

  it('may carry no more of its author than the id', () => {
    expect(post([status('1', 'x', { user: { id: 34, id_str: '34' } })])).toMatchObject({
      url: 'https://x.com/i/web/status/1',
      author: { id: '34', username: '' },
    });
  });

  it('is told by its number only when that is exact', () => {
    const without = (id: number) => ({ ...status('1', 'x'), id, id_str: undefined });
    expect(entry([without(12)]).id).toBe('12');
    expect(parsePostsV1([without(Number('1900000000000000005'))])).toEqual([]);
  });

  it('has no time when its date makes no sense', () => {
    const dates = ['Sat Foo 13 02:27:22 +0000 2019', 'yesterday', 7, null];
    for (const created_at of dates) expect(post([status('1', 'x', { created_at })]).createdAt).toBeNull();
    expect(post([status('1', 'x', { created_at: 'Sat Jul 13 02:27:22 +0200 2019' })]).createdAt).toBe(
      '2019-07-13T00:27:22.000Z',
    );
  });
});

describe('answers of v1.1', () => {
  it('hold posts as an array, alone, or as what a search found', () => {
    const raw = status('1', 'x');
    for (const answer of [[raw, null, {}], raw, { statuses: [raw], search_metadata: {} }]) {
      expect(parsePostsV1(answer).map(({ id }) => id)).toEqual(['1']);
    }
    expect([[], {}, null, 'text'].map(parsePostsV1)).toEqual([[], [], [], []]);
  });

  it('go on by cursor until there is none', () => {
    expect([{ next_cursor_str: '17' }, { next_cursor_str: '0' }, {}, null].map(nextCursorV1)).toEqual([
      '17',
      null,
      null,
      null,
    ]);
  });

  it('never throw, whatever is in them', () => {
    const keys = Object.keys(status('1', 'x', { extended_entities: {}, quoted_status: {}, retweeted_status: {} }));
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(undefined, [null], [[]], { urls: {} }, { media: [{}] }, { id_str: '1' }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...keys), odd, (key, value) => {
        const entries = parsePostsV1([{ ...status('1', 'x'), [key]: value }]);
        expect(entries.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
    fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(parsePostsV1(value))));
  });
});

describe('posts in answers of v1.1', () => {
  it('are told from lists of which nothing can be read: those would end a timeline or close a gap', () => {
    const one = status('1900000000000000001', 'Good morning');
    const readable = [[], { statuses: [] }, [{ id: null }, one], { statuses: [one] }];
    const unreadable = [[{ id: 1.9e18 }], [null], { statuses: [{ id_str: 7 }] }, {}, null, 'text'];
    expect(readable.map(isPostsV1)).toEqual(readable.map(() => true));
    expect(unreadable.map(isPostsV1)).toEqual(unreadable.map(() => false));
  });
});
