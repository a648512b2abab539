import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createMemoryCache } from '../../../electron/timelines/cache/memory.ts';
import type { Cache, Change } from '../../../electron/timelines/cache/port.ts';
import { findSqlite, openSqliteCache } from '../../../electron/timelines/cache/sqlite.ts';
import { entry } from '../fake-service.ts';

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

const change = (part: Partial<Change>): Change => ({
  entries: [],
  closed: null,
  opened: [],
  refreshedAt: null,
  endReached: null,
  billed: { day: '2026-08-20', items: [], firstKeptDay: '2026-08-19' },
  ...part,
});
const ids = (entries: { id: string }[]) => entries.map(({ id }) => id);

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
    expect(cache.timeline('home')).toEqual({ newestId: null, oldestId: null, refreshedAt: null, endReached: false });
    expect(cache.olderThan('home', null, 10)).toEqual([]);
    expect(cache.newerThan('home', '5', 10)).toEqual([]);
    expect(cache.entry('home', '5')).toBeNull();
    expect(cache.gaps('home')).toEqual([]);
    expect(cache.anchor('home')).toBeNull();
    expect(cache.usage('2026-08-20')).toEqual({ day: '2026-08-20', posts: 0 });
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
    const first = entry('7', 'x:1', 'first 😀 "quoted" \u2028');
    cache.apply('home', change({ entries: [first] }));
    cache.apply('home', change({ entries: [entry('7', 'x:1', 'second'), entry('8')] }));
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

  it_('counts a billed post once per day and forgets days that are over', () => {
    const cache = create();
    const bill = (day: string, firstKeptDay: string, ...posts: string[]) =>
      cache.apply('home', change({ billed: { day, firstKeptDay, items: posts.map((id) => ({ kind: 'post', id })) } }));
    bill('2026-08-20', '2026-08-19', '1', '2', '2');
    bill('2026-08-20', '2026-08-19', '2', '3');
    expect(cache.usage('2026-08-20').posts).toBe(3);
    bill('2026-08-21', '2026-08-20', '3');
    expect(cache.usage('2026-08-21').posts).toBe(1);
    expect(cache.usage('2026-08-20').posts).toBe(3);
    bill('2026-08-22', '2026-08-21');
    expect(cache.usage('2026-08-20').posts).toBe(0);
  });

  it_('can be closed twice', () => {
    const cache = create();
    cache.close();
    expect(() => cache.close()).not.toThrow();
  });
});
