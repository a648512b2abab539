import { describe, expect, it } from 'vitest';
import { appError } from '../../../electron/contract/errors.ts';
import type { Refusable, RefusedView } from '../../../electron/contract/views/accounts.ts';
import { saysRefusal } from '../../../renderer/app/refused-view.ts';

const refused = (what: Refusable): RefusedView => ({ what, error: appError('needs-plan'), seen: false });
const likes = { kind: 'timeline', timeline: { kind: 'likes', userId: '7' } } as const;
const people = { kind: 'people', people: { kind: 'followers', userId: '7' }, username: 'ada' } as const;

describe('why something is refused', () => {
  it('is said by its own timeline, once that has failed for this reason', () => {
    expect(saysRefusal(likes, 'needs-plan', refused('likes'))).toBe(true);
    expect(saysRefusal(likes, null, refused('likes'))).toBe(false);
    expect(saysRefusal(likes, 'network', refused('likes'))).toBe(false);
    expect(saysRefusal(likes, 'needs-plan', refused('bookmarks'))).toBe(false);
  });

  it('is said by lists and lists of people at once', () => {
    expect(saysRefusal({ kind: 'lists' }, null, refused('lists'))).toBe(true);
    expect(saysRefusal(people, null, refused('followers'))).toBe(true);
    expect(saysRefusal(people, null, refused('following'))).toBe(false);
  });

  it('is not said by a view about something else', () => {
    expect(saysRefusal({ kind: 'search', text: 'tide' }, null, refused('likes'))).toBe(false);
  });
});
