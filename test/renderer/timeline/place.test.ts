import { describe, expect, it } from 'vitest';
import type { RowView } from '../../../electron/contract/views/timelines.ts';
import { createList, reduceList } from '../../../renderer/timeline/list/list-state.ts';
import { heir, holdOf, placeOf } from '../../../renderer/timeline/place.ts';

const post = (id: string): RowView => ({
  kind: 'post',
  id,
  entry: { id, createdAt: null, repostedBy: null, post: null, unavailable: 'unknown' },
  hidden: null,
});
const gap = (newerId: string, olderId: string): RowView => ({
  kind: 'gap',
  id: `gap-${newerId}-${olderId}`,
  newerId,
  olderId,
  from: null,
  to: null,
  estimate: null,
  ends: ['newer', 'older'],
});

describe('placeOf', () => {
  const at = (scrollTop: number, heights: [string, number][], height = 500) => {
    const rows = heights.map(([key, size]) => ({ key, content: null, steady: true, estimate: () => size }));
    const list = reduceList(createList(rows, null), { type: 'resized', width: 600, height, rem: 16 });
    return placeOf(reduceList(list, { type: 'scrolled', scrollTop }), (key) => !key.startsWith('gap'));
  };

  it('is the first whole post in the view', () => {
    expect(
      at(130, [
        ['9', 200],
        ['8', 200],
        ['7', 200],
        ['6', 200],
      ]),
    ).toEqual({ postId: '8', offset: 70 });
  });

  it('is the post that fills the view when none is whole', () => {
    expect(
      at(300, [
        ['9', 900],
        ['8', 900],
      ]),
    ).toEqual({ postId: '9', offset: -300 });
  });

  it('is never a gap', () => {
    expect(
      at(0, [
        ['gap-9-8', 100],
        ['8', 200],
      ]),
    ).toEqual({ postId: '8', offset: 100 });
    expect(at(0, [['gap-9-8', 900]])).toBeNull();
  });
});

describe('holdOf', () => {
  const rows = [post('100'), gap('100', '90'), post('90'), post('80')];

  it('is the kept post', () => {
    expect(holdOf({ postId: '90', offset: -4 }, rows)).toEqual({ key: '90', offset: -4 });
  });

  it('is the next older post when the kept one is gone', () => {
    expect(holdOf({ postId: '85', offset: 10 }, rows)).toEqual({ key: '80', offset: 10 });
  });

  it('is nothing without a place, or below all posts', () => {
    expect(holdOf(null, rows)).toBeNull();
    expect(holdOf({ postId: '10', offset: 0 }, rows)).toBeNull();
  });
});

describe('heir', () => {
  const before = [post('100'), gap('100', '50'), post('50'), post('40')];

  it('is what is left of a gap, from whichever end it was filled', () => {
    expect(heir(before, 'gap-100-50', [post('100'), post('99'), gap('99', '50'), post('50')])).toBe('gap-99-50');
    expect(heir(before, 'gap-100-50', [post('100'), gap('100', '51'), post('51'), post('50')])).toBe('gap-100-51');
  });

  it('is the next row below, else above', () => {
    expect(heir(before, 'gap-100-50', [post('100'), post('75'), post('50')])).toBe('50');
    expect(heir(before, '40', [post('100'), post('50')])).toBe('50');
    expect(heir(before, '40', [])).toBeNull();
  });
});
