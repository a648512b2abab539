/**
 * Descriptions of requests to the X API v2. Pure.
 *
 * Paths, parameters and ranges: https://docs.x.com/x-api, checked against its OpenAPI file.
 */
import type { PostId, TimelineKey } from '../contract/views/ids.ts';
import type { PeopleKey } from '../contract/views/people.ts';
import type { ApiRequest, QueryPairs } from './api-request.ts';
import { listFields, pageFields, profileFields, userFields, type Vocabulary } from './vocabulary.ts';

/** Which part of a timeline to ask for. */
export interface PageQuery {
  /** Most posts in the answer; brought into the range of the endpoint. The answer may hold fewer. */
  maxResults: number;
  /** Only posts newer than this one. Likes, bookmarks and lists have no such parameter and ignore this. */
  sinceId?: PostId;
  /** Only posts older than this one. Likes, bookmarks and lists have no such parameter and ignore this. */
  untilId?: PostId;
  /** `nextToken` of the page before; everything else has to be repeated unchanged. */
  paginationToken?: string;
}

/** A part of a list that X only pages: no ids to start from. */
export interface TokenQuery {
  /** Most items in the answer; brought into the range of the endpoint. */
  maxResults?: number;
  /** `nextToken` of the page before. */
  paginationToken?: string;
}

/** A path below `/2`, and what X says about its parameters. */
interface PagedEndpoint {
  path: string;
  /** Range of `max_results`. */
  minimum: number;
  maximum: number;
  /** Knows `since_id` and `until_id`; all others are read by token only. */
  takesIds: boolean;
  tokenParameter: 'pagination_token' | 'next_token';
}

const posts = (path: string, range: Partial<PagedEndpoint> = {}): PagedEndpoint => ({
  path,
  minimum: 1,
  maximum: 100,
  takesIds: true,
  tokenParameter: 'pagination_token',
  ...range,
});

const HOME = posts('/2/users/:id/timelines/reverse_chronological');
const USER_POSTS = posts('/2/users/:id/tweets', { minimum: 5 });
const MENTIONS = posts('/2/users/:id/mentions', { minimum: 5 });
const LIKES = posts('/2/users/:id/liked_tweets', { minimum: 5, takesIds: false });
/** A full hundred can lose the token of the next page (known fault of X). */
const BOOKMARKS = posts('/2/users/:id/bookmarks', { maximum: 90, takesIds: false });
const LIST_POSTS = posts('/2/lists/:id/tweets', { takesIds: false });
const SEARCH = posts('/2/tweets/search/recent', { minimum: 10, tokenParameter: 'next_token' });

const PEOPLE: Record<PeopleKey['kind'], PagedEndpoint> = {
  following: posts('/2/users/:id/following', { maximum: 1000, takesIds: false }),
  followers: posts('/2/users/:id/followers', { maximum: 1000, takesIds: false }),
};
const LISTS = {
  owned: posts('/2/users/:id/owned_lists', { takesIds: false }),
  followed: posts('/2/users/:id/followed_lists', { takesIds: false }),
};

/** Most ids in one look-up. */
export const MOST_IDS = 100;

function fill(path: string, parameters: Record<string, string>): string {
  return path.replace(/:([a-z]+)/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
}

const get = (path: string, query: QueryPairs, parameters: Record<string, string> = {}): ApiRequest => ({
  method: 'GET',
  api: 'v2',
  path: fill(path, parameters),
  query,
});

/** A number that is no integer, or none at all, must not reach X either. */
const within = (value: number, { minimum, maximum }: PagedEndpoint): number =>
  Math.min(maximum, Math.max(minimum, Math.trunc(value) || minimum));

/** The parameters that say which part is wanted. */
function part(
  endpoint: PagedEndpoint,
  { maxResults, sinceId, untilId, paginationToken }: Partial<PageQuery>,
): QueryPairs {
  const pairs: QueryPairs = [['max_results', String(within(maxResults ?? endpoint.maximum, endpoint))]];
  if (endpoint.takesIds && sinceId !== undefined) pairs.push(['since_id', sinceId]);
  if (endpoint.takesIds && untilId !== undefined) pairs.push(['until_id', untilId]);
  if (paginationToken !== undefined) pairs.push([endpoint.tokenParameter, paginationToken]);
  return pairs;
}

/** X's own names for what a user's timeline can leave out; they stayed the same in both vocabularies. */
function excluded({ replies, reposts }: Extract<TimelineKey, { kind: 'user' }>): QueryPairs {
  const names = [...(replies ? [] : ['replies']), ...(reposts ? [] : ['retweets'])];
  return names.length === 0 ? [] : [['exclude', names.join(',')]];
}

/** The endpoint of a timeline, whose it is, and the parameters that only this timeline has. */
function endpointOf(
  timeline: TimelineKey,
  ownUserId: string,
): { endpoint: PagedEndpoint; id: string; extra: QueryPairs } {
  switch (timeline.kind) {
    case 'home':
      return { endpoint: HOME, id: ownUserId, extra: [] };
    case 'mentions':
      return { endpoint: MENTIONS, id: ownUserId, extra: [] };
    case 'user':
      return { endpoint: USER_POSTS, id: timeline.userId, extra: excluded(timeline) };
    case 'likes':
      return { endpoint: LIKES, id: timeline.userId, extra: [] };
    case 'bookmarks':
      return { endpoint: BOOKMARKS, id: ownUserId, extra: [] };
    case 'list':
      return { endpoint: LIST_POSTS, id: timeline.listId, extra: [] };
    case 'search':
      return {
        endpoint: SEARCH,
        id: '',
        extra: [
          ['query', timeline.query],
          ['sort_order', 'recency'],
        ],
      };
  }
}

/**
 * One page of a timeline, newest first.
 * @param ownUserId the signed-in user: home, mentions and bookmarks are read for nobody else
 */
export function timelinePage(
  timeline: TimelineKey,
  ownUserId: string,
  query: PageQuery,
  vocabulary: Vocabulary,
): ApiRequest {
  const { endpoint, id, extra } = endpointOf(timeline, ownUserId);
  return get(endpoint.path, [...extra, ...part(endpoint, query), ...pageFields(vocabulary)], { id });
}

/** Posts by id. @param ids different ones, at most `MOST_IDS` */
export const postLookup = (ids: readonly PostId[], vocabulary: Vocabulary): ApiRequest =>
  get('/2/tweets', [['ids', ids.join(',')], ...pageFields(vocabulary)]);

/** The signed-in user. */
export const ownUser = (): ApiRequest => get('/2/users/me', userFields());

/** How to name a user: by id, or by username (without `@`). */
export type UserReference = { userId: string } | { username: string };

/** A user with everything that a profile shows. */
export const userProfile = (who: UserReference): ApiRequest =>
  'userId' in who
    ? get('/2/users/:id', profileFields(), { id: who.userId })
    : get('/2/users/by/username/:username', profileFields(), { username: who.username });

/** Whom a user follows, or who follows them; newest first. */
export const peoplePage = ({ kind, userId }: PeopleKey, query: TokenQuery): ApiRequest =>
  get(PEOPLE[kind].path, [...part(PEOPLE[kind], query), ...userFields()], { id: userId });

/** The lists that a user made, or those of others that the user follows. */
export const listsPage = (kind: keyof typeof LISTS, userId: string, query: TokenQuery): ApiRequest =>
  get(LISTS[kind].path, [...part(LISTS[kind], query), ...listFields()], { id: userId });

/** A new post with nothing but text. */
export const newPost = (text: string): ApiRequest => ({
  method: 'POST',
  api: 'v2',
  path: '/2/tweets',
  query: [],
  body: { json: { text } },
});
