/**
 * Lively conversations: in each stretch of time one post per language draws most of the replies, and its author goes
 * on with a few posts. Which post that is follows from its stretch alone, so that both directions are cheap: from a
 * reply to its conversation, and from a post to its replies.
 */
import type { Blocks } from './blocks.ts';
import { type Person, people } from './people.ts';
import type { Language } from './phrases/index.ts';
import { makeRandom, type Random } from './random.ts';

/** Three hours in slots. */
const STRETCH = 600;
/** The post that draws replies is looked for from somewhere in this first part of its stretch. */
const STARTS_WITHIN = 240;
/** Its author goes on for so long. */
const THREAD_SLOTS = 400;
const CACHED_STRETCHES = 4096;

export interface Lively {
  /** The lively post that a reply of this slot belongs to; null when it answers somebody else. */
  talkOf(slot: number, author: Person, random: Random): number | null;
  /** The author's own lively post that this slot goes on from; null when there is none. */
  threadOf(slot: number, author: Person): number | null;
}

/** @param opens whether the slot holds a post that others could answer: own words, not addressed to anybody */
export function makeLively(seed: number, blocks: Blocks, opens: (slot: number) => boolean): Lively {
  const cache = new Map<Language, Map<number, number | null>>();

  const find = (stretch: number, language: Language): number | null => {
    const first = stretch * STRETCH + makeRandom(seed, stretch, 26).below(STARTS_WITHIN);
    for (let slot = first; slot < (stretch + 1) * STRETCH; slot++) {
      const author = people[blocks.authorOf(slot)];
      // Who writes often has something to go on with.
      if (author?.language === language && author.weight > 1 && !author.protected && opens(slot)) {
        return slot;
      }
    }
    return null;
  };

  const postOf = (stretch: number, language: Language): number | null => {
    let known = cache.get(language);
    if (!known || known.size >= CACHED_STRETCHES) {
      known = new Map();
      cache.set(language, known);
    }
    let found = known.get(stretch);
    if (found === undefined) {
      found = find(stretch, language);
      known.set(stretch, found);
    }
    return found;
  };

  return {
    talkOf(slot, { language }, random) {
      if (!random.chance(0.75)) {
        return null;
      }
      const stretch = Math.floor(slot / STRETCH);
      const [here, before] = [postOf(stretch, language), postOf(stretch - 1, language)];
      const current = here !== null && here < slot ? here : null;
      return random.chance(0.8) ? (current ?? before) : (before ?? current);
    },
    threadOf(slot, author) {
      const stretch = Math.floor(slot / STRETCH);
      if (postOf(stretch, author.language) === slot) {
        return null;
      }
      for (const root of [postOf(stretch, author.language), postOf(stretch - 1, author.language)]) {
        if (root !== null && root < slot && slot - root <= THREAD_SLOTS && blocks.authorOf(root) === author.index) {
          return root;
        }
      }
      return null;
    },
  };
}
