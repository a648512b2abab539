/** Timelines as ranges of slots: which slots belong to one, how far back it goes, and walking through it. */
import { BLOCK_SLOTS, type Blocks, MENTIONS_PER_BLOCK } from './blocks.ts';
import { type Person, people, type SampleAccount, sampleAccounts } from './people.ts';

export interface Timeline {
  includes(slot: number): boolean;
  /** The same in every block of slots. */
  postsPerBlock: number;
}

/** A range of slots, both ends included; empty when `oldest > newest`. */
export interface SlotRange {
  oldest: number;
  newest: number;
}

export function homeTimeline(blocks: Blocks, account: SampleAccount): Timeline {
  const postsPerBlock = people.reduce((sum, person) => sum + (account.sees.has(person.index) ? person.weight : 0), 0);
  return { includes: (slot) => account.sees.has(blocks.authorOf(slot)), postsPerBlock };
}

export function userTimeline(blocks: Blocks, person: Person): Timeline {
  return { includes: (slot) => blocks.authorOf(slot) === person.index, postsPerBlock: person.weight };
}

/** Only sample accounts are ever mentioned on purpose; anybody else's mentions are empty. */
export function mentionsTimeline(blocks: Blocks, person: Person): Timeline {
  const account = sampleAccounts.findIndex((candidate) => candidate.person === person);
  return {
    includes: (slot) => account >= 0 && blocks.mentionedIn(slot) === account,
    postsPerBlock: account >= 0 && person.weight > 0 ? MENTIONS_PER_BLOCK : 0,
  };
}

/**
 * The slot of the `count`-th newest post at or before `newest`: whole blocks by division, the rest by looking.
 * @returns `newest + 1`, an empty range, when the timeline has no posts at all
 */
export function oldestOfNewest(timeline: Timeline, newest: number, count: number): number {
  if (count <= 0 || timeline.postsPerBlock === 0) {
    return newest + 1;
  }
  let left = count;
  for (let slot = newest; ; slot--) {
    const endsBlock = slot % BLOCK_SLOTS === BLOCK_SLOTS - 1;
    if (endsBlock && left > timeline.postsPerBlock) {
      const wholeBlocks = Math.floor((left - 1) / timeline.postsPerBlock);
      left -= wholeBlocks * timeline.postsPerBlock;
      slot -= wholeBlocks * BLOCK_SLOTS;
    }
    if (timeline.includes(slot)) {
      left -= 1;
      if (left === 0) {
        return slot;
      }
    }
  }
}

/** Slots of a timeline, newest first. */
export function* newestFirst(timeline: Timeline, { oldest, newest }: SlotRange): Generator<number> {
  for (let slot = newest; slot >= oldest; slot--) {
    if (timeline.includes(slot)) {
      yield slot;
    }
  }
}

/** Slots of a timeline, oldest first. */
export function* oldestFirst(timeline: Timeline, { oldest, newest }: SlotRange): Generator<number> {
  for (let slot = oldest; slot <= newest; slot++) {
    if (timeline.includes(slot)) {
      yield slot;
    }
  }
}
