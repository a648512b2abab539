/**
 * Who wrote which slot. Slots come in blocks; each block is a shuffle of the same list of authors, in which every
 * person stands as often as their weight says. So every timeline has the same number of posts in every block, and
 * "the slot of the 100,000th post" is a division instead of a scan.
 */
import { people, sampleAccounts } from './people.ts';
import { makeRandom } from './random.ts';

const roster: readonly number[] = people.flatMap((person) => Array<number>(person.weight).fill(person.index));

/** Slots per block. */
export const BLOCK_SLOTS = roster.length;
/** Posts per block that mention a given sample account (none mention an account that posts nothing). */
export const MENTIONS_PER_BLOCK = 2;

const NOBODY = -1;
const CACHED_BLOCKS = 512;

interface Block {
  authors: Int16Array;
  /** Index of the sample account that the slot's post mentions, or `NOBODY`. */
  mentioned: Int16Array;
}

export interface Blocks {
  /** Index of the person who wrote the slot's post. */
  authorOf(slot: number): number;
  /** Position in `sampleAccounts` of the one that the slot's post mentions, or null. */
  mentionedIn(slot: number): number | null;
}

export function makeBlocks(seed: number): Blocks {
  const cache = new Map<number, Block>();

  const make = (number: number): Block => {
    const random = makeRandom(seed, number, 11);
    const authors = Int16Array.from(roster);
    for (let last = authors.length - 1; last > 0; last--) {
      const other = random.below(last + 1);
      const kept = authors[last] ?? 0;
      authors[last] = authors[other] ?? 0;
      authors[other] = kept;
    }
    const mentioned = new Int16Array(authors.length).fill(NOBODY);
    for (const [account, { person }] of sampleAccounts.entries()) {
      let left = person.weight > 0 ? MENTIONS_PER_BLOCK : 0;
      while (left > 0) {
        const place = random.below(authors.length);
        const author = people[authors[place] ?? 0];
        // A protected author's mention would be seen by followers only, and nobody mentions themselves.
        if (mentioned[place] === NOBODY && author && !author.protected && author.index !== person.index) {
          mentioned[place] = account;
          left -= 1;
        }
      }
    }
    return { authors, mentioned };
  };

  const blockOf = (slot: number): Block => {
    const number = Math.floor(slot / BLOCK_SLOTS);
    let block = cache.get(number);
    if (!block) {
      block = make(number);
      if (cache.size >= CACHED_BLOCKS) {
        cache.clear();
      }
      cache.set(number, block);
    }
    return block;
  };

  return {
    authorOf: (slot) => blockOf(slot).authors[slot % BLOCK_SLOTS] ?? 0,
    mentionedIn(slot) {
      const account = blockOf(slot).mentioned[slot % BLOCK_SLOTS] ?? NOBODY;
      return account === NOBODY ? null : account;
    },
  };
}
