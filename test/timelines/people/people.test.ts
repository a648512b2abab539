import { beforeEach, describe, expect, it } from 'vitest';
import { appError, fail, ok, type Result } from '../../../electron/contract/errors.ts';
import type { ListView } from '../../../electron/contract/views/lists.ts';
import type { PeopleKey } from '../../../electron/contract/views/people.ts';
import { createMemoryCache } from '../../../electron/timelines/cache/memory.ts';
import type { Cache } from '../../../electron/timelines/cache/port.ts';
import type { StoredProfile } from '../../../electron/timelines/people/documents.ts';
import { type FetchLists, openLists, readLists } from '../../../electron/timelines/people/lists.ts';
import { openPeople, type PeoplePorts, readPeople } from '../../../electron/timelines/people/people.ts';
import { keepProfile, openProfile } from '../../../electron/timelines/people/profiles.ts';
import { change, entry, user } from '../cache/made.ts';

const key: PeopleKey = { kind: 'following', userId: '7' };
const noon = Date.parse('2026-08-20T12:00:00Z');

let cache: Cache;
let time: number;
beforeEach(() => {
  cache = createMemoryCache();
  time = noon;
});
const withCache = <T>(work: (opened: Cache) => T): Result<T> => ok(work(cache));
const now = () => time;

describe('people', () => {
  let asked: Parameters<PeoplePorts['fetch']>[0][];
  beforeEach(() => {
    asked = [];
  });
  const read = (page: 'first' | 'next', nextToken: string | null, ...names: string[]) =>
    readPeople({
      key,
      page,
      withCache,
      now,
      fetch: async (request) => {
        asked.push(request);
        const users = names.map((name) => user(name));
        return ok({ users, nextToken, billed: users.map(({ id }) => ({ kind: 'user', id })) });
      },
    });
  const known = () => {
    const { users, complete, readAt } = openPeople(cache, key);
    return { names: users.map(({ username }) => username), complete, readAt };
  };

  it('are unknown before they were read', () => {
    expect(openPeople(cache, key)).toEqual({ people: key, users: [], complete: false, readAt: null });
  });

  it('are read page by page, each user once, and billed', async () => {
    expect(await read('first', 'more', 'ann', 'bob')).toEqual(ok(null));
    expect(known()).toEqual({ names: ['ann', 'bob'], complete: false, readAt: '2026-08-20T12:00:00.000Z' });
    time += 60_000;
    await read('next', null, 'bob', 'eve');
    expect(known()).toEqual({ names: ['ann', 'bob', 'eve'], complete: true, readAt: '2026-08-20T12:00:00.000Z' });
    expect(asked).toEqual([
      { maxResults: 50, token: null },
      { maxResults: 50, token: 'more' },
    ]);
    expect(cache.usage('2026-08-20').users).toBe(3);
    expect(openPeople(cache, { kind: 'followers', userId: '7' }).users).toEqual([]);
  });

  it('cost nothing when there is no next page, and begin at the first where none was read', async () => {
    await read('next', null, 'ann');
    await read('next', null, 'bob');
    expect(asked).toHaveLength(1);
    expect(known().names).toEqual(['ann']);
  });

  it('are replaced by a first page', async () => {
    await read('first', 'more', 'ann', 'bob');
    time += 60_000;
    await read('first', 'other', 'eve');
    expect(known()).toEqual({ names: ['eve'], complete: false, readAt: '2026-08-20T12:01:00.000Z' });
  });

  it('stay as they are when reading fails', async () => {
    await read('first', 'more', 'ann');
    const failure = fail(appError('offline'));
    expect(await readPeople({ key, page: 'first', withCache, now, fetch: async () => failure })).toEqual(failure);
    expect(known().names).toEqual(['ann']);
  });

  it('count as unread when what is stored cannot be understood', () => {
    cache.saveDocument('people:following:7', { users: [{ id: 7 }], token: null, readAt: 'x' });
    expect(openPeople(cache, key)).toEqual({ people: key, users: [], complete: false, readAt: null });
  });
});

describe('lists', () => {
  const list = (id: string): ListView => ({
    id,
    name: `List ${id}`,
    description: null,
    members: 3,
    private: false,
    owner: user('ann'),
  });
  /** Pages of lists; asks for more than there are fail the test. */
  const pages = (...contents: string[][]): FetchLists & { asked: (string | null)[] } => {
    const asked: (string | null)[] = [];
    const fetch: FetchLists = async ({ token }) => {
      asked.push(token);
      const at = token === null ? 0 : Number(token);
      const lists = (contents[at] ?? []).map(list);
      const nextToken = at + 1 < contents.length ? String(at + 1) : null;
      return ok({ lists, nextToken, billed: lists.map(({ id }) => ({ kind: 'list', id })) });
    };
    return Object.assign(fetch, { asked });
  };

  it('are read whole, owned and followed, and billed', async () => {
    expect(openLists(cache)).toEqual({ owned: [], followed: [], readAt: null });
    const fetchOwned = pages(['1', '2'], ['2', '3']);
    expect(await readLists({ withCache, now, fetchOwned, fetchFollowed: pages(['4']) })).toEqual(ok(null));
    expect(openLists(cache)).toEqual({
      owned: ['1', '2', '3'].map(list),
      followed: [list('4')],
      readAt: '2026-08-20T12:00:00.000Z',
    });
    expect(fetchOwned.asked).toEqual([null, '1']);
    expect(cache.usage('2026-08-20').lists).toBe(4);
  });

  it('end at three hundred', async () => {
    const fetchOwned = pages(['1'], ['2'], ['3'], ['4']);
    await readLists({ withCache, now, fetchOwned, fetchFollowed: pages([]) });
    expect(openLists(cache).owned).toHaveLength(3);
  });

  it('stay as they are when a page fails, but what was read is billed', async () => {
    await readLists({ withCache, now, fetchOwned: pages(['1']), fetchFollowed: pages([]) });
    const failure = fail(appError('offline'));
    const fetchFollowed: FetchLists = async () => failure;
    expect(await readLists({ withCache, now, fetchOwned: pages(['2']), fetchFollowed })).toEqual(failure);
    expect(openLists(cache).owned).toEqual([list('1')]);
    expect(cache.usage('2026-08-20').lists).toBe(2);
  });
});

describe('profiles', () => {
  const ann = user('ann');
  const profile: StoredProfile = {
    user: ann,
    description: [
      { kind: 'text', text: 'Books and ' },
      { kind: 'mention', text: '@bob', username: 'bob', userId: null, url: 'https://x.com/bob' },
      { kind: 'break' },
      { kind: 'link', text: 'a.example', url: 'https://a.example/', title: 'https://a.example/' },
      { kind: 'hashtag', text: '#tide', tag: 'tide', url: 'https://x.com' },
      { kind: 'cashtag', text: '$TIDE', tag: 'TIDE', url: 'https://x.com' },
    ],
    location: null,
    followers: 12,
    following: 0,
    posts: null,
    readAt: '2026-08-20T12:00:00.000Z',
  };

  it('tell what posts told until they are read', () => {
    expect(openProfile(cache, ann.id)).toBeNull();
    cache.apply('home', change({ entries: [entry('1', { by: ann })] }));
    expect(openProfile(cache, ann.id)).toEqual({
      user: ann,
      description: null,
      location: null,
      followers: null,
      following: null,
      posts: null,
      readAt: null,
    });
    keepProfile(cache, profile);
    expect(openProfile(cache, ann.id)).toEqual(profile);
  });

  it('count as unread when what is stored cannot be understood', () => {
    cache.saveDocument(`profile:${ann.id}`, { ...profile, followers: 'many' });
    expect(openProfile(cache, ann.id)).toBeNull();
  });
});
