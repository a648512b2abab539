import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cursor, readPage } from '../../../electron/practice/api/paging.ts';
import { sampleAccounts } from '../../../electron/practice/world/people.ts';
import { makeSlots, slotAt } from '../../../electron/practice/world/slots.ts';
import { newestFirst } from '../../../electron/practice/world/timelines.ts';
import { makeWorld } from '../../../electron/practice/world/world.ts';

const head = slotAt(Date.UTC(2026, 10, 20, 12));
const world = (posts: number, seed = 7) => makeWorld({ seed, posts, startSlot: head, newestSlot: () => head });
const readers = sampleAccounts.filter(({ follows }) => follows.size > 0);

const anySeed = fc.integer({ min: 0, max: 0xffff_ffff });
const anySlot = fc.integer({ min: 1_000_000, max: head });

describe('ids', () => {
  it('give their slot back, exceed 2^53 and grow with time', () => {
    fc.assert(
      fc.property(anySeed, anySlot, fc.integer({ min: -5_000_000, max: 800_000 }), (seed, slot, lead) => {
        const slots = makeSlots(seed, lead);
        const id = slots.idOf({ slot, variant: 'post' });
        expect(slots.refOf(id)).toEqual({ slot, variant: 'post' });
        expect(BigInt(id)).toBeGreaterThan(2n ** 53n);
        expect(BigInt(slots.idOf({ slot: slot + 1, variant: 'post' }))).toBeGreaterThan(BigInt(id));
        expect(slots.newestBelow(BigInt(id))).toBe(slot - 1);
        expect(slots.newestBelow(BigInt(id) + 1n)).toBe(slot);
        expect(slots.oldestAbove(BigInt(id))).toBe(slot + 1);
        expect(slots.oldestAbove(BigInt(id) - 1n)).toBe(slot);
        expect(slots.oldestAt(slots.timeOf(slot))).toBe(slot);
        expect(slots.oldestAt(slots.timeOf(slot) + 1)).toBe(slot + 1);
        expect(slots.at(slots.timeOf(slot))).toBe(slot);
        expect(slotAt(slots.timeOf(slot))).toBe(slot - lead);
      }),
    );
  });

  it('tell apart what a slot stands for, and refuse what was never given out', () => {
    const slots = makeSlots(7);
    for (const variant of ['post', 'deleted', 'suspended', 'first-version'] as const) {
      expect(slots.refOf(slots.idOf({ slot: head, variant }))).toEqual({ slot: head, variant });
    }
    for (const id of [
      '0',
      '1',
      '12345',
      '9999999999999999999',
      '-5',
      'abc',
      '',
      String(BigInt(slots.idOf({ slot: head, variant: 'post' })) + 8n),
    ]) {
      expect(slots.refOf(id)).toBeNull();
    }
  });
});

describe('posts', () => {
  it('are the same for the same seed, whatever the depth and the time, and others for another seed', () => {
    const later = makeWorld({ seed: 7, posts: 10, startSlot: head + 5000, newestSlot: () => head + 5000 });
    const texts = (of: ReturnType<typeof world>) =>
      Array.from({ length: 300 }, (_, back) => of.post({ slot: head - back, variant: 'post' }));
    expect(texts(later)).toEqual(texts(world(5000)));
    expect(texts(world(5000, 8)).map(({ id }) => id)).not.toEqual(texts(world(5000)).map(({ id }) => id));
  });
});

describe('a home timeline of 100,000 posts', () => {
  const large = world(100_000);

  it('has exactly as many posts, for every account that follows somebody', () => {
    for (const account of readers) {
      const { timeline, range } = large.home(account);
      let count = 0;
      for (const slot of newestFirst(timeline, range)) {
        count += 1;
        expect(slot).toBeLessThanOrEqual(head);
      }
      expect(count).toBe(100_000);
    }
  });

  it('differs between accounts by much, and is empty for who follows nobody', () => {
    const [mara, tomas] = readers;
    if (!mara || !tomas) throw new Error('two accounts are needed');
    const shared = [...mara.follows].filter((person) => tomas.follows.has(person));
    expect(shared.length).toBeLessThan(mara.follows.size / 2);
    const newcomer = sampleAccounts.find(({ follows }) => follows.size === 0);
    expect(newcomer && [...newestFirst(large.home(newcomer).timeline, large.home(newcomer).range)]).toEqual([]);
  });

  it('reads a page at the far end as quickly as at the near end', () => {
    const [account] = readers;
    if (!account) throw new Error('an account is needed');
    const { timeline, range } = large.home(account);
    let looks = 0;
    const includes = (slot: number) => {
      looks += 1;
      return timeline.includes(slot);
    };
    const counted = { ...timeline, includes };
    const page = readPage(counted, range, { direction: 'older', slot: range.oldest + 5000 }, 100);
    expect(page.slots).toHaveLength(100);
    expect(looks).toBeLessThan(1000);
  });
});

describe('walking through pages', () => {
  it('gives every post exactly once, in order, with any page size, both ways', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.constantFrom(...readers),
        (posts, size, seed, account) => {
          const { timeline, range } = world(posts, seed).home(account);
          const all = [...newestFirst(timeline, range)];
          expect(all).toHaveLength(posts);
          const walk = (start: Cursor | null, next: 'older' | 'newer'): number[] => {
            const seen: number[] = [];
            let cursor = start;
            do {
              const page = readPage(timeline, range, cursor, size);
              expect(page.slots.length).toBeLessThanOrEqual(size);
              seen.push(...(next === 'older' ? page.slots : page.slots.toReversed()));
              cursor = page[next];
            } while (cursor && cursor.slot <= range.newest);
            return seen;
          };
          expect(walk(null, 'older')).toEqual(all);
          expect(walk({ direction: 'newer', slot: range.oldest }, 'newer')).toEqual(all.toReversed());
        },
      ),
      { numRuns: 40 },
    );
  });
});
