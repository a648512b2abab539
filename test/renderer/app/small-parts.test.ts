import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownFrom } from '../../../renderer/app/columns-shown.ts';
import { usernameIn } from '../../../renderer/app/username.ts';
import { exportOf, viewTitle } from '../../../renderer/app/view-title.ts';
import { fakeAccount } from '../../support/fake-bridge.ts';

const account = fakeAccount(0);

describe('the username in what was typed', () => {
  it.each([
    ['@ada_lovelace', 'ada_lovelace'],
    ['  w ', 'w'],
    ['https://x.com/ada_lovelace/status/12', 'ada_lovelace'],
    ['twitter.com/@ada_lovelace?s=20', 'ada_lovelace'],
    ['a_name_that_is_too_long', null],
    ['two words', null],
    ['https://example.org/ada', null],
    ['', null],
  ])('%s', (typed, username) => {
    expect(usernameIn(typed)).toBe(username);
  });
});

describe('the columns on show', () => {
  it('hold the active one, fill the room, and move only as far as needed', () => {
    const where = fc
      .record({ room: fc.integer({ min: 1, max: 4 }), count: fc.integer({ min: 1, max: 4 }) })
      .chain(({ room, count }) =>
        fc.record({
          room: fc.constant(room),
          count: fc.constant(count),
          active: fc.integer({ min: 0, max: count - 1 }),
          first: fc.integer({ min: 0, max: 4 }),
        }),
      );
    fc.assert(
      fc.property(where, ({ first, room, count, active }) => {
        const from = shownFrom({ first, room, count, active });
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from).toBeLessThanOrEqual(active);
        expect(active).toBeLessThan(from + room);
        expect(Math.min(count, from + room) - from).toBe(Math.min(room, count));
        if (first <= active && active < first + room && first + room <= count) expect(from).toBe(first);
      }),
    );
  });
});

describe('what views are called', () => {
  it('names lists, searches and people', () => {
    const list = { kind: 'timeline', timeline: { kind: 'list', listId: '7' } } as const;
    expect(viewTitle(list, account)).toBe('List');
    expect(viewTitle({ ...list, title: 'Librarians' }, account)).toBe('Librarians');
    const around = fakeAccount(0, { access: 'app-only', userId: null, username: '' });
    expect(viewTitle(list, around)).toBe('List 7');
    expect(viewTitle({ kind: 'look-around' }, around)).toBe('Look around');
    expect(viewTitle({ kind: 'timeline', timeline: { kind: 'search', query: 'tide' } }, account)).toBe(
      'Search at X: tide',
    );
    expect(viewTitle({ kind: 'user', userId: '7', username: 'w' }, account)).toBe('Posts of @w');
    expect(viewTitle({ kind: 'timeline', timeline: { kind: 'likes', userId: '7' } }, account)).toBe(
      'Likes of another account',
    );
  });

  it('says what can be saved of each', () => {
    expect(exportOf({ kind: 'timeline', timeline: { kind: 'home' } }, account)).toEqual({
      source: { kind: 'timeline', timeline: { kind: 'home' } },
      title: 'Home timeline of @ada_lovelace',
    });
    expect(exportOf({ kind: 'search', text: '' }, account)).toBeNull();
    expect(exportOf({ kind: 'search', text: 'tide' }, account)?.source).toEqual({ kind: 'search', text: 'tide' });
    expect(exportOf({ kind: 'conversation', postId: '5' }, account)?.source).toEqual({
      kind: 'conversation',
      postId: '5',
    });
    expect(exportOf({ kind: 'lists' }, account)).toBeNull();
  });
});
