import { describe, expect, it } from 'vitest';
import { parseListsV1 } from '../../../electron/x/answers-v1/lists.ts';
import { parseProfileV1, parseUsersV1, parseUserV1 } from '../../../electron/x/answers-v1/users.ts';
import { user } from './statuses.ts';

describe('users of v1.1', () => {
  it('are read from lists and from cursored pages, in their order', () => {
    const users = [user('1', 'a'), null, { id_str: '2' }, user('3', 'c', { verified: false, protected: true })];
    for (const answer of [users, { users, next_cursor_str: '0' }]) {
      expect(parseUsersV1(answer)).toMatchObject([
        { id: '1', username: 'a', name: 'Ada & Co', verified: 'blue', protected: false },
        { id: '2', username: '', name: '' },
        { id: '3', username: 'c', verified: null, protected: true },
      ]);
    }
    expect(parseUsersV1({})).toEqual([]);
  });

  it('tell what a profile shows', () => {
    const description = 'Tea &amp; https://t.co/abc';
    const urls = [
      { url: 'https://t.co/abc', display_url: 'example.org', expanded_url: 'https://example.org/', indices: [10, 26] },
    ];
    const raw = user('1', 'a', {
      description,
      entities: { description: { urls } },
      location: 'Harbour Town',
      followers_count: 3,
      friends_count: 4,
      statuses_count: 5,
    });
    expect(parseProfileV1(raw)).toMatchObject({
      user: { id: '1' },
      description: [
        { kind: 'text', text: 'Tea & ' },
        { kind: 'link', text: 'example.org', url: 'https://t.co/abc', title: 'https://example.org/' },
      ],
      location: 'Harbour Town',
      followers: 3,
      following: 4,
      posts: 5,
    });
    expect(parseProfileV1(user('1', 'a'))).toMatchObject({ description: null, location: null, followers: null });
    expect([null, [], 'text', {}].map(parseProfileV1)).toEqual([null, null, null, null]);
    expect([null, [], 'text', {}].map(parseUserV1)).toEqual([null, null, null, null]);
  });
});

describe('lists of v1.1', () => {
  it('are read from arrays and from cursored pages, with their owners', () => {
    const lists = [
      { id_str: '77', name: 'Sea', description: '', mode: 'private', member_count: 3, user: user('1', 'a') },
      { id_str: '78', name: 'Land', description: 'Hills', mode: 'public' },
      { id_str: '79', mode: 'public' },
      { name: 'Neither' },
    ];
    for (const answer of [lists, { lists, next_cursor_str: '0' }]) {
      expect(parseListsV1(answer)).toMatchObject([
        { id: '77', name: 'Sea', description: null, members: 3, private: true, owner: { id: '1', username: 'a' } },
        { id: '78', name: 'Land', description: 'Hills', members: null, private: false, owner: null },
        { id: '79', name: '79' },
      ]);
    }
    expect(parseListsV1(null)).toEqual([]);
  });
});
