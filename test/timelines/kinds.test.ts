import { describe, expect, it } from 'vitest';
import { appError, type Result } from '../../electron/contract/errors.ts';
import type { AccountId, TimelineKey } from '../../electron/contract/views/ids.ts';
import type { RowView } from '../../electron/contract/views/timelines.ts';
import { idAt } from '../../electron/timelines/ids.ts';
import { allRows, createHarness, type Harness, home, idsFrom, startId } from './harness.ts';

const a: AccountId = 'x:1';
const day = 24 * 60 * 60_000;
const likes: TimelineKey = { kind: 'likes', userId: '1' };
const list: TimelineKey = { kind: 'list', listId: '7' };
const bookmarks: TimelineKey = { kind: 'bookmarks' };
const search: TimelineKey = { kind: 'search', query: 'tides' };
const byHand = { byHand: true };

const unwrap = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const postIds = (h: Harness, key: TimelineKey) =>
  allRows(h.timelines, a, key).flatMap((row) => (row.kind === 'post' ? (row.entry.post?.id ?? 'gone') : []));
const gapRows = (h: Harness, key: TimelineKey): Extract<RowView, { kind: 'gap' }>[] =>
  allRows(h.timelines, a, key).filter((row) => row.kind === 'gap');
const asked = (h: Harness) => h.service.requests.map(({ query }) => query);
/** Posts of the last hours before a moment, oldest first. */
const postsUntil = (ms: number, count: number) =>
  idsFrom(BigInt(idAt(ms)) - BigInt(count) * 1_000_000n, count, 1_000_000n);
/** Likes in an order that has nothing to do with the age of the posts. */
const shuffled = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => String(startId - BigInt(((index + from) * 7919) % 10_007) * 1_000n));

describe.each([likes, bookmarks])('$kind', (key) => {
  it('keeps the order of liking, whatever the posts are', async () => {
    const h = createHarness();
    const liked = shuffled(300);
    h.service.add(a, liked, key);
    await h.timelines.refresh(a, key, { ...byHand, posts: 60 });
    await h.timelines.loadOlder(a, key, { posts: 120 });
    expect(postIds(h, key)).toEqual(liked.slice(-180).reverse());
    expect(asked(h).every(({ sinceId, untilId }) => sinceId === undefined && untilId === undefined)).toBe(true);
    expect(asked(h).every(({ maxResults }) => maxResults <= (key.kind === 'bookmarks' ? 90 : 100))).toBe(true);
  });

  it('reads what is new in small pages, and pays for no more than one page of what is known', async () => {
    const h = createHarness();
    h.service.add(a, shuffled(100), key);
    await h.timelines.refresh(a, key, byHand);
    h.service.add(a, shuffled(14, 100), key);
    const answered = () => h.service.requests.flatMap((request) => request.answered);
    const earlier = answered().length;
    await h.timelines.refresh(a, key, byHand);
    expect(answered().length - earlier).toBe(20);
    expect(postIds(h, key)).toEqual(shuffled(114).slice(-34).reverse());
    expect(gapRows(h, key)).toEqual([]);
  });

  it('leaves one gap with one end after a long absence, and fills it with the token that was kept', async () => {
    const h = createHarness();
    h.service.add(a, shuffled(100), key);
    await h.timelines.refresh(a, key, byHand);
    h.service.add(a, shuffled(230, 100), key);
    const status = unwrap(await h.timelines.refresh(a, key, byHand));
    expect(status.usage.posts).toBe(120);
    expect(gapRows(h, key)).toMatchObject([{ ends: ['newer'], estimate: null }]);
    h.restart();
    const earlier = h.service.requests.length;
    for (let gaps = gapRows(h, key), round = 0; gaps[0] !== undefined && round < 9; gaps = gapRows(h, key)) {
      await h.timelines.fillGap(a, key, gaps[0].id, 'older');
      round += 1;
    }
    expect(postIds(h, key)).toEqual(shuffled(330).slice(-250).reverse());
    expect(h.service.requests.slice(earlier).every(({ query }) => query.paginationToken !== undefined)).toBe(true);
  });

  it('walks down from the top when X has forgotten its tokens', async () => {
    const h = createHarness();
    h.service.add(a, shuffled(400), key);
    await h.timelines.refresh(a, key, byHand);
    h.service.add(a, shuffled(150, 400), key);
    await h.timelines.refresh(a, key, byHand);
    h.service.forgetTokens();
    const gap = gapRows(h, key)[0]?.id ?? '';
    expect(unwrap(await h.timelines.fillGap(a, key, gap, 'newer')).error).toBeNull();
    h.service.forgetTokens();
    expect(unwrap(await h.timelines.loadOlder(a, key)).error).toBeNull();
    for (let gaps = gapRows(h, key), round = 0; gaps[0] !== undefined && round < 9; gaps = gapRows(h, key)) {
      await h.timelines.fillGap(a, key, gaps[0].id, 'newer');
      round += 1;
    }
    const ids = postIds(h, key);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(shuffled(550).slice(-ids.length).reverse());
    expect(ids.length).toBeGreaterThan(170);
  });

  it('shows a post that was liked again once', async () => {
    const h = createHarness();
    const liked = shuffled(60);
    h.service.add(a, liked, key);
    await h.timelines.refresh(a, key, { ...byHand, posts: 60 });
    h.service.add(a, shuffled(3, 60), key);
    h.service.likeAgain(a, liked[40] ?? '', key);
    await h.timelines.refresh(a, key, byHand);
    expect(postIds(h, key)).toEqual(shuffled(63).reverse());
  });

  it('says that X has nothing older once the last page was read', async () => {
    const h = createHarness();
    h.service.add(a, shuffled(30), key);
    await h.timelines.refresh(a, key, byHand);
    expect(unwrap(await h.timelines.loadOlder(a, key)).endReached).toBe(true);
    expect(postIds(h, key)).toHaveLength(30);
  });
});

describe('a list', () => {
  it('is read by tokens, with ids as they are', async () => {
    const h = createHarness();
    const ids = postsUntil(h.now, 400);
    h.service.add(a, ids.slice(0, 200), list);
    await h.timelines.refresh(a, list, byHand);
    h.service.add(a, ids.slice(200), list);
    await h.timelines.refresh(a, list, byHand);
    const [gap] = gapRows(h, list);
    expect(gap).toMatchObject({ newerId: ids[300], olderId: ids[199], ends: ['newer'], estimate: 100 });
    for (let gaps = gapRows(h, list); gaps[0] !== undefined; gaps = gapRows(h, list)) {
      await h.timelines.fillGap(a, list, gaps[0].id, 'newer');
    }
    expect(postIds(h, list)).toEqual(ids.slice(180).reverse());
    expect(asked(h).every(({ sinceId, untilId }) => sinceId === undefined && untilId === undefined)).toBe(true);
  });

  it('marks what X no longer shows; asking for it closes the row, at no cost', async () => {
    const h = createHarness();
    h.service.add(a, postsUntil(h.now, 20), list);
    await h.timelines.refresh(a, list, byHand);
    await h.advance(day);
    h.service.add(a, postsUntil(h.now, 900), list);
    await h.timelines.refresh(a, list, byHand);
    let requests = 0;
    for (let gaps = gapRows(h, list), round = 0; gaps[0] !== undefined && round < 30; gaps = gapRows(h, list)) {
      requests = h.service.requests.length;
      await h.timelines.fillGap(a, list, gaps[0].id, 'newer');
      round += 1;
    }
    expect(postIds(h, list)).toHaveLength(820);
    expect(h.service.requests).toHaveLength(requests);
    expect(gapRows(h, list)).toEqual([]);
  });
});

describe('as many posts as wanted', () => {
  it.each([home, search, list])('bring so many of $kind at first, and older', async (key) => {
    const h = createHarness();
    const ids = postsUntil(h.now, 700);
    h.service.add(a, ids, key);
    await h.timelines.refresh(a, key, { ...byHand, posts: 200 });
    expect(postIds(h, key)).toEqual(ids.slice(-200).reverse());
    await h.timelines.loadOlder(a, key, { posts: 300 });
    expect(postIds(h, key)).toEqual(ids.slice(-500).reverse());
    expect(h.service.requests).toHaveLength(5);
  });

  it('do not change a refresh that brings what is new', async () => {
    const h = createHarness();
    h.service.add(a, postsUntil(h.now, 50));
    await h.timelines.refresh(a, home, byHand);
    await h.timelines.refresh(a, home, { ...byHand, posts: 500 });
    expect(asked(h).at(-1)).toMatchObject({ maxResults: 100 });
    expect(postIds(h, home)).toHaveLength(20);
  });
});

describe('after a long absence', () => {
  it.each([home, search])('$kind marks what X may no longer show, until filling it brings nothing', async (key) => {
    const h = createHarness();
    h.service.add(a, postsUntil(h.now, 20), key);
    await h.timelines.refresh(a, key, byHand);
    await h.advance(2 * day);
    h.service.add(a, postsUntil(h.now, 30), key); // never shown: too old at the next visit
    await h.advance(10 * day);
    const news = postsUntil(h.now, 5);
    h.service.add(a, news, key);
    const status = unwrap(await h.timelines.refresh(a, key, byHand));
    expect([status.error, status.newestId]).toEqual([null, news.at(-1)]);
    const [gap] = gapRows(h, key);
    expect(gap?.newerId).toBe(news[0]);
    await h.timelines.fillGap(a, key, gap?.id ?? '', 'older');
    expect(gapRows(h, key)).toEqual([]);
    expect(postIds(h, key)).toHaveLength(25);
  });

  it.each(['newer', 'older'] as const)('a gap keeps its part that X cannot fill, from the %s end', async (from) => {
    const h = createHarness();
    h.service.add(a, postsUntil(h.now, 20));
    await h.timelines.refresh(a, home, byHand);
    await h.advance(6 * day);
    h.service.add(a, postsUntil(h.now, 130));
    await h.timelines.refresh(a, home, byHand);
    await h.advance(2 * day); // what was known before is out of reach now
    const [gap] = gapRows(h, home);
    await h.timelines.fillGap(a, home, gap?.id ?? '', from);
    expect(postIds(h, home)).toHaveLength(150);
    const rest = gapRows(h, home);
    expect(rest).toHaveLength(1);
    await h.timelines.fillGap(a, home, rest[0]?.id ?? '', from);
    expect(gapRows(h, home)).toEqual([]);
  });

  it('mentions keep what lies deeper than X goes marked', async () => {
    const h = createHarness();
    const mentions: TimelineKey = { kind: 'mentions' };
    h.service.add(a, postsUntil(h.now, 20), mentions);
    await h.timelines.refresh(a, mentions, byHand);
    await h.advance(day);
    const news = postsUntil(h.now, 850);
    h.service.add(a, news, mentions);
    await h.timelines.refresh(a, mentions, byHand);
    for (let round = 0; round < 30 && postIds(h, mentions).length < 820; round += 1) {
      await h.timelines.fillGap(a, mentions, gapRows(h, mentions)[0]?.id ?? '', 'newer');
    }
    const [rest] = gapRows(h, mentions);
    expect(rest).toMatchObject({ newerId: news[50] });
    await h.timelines.fillGap(a, mentions, rest?.id ?? '', 'newer');
    expect(gapRows(h, mentions)).toEqual([]);
  });

  it('a gap that X shows down to the known post closes at once, for one known post more', async () => {
    const h = createHarness();
    h.service.add(a, postsUntil(h.now, 20));
    await h.timelines.refresh(a, home, byHand);
    await h.advance(day);
    h.service.add(a, postsUntil(h.now, 130));
    await h.timelines.refresh(a, home, byHand);
    const status = unwrap(await h.timelines.fillGap(a, home, gapRows(h, home)[0]?.id ?? '', 'older'));
    expect(gapRows(h, home)).toEqual([]);
    // 130 new ones, and the proof.
    expect(status.usage.posts).toBe(131);
  });
});

describe('user timelines', () => {
  it('with and without replies are timelines of their own', async () => {
    const h = createHarness();
    const all: TimelineKey = { kind: 'user', userId: '3', replies: true, reposts: true };
    const own: TimelineKey = { kind: 'user', userId: '3', replies: false, reposts: true };
    const ids = postsUntil(h.now, 4);
    h.service.add(a, ids, all);
    h.service.add(a, ids.slice(2), own);
    await h.timelines.refresh(a, all, byHand);
    await h.timelines.refresh(a, own, byHand);
    expect([postIds(h, all).length, postIds(h, own).length]).toEqual([4, 2]);
  });
});

describe('a refused request', () => {
  it('that has nothing to do with a kept token is an error like any other', async () => {
    const h = createHarness();
    h.service.failNext(appError('bad-request'));
    expect(unwrap(await h.timelines.refresh(a, likes, byHand)).error?.code).toBe('bad-request');
  });
});
