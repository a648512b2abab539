import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId } from '../../../electron/contract/views/ids.ts';
import { CacheFailure, type CacheStore, type Change } from '../../../electron/timelines/cache/port.ts';
import { stepsAfter } from '../../../electron/timelines/cache/schema.ts';
import { findSqlite } from '../../../electron/timelines/cache/sqlite.ts';
import { createCacheStore } from '../../../electron/timelines/cache/store.ts';
import { entry, gone, repost, user } from './made.ts';

const sqlite = findSqlite();
const account: AccountId = 'x:12';
const now = () => Date.parse('2026-08-20T10:11:12.345Z');
const change: Change = {
  entries: [entry('5'), entry('6')],
  closed: null,
  opened: [],
  refreshedAt: 7,
  endReached: null,
  billed: { day: '2026-08-20', asked: 'home', items: [], firstKeptDay: '2026-08-19' },
};

let folder: string;
let opened: { close(): void }[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pinion-store-'));
  opened = [];
});
afterEach(() => {
  for (const cache of opened) cache.close();
  rmSync(folder, { recursive: true, force: true });
});
const open = (store: CacheStore, accountId: AccountId = account) => {
  const result = store.open(accountId);
  opened.push(result.cache);
  return { ...result, codes: result.notices.map(({ code }) => code) };
};

describe('without SQLite', () => {
  it('keeps posts in memory until quit, says so once, and keeps them over closing', () => {
    const store = createCacheStore({ folder, sqlite: null, now });
    const first = open(store);
    expect(first.codes).toEqual(['cache-in-memory']);
    expect(first.cache.keptIn).toBe('memory');
    first.cache.apply('home', change);
    first.cache.close();
    const second = open(store);
    expect(second.codes).toEqual([]);
    expect(second.cache.timeline('home').newestId).toBe('6');
    expect(open(store, 'x:13').codes).toEqual(['cache-in-memory']);
    store.remove(account);
    expect(open(store).cache.timeline('home').newestId).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe.skipIf(sqlite === null)('with SQLite (skipped in runtimes without it)', () => {
  const make = () => createCacheStore({ folder: join(folder, 'cache'), sqlite, now });
  const files = () => readdirSync(join(folder, 'cache')).sort();

  it('keeps each account in a file of its own, over a restart', () => {
    const first = open(make());
    expect(first.codes).toEqual([]);
    expect(first.cache.keptIn).toBe('disk');
    first.cache.apply('home', change);
    first.cache.saveAnchor('home', { postId: '5', offset: -3 });
    first.cache.close();
    const store = make();
    open(store, 'practice:12');
    const { cache } = open(store);
    expect(cache.timeline('home')).toMatchObject({ newestId: '6', oldestId: '5', refreshedAt: 7, endReached: false });
    expect(cache.anchor('home')).toEqual({ postId: '5', offset: -3 });
    expect(files().filter((name) => name.endsWith('.sqlite'))).toEqual(['practice-12.sqlite', 'x-12.sqlite']);
  });

  it('survives a crash: what was applied is there, although nothing was closed', () => {
    const crashed = open(make());
    crashed.cache.apply('home', change);
    expect(open(make()).cache.timeline('home').newestId).toBe('6');
  });

  it.each([
    ['no database at all', () => Buffer.from('these are not the pages you are looking for '.repeat(200))],
    ['a torn header', (file: Buffer) => Buffer.concat([Buffer.alloc(100, 0xff), file.subarray(100)])],
    ['damaged tables', (file: Buffer) => Buffer.concat([file.subarray(0, 100), Buffer.alloc(file.length - 100, 0x5a)])],
  ])('sets a damaged file aside (%s) and starts anew on disk', (_name, damage) => {
    const first = open(make());
    first.cache.apply('home', change);
    first.cache.close();
    const path = join(folder, 'cache', 'x-12.sqlite');
    const broken = damage(readFileSync(path));
    writeFileSync(path, broken);

    const second = open(make());
    expect(second.codes).toEqual(['cache-damaged']);
    expect(second.cache.keptIn).toBe('disk');
    expect(second.cache.timeline('home').newestId).toBeNull();
    second.cache.apply('home', change);
    expect(second.cache.timeline('home').newestId).toBe('6');
    const aside = join(folder, 'cache', 'x-12.damaged-20260820T101112345Z.sqlite');
    expect(readFileSync(aside).equals(broken)).toBe(true);
  });

  it('finds posts that were stored by the first version of Pinion', () => {
    mkdirSync(join(folder, 'cache'));
    const { DatabaseSync } = sqlite ?? raise();
    const database = new DatabaseSync(join(folder, 'cache', 'x-12.sqlite'));
    database.exec(stepsAfter(0)[0] ?? raise());
    database.exec('PRAGMA user_version = 1');
    const add = database.prepare('INSERT INTO entries (timeline, id, entry) VALUES (?, ?, ?)');
    const mention = { kind: 'mention', text: '@eve', username: 'eve', url: 'https://x.com/eve' };
    const old = entry('7', { text: 'stored before' });
    const stored = { ...old, post: { ...old.post, segments: [...(old.post?.segments ?? []), mention] } };
    add.run('home', '7'.padStart(20, '0'), JSON.stringify(stored));
    add.run('home', '9'.padStart(20, '0'), JSON.stringify(repost('9', user('bob'), entry('5'))));
    database.close();

    const { cache, codes } = open(make());
    expect(codes).toEqual([]);
    const words = [{ folded: 'stored before', not: false }];
    const found = cache.search({ words, from: [], media: null, since: null, until: null }, 9);
    expect(found.map(({ id }) => id)).toEqual(['7']);
    expect(found[0]?.post?.segments.at(-1)).toEqual({ ...mention, userId: null });
    expect(cache.entry('home', '7')).toEqual(found[0]);
    expect(cache.user({ username: 'bob' })).toEqual(user('bob'));
    expect(cache.entryOfPost('home', '7')?.id).toBe('7');
    cache.apply('home', { ...change, entries: [entry('7', { text: 'again' }), entry('8')] });
    expect(cache.olderThan('home', null, 9).map(({ id }) => id)).toEqual(['9', '8', '7']);
    expect(cache.post('7')?.post?.segments).toHaveLength(2);
  });

  it('goes on with what the version before has counted', () => {
    mkdirSync(join(folder, 'cache'));
    const { DatabaseSync } = sqlite ?? raise();
    const database = new DatabaseSync(join(folder, 'cache', 'x-12.sqlite'));
    for (const step of stepsAfter(0).slice(0, 2)) database.exec(step);
    database.exec('PRAGMA user_version = 2');
    const add = database.prepare('INSERT INTO billed (day, kind, id) VALUES (?, ?, ?)');
    for (const id of ['1', '2', '3']) add.run('2026-08-20', 'post', id);
    add.run('2026-08-19', 'post', '1');
    add.run('2026-08-20', 'user', '1');
    add.run('2026-08-20', 'list', '1');
    database.close();

    const { cache, codes } = open(make());
    expect(codes).toEqual([]);
    expect(cache.usage('2026-08-20')).toMatchObject({ posts: 3, users: 1, lists: 1 });
    const items = ['3', '4'].map((id) => ({ kind: 'post', id }) as const);
    cache.bill({ day: '2026-08-20', asked: 'mentions', items, firstKeptDay: '2026-08-19' });
    expect(cache.spending('2026-08-01')).toHaveLength(5);
    expect(cache.spending('2026-08-01')).toEqual(
      expect.arrayContaining([
        { day: '2026-08-19', asked: 'home', kind: 'post', own: false, items: 1 },
        { day: '2026-08-20', asked: 'home', kind: 'post', own: false, items: 3 },
        { day: '2026-08-20', asked: 'profile', kind: 'user', own: false, items: 1 },
        { day: '2026-08-20', asked: 'owned-lists', kind: 'list', own: false, items: 1 },
        { day: '2026-08-20', asked: 'mentions', kind: 'post', own: false, items: 1 },
      ]),
    );
    cache.close();
    expect(open(make()).cache.usage('2026-08-20').posts).toBe(4);
  });

  it('leaves nothing of a deleted post behind in its files, also while they are open', () => {
    const { cache } = open(make());
    const regretted = entry('7', { text: `regretted ${'very much '.repeat(1_000)}`, by: user('Eve', 'Eve Adams') });
    cache.apply('home', { ...change, entries: [regretted, entry('8')] });
    cache.update([gone(regretted)]);
    const contents = () =>
      readdirSync(join(folder, 'cache'))
        .map((name) => readFileSync(join(folder, 'cache', name), 'latin1'))
        .join('\n');
    const whileOpen = contents();
    cache.close();
    for (const content of [whileOpen, contents()]) {
      expect(content).toContain('post 8');
      for (const part of ['regretted', 'very much', 'Eve', 'eve']) expect(content).not.toContain(part);
    }
  });

  it('takes a document that is no JSON for absent, and keeps the posts', () => {
    const { cache } = open(make());
    cache.apply('home', change);
    cache.saveDocument('lists', { owned: [] });
    const { DatabaseSync } = sqlite ?? raise();
    const other = new DatabaseSync(join(folder, 'cache', 'x-12.sqlite'));
    other.exec("UPDATE documents SET content = '{ torn'");
    other.close();
    expect(cache.document('lists')).toBeNull();
    expect(cache.timeline('home').newestId).toBe('6');
  });

  it('sets a file of a later version aside instead of writing into it', () => {
    open(make()).cache.close();
    const path = join(folder, 'cache', 'x-12.sqlite');
    const { DatabaseSync } = sqlite ?? raise();
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(open(make()).codes).toEqual(['cache-damaged']);
  });

  it('tells damage that shows later from a disk that refuses', () => {
    const { cache } = open(make());
    cache.apply('home', change);
    const { DatabaseSync } = sqlite ?? raise();
    const other = new DatabaseSync(join(folder, 'cache', 'x-12.sqlite'));
    other.exec("UPDATE entries SET entry = '{ torn'");
    other.close();
    const failure = catchFailure(() => cache.olderThan('home', null, 5));
    expect(failure).toBeInstanceOf(CacheFailure);
    expect(failure).toMatchObject({ kind: 'damaged' });
    cache.close();
    expect(catchFailure(() => cache.timeline('home'))).toMatchObject({ kind: 'unusable' });
  });

  it('applies a page as a whole or not at all', () => {
    const { cache } = open(make());
    const torn = { ...entry('9'), toJSON: () => raise() };
    expect(() => cache.apply('home', { ...change, entries: [entry('8'), torn] })).toThrow();
    expect(cache.timeline('home').newestId).toBeNull();
    cache.apply('home', change);
    expect(cache.timeline('home').newestId).toBe('6');
  });

  it('falls back to memory where the folder cannot be made', () => {
    writeFileSync(join(folder, 'file'), '');
    const store = createCacheStore({ folder: join(folder, 'file', 'cache'), sqlite, now });
    const { cache, codes } = open(store);
    expect(codes).toEqual(['cache-in-memory']);
    expect(cache.keptIn).toBe('memory');
  });

  it('falls back to memory where a damaged file cannot be set aside (its new name is taken), and says both', () => {
    const store = createCacheStore({ folder: join(folder, 'cache'), sqlite, now });
    open(store).cache.close();
    writeFileSync(join(folder, 'cache', 'x-12.sqlite'), 'nonsense '.repeat(1000));
    mkdirSync(join(folder, 'cache', 'x-12.damaged-20260820T101112345Z.sqlite'));
    expect(open(store).codes).toEqual(['cache-damaged', 'cache-in-memory']);
    expect(readFileSync(join(folder, 'cache', 'x-12.sqlite'), 'utf8')).toContain('nonsense');
  });

  it('erases everything of an account, also what was set aside, and nothing of others', () => {
    const store = make();
    for (const accountId of ['x:12', 'x:1', 'x:123', 'practice:12'] as const) {
      open(store, accountId).cache.apply('home', change);
    }
    writeFileSync(join(folder, 'cache', 'x-12.damaged-20260101T000000000Z.sqlite'), 'old posts');
    for (const cache of opened) cache.close();
    store.remove('x:12');
    expect(files()).toEqual(['practice-12.sqlite', 'x-1.sqlite', 'x-123.sqlite']);
  });

  it('has nothing to erase before anything was kept', () => {
    make().remove(account);
    expect(existsSync(join(folder, 'cache'))).toBe(false);
  });

  it('opens 100,000 posts by reading only the rows that are shown', () => {
    const store = make();
    const { cache } = open(store);
    const entries = Array.from({ length: 100_000 }, (_, index) =>
      entry(String(1_900_000_000_000_000_000n + BigInt(index) * 7919n)),
    );
    cache.apply('home', { ...change, entries });
    cache.close();
    const middle = entries[50_000]?.id ?? raise();
    const start = process.threadCpuUsage();
    const again = open(store).cache;
    const state = again.timeline('home');
    const rows = [...again.newerThan('home', middle, 61), ...again.olderThan('home', middle, 61)];
    const { user: inProgram, system } = process.threadCpuUsage(start);
    const took = (inProgram + system) / 1_000;
    expect(state.newestId).toBe(entries.at(-1)?.id);
    expect(rows).toHaveLength(122);
    // A few milliseconds of work, which a busy machine does not make more; reading everything takes hundreds.
    expect(took).toBeLessThan(100);
  }, 60_000);
});

function catchFailure(work: () => unknown): unknown {
  try {
    work();
  } catch (failure) {
    return failure;
  }
  return null;
}

function raise(): never {
  throw new Error('not reached by this test');
}
