/** What was read besides timelines, through the whole app over real HTTP: the page's calls, the practice service's answers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AccountId, TimelineKey } from '../../electron/contract/views/ids.ts';
import type { TimelineStatusView } from '../../electron/contract/views/timelines.ts';
import type { PracticeService } from '../../electron/practice/service.ts';
import {
  code,
  contentsBelow,
  dataFolder,
  home,
  keychain,
  type Pinion,
  samplePeople,
  saveKey,
  signInAs,
  startPinion,
  startX,
  value,
} from './app-harness.ts';

interface Reader {
  pinion: Pinion;
  service: PracticeService;
  folder: string;
  accountId: AccountId;
  userId: string;
  /** Starts Pinion again with the same data. */
  restart(): Promise<Pinion>;
}

/** One account that has read its home timeline. */
async function reader(options: Parameters<typeof startX>[0] = {}): Promise<Reader> {
  const service = await startX(options);
  const folder = dataFolder();
  const chain = keychain();
  const start = () => startPinion({ folder, xOrigin: service.origin, keychain: chain });
  const pinion = await start();
  await saveKey(pinion, service);
  const userId = samplePeople[0] ?? '';
  const accountId = await signInAs(pinion, userId);
  await pinion.openQuietly(accountId);
  return {
    pinion,
    service,
    folder,
    accountId,
    userId,
    async restart() {
      await pinion.quit();
      return start();
    },
  };
}

const billedOf = (service: PracticeService, kind: 'posts' | 'users' | 'lists'): number =>
  service.control
    .log()
    .requests.filter((request) => request.kind === kind && request.path !== '/2/users/me')
    .reduce((sum, { billed }) => sum + billed, 0);

const requestsTo = (service: PracticeService, path: RegExp): number =>
  service.control.log().requests.filter((request) => path.test(request.path)).length;

/** Opens a timeline and refreshes it. @returns the status after that */
async function refresh(
  { pinion, accountId }: Reader,
  timeline: TimelineKey,
  posts?: number,
): Promise<TimelineStatusView> {
  value(await pinion.page.timeline.open({ accountId, timeline, ...(posts === undefined ? {} : { posts }) }));
  return value(await pinion.page.timeline.refresh({ accountId, timeline }));
}

async function storedRows({ pinion, accountId }: Reader, timeline: TimelineKey) {
  return value(await pinion.page.timeline.open({ accountId, timeline })).rows.rows;
}

describe('every timeline', () => {
  it('is read from the service that it belongs to, and kept over a restart', async () => {
    const one = await reader();
    const { pinion, accountId, userId, service } = one;
    service.control.like({ count: 12 });
    const lists = value(await pinion.page.lists.read({ accountId }));
    const listId = [...lists.owned, ...lists.followed][0]?.id ?? '';
    const keys: TimelineKey[] = [
      { kind: 'mentions' },
      { kind: 'user', userId: samplePeople[1] ?? '', replies: true, reposts: true },
      { kind: 'user', userId: samplePeople[1] ?? '', replies: false, reposts: false },
      { kind: 'likes', userId },
      { kind: 'list', listId },
      { kind: 'search', query: 'from:tomas_demo' },
    ];
    for (const timeline of keys) {
      const status = await refresh(one, timeline);
      expect(status.error, timeline.kind).toBeNull();
      expect(status.newestId, timeline.kind).not.toBeNull();
    }
    const before = await Promise.all(keys.map((timeline) => storedRows(one, timeline)));
    const again = await one.restart();
    const after = await Promise.all(keys.map((timeline) => storedRows({ ...one, pinion: again }, timeline)));
    expect(after.map((rows) => rows.map(({ id }) => id))).toEqual(before.map((rows) => rows.map(({ id }) => id)));
  });

  it('of a user leaves out what the person does not want, and brings as many as they ask for', async () => {
    const one = await reader({ posts: 60_000 });
    const userId = samplePeople[1] ?? '';
    const timeline: TimelineKey = { kind: 'user', userId, replies: false, reposts: false };
    const status = await refresh(one, timeline, 150);
    expect(status.error).toBeNull();
    const rows = (await storedRows(one, timeline)).filter((row) => row.kind === 'post');
    expect(rows.every(({ entry }) => entry.repostedBy === null && entry.post?.replyTo === null)).toBe(true);
    const whole = await refresh(one, { kind: 'user', userId, replies: true, reposts: true }, 150);
    expect(whole.error).toBeNull();
    const asked = one.service.control
      .log()
      .requests.filter(({ path }) => path === `/2/users/${userId}/tweets`)
      .map(({ query }) => [query['exclude'] ?? null, query['max_results']]);
    expect(asked).toEqual([
      ['replies,retweets', '100'],
      ['replies,retweets', '50'],
      [null, '100'],
      [null, '50'],
    ]);
  });

  it('that the service refuses is said once and hidden, until the person tries again', async () => {
    const one = await reader();
    const { pinion, accountId, service } = one;
    const status = await refresh(one, { kind: 'bookmarks' });
    expect(status.error?.code).toBe('not-with-pin');
    const refused = async () => (await pinion.view()).accounts[0]?.reading.refused;
    expect(await refused()).toMatchObject([{ what: 'bookmarks', seen: false }]);
    value(await pinion.page.accounts.seenRefusals({ accountId }));
    const again = await one.restart();
    expect((await again.view()).accounts[0]?.reading.refused).toMatchObject([{ what: 'bookmarks', seen: true }]);
    const bookmarks: TimelineKey = { kind: 'bookmarks' };
    expect((await refresh({ ...one, pinion: again }, bookmarks)).error?.code).toBe('not-with-pin');
    service.control.bookmarks({ open: true });
    value(await again.page.accounts.retryRefused({ accountId }));
    // Opening it is enough: it is read by itself again.
    const opened = value(await again.page.timeline.open({ accountId, timeline: bookmarks }));
    expect(opened.status).toMatchObject({ refreshing: true, error: null });
    expect((await refresh({ ...one, pinion: again }, bookmarks)).error).toBeNull();
    expect((await again.view()).accounts[0]?.reading.refused).toEqual([]);
  });
});

describe('people and lists', () => {
  it('finds somebody who was read already for nothing, and anybody else for the price of one user', async () => {
    const { pinion, accountId, service } = await reader();
    const rows = value(await pinion.page.timeline.open({ accountId, timeline: home })).rows.rows;
    const known = rows.flatMap((row) => (row.kind === 'post' ? (row.entry.post?.author ?? []) : []))[0];
    const found = value(await pinion.page.people.find({ accountId, username: known?.username.toUpperCase() ?? '' }));
    expect(found.id).toBe(known?.id);
    expect(billedOf(service, 'users')).toBe(0);
    const stranger = value(await pinion.page.people.find({ accountId, username: 'newhere_demo' }));
    expect(stranger.username).toBe('newhere_demo');
    expect(billedOf(service, 'users')).toBe(1);
    expect(code(await pinion.page.people.find({ accountId, username: 'nobody_at_all' }))).toBe('user-unknown');
  });

  it('reads a profile when asked, once, and keeps it', async () => {
    const one = await reader();
    const userId = samplePeople[1] ?? '';
    const { accountId, pinion } = one;
    const read = value(await pinion.page.people.profile({ accountId, userId, ask: true }));
    expect(read.followers).toBeGreaterThan(0);
    const again = await one.restart();
    const kept = value(await again.page.people.profile({ accountId, userId, ask: false }));
    expect({ ...kept, user: null }).toEqual({ ...read, user: null });
    expect(billedOf(one.service, 'users')).toBe(1);
  });

  it('pages through whom somebody follows, and counts what that costs', async () => {
    const one = await reader();
    const { pinion, accountId, userId, service } = one;
    const people = { kind: 'following', userId } as const;
    expect(value(await pinion.page.people.open({ accountId, people }))).toMatchObject({ users: [], readAt: null });
    const first = value(await pinion.page.people.read({ accountId, people, page: 'first' }));
    expect(first.users.length).toBeGreaterThan(0);
    let view = first;
    for (let page = 0; page < 10 && !view.complete; page += 1) {
      view = value(await pinion.page.people.read({ accountId, people, page: 'next' }));
    }
    expect(view.complete).toBe(true);
    expect(new Set(view.users.map(({ id }) => id)).size).toBe(view.users.length);
    expect(billedOf(service, 'users')).toBe(view.users.length);
    const { usage } = value(await pinion.page.timeline.open({ accountId, timeline: home })).status;
    // The sign-in has asked for one user more: whose it is.
    expect(usage.usd).toBeCloseTo(usage.posts * 0.005 + (view.users.length + 1) * 0.01, 3);
  });

  it('keeps lists for nothing once they were read', async () => {
    const one = await reader();
    const { pinion, accountId, service } = one;
    expect(value(await pinion.page.lists.open({ accountId })).readAt).toBeNull();
    const read = value(await pinion.page.lists.read({ accountId }));
    expect(read.owned.length + read.followed.length).toBeGreaterThan(0);
    expect(billedOf(service, 'lists')).toBe(read.owned.length + read.followed.length);
    const again = await one.restart();
    expect(value(await again.page.lists.open({ accountId })).owned.map(({ name }) => name)).toEqual(
      read.owned.map(({ name }) => name),
    );
  });
});

describe('a conversation', () => {
  it('shows what is stored at once, and reads the rest when asked', async () => {
    const one = await reader({ posts: 2_000 });
    const { pinion, accountId } = one;
    value(await pinion.page.timeline.loadOlder({ accountId, timeline: home, posts: 200 }));
    const rows = value(await pinion.page.timeline.open({ accountId, timeline: home })).rows.rows;
    const more = value(
      await pinion.page.timeline.rows({
        accountId,
        timeline: home,
        beyond: { rowId: rows.at(-1)?.id ?? '', direction: 'older' },
        limit: 200,
      }),
    ).rows;
    const replies = [...rows, ...more].flatMap((row) =>
      row.kind === 'post' && row.entry.repostedBy === null && row.entry.post?.replyTo?.postId ? [row.entry.post] : [],
    );
    expect(replies.length).toBeGreaterThan(0);
    const apart = replies.filter(
      (reply, index) => replies.findIndex((other) => other.conversationId === reply.conversationId) === index,
    );
    for (const reply of apart.slice(0, 5)) {
      const stored = value(await pinion.page.conversation.open({ accountId, postId: reply.id }));
      expect(stored.post).toMatchObject({ kind: 'post', entry: { post: { id: reply.id } } });
      expect(stored.repliesRead).toBe('not-yet');
      const up = value(await pinion.page.conversation.read({ accountId, postId: reply.id, part: 'ancestors' }));
      // Each ancestor is there, or is said to be gone; the chain ends at the beginning of the conversation.
      expect(up.ancestors.length).toBeGreaterThan(0);
      expect(up.ancestors.every((row) => row.kind === 'post' || row.reason !== 'not-read')).toBe(true);
      const down = value(await pinion.page.conversation.read({ accountId, postId: reply.id, part: 'replies' }));
      expect(['some', 'all', 'too-old']).toContain(down.repliesRead);

      pinion.fake.saveTo = join(one.folder, 'conversation.json');
      const source = { kind: 'conversation', postId: reply.id } as const;
      value(await pinion.page.export.save({ accountId, source, format: 'json' }));
      const saved = JSON.parse(readFileSync(pinion.fake.saveTo, 'utf8')) as {
        id: string;
        unavailable: string | null;
      }[];
      const shown = [...down.ancestors, down.post, ...down.replies.map(({ row }) => row)];
      expect(saved.map(({ id, unavailable }) => [id, unavailable])).toEqual(
        shown.map((row) => [row.id, row.kind === 'post' ? row.entry.unavailable : row.reason]),
      );
    }
  });

  it('finds the answers of a lively post, in reading order', async () => {
    const one = await reader({ posts: 2_000 });
    const { pinion, accountId } = one;
    // How soon one comes depends on where in the sample world tests begin.
    const findLively = async () =>
      (await pinion.allRows(accountId))
        .flatMap((row) => (row.kind === 'post' ? (row.entry.post ?? []) : []))
        .filter((post) => (post.counts?.replies ?? 0) >= 4 && post.replyTo === null)
        .sort((a, b) => (b.counts?.replies ?? 0) - (a.counts?.replies ?? 0))[0];
    let lively = await findLively();
    for (let more = 0; more < 4 && !lively; more += 1) {
      value(await pinion.page.timeline.loadOlder({ accountId, timeline: home, posts: 400 }));
      lively = await findLively();
    }
    if (!lively) throw new Error('no post has answers');
    let view = value(await pinion.page.conversation.read({ accountId, postId: lively.id, part: 'replies' }));
    for (let page = 0; page < 10 && view.repliesRead === 'some'; page += 1) {
      view = value(await pinion.page.conversation.read({ accountId, postId: lively.id, part: 'replies' }));
    }
    expect(view.fromStart).toBe(true);
    expect(view.replies.length).toBeGreaterThanOrEqual(4);
    const at = new Map(view.replies.map(({ row }, index) => [row.entry.post?.id ?? '', index]));
    for (const { row } of view.replies) {
      const parent = row.entry.post?.replyTo?.postId ?? '';
      const own = at.get(row.entry.post?.id ?? '') ?? -1;
      if (at.has(parent)) expect(at.get(parent)).toBeLessThan(own);
    }
  });
});

describe('searching and filtering what was read', () => {
  it('finds by word and author, for nothing', async () => {
    const one = await reader();
    const { pinion, accountId, service } = one;
    const [row] = (await storedRows(one, home)).filter((candidate) => candidate.kind === 'post');
    const author = row?.entry.post?.author.username ?? '';
    service.control.reset();
    const found = value(await pinion.page.search.local({ accountId, text: `from:${author}`, limit: 50 }));
    expect(found.rows.length).toBeGreaterThan(0);
    expect(
      found.rows.every(({ entry }) => [entry.post?.author.username, entry.repostedBy?.username].includes(author)),
    ).toBe(true);
    expect(found.xQuery).toBe(`from:${author}`);
    expect(service.control.log().requests.filter(({ path }) => path.startsWith('/2/'))).toEqual([]);
  });

  it('hides what a filter says of one timeline in that one only', async () => {
    const one = await reader();
    const { pinion, accountId } = one;
    value(await pinion.page.filters.save({ accountId, rule: { kind: 'only-media', timeline: home }, until: null }));
    const isHidden = (row: { kind: string; hidden?: unknown }): boolean => row.kind === 'post' && row.hidden !== null;
    const hidden = (await storedRows(one, home)).find(isHidden);
    if (hidden?.kind !== 'post') throw new Error('every post has a picture');
    const found = value(await pinion.page.search.local({ accountId, text: '-has:media', limit: 500 })).rows;
    expect(found.map(({ id }) => id)).toContain(hidden.id);
    expect(found.filter(isHidden)).toEqual([]);
    const postId = hidden.entry.post?.id ?? '';
    expect(value(await pinion.page.conversation.open({ accountId, postId })).post).toMatchObject({ hidden: null });
  });

  it('hides what a filter says, everywhere and at once, and shows it again without the filter', async () => {
    const one = await reader();
    const { pinion, accountId } = one;
    const rows = (await storedRows(one, home)).filter((row) => row.kind === 'post');
    const muted = rows[3]?.entry.post?.author ?? rows[4]?.entry.post?.author;
    if (!muted) throw new Error('there are too few posts');
    const rule = { kind: 'person', username: muted.username, userId: muted.id } as const;
    const preview = value(await pinion.page.filters.preview({ accountId, rule }));
    expect(preview.hidden).toBeGreaterThan(0);
    const told = new Promise<TimelineStatusView>((resolve) => {
      pinion.page.on['timeline.changed'](resolve);
    });
    const filter = value(await pinion.page.filters.save({ accountId, rule, until: null }));
    await told;
    const hidden = (await storedRows(one, home)).filter((row) => row.kind === 'post' && row.hidden !== null);
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden.length).toBeLessThanOrEqual(preview.hidden);
    const again = await one.restart();
    const kept = (await storedRows({ ...one, pinion: again }, home)).filter(
      (row) => row.kind === 'post' && row.hidden?.filterId === filter.id,
    );
    expect(kept).toHaveLength(hidden.length);
    value(await again.page.filters.remove({ accountId, filterId: filter.id }));
    expect(
      (await storedRows({ ...one, pinion: again }, home)).every((row) => row.kind === 'gap' || row.hidden === null),
    ).toBe(true);
  });
});

describe('catching up', () => {
  it('groups what is new, and is done at its end', async () => {
    const one = await reader();
    const { pinion, accountId, service } = one;
    expect(value(await pinion.page.catchUp.open({ accountId, timeline: home })).posts).toBe(0);
    service.control.newPosts({ count: 40 });
    expect((await refresh(one, home)).unread).toBe(40);
    const view = value(await pinion.page.catchUp.open({ accountId, timeline: home }));
    const grouped = view.groups.flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(view.posts).toBe(grouped.length);
    expect(view.posts + view.leftOut.hidden + view.leftOut.unavailable).toBe(40);
    expect(grouped.length).toBeGreaterThan(0);
    expect(new Set(grouped).size).toBe(grouped.length);
    expect(view.minutes).toBeGreaterThan(0);
    value(await pinion.page.catchUp.finish({ accountId, timeline: home, upTo: view.upTo ?? '' }));
    expect(value(await pinion.page.catchUp.open({ accountId, timeline: home })).posts).toBe(0);
    const opened = value(await pinion.page.timeline.open({ accountId, timeline: home }));
    expect(opened.status.unread).toBe(0);
    expect(opened.anchor?.postId).toBe(view.upTo);
  });
});

describe('an account whose handle changes', () => {
  it('keeps its places and what it has arranged', async () => {
    const service = await startX();
    let renamed = false;
    const machine = {
      folder: dataFolder(),
      xOrigin: service.origin,
      keychain: keychain(),
      async fetch(url: string, init?: object) {
        const answer = await fetch(url, init);
        if (!renamed || !url.includes('/2/')) return answer;
        const text = (await answer.text()).replaceAll('"username":"mara_demo"', '"username":"mara_renamed"');
        return new Response(text, { status: answer.status, headers: answer.headers });
      },
    };
    const before = await startPinion(machine);
    await saveKey(before, service);
    const userId = samplePeople[0] ?? '';
    const accountId = await signInAs(before, userId);
    await before.openQuietly(accountId);
    const rows = value(await before.page.timeline.open({ accountId, timeline: home })).rows.rows;
    const place = { postId: rows[7]?.id ?? '', offset: -12.5 };
    value(await before.page.timeline.saveAnchor({ accountId, timeline: home, anchor: place }));
    value(await before.page.accounts.saveSearch({ accountId, text: 'tides' }));
    renamed = true;
    const own: TimelineKey = { kind: 'user', userId, replies: true, reposts: true };
    value(await before.page.timeline.refresh({ accountId, timeline: own }));
    await before.viewWith(({ accounts }) => accounts[0]?.username === 'mara_renamed');
    await before.quit();
    const after = await startPinion(machine);
    expect((await after.view()).accounts[0]).toMatchObject({
      id: accountId,
      username: 'mara_renamed',
      reading: { savedSearches: ['tides'] },
    });
    expect(value(await after.page.timeline.open({ accountId, timeline: home })).anchor).toEqual(place);
  });
});

describe('posts that are no longer there', () => {
  it('vanish when they are looked up again, and stay gone', async () => {
    const one = await reader();
    const { pinion, accountId, service } = one;
    const rows = (await storedRows(one, home)).filter((row) => row.kind === 'post' && row.entry.repostedBy === null);
    const entryIds = rows.slice(0, 10).map(({ id }) => id);
    const gone = entryIds[4] ?? '';
    service.control.deletePosts({ ids: [gone] });
    const told = value(await pinion.page.timeline.recheck({ accountId, timeline: home, entryIds }));
    expect(told.gone).toBe(1);
    const row = (await storedRows(one, home)).find(({ id }) => id === gone);
    expect(row).toMatchObject({ kind: 'post', entry: { post: null, unavailable: 'deleted' } });
  });
});

describe('taking it out', () => {
  it.each(['csv', 'json', 'markdown', 'html'] as const)('saves a timeline as %s', async (format) => {
    const one = await reader();
    const { pinion, accountId, folder } = one;
    pinion.fake.saveTo = join(folder, `out.${format}`);
    const progress: number[] = [];
    pinion.page.on['export.progress'](({ done }) => progress.push(done));
    const source = { kind: 'timeline', timeline: home } as const;
    const saved = value(await pinion.page.export.save({ accountId, source, format }));
    const rows = (await pinion.allRows(accountId)).filter(({ kind }) => kind === 'post');
    expect(saved).toEqual({ state: 'saved', posts: rows.length, file: `out.${format}` });
    expect(progress.at(-1)).toBe(rows.length);
    const text = readFileSync(pinion.fake.saveTo, 'utf8');
    if (format === 'json') expect(JSON.parse(text)).toHaveLength(rows.length);
    const [first] = rows;
    if (first?.kind === 'post' && first.entry.post) expect(text).toContain(first.entry.post.author.username);
  });

  it('tells of a hole where it is, as the timeline does', async () => {
    const one = await reader();
    const { pinion, accountId, folder, service, userId } = one;
    service.control.newPosts({
      count: 130,
      username: service.accounts.find((each) => each.userId === userId)?.username,
    });
    await refresh(one, home);
    const gap = (await pinion.allRows(accountId)).find((row) => row.kind === 'gap');
    expect(gap?.estimate).toBeGreaterThan(0);
    pinion.fake.saveTo = join(folder, 'out.json');
    const source = { kind: 'timeline', timeline: home } as const;
    value(await pinion.page.export.save({ accountId, source, format: 'json' }));
    const records = JSON.parse(readFileSync(pinion.fake.saveTo, 'utf8')) as { gap_below: unknown }[];
    expect(records.flatMap(({ gap_below }, index) => (gap_below === null ? [] : [[index, gap_below]]))).toEqual([
      [99, { from: gap?.from, to: gap?.to, estimated_posts: gap?.estimate }],
    ]);
  });

  it('says that there is nothing, and takes no for an answer', async () => {
    const { pinion, accountId } = await reader();
    const nothing = { kind: 'search', text: 'from:nobody_at_all' } as const;
    expect(code(await pinion.page.export.save({ accountId, source: nothing, format: 'csv' }))).toBe('export-empty');
    pinion.fake.saveTo = null;
    const source = { kind: 'timeline', timeline: home } as const;
    expect(value(await pinion.page.export.save({ accountId, source, format: 'csv' }))).toEqual({ state: 'cancelled' });
  });

  it('shows and copies the data of a post', async () => {
    const one = await reader();
    const { pinion, accountId } = one;
    const [row] = await storedRows(one, home);
    const { json } = value(await pinion.page.post.data({ accountId, entryId: row?.id ?? '' }));
    expect(JSON.parse(json)).toHaveProperty('author');
    value(await pinion.page.post.copyData({ accountId, entryId: row?.id ?? '' }));
    expect(pinion.fake.copied.at(-1)).toBe(json);
    expect(code(await pinion.page.post.data({ accountId, entryId: '1' }))).toBe('post-not-kept');
  });

  it('erases everything that an account has read and arranged, and nothing else', async () => {
    const one = await reader();
    const { pinion, accountId, folder } = one;
    const rows = (await storedRows(one, home)).filter((row) => row.kind === 'post');
    value(await pinion.page.accounts.saveSearch({ accountId, text: 'very private search' }));
    value(await pinion.page.accounts.eraseReading({ accountId }));
    const view = await pinion.view();
    expect(view.accounts[0]?.reading.savedSearches).toEqual([]);
    // Reading anew what was just erased would cost money, so nothing is read until the person asks.
    const asked = one.service.control.log().requests.length;
    expect(value(await pinion.page.timeline.open({ accountId, timeline: home })).status.refreshing).toBe(false);
    expect(one.service.control.log().requests).toHaveLength(asked);
    await pinion.quit();
    for (const [name, content] of contentsBelow(folder)) {
      if (name.startsWith('logs')) continue;
      expect(content.includes('very private search'), name).toBe(false);
      for (const row of rows) expect(content.includes(row.id), name).toBe(false);
    }
  });
});

describe('answers that come late', () => {
  /** Asks for people, ends the account's data while the answer is on its way, and quits. */
  async function readDuring(end: (one: Reader) => Promise<unknown>): Promise<Reader> {
    const one = await reader();
    const { pinion, accountId, userId, folder, service } = one;
    service.control.fault({ path: `/2/users/${userId}/following`, delayMs: 300 });
    const people = { kind: 'following', userId } as const;
    const late = pinion.page.people.read({ accountId, people, page: 'first' });
    await end(one);
    expect(['cancelled', 'account-unknown']).toContain(code(await late));
    await pinion.quit();
    for (const [name, content] of contentsBelow(folder)) {
      if (!name.startsWith('logs')) expect(content.includes('people:following'), name).toBe(false);
    }
    return one;
  }

  it('bring back nothing of what was erased', async () => {
    await readDuring(async ({ pinion, accountId }) => value(await pinion.page.accounts.eraseReading({ accountId })));
  });

  it('leave no file of an account that was removed', async () => {
    const { folder, userId } = await readDuring(async ({ pinion, accountId }) =>
      value(await pinion.page.accounts.remove({ accountId, revoke: false })),
    );
    expect([...contentsBelow(folder).keys()].filter((name) => name.includes(userId))).toEqual([]);
  });
});

describe('posting', () => {
  it('posts once, and the post is in the own timeline', async () => {
    const one = await reader();
    const { pinion, accountId, userId } = one;
    const written = value(await pinion.page.post.write({ accountId, text: '  A quiet test of the pen & paper.  ' }));
    expect(written.url).toContain(`/status/${written.postId}`);
    expect((await pinion.view()).accounts[0]?.canPost).toBe(true);
    const own: TimelineKey = { kind: 'user', userId, replies: true, reposts: true };
    await refresh(one, own);
    const [row] = await storedRows(one, own);
    expect(row).toMatchObject({ id: written.postId });
    expect(code(await pinion.page.post.write({ accountId, text: 'A quiet test of the pen & paper.' }))).toBe(
      'text-repeated',
    );
  });

  it('refuses nothing and too much before anybody is asked', async () => {
    const { pinion, accountId, service } = await reader();
    expect(code(await pinion.page.post.write({ accountId, text: '   ' }))).toBe('text-missing');
    expect(code(await pinion.page.post.write({ accountId, text: 'x'.repeat(281) }))).toBe('text-too-long');
    expect(requestsTo(service, /^\/2\/tweets$/)).toBe(0);
  });

  it('says that the key may only read, and remembers it', async () => {
    const { pinion, accountId, service } = await reader();
    service.control.accessLevel({ level: 'read' });
    expect(code(await pinion.page.post.write({ accountId, text: 'Hello' }))).toBe('needs-permission');
    expect((await pinion.view()).accounts[0]?.canPost).toBe(false);
  });
});
