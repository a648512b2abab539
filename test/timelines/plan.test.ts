import { describe, expect, it } from 'vitest';
import {
  type Outcome,
  pageSizes,
  planGapFromNewer,
  planGapFromOlder,
  planOlder,
  planRefresh,
  queryOf,
  type Task,
  takePage,
} from '../../electron/timelines/plan.ts';
import { entry } from './fake-service.ts';

const page = (ids: string[], nextToken: string | null = null) => ({ entries: ids.map((id) => entry(id)), nextToken });
const told = ({ entries, closed, opened, endReached, next, stuck }: Outcome) => ({
  ids: entries.map(({ id }) => id),
  closed,
  opened,
  endReached,
  next: next === null ? null : queryOf(next),
  stuck,
});
const nothing = { ids: [], closed: null, opened: [], endReached: null, next: null, stuck: false };
const gap = { newerId: '900', olderId: '100' };

describe('what is asked for', () => {
  it.each([
    ['the first reading: a small page, as every post has its price', planRefresh(null), { maxResults: 20 }],
    ['a refresh: everything newer than the newest known', planRefresh('50'), { maxResults: 100, sinceId: '50' }],
    ['a refresh under a cap: no more than it allows', planRefresh('50', 7), { maxResults: 7, sinceId: '50' }],
    ['a first reading under a cap', planRefresh(null, 7), { maxResults: 7 }],
    ['a generous cap does not enlarge a page', planRefresh('50', 5000), { maxResults: 100, sinceId: '50' }],
    ['older posts', planOlder('10'), { maxResults: 20, untilId: '10' }],
    ['a gap from its newer end', planGapFromNewer(gap), { maxResults: 50, sinceId: '100', untilId: '900' }],
    [
      'a gap from its older end: a window for three quarters of a page, by the density of the neighbours',
      planGapFromOlder(gap, ['100', '96', '92', '88']),
      { maxResults: 50, sinceId: '100', untilId: String(100 + (4 * 50 * 3) / 4) },
    ],
    [
      'a gap from its older end without neighbours: a quarter of it',
      planGapFromOlder(gap, ['100']),
      { maxResults: 50, sinceId: '100', untilId: '300' },
    ],
    [
      'a gap from its older end among sparse posts: up to the other end',
      planGapFromOlder(gap, ['100', '1']),
      { maxResults: 50, sinceId: '100', untilId: '900' },
    ],
    [
      'a window is never too narrow for a post',
      planGapFromOlder({ newerId: '103', olderId: '100' }, []),
      { maxResults: 50, sinceId: '100', untilId: '102' },
    ],
    [
      'ids beyond the exact range of numbers',
      planGapFromOlder({ newerId: '1900000000000000801', olderId: '1900000000000000001' }, []),
      { maxResults: 50, sinceId: '1900000000000000001', untilId: '1900000000000000201' },
    ],
  ] satisfies [string, Task, object][])('%s', (_name, task, query) => {
    expect(queryOf(task)).toEqual(query);
  });
});

describe('what an answer means', () => {
  const refresh = planRefresh('50');
  it.each([
    ['first reading', planRefresh(null), page(['9', '8'], 't'), { ...nothing, ids: ['9', '8'], endReached: false }],
    ['first reading of an empty timeline', planRefresh(null), page([]), { ...nothing, endReached: true }],
    ['refresh with nothing new', refresh, page([]), nothing],
    ['refresh that reaches what is known', refresh, page(['70', '60']), { ...nothing, ids: ['70', '60'] }],
    [
      'refresh that does not reach it: a gap',
      refresh,
      page(['70', '60'], 't'),
      { ...nothing, ids: ['70', '60'], opened: [{ newerId: '60', olderId: '50' }] },
    ],
    [
      'refresh whose token leads to ids that do not exist: no gap',
      refresh,
      page(['52', '51'], 't'),
      { ...nothing, ids: ['52', '51'] },
    ],
    [
      'refresh that repeats a known post: reached, whatever the token says',
      refresh,
      page(['70', '60', '50'], 't'),
      { ...nothing, ids: ['70', '60'] },
    ],
    ['refresh that only repeats the bound', refresh, page(['50']), nothing],
    [
      'a page out of order with a repeated post',
      refresh,
      page(['60', '9999', '70', '60']),
      { ...nothing, ids: ['9999', '70', '60'] },
    ],
    [
      'an empty page with a token is not the end: the same query goes on',
      refresh,
      page([], 't'),
      { ...nothing, next: { maxResults: 100, sinceId: '50', paginationToken: 't' } },
    ],
    ['older posts', planOlder('10'), page(['9', '8'], 't'), { ...nothing, ids: ['9', '8'], endReached: false }],
    [
      'older posts, last page: the end is proven by an empty one',
      planOlder('10'),
      page(['10', '9']),
      { ...nothing, ids: ['9'], endReached: false },
    ],
    ['older posts, only the bound', planOlder('10'), page(['10']), { ...nothing, endReached: true }],
    [
      'older posts, filtered empty',
      planOlder('10'),
      page(['10'], 't'),
      { ...nothing, next: { maxResults: 20, untilId: '10', paginationToken: 't' } },
    ],
    [
      'gap from newer, part of it',
      planGapFromNewer(gap),
      page(['900', '800', '700'], 't'),
      { ...nothing, ids: ['800', '700'], closed: gap, opened: [{ newerId: '700', olderId: '100' }] },
    ],
    [
      'gap from newer, the rest',
      planGapFromNewer(gap),
      page(['800', '100']),
      { ...nothing, ids: ['800'], closed: gap },
    ],
    ['gap from newer, nothing in it', planGapFromNewer(gap), page([]), { ...nothing, closed: gap }],
    [
      'gap from newer, filtered empty: it stays',
      planGapFromNewer(gap),
      page([], 't'),
      { ...nothing, next: { maxResults: 50, sinceId: '100', untilId: '900', paginationToken: 't' } },
    ],
  ] satisfies [string, Task, ReturnType<typeof page>, object][])('%s', (_name, task, answer, expected) => {
    expect(told(takePage(task, answer))).toEqual(expected);
  });

  it('follows empty pages as far as X goes back, then gives up and leaves everything as it was', () => {
    let task: Task | null = planGapFromNewer(gap);
    for (let round = 1; round < 3200 / 50 && task !== null; round += 1)
      task = takePage(task, page([], `t${round}`)).next;
    expect(task).not.toBeNull();
    if (task !== null) expect(told(takePage(task, page([], 't')))).toEqual({ ...nothing, stuck: true });
  });
});

describe('a gap filled from its older end', () => {
  const half = pageSizes.gap / 2;
  const dense = planGapFromOlder(gap, ['100', '99']); // a window up to 137

  it('moves its older edge up to the newest post of the window', () => {
    const ids = Array.from({ length: half }, (_, index) => String(100 + half - index));
    expect(told(takePage(dense, page(ids)))).toEqual({
      ...nothing,
      ids,
      closed: gap,
      opened: [{ newerId: '900', olderId: '125' }],
    });
  });

  it('looks into a wider window after an empty one, from where that ended', () => {
    expect(told(takePage(dense, page([])))).toEqual({
      ...nothing,
      closed: gap,
      opened: [gap],
      next: { maxResults: 50, sinceId: '136', untilId: String(136 + 37 * 4) },
    });
  });

  it('goes on after a few posts, but asks for no more than a page in all', () => {
    const outcome = told(takePage(dense, page(['110', '105'])));
    expect(outcome.opened).toEqual([{ newerId: '900', olderId: '110' }]);
    expect(outcome.next).toEqual({ maxResults: 48, sinceId: '136', untilId: String(136 + 37 * 4) });
  });

  it('leaves a hole below as well when the window held more than a page', () => {
    expect(told(takePage(dense, page(['130', '125'], 't')))).toEqual({
      ...nothing,
      ids: ['130', '125'],
      closed: gap,
      opened: [
        { newerId: '900', olderId: '130' },
        { newerId: '125', olderId: '100' },
      ],
    });
  });

  it('closes when the last window is complete', () => {
    const last = planGapFromOlder(gap, ['100', '1']);
    expect(told(takePage(last, page(['300', '200'])))).toEqual({ ...nothing, ids: ['300', '200'], closed: gap });
    expect(told(takePage(last, page([])))).toEqual({ ...nothing, closed: gap });
  });
});
