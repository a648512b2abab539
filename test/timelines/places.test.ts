import { describe, expect, it } from 'vitest';
import type { Result } from '../../electron/contract/errors.ts';
import type { HiddenView } from '../../electron/contract/views/filters.ts';
import type { AccountId, TimelineKey } from '../../electron/contract/views/ids.ts';
import { CacheFailure } from '../../electron/timelines/cache/port.ts';
import { allRows, createHarness, home, idsFrom, startId } from './harness.ts';

const a: AccountId = 'x:1';
const mentions: TimelineKey = { kind: 'mentions' };
const unwrap = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

/** Twenty known posts and thirty new ones. */
async function withNews() {
  const h = createHarness();
  const ids = idsFrom(startId - 1000n, 50);
  h.service.add(a, ids.slice(0, 20));
  await h.timelines.refresh(a, home, { byHand: true });
  h.service.add(a, ids.slice(20));
  await h.timelines.refresh(a, home, { byHand: true });
  h.cap = 0;
  const unread = () => unwrap(h.timelines.open(a, home)).status.unread;
  return { h, ids, unread };
}

describe('what is unread', () => {
  it('is nothing at first, and then what has come since', async () => {
    const h = createHarness();
    h.cap = 0;
    expect(unwrap(h.timelines.open(a, home)).status.unread).toBe(0);
    h.service.add(a, idsFrom(startId - 1000n, 300));
    const first = unwrap(await h.timelines.refresh(a, home, { byHand: true, posts: 150 }));
    expect(first.unread).toBe(0);
    const { unread } = await withNews();
    expect(unread()).toBe(30);
  });

  it('falls with the place of the reader, never rises again, and is told', async () => {
    const { h, ids, unread } = await withNews();
    unwrap(h.timelines.saveAnchor(a, home, { postId: ids[29] ?? '', offset: 3 }));
    expect(h.statuses.at(-1)).toMatchObject({ unread: 20 });
    unwrap(h.timelines.saveAnchor(a, home, { postId: ids[5] ?? '', offset: 0 }));
    unwrap(h.timelines.saveAnchor(a, home, null));
    expect(unread()).toBe(20);
    h.restart();
    expect(unread()).toBe(20);
    unwrap(h.timelines.saveAnchor(a, home, { postId: '9999999999999999999', offset: 0 }));
    expect(unread()).toBe(0);
    h.service.add(a, idsFrom(startId, 4));
    expect(unwrap(await h.timelines.refresh(a, home, { byHand: true })).unread).toBe(4);
  });

  it('is counted up to 999', async () => {
    const h = createHarness();
    const ids = idsFrom(startId - 100_000n, 1_500);
    const own: TimelineKey = { kind: 'user', userId: '1', replies: true, reposts: true };
    h.service.add(a, ids.slice(0, 5), own);
    await h.timelines.refresh(a, own, { byHand: true });
    for (let from = 5; from < ids.length; from += 99) {
      h.service.add(a, ids.slice(from, from + 99), own);
      await h.timelines.refresh(a, own, { byHand: true });
    }
    expect(unwrap(h.timelines.open(a, own)).status.unread).toBe(999);
  });

  it('ends when everything is marked as read, and the place is there', async () => {
    const { h, ids } = await withNews();
    const newest = ids.at(-1) ?? '';
    unwrap(h.timelines.markRead(a, home, newest));
    expect(h.statuses.at(-1)).toMatchObject({ unread: 0 });
    expect(unwrap(h.timelines.open(a, home))).toMatchObject({
      status: { unread: 0 },
      anchor: { postId: newest, offset: 0 },
    });
  });
});

describe('rows that a filter hides', () => {
  it('say why, in the timeline that the filter is asked for', async () => {
    const { h, ids } = await withNews();
    const hidden: HiddenView = { filterId: 'f', rule: { kind: 'word', word: 'x' }, until: null, where: 'post' };
    h.hides = (accountId, timeline, { id }) =>
      accountId === a && timeline.kind === 'home' && id === ids[7] ? hidden : null;
    const rows = allRows(h.timelines, a, home).flatMap((row) => (row.kind === 'post' && row.hidden ? [row] : []));
    expect(rows.map(({ id, hidden: why }) => [id, why])).toEqual([[ids[7], hidden]]);
    const beyond = unwrap(h.timelines.rows(a, home, { rowId: ids[8] ?? '', direction: 'older' }, 1));
    expect(beyond.rows).toMatchObject([{ id: ids[7], hidden }]);
  });

  it('make every open timeline of the account tell that its rows are others', async () => {
    const { h } = await withNews();
    h.timelines.open(a, mentions);
    const earlier = [home, mentions].map((key) => unwrap(h.timelines.open(a, key)).status.revision);
    const told = h.statuses.length;
    h.timelines.touch(a);
    h.timelines.touch('x:99');
    expect(h.statuses.slice(told).map(({ timeline }) => timeline)).toEqual([home, mentions]);
    const later = [home, mentions].map((key) => unwrap(h.timelines.open(a, key)).status.revision);
    for (const [index, revision] of later.entries()) expect(revision).toBeGreaterThan(earlier[index] ?? 0);
  });
});

describe('what is billed elsewhere', () => {
  it('counts at once in every status of the account, once a day', async () => {
    const { h } = await withNews();
    const items = [{ kind: 'user', id: '5' } as const, { kind: 'list', id: '5' } as const];
    h.timelines.bill(a, 'profile', items);
    h.timelines.bill(a, 'profile', items);
    expect(h.statuses.at(-1)?.usage).toMatchObject({ posts: 50, usd: 0.265 });
    h.restart();
    expect(unwrap(h.timelines.open(a, home)).status.usage).toMatchObject({ posts: 50, usd: 0.265 });
  });

  it('does not count towards the cap unless it is posts', async () => {
    const { h } = await withNews();
    h.cap = 51;
    h.timelines.bill(
      a,
      'following',
      Array.from({ length: 60 }, (_, index) => ({ kind: 'user' as const, id: String(index) })),
    );
    expect(unwrap(h.timelines.open(a, home)).status.usage.capReached).toBe(false);
  });
});

describe('the cache for the rest of the room', () => {
  it('is lent, and its failures are values', async () => {
    const { h, ids } = await withNews();
    expect(unwrap(h.timelines.withCache(a, (cache) => cache.find(ids[3] ?? '')?.id))).toBe(ids[3]);
    const failing = (kind: 'damaged' | 'unusable') => () => {
      throw new CacheFailure(kind, new Error('disk'));
    };
    expect(h.timelines.withCache(a, failing('unusable'))).toMatchObject({ error: { code: 'store-not-written' } });
    expect(h.timelines.withCache(a, failing('damaged'))).toMatchObject({ error: { code: 'cache-damaged' } });
  });
});
