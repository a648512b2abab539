/** The endpoints of X that the practice service has, with the real service's numbers of requests in 15 minutes. */

/** Requests in one window: of a user, and of the app by its bearer token; null where that token is not accepted. */
interface Allowance {
  user: number;
  app: number | null;
}

const both = (requests: number): Allowance => ({ user: requests, app: requests });

/** Names with `1.1/` are the paths of API v1.1, with the numbers of its classic table; the others are of API v2. */
const allowances = {
  me: { user: 75, app: null },
  home: { user: 180, app: null },
  'user-posts': { user: 900, app: 10_000 },
  mentions: { user: 300, app: 450 },
  users: { user: 900, app: 300 },
  'user-by-username': { user: 900, app: 300 },
  posts: { user: 5000, app: 3500 },
  post: { user: 900, app: 450 },
  search: { user: 300, app: 450 },
  likes: { user: 75, app: null },
  bookmarks: { user: 180, app: null },
  following: both(300),
  followers: both(300),
  'owned-lists': both(15),
  'followed-lists': both(15),
  list: both(75),
  'list-posts': both(900),
  'list-members': both(900),
  'create-post': { user: 100, app: null },
  'delete-post': { user: 50, app: null },
  '1.1/statuses/home_timeline': { user: 15, app: null },
  '1.1/statuses/user_timeline': { user: 900, app: 1500 },
  '1.1/statuses/mentions_timeline': { user: 75, app: null },
  '1.1/favorites/list': both(75),
  '1.1/search/tweets': { user: 180, app: 450 },
  '1.1/lists/list': both(15),
  '1.1/lists/ownerships': both(15),
  '1.1/lists/subscriptions': both(15),
  '1.1/lists/statuses': both(900),
  '1.1/lists/show': both(75),
  '1.1/lists/members': { user: 900, app: 75 },
  '1.1/statuses/show': both(900),
  '1.1/statuses/lookup': { user: 900, app: 300 },
  '1.1/users/show': both(900),
  '1.1/users/lookup': { user: 900, app: 300 },
  '1.1/friends/list': both(15),
  '1.1/followers/list': both(15),
  '1.1/account/verify_credentials': { user: 75, app: null },
  '1.1/application/rate_limit_status': both(180),
  '1.1/statuses/update': { user: 300, app: null },
  '1.1/statuses/destroy': { user: 300, app: null },
} as const satisfies Record<string, Allowance>;

export type Endpoint = keyof typeof allowances;

export const endpoints = Object.keys(allowances) as readonly Endpoint[];

/** The real service's numbers for one kind of caller. */
export const defaultLimits = (whose: keyof Allowance): Record<Endpoint, number> =>
  Object.fromEntries(endpoints.map((endpoint) => [endpoint, allowances[endpoint][whose] ?? 0])) as Record<
    Endpoint,
    number
  >;
