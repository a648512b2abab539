import { describe, expect, it } from 'vitest';
import type { TimelineKey } from '../../electron/contract/views/ids.ts';
import type { ApiRequest } from '../../electron/x/api-request.ts';
import {
  limitStatusV1,
  listsPageV1,
  newPostV1,
  ownUserV1,
  peoplePageV1,
  postLookupV1,
  timelineV1,
  userProfileV1,
} from '../../electron/x/requests-v1.ts';

const written = ({ method, path, query }: ApiRequest): string =>
  `${method} ${path}?${query.map(([name, value]) => `${name}=${value}`).join('&')}`;
const part = { count: 20, sinceId: '4', maxId: '8', floorId: '5' };
const page = (key: TimelineKey): string => {
  const way = timelineV1(key);
  return way === null ? 'nothing' : `${way.most} ${written(way.page(part))}`;
};

const range = 'count=20&since_id=4&max_id=8';
const whole = 'tweet_mode=extended&include_ext_alt_text=true';

describe('requests of v1.1', () => {
  it.each<[TimelineKey, string]>([
    [{ kind: 'home' }, `200 GET /1.1/statuses/home_timeline.json?${range}&${whole}`],
    [{ kind: 'mentions' }, `200 GET /1.1/statuses/mentions_timeline.json?${range}&${whole}`],
    [
      { kind: 'user', userId: '34', replies: false, reposts: true },
      `200 GET /1.1/statuses/user_timeline.json?user_id=34&exclude_replies=true&include_rts=true&${range}&${whole}`,
    ],
    [
      { kind: 'user', userId: '34', replies: true, reposts: false },
      `200 GET /1.1/statuses/user_timeline.json?user_id=34&exclude_replies=false&include_rts=false&${range}&${whole}`,
    ],
    [{ kind: 'likes', userId: '34' }, `200 GET /1.1/favorites/list.json?user_id=34&${range}&${whole}`],
    [{ kind: 'list', listId: '77' }, `200 GET /1.1/lists/statuses.json?list_id=77&include_rts=true&${range}&${whole}`],
    [
      { kind: 'search', query: 'sea -is:retweet' },
      `100 GET /1.1/search/tweets.json?q=sea -filter:retweets&result_type=recent&${range}&${whole}`,
    ],
    [{ kind: 'bookmarks' }, 'nothing'],
    [{ kind: 'search', query: 'conversation_id:5' }, 'nothing'],
  ])('%j', (key, expected) => {
    expect(page(key)).toBe(expected);
  });

  it.each([
    [ownUserV1(), 'GET /1.1/account/verify_credentials.json?skip_status=true'],
    [userProfileV1({ userId: '34' }), 'GET /1.1/users/show.json?user_id=34&skip_status=true'],
    [userProfileV1({ username: 'ada' }), 'GET /1.1/users/show.json?screen_name=ada&skip_status=true'],
    [postLookupV1(['5', '9']), `GET /1.1/statuses/lookup.json?id=5,9&${whole}`],
    [
      peoplePageV1({ kind: 'following', userId: '34' }, '-1', { maxResults: 1000 }),
      'GET /1.1/friends/list.json?user_id=34&cursor=-1&count=200&skip_status=true&include_user_entities=false',
    ],
    [
      peoplePageV1({ kind: 'followers', userId: '34' }, '77', {}),
      'GET /1.1/followers/list.json?user_id=34&cursor=77&count=200&skip_status=true&include_user_entities=false',
    ],
    [listsPageV1('owned', '12', '-1', {}), 'GET /1.1/lists/ownerships.json?user_id=12&cursor=-1&count=1000'],
    [
      listsPageV1('followed', '12', '5', { maxResults: 0 }),
      'GET /1.1/lists/subscriptions.json?user_id=12&cursor=5&count=1',
    ],
    [
      limitStatusV1(),
      'GET /1.1/application/rate_limit_status.json?resources=statuses,favorites,lists,search,users,friends,followers,account',
    ],
    [newPostV1('Tea'), 'POST /1.1/statuses/update.json?'],
  ])('%j', (request, expected) => {
    expect(written(request)).toBe(expected);
    expect(request.api).toBe('v1.1');
  });

  it('post a text as a form', () => {
    expect(newPostV1('Tea & scones').body).toEqual({
      form: [
        ['status', 'Tea & scones'],
        ['tweet_mode', 'extended'],
      ],
    });
  });
});
