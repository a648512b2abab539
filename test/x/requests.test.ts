import { describe, expect, it } from 'vitest';
import {
  type ApiRequest,
  homeTimeline,
  mentions,
  ownUser,
  postLookups,
  timelinePage,
  userByUsername,
  userPosts,
  usersById,
} from '../../electron/x/requests.ts';

const parameter = (request: ApiRequest | undefined, name: string): string | undefined =>
  request?.query.find(([each]) => each === name)?.[1];
const list = (request: ApiRequest | undefined, name: string): string[] => parameter(request, name)?.split(',') ?? [];

const userFields = ['id', 'name', 'profile_image_url', 'protected', 'username', 'verified', 'verified_type'];

describe('requests', () => {
  it('name the limit that they count for', () => {
    const query = { maxResults: 20 };
    const asked = [
      homeTimeline('12', query, 'tweet'),
      userPosts('12', query, 'tweet'),
      mentions('12', query, 'tweet'),
      ...postLookups(['5'], 'tweet'),
      ownUser(),
      ...usersById(['12']),
      userByUsername('ada_example'),
    ];
    expect(asked.map(({ method, endpoint, path }) => [method, endpoint, path])).toEqual([
      ['GET', 'GET /2/users/:id/timelines/reverse_chronological', '/2/users/12/timelines/reverse_chronological'],
      ['GET', 'GET /2/users/:id/tweets', '/2/users/12/tweets'],
      ['GET', 'GET /2/users/:id/mentions', '/2/users/12/mentions'],
      ['GET', 'GET /2/tweets', '/2/tweets'],
      ['GET', 'GET /2/users/me', '/2/users/me'],
      ['GET', 'GET /2/users', '/2/users'],
      ['GET', 'GET /2/users/by/username/:username', '/2/users/by/username/ada_example'],
    ]);
    for (const { query: pairs } of asked) {
      const names = pairs.map(([name]) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('choose by the kind of timeline', () => {
    const ask = (timeline: Parameters<typeof timelinePage>[0]) =>
      timelinePage(timeline, '12', { maxResults: 7 }, 'tweet').path;
    expect(ask({ kind: 'home' })).toBe('/2/users/12/timelines/reverse_chronological');
    expect(ask({ kind: 'mentions' })).toBe('/2/users/12/mentions');
    expect(ask({ kind: 'user', userId: '34' })).toBe('/2/users/34/tweets');
  });

  it('ask for everything that a post shows, in the old vocabulary', () => {
    const request = homeTimeline('12', { maxResults: 20 }, 'tweet');
    expect(list(request, 'tweet.fields').sort()).toEqual([
      'attachments',
      'author_id',
      'conversation_id',
      'created_at',
      'display_text_range',
      'edit_controls',
      'edit_history_tweet_ids',
      'entities',
      'id',
      'in_reply_to_user_id',
      'lang',
      'note_tweet',
      'possibly_sensitive',
      'public_metrics',
      'referenced_tweets',
      'reply_settings',
      'text',
      'withheld',
    ]);
    expect(list(request, 'expansions')).toEqual([
      'author_id',
      'attachments.media_keys',
      'attachments.poll_ids',
      'referenced_tweets.id',
      'referenced_tweets.id.author_id',
      'referenced_tweets.id.attachments.media_keys',
    ]);
    expect(list(request, 'user.fields').sort()).toEqual(userFields);
    expect(list(request, 'media.fields')).toContain('alt_text');
    expect(list(request, 'poll.fields')).toContain('options');
  });

  it('ask for the same in the new vocabulary, with no old name left', () => {
    for (const request of [homeTimeline('12', { maxResults: 20 }, 'post'), ...postLookups(['5'], 'post')]) {
      expect(parameter(request, 'tweet.fields')).toBeUndefined();
      expect(JSON.stringify(request.query)).not.toMatch(/tweet/);
      expect(list(request, 'post.fields')).toEqual(
        expect.arrayContaining(['text', 'note_post', 'entities', 'attachments']),
      );
      expect(list(request, 'expansions')).toContain('referenced_posts');
    }
  });

  it.each([
    {
      build: homeTimeline,
      cases: [
        [0, 1],
        [1, 1],
        [50.7, 50],
        [101, 100],
        [Number.NaN, 1],
        [Number.POSITIVE_INFINITY, 100],
      ],
    },
    {
      build: userPosts,
      cases: [
        [1, 5],
        [5, 5],
        [3000, 100],
        [-3, 5],
      ],
    },
    {
      build: mentions,
      cases: [
        [1, 5],
        [100, 100],
        [101, 100],
      ],
    },
  ])('keep the size of a page in the range of $build.name', ({ build, cases }) => {
    for (const [asked = 0, sent] of cases) {
      expect(parameter(build('12', { maxResults: asked }, 'tweet'), 'max_results')).toBe(String(sent));
    }
  });

  it('carry the part of the timeline that is wanted', () => {
    const query = {
      maxResults: 20,
      sinceId: '5',
      untilId: '9',
      paginationToken: 'abc',
      exclude: ['reposts', 'replies'] as const,
    };
    const sent = userPosts('12', query, 'tweet').query.slice(0, 5);
    expect(sent).toEqual([
      ['max_results', '20'],
      ['since_id', '5'],
      ['until_id', '9'],
      ['pagination_token', 'abc'],
      ['exclude', 'retweets,replies'],
    ]);
    expect(parameter(mentions('12', query, 'tweet'), 'exclude')).toBeUndefined();
    expect(parameter(homeTimeline('12', { maxResults: 20, exclude: [] }, 'tweet'), 'exclude')).toBeUndefined();
  });

  it('look up a hundred ids at a time, each once', () => {
    const ids = Array.from({ length: 205 }, (_, index) => String(index + 1));
    const requests = postLookups([...ids, '1'], 'tweet');
    expect(requests.map((request) => list(request, 'ids').length)).toEqual([100, 100, 5]);
    expect(requests.flatMap((request) => list(request, 'ids'))).toEqual(ids);
    expect(usersById(ids).map((request) => list(request, 'ids').length)).toEqual([100, 100, 5]);
    expect(postLookups([], 'tweet')).toEqual([]);
  });

  it('cannot be led to another path', () => {
    expect(userByUsername('../../1.1/x?y#z').path).toBe('/2/users/by/username/..%2F..%2F1.1%2Fx%3Fy%23z');
  });
});
