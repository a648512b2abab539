import { expect, it } from 'vitest';
import type { TimelineKey } from '../../../electron/contract/views/ids.ts';
import type { PeopleKey } from '../../../electron/contract/views/people.ts';
import { isOwnRead } from '../../../electron/timelines/spending/own-reads.ts';

it.each<[TimelineKey | PeopleKey, boolean]>([
  [{ kind: 'home' }, false],
  [{ kind: 'list', listId: '12' }, false],
  [{ kind: 'search', query: 'from:me' }, false],
  [{ kind: 'mentions' }, true],
  [{ kind: 'bookmarks' }, true],
  [{ kind: 'user', userId: '12', replies: true, reposts: true }, true],
  [{ kind: 'user', userId: '13', replies: true, reposts: true }, false],
  [{ kind: 'likes', userId: '12' }, true],
  [{ kind: 'likes', userId: '13' }, false],
  [{ kind: 'following', userId: '12' }, true],
  [{ kind: 'followers', userId: '13' }, false],
])('%o is an owned read of user 12: %s', (asked, own) => {
  expect(isOwnRead(asked, '12')).toBe(own);
});

it('is nothing of somebody when nobody is signed in', () => {
  expect(isOwnRead({ kind: 'user', userId: '12', replies: true, reposts: true }, null)).toBe(false);
});
