/**
 * Descriptions of requests to the X API v1.1. Pure. Posts are asked for in extended mode, with their whole text; whoever
 * answers in the old one is understood as well.
 * Endpoints: https://docs.x.com/x-api/posts/timelines/migrate, and the v1.1 reference as it was.
 */
import type { PostId, TimelineKey } from '../contract/views/ids.ts';
import type { Asked } from '../contract/views/limits.ts';
import type { PeopleKey } from '../contract/views/people.ts';
import type { ApiRequest, QueryPairs } from './api-request.ts';
import type { Stretch } from './paging-v1.ts';
import { MOST_IDS, type TokenQuery, type UserReference } from './requests.ts';
import { queryForV1 } from './search-v1.ts';

const get = (name: string, query: QueryPairs): ApiRequest => ({
  method: 'GET',
  api: 'v1.1',
  path: `/1.1/${name}.json`,
  query,
});

const WHOLE_POSTS: QueryPairs = [
  ['tweet_mode', 'extended'],
  ['include_ext_alt_text', 'true'],
];

/** Nothing of users but what is shown of them. */
const PLAIN_USERS: QueryPairs = [['skip_status', 'true']];

/** An endpoint of posts, with the parameters that only this timeline has. */
interface PostsEndpoint {
  name: string;
  most: number;
  extra: QueryPairs;
}

/** @returns null for what v1.1 does not have */
function endpointOf(timeline: TimelineKey): PostsEndpoint | null {
  switch (timeline.kind) {
    case 'home':
      return { name: 'statuses/home_timeline', most: 200, extra: [] };
    case 'mentions':
      return { name: 'statuses/mentions_timeline', most: 200, extra: [] };
    case 'user':
      return {
        name: 'statuses/user_timeline',
        most: 200,
        extra: [
          ['user_id', timeline.userId],
          ['exclude_replies', String(!timeline.replies)],
          ['include_rts', String(timeline.reposts)],
        ],
      };
    case 'likes':
      return { name: 'favorites/list', most: 200, extra: [['user_id', timeline.userId]] };
    case 'list':
      return {
        name: 'lists/statuses',
        most: 200,
        extra: [
          ['list_id', timeline.listId],
          ['include_rts', 'true'],
        ],
      };
    case 'search': {
      const query = queryForV1(timeline.query);
      return query === null
        ? null
        : {
            name: 'search/tweets',
            most: 100,
            extra: [
              ['q', query],
              ['result_type', 'recent'],
            ],
          };
    }
    case 'bookmarks':
      return null;
  }
}

/**
 * How to ask v1.1 for a timeline.
 * @returns the most posts that one page holds, and the request for a part; null for what v1.1 does not have
 */
export function timelineV1(timeline: TimelineKey): { most: number; page(part: Stretch): ApiRequest } | null {
  const endpoint = endpointOf(timeline);
  if (endpoint === null) return null;
  const { name, most, extra } = endpoint;
  return {
    most,
    page: ({ count, sinceId, maxId }) =>
      get(name, [
        ...extra,
        ['count', String(count)],
        ...(sinceId === null ? [] : [['since_id', sinceId] satisfies [string, string]]),
        ...(maxId === null ? [] : [['max_id', maxId] satisfies [string, string]]),
        ...WHOLE_POSTS,
      ]),
  };
}

/** Posts by id. @param ids different ones, at most `MOST_IDS` */
export const postLookupV1 = (ids: readonly PostId[]): ApiRequest =>
  get('statuses/lookup', [['id', ids.slice(0, MOST_IDS).join(',')], ...WHOLE_POSTS]);

/** The signed-in user. */
export const ownUserV1 = (): ApiRequest => get('account/verify_credentials', [...PLAIN_USERS]);

/** A user with everything that a profile shows. */
export const userProfileV1 = (who: UserReference): ApiRequest =>
  get('users/show', ['userId' in who ? ['user_id', who.userId] : ['screen_name', who.username], ...PLAIN_USERS]);

const withCount = (maxResults: number | undefined, most: number): [string, string] => [
  'count',
  String(Math.min(most, Math.max(1, Math.trunc(maxResults ?? most) || 1))),
];

/** Whom a user follows, or who follows them; newest first. */
export const peoplePageV1 = ({ kind, userId }: PeopleKey, cursor: string, { maxResults }: TokenQuery): ApiRequest =>
  get(kind === 'following' ? 'friends/list' : 'followers/list', [
    ['user_id', userId],
    ['cursor', cursor],
    withCount(maxResults, 200),
    ...PLAIN_USERS,
    ['include_user_entities', 'false'],
  ]);

/** The lists that a user made, or those of others that the user follows. */
export const listsPageV1 = (
  kind: 'owned' | 'followed',
  userId: string,
  cursor: string,
  { maxResults }: TokenQuery,
): ApiRequest =>
  get(kind === 'owned' ? 'lists/ownerships' : 'lists/subscriptions', [
    ['user_id', userId],
    ['cursor', cursor],
    withCount(maxResults, 1000),
  ]);

/** A new post with nothing but text. */
export const newPostV1 = (text: string): ApiRequest => ({
  method: 'POST',
  api: 'v1.1',
  path: '/1.1/statuses/update.json',
  query: [],
  body: {
    form: [
      ['status', text],
      ['tweet_mode', 'extended'],
    ],
  },
});

/** What counts for which limit of v1.1, by the paths in the answer to `limitStatusV1`. */
export const LIMITS_BY_PATH: readonly (readonly [path: string, asked: Asked])[] = [
  ['/statuses/home_timeline', 'home'],
  ['/statuses/mentions_timeline', 'mentions'],
  ['/statuses/user_timeline', 'user'],
  ['/favorites/list', 'likes'],
  ['/lists/statuses', 'list'],
  ['/search/tweets', 'search'],
  ['/statuses/lookup', 'posts'],
  ['/users/show/:id', 'profile'],
  ['/users/show/:id', 'profile-by-name'],
  ['/friends/list', 'following'],
  ['/followers/list', 'followers'],
  ['/lists/ownerships', 'owned-lists'],
  ['/lists/subscriptions', 'followed-lists'],
  ['/account/verify_credentials', 'me'],
];

/** All limits of whoever asks, as they are now. */
export function limitStatusV1(): ApiRequest {
  const families = new Set(LIMITS_BY_PATH.map(([path]) => path.split('/')[1] ?? ''));
  return get('application/rate_limit_status', [['resources', [...families].join(',')]]);
}
