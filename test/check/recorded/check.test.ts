import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { EntryView, MediaView, PostView, Segment, UserView } from '../../../electron/contract/views/posts.ts';
import { inPostVocabulary } from '../../x/fixture.ts';
import { pageV2, postsV1, usersV1 } from './answers.ts';
import { appParsers, checkFile, type FileReport, type Parsers } from './check.ts';

const bytes = (value: unknown): Uint8Array => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
const check = (value: unknown, parsers?: Parsers): FileReport => checkFile('a.json', bytes(value), parsers);
const counts = ({ posts, users, entities, differences }: FileReport) => [posts, users, entities, differences];
const exchange = (body: unknown, status: unknown = 200) => ({
  request: { method: 'GET', url: 'https://api.x.com/2/tweets' },
  response: { status, headers: {}, body },
});

describe('what the app makes of recorded answers', () => {
  it('is what was recorded, in both vocabularies and both versions', () => {
    // Seven posts and one that came along; a repost and a withheld post show nothing of their own.
    expect(counts(check(pageV2))).toEqual([8, 2, 12, []]);
    expect(counts(check(inPostVocabulary(pageV2)))).toEqual([8, 2, 12, []]);
    expect(counts(check(postsV1))).toEqual([6, 2, 9, []]);
    expect(counts(check(usersV1))).toEqual([1, 2, 3, []]);
  });

  it('is the same however the answers were wrapped', () => {
    const json = JSON.stringify(pageV2);
    const forms = [
      json,
      `\uFEFF${json}`,
      [exchange(pageV2, '200 OK')],
      [exchange(pageV2)],
      exchange(pageV2),
      [exchange(json)],
      [exchange(JSON.stringify(json))],
      [exchange(gzipSync(json).toString('base64'))],
      [exchange(brotliCompressSync(json).toString('base64'))],
      [exchange(Buffer.from(json).toString('base64'))],
      [exchange({ string: json })],
      [exchange({ encoding: 'utf-8', base64_string: gzipSync(json).toString('base64') })],
      { version: 1, interactions: [exchange({ string: json }, { code: 200, message: 'OK' })] },
      JSON.stringify(json),
      [pageV2],
      `${json}\n${JSON.stringify({ meta: { result_count: 0 } })}\n`,
    ];
    for (const form of forms) expect(counts(check(form))).toEqual([8, 2, 12, []]);
    expect(counts(checkFile('a.json.gz', gzipSync(json)))).toEqual([8, 2, 12, []]);
    expect(counts(checkFile('a.json', Buffer.from(`\uFEFF${json}`, 'utf16le')))).toEqual([8, 2, 12, []]);
  });

  it('is found in answers of every shape', () => {
    const [first] = postsV1;
    const { users, tweets } = pageV2.includes;
    const post = tweets[0];
    expect(counts(check({ statuses: postsV1, search_metadata: {} }))).toEqual([6, 2, 9, []]);
    expect(counts(check(first))).toEqual([1, 1, 4, []]);
    expect(counts(check(post))).toEqual([1, 0, 0, []]);
    expect(counts(check({ data: post }))).toEqual([1, 0, 0, []]);
    expect(counts(check([post]))).toEqual([1, 0, 0, []]);
    expect(counts(check({ data: users[0], includes: { tweets } }))).toEqual([1, 1, 1, []]);
    expect(counts(check({ data: users, meta: {} }))).toEqual([0, 2, 1, []]);
    expect(counts(check(users))).toEqual([0, 2, 1, []]);
    expect(counts(check(usersV1.users[1]))).toEqual([0, 1, 1, []]);
    expect(counts(check({ data: [{ id: '7', name: 'Sea' }], includes: { users } }))).toEqual([0, 2, 1, []]);
    const listV1 = { id_str: '7', name: 'Sea', slug: 'sea', mode: 'private', user: usersV1.users[1] };
    expect(counts(check([listV1]))).toEqual([0, 1, 1, []]);
    // Pages that were put into one array, and a post without anything to read.
    expect(counts(check([postsV1.slice(0, 2), postsV1.slice(2)]))).toEqual([6, 2, 9, []]);
    expect(counts(check([{ id_str: '7', text: null, favorite_count: 0 }]))).toEqual([1, 0, 0, []]);
    expect(counts(check({ data: { id: '7', edit_history_tweet_ids: ['7'] } }))).toEqual([1, 0, 0, []]);
  });

  it('may have gaps: people of whom only the id is told, names half a character long, problems without details', () => {
    const stub = { id: '9', username: '', name: '' };
    expect(check({ data: [stub], meta: {} }).differences).toEqual([]);
    const lone = {
      data: [{ id: '1', text: '#\udc00x', entities: { hashtags: [{ start: 0, end: 3, tag: '\udc00x' }] } }],
    };
    expect(counts(check(lone))).toEqual([1, 0, 1, []]);
    const quote = { id: '2', text: 'Gone', referenced_tweets: [{ type: 'quoted', id: '1' }] };
    expect(check({ data: [quote], errors: [{ value: '1', title: 'Odd' }] }).differences).toEqual([]);
  });

  it.each([
    ['an empty page', { meta: { result_count: 0 } }],
    ['an empty page with a next one', { meta: { result_count: 0, next_token: 'n' } }],
    ['an empty array', []],
    ['an empty list', { data: [], meta: { result_count: 0 } }],
    ['nobody', { users: [], next_cursor_str: '0' }],
  ])('may be nothing: %s', (_, body) => {
    expect(check(body)).toMatchObject({ checked: true, posts: 0, users: 0, differences: [] });
  });
});

describe('what is no recording of posts or users', () => {
  it.each([
    ['rate limits', { rate_limit_context: {}, resources: {} }, /rate limits/],
    ['an error', { errors: [{ code: 88, message: 'Rate limit exceeded' }] }, /an error answer/],
    ['a problem', { title: 'Forbidden', detail: 'No', type: 'about:blank', status: 403 }, /an error answer/],
    ['a refusal', [exchange({ title: 'Forbidden' }, 403)], /an error answer \(403\)/],
    ['a refusal in a recorder', { interactions: [exchange('', { code: 404 })] }, /an error answer \(404\)/],
    ['a request without body', [exchange(null)], /without body/],
    ['half an answer', '{"data":[{"id":"1"', /broken JSON/],
    ['a body that is no JSON', [exchange('<html></html>')], /not JSON/],
    ['settings of an account', { screen_name: 'ada_example', language: 'en' }, /unknown shape/],
    [
      'a request that got no answer',
      [{ request: {} }, exchange({ ids: ['1'] })],
      /a request without answer,of an unknown shape/,
    ],
    ['a deletion', { data: { deleted: true } }, /deleted/],
    ['something else', { message: 'hello' }, /unknown shape \(message\)/],
    ['an array of something else', [{ message: 'hello' }], /unknown things/],
    ['a number', '7', /not an object/],
    ['a message', [{ id: 1, id_str: '1', text: 'Hello', recipient_id: 2 }], /unknown things/],
    ['nothing but a reason', { data: null, errors: [{ title: 'Not Found Error' }] }, /an error answer/],
    ['a refusal with words', [exchange('{"errors":[]}', '404 Not Found')], /an error answer \(404\)/],
    ['nests', `${'['.repeat(9000)}${']'.repeat(9000)}`, /unknown things/],
    ['nothing', '', /empty/],
  ])('is skipped with its reason: %s', (_, content, reason) => {
    const report = check(content);
    expect(report).toMatchObject({ checked: false, posts: 0, differences: [] });
    expect(report.skipped.join()).toMatch(reason);
  });

  it('is skipped when it is a picture, or prose', () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0);
    expect(checkFile('a.png', png).skipped).toEqual(['not JSON']);
    expect(checkFile('README.md', bytes('# Recordings')).skipped).toEqual(['not JSON']);
  });

  it('is counted when it stands beside posts', () => {
    const stream = [...postsV1, { delete: { status: { id_str: '1' } } }, { limit: { track: 5 } }];
    expect(check(stream)).toMatchObject({ checked: true, posts: 6, differences: [] });
    expect(check(stream).skipped).toEqual([expect.stringMatching(/delete/), expect.stringMatching(/limit/)]);
  });

  it('does not keep the rest of a file from being compared', () => {
    expect(check([exchange({}, 503), exchange(pageV2)])).toMatchObject({
      checked: true,
      posts: 8,
      skipped: [expect.any(String)],
    });
  });
});

describe('a recording with broken positions', () => {
  const text = 'See @ada_example and @bob_example at https://t.co/one, then @ada_example again';
  const post = (entities: unknown) => ({ data: [{ id: '1', text, entities }] });
  const link = { url: 'https://t.co/one', display_url: 'one.example', expanded_url: 'https://one.example' };

  it.each([
    [
      'shifted',
      { mentions: [{ start: 5, end: 17, username: 'ada_example' }], urls: [{ ...link, start: 40, end: 56 }] },
    ],
    ['beyond the end', { mentions: [{ start: 150, end: 162, username: 'bob_example' }] }],
    [
      'of another name',
      { mentions: [{ start: 4, end: 16, username: 'carl_example' }], hashtags: [{ start: 0, end: 4, tag: 'none' }] },
    ],
    ['missing', { mentions: [{ username: 'ada_example' }], urls: [link] }],
    [
      'overlapping',
      {
        mentions: [
          { start: 4, end: 16, username: 'ada_example' },
          { start: 4, end: 16, username: 'ada_example' },
        ],
      },
    ],
    ['no numbers', { mentions: [{ start: '4', end: '16', username: 'ada_example' }] }],
    ['ambiguous', { mentions: [{ start: 30, end: 42, username: 'ada_example' }] }],
  ])('is followed as the rule says: %s', (_, entities) => {
    expect(check(post(entities)).differences).toEqual([]);
  });

  it('may say that the link of a quote ends behind the text', () => {
    const quote = { ...link, start: 4, end: 21, expanded_url: 'https://x.com/ada_example/status/2' };
    const quoting = {
      id: '1',
      text: 'Hm. https://t.co/one',
      entities: { urls: [quote] },
      referenced_tweets: [{ type: 'quoted', id: '2' }],
    };
    expect(check({ data: [quoting, { id: '2', text: 'Quoted' }] }).differences).toEqual([]);
  });
});

describe('a parser that makes a mistake', () => {
  const inEntries =
    (change: (entry: EntryView) => EntryView | null): Parsers['v2']['posts'] =>
    (answer) =>
      appParsers.v2.posts(answer).flatMap((entry) => change(entry) ?? []);
  const inPosts = (change: (post: PostView) => Partial<PostView>) =>
    inEntries((entry) => (entry.post === null ? entry : { ...entry, post: { ...entry.post, ...change(entry.post) } }));
  const inMedia = (fields: Partial<MediaView>) =>
    inPosts(({ media }) => ({ media: media.map((each) => ({ ...each, ...fields })) }));
  const inSegments = (change: (segment: Segment) => Segment | Segment[]) =>
    inPosts(({ segments }) => ({ segments: segments.flatMap(change) }));
  const withPosts = (posts: Parsers['v2']['posts']): Parsers => ({ ...appParsers, v2: { ...appParsers.v2, posts } });
  const change = <Kind extends Segment['kind']>(kind: Kind, fields: Partial<Extract<Segment, { kind: Kind }>>) =>
    inSegments((segment) => (segment.kind === kind ? { ...segment, ...fields } : segment));

  it.each<[string, Parsers['v2']['posts'], RegExp]>([
    ['loses a post', (answer) => appParsers.v2.posts(answer).slice(1), /is lost/],
    ['turns them around', (answer) => appParsers.v2.posts(answer).toReversed(), /out of order/],
    ['makes one up', inEntries((entry) => ({ ...entry, id: `${entry.id}1` })), /was not recorded/],
    [
      'loses a character',
      inPosts(({ segments }) => ({
        segments: segments.map((each) => (each.kind === 'text' ? { ...each, text: each.text.slice(0, -1) } : each)),
      })),
      /recorded/,
    ],
    ['loses the end', inPosts(({ segments }) => ({ segments: segments.slice(0, -1) })), /text is missing/],
    [
      'leaves text escaped',
      inSegments((each) => (each.kind === 'text' ? { ...each, text: each.text.replaceAll('&', '&amp;') } : each)),
      /shown "amp;/,
    ],
    [
      'leaves a line break in the text',
      inSegments((each) => (each.kind === 'break' ? { kind: 'text', text: '\n' } : each)),
      /shown " "/,
    ],
    [
      'leaves a mention unlinked',
      inSegments((each) => (each.kind === 'mention' ? { kind: 'text', text: each.text } : each)),
      /mention .* is not linked/,
    ],
    [
      'links what is none',
      inSegments((each) =>
        each.kind === 'text' ? { kind: 'hashtag', text: each.text, tag: each.text, url: '' } : each,
      ),
      /where none was recorded/,
    ],
    [
      'links a letter too much',
      inSegments((each) =>
        each.kind === 'text' && each.text.endsWith('with ') ? [{ ...each, text: each.text.slice(0, -1) }] : each,
      ),
      /recorded/,
    ],
    ['leads elsewhere', change('link', { url: 'https://example.org/' }), /link url/],
    ['shows another address', change('link', { text: 'example.com' }), /link text/],
    ['explains a link wrongly', change('link', { title: '' }), /link title/],
    ['means somebody else', change('mention', { userId: '1' }), /mention userId/],
    ['leads to somebody else', change('mention', { url: 'https://x.com/eve' }), /mention url/],
    ['searches something else', change('hashtag', { tag: 'Cafe' }), /hashtag tag/],
    ['finds another share', change('cashtag', { url: 'https://x.com' }), /cashtag url/],
    ['loses pictures', inPosts(() => ({ media: [] })), /photo 3_1 is lost/],
    [
      'takes a video for a photo',
      inPosts(({ media }) => ({ media: media.map((each) => ({ ...each, kind: 'photo' })) })),
      /video 7_2: kind is "photo"/,
    ],
    [
      'shows another picture',
      inPosts(({ media }) => ({ media: media.map((each) => ({ ...each, source: 'https://pbs.twimg.com/x.jpg' })) })),
      /photo 3_1: source is "https:\/\/pbs.twimg.com\/x.jpg"/,
    ],
    ['loses a description', inMedia({ alt: null }), /photo 3_1: alt is "null", recorded "Tea"/],
    ['plays a worse video', inMedia({ source: 'https://video.twimg.com/2-low.mp4' }), /video 7_2: source/],
    ['reserves another space', inMedia({ height: 8 }), /photo 3_1: height/],
    ['turns pictures around', inPosts(({ media }) => ({ media: media.toReversed() })), /media are out of order/],
    ['miscounts', inPosts(({ counts }) => ({ counts: counts && { ...counts, likes: 1 } })), /counts is/],
    ['shows at once what is sensitive', inPosts(() => ({ sensitive: false })), /sensitivity/],
    ['hides that it was edited', inPosts(() => ({ edited: false })), /edit mark/],
    ['loses the conversation', inPosts(() => ({ conversationId: null })), /conversation is/],
    ['leads to another post', inPosts(() => ({ url: 'https://x.com/i/web/status/1' })), /address is/],
    [
      'makes up whom it answers',
      inPosts(() => ({ replyTo: { postId: '1', userId: null, username: null } })),
      /replied/,
    ],
    ['loses a mark', inPosts(({ author }) => ({ author: { ...author, verified: null } })), /author: mark/],
    ['loses when it was reposted', inEntries((entry) => ({ ...entry, createdAt: null })), /time of the entry/],
    [
      'makes up a repost',
      inEntries((entry) => ({ ...entry, repostedBy: entry.post?.author ?? null })),
      /a repost that was not recorded/,
    ],
    [
      'gives another reason',
      inEntries((entry) => (entry.unavailable ? { ...entry, unavailable: 'protected' } : entry)),
      /for being protected, recorded deleted/,
    ],
    [
      'gives another reason for a quote',
      inPosts(({ quote }) => (quote?.state === 'unavailable' ? { quote: { ...quote, reason: 'suspended' } } : {})),
      /nothing tells of quoted post 1800000000000000000/,
    ],
    ['loses the quote', inPosts(() => ({ quote: null })), /quoted post .* is lost/],
    [
      'loses what cannot be shown',
      inPosts(({ quote }) => (quote?.state === 'unavailable' ? { quote: null, segments: [] } : {})),
      /nothing tells of quoted post/,
    ],
    ['loses the poll', inPosts(() => ({ poll: null })), /poll/],
    ['loses the time', inPosts(() => ({ createdAt: null })), /time/],
    ['takes another for the author', inPosts(({ author }) => ({ author: { ...author, username: 'eve' } })), /author/],
    ['loses whom it answers', inPosts(() => ({ replyTo: null })), /replied-to post/],
    [
      'shows the cut text of a repost',
      inEntries((entry) =>
        entry.repostedBy && entry.post
          ? { ...entry, post: { ...entry.post, segments: [{ kind: 'text', text: 'RT @ada_example: R&D…' }] } }
          : entry,
      ),
      /shown "RT/,
    ],
    ['loses who reposted', inEntries((entry) => ({ ...entry, repostedBy: null })), /who reposted/],
    [
      'shows what is withheld',
      inEntries((entry) => {
        const shown = appParsers.v2.posts(pageV2)[0]?.post;
        return entry.unavailable && shown ? { ...entry, post: shown, unavailable: null } : entry;
      }),
      /although it cannot be/,
    ],
    ['hides what is not', inEntries((entry) => ({ ...entry, post: null, unavailable: 'deleted' })), /is lost/],
    [
      'keeps a link that is shown as a picture',
      inPosts(({ id, segments }) =>
        id.endsWith('9') ? { segments: [...segments, { kind: 'text', text: ' https://t.co/pic' }] } : {},
      ),
      /shown " https/,
    ],
    [
      'gives up',
      () => {
        throw new Error('oops');
      },
      /the parser failed: oops/,
    ],
  ])('is found out when it %s', (_, posts, difference) => {
    expect(check(pageV2, withPosts(posts)).differences.join('\n')).toMatch(difference);
  });

  const inUsers = (change: (user: UserView) => UserView | null): Parsers => {
    const users: Parsers['v1']['users'] = (answer) => appParsers.v1.users(answer).flatMap((user) => change(user) ?? []);
    return { ...appParsers, v1: { ...appParsers.v1, users } };
  };
  const inProfiles = (profile: Parsers['v1']['profile']): Parsers => ({
    ...appParsers,
    v1: { ...appParsers.v1, profile },
  });

  it.each<[string, Parsers, RegExp]>([
    ['loses a user', inUsers((user) => (user.id === '9001' ? null : user)), /user 9001: is lost/],
    ['takes another name', inUsers((user) => ({ ...user, name: 'Eve' })), /name is "Eve"/],
    ['takes another handle', inUsers((user) => ({ ...user, username: 'eve' })), /handle is "eve"/],
    ['opens what is protected', inUsers((user) => ({ ...user, protected: true })), /protection/],
    ['leaves a name escaped', inUsers((user) => ({ ...user, name: 'bob_example &amp; Co' })), /name is/],
    ['loses a mark', inUsers((user) => ({ ...user, verified: null })), /mark is/],
    [
      'loses a place',
      inProfiles((user) => {
        const profile = appParsers.v1.profile(user);
        return profile && { ...profile, location: null };
      }),
      /place is "null", recorded "The <sea>"/,
    ],
    ['loses a profile', inProfiles(() => null), /the profile is lost/],
    [
      'loses a number',
      inProfiles((user) => {
        const profile = appParsers.v1.profile(user);
        return profile && { ...profile, followers: null };
      }),
      /followers/,
    ],
    [
      'leaves a description unlinked',
      inProfiles((user) => {
        const profile = appParsers.v1.profile(user);
        return profile && { ...profile, description: [{ kind: 'text', text: 'Hello https://t.co/own' }] };
      }),
      /description: link .* is not linked/,
    ],
  ])('is found out when it %s', (_, parsers, difference) => {
    expect(check(usersV1, parsers).differences.join('\n')).toMatch(difference);
  });

  it('is found out in v1.1, and in lists', () => {
    const posts: Parsers['v1']['posts'] = (answer) => appParsers.v1.posts(answer).slice(1);
    const lists = () => [];
    const broken: Parsers = { v1: { ...appParsers.v1, posts }, v2: { ...appParsers.v2, lists } };
    expect(check(postsV1, broken).differences).toEqual([
      expect.stringMatching(/^a\.json, post 1900000000000000029: is lost$/),
    ]);
    expect(check({ data: [{ id: '7', name: 'Sea' }] }, broken).differences).toEqual([
      expect.stringMatching(/list 7: is lost/),
    ]);
    const listed = { id_str: '7', name: 'S &amp; T', slug: 'sea', mode: 'public', user: usersV1.users[1] };
    const ownerless: Parsers['v1']['lists'] = (answer) =>
      appParsers.v1.lists(answer).map((list) => ({ ...list, owner: null }));
    expect(check({ lists: [listed] }).differences).toEqual([]);
    expect(check([listed], { ...broken, v1: { ...broken.v1, lists: ownerless } }).differences).toEqual([
      expect.stringMatching(/list 7: owner is "null", recorded "9002"/),
    ]);
  });

  it('is found out when it reads an array but not what a search, a page of users or a single answer is', () => {
    const inArrays =
      <Row>(read: (answer: unknown) => Row[]) =>
      (answer: unknown): Row[] =>
        Array.isArray(answer) ? read(answer) : [];
    const { posts, users } = appParsers.v1;
    const broken = { ...appParsers, v1: { ...appParsers.v1, posts: inArrays(posts), users: inArrays(users) } };
    expect(check(postsV1, broken).differences).toEqual([]);
    for (const answer of [{ statuses: postsV1 }, postsV1[0], usersV1, usersV1.users[0]]) {
      expect(check(answer, broken).differences).toContainEqual(expect.stringMatching(/is lost/));
    }
  });

  it('is shown in lines of readable length', () => {
    const posts = inPosts(() => ({ segments: [{ kind: 'text', text: 'x'.repeat(5000) }] }));
    for (const difference of check(pageV2, withPosts(posts)).differences) {
      expect(difference.length).toBeLessThan(300);
      expect(difference).not.toMatch(/\n/);
    }
  });
});
