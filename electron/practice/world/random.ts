/**
 * Repeatable randomness: the same numbers in, the same values out, on every machine and after every restart.
 */

/** Mixes numbers into 32 bits (the finaliser of MurmurHash3, once per number). */
export function hash(...parts: readonly number[]): number {
  let state = 0x9e3779b9;
  for (const part of parts) {
    state = Math.imul(state ^ (part | 0), 0x85ebca6b);
    state ^= state >>> 13;
    state = Math.imul(state, 0xc2b2ae35);
    state ^= state >>> 16;
  }
  return state >>> 0;
}

/** Mixes a text into 32 bits (FNV-1a). */
export function hashText(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  return hash(state);
}

/** A stream of repeatable random values. */
export interface Random {
  /** From 0 to below 1. */
  unit(): number;
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  chance(probability: number): boolean;
  /** @throws RangeError when the list is empty */
  pick<T>(list: readonly T[]): T;
}

/** @param parts what the stream depends on */
export function makeRandom(...parts: readonly number[]): Random {
  let state = hash(...parts);
  const unit = (): number => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (limit: number): number => Math.floor(unit() * limit);
  return {
    unit,
    below,
    chance: (probability) => unit() < probability,
    pick(list) {
      const index = below(list.length);
      if (!(index in list)) {
        throw new RangeError('There is nothing to pick from.');
      }
      return list[index] as (typeof list)[number];
    },
  };
}
