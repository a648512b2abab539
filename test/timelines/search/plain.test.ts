/** The search through what is stored against the plainest one there can be: every post looked at, term by term. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryView } from '../../../electron/contract/views/posts.ts';
import { hasMedia, postText } from '../../../electron/timelines/cache/facts.ts';
import { foldText } from '../../../electron/timelines/cache/fold.ts';
import { createMemoryCache } from '../../../electron/timelines/cache/memory.ts';
import type { Cache } from '../../../electron/timelines/cache/port.ts';
import { findSqlite, openSqliteCache } from '../../../electron/timelines/cache/sqlite.ts';
import { searchStored } from '../../../electron/timelines/search/search.ts';
import { change, entry, idsOf, photo, post, quoteOf, repost, row, user } from '../cache/made.ts';

const sqlite = findSqlite();
const dayStart = (day: string): number | null => {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? null : time;
};
const options = { dayStart, row };

const words = [
  'heron',
  'İstanbul',
  'ışık',
  'I',
  '今日の天気',
  'مُحَمَّد كتب',
  'שלום',
  '🦩👩‍👩‍👧',
  '#Weir',
  '@bob',
  '$HERN',
  '100%_',
  "don’t -'",
  'a:b',
  'https://x.com/a',
  '"',
  '\\',
  '\u0000',
];
const names = ['ann', 'bob', 'Eve_1'];
const text = fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((all) => all.join(' '));
// Minutes: posts of three days, and reposts of them between and after.
const shown: fc.Arbitrary<EntryView> = fc
  .record({
    id: fc.integer({ min: 1, max: 2_160 }).map((minute) => String(minute * 2)),
    by: fc.constantFrom(...names),
    text,
    media: fc.boolean(),
    quoted: fc.option(text),
    at: fc.constantFrom(undefined, undefined, null),
    reposted: fc.option(fc.tuple(fc.integer({ min: 1, max: 2_500 }), fc.constantFrom(...names))),
  })
  .map(({ id, by, media, quoted, reposted, at, ...rest }) => {
    const quote = quoted === null ? null : quoteOf(post('1', { by: user('ann'), text: quoted }));
    const time = at === undefined ? {} : { at };
    const own = entry(id, { by: user(by), media: media ? [photo] : [], quote, ...rest, ...time });
    return reposted === null ? own : repost(String(reposted[0] * 2 + 1), user(reposted[1]), own);
  });
const stored = fc.uniqueArray(shown, { selector: ({ id }) => id, maxLength: 25 });

/** A term as it is typed, and which entries it wants. */
interface Term {
  typed: string;
  /** What is not understood wants nothing in particular. */
  understood?: false;
  wants(of: EntryView): boolean;
}

const textOf = ({ post: of }: EntryView): string[] => {
  if (of === null) return [];
  const quoted = of.quote?.state === 'shown' ? [postText(of.quote.post)] : [];
  return [`@${of.author.username} ${of.author.name}`, postText(of), ...quoted];
};
const timeOf = ({ post: of }: EntryView): number => Date.parse(of?.createdAt ?? '');
const has = (word: string) => (of: EntryView) => textOf(of).some((part) => foldText(part).includes(foldText(word)));
const isFrom = (name: string) => (of: EntryView) =>
  [of.post?.author, of.repostedBy].some((by) => by?.username.toLowerCase() === name.toLowerCase());
const signed = (term: Term, not: boolean): Term =>
  not ? { typed: `-${term.typed}`, wants: (of) => !term.wants(of) } : term;

const phrase = fc.constantFrom(...words.filter((word) => !/["\s]/.test(word) && foldText(word) !== ''));
const term: fc.Arbitrary<Term> = fc.oneof(
  fc.tuple(phrase, fc.boolean()).map(([word, not]) => signed({ typed: `"${word}"`, wants: has(word) }, not)),
  phrase.map((word) => ({ typed: word, wants: has(word) })),
  phrase.map((word) => ({ typed: [...word].slice(0, 2).join(''), wants: has([...word].slice(0, 2).join('')) })),
  fc
    .tuple(fc.constantFrom(...names, 'ANN', 'nobody'), fc.constantFrom('', '@'), fc.boolean())
    .map(([name, at, not]) => signed({ typed: `from:${at}${name}`, wants: isFrom(name) }, not)),
  fc.boolean().map((not) => signed({ typed: 'has:media', wants: ({ post: of }) => of !== null && hasMedia(of) }, not)),
  fc
    .constantFrom('2026-08-01', '2026-08-02', '2026-08-04')
    .chain((day) =>
      fc.constantFrom<Term>(
        { typed: `since:${day}`, wants: (of) => timeOf(of) >= (dayStart(day) ?? 0) },
        { typed: `UNTIL:${day}`, wants: (of) => timeOf(of) < (dayStart(day) ?? 0) },
      ),
    ),
  fc
    .constantFrom('from:', '-from:@', 'since:yesterday', 'until:2026-13-01', '""', '-since:2026-08-01')
    .map((typed) => ({
      typed,
      understood: false as const,
      wants: () => true,
    })),
);

/** Each post once: itself before a repost of it, the newest repost before the others. */
function plainly(entries: readonly EntryView[], terms: readonly Term[]): string[] {
  if (terms.every(({ understood }) => understood === false)) return [];
  const matching = entries.filter((of) => terms.every(({ wants }) => wants(of)));
  const newestFirst = matching.sort((a, b) => Number(b.id) - Number(a.id));
  const best = new Map<string, EntryView>();
  for (const of of newestFirst) {
    const id = of.post?.id ?? '';
    if (!best.has(id) || of.repostedBy === null) best.set(id, of);
  }
  return idsOf([...best.values()].sort((a, b) => Number(b.id) - Number(a.id)));
}

function withCaches(entries: readonly EntryView[], work: (cache: Cache) => void): void {
  const disk = sqlite === null ? [] : [openSqliteCache(sqlite, ':memory:')];
  for (const cache of [createMemoryCache(), ...disk]) {
    cache.apply('home', change({ entries: [...entries] }));
    work(cache);
    cache.close();
  }
}

describe('searching', () => {
  it('finds what a plain look at every post finds, in the same order, in both caches', () => {
    fc.assert(
      fc.property(stored, fc.array(fc.array(term, { maxLength: 4 }), { maxLength: 8 }), (entries, queries) => {
        withCaches(entries, (cache) => {
          for (const terms of queries) {
            const typed = terms.map((one) => one.typed).join(' ');
            expect(idsOf(searchStored(cache, typed, 50, options).rows), typed).toEqual(plainly(entries, terms));
          }
        });
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('answers whatever is typed, in parts that fit together, and alike from both caches', () => {
    const typing = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 512 }),
      fc
        .array(fc.constantFrom(...words, 'from:', 'since:', '-', '""', '„', '”', '🦩', '\ud83e', ' '), {
          maxLength: 90,
        })
        .map((all) => all.join('').slice(0, 512)),
      fc.constantFrom(
        'a '.repeat(256),
        `${'-a '.repeat(170)}`,
        '"'.repeat(512),
        ':'.repeat(512),
        'from:ann '.repeat(56),
      ),
    );
    fc.assert(
      fc.property(stored, typing, (entries, typed) => {
        const answers: string[] = [];
        withCaches(entries, (cache) => {
          const all = searchStored(cache, typed, 50, options);
          const some = searchStored(cache, typed, 2, options);
          expect(idsOf(all.rows).slice(0, 2)).toEqual(idsOf(some.rows));
          expect(some.more).toBe(all.rows.length > 2);
          answers.push(JSON.stringify(all));
        });
        expect(new Set(answers).size).toBe(1);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
