import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimelineKey } from '../../../electron/contract/views/ids.ts';
import type { EntryView } from '../../../electron/contract/views/posts.ts';
import type { PostRowView } from '../../../electron/contract/views/timelines.ts';
import { createMemoryCache } from '../../../electron/timelines/cache/memory.ts';
import type { Cache } from '../../../electron/timelines/cache/port.ts';
import { catchUp } from '../../../electron/timelines/catch-up/catch-up.ts';
import { change, entry, gone, idsOf, repost, row, timeAt, user } from '../cache/made.ts';

const home: TimelineKey = { kind: 'home' };
const [ann, bob, eve] = [user('ann'), user('bob'), user('eve')];

const hiddenBy: PostRowView['hidden'] = {
  filterId: '1',
  rule: { kind: 'word', word: 'x' },
  until: null,
  where: 'post',
};
const same = (of: EntryView): EntryView => of;

function cacheWith(readUpTo: string | null, ...entries: EntryView[]): Cache {
  const cache = createMemoryCache();
  cache.apply('home', change({ entries }));
  if (readUpTo !== null) cache.saveReadUpTo('home', readUpTo);
  return cache;
}
const groups = (cache: Cache, rowOf: (of: EntryView) => PostRowView = row) =>
  catchUp(cache, home, { row: rowOf }).groups.map(({ id, kind, author, rows }) => [
    kind,
    kind === 'thread' ? id.split('-')[1] : author.username,
    idsOf(rows),
  ]);

describe('catching up', () => {
  it('has nothing to tell when nothing is new, or before anything was read', () => {
    const nothing = {
      timeline: home,
      posts: 0,
      people: 0,
      minutes: 0,
      from: null,
      to: null,
      groups: [],
      leftOut: { hidden: 0, unavailable: 0 },
      gaps: 0,
      more: false,
      upTo: null,
    };
    expect(catchUp(cacheWith('5', entry('5')), home, { row })).toEqual(nothing);
    expect(catchUp(cacheWith(null, entry('5')), home, { row })).toEqual(nothing);
  });

  it('groups what is above the post up to which all was read, by author, oldest first', () => {
    const cache = cacheWith(
      '10',
      entry('10', { by: ann }),
      entry('11', { by: bob }),
      entry('12', { by: ann }),
      entry('13', { by: bob }),
    );
    expect(groups(cache)).toEqual([
      ['author', 'bob', ['11', '13']],
      ['author', 'ann', ['12']],
    ]);
    expect(catchUp(cache, home, { row })).toMatchObject({
      posts: 3,
      people: 2,
      minutes: 1,
      from: timeAt('11'),
      to: timeAt('13'),
      more: false,
      upTo: '13',
    });
  });

  it('keeps a thread together: posts of one author in one conversation', () => {
    const cache = cacheWith(
      '10',
      entry('11', { by: ann, conversation: '11' }),
      entry('12', { by: ann }),
      entry('13', { by: ann, conversation: '11', answers: ['11', 'ann'] }),
      entry('14', { by: bob, conversation: '11', answers: ['11', 'ann'] }),
    );
    expect(groups(cache)).toEqual([
      ['thread', '11', ['11', '13']],
      ['author', 'ann', ['12']],
      ['author', 'bob', ['14']],
    ]);
    expect(catchUp(cache, home, { row }).people).toBe(2);
  });

  it('puts reposts under who reposted, and never into a thread', () => {
    const first = entry('1', { by: ann, conversation: '1' });
    const second = entry('2', { by: ann, conversation: '1' });
    const cache = cacheWith('10', repost('11', bob, first), repost('12', ann, second), repost('13', ann, first));
    expect(groups(cache)).toEqual([
      ['author', 'bob', ['11']],
      ['author', 'ann', ['12', '13']],
    ]);
  });

  it('leaves out what filters hide and what is gone, but counts it, and has it read at the end', () => {
    const cache = cacheWith(
      '10',
      entry('11', { by: ann }),
      entry('12', { by: eve }),
      gone(repost('13', bob, entry('5', { by: eve }))),
      entry('14', { by: eve }),
    );
    const rowOf = (of: EntryView): PostRowView => ({
      ...row(of),
      hidden: of.post?.author.id === eve.id ? hiddenBy : null,
    });
    expect(groups(cache, rowOf)).toEqual([['author', 'ann', ['11']]]);
    expect(catchUp(cache, home, { row: rowOf })).toMatchObject({
      posts: 1,
      people: 1,
      leftOut: { hidden: 2, unavailable: 1 },
      upTo: '14',
    });
  });

  it('begins with the oldest part when there is more than one sitting holds', () => {
    const cache = cacheWith('0', ...Array.from({ length: 401 }, (_, index) => entry(String(index))));
    const part = catchUp(cache, home, { row });
    expect(part).toMatchObject({ posts: 300, more: true, upTo: '300', from: timeAt('1'), to: timeAt('300') });
    cache.saveReadUpTo('home', '300');
    expect(catchUp(cache, home, { row })).toMatchObject({ posts: 100, more: false, upTo: '400' });
  });

  it('ends, and has then shown everything that can be read once, and counted the rest', () => {
    const kinds = fc.constantFrom('read', 'hidden', 'gone');
    const runs = fc.array(fc.tuple(kinds, fc.integer({ min: 1, max: 450 })), { maxLength: 6 });
    fc.assert(
      fc.property(runs, (lengths) => {
        const all = lengths.flatMap(([kind, count]) => Array.from({ length: count }, () => kind));
        const made = all.map((kind, index) => (kind === 'gone' ? gone : same)(entry(String(index + 1))));
        const cache = cacheWith('0', entry('0'), ...made);
        const isRead = ({ id }: EntryView): boolean => all[Number(id) - 1] === 'read';
        const rowOf = (of: EntryView): PostRowView => ({ ...row(of), hidden: isRead(of) ? null : hiddenBy });
        const shown: string[] = [];
        let leftOut = 0;
        const unread = cache.countAbove('home', '0', 5_000);
        let part = catchUp(cache, home, { row: rowOf });
        for (; part.upTo !== null; part = catchUp(cache, home, { row: rowOf })) {
          leftOut += part.leftOut.hidden + part.leftOut.unavailable;
          // As the page does: what shows nothing is the end.
          if (part.posts === 0) expect(part.more).toBe(false);
          shown.push(...part.groups.flatMap(({ rows }) => idsOf(rows)));
          cache.saveReadUpTo('home', part.upTo);
        }
        expect(part.more).toBe(false);
        expect(shown.length + leftOut).toBe(unread);
        expect(shown.sort()).toEqual(idsOf(made.filter(isRead)).sort());
      }),
      { numRuns: 12 },
    );
  });

  it('counts the holes within, not those below, and not what lies beyond its end', () => {
    const cache = cacheWith('5', ...['1', '5', '9', '15', '20'].map((id) => entry(id)));
    cache.apply(
      'home',
      change({
        opened: [
          { newerId: '5', olderId: '1' },
          { newerId: '9', olderId: '5' },
          { newerId: '20', olderId: '15' },
        ],
      }),
    );
    expect(catchUp(cache, home, { row }).gaps).toBe(2);
  });

  it('adds reading times up before it rounds, for each group and for the whole', () => {
    const text = 'word '.repeat(150);
    const cache = cacheWith('0', entry('1', { by: ann, text }), entry('2', { by: bob, text }));
    const whole = catchUp(cache, home, { row });
    expect(whole.groups.map(({ minutes }) => minutes)).toEqual([1, 1]);
    expect(whole.minutes).toBe(2);
  });
});
