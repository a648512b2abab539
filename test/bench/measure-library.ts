/** How fast main finds and opens what is stored, in both caches, without a window. */
import path from 'node:path';
import { appError, fail } from '../../electron/contract/errors.ts';
import { priceTable } from '../../electron/contract/prices.ts';
import { timelineName } from '../../electron/contract/timeline-keys.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import type { EntryView } from '../../electron/contract/views/posts.ts';
import { postText } from '../../electron/timelines/cache/facts.ts';
import { foldText } from '../../electron/timelines/cache/fold.ts';
import { createMemoryCache } from '../../electron/timelines/cache/memory.ts';
import type { Cache } from '../../electron/timelines/cache/port.ts';
import { findSqlite, openSqliteCache } from '../../electron/timelines/cache/sqlite.ts';
import { createTimelines } from '../../electron/timelines/engine.ts';
import { searchStored } from '../../electron/timelines/search/search.ts';
import { type Row, rowOf, type Section } from './samples.ts';
import { makePosts, storePosts } from './stored-posts.ts';

const home = { kind: 'home' } as const;
const homeName = timelineName(home);
const repetitions = 15;
/** Results that the page asks for at first. */
const results = 50;
const searchedPosts = 50_000;
const openedPosts = 100_000;
const fewPosts = 1_000;

/** Texts to look for: a word that is nowhere, so that all is searched, and one that is in very many posts. */
const sought = [
  ['a word that no post has', 'xylophonquark'],
  ['a common word', 'the'],
] as const;

function timesOf(action: () => unknown): number[] {
  action();
  return Array.from({ length: repetitions }, () => {
    const began = performance.now();
    action();
    return performance.now() - began;
  });
}

/** @returns how many of the newest posts contain the word, at most as many as a search returns */
function plainScan(texts: readonly string[], word: string): number {
  let found = 0;
  for (const text of texts) {
    if (text.includes(word)) found += 1;
    if (found > results) break;
  }
  return found;
}

/** A cache that is kept by the name of what it is, with a number of posts in it. */
function cacheWith(kind: 'memory' | 'disk', folder: string, entries: readonly EntryView[]): Cache | null {
  const sqlite = findSqlite();
  if (kind === 'disk' && sqlite === null) return null;
  const cache =
    kind === 'disk' && sqlite !== null
      ? openSqliteCache(sqlite, path.join(folder, `${entries.length}.sqlite`))
      : createMemoryCache();
  storePosts(cache, homeName, entries);
  return cache;
}

/** What happens in main when the page opens a timeline that nobody has looked at since the start. */
function openHome(cache: Cache): void {
  const timelines = createTimelines({
    caches: {
      open: () => ({ cache: { ...cache, close() {} }, notices: [] }),
      replaceDamaged: () => ({ cache, notices: [] }),
      remove() {},
    },
    fetchPage: async () => fail(appError('offline')),
    fetchPosts: async () => fail(appError('offline')),
    hides: () => null,
    now: Date.now,
    serviceNow: Date.now,
    isSpent: () => false,
    ownedReads: () => false,
    prices: priceTable,
    dailyCap: () => 0,
    onStatus() {},
    onNotice() {},
    onUnexpected() {},
  });
  const opened = timelines.open('x:1' as AccountId, home);
  if (!opened.ok || opened.value.rows.rows.length === 0) throw new Error('The timeline is empty.');
  timelines.close();
}

const places = [
  ['memory', 'kept in memory'],
  ['disk', 'kept on disk'],
] as const;

const dayStart = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const row = (entry: EntryView) => ({ kind: 'post', id: entry.id, entry, hidden: null }) as const;

/** @param folder an empty one, for cache files */
export function measureSearch(folder: string): Section {
  const entries = makePosts(searchedPosts, Date.now());
  const texts = entries.map(({ post }) => (post === null ? '' : foldText(postText(post))));
  const rows = places.flatMap(([kind, where]): Row[] => {
    const cache = cacheWith(kind, folder, entries);
    if (cache === null) return [];
    const measured = sought.flatMap(([what, word]) =>
      rowOf(
        `${what}, ${where}`,
        'ms',
        timesOf(() => searchStored(cache, word, results, { dayStart, row })),
        timesOf(() => plainScan(texts, word)),
      ),
    );
    cache.close();
    return measured;
  });
  return {
    title: `Local search through ${searchedPosts} posts, at most ${results} results (goal: 50 ms)`,
    columns: ['Pinion', 'plain scan'],
    rows,
    notes: ['The plain scan looks for the folded word with String.includes in an array of the folded texts.'],
  };
}

/** @param folder an empty one, for cache files */
export function measureOpening(folder: string): Section {
  const entries = makePosts(openedPosts, Date.now());
  const rows = places.flatMap(([kind, where]): Row[] => {
    const [many, few] = [entries, entries.slice(0, fewPosts)].map((posts) => cacheWith(kind, folder, posts));
    if (!many || !few) return [];
    const measured = rowOf(
      `main: open a timeline, ${where}`,
      'ms',
      timesOf(() => openHome(many)),
      timesOf(() => openHome(few)),
    );
    many.close();
    few.close();
    return measured;
  });
  return {
    title: `Opening a timeline with ${openedPosts} stored posts`,
    columns: [`${openedPosts} posts`, `${fewPosts} posts`],
    rows,
  };
}
