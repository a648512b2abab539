import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryView, PostView, Segment } from '../../../electron/contract/views/posts.ts';
import { isPage, parsePage } from '../../../electron/x/answers/page.ts';
import { fixture, inPostVocabulary } from '../fixture.ts';

const home = parsePage(fixture('home'));
const id = (end: string): string => `19000000000000000${end}`;

function entry(end: string): EntryView {
  const found = home.entries.find((candidate) => candidate.id === id(end));
  if (!found) throw new Error(`no entry ${end}`);
  return found;
}

function post(end: string): PostView {
  const found = entry(end).post;
  if (!found) throw new Error(`no post in ${end}`);
  return found;
}

const shown = (segments: readonly Segment[]): string =>
  segments.map((segment) => (segment.kind === 'break' ? '\n' : segment.text)).join('');

describe('a page of posts', () => {
  it('keeps the order and tells where it starts, ends and goes on', () => {
    expect(home.entries.map((each) => each.id)).toEqual(
      [
        '90',
        '80',
        '70',
        '60',
        '50',
        '51',
        '52',
        '45',
        '40',
        '39',
        '38',
        '37',
        '36',
        '35',
        '33',
        '32',
        '31',
        '30',
        '29',
      ].map(id),
    );
    expect(home).toMatchObject({
      newestId: id('90'),
      oldestId: id('29'),
      resultCount: 19,
      nextToken: '7140dibdnow9c7btw4',
    });
  });

  it('reads the same from both vocabularies', () => {
    expect(parsePage(inPostVocabulary(fixture('home')))).toEqual(home);
  });

  it('shows a post with everything that belongs to it', () => {
    expect(post('90')).toEqual({
      id: id('90'),
      url: `https://x.com/rep_example/status/${id('90')}`,
      author: {
        id: '9001',
        username: 'rep_example',
        name: 'Rep Oster',
        avatar: 'https://pbs.twimg.com/profile_images/9001/rep_bigger.jpg',
        verified: 'blue',
        protected: false,
      },
      createdAt: '2026-01-02T10:00:30.000Z',
      lang: 'en',
      segments: [
        { kind: 'text', text: '👩‍👩‍👧 <b>Cats</b> & dogs 🐈🐈 with ' },
        {
          kind: 'mention',
          text: '@ada_example',
          username: 'ada_example',
          userId: '9003',
          url: 'https://x.com/ada_example',
        },
        { kind: 'text', text: ': ' },
        {
          kind: 'link',
          text: 'example.org/cats?a=1&b=2',
          url: 'https://t.co/aaaaaaaaa1',
          title: 'https://example.org/cats?a=1&b=2',
        },
        { kind: 'break' },
        { kind: 'hashtag', text: '#Café', tag: 'Café', url: 'https://x.com/hashtag/Caf%C3%A9' },
        { kind: 'text', text: ' in Zürich, ' },
        { kind: 'cashtag', text: '$PINION', tag: 'PINION', url: 'https://x.com/search?q=%24PINION' },
        { kind: 'text', text: ' 📈' },
      ],
      media: [],
      poll: null,
      counts: { replies: 3, reposts: 12, likes: 450, quotes: 2, bookmarks: 7, views: 98_765 },
      sensitive: false,
      edited: false,
      conversationId: id('90'),
      replyTo: null,
      quote: null,
    });
  });

  it('shows the reposted post in full, with id, time and author of the repost', () => {
    const repost = entry('80');
    expect(repost).toMatchObject({ createdAt: '2026-01-02T10:00:29.000Z', unavailable: null });
    expect(repost.repostedBy?.username).toBe('quo_example');
    expect(repost.post).toMatchObject({
      id: id('01'),
      author: { username: 'ada_example', verified: 'business' },
      createdAt: '2026-01-02T09:00:00.000Z',
      counts: { likes: 9 },
    });
    expect(shown(post('80').segments)).toBe(
      'A very long text about lighthouses that was cut somewhere in the middle 🗼',
    );
    expect(post('80').media).toEqual([
      {
        key: '3_1001',
        kind: 'photo',
        source: 'https://pbs.twimg.com/media/3_1001.jpg',
        preview: null,
        width: 1200,
        height: 800,
        alt: 'A lighthouse & the sea',
        durationMs: null,
      },
    ]);
  });

  it('keeps the repost itself when X sends neither its target nor a reason', () => {
    const page = parsePage({
      data: [
        { id: '9', text: 'RT @ada_example: cut…', author_id: '1', referenced_tweets: [{ type: 'retweeted', id: '8' }] },
      ],
    });
    expect(page.entries[0]).toMatchObject({ id: '9', repostedBy: null, unavailable: null });
    expect(shown(page.entries[0]?.post?.segments ?? [])).toBe('RT @ada_example: cut…');
  });

  it('shows a quote one level deep and a reply with its target', () => {
    const both = post('70');
    expect(both.replyTo).toEqual({ postId: id('02'), userId: '9003', username: 'ada_example' });
    expect(both.quote).toMatchObject({ state: 'shown', post: { id: id('03'), author: { verified: 'government' } } });
    // Names at the start stay: the reply line shows one of them at most. The link to the shown quote goes.
    expect(shown(both.segments)).toBe('@ada_example @rep_example agreed, see');
    const inner = both.quote?.state === 'shown' ? both.quote.post : null;
    expect(inner).not.toHaveProperty('quote');
    expect(shown(inner?.segments ?? [])).toBe('Quoting somebody else again x.com/rep_example/st…');
  });

  it('leaves the link to a quote that X did not send, as in a repost of a quote', () => {
    expect(post('29').quote).toBeNull();
    expect(shown(post('29').segments)).toBe('Quoting somebody else again x.com/rep_example/st…');
    const unlinked = parsePage({ data: [{ id: '9', text: 'Look', referenced_tweets: [{ type: 'quoted', id: '8' }] }] });
    expect(unlinked.entries[0]?.post?.quote).toEqual({ state: 'unavailable', id: '8', reason: 'unknown' });
  });

  it('says why a quoted or reposted post is not there, and then keeps the link', () => {
    expect(['50', '51', '52'].map((end) => post(end).quote)).toEqual([
      { state: 'unavailable', id: id('06'), reason: 'deleted' },
      { state: 'unavailable', id: id('07'), reason: 'protected' },
      { state: 'unavailable', id: id('08'), reason: 'suspended' },
    ]);
    expect(shown(post('50').segments)).toBe('This one is deleted: twitter.com/any_example/st…');
    expect(entry('45')).toMatchObject({ post: null, unavailable: 'deleted', repostedBy: { username: 'rep_example' } });
    expect(home.missing).toEqual([
      { id: id('05'), reason: 'deleted' },
      { id: id('06'), reason: 'deleted' },
      { id: id('07'), reason: 'protected' },
      { id: id('08'), reason: 'suspended' },
      { id: id('09'), reason: 'deleted' },
    ]);
  });

  it('takes a problem that names no kind of thing for one with the post whose id it has', () => {
    const quoting = { id: '9', text: 'Look', referenced_tweets: [{ type: 'quoted', id: '8' }] };
    const problem = { value: '8', type: 'https://api.x.com/2/problems/resource-not-found' };
    const quoteWith = (errors: unknown) => parsePage({ data: [quoting], errors: [errors] }).entries[0]?.post?.quote;
    expect(quoteWith(problem)).toMatchObject({ reason: 'deleted' });
    expect(quoteWith({ ...problem, parameter: 'author_id' })).toMatchObject({ reason: 'unknown' });
  });

  it('names the user of a reply to a deleted post from its mention', () => {
    expect(post('60').replyTo).toEqual({ postId: id('05'), userId: '9009', username: 'gone_example' });
    expect(shown(post('60').segments)).toBe('@gone_example and gone it was');
  });

  it('shows four photos and removes their one link', () => {
    expect(post('40').media.map(({ key, alt }) => [key, alt])).toEqual([
      ['3_2000', null],
      ['3_2001', null],
      ['3_2002', null],
      ['3_2003', null],
    ]);
    expect(post('40').sensitive).toBe(true);
    expect(shown(post('40').segments)).toBe('Four pictures & one link');
  });

  it('keeps the link when one of the photos is not there', () => {
    const page = structuredClone(fixture('home')) as { includes: { media: { media_key: string }[] } };
    page.includes.media = page.includes.media.filter(({ media_key }) => media_key !== '3_2002');
    const four = parsePage(page).entries.find((each) => each.id === id('40'))?.post;
    expect(four?.media).toHaveLength(3);
    expect(shown(four?.segments ?? [])).toBe('Four pictures & one link pic.x.com/eeeeeeeee1');
  });

  it('plays the best mp4 of a video, and the one of a GIF', () => {
    expect(post('39').media).toEqual([
      {
        key: '7_3001',
        kind: 'video',
        source: 'https://video.twimg.com/example/1280x720.mp4',
        preview: 'https://pbs.twimg.com/example/preview.jpg',
        width: 1280,
        height: 720,
        alt: 'A train',
        durationMs: 15_000,
      },
    ]);
    expect(shown(post('39').segments)).toBe('moving');
    expect(post('38').media[0]).toMatchObject({ kind: 'gif', source: 'https://video.twimg.com/example/gif.mp4' });
    expect(post('38').segments).toEqual([]);
  });

  it('shows a poll in the order of its positions', () => {
    expect(post('37')).toMatchObject({
      author: { protected: true, verified: null, avatar: null },
      poll: {
        options: [
          { label: 'Tea', votes: 5 },
          { label: 'Coffee', votes: 3 },
        ],
        open: false,
        endsAt: '2026-01-03T10:00:15.000Z',
      },
    });
  });

  it('shows the long text of a long post', () => {
    expect(shown(post('36').segments)).toBe(`🧵 ${'Long words & more. '.repeat(30)}example.org/long by @rep_example`);
  });

  it('marks edited posts', () => {
    expect(home.entries.filter((each) => each.post?.edited).map((each) => each.id)).toEqual([id('35')]);
  });

  it('hides what is withheld everywhere, and only that', () => {
    expect(entry('33')).toMatchObject({ post: null, repostedBy: null, unavailable: 'withheld' });
    expect(shown(post('32').segments)).toBe('Not in two countries');
  });

  it('links text that runs from right to left', () => {
    expect(post('31').segments.map(({ kind }) => kind)).toEqual(['text', 'mention', 'text', 'link', 'text', 'hashtag']);
    expect(post('31').lang).toBe('he');
    expect(post('31').author.verified).toBe('blue');
    expect(post('30').lang).toBeNull();
  });

  it('counts what may be billed, once each, and tells what was only sent along', () => {
    const count = (kind: string, from: string): number =>
      home.billed.filter((item) => item.kind === kind && item.from === from).length;
    expect([count('post', 'data'), count('post', 'includes'), count('user', 'includes')]).toEqual([19, 3, 6]);
  });
});

describe('posts with default fields', () => {
  const { entries, billed } = parsePage(fixture('home-default-fields'));

  it('are entries of an unknown author with their text unchanged', () => {
    expect(entries).toHaveLength(2);
    expect(entries[0]?.post).toEqual({
      id: id('90'),
      url: `https://x.com/i/web/status/${id('90')}`,
      author: { id: '', username: '', name: '', avatar: null, verified: null, protected: false },
      createdAt: null,
      lang: null,
      segments: [
        { kind: 'text', text: 'Ask & you shall https://t.co/aaaaaaaaa1' },
        { kind: 'break' },
        { kind: 'break' },
        { kind: 'text', text: '@ada_example #wonder 🐈' },
      ],
      media: [],
      poll: null,
      counts: null,
      sensitive: false,
      edited: false,
      conversationId: null,
      replyTo: null,
      quote: null,
    });
    expect(billed).toHaveLength(2);
  });
});

describe('pages without posts', () => {
  it('may be the end, or go on', () => {
    expect(parsePage(fixture('empty'))).toEqual({
      entries: [],
      newestId: null,
      oldestId: null,
      nextToken: null,
      resultCount: 0,
      missing: [],
      billed: [],
    });
    expect(parsePage(fixture('empty-with-token')).nextToken).toBe('7140dibdnow9c7btw5');
  });

  it('are told from answers that are no pages', () => {
    expect(['empty', 'empty-with-token', 'home', 'home-default-fields'].map((name) => isPage(fixture(name)))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([fixture('protected-user'), {}, [], null, 'text', { data: null }].map(isPage)).toEqual(Array(6).fill(false));
  });

  it('are told from posts of which none can be read: those would end a timeline or close a gap', () => {
    const meta = { result_count: 2 };
    const unreadable = [
      { data: [{ id: 1.9e18 }, { id: 1.9e18 + 4096 }], meta },
      { data: [{ id: null }, {}], meta },
      { data: [null, 'text'], meta },
      { data: 'all of it', meta },
      { data: {}, meta },
      { meta },
    ];
    expect(unreadable.map(isPage)).toEqual(unreadable.map(() => false));
    expect(isPage({ data: [{ id: null }, { id: '1900000000000000001' }], meta })).toBe(true);
    expect(isPage({ meta: { result_count: 0, next_token: 'more' } })).toBe(true);
  });

  it('finds the outermost ids where X does not tell them', () => {
    const page = parsePage({ data: [{ id: '1000000000000000001' }, { id: '999999999999999999' }] });
    expect(page).toMatchObject({ newestId: '1000000000000000001', oldestId: '999999999999999999', resultCount: 2 });
  });
});

describe('odd answers', () => {
  const answer = fixture('home');
  const paths: (string | number)[][] = [];
  const collect = (value: unknown, path: (string | number)[]): void => {
    if (path.length > 0) paths.push(path);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value))
      collect(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  collect(answer, []);

  function replaced(value: unknown, [head, ...rest]: (string | number)[], by: unknown): unknown {
    if (head === undefined) return by;
    if (Array.isArray(value)) return value.map((item, index) => (index === head ? replaced(item, rest, by) : item));
    const object = value as Record<string, unknown>;
    return { ...object, [head]: replaced(object[head], rest, by) };
  }

  it('never throw, and cost no more posts than the one that is odd', () => {
    const odd = fc.oneof(
      fc.constantFrom(
        null,
        undefined,
        '',
        0,
        -1,
        1e300,
        true,
        [],
        {},
        [null],
        [[]],
        { id: 1 },
        '__proto__',
        'constructor',
      ),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), odd, (path, value) => {
        const page = parsePage(replaced(answer, path, value));
        if (path.length > 1) expect(page.entries.length).toBeGreaterThanOrEqual(18);
        for (const { id: entryId, post: shownPost } of page.entries) {
          expect(entryId).toMatch(/^\d+$/);
          expect(Array.isArray(shownPost?.segments ?? [])).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are empty pages when nothing of them makes sense', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(parsePage(value).entries)));
  });
});
