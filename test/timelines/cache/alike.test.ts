import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Asked } from '../../../electron/contract/views/limits.ts';
import type { EntryView } from '../../../electron/contract/views/posts.ts';
import { createMemoryCache } from '../../../electron/timelines/cache/memory.ts';
import type { Cache, StoredSearch } from '../../../electron/timelines/cache/port.ts';
import { findSqlite, openSqliteCache } from '../../../electron/timelines/cache/sqlite.ts';
import { type BilledItem, billedAt } from '../../../electron/timelines/usage.ts';
import { change, entry, epoch, gone, idsOf, like, photo, post, quoteOf, repost, user } from './made.ts';

const sqlite = findSqlite();
const names = ['ann', 'bob', 'eve'];
const texts = ['Heron', 'on the weir', 'Été', 'été 100%', '今日の'];
const timelines = ['home', 'user:1', 'likes:1'];

// Posts have even ids, reposts odd ones, likes large ones: as at X, no two things share an id.
const posts = fc.integer({ min: 1, max: 8 }).map((number) => String(number * 2));
const person = fc.constantFrom(...names).map((name) => user(name));
const made: fc.Arbitrary<EntryView> = fc
  .record({
    id: posts,
    by: person,
    text: fc.constantFrom(...texts),
    media: fc.boolean(),
    conversation: posts,
    quoted: fc.option(fc.tuple(posts, person, fc.constantFrom(...texts))),
    at: fc.constantFrom(null, new Date(epoch).toISOString(), new Date(epoch + 1_000).toISOString()),
  })
  .map(({ id, quoted, media, ...rest }) => {
    const quote = quoted === null ? null : quoteOf(post(quoted[0], { by: quoted[1], text: quoted[2] }));
    return entry(id, { ...rest, media: media ? [photo] : [], quote });
  });
const shown: fc.Arbitrary<EntryView> = fc.oneof(
  made,
  fc
    .tuple(fc.integer({ min: 0, max: 9 }), person, made)
    .map(([number, by, of]) => repost(String(number * 2 + 1), by, of)),
  fc.tuple(fc.integer({ min: 1, max: 3 }), made).map(([number, of]) => like(`500000000000000000${number}`, of)),
  made.map(gone),
);
const entries = fc.array(shown, { maxLength: 5 });
const days = ['2025-07-31', '2026-08-19', '2026-08-20', '2026-08-21'];
const item: fc.Arbitrary<BilledItem> = fc.record({
  kind: fc.constantFrom<BilledItem['kind']>('post', 'user', 'write'),
  id: fc.constantFrom('1', '2', '3'),
  own: fc.boolean(),
});
const step: fc.Arbitrary<(cache: Cache) => void> = fc.oneof(
  fc.tuple(fc.constantFrom(...timelines), entries).map(
    ([timeline, page]) =>
      (cache: Cache) =>
        cache.apply(timeline, change({ entries: page })),
  ),
  entries.map((kept) => (cache: Cache) => cache.keep(kept)),
  entries.map((changed) => (cache: Cache) => cache.update(changed)),
  fc.tuple(fc.constantFrom(...days), fc.constantFrom<Asked>('home', 'user'), fc.array(item, { maxLength: 4 })).map(
    ([day, asked, items]) =>
      (cache: Cache) =>
        cache.bill(billedAt(Date.parse(day), asked, items)),
  ),
);
const word = fc.record({ folded: fc.constantFrom('heron', 'ete', '%', 'ann', '今日', 'none'), not: fc.boolean() });
const search: fc.Arbitrary<StoredSearch> = fc.record({
  words: fc.array(word, { maxLength: 2 }),
  from: fc.array(fc.record({ username: fc.constantFrom(...names), not: fc.boolean() }), { maxLength: 2 }),
  media: fc.constantFrom(null, true, false),
  since: fc.constantFrom(null, epoch, epoch + 1_000),
  until: fc.constantFrom(null, epoch + 1_000),
});

/** Everything that a cache answers about all timelines together. */
const answersOf = (cache: Cache, searches: readonly StoredSearch[], limit: number) => ({
  timelines: timelines.map((timeline) => cache.olderThan(timeline, null, 99)),
  posts: Array.from({ length: 20 }, (_, id) => [
    cache.post(String(id))?.id,
    cache.conversation(String(id), limit),
    cache.entryOfPost('home', String(id)),
    cache.entryOfPost('likes:1', String(id)),
  ]),
  users: names.flatMap((name) => [cache.user({ username: name }), cache.user({ userId: user(name).id })]),
  searches: searches.map((one) => idsOf(cache.search(one, limit))),
  count: cache.countPosts(),
  newest: cache.newest(limit),
  usage: days.map((day) => ({ ...cache.usage(day), spent: cache.usage(day).spent.length })),
  spending: cache
    .spending('2026-08-20')
    .map((row) => JSON.stringify(row))
    .sort(),
});

describe.skipIf(sqlite === null)('both caches (skipped in runtimes without SQLite)', () => {
  it('answer alike, whatever was stored, kept and replaced', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 8 }),
        fc.array(search, { maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (steps, searches, limit) => {
          if (sqlite === null) return;
          const memory = createMemoryCache();
          const disk = openSqliteCache(sqlite, ':memory:');
          for (const run of steps) for (const cache of [memory, disk]) run(cache);
          const answers = answersOf(memory, searches, limit);
          expect(answersOf(disk, searches, limit)).toEqual(answers);
          disk.close();
          // A post is found once, under whatever it matches.
          for (const one of searches) {
            const found = memory.search(one, 99).map((of) => of.post?.id);
            expect(new Set(found).size).toBe(found.length);
          }
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);
});
