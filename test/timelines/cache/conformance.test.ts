import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Asked } from '../../../electron/contract/views/limits.ts';
import { createMemoryCache } from '../../../electron/timelines/cache/memory.ts';
import type { Cache, StoredSearch } from '../../../electron/timelines/cache/port.ts';
import { findSqlite, openSqliteCache } from '../../../electron/timelines/cache/sqlite.ts';
import type { BilledItem, Spent } from '../../../electron/timelines/usage.ts';
import { change, entry, epoch, gone, idsOf as ids, like, photo, post, quoteOf, repost, user } from './made.ts';

const sqlite = findSqlite();
const folders: string[] = [];
const open: Cache[] = [];
afterEach(() => {
  for (const cache of open.splice(0)) cache.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const implementations: [string, (() => Cache) | null][] = [
  ['memory', createMemoryCache],
  [
    'SQLite',
    sqlite === null
      ? null
      : () => {
          const folder = mkdtempSync(join(tmpdir(), 'pinion-cache-'));
          folders.push(folder);
          return openSqliteCache(sqlite, join(folder, 'x-1.sqlite'));
        },
  ],
];

const search = (part: Partial<StoredSearch>): StoredSearch => ({
  words: [],
  from: [],
  media: null,
  since: null,
  until: null,
  ...part,
});
const sorted = (rows: readonly Spent[]): Spent[] =>
  [...rows].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
const word = (folded: string, not = false) => ({ folded, not });
const from = (username: string, not = false) => ({ username, not });

describe.each(implementations)('cache in %s', (_name, make) => {
  const it_ = make === null ? it.skip : it;
  const create = (): Cache => {
    if (make === null) throw new Error('skipped: this runtime has no SQLite');
    const cache = make();
    open.push(cache);
    return cache;
  };

  it_('knows nothing of a timeline that was never stored', () => {
    const cache = create();
    expect(cache.timeline('home')).toEqual({
      newestId: null,
      oldestId: null,
      refreshedAt: null,
      endReached: false,
      olderToken: null,
      readUpTo: null,
    });
    expect(cache.olderThan('home', null, 10)).toEqual([]);
    expect(cache.newerThan('home', '5', 10)).toEqual([]);
    expect(cache.entry('home', '5')).toBeNull();
    expect(cache.gaps('home')).toEqual([]);
    expect(cache.anchor('home')).toBeNull();
    expect(cache.usage('2026-08-20')).toEqual({ day: '2026-08-20', posts: 0, users: 0, lists: 0, spent: [] });
    expect(cache.spending('2026-08-01')).toEqual([]);
    expect(cache.countAbove('home', null, 9)).toBe(0);
    expect(cache.entryOfPost('home', '5')).toBeNull();
    expect(cache.find('5')).toBeNull();
    expect(cache.post('5')).toBeNull();
    expect(cache.user({ username: 'ada' })).toBeNull();
    expect(cache.newest(9)).toEqual([]);
    expect(cache.countPosts()).toBe(0);
    expect(cache.search(search({ words: [word('post')] }), 9)).toEqual([]);
    expect(cache.document('anything')).toBeNull();
  });

  it_('orders ids as numbers, whatever their length', () => {
    const cache = create();
    const numbers = ['9', '10', '9999999999999999999', '1000000000000000000', '9007199254740993', '9007199254740992'];
    cache.apply('home', change({ entries: numbers.map((id) => entry(id)) }));
    const sorted = ['9999999999999999999', '1000000000000000000', '9007199254740993', '9007199254740992', '10', '9'];
    expect(ids(cache.olderThan('home', null, 10))).toEqual(sorted);
    expect(ids(cache.olderThan('home', '9007199254740993', 10))).toEqual(['9007199254740992', '10', '9']);
    expect(ids(cache.newerThan('home', '9007199254740992', 2))).toEqual(['1000000000000000000', '9007199254740993']);
    expect(cache.timeline('home')).toMatchObject({ newestId: '9999999999999999999', oldestId: '9' });
  });

  it_('gives back an entry as it was stored, and keeps the first version of it', () => {
    const cache = create();
    const first = entry('7', { text: 'first 😀 "quoted" \u2028' });
    cache.apply('home', change({ entries: [first] }));
    cache.apply('home', change({ entries: [entry('7', { text: 'second' }), entry('8')] }));
    expect(cache.entry('home', '7')).toEqual(first);
    expect(ids(cache.olderThan('home', null, 10))).toEqual(['8', '7']);
  });

  it_('cannot be altered through what it gave back', () => {
    const cache = create();
    cache.apply('home', change({ entries: [entry('7')] }));
    const read = cache.entry('home', '7');
    if (read !== null) read.createdAt = 'altered';
    expect(cache.entry('home', '7')).toEqual(entry('7'));
  });

  it_('reads neighbours that need not be stored, up to a limit', () => {
    const cache = create();
    cache.apply('home', change({ entries: ['10', '20', '30', '40', '50'].map((id) => entry(id)) }));
    expect(ids(cache.olderThan('home', '35', 2))).toEqual(['30', '20']);
    expect(ids(cache.olderThan('home', '30', 2))).toEqual(['20', '10']);
    expect(ids(cache.newerThan('home', '25', 2))).toEqual(['40', '30']);
    expect(ids(cache.newerThan('home', '30', 9))).toEqual(['50', '40']);
    expect(cache.olderThan('home', '10', 5)).toEqual([]);
    expect(cache.newerThan('home', '50', 5)).toEqual([]);
  });

  it_('keeps timelines apart', () => {
    const cache = create();
    cache.apply('home', change({ entries: [entry('1')], opened: [{ newerId: '9', olderId: '1' }], endReached: true }));
    cache.apply('user:7', change({ entries: [entry('2')] }));
    cache.saveAnchor('user:7', { postId: '2', offset: 3 });
    expect(ids(cache.olderThan('home', null, 9))).toEqual(['1']);
    expect(ids(cache.olderThan('user:7', null, 9))).toEqual(['2']);
    expect(cache.gaps('user:7')).toEqual([]);
    expect(cache.timeline('user:7').endReached).toBe(false);
    expect(cache.anchor('home')).toBeNull();
  });

  it_('opens and closes gaps, newest first', () => {
    const cache = create();
    const low = { newerId: '9', olderId: '5' };
    const high = { newerId: '100', olderId: '50' };
    cache.apply('home', change({ opened: [low, high] }));
    cache.apply('home', change({ opened: [high] }));
    expect(cache.gaps('home')).toEqual([high, low]);
    cache.apply('home', change({ closed: high, opened: [{ newerId: '80', olderId: '50' }] }));
    expect(cache.gaps('home')).toEqual([{ newerId: '80', olderId: '50' }, low]);
    cache.apply('home', change({ closed: low, opened: [low] }));
    expect(cache.gaps('home')).toHaveLength(2);
  });

  it_('remembers when it was refreshed and whether the end was reached, until told otherwise', () => {
    const cache = create();
    cache.apply('home', change({ refreshedAt: 1_787_220_000_123, endReached: true }));
    cache.apply('home', change({}));
    expect(cache.timeline('home')).toMatchObject({ refreshedAt: 1_787_220_000_123, endReached: true });
    cache.apply('home', change({ endReached: false }));
    expect(cache.timeline('home')).toMatchObject({ refreshedAt: 1_787_220_000_123, endReached: false });
  });

  it_('saves, replaces and forgets the reading position beside the rest', () => {
    const cache = create();
    cache.saveAnchor('home', { postId: '9007199254740993', offset: -12.5 });
    cache.apply('home', change({ refreshedAt: 5 }));
    expect(cache.anchor('home')).toEqual({ postId: '9007199254740993', offset: -12.5 });
    cache.saveAnchor('home', { postId: '4', offset: 0 });
    expect(cache.anchor('home')).toEqual({ postId: '4', offset: 0 });
    cache.saveAnchor('home', null);
    expect(cache.anchor('home')).toBeNull();
    expect(cache.timeline('home').refreshedAt).toBe(5);
  });

  it_('counts a billed post once per day, through whatever endpoint, under the one that was first', () => {
    const cache = create();
    const bill = (asked: Asked, ...ids: string[]) => {
      const items = ids.map((id) => ({ kind: 'post', id }) as const);
      cache.apply('home', change({ billed: { day: '2026-08-20', firstKeptDay: '2026-08-19', asked, items } }));
    };
    bill('home', '1', '2', '2');
    bill('home', '2', '3');
    bill('mentions', '3', '4');
    const spent: Spent[] = [
      { day: '2026-08-20', asked: 'home', kind: 'post', own: false, items: 3 },
      { day: '2026-08-20', asked: 'mentions', kind: 'post', own: false, items: 1 },
    ];
    expect(sorted(cache.spending('2026-08-20'))).toEqual(spent);
    expect(cache.usage('2026-08-20')).toMatchObject({ day: '2026-08-20', posts: 4, users: 0, lists: 0 });
    expect(sorted(cache.usage('2026-08-20').spent)).toEqual(spent);
  });

  it_('forgets the ids of days that are over, and keeps how many there were', () => {
    const cache = create();
    const bill = (day: string, firstKeptDay: string, ...ids: string[]) =>
      cache.bill({ day, asked: 'home', firstKeptDay, items: ids.map((id) => ({ kind: 'post', id })) });
    bill('2026-08-20', '2026-08-19', '1', '2');
    bill('2026-08-21', '2026-08-20', '2');
    expect(['2026-08-20', '2026-08-21'].map((day) => cache.usage(day).posts)).toEqual([2, 1]);
    // A clock that was set back around midnight.
    bill('2026-08-20', '2026-08-19', '2');
    expect(cache.usage('2026-08-20').posts).toBe(2);
    bill('2026-08-22', '2026-08-21');
    expect(cache.usage('2026-08-20').posts).toBe(2);
    bill('2026-08-20', '2026-08-19', '2');
    expect(cache.usage('2026-08-20').posts).toBe(3);
  });

  it_('keeps sums for 13 months, told from a day on', () => {
    const cache = create();
    for (const day of ['2025-07-31', '2025-08-01', '2026-07-20', '2026-08-20']) {
      cache.bill({ day, asked: 'home', firstKeptDay: day, items: [{ kind: 'post', id: '1' }] });
    }
    const days = (from: string) => sorted(cache.spending(from)).map(({ day }) => day);
    expect(days('2020-01-01')).toEqual(['2025-08-01', '2026-07-20', '2026-08-20']);
    expect(days('2026-07-20')).toEqual(['2026-07-20', '2026-08-20']);
    expect(days('2026-07-21')).toEqual(['2026-08-20']);
    expect(cache.usage('2025-07-31').posts).toBe(0);
  });

  it_('counts users, lists and what was written beside posts, and what is of the person themselves apart', () => {
    const cache = create();
    const items: BilledItem[] = [
      { kind: 'post', id: '1' },
      { kind: 'user', id: '1' },
      { kind: 'user', id: '2' },
      { kind: 'list', id: '1' },
      { kind: 'write', id: '1' },
      { kind: 'write-with-link', id: '2' },
      { kind: 'post', id: '5', own: true },
    ];
    const billed = { day: '2026-08-20', asked: 'user', items, firstKeptDay: '2026-08-19' } as const;
    cache.bill(billed);
    cache.bill(billed);
    expect(cache.usage('2026-08-20')).toMatchObject({ posts: 2, users: 2, lists: 1 });
    expect(sorted(cache.spending('2026-08-20')).map(({ kind, own, items }) => [kind, own, items])).toEqual([
      ['list', false, 1],
      ['post', false, 1],
      ['post', true, 1],
      ['user', false, 2],
      ['write', false, 1],
      ['write-with-link', false, 1],
    ]);
  });

  it_('cannot be altered through the sums that it gave back', () => {
    const cache = create();
    cache.bill({ day: '2026-08-20', asked: 'home', firstKeptDay: '2026-08-19', items: [{ kind: 'post', id: '1' }] });
    for (const row of cache.spending('2026-08-20')) row.items = 99;
    expect(cache.usage('2026-08-20').posts).toBe(1);
  });

  it_('remembers tokens of what lies below, of the timeline and of its gaps', () => {
    const cache = create();
    const gap = { newerId: '9', olderId: '5' };
    cache.apply('home', change({ olderToken: 'abc', opened: [{ ...gap, token: 'def' }] }));
    expect(cache.gaps('home')).toEqual([{ ...gap, token: 'def' }]);
    cache.apply('home', change({ opened: [{ ...gap, token: 'ghi' }] }));
    expect(cache.timeline('home').olderToken).toBe('abc');
    expect(cache.gaps('home')).toEqual([{ ...gap, token: 'ghi' }]);
    cache.apply('home', change({ olderToken: null, opened: [{ ...gap, token: null }] }));
    expect(cache.timeline('home').olderToken).toBeNull();
    expect(cache.gaps('home')).toStrictEqual([gap]);
    cache.apply('home', change({ closed: { ...gap, token: 'other' } }));
    expect(cache.gaps('home')).toEqual([]);
  });

  it_('remembers up to where everything was read, beside the rest', () => {
    const cache = create();
    cache.saveReadUpTo('home', '9007199254740993');
    cache.apply('home', change({ refreshedAt: 5 }));
    expect(cache.timeline('home')).toMatchObject({ readUpTo: '9007199254740993', refreshedAt: 5 });
    cache.saveReadUpTo('home', '4');
    expect(cache.timeline('home').readUpTo).toBe('4');
  });

  it_('counts what is above an entry, up to a limit', () => {
    const cache = create();
    cache.apply('home', change({ entries: ['10', '20', '30'].map((id) => entry(id)) }));
    expect(cache.countAbove('home', '10', 99)).toBe(2);
    expect(cache.countAbove('home', '15', 99)).toBe(2);
    expect(cache.countAbove('home', null, 99)).toBe(3);
    expect(cache.countAbove('home', null, 2)).toBe(2);
    expect(cache.countAbove('home', '30', 99)).toBe(0);
  });

  it_('finds the entry that shows a post by itself, in the one timeline', () => {
    const cache = create();
    const liked = like('5000000000000000000', entry('7'));
    cache.apply('likes:1', change({ entries: [liked] }));
    cache.apply('home', change({ entries: [repost('9', user('bob'), entry('7'))] }));
    expect(cache.entryOfPost('likes:1', '7')).toEqual(liked);
    expect(cache.entryOfPost('home', '7')).toBeNull();
    expect(cache.entryOfPost('home', '9')).toBeNull();
    expect(cache.entryOfPost('likes:1', '5000000000000000000')).toBeNull();
  });

  it_('finds an entry by its id in whatever timeline, and a post before its reposts', () => {
    const cache = create();
    const original = entry('7');
    const shared = repost('9', user('bob'), original);
    const sharedLater = repost('11', user('carol'), original);
    cache.apply('home', change({ entries: [shared, sharedLater] }));
    expect(cache.find('9')).toEqual(shared);
    expect(cache.find('7')).toBeNull();
    expect(cache.post('7')).toEqual(sharedLater);
    expect(cache.post('9')).toBeNull();
    cache.apply('user:1', change({ entries: [original] }));
    expect(cache.find('7')).toEqual(original);
    expect(cache.post('7')).toEqual(original);
  });

  it_('knows a user as the latest entry shows them: as author, reposter or quoted', () => {
    const cache = create();
    const quoted = post('1', { by: user('Quoted') });
    cache.apply(
      'home',
      change({
        entries: [
          entry('30', { by: user('Zoe', 'Zoe now') }),
          entry('20', { by: user('Zoe', 'Zoe before'), quote: quoteOf(quoted) }),
          repost('25', user('bob'), entry('5')),
        ],
      }),
    );
    expect(cache.user({ username: 'zOE' })?.name).toBe('Zoe now');
    expect(cache.user({ userId: user('Zoe').id })?.name).toBe('Zoe now');
    expect(cache.user({ username: 'bob' })).toEqual(user('bob'));
    expect(cache.user({ userId: user('Quoted').id })).toEqual(user('Quoted'));
    expect(cache.user({ username: 'nobody' })).toBeNull();
  });

  it_('gives the posts of a conversation once each, oldest first, without reposts', () => {
    const cache = create();
    const [first, second, third] = [
      entry('10', { conversation: '10' }),
      entry('12', { conversation: '10', answers: ['10', 'ada'] }),
      entry('15', { conversation: '10', answers: ['12', 'ada'] }),
    ];
    cache.apply('home', change({ entries: [third, repost('16', user('bob'), first), entry('11')] }));
    cache.apply('mentions', change({ entries: [third] }));
    cache.keep([second]);
    cache.apply('likes:1', change({ entries: [like('5000000000000000000', first)] }));
    expect(cache.conversation('10', 9).map((found) => found.post?.id)).toEqual(['10', '12', '15']);
    expect(cache.conversation('10', 2).map((found) => found.post?.id)).toEqual(['10', '12']);
    expect(cache.conversation('99', 9)).toEqual([]);
  });

  it_('gives the newest entries of all timelines, each once', () => {
    const cache = create();
    cache.apply('home', change({ entries: [entry('10'), entry('30')] }));
    cache.apply('user:1', change({ entries: [entry('30'), entry('20')] }));
    expect(ids(cache.newest(9))).toEqual(['30', '20', '10']);
    expect(ids(cache.newest(2))).toEqual(['30', '20']);
    expect(cache.newest(0)).toEqual([]);
  });

  describe('searching', () => {
    const fill = (): Cache => {
      const cache = create();
      const original = entry('10', { by: user('carol', 'Carol Jones'), text: 'The Heron is back' });
      cache.apply(
        'home',
        change({
          entries: [
            original,
            repost('40', user('bob'), original),
            repost('45', user('dave'), original),
            entry('20', { text: 'Crème brûlée', media: [photo] }),
            entry('30', { text: 'Look', quote: quoteOf(post('5', { text: 'A heron, quoted' })) }),
            gone(entry('35')),
          ],
        }),
      );
      cache.apply(
        'user:1',
        change({ entries: [original, repost('50', user('bob'), entry('8', { text: 'Old heron' }))] }),
      );
      return cache;
    };
    const find = (cache: Cache, part: Partial<StoredSearch>, limit = 9) => ids(cache.search(search(part), limit));

    it_('finds words in texts, quoted texts and names, each post once, newest first', () => {
      const cache = fill();
      expect(find(cache, { words: [word('heron')] })).toEqual(['50', '30', '10']);
      expect(find(cache, { words: [word('creme')] })).toEqual(['20']);
      expect(find(cache, { words: [word('carol jones')] })).toEqual(['10']);
      expect(find(cache, { words: [word('heron'), word('back')] })).toEqual(['10']);
      expect(find(cache, { words: [word('heron'), word('back', true)] })).toEqual(['50', '30']);
      expect(find(cache, { words: [word('look a heron')] })).toEqual([]);
      expect(find(cache, { words: [word('heron')] }, 2)).toEqual(['50', '30']);
      expect(find(cache, {}, 0)).toEqual([]);
      expect(cache.countPosts()).toBe(4);
    });

    it_('finds reposts under who reposted and under who wrote, the post itself first', () => {
      const cache = fill();
      expect(find(cache, { from: [from('carol')] })).toEqual(['10']);
      expect(find(cache, { from: [from('bob')] })).toEqual(['50', '40']);
      expect(find(cache, { from: [from('bob'), from('carol')] })).toEqual(['40']);
      expect(find(cache, { words: [word('heron')], from: [from('bob', true)] })).toEqual(['30', '10']);
      expect(find(cache, { words: [word('heron')], from: [from('carol', true), from('ada', true)] })).toEqual([]);
    });

    it_('narrows down to media and times', () => {
      const cache = fill();
      expect(find(cache, { media: true })).toEqual(['20']);
      expect(find(cache, { media: false })).toEqual(['50', '30', '10']);
      const minute = (count: number) => epoch + count * 60_000;
      expect(find(cache, { since: minute(20) })).toEqual(['30', '20']);
      expect(find(cache, { until: minute(20) })).toEqual(['50', '10']);
      expect(find(cache, { since: minute(10), until: minute(21) })).toEqual(['20', '10']);
    });

    it_('finds nothing by time where the time is not known', () => {
      const cache = create();
      cache.apply('home', change({ entries: [entry('5', { at: null })] }));
      expect(find(cache, { since: 0 })).toEqual([]);
      expect(find(cache, {})).toEqual(['5']);
    });

    it_('takes signs of other query languages as they are', () => {
      const cache = create();
      cache.apply('home', change({ entries: [entry('5', { text: "100% o'clock _ * \\" }), entry('6')] }));
      for (const sign of ['%', "o'clock", '_', '*', '\\']) expect(find(cache, { words: [word(sign)] })).toEqual(['5']);
    });
  });

  it_('keeps posts that belong to no timeline, and replaces them when they are kept again', () => {
    const cache = create();
    cache.keep([entry('7', { text: 'before' }), entry('8')]);
    cache.keep([entry('7', { text: 'after' })]);
    expect(cache.post('7')).toEqual(entry('7', { text: 'after' }));
    expect(ids(cache.search(search({ words: [word('after')] }), 9))).toEqual(['7']);
    expect(cache.search(search({ words: [word('before')] }), 9)).toEqual([]);
    expect(cache.olderThan('home', null, 9)).toEqual([]);
    expect(cache.countPosts()).toBe(2);
  });

  it_('shows a post as it was written last, wherever that was', () => {
    const cache = create();
    cache.apply('home', change({ entries: [entry('7', { text: 'first' })] }));
    cache.apply('user:1', change({ entries: [entry('7', { text: 'edited' })] }));
    expect(cache.post('7')).toEqual(entry('7', { text: 'edited' }));
    expect(cache.entry('home', '7')).toEqual(entry('7', { text: 'first' }));
    expect(cache.search(search({ words: [word('first')] }), 9)).toEqual([]);
  });

  it_('replaces an entry in every timeline that has it, and nothing else', () => {
    const cache = create();
    const original = entry('7', { text: 'before' });
    const shared = repost('9', user('bob'), original);
    cache.apply('home', change({ entries: [original, shared, entry('8')] }));
    cache.apply('user:1', change({ entries: [original] }));
    const after = entry('7', { text: 'after' });
    cache.update([after, entry('77')]);
    expect(cache.entry('home', '7')).toEqual(after);
    expect(cache.entry('user:1', '7')).toEqual(after);
    expect(cache.entry('home', '9')).toEqual(shared);
    expect(cache.entry('home', '77')).toBeNull();
    expect(ids(cache.olderThan('home', null, 9))).toEqual(['9', '8', '7']);
  });

  it_('forgets text, media and author of a post that is gone', () => {
    const cache = create();
    const secret = entry('7', { by: user('Eve'), text: 'regretted', media: [photo] });
    cache.apply('home', change({ entries: [secret, entry('8')] }));
    cache.apply('likes:1', change({ entries: [like('5000000000000000000', secret)] }));
    cache.update([gone(secret)]);
    expect(cache.entry('home', '7')).toEqual(gone(secret));
    expect(cache.post('7')?.id).toBe('5000000000000000000');
    expect(cache.user({ username: 'eve' })).toEqual(user('Eve'));
    cache.update([gone(like('5000000000000000000', secret))]);
    expect(cache.entry('likes:1', '5000000000000000000')?.post).toBeNull();
    expect(cache.post('7')).toBeNull();
    expect(cache.user({ username: 'eve' })).toBeNull();
    expect(cache.search(search({ words: [word('regretted')] }), 9)).toEqual([]);
    expect(cache.search(search({ from: [from('eve')] }), 9)).toEqual([]);
    expect(cache.countPosts()).toBe(1);
    cache.update([secret]);
    expect(cache.post('7')).toEqual(secret);
    expect(cache.countPosts()).toBe(2);
  });

  it_('does not mix up two timelines whose made-up ids meet', () => {
    const cache = create();
    const id = '5000000000000000000';
    cache.apply('likes:1', change({ entries: [like(id, entry('7'))] }));
    cache.apply('likes:2', change({ entries: [like(id, entry('8'))] }));
    const after = like(id, entry('8', { text: 'after' }));
    cache.update([after]);
    expect(cache.entry('likes:1', id)).toEqual(like(id, entry('7')));
    expect(cache.entry('likes:2', id)).toEqual(after);
    expect(cache.entryOfPost('likes:1', '7')).toEqual(like(id, entry('7')));
  });

  it_('keeps documents by name', () => {
    const cache = create();
    const content = { users: ['a', { b: null }], text: '😀' };
    cache.saveDocument('lists', content);
    cache.saveDocument('profile:1', 'text');
    content.text = 'altered';
    expect(cache.document('lists')).toEqual({ users: ['a', { b: null }], text: '😀' });
    cache.saveDocument('lists', { users: [] });
    expect(cache.document('lists')).toEqual({ users: [] });
    cache.saveDocument('lists', null);
    expect(cache.document('lists')).toBeNull();
    expect(cache.document('profile:1')).toBe('text');
  });

  it_('can be closed twice', () => {
    const cache = create();
    cache.close();
    expect(() => cache.close()).not.toThrow();
  });
});
