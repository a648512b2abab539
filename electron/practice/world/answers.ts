/**
 * Which posts answer a post, and which belong to its conversation. Posts know what they answer; this is the other
 * direction, found chunk by chunk and kept.
 */
import { type Planner, REACH_SLOTS, type Target } from './plan.ts';
import { type PostRef, variants } from './slots.ts';

const CHUNK_SLOTS = 256;
const CACHED_CHUNKS = 1024;

interface Chunk {
  /** What the slots of the chunk answer. */
  targets: Map<number, Target>;
  /** Slots by what they answer. */
  answering: Map<number, number[]>;
  /** Slots by the first post of their conversation. */
  talking: Map<number, number[]>;
}

export interface Answers {
  /** What the slot's post answers; null when it answers nothing. */
  targetOf(slot: number): Target | null;
  /** Slots whose posts answer this one, oldest first, also such as are yet to come. */
  to(ref: PostRef): number[];
  /** Slots of the conversation that this post began, up to `newest`, oldest first, without the post itself. */
  conversation(first: PostRef, newest: number): number[];
}

const keyOf = ({ slot, variant }: PostRef): number => slot * variants.length + variants.indexOf(variant);
const chunkAt = (slot: number): number => Math.floor(slot / CHUNK_SLOTS);

function file(lists: Map<number, number[]>, key: number, slot: number): void {
  const list = lists.get(key);
  if (list) {
    list.push(slot);
  } else {
    lists.set(key, [slot]);
  }
}

export function makeAnswers(planner: Planner): Answers {
  const cache = new Map<number, Chunk>();

  const make = (number: number): Chunk => {
    const chunk: Chunk = { targets: new Map(), answering: new Map(), talking: new Map() };
    for (let slot = number * CHUNK_SLOTS; slot < (number + 1) * CHUNK_SLOTS; slot++) {
      const plan = planner.planOf(slot);
      const target = planner.answeredBy(plan);
      if (target) {
        chunk.targets.set(slot, target);
        file(chunk.answering, keyOf(target.ref), slot);
        file(chunk.talking, keyOf(planner.conversationOf(plan)), slot);
      }
    }
    return chunk;
  };

  const chunkOf = (number: number): Chunk => {
    let chunk = cache.get(number);
    if (!chunk) {
      if (cache.size >= CACHED_CHUNKS) {
        cache.clear();
      }
      chunk = make(number);
      cache.set(number, chunk);
    }
    return chunk;
  };

  return {
    targetOf: (slot) => chunkOf(chunkAt(slot)).targets.get(slot) ?? null,
    to(ref) {
      const found: number[] = [];
      for (let number = chunkAt(ref.slot); number <= chunkAt(ref.slot + REACH_SLOTS); number++) {
        found.push(...(chunkOf(number).answering.get(keyOf(ref)) ?? []));
      }
      return found;
    },
    conversation(first, newest) {
      const found: number[] = [];
      // Every post but the first one answers an earlier post of the conversation, which is within reach.
      let last = first.slot;
      for (let number = chunkAt(first.slot); number <= chunkAt(Math.min(newest, last + REACH_SLOTS)); number++) {
        found.push(...(chunkOf(number).talking.get(keyOf(first)) ?? []));
        last = found.at(-1) ?? last;
      }
      return found.filter((slot) => slot <= newest);
    },
  };
}
