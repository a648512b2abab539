import { describe, expect, it } from 'vitest';
import { appError, type Result } from '../../electron/contract/errors.ts';
import type { AccountId, TimelineKey } from '../../electron/contract/views/ids.ts';
import type { EntryView } from '../../electron/contract/views/posts.ts';
import { entry, settle } from './fake-service.ts';
import { createHarness, type Harness, home, idsFrom, startId } from './harness.ts';

const a: AccountId = 'x:1';
const likes: TimelineKey = { kind: 'likes', userId: '1' };
const ids = idsFrom(startId - 1000n, 10);
const [one = '', two = '', three = ''] = ids;
const unwrap = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const entriesOf = (h: Harness, key: TimelineKey): EntryView[] =>
  unwrap(h.timelines.open(a, key)).rows.rows.flatMap((row) => (row.kind === 'post' ? row.entry : []));

async function read() {
  const h = createHarness();
  h.service.add(a, ids);
  await h.timelines.refresh(a, home, { byHand: true });
  h.cap = 0;
  return h;
}

describe('looking posts up again', () => {
  it('replaces what has changed, says how much, and tells', async () => {
    const h = await read();
    h.service.change(two);
    const told = h.statuses.length;
    const earlier = unwrap(h.timelines.open(a, home)).status.revision;
    expect(await h.timelines.recheck(a, home, [one, two, three])).toEqual({ ok: true, value: { changed: 1, gone: 0 } });
    expect(h.service.lookUps).toEqual([[one, two, three]]);
    expect(JSON.stringify(entriesOf(h, home))).toContain(`post ${two} version 1`);
    expect(h.statuses.slice(told).at(-1)?.revision).toBeGreaterThan(earlier);
  });

  it('leaves nothing of a post that has gone, in any timeline that shows it', async () => {
    const h = await read();
    h.service.add(a, [two, one], likes);
    await h.timelines.refresh(a, likes, { byHand: true });
    const repost: EntryView = { ...entry(two), id: '8', repostedBy: entry('9').post?.author ?? null };
    unwrap(h.timelines.withCache(a, (cache) => cache.keep([repost])));
    h.service.remove(a, two);
    h.service.remove(a, two, likes);
    expect(unwrap(await h.timelines.recheck(a, home, [two]))).toEqual({ changed: 0, gone: 1 });
    expect(entriesOf(h, home).find(({ id }) => id === two)).toEqual({
      ...entry(two),
      post: null,
      unavailable: 'deleted',
    });
    expect(entriesOf(h, likes).map(({ post, unavailable }) => post?.id ?? unavailable)).toEqual([one, 'deleted']);
    const kept = unwrap(h.timelines.withCache(a, (cache) => [cache.post(two), cache.find('8')]));
    expect(kept).toMatchObject([null, { post: null, unavailable: 'deleted', repostedBy: { username: 'ada' } }]);
  });

  it('asks for the post behind a repost, which stays a repost', async () => {
    const h = await read();
    const reposted = { ...entry(one), id: '7', repostedBy: entry('9').post?.author ?? null };
    unwrap(h.timelines.withCache(a, (cache) => cache.keep([reposted])));
    h.service.change(one);
    expect(unwrap(await h.timelines.recheck(a, home, ['7', one]))).toEqual({ changed: 2, gone: 0 });
    expect(h.service.lookUps).toEqual([[one]]);
    const renewed = unwrap(h.timelines.withCache(a, (cache) => cache.find('7')));
    expect(renewed).toMatchObject({ id: '7', repostedBy: { username: 'ada' }, post: { id: one } });
    expect(JSON.stringify(renewed)).toContain('version 1');
  });

  it('finds the posts behind likes, whose entries have ids of their own', async () => {
    const h = createHarness();
    h.service.add(a, [three, one, two], likes);
    await h.timelines.refresh(a, likes, { byHand: true });
    const [top] = entriesOf(h, likes);
    h.service.change(two);
    expect(unwrap(await h.timelines.recheck(a, likes, [top?.id ?? '']))).toEqual({ changed: 1, gone: 0 });
    expect(h.service.lookUps).toEqual([[two]]);
    expect(entriesOf(h, likes)[0]).toMatchObject({ id: top?.id, post: { id: two } });
  });

  it('asks nothing when nothing is stored under these ids', async () => {
    const h = await read();
    expect(unwrap(await h.timelines.recheck(a, home, ['4']))).toEqual({ changed: 0, gone: 0 });
    expect(h.service.lookUps).toEqual([]);
  });

  it('is counted, and has a limit of its own', async () => {
    const h = await read();
    await h.advance(24 * 60 * 60_000);
    h.service.failNext(appError('rate-limited'));
    const waiting = h.timelines.recheck(a, home, [one]);
    await settle();
    expect(h.requests.blockedUntil(a, 'x', 'posts')).not.toBeNull();
    expect(unwrap(await h.timelines.refresh(a, home, { byHand: true })).waitingUntil).toBeNull();
    expect(h.service.lookUps).toHaveLength(1);
    await h.advance(2 * 60_000);
    expect(unwrap(await waiting)).toEqual({ changed: 0, gone: 0 });
    expect(h.service.lookUps).toHaveLength(2);
    expect(unwrap(h.timelines.open(a, home)).status.usage.posts).toBe(1);
  });

  it('changes nothing when it fails or the account is closed meanwhile', async () => {
    const h = await read();
    h.service.remove(a, one);
    h.service.failNext(appError('network'));
    expect(await h.timelines.recheck(a, home, [one])).toMatchObject({ error: { code: 'network' } });
    const late = h.timelines.recheck(a, home, [one]);
    h.timelines.closeAccount(a);
    expect(await late).toMatchObject({ error: { code: 'cancelled' } });
    expect(entriesOf(h, home).every(({ post }) => post !== null)).toBe(true);
  });
});
