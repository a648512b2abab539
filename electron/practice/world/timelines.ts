/** Timelines as ranges of slots: which slots belong to one, how far back it goes, and walking through it. */
import { BLOCK_SLOTS, type Blocks, MENTIONS_PER_BLOCK } from './blocks.ts';
import { type Person, people, type SampleAccount, sampleAccounts } from './people.ts';

export interface Timeline {
  includes(slot: number): boolean;
  /** The same in every block of slots; 0 when no slot belongs to the timeline. */
  postsPerBlock: number;
  /** Places between slots that belong to it: what was sent to the service. Oldest first. */
  between?(): readonly number[];
}

/** A range of places, both ends included; empty when `oldest > newest`. */
export interface SlotRange {
  oldest: number;
  newest: number;
}

export const homeTimeline = (blocks: Blocks, account: SampleAccount): Timeline => membersTimeline(blocks, account.sees);

export function userTimeline(blocks: Blocks, person: Person): Timeline {
  return { includes: (slot) => blocks.authorOf(slot) === person.index, postsPerBlock: person.weight };
}

export function membersTimeline(blocks: Blocks, members: ReadonlySet<number>): Timeline {
  const postsPerBlock = people.reduce((sum, person) => sum + (members.has(person.index) ? person.weight : 0), 0);
  return { includes: (slot) => members.has(blocks.authorOf(slot)), postsPerBlock };
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

const betweenIn = ({ between }: Timeline, { oldest, newest }: SlotRange): number[] =>
  (between?.() ?? []).filter((place) => place >= oldest && place <= newest);

/** Places of a timeline, newest first. */
export function* newestFirst(timeline: Timeline, range: SlotRange): Generator<number> {
  const left = betweenIn(timeline, range);
  if (timeline.postsPerBlock > 0) {
    for (let slot = Math.floor(range.newest); slot >= range.oldest; slot--) {
      for (let last = left.at(-1); last !== undefined && last > slot; last = left.at(-1)) {
        left.pop();
        yield last;
      }
      if (timeline.includes(slot)) {
        yield slot;
      }
    }
  }
  yield* left.reverse();
}

/** Places of a timeline, oldest first. */
export function* oldestFirst(timeline: Timeline, range: SlotRange): Generator<number> {
  const left = betweenIn(timeline, range).reverse();
  if (timeline.postsPerBlock > 0) {
    for (let slot = Math.ceil(range.oldest); slot <= range.newest; slot++) {
      for (let first = left.at(-1); first !== undefined && first < slot; first = left.at(-1)) {
        left.pop();
        yield first;
      }
      if (timeline.includes(slot)) {
        yield slot;
      }
    }
  }
  yield* left.reverse();
}
