import { describe, expect, it } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import { currentPlace, isOffered, placeFor, placesOf } from '../../../renderer/app/places.ts';
import { fakeAccount } from '../../support/fake-bridge.ts';

const plain = fakeAccount(0);
const account = fakeAccount(0, {
  reading: {
    ...plain.reading,
    savedSearches: ['tides'],
    refused: (['bookmarks', 'search'] as const).map((what) => ({ what, error: appError('needs-plan'), seen: true })),
  },
});
const ids = placesOf(account).map(({ id }) => id);

describe('the places of the navigation', () => {
  it('leave out what is refused, but never searching what was read', () => {
    expect(ids).toEqual(['home', 'mentions', 'likes', 'lists', 'search', 'own-posts', 'catch-up']);
  });

  it('know which of them is on show', () => {
    for (const { id, view } of placesOf(account)) expect(currentPlace(view, account)).toBe(id);
    expect(currentPlace({ kind: 'search', text: 'tides' }, account)).toEqual({ search: 'tides' });
    expect(currentPlace({ kind: 'search', text: 'weir' }, account)).toBe('search');
    expect(currentPlace({ kind: 'user', userId: '7', username: 'w' }, account)).toBeNull();
    expect(currentPlace({ kind: 'timeline', timeline: { kind: 'likes', userId: '7' } }, account)).toBeNull();
  });

  it('without a user are those that need none', () => {
    const around = fakeAccount(0, { access: 'app-only', userId: null, username: '' });
    expect(placesOf(around).map(({ id }) => id)).toEqual(['look-around', 'lists', 'search']);
    for (const { id, view } of placesOf(around)) expect(currentPlace(view, around)).toBe(id);
    expect(isOffered(around, 'mentions')).toBe(false);
    expect(placeFor(around, 'home')).toBe('look-around');
    expect(placeFor(account, 'home')).toBe('home');
  });
});
