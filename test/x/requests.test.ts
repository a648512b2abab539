import { describe, expect, it } from 'vitest';
import type { TimelineKey } from '../../electron/contract/views/ids.ts';
import type { ApiRequest } from '../../electron/x/api-request.ts';
import {
  listsPage,
  newPost,
  ownUser,
  type PageQuery,
  peoplePage,
  postLookup,
  timelinePage,
  userProfile,
} from '../../electron/x/requests.ts';
import type { Vocabulary } from '../../electron/x/vocabulary.ts';

const parameter = (request: ApiRequest | undefined, name: string): string | undefined =>
  request?.query.find(([each]) => each === name)?.[1];
const list = (request: ApiRequest | undefined, name: string): string[] => parameter(request, name)?.split(',') ?? [];

const userFields = ['id', 'name', 'profile_image_url', 'protected', 'username', 'verified', 'verified_type'];

const own = '12';
const keys = {
  home: { kind: 'home' },
  mentions: { kind: 'mentions' },
  user: { kind: 'user', userId: '34', replies: true, reposts: true },
  likes: { kind: 'likes', userId: '34' },
  bookmarks: { kind: 'bookmarks' },
  list: { kind: 'list', listId: '77' },
  search: { kind: 'search', query: 'from:ada_example -is:retweet "a & b"' },
} as const satisfies Record<string, TimelineKey>;

const page = (key: TimelineKey, query: PageQuery = { maxResults: 20 }, vocabulary: Vocabulary = 'tweet'): ApiRequest =>
  timelinePage(key, own, query, vocabulary);

describe('requests', () => {
  it('go to their endpoints', () => {
    const asked = [
      ...Object.values(keys).map((key) => page(key)),
      postLookup(['5'], 'tweet'),
      ownUser(),
      userProfile({ userId: '34' }),
      userProfile({ username: 'ada_example' }),
      peoplePage({ kind: 'following', userId: '34' }, {}),
      peoplePage({ kind: 'followers', userId: '34' }, {}),
      listsPage('owned', own, {}),
      listsPage('followed', own, {}),
      newPost('Hello'),
    ];
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /2/users/12/timelines/reverse_chronological',
      'GET /2/users/12/mentions',
      'GET /2/users/34/tweets',
      'GET /2/users/34/liked_tweets',
      'GET /2/users/12/bookmarks',
      'GET /2/lists/77/tweets',
      'GET /2/tweets/search/recent',
      'GET /2/tweets',
      'GET /2/users/me',
      'GET /2/users/34',
      'GET /2/users/by/username/ada_example',
      'GET /2/users/34/following',
      'GET /2/users/34/followers',
      'GET /2/users/12/owned_lists',
      'GET /2/users/12/followed_lists',
      'POST /2/tweets',
    ]);
    expect(new Set(asked.map(({ api }) => api))).toEqual(new Set(['v2']));
    for (const { query: pairs } of asked) {
      const names = pairs.map(([name]) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('ask for everything that a post shows, in the old vocabulary', () => {
    const request = page(keys.home);
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
    const asked = Object.values({ ...keys, search: { kind: 'search', query: 'sea' } as const });
    const requests = asked.map((key) => page(key, { maxResults: 20 }, 'post'));
    for (const request of [...requests, postLookup(['5'], 'post')]) {
      expect(parameter(request, 'tweet.fields')).toBeUndefined();
      expect(JSON.stringify(request.query)).not.toMatch(/tweet/);
      expect(list(request, 'post.fields')).toEqual(
        expect.arrayContaining(['text', 'note_post', 'entities', 'attachments']),
      );
      expect(list(request, 'expansions')).toContain('referenced_posts');
    }
  });

  it.each<{ kind: keyof typeof keys; cases: [asked: number, sent: number][] }>([
    {
      kind: 'home',
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
      kind: 'user',
      cases: [
        [1, 5],
        [5, 5],
        [3000, 100],
        [-3, 5],
      ],
    },
    {
      kind: 'mentions',
      cases: [
        [1, 5],
        [101, 100],
      ],
    },
    {
      kind: 'likes',
      cases: [
        [1, 5],
        [101, 100],
      ],
    },
    {
      kind: 'bookmarks',
      cases: [
        [0, 1],
        [90, 90],
        [100, 90],
      ],
    },
    {
      kind: 'list',
      cases: [
        [0, 1],
        [101, 100],
      ],
    },
    {
      kind: 'search',
      cases: [
        [1, 10],
        [101, 100],
      ],
    },
  ])('keep the size of a page of $kind in its range', ({ kind, cases }) => {
    for (const [asked, sent] of cases) {
      expect(parameter(page(keys[kind], { maxResults: asked }), 'max_results')).toBe(String(sent));
    }
  });

  const part = { maxResults: 20, sinceId: '5', untilId: '9', paginationToken: 'abc' };

  it.each(['home', 'mentions', 'user', 'search'] as const)('carry the part of %s that is wanted', (kind) => {
    const request = page(keys[kind], part);
    expect(parameter(request, 'since_id')).toBe('5');
    expect(parameter(request, 'until_id')).toBe('9');
    expect(parameter(request, kind === 'search' ? 'next_token' : 'pagination_token')).toBe('abc');
    expect(parameter(request, kind === 'search' ? 'pagination_token' : 'next_token')).toBeUndefined();
  });

  it.each(['likes', 'bookmarks', 'list'] as const)('page through %s by token only', (kind) => {
    const request = page(keys[kind], part);
    expect(parameter(request, 'pagination_token')).toBe('abc');
    expect(parameter(request, 'since_id')).toBeUndefined();
    expect(parameter(request, 'until_id')).toBeUndefined();
  });

  it.each([
    [true, true, undefined],
    [false, true, 'replies'],
    [true, false, 'retweets'],
    [false, false, 'replies,retweets'],
  ])('leave out of a user what the key leaves out: replies %s, reposts %s', (replies, reposts, sent) => {
    expect(parameter(page({ kind: 'user', userId: '34', replies, reposts }), 'exclude')).toBe(sent);
  });

  it('search for the newest first, in the words of the person', () => {
    const request = page(keys.search);
    expect(parameter(request, 'query')).toBe(keys.search.query);
    expect(parameter(request, 'sort_order')).toBe('recency');
  });

  it('look up posts by their ids', () => {
    expect(list(postLookup(['5', '9'], 'tweet'), 'ids')).toEqual(['5', '9']);
  });

  it('ask for people and lists by token', () => {
    const people = peoplePage({ kind: 'followers', userId: '34' }, { maxResults: 5000, paginationToken: 'abc' });
    expect(parameter(people, 'max_results')).toBe('1000');
    expect(parameter(people, 'pagination_token')).toBe('abc');
    expect(list(people, 'user.fields').sort()).toEqual(userFields);
    const lists = listsPage('owned', own, { paginationToken: 'abc' });
    expect(parameter(lists, 'max_results')).toBe('100');
    expect(parameter(lists, 'pagination_token')).toBe('abc');
    expect(parameter(lists, 'expansions')).toBe('owner_id');
    expect(list(lists, 'list.fields')).toEqual(
      expect.arrayContaining(['name', 'description', 'member_count', 'private']),
    );
  });

  it('ask for more of a user whose profile is shown', () => {
    expect(list(userProfile({ userId: '34' }), 'user.fields')).toEqual(
      expect.arrayContaining([...userFields, 'description', 'entities', 'location', 'public_metrics']),
    );
  });

  it('post a text as JSON, with nothing in the query', () => {
    expect(newPost('Hello & goodbye')).toMatchObject({ query: [], body: { json: { text: 'Hello & goodbye' } } });
  });

  it('cannot be led to another path', () => {
    expect(userProfile({ username: '../../1.1/x?y#z' }).path).toBe('/2/users/by/username/..%2F..%2F1.1%2Fx%3Fy%23z');
  });
});
