/**
 * What people like, and what they have bookmarked. Time is cut into cells; in each cell a person picks one post, and
 * the picks of a run of cells are made in another order than the posts were written. So nothing is picked twice, the
 * order is that of picking, and the pick of any cell is known without the ones before it.
 */
import type { Blocks } from './blocks.ts';
import { crowdNumberOf } from './crowd.ts';
import { type Person, people, type SampleAccount, sampleAccounts } from './people.ts';
import type { Planner } from './plan.ts';
import { hash, makeRandom } from './random.ts';
import type { PostRef } from './slots.ts';

/** Picks of so many cells are shuffled, and come right after the last of these cells. */
const RUN = 16;

interface Habit {
  cellSlots: number;
  /** How many picks there are at the start. */
  count: number;
}

/** Picks of one person, newest first; numbers count up with time. */
export interface Picks {
  newest: number;
  oldest: number;
  /** Null when there was nothing to pick. */
  pick(number: number): PostRef | null;
}

export interface Likes {
  /** Picks with others among them, in the order in which the posts were written, newest first. */
  likedBySlot(picks: Picks, others: readonly PostRef[]): Iterable<PostRef>;
  likesOf(person: Person, newestSlot: number): Picks;
  bookmarksOf(person: Person, newestSlot: number): Picks;
}

/** Likes nothing yet, so that an empty timeline can be seen. */
const NEWCOMER = 'newhere_demo';

const LIKES = 81;
const BOOKMARKS = 84;

const none: Picks = { newest: 0, oldest: 1, pick: () => null };

const likeHabits: Readonly<Record<string, Habit>> = {
  mara_demo: { cellSlots: 30, count: 1800 },
  tomas_demo: { cellSlots: 120, count: 420 },
  amina_demo: { cellSlots: 24, count: 3200 },
};

function likeHabitOf({ index, username }: Person): Habit {
  const mark = hash(index, LIKES);
  return likeHabits[username] ?? { cellSlots: 60 + (mark % 400), count: 20 + (mark % 280) };
}

/** @param startSlot the newest slot at the start: the far ends are fixed there */
export function makeLikes(seed: number, blocks: Blocks, planner: Planner, startSlot: number): Likes {
  const acceptable = (person: Person, account: SampleAccount | undefined, slot: number): boolean => {
    const author = people[blocks.authorOf(slot)];
    const maySee = author && (account ? account.sees.has(author.index) : !author.protected);
    return maySee !== undefined && maySee && author !== person && planner.planOf(slot).kind !== 'repost';
  };

  function picksOf(person: Person, purpose: number, { cellSlots, count }: Habit, newestSlot: number): Picks {
    const account = sampleAccounts.find((candidate) => candidate.person === person);
    const runSlots = RUN * cellSlots;
    // The picks of a run are spread over the run after it.
    const newestAt = (slot: number): number => Math.floor((slot - runSlots) / cellSlots);
    const oldest = newestAt(startSlot) - count + 1;
    return {
      newest: newestAt(newestSlot),
      oldest,
      pick(number) {
        const run = Math.floor(number / RUN);
        const order = makeRandom(seed, person.index, run, purpose);
        const places = Array.from({ length: RUN }, (_, place) => ({ place, at: order.unit() })).sort(
          (a, b) => a.at - b.at,
        );
        const cell = run * RUN + (places[number % RUN]?.place ?? 0);
        const first = cell * cellSlots;
        const from = hash(seed, person.index, cell, purpose + 1) % cellSlots;
        for (let step = 0; step < cellSlots; step++) {
          const slot = first + ((from + step) % cellSlots);
          if (acceptable(person, account, slot)) {
            return { slot, variant: 'post' };
          }
        }
        return null;
      },
    };
  }

  /** Runs follow one another in time, so that each can be put into order alone. */
  function* bySlot({ newest, oldest, pick }: Picks): Generator<PostRef> {
    for (let run = Math.floor(newest / RUN); run >= Math.floor(oldest / RUN); run--) {
      const numbers = Array.from({ length: RUN }, (_, place) => run * RUN + place);
      const found = numbers.flatMap((number) => (number >= oldest && number <= newest ? (pick(number) ?? []) : []));
      yield* found.sort((a, b) => b.slot - a.slot);
    }
  }

  return {
    *likedBySlot(picks, others) {
      const left = others.toSorted((a, b) => a.slot - b.slot);
      const added = new Set(others.map(({ slot }) => slot));
      for (const ref of bySlot(picks)) {
        for (let last = left.at(-1); last && last.slot > ref.slot; last = left.at(-1)) {
          left.pop();
          yield last;
        }
        if (!added.has(ref.slot)) {
          yield ref;
        }
      }
      yield* left.reverse();
    },
    likesOf(person, newestSlot) {
      return crowdNumberOf(person) === null && person.username !== NEWCOMER
        ? picksOf(person, LIKES, likeHabitOf(person), newestSlot)
        : none;
    },
    bookmarksOf: (person, newestSlot) =>
      person.weight > 0 ? picksOf(person, BOOKMARKS, { cellSlots: 200, count: 240 }, newestSlot) : none,
  };
}
