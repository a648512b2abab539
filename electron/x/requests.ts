/**
 * Descriptions of requests to the X API v2. Pure: a description says what to ask, `client.ts` asks it.
 *
 * Paths, parameters and ranges: https://docs.x.com/x-api, checked against its OpenAPI file.
 */
import type { TimelineKey } from '../contract/views.ts';
import { pageFields, type QueryPairs, userFields, type Vocabulary } from './vocabulary.ts';

/** A request without host, signature and headers. */
export interface ApiRequest {
  method: 'GET' | 'POST';
  /** What rate limits are counted by: method and path with its parameters unfilled, `GET /2/users/:id/mentions`. */
  endpoint: string;
  /** Path as sent, percent-encoded. */
  path: string;
  /** Decoded names and values, each name once: X refuses repeated parameters. */
  query: QueryPairs;
}

/** Which part of a timeline to ask for. */
export interface PageQuery {
  /** Most posts in the answer; brought into the range of the endpoint. The answer may hold fewer. */
  maxResults: number;
  /** Only posts newer than this one. */
  sinceId?: string;
  /** Only posts older than this one. */
  untilId?: string;
  /** `nextToken` of the page before; everything else has to be repeated unchanged. */
  paginationToken?: string;
  /** Left out by X before it answers. Mentions have no such parameter and ignore this. */
  exclude?: readonly ('replies' | 'reposts')[];
}

/** A path below `/2`, and what X says about its `max_results`. */
interface PagedEndpoint {
  path: string;
  minimum: number;
  maximum: number;
  canExclude: boolean;
}

const HOME: PagedEndpoint = {
  path: '/2/users/:id/timelines/reverse_chronological',
  minimum: 1,
  maximum: 100,
  canExclude: true,
};
const USER_POSTS: PagedEndpoint = { path: '/2/users/:id/tweets', minimum: 5, maximum: 100, canExclude: true };
const MENTIONS: PagedEndpoint = { path: '/2/users/:id/mentions', minimum: 5, maximum: 100, canExclude: false };

/** Most ids in one look-up. */
const MOST_IDS = 100;

/** X's own names, which stayed the same in both vocabularies. */
const EXCLUDED = { replies: 'replies', reposts: 'retweets' } as const;

function get(path: string, query: QueryPairs, parameters: Record<string, string> = {}): ApiRequest {
  const filled = path.replace(/:([a-z]+)/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
  return { method: 'GET', endpoint: `GET ${path}`, path: filled, query };
}

/** A number that is no integer, or none at all, must not reach X either. */
const within = (value: number, { minimum, maximum }: PagedEndpoint): number =>
  Math.min(maximum, Math.max(minimum, Math.trunc(value) || minimum));

function page(endpoint: PagedEndpoint, id: string, query: PageQuery, vocabulary: Vocabulary): ApiRequest {
  const { sinceId, untilId, paginationToken, exclude = [] } = query;
  const pairs: QueryPairs = [['max_results', String(within(query.maxResults, endpoint))]];
  if (sinceId !== undefined) pairs.push(['since_id', sinceId]);
  if (untilId !== undefined) pairs.push(['until_id', untilId]);
  if (paginationToken !== undefined) pairs.push(['pagination_token', paginationToken]);
  if (endpoint.canExclude && exclude.length > 0) {
    pairs.push(['exclude', [...new Set(exclude)].map((kind) => EXCLUDED[kind]).join(',')]);
  }
  return get(endpoint.path, [...pairs, ...pageFields(vocabulary)], { id });
}

/** The posts of everybody whom the user follows, newest first. X answers only for the signed-in user. */
export const homeTimeline = (userId: string, query: PageQuery, vocabulary: Vocabulary): ApiRequest =>
  page(HOME, userId, query, vocabulary);

/** What a user wrote and reposted, newest first. */
export const userPosts = (userId: string, query: PageQuery, vocabulary: Vocabulary): ApiRequest =>
  page(USER_POSTS, userId, query, vocabulary);

/** Posts that mention a user, newest first. */
export const mentions = (userId: string, query: PageQuery, vocabulary: Vocabulary): ApiRequest =>
  page(MENTIONS, userId, query, vocabulary);

/**
 * One page of a timeline.
 * @param ownUserId the signed-in user, whose home and mentions these are
 */
export function timelinePage(
  timeline: TimelineKey,
  ownUserId: string,
  query: PageQuery,
  vocabulary: Vocabulary,
): ApiRequest {
  switch (timeline.kind) {
    case 'home':
      return homeTimeline(ownUserId, query, vocabulary);
    case 'mentions':
      return mentions(ownUserId, query, vocabulary);
    case 'user':
      return userPosts(timeline.userId, query, vocabulary);
  }
}

function chunksOf(ids: readonly string[]): string[][] {
  const distinct = [...new Set(ids)];
  const chunks: string[][] = [];
  for (let start = 0; start < distinct.length; start += MOST_IDS) chunks.push(distinct.slice(start, start + MOST_IDS));
  return chunks;
}

/** Posts by id: one request for each hundred, none for no ids. */
export const postLookups = (ids: readonly string[], vocabulary: Vocabulary): ApiRequest[] =>
  chunksOf(ids).map((chunk) => get('/2/tweets', [['ids', chunk.join(',')], ...pageFields(vocabulary)]));

/** The signed-in user. */
export const ownUser = (): ApiRequest => get('/2/users/me', userFields());

/** Users by id: one request for each hundred, none for no ids. */
export const usersById = (ids: readonly string[]): ApiRequest[] =>
  chunksOf(ids).map((chunk) => get('/2/users', [['ids', chunk.join(',')], ...userFields()]));

/** A user by name. @param username without `@` */
export const userByUsername = (username: string): ApiRequest =>
  get('/2/users/by/username/:username', userFields(), { username });
