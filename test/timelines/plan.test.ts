import { describe, expect, it } from 'vitest';
import type { PostId, TimelineKey } from '../../electron/contract/views/ids.ts';
import type { Gap } from '../../electron/timelines/gaps.ts';
import { idAt } from '../../electron/timelines/ids.ts';
import {
  type Outcome,
  pageSizes,
  planGap,
  planOlder,
  planRefresh,
  queryOf,
  type Stored,
  type Task,
  takePage as take,
  withoutToken,
} from '../../electron/timelines/plan.ts';
import { provesAll, traitsOf } from '../../electron/timelines/traits.ts';
import { entry } from './fake-service.ts';

const now = Date.parse('2026-08-20T10:00:00Z');
const day = 24 * 60 * 60_000;
const home = traitsOf({ kind: 'home' });
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

/** What is stored: by default X's answers prove everything, and no entry is known. */
const stored = (some: Partial<Stored> = {}): Stored => ({
  name: 'home',
  newestId: '50',
  oldestId: '10',
  gaps: [],
  idOf: () => null,
  proves: () => true,
  countAbove: () => 0,
  ...some,
});
const unproven = stored({ proves: () => false });
const takePage = (task: Task, answer: ReturnType<typeof page>, some = stored()): Outcome => take(task, answer, some);
const refreshOf = (newestId: string | null, most = Infinity, posts?: number): Task =>
  planRefresh(home, newestId, { posts, most, now });
const olderOf = (oldestId: string, posts?: number): Task => planOlder(home, oldestId, null, posts);
const fromNewer = (hole: Gap, some = stored()): Task =>
  planGap(hole, { from: 'newer', neighbours: () => [], now }, home, some);
const fromOlder = (hole: Gap, neighbours: string[], traits = home): Task =>
  planGap(hole, { from: 'older', neighbours: () => neighbours, now }, traits, stored());

describe('what is asked for', () => {
  it.each([
    ['the first reading: a small page, as every post has its price', refreshOf(null), { maxResults: 20 }],
    ['a refresh: everything newer than the newest known', refreshOf('50'), { maxResults: 100, sinceId: '50' }],
    ['a refresh under a cap: no more than it allows', refreshOf('50', 7), { maxResults: 7, sinceId: '50' }],
    ['a first reading under a cap', refreshOf(null, 7), { maxResults: 7 }],
    ['a generous cap does not enlarge a page', refreshOf('50', 5000), { maxResults: 100, sinceId: '50' }],
    ['older posts', olderOf('10'), { maxResults: 20, untilId: '10' }],
    ['first posts as many as wanted, a page at a time', refreshOf(null, Infinity, 250), { maxResults: 100 }],
    ['older posts as many as wanted', olderOf('10', 35), { maxResults: 35, untilId: '10' }],
    ['a gap from its newer end', fromNewer(gap), { maxResults: 50, sinceId: '100', untilId: '900' }],
    [
      'a gap from its newer end that X may not look down: the post below it is asked for as proof',
      fromNewer(gap, unproven),
      { maxResults: 50, sinceId: '99', untilId: '900' },
    ],
    [
      'a gap from its older end: a window for three quarters of a page, by the density of the neighbours, and the edge as proof',
      fromOlder(gap, ['100', '96', '92', '88']),
      { maxResults: 50, sinceId: '99', untilId: String(100 + (4 * 50 * 3) / 4) },
    ],
    [
      'a gap from its older end without neighbours: a quarter of it',
      fromOlder(gap, ['100']),
      { maxResults: 50, sinceId: '99', untilId: '300' },
    ],
    [
      'a gap from its older end among sparse posts: up to the other end',
      fromOlder(gap, ['100', '1']),
      { maxResults: 50, sinceId: '99', untilId: '900' },
    ],
    [
      'a window is never too narrow for a post',
      fromOlder({ newerId: '103', olderId: '100' }, []),
      { maxResults: 50, sinceId: '99', untilId: '102' },
    ],
    [
      'ids beyond the exact range of numbers',
      fromOlder({ newerId: '1900000000000000801', olderId: '1900000000000000001' }, []),
      { maxResults: 50, sinceId: '1900000000000000000', untilId: '1900000000000000201' },
    ],
  ] satisfies [string, Task, object][])('%s', (_name, task, query) => {
    expect(queryOf(task)).toEqual(query);
  });
});

describe('what an answer means', () => {
  const refresh = refreshOf('50');
  it.each([
    ['first reading', refreshOf(null), page(['9', '8'], 't'), { ...nothing, ids: ['9', '8'], endReached: false }],
    ['first reading of an empty timeline', refreshOf(null), page([]), { ...nothing, endReached: true }],
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
    ['older posts', olderOf('10'), page(['9', '8'], 't'), { ...nothing, ids: ['9', '8'], endReached: false }],
    [
      'older posts, last page: the end is proven by an empty one',
      olderOf('10'),
      page(['10', '9']),
      { ...nothing, ids: ['9'], endReached: false },
    ],
    ['older posts, only the bound', olderOf('10'), page(['10']), { ...nothing, endReached: true }],
    [
      'older posts, filtered empty',
      olderOf('10'),
      page(['10'], 't'),
      { ...nothing, next: { maxResults: 20, untilId: '10', paginationToken: 't' } },
    ],
    [
      'gap from newer, part of it',
      fromNewer(gap),
      page(['900', '800', '700'], 't'),
      { ...nothing, ids: ['800', '700'], closed: gap, opened: [{ newerId: '700', olderId: '100' }] },
    ],
    ['gap from newer, the rest', fromNewer(gap), page(['800', '100']), { ...nothing, ids: ['800'], closed: gap }],
    ['gap from newer, nothing in it', fromNewer(gap), page([]), { ...nothing, closed: gap }],
    [
      'gap from newer, filtered empty: it stays',
      fromNewer(gap),
      page([], 't'),
      { ...nothing, next: { maxResults: 50, sinceId: '100', untilId: '900', paginationToken: 't' } },
    ],
  ] satisfies [string, Task, ReturnType<typeof page>, object][])('%s', (_name, task, answer, expected) => {
    expect(told(takePage(task, answer))).toEqual(expected);
  });

  it('follows empty pages as far as X goes back, then gives up and leaves everything as it was', () => {
    let task: Task | null = fromNewer(gap);
    for (let round = 1; round < 3200 / 50 && task !== null; round += 1)
      task = takePage(task, page([], `t${round}`)).next;
    expect(task).not.toBeNull();
    if (task !== null) expect(told(takePage(task, page([], 't')))).toEqual({ ...nothing, stuck: true });
  });
});

describe('a gap filled from its older end', () => {
  const half = pageSizes.gap / 2;
  const dense = fromOlder(gap, ['100', '99']); // a window up to 137

  it('moves its older edge up to the newest post of the window', () => {
    const ids = Array.from({ length: half }, (_, index) => String(100 + half - index));
    expect(told(takePage(dense, page([...ids, '100'])))).toEqual({
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
    const outcome = told(takePage(dense, page(['110', '105', '100'])));
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
    const last = fromOlder(gap, ['100', '1']);
    expect(told(takePage(last, page(['300', '200', '100'])))).toEqual({
      ...nothing,
      ids: ['300', '200'],
      closed: gap,
    });
    expect(told(takePage(last, page([])))).toEqual({ ...nothing, closed: gap });
  });

  it('stays marked below what came while nobody knows whether X looks that far down', () => {
    expect(told(takePage(dense, page(['130', '125'])))).toMatchObject({
      opened: [
        { newerId: '900', olderId: '130' },
        { newerId: '125', olderId: '100' },
      ],
    });
  });

  it('takes a post that X shows as proof for everything above it', () => {
    const { next } = takePage(dense, page(['110']));
    expect(next).not.toBeNull();
    if (next === null) return;
    expect(told(takePage(next, page(['200']))).opened).toEqual([{ newerId: '900', olderId: '200' }]);
  });
});

describe('where X may not look further down', () => {
  it('a refresh that ends without proof leaves a gap, unless nothing came or the known post came again', () => {
    const refresh = refreshOf('50');
    const hole = [{ newerId: '60', olderId: '50' }];
    expect(told(takePage(refresh, page(['70', '60']), unproven)).opened).toEqual(hole);
    expect(told(takePage(refresh, page([]), unproven)).opened).toEqual([]);
    expect(told(takePage(refresh, page(['60', '50']), unproven)).opened).toEqual([]);
  });

  it('a gap that ends without proof stays below what came, and closes when nothing comes', () => {
    const rest = [{ newerId: '800', olderId: '100' }];
    expect(told(takePage(fromNewer(gap), page(['800']), unproven)).opened).toEqual(rest);
    expect(told(takePage(fromNewer(gap), page(['800', '100']), unproven)).opened).toEqual([]);
    expect(told(takePage(fromNewer(gap), page([]), unproven))).toEqual({ ...nothing, closed: gap });
  });

  const since = (days: number) => idAt(now - days * day);
  it.each<[string, TimelineKey, number, number | null, boolean]>([
    ['home, a day, few posts', { kind: 'home' }, 1, 599, true],
    ['home, a day, as many as X may give', { kind: 'home' }, 1, 600, false],
    ['home, a day, another gap above', { kind: 'home' }, 1, null, false],
    ['home, eight days', { kind: 'home' }, 8, 3, false],
    ['mentions, a year, few posts', { kind: 'mentions' }, 365, 599, true],
    ['mentions, many posts', { kind: 'mentions' }, 1, 600, false],
    ['a user, many posts', { kind: 'user', userId: '1', replies: true, reposts: true }, 365, 2399, true],
    ['a user without replies, many posts', { kind: 'user', userId: '1', replies: false, reposts: true }, 1, 600, false],
    ['search, six days', { kind: 'search', query: 'x' }, 6, null, true],
    ['search, seven days', { kind: 'search', query: 'x' }, 7, 0, false],
    ['likes', { kind: 'likes', userId: '1' }, 365, null, true],
  ])('the end of an answer as proof: %s', (_name, key, days, posts, expected) => {
    expect(provesAll(traitsOf(key), { sinceId: since(days), posts }, now)).toBe(expected);
  });
});

describe('a search, which X does not let ask for what is older than a week', () => {
  const search = traitsOf({ kind: 'search', query: 'x' });
  const [old, fresh] = [idAt(now - 8 * day), idAt(now - 2 * day)];

  it('is refreshed without a bound when the newest known post is that old', () => {
    const asked = (newestId: string) =>
      queryOf(planRefresh(search, newestId, { posts: undefined, most: Infinity, now }));
    expect(asked(fresh)).toEqual({ maxResults: 100, sinceId: fresh });
    expect(asked(old)).toEqual({ maxResults: 100 });
    const task = planRefresh(search, old, { posts: undefined, most: Infinity, now });
    const answer = page([fresh, old, idAt(now - 9 * day)]);
    expect(takePage(task, answer, stored({ newestId: old })).entries.map(({ id }) => id)).toEqual([fresh]);
  });

  it('fills a gap that reaches further down from its newer end, without a bound', () => {
    const wish = { neighbours: () => [], now };
    for (const from of ['newer', 'older'] as const) {
      const query = queryOf(planGap({ newerId: fresh, olderId: old }, { ...wish, from }, search, unproven));
      expect(query).toEqual({ maxResults: 50, untilId: fresh });
    }
  });

  it('asks for no page smaller than X gives', () => {
    expect(queryOf(planRefresh(search, null, { posts: 5, most: 2, now }))).toEqual({ maxResults: 10 });
  });
});

describe('several pages in one operation', () => {
  it('go on below the last post until so many were asked for', () => {
    const ids = (from: number, count: number) => Array.from({ length: count }, (_, index) => String(from - index));
    const sizes: number[] = [];
    let task: Task | null = refreshOf(null, Infinity, 250);
    for (let from = 10_000; task !== null; ) {
      const { maxResults, untilId } = queryOf(task);
      expect(untilId).toBe(sizes.length === 0 ? undefined : String(from + 1));
      sizes.push(maxResults);
      task = takePage(task, page(ids(from, maxResults), 't')).next;
      from -= maxResults;
    }
    expect(sizes).toEqual([100, 100, 50]);
  });

  it('end where X ends', () => {
    expect(takePage(olderOf('10', 300), page(['9', '8'])).next).toBeNull();
  });
});

/** Likes as the cache keeps them: the entry of each post has an id of its own. */
function liked(ids: Record<PostId, PostId>, gaps: Gap[] = []): Stored {
  const known = Object.values(ids).sort((a, b) => Number(BigInt(b) - BigInt(a)));
  return stored({
    name: 'likes:1',
    newestId: known[0] ?? null,
    oldestId: known.at(-1) ?? null,
    gaps,
    idOf: ({ post }) => ids[post?.id ?? ''] ?? null,
  });
}
/** A page of likes; posts have names here, as their ids tell nothing. */
const likesPage = (names: string[], nextToken: string | null = null) => ({
  entries: names.map((name) => {
    const { post, ...rest } = entry('1');
    return { ...rest, id: name, post: post === null ? null : { ...post, id: name } };
  }),
  nextToken,
});
const postsOf = ({ entries }: Outcome) => entries.map(({ post }) => post?.id);
const nextQuery = ({ next }: Outcome) => (next === null ? null : queryOf(next));

describe('timelines that are only paged', () => {
  const likes = traitsOf({ kind: 'likes', userId: '1' });
  const list = traitsOf({ kind: 'list', listId: '1' });
  const bookmarks = traitsOf({ kind: 'bookmarks' });
  const refreshPages = (newestId: string | null, posts?: number, most = Infinity, traits = likes): Task =>
    planRefresh(traits, newestId, { posts, most, now });
  const gapPages = (hole: Gap, traits = likes): Task =>
    planGap(hole, { from: 'older', neighbours: () => [], now }, traits, stored());
  const known = liked({ t0: '7000', t1: '6900', t2: '6800' });

  it('give each liked post an id of its own, which tells the order and is never that of another timeline', () => {
    const empty = liked({});
    const first = take(refreshPages(null), likesPage(['5', '99', '7']), empty);
    const ids = first.entries.map(({ id }) => id);
    expect(postsOf(first)).toEqual(['5', '99', '7']);
    expect([...ids].sort().reverse()).toEqual(ids);
    for (const id of ids) expect(id).toMatch(/^\d{19}$/);
    expect(first).toMatchObject({ endReached: true, olderToken: null, refreshed: true, next: null });
    const other = take(refreshPages(null), likesPage(['5']), { ...empty, name: 'bookmarks' });
    expect(ids).not.toContain(other.entries[0]?.id);
  });

  it('are refreshed in small pages from the top down to what is known', () => {
    expect(queryOf(refreshPages('7000'))).toEqual({ maxResults: 10 });
    const outcome = take(refreshPages('7000'), likesPage(['n2', 'n1', 't0', 't1'], 'x'), known);
    expect(postsOf(outcome)).toEqual(['n2', 'n1']);
    expect(outcome).toMatchObject({ opened: [], next: null, refreshed: true });
    for (const { id } of outcome.entries) expect(BigInt(id)).toBeGreaterThan(7000n);
  });

  it('leave a gap with the token where a refresh does not reach that far, with room for what it holds', () => {
    const outcome = take(refreshPages('7000', undefined, 10), likesPage(['n2', 'n1'], 'x'), known);
    const lowest = outcome.entries.at(-1)?.id ?? '';
    expect(outcome).toMatchObject({ opened: [{ newerId: lowest, olderId: '7000', token: '10:x' }], next: null });
    expect(BigInt(lowest) - 7000n).toBeGreaterThan(1_000_000_000_000n);
    expect(nextQuery(take(refreshPages('7000'), likesPage(['n2', 'n1'], 'x'), known))).toEqual({
      maxResults: 10,
      paginationToken: 'x',
    });
  });

  it.each<[string, string[], string[]]>([
    ['a post that was liked again stands above what is new', ['t2', 'n1', 't0', 't1'], ['n1']],
    ['the newest one was liked again', ['t0', 'n1', 't1', 't2'], ['n1']],
    ['the newest one is no longer liked', ['n1', 't1', 't2'], ['n1']],
    ['nothing is new', ['t0', 't1', 't2'], []],
    ['an answer names a post twice', ['n1', 'n1', 't0', 't1'], ['n1']],
  ])('lose and double nothing when %s', (_name, answer, expected) => {
    const outcome = take(refreshPages('7000'), likesPage(answer, 'x'), known);
    expect([postsOf(outcome), outcome.opened, outcome.next]).toEqual([expected, [], null]);
  });

  it('do not take a known post at the end of a page for the end of what is new', () => {
    const outcome = take(refreshPages('7000'), likesPage(['n1', 't1'], 'x'), known);
    expect(nextQuery(outcome)).toEqual({ maxResults: 10, paginationToken: 'x' });
    expect(outcome.opened).toHaveLength(1);
  });

  it('know by the next page what a known post at the end of one means', () => {
    const first = take(refreshPages('7000'), likesPage(['n1', 't0'], 'x'), known);
    const after = liked({ t0: '7000', t1: '6900', t2: '6800', n1: first.entries[0]?.id ?? '' }, first.opened);
    expect(first.next).not.toBeNull();
    if (first.next === null) return;
    expect(take(first.next, likesPage(['t1', 'o1'], 'y'), after)).toMatchObject({
      entries: [],
      opened: [],
      next: null,
    });
    expect(postsOf(take(first.next, likesPage(['n0', 't1', 't2'], 'y'), after))).toEqual(['n0']);
  });

  it('know that what follows a post above a hole is the hole, which begins on that page', () => {
    const hole = { newerId: '7000', olderId: '100', token: '10:y' };
    const above = liked({ t0: '7000', t1: '100' }, [hole]);
    const outcome = take(refreshPages('7000'), likesPage(['n1', 't0', 'g1', 'g2'], 'x'), above);
    expect([postsOf(outcome), outcome.closed, outcome.opened]).toEqual([['n1'], hole, [{ ...hole, token: null }]]);
  });

  it('do not take the oldest known post, liked again, for the end of what is new', () => {
    const outcome = take(refreshPages('7000'), likesPage(['n2', 't2', 'n1'], 'x'), known);
    expect(postsOf(outcome)).toEqual(['n2', 'n1']);
    expect(nextQuery(outcome)).toEqual({ maxResults: 10, paginationToken: 'x' });
  });

  it('fill a gap from its newer end with the token and the page size that belong together', () => {
    const hole = { newerId: '900000000000', olderId: '6000', token: '20:y' };
    const around = liked({ n: '900000000000', t0: '6000', t1: '5900' }, [hole]);
    const task = gapPages(hole);
    expect(queryOf(task)).toEqual({ maxResults: 20, paginationToken: 'y' });
    const part = take(task, likesPage(['g2', 'g1'], 'z'), around);
    expect(part).toMatchObject({ closed: hole, opened: [{ olderId: '6000', token: '20:z' }] });
    expect(part.opened[0]?.newerId).toBe(part.entries.at(-1)?.id);
    const rest = take(task, likesPage(['g2', 'g1', 't0', 't1'], 'z'), around);
    expect([postsOf(rest), rest.opened]).toEqual([['g2', 'g1'], []]);
    for (const { id } of rest.entries) expect(BigInt(id)).toBeLessThan(900_000_000_000n);
  });

  it('read older posts from the kept token on, as many as wanted, to the end', () => {
    const task = planOlder(likes, '6800', '20:y', 60);
    expect(queryOf(task)).toEqual({ maxResults: 20, paginationToken: 'y' });
    const first = take(
      task,
      likesPage(
        Array.from({ length: 20 }, (_, index) => `o${index}`),
        'z',
      ),
      known,
    );
    expect(first).toMatchObject({ endReached: false, olderToken: '20:z' });
    expect(nextQuery(first)).toEqual({ maxResults: 20, paginationToken: 'z' });
    expect(take(task, likesPage(['o1']), known)).toMatchObject({ endReached: true, olderToken: null, next: null });
  });

  it('walk down from the top in the largest pages when there is no token, and drop what is not wanted', () => {
    const task = planOlder(likes, '6800', null, undefined);
    expect(queryOf(task)).toEqual({ maxResults: 100 });
    expect(queryOf(planOlder(bookmarks, '6800', null, undefined))).toEqual({ maxResults: 90 });
    const above = take(task, likesPage(['n1', 't0', 't1'], 'w'), known);
    expect([postsOf(above), above.olderToken]).toEqual([[], undefined]);
    expect(above.next).not.toBeNull();
    if (above.next === null) return;
    const there = take(above.next, likesPage(['t2', 'o1'], 'v'), known);
    expect([postsOf(there), there.olderToken, there.next]).toEqual([['o1'], '100:v', null]);
    // The post at the place has gone meanwhile: a page full of others tells as much, a few do not.
    const few = take(above.next, likesPage(['o1', 'o2'], 'v'), known);
    expect(postsOf(few)).toEqual([]);
    expect(few.next).not.toBeNull();
    const many = Array.from({ length: 98 }, (_, index) => `o${index + 3}`);
    expect(few.next === null ? null : postsOf(take(few.next, likesPage(many, 'u'), known))).toEqual([
      'o1',
      'o2',
      ...many,
    ]);
  });

  it('walk when X refuses a kept token, but not for ever', () => {
    const walk = withoutToken(planOlder(likes, '6800', '20:y', undefined));
    expect(walk === null ? null : queryOf(walk)).toEqual({ maxResults: 100 });
    expect(walk === null ? null : withoutToken(walk)).toBeNull();
    expect(withoutToken(refreshPages('7000'))).toBeNull();
  });

  it('are told by ids where a list has come to', () => {
    const some = stored({ name: 'list:1', newestId: '50', oldestId: '10' });
    const outcome = take(refreshPages('50', undefined, Infinity, list), page(['70', '60', '45', '44'], 'x'), some);
    expect([outcome.entries.map(({ id }) => id), outcome.opened]).toEqual([['70', '60'], []]);
    const open = take(refreshPages('50', undefined, 10, list), page(['70', '60'], 'x'), some);
    expect(open.opened).toEqual([{ newerId: '60', olderId: '50', token: '10:x' }]);
  });

  it('mark what a list no longer shows, with the note that no page follows', () => {
    const outcome = take(refreshPages('50', undefined, Infinity, list), page(['70', '60']), unproven);
    expect(outcome.opened).toEqual([{ newerId: '60', olderId: '50', token: 'end' }]);
    expect(outcome.next).toBeNull();
  });

  it('follow empty pages for a while, then give up', () => {
    let outcome = take(refreshPages('7000'), likesPage([], 't'), known);
    let rounds = 1;
    for (; outcome.next !== null && rounds < 1000; rounds += 1) outcome = take(outcome.next, likesPage([], 't'), known);
    expect(outcome.stuck).toBe(true);
    expect(rounds).toBe(64);
  });

  it('stay within what a daily cap leaves', () => {
    const task = refreshPages('7000', undefined, 12);
    expect(
      take(task, likesPage(['n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7', 'n8', 'n9', 'n10'], 'x'), known).next,
    ).toBeNull();
  });
});
