import { describe, expect, it } from 'vitest';
import { appError, type Result } from '../../electron/contract/errors.ts';
import type { AccountId, TimelineKey } from '../../electron/contract/views/ids.ts';
import type { TimelineStatusView } from '../../electron/contract/views/timelines.ts';
import { settle } from './fake-service.ts';
import { allRows, createHarness, type Harness, home, idsFrom, rowIds, startId } from './harness.ts';

const a: AccountId = 'x:1';
const b: AccountId = 'practice:2';
/** Ids of the hour before the test begins. */
const start = startId - 15_000_000_000_000n;
/** A post of the last hour. */
const id = (number: number): string => String(start + BigInt(number));
const minute = 60_000;

const unwrap = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const refresh = async (h: Harness, accountId: AccountId = a, key: TimelineKey = home) =>
  unwrap(await h.timelines.refresh(accountId, key, { byHand: true }));
const older = async (h: Harness, accountId: AccountId = a) => unwrap(await h.timelines.loadOlder(accountId, home));
const fill = async (h: Harness, gapId: string, from: 'newer' | 'older') =>
  unwrap(await h.timelines.fillGap(a, home, gapId, from));
const gapRows = (h: Harness) => allRows(h.timelines, a, home).filter((row) => row.kind === 'gap');
const lastStatus = (h: Harness): TimelineStatusView | undefined => h.statuses.at(-1);
const userPosts = (userId: string): TimelineKey => ({ kind: 'user', userId, replies: true, reposts: true });
/** A timeline whose newest 20 of 60 posts were read, and `fresh` newer ones that were not. */
const withNews = async (fresh: number, h = createHarness()) => {
  const known = idsFrom(start, 60);
  h.service.add(a, known);
  await refresh(h);
  const news = idsFrom(start + 600n, fresh);
  h.service.add(a, news);
  return { h, known, news };
};

describe('reading', () => {
  it('reads a small first page, newest first', async () => {
    const h = createHarness();
    const ids = idsFrom(start, 60);
    h.service.add(a, ids);
    const status = await refresh(h);
    expect(status).toMatchObject({
      accountId: a,
      timeline: home,
      newestId: ids.at(-1),
      refreshing: false,
      refreshedAt: '2026-08-20T10:00:00.000Z',
      endReached: false,
      error: null,
      waitingUntil: null,
      keptIn: 'memory',
      usage: { posts: 20, usd: 0.1, usdPerPost: 0.005, cap: 300, capReached: false },
    });
    expect(rowIds(allRows(h.timelines, a, home))).toEqual(ids.slice(-20).reverse());
  });

  it('asks only for what is new', async () => {
    const { h, known, news } = await withNews(3);
    const status = await refresh(h);
    expect(h.service.requests.at(-1)).toMatchObject({
      query: { sinceId: known.at(-1), maxResults: 100 },
      answered: news.slice().reverse(),
    });
    expect(status.usage.posts).toBe(23);
    expect(gapRows(h)).toEqual([]);
  });

  it('bills each post of a day once, over 30 refreshes and restarts', async () => {
    const h = createHarness();
    h.service.add(a, idsFrom(start, 5000));
    await refresh(h);
    for (let round = 0; round < 30; round += 1) {
      h.service.add(a, idsFrom(start + 50_000n + BigInt(round) * 100n, 10));
      await refresh(h);
      if (round % 7 === 0) h.restart();
    }
    expect(unwrap(h.timelines.open(a, home)).status.usage).toMatchObject({ posts: 320, usd: 1.6 });
    expect(h.service.requests.flatMap(({ answered }) => answered)).toHaveLength(320);
  });

  it('loads older posts until X has nothing older, and then asks no more', async () => {
    const h = createHarness();
    const ids = idsFrom(start, 45);
    h.service.add(a, ids);
    await refresh(h);
    for (let round = 0; round < 2; round += 1) expect((await older(h)).endReached).toBe(false);
    expect((await older(h)).endReached).toBe(true);
    const asked = h.service.requests.length;
    await older(h);
    expect(h.service.requests).toHaveLength(asked);
    expect(rowIds(allRows(h.timelines, a, home))).toEqual(ids.slice().reverse());
    expect(h.service.requests.map(({ answered }) => answered.length)).toEqual([20, 20, 5, 0]);
  });

  it('reads the newest page when older posts are wanted of an empty timeline', async () => {
    const h = createHarness();
    h.service.add(a, idsFrom(start, 5));
    expect((await older(h)).newestId).toBe(String(start + 40n));
    const empty = createHarness();
    expect((await older(empty)).endReached).toBe(true);
  });

  it('follows pages that X has filtered empty', async () => {
    const { h, news } = await withNews(250);
    for (const id of news.slice(-200)) h.service.filter(id);
    const status = await refresh(h);
    expect(status.error).toBeNull();
    expect(rowIds(allRows(h.timelines, a, home)).slice(0, 50)).toEqual(news.slice(0, 50).reverse());
  });

  it('does not store or count boundary posts twice', async () => {
    const { h, news } = await withNews(150);
    h.service.echoBounds = true;
    await refresh(h);
    const [gap] = gapRows(h);
    await fill(h, gap?.id ?? '', 'newer');
    await older(h);
    expect(rowIds(allRows(h.timelines, a, home))).toHaveLength(news.length + 40);
  });

  it('keeps timelines of an account apart', async () => {
    const h = createHarness();
    const user: TimelineKey = userPosts('77');
    h.service.add(a, [id(100)], home);
    h.service.add(a, [id(200)], user);
    await refresh(h);
    await refresh(h, a, user);
    expect(rowIds(allRows(h.timelines, a, home))).toEqual([id(100)]);
    expect(rowIds(allRows(h.timelines, a, user))).toEqual([id(200)]);
  });
});

describe('gaps', () => {
  it('leaves one gap row with its span when a refresh does not reach what is known', async () => {
    const { h, known, news } = await withNews(350);
    const status = await refresh(h);
    const rows = allRows(h.timelines, a, home);
    const newerId = news[250] ?? '';
    const olderId = known.at(-1) ?? '';
    const timeOf = (id: string) =>
      rows.flatMap((row) => (row.kind === 'post' && row.id === id ? row.entry.createdAt : []))[0];
    expect(rows[100]).toEqual({
      kind: 'gap',
      id: `gap-${newerId}-${olderId}`,
      newerId,
      olderId,
      from: timeOf(olderId),
      to: timeOf(newerId),
      // As many as there are: posts stand as close above and below.
      estimate: 250,
      ends: ['newer', 'older'],
    });
    expect(rows).toHaveLength(121);
    expect(status.usage.posts).toBe(120);
  });

  it.each(['newer', 'older'] as const)('fills from the %s end, page by page, and disappears', async (from) => {
    const { h, known, news } = await withNews(350);
    await refresh(h);
    let rounds = 0;
    for (let gaps = gapRows(h); gaps.length > 0 && rounds < 30; gaps = gapRows(h)) {
      const before = allRows(h.timelines, a, home).length;
      const gap = from === 'newer' ? gaps[0] : gaps.at(-1);
      const { usage } = await fill(h, gap?.id ?? '', from);
      expect(allRows(h.timelines, a, home).length - before).toBeLessThanOrEqual(51);
      expect(usage.posts).toBe(allRows(h.timelines, a, home).filter((row) => row.kind === 'post').length);
      rounds += 1;
    }
    expect(rowIds(allRows(h.timelines, a, home))).toEqual([...known.slice(-20), ...news].reverse());
    expect(rounds).toBeLessThanOrEqual(14);
  });

  it('from the older end brings the posts that follow what was read', async () => {
    const { h, known, news } = await withNews(350);
    await refresh(h);
    await fill(h, gapRows(h)[0]?.id ?? '', 'older');
    const rows = rowIds(allRows(h.timelines, a, home));
    const edge = rows.indexOf(known.at(-1) ?? '');
    expect(rows.slice(edge - 25, edge)).toEqual(news.slice(0, 25).reverse());
  });

  it('from the older end crosses a quiet stretch without paying for it', async () => {
    const h = createHarness();
    h.service.add(a, idsFrom(start, 20));
    await refresh(h);
    const late = idsFrom(start + 1_000_000_000n, 130);
    h.service.add(a, late);
    await refresh(h);
    const before = h.service.requests.length;
    const status = await fill(h, gapRows(h)[0]?.id ?? '', 'older');
    expect(status.usage.posts).toBe(150);
    expect(gapRows(h)).toEqual([]);
    expect(h.service.requests.length - before).toBeLessThanOrEqual(20);
  });

  it('does nothing for a gap that is no longer there', async () => {
    const { h } = await withNews(5);
    await refresh(h);
    h.service.failNext(appError('network'));
    await refresh(h);
    const asked = h.service.requests.length;
    expect((await fill(h, 'gap-9-5', 'newer')).error?.code).toBe('network');
    expect(h.service.requests).toHaveLength(asked);
  });

  it('names the gap under work by its present row', async () => {
    const h = createHarness();
    h.service.add(a, idsFrom(start, 20));
    await refresh(h);
    h.service.add(a, [...idsFrom(start + 400n, 2), ...idsFrom(start + 1_000_000n, 130)]);
    await refresh(h);
    const first = gapRows(h)[0]?.id ?? '';
    h.service.holding = true;
    const filling = fill(h, first, 'older');
    expect(lastStatus(h)?.fillingGapIds).toEqual([first]);
    await h.service.release();
    for (let round = 0; round < 30 && h.service.held() > 0; round += 1) {
      expect(lastStatus(h)?.fillingGapIds).toEqual([gapRows(h)[0]?.id]);
      await h.service.release();
    }
    expect((await filling).fillingGapIds).toEqual([]);
  });
});

describe('rows for the page', () => {
  it('opens at the newest 60, and around the anchor with 60 on each side', async () => {
    const h = createHarness();
    const ids = idsFrom(start, 400);
    h.service.add(a, ids);
    for (let round = 0; round < 20; round += 1) await older(h);
    const top = unwrap(h.timelines.open(a, home));
    expect(top).toMatchObject({
      anchor: null,
      rows: { accountId: a, timeline: home, moreNewer: false, moreOlder: true },
    });
    expect(rowIds(top.rows.rows)).toEqual(ids.slice(-60).reverse());

    const anchor = { postId: ids[200] ?? '', offset: -17.5 };
    unwrap(h.timelines.saveAnchor(a, home, anchor));
    h.restart();
    const back = unwrap(h.timelines.open(a, home));
    expect(back.anchor).toEqual(anchor);
    expect(rowIds(back.rows.rows)).toEqual(ids.slice(140, 261).reverse());
    expect(back.rows).toMatchObject({ moreNewer: true, moreOlder: true });
    unwrap(h.timelines.saveAnchor(a, home, null));
    expect(unwrap(h.timelines.open(a, home)).anchor).toBeNull();
  });

  it.each([1, 2, 7, 200])(
    'gives the same rows in pieces of %i, in both directions, gaps in their places',
    async (limit) => {
      const { h } = await withNews(140);
      await refresh(h);
      const whole = rowIds(allRows(h.timelines, a, home));
      expect(whole.filter((id) => id.startsWith('gap-'))).toHaveLength(1);
      const walk = (from: string, direction: 'newer' | 'older') => {
        const found: string[] = [];
        for (let id = from, more = true; more; ) {
          const answer = unwrap(h.timelines.rows(a, home, { rowId: id, direction }, limit));
          const piece = rowIds(answer.rows);
          expect(piece.length).toBeLessThanOrEqual(limit);
          if (direction === 'older') found.push(...piece);
          else found.unshift(...piece);
          id = (direction === 'older' ? piece.at(-1) : piece[0]) ?? id;
          more = direction === 'older' ? answer.moreOlder : answer.moreNewer;
          expect(direction === 'older' ? answer.moreNewer : answer.moreOlder).toBe(true);
        }
        return found;
      };
      for (const position of [0, 50, 99, 100, 101, whole.length - 1]) {
        const id = whole[position] ?? '';
        expect(walk(id, 'older')).toEqual(whole.slice(position + 1));
        expect(walk(id, 'newer')).toEqual(whole.slice(0, position));
      }
    },
  );

  it('shows what has been filled in since, to a page that still has the old gap row', async () => {
    const { h, news } = await withNews(140);
    await refresh(h);
    const gap = gapRows(h)[0]?.id ?? '';
    await fill(h, gap, 'newer');
    const below = unwrap(h.timelines.rows(a, home, { rowId: gap, direction: 'older' }, 40));
    expect(rowIds(below.rows)).toEqual(news.slice(0, 40).reverse());
    const above = unwrap(h.timelines.rows(a, home, { rowId: gap, direction: 'newer' }, 40));
    expect(rowIds(above.rows)).toEqual(news.slice(0, 40).reverse());
  });

  it('refuses a row id that is none', () => {
    const h = createHarness();
    const answer = h.timelines.rows(a, home, { rowId: 'nonsense', direction: 'older' }, 5);
    expect(answer).toMatchObject({ ok: false, error: { code: 'call-invalid' } });
  });

  it('raises the revision with every change of rows, and only then', async () => {
    const { h } = await withNews(140);
    const first = (await refresh(h)).revision;
    expect((await refresh(h)).revision).toBe(first);
    const second = (await fill(h, gapRows(h)[0]?.id ?? '', 'newer')).revision;
    expect(second).toBeGreaterThan(first);
    h.timelines.closeAccount(a);
    expect(unwrap(h.timelines.open(a, home)).status.revision).toBeGreaterThan(second);
  });
});

describe('refreshing by itself', () => {
  it('starts on opening when the last refresh is a minute ago, and answers before it', async () => {
    const h = createHarness();
    h.service.add(a, [id(5)]);
    const opened = unwrap(h.timelines.open(a, home));
    expect(opened.status).toMatchObject({ refreshing: true, newestId: null });
    await settle();
    expect(lastStatus(h)).toMatchObject({ refreshing: false, newestId: id(5) });
    await h.advance(minute - 1);
    expect(unwrap(h.timelines.open(a, home)).status.refreshing).toBe(false);
    await h.advance(1);
    expect(unwrap(h.timelines.open(a, home)).status.refreshing).toBe(true);
    await settle();
    h.restart();
    expect(unwrap(h.timelines.open(a, home)).status.refreshing).toBe(false);
  });

  it('waits a minute after a failure too', async () => {
    const h = createHarness();
    h.service.failNext(appError('network', { kind: 'retry' }));
    h.timelines.open(a, home);
    await settle();
    expect(lastStatus(h)?.error?.code).toBe('network');
    expect(unwrap(h.timelines.open(a, home)).status.refreshing).toBe(false);
    await h.advance(minute);
    expect(unwrap(h.timelines.open(a, home)).status.refreshing).toBe(true);
  });

  it('tells at once what another cap changes, and only that', async () => {
    const { h } = await withNews(90);
    h.cap = 20;
    h.timelines.tellUsage();
    expect(lastStatus(h)).toMatchObject({ usage: { posts: 20, cap: 20, capReached: true } });
    const told = h.statuses.length;
    h.timelines.tellUsage();
    expect(h.statuses).toHaveLength(told);
  });

  it('never reads more than the cap allows, says so, and leaves reading by hand free', async () => {
    const { h } = await withNews(90);
    h.cap = 30;
    await h.advance(minute);
    h.timelines.open(a, home);
    await settle();
    expect(h.service.requests.at(-1)?.query.maxResults).toBe(10);
    expect(lastStatus(h)).toMatchObject({ usage: { posts: 30, capReached: true }, error: null });
    expect(gapRows(h)).toHaveLength(1);

    await h.advance(minute);
    h.timelines.open(a, home);
    await settle();
    expect(lastStatus(h)).toMatchObject({ usage: { posts: 30 }, error: { code: 'daily-cap' } });
    const byHand = await fill(h, gapRows(h)[0]?.id ?? '', 'newer');
    expect(byHand).toMatchObject({ usage: { posts: 80 }, error: null });

    await h.advance(24 * 60 * minute);
    expect(unwrap(h.timelines.open(a, home)).status).toMatchObject({
      refreshing: true,
      usage: { posts: 0, capReached: false },
    });
  });

  it('does not ask for a smaller page than X gives', async () => {
    const h = createHarness();
    const mentions: TimelineKey = { kind: 'mentions' };
    h.cap = 2;
    h.service.add(a, idsFrom(start, 9), mentions);
    h.timelines.open(a, mentions);
    await settle();
    expect(h.service.requests[0]?.query.maxResults).toBe(5);
  });

  it('never starts with a cap of 0, without calling that an error', async () => {
    const h = createHarness();
    h.cap = 0;
    expect(unwrap(h.timelines.open(a, home)).status).toMatchObject({ refreshing: false, error: null });
    expect(h.service.requests).toEqual([]);
  });

  it.each(['out-of-money', 'spend-cap', 'usage-cap', 'looks-automated', 'signed-out', 'needs-plan'] as const)(
    'stops after %s until a refresh by hand has worked',
    async (code) => {
      const h = createHarness();
      h.service.failNext(appError(code));
      h.timelines.open(a, home);
      await settle();
      await h.advance(10 * minute);
      expect(unwrap(h.timelines.open(a, home)).status).toMatchObject({ refreshing: false, error: { code } });
      const byItself = await h.timelines.refresh(a, home, { byHand: false });
      expect(unwrap(byItself)).toMatchObject({ refreshing: false, error: { code } });
      expect(h.service.requests).toHaveLength(1);
      expect(await refresh(h)).toMatchObject({ error: null });
      await h.advance(minute);
      expect(unwrap(h.timelines.open(a, home)).status.refreshing).toBe(true);
    },
  );

  it('goes on elsewhere when X refuses one kind of timeline', async () => {
    const h = createHarness();
    const bookmarks: TimelineKey = { kind: 'bookmarks' };
    h.service.failNext(appError('needs-permission'));
    h.timelines.open(a, bookmarks);
    await settle();
    expect(unwrap(h.timelines.open(a, home)).status.refreshing).toBe(true);
    await settle();
    await h.advance(10 * minute);
    expect(unwrap(h.timelines.open(a, bookmarks)).status.refreshing).toBe(false);
  });

  it('ends what it reads by itself when the money is gone, and goes on with what was asked for', async () => {
    const h = createHarness();
    h.service.holding = true;
    for (const key of [home, { kind: 'mentions' }, { kind: 'bookmarks' }] as const) h.timelines.open(a, key);
    const asked = refresh(h, a, userPosts('7'));
    h.service.add(a, [id(7)], userPosts('7'));
    // Two at a time: what waits for its turn is not sent any more.
    expect(h.service.held()).toBe(2);
    h.service.failNext(appError('out-of-money'));
    await h.service.release();
    h.service.holding = false;
    while (h.service.held() > 0) await h.service.release();
    expect(await asked).toMatchObject({ newestId: id(7), error: null });
    await h.advance(minute);
    expect(unwrap(h.timelines.open(a, home)).status.refreshing).toBe(true);
  });

  it('is not taken up again by something read by itself that still worked', async () => {
    const h = createHarness();
    h.service.holding = true;
    h.timelines.open(a, home);
    h.timelines.open(a, { kind: 'mentions' });
    h.service.failNext(appError('spend-cap'));
    await h.service.release();
    await h.service.release();
    h.service.holding = false;
    await h.advance(minute);
    expect(unwrap(h.timelines.open(a, home)).status.refreshing).toBe(false);
    expect(unwrap(h.timelines.open(a, { kind: 'mentions' })).status.refreshing).toBe(false);
  });

  it('refreshes an open timeline only when that is due', async () => {
    const h = createHarness();
    h.service.add(a, [id(5)]);
    await refresh(h);
    h.timelines.refreshIfStale(a, home);
    expect(h.service.requests).toHaveLength(1);
    await h.advance(minute);
    h.timelines.refreshIfStale(a, home);
    await settle();
    expect(h.service.requests).toHaveLength(2);
    h.cap = 0;
    await h.advance(minute);
    h.timelines.refreshIfStale(a, home);
    expect(h.service.requests).toHaveLength(2);
  });

  it('counts an owned read at its price', async () => {
    const h = createHarness();
    const mentions: TimelineKey = { kind: 'mentions' };
    h.service.add(a, [id(5)], mentions);
    expect((await refresh(h, a, mentions)).usage.usd).toBe(0.005);
    h.owned = true;
    expect(unwrap(h.timelines.open(a, mentions)).status.usage.usd).toBe(0.001);
  });

  it('counts the same post once per day and account, in all timelines', async () => {
    const h = createHarness();
    h.service.add(a, [id(5)], home);
    h.service.add(a, [id(5)], { kind: 'mentions' });
    h.service.add(b, [id(5)], home);
    await refresh(h);
    expect((await refresh(h, a, { kind: 'mentions' })).usage.posts).toBe(1);
    expect((await refresh(h, b)).usage).toMatchObject({ posts: 1, usd: 0 });
    h.restart();
    expect(unwrap(h.timelines.open(a, home)).status.usage.posts).toBe(1);
  });
});

describe('failures', () => {
  it('answers with the status, keeps what was read, and clears the error with the next success', async () => {
    const { h, news } = await withNews(5);
    h.service.failNext(appError('timeout', { kind: 'retry' }));
    const failed = await refresh(h);
    expect(failed).toMatchObject({ error: { code: 'timeout' }, refreshing: false, usage: { posts: 20 } });
    const worked = await refresh(h);
    expect(worked).toMatchObject({ error: null, newestId: news.at(-1) });
  });

  it('turns a thrown mistake into a calm error and reports it', async () => {
    const h = createHarness();
    const cause = new Error('broken');
    h.service.fetchPage = () => Promise.reject(cause);
    h.restart();
    expect((await refresh(h)).error?.code).toBe('unexpected');
    expect(h.unexpected).toEqual([cause]);
  });

  it('gives up calmly when X sends empty pages without end', async () => {
    const h = createHarness();
    h.service.fetchPage = async () => ({
      ok: true,
      value: { entries: [], nextToken: 'again', billed: [], limits: [] },
    });
    h.restart();
    expect((await refresh(h)).error?.code).toBe('service-down');
  });
});

describe('limits', () => {
  const usedUp = (h: Harness) => [
    { family: '15-minutes' as const, limit: 15, remaining: 0, resetAt: h.now + 10 * minute },
  ];
  const until = (h: Harness, ms: number) => new Date(h.now + ms).toISOString();

  it('waits for the reset with the time shown, and goes on by itself', async () => {
    const { h, news } = await withNews(3);
    h.service.limits = usedUp(h);
    await refresh(h);
    const asked = h.service.requests.length;
    const waiting = await older(h);
    expect(waiting).toMatchObject({ loadingOlder: true, waitingUntil: until(h, 10 * minute + 3000), error: null });
    expect(h.service.requests).toHaveLength(asked);
    h.service.limits = [];
    await h.advance(10 * minute);
    expect(h.service.requests).toHaveLength(asked);
    await h.advance(3000);
    expect(lastStatus(h)).toMatchObject({ loadingOlder: false, waitingUntil: null });
    expect(rowIds(allRows(h.timelines, a, home))).toHaveLength(news.length + 40);
  });

  it('waits after a refusal as long as it says, repeats the request once, and holds everything else of the endpoint', async () => {
    const h = createHarness();
    h.service.add(a, [id(5)]);
    h.service.failNext(appError('rate-limited', { kind: 'wait', until: until(h, 5 * minute) }));
    const refused = await refresh(h);
    expect(refused).toMatchObject({ refreshing: true, waitingUntil: until(h, 5 * minute + 3000), error: null });
    expect(await older(h)).toMatchObject({ refreshing: true, loadingOlder: true, waitingUntil: refused.waitingUntil });
    expect(await refresh(h)).toMatchObject({ waitingUntil: refused.waitingUntil });
    expect(h.service.requests).toHaveLength(1);
    expect(h.timers).toHaveLength(1);
    await h.advance(5 * minute + 3000);
    expect(h.service.requests).toHaveLength(3);
    expect(lastStatus(h)).toMatchObject({
      refreshing: false,
      loadingOlder: false,
      waitingUntil: null,
      newestId: id(5),
    });
  });

  it('does not hold other endpoints or accounts', async () => {
    const h = createHarness();
    h.service.failNext(appError('rate-limited'));
    await refresh(h);
    h.service.add(a, [id(7)], { kind: 'mentions' });
    h.service.add(b, [id(8)]);
    expect(await refresh(h, a, { kind: 'mentions' })).toMatchObject({ newestId: id(7), waitingUntil: null });
    expect(await refresh(h, b)).toMatchObject({ newestId: id(8), waitingUntil: null });
  });

  it('goes on in the middle of an operation, with the same token', async () => {
    const { h, news } = await withNews(150);
    for (const id of news.slice(-100)) h.service.filter(id);
    h.service.limits = usedUp(h);
    expect(await refresh(h)).toMatchObject({ refreshing: true, waitingUntil: expect.any(String) });
    h.service.limits = [];
    await h.advance(10 * minute + 3000);
    expect(h.service.requests.at(-1)?.query.paginationToken).toBeDefined();
    expect(lastStatus(h)?.newestId).toBe(news[49]);
  });

  it('still waits after the account was closed and opened again', async () => {
    const h = createHarness();
    h.service.failNext(appError('rate-limited'));
    await refresh(h);
    h.timelines.closeAccount(a);
    await settle();
    expect(h.timers).toEqual([]);
    expect(unwrap(h.timelines.open(a, home)).status.waitingUntil).not.toBeNull();
    expect(h.service.requests).toHaveLength(1);
  });

  it('stops waiting when it is cancelled', async () => {
    const h = createHarness();
    h.service.failNext(appError('rate-limited'));
    await refresh(h);
    h.timelines.cancel(a, home);
    expect(lastStatus(h)).toMatchObject({ refreshing: false, waitingUntil: null, error: null });
    await settle();
    expect(h.timers).toEqual([]);
    expect(h.service.requests).toHaveLength(1);
  });

  it('stops without an error when the person ends all waiting of an account', async () => {
    const { h } = await withNews(3);
    h.service.failNext(appError('rate-limited'));
    await refresh(h);
    void older(h);
    h.requests.stopWaiting(a, 'home');
    await settle();
    // The refresh has ended; what was behind it meets the same limit and waits in turn.
    expect(lastStatus(h)).toMatchObject({ refreshing: false, loadingOlder: true, error: null });
    h.requests.stopWaiting(a);
    await settle();
    expect(lastStatus(h)).toMatchObject({ refreshing: false, loadingOlder: false, waitingUntil: null, error: null });
  });

  it('makes one timeline wait for another of the same endpoint, and answers both', async () => {
    const h = createHarness();
    h.service.add(a, [id(3)], userPosts('3'));
    h.service.failNext(appError('rate-limited'));
    const first = await refresh(h, a, userPosts('2'));
    expect(await refresh(h, a, userPosts('3'))).toMatchObject({ refreshing: true, waitingUntil: first.waitingUntil });
    await h.advance(2 * minute);
    expect(unwrap(h.timelines.open(a, userPosts('3'))).status).toMatchObject({ newestId: id(3), waitingUntil: null });
  });
});

describe('other waiting', () => {
  it('tries what failed on the way again, and tells until when it waits', async () => {
    const { h, news } = await withNews(3);
    h.retries = { times: 2, delaySeconds: 4 };
    h.service.failNext(appError('service-down'));
    const waiting = await refresh(h);
    expect(waiting).toMatchObject({ refreshing: true, error: null, waitingUntil: '2026-08-20T10:00:05.000Z' });
    await h.advance(5000);
    expect(lastStatus(h)).toMatchObject({ refreshing: false, waitingUntil: null, newestId: news.at(-1), error: null });
    expect(h.service.requests).toHaveLength(3);
  });

  it('says what is wrong when no try has helped', async () => {
    const { h } = await withNews(3);
    h.retries = { times: 1, delaySeconds: 1 };
    for (let tries = 0; tries < 2; tries += 1) h.service.failNext(appError('timeout', { kind: 'retry' }));
    await refresh(h);
    await h.advance(2000);
    expect(lastStatus(h)).toMatchObject({ refreshing: false, waitingUntil: null, error: { code: 'timeout' } });
    expect(h.service.requests).toHaveLength(3);
  });

  it('waits for the network without knowing until when', async () => {
    const { h, news } = await withNews(3);
    h.online = false;
    expect(await refresh(h)).toMatchObject({ refreshing: true, waitingUntil: null, error: null });
    expect(await older(h)).toMatchObject({ refreshing: true, loadingOlder: true });
    expect(h.service.requests).toHaveLength(1);
    h.online = true;
    h.requests.wake();
    await settle();
    expect(lastStatus(h)).toMatchObject({ refreshing: false, loadingOlder: false, newestId: news.at(-1) });
  });
});

describe('at the same time', () => {
  it('joins a second identical call to the first', async () => {
    const { h } = await withNews(3);
    h.service.holding = true;
    const calls = [refresh(h), refresh(h), refresh(h)];
    expect(h.service.held()).toBe(1);
    await h.service.release();
    const revisions = (await Promise.all(calls)).map(({ revision }) => revision);
    expect(new Set(revisions).size).toBe(1);
    expect(h.service.requests).toHaveLength(2);
  });

  it('runs one operation per timeline after the other, planned with what the first one brought', async () => {
    const { h, known } = await withNews(3);
    h.service.holding = true;
    const both = [refresh(h), older(h)];
    expect(h.service.held()).toBe(1);
    expect(lastStatus(h)).toMatchObject({ refreshing: true, loadingOlder: true });
    await h.service.release();
    expect(h.service.held()).toBe(1);
    await h.service.release();
    await Promise.all(both);
    expect(h.service.requests.at(-1)?.query.untilId).toBe(known[40]);
  });

  it('makes an automatic refresh one by hand when the person asks too', async () => {
    const h = createHarness();
    h.cap = 1;
    h.service.add(a, idsFrom(start, 9));
    h.service.failNext(appError('rate-limited'));
    h.timelines.open(a, home);
    await settle();
    await refresh(h);
    await h.advance(20 * minute);
    expect(lastStatus(h)?.usage.posts).toBe(9);
  });

  it.each([
    ['than the cap lets an automatic one read', { cap: 10, opens: 100, wants: 60 }],
    ['than an automatic one reads', { cap: 1000, opens: 20, wants: 60 }],
  ])('reads as many posts at first as the person wants who joins it: more %s', async (_, { cap, opens, wants }) => {
    const h = createHarness();
    h.cap = cap;
    h.service.add(a, idsFrom(start, 200));
    h.service.holding = true;
    h.timelines.open(a, home, { posts: opens });
    await settle();
    const joined = h.timelines.refresh(a, home, { byHand: true, posts: wants });
    h.service.holding = false;
    await h.service.release();
    await joined;
    expect(lastStatus(h)).toMatchObject({ refreshing: false, error: null });
    expect(lastStatus(h)?.usage.posts).toBe(wants);
  });

  it('asks for no more when a first reading brings what the person wants who joins it', async () => {
    const h = createHarness();
    h.service.add(a, idsFrom(start, 200));
    h.service.holding = true;
    h.timelines.open(a, home, { posts: 40 });
    await settle();
    const joined = h.timelines.refresh(a, home, { byHand: true, posts: 40 });
    h.service.holding = false;
    await h.service.release();
    await joined;
    expect(h.service.requests).toHaveLength(1);
  });

  it('does not let one account wait for another', async () => {
    const h = createHarness();
    h.service.add(b, [id(8)]);
    h.service.holding = true;
    void refresh(h);
    h.service.holding = false;
    expect((await refresh(h, b)).newestId).toBe(id(8));
    expect(h.service.held()).toBe(1);
  });
});

describe('cancelling and closing', () => {
  it('drops what arrives after a cancellation, answers at once, and can start again', async () => {
    const { h, news } = await withNews(3);
    h.service.holding = true;
    const cancelled = refresh(h);
    h.timelines.cancel(a, home);
    expect(await cancelled).toMatchObject({ refreshing: false, error: null });
    expect(h.service.requests.at(-1)?.signal.aborted).toBe(true);
    const again = refresh(h);
    const reported = h.statuses.length;
    await h.service.release(0);
    expect(h.statuses).toHaveLength(reported);
    await h.service.release(0);
    expect((await again).newestId).toBe(news.at(-1));
    expect((await again).usage.posts).toBe(23);
  });

  it('cancels what waits in the queue too, without starting it', async () => {
    const { h } = await withNews(3);
    h.service.holding = true;
    const both = [refresh(h), older(h)];
    h.timelines.cancel(a, home);
    await Promise.all(both);
    expect(h.service.requests).toHaveLength(2);
  });

  it('ends what nobody asked for in timelines that are left, after the page that is under way', async () => {
    const { h, news } = await withNews(150);
    for (const id of news.slice(-100)) h.service.filter(id);
    await h.advance(minute);
    h.service.holding = true;
    h.timelines.open(a, home);
    h.timelines.open(a, { kind: 'mentions' });
    h.timelines.endAutomatic(a, [{ kind: 'mentions' }]);
    expect(lastStatus(h)).toMatchObject({ refreshing: true });
    const asked = h.service.requests.length;
    h.service.holding = false;
    while (h.service.held() > 0) await h.service.release();
    // The page is stored and counted; X had told that another one follows.
    expect(h.service.requests).toHaveLength(asked);
    const status = unwrap(h.timelines.open(a, home)).status;
    expect(status).toMatchObject({ refreshing: false, error: null, usage: { posts: 20 } });
    expect(unwrap(h.timelines.open(a, { kind: 'mentions' })).status.refreshedAt).not.toBeNull();
  });

  it('ends at once what nobody asked for and waits', async () => {
    const h = createHarness();
    h.service.failNext(appError('rate-limited'));
    h.timelines.open(a, home);
    await settle();
    const older = h.timelines.loadOlder(a, home);
    h.timelines.endAutomatic(a, []);
    expect(lastStatus(h)).toMatchObject({ refreshing: false, loadingOlder: true, error: null });
    expect(unwrap(await older).waitingUntil).not.toBeNull();
  });

  it('goes on with what somebody asks for after all', async () => {
    const { h, news } = await withNews(150);
    for (const id of news.slice(-100)) h.service.filter(id);
    await h.advance(minute);
    h.service.holding = true;
    h.timelines.open(a, home);
    h.timelines.endAutomatic(a, []);
    const asked = refresh(h);
    h.service.holding = false;
    await h.service.release();
    expect(await asked).toMatchObject({ refreshing: false, newestId: news[49] });
    h.timelines.endAutomatic('x:404', []);
  });

  it('lets other timelines of the endpoint go on', async () => {
    const h = createHarness();
    const [one, two] = [userPosts('1'), userPosts('2')];
    h.service.add(a, [id(22)], two);
    h.service.holding = true;
    const first = refresh(h, a, one);
    const second = refresh(h, a, two);
    h.timelines.cancel(a, one);
    await first;
    await h.service.release(1);
    expect((await second).newestId).toBe(id(22));
  });

  it('lets nothing of a closed account arrive', async () => {
    const { h, known } = await withNews(3);
    h.service.holding = true;
    const late = h.timelines.refresh(a, home, { byHand: true });
    const queued = h.timelines.loadOlder(a, home);
    h.timelines.closeAccount(a);
    expect(await late).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await queued).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    const reported = h.statuses.length;
    await h.service.release();
    expect(h.service.held()).toBe(0);
    expect(h.statuses).toHaveLength(reported);
    expect(unwrap(h.timelines.open(a, home)).status.newestId).toBe(known.at(-1));
  });

  it('forgets what was refused once the account has other access, and tells so', async () => {
    const { h } = await withNews(3);
    h.service.failNext(appError('signed-out'));
    expect((await refresh(h)).error?.code).toBe('signed-out');
    h.service.holding = true;
    const late = h.timelines.refresh(a, home, { byHand: true });
    h.timelines.renewAccount(a);
    expect(await late).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(lastStatus(h)).toMatchObject({ error: null, refreshing: false });
    h.service.holding = false;
    await h.advance(minute);
    h.timelines.refreshIfStale(a, home);
    expect(lastStatus(h)?.refreshing).toBe(true);
  });

  it('erases a removed account and starts it anew', async () => {
    const { h } = await withNews(3);
    await refresh(h, b);
    unwrap(h.timelines.removeAccount(a));
    h.cap = 0;
    expect(unwrap(h.timelines.open(a, home))).toMatchObject({
      anchor: null,
      rows: { rows: [] },
      status: { newestId: null, usage: { posts: 0 } },
    });
    expect(h.notices.map(({ accountId, error }) => [accountId, error.code])).toEqual([
      [a, 'cache-in-memory'],
      [b, 'cache-in-memory'],
      [a, 'cache-in-memory'],
    ]);
  });

  it('cancels nothing of an account that was never opened', () => {
    const h = createHarness();
    h.timelines.cancel(a, home);
    h.timelines.closeAccount(a);
    expect(h.statuses).toEqual([]);
  });
});
