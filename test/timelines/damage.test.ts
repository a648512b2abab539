import { describe, expect, it } from 'vitest';
import { appError } from '../../electron/contract/errors.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import { createMemoryCache } from '../../electron/timelines/cache/memory.ts';
import { type Cache, CacheFailure, type CacheStore } from '../../electron/timelines/cache/port.ts';
import { allRows, createHarness, home, idsFrom, rowIds, startId } from './harness.ts';

const account: AccountId = 'x:1';
const ids = idsFrom(startId - 1000n, 4);

/** Caches that fail on demand, as a disk does. */
function createFailingStore() {
  const state = { fails: null as 'damaged' | 'unusable' | null, on: 'olderThan' as keyof Cache, keepsFiles: false };
  const failing = (cache: Cache): Cache =>
    new Proxy(cache, {
      get(target, name: keyof Cache) {
        if (state.fails !== null && name === state.on) {
          return () => {
            throw new CacheFailure(state.fails ?? 'damaged', new Error('disk'));
          };
        }
        return target[name];
      },
    });
  const caches = new Map<AccountId, Cache>();
  const open = (accountId: AccountId): Cache => {
    const cache = caches.get(accountId) ?? failing(createMemoryCache());
    caches.set(accountId, cache);
    return cache;
  };
  const store: CacheStore = {
    open: (accountId) => ({ cache: open(accountId), notices: [] }),
    replaceDamaged(accountId) {
      caches.delete(accountId);
      state.fails = null;
      return { cache: open(accountId), notices: [appError('cache-damaged')] };
    },
    remove() {
      if (state.keepsFiles) throw new CacheFailure('unusable', new Error('in use'));
    },
  };
  return { state, store };
}

async function withPosts() {
  const { state, store } = createFailingStore();
  const h = createHarness(() => store);
  h.service.add(account, ids.slice(0, 3));
  await h.timelines.refresh(account, home, { byHand: true });
  h.cap = 0;
  return { h, state };
}

describe('a cache that turns out to be damaged', () => {
  it('is replaced while a timeline is opened: it opens empty, with a notice', async () => {
    const { h, state } = await withPosts();
    state.fails = 'damaged';
    expect(h.timelines.open(account, home)).toMatchObject({
      ok: true,
      value: { rows: { rows: [] }, status: { newestId: null, usage: { posts: 0 } } },
    });
    expect(h.notices).toMatchObject([{ accountId: account, error: { code: 'cache-damaged' } }]);
    await h.timelines.refresh(account, home, { byHand: true });
    expect(rowIds(allRows(h.timelines, account, home))).toEqual(ids.slice(0, 3).reverse());
  });

  it('ends what is under way, which spoke of posts that are no longer there', async () => {
    const { h, state } = await withPosts();
    h.service.holding = true;
    const refreshing = h.timelines.refresh(account, home, { byHand: true });
    const older = h.timelines.loadOlder(account, home);
    state.fails = 'damaged';
    h.timelines.open(account, home);
    const empty = { ok: true, value: { newestId: null, refreshing: false, loadingOlder: false } };
    expect(await refreshing).toMatchObject(empty);
    expect(await older).toMatchObject(empty);
    await h.service.release();
    expect(rowIds(allRows(h.timelines, account, home))).toEqual([]);
    expect(h.service.held()).toBe(0);
  });

  it.each(['apply', 'gaps'] as const)('is replaced when that shows in the middle of an operation (%s)', async (on) => {
    const { h, state } = await withPosts();
    state.fails = 'damaged';
    state.on = on;
    const answer =
      on === 'apply'
        ? await h.timelines.refresh(account, home, { byHand: true })
        : await h.timelines.fillGap(account, home, `gap-${ids[2]}-${ids[1]}`, 'newer');
    expect(answer).toMatchObject({ ok: true, value: { newestId: null, refreshing: false, fillingGapIds: [] } });
    expect(h.notices).toHaveLength(1);
    expect(h.unexpected).toEqual([]);
  });
});

describe('a disk that refuses', () => {
  it('ends an operation with a sentence, and leaves everything as it was', async () => {
    const { h, state } = await withPosts();
    h.service.add(account, ids.slice(3));
    state.fails = 'unusable';
    state.on = 'apply';
    const refused = await h.timelines.refresh(account, home, { byHand: true });
    expect(refused).toMatchObject({ ok: true, value: { newestId: ids[2], error: { code: 'store-not-written' } } });
    state.fails = null;
    const worked = await h.timelines.refresh(account, home, { byHand: true });
    expect(worked).toMatchObject({ ok: true, value: { newestId: ids[3], error: null } });
  });

  it('fails calls that only read or save', async () => {
    const { h, state } = await withPosts();
    state.fails = 'unusable';
    const refused = { ok: false, error: { code: 'store-not-written' } };
    expect(h.timelines.open(account, home)).toMatchObject(refused);
    expect(h.timelines.rows(account, home, { rowId: ids[2] ?? '', direction: 'older' }, 5)).toMatchObject(refused);
    state.on = 'saveAnchor';
    expect(h.timelines.saveAnchor(account, home, null)).toMatchObject(refused);
    state.on = 'timeline';
    expect(await h.timelines.refresh(account, { kind: 'mentions' }, { byHand: true })).toMatchObject(refused);
  });

  it('says so when the posts of a removed account cannot be erased', async () => {
    const { h, state } = await withPosts();
    state.keepsFiles = true;
    expect(h.timelines.removeAccount(account)).toMatchObject({ ok: false, error: { code: 'cache-not-erased' } });
  });
});
