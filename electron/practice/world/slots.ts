/**
 * Time is cut into slots of equal length; each slot holds one post of somebody in the sample world. A slot's post is a
 * pure function of seed and slot, so posts keep their ids over restarts, and no post has to be stored or searched for.
 *
 * Ids follow the public "snowflake" scheme: milliseconds since an epoch, shifted by 22 bits, plus 22 low bits. So an
 * id gives its slot by arithmetic, exceeds 2^53, and grows with time.
 */
import { hash } from './random.ts';

/** About one post per 45 seconds in a home timeline whose owner follows some 40 percent of the sample world. */
export const SLOT_MS = 18_000;

const EPOCH_MS = 1_288_834_974_657;
const LOW_BITS = 22n;
/** An edited post's first version is this much older. */
const EDIT_AGE_SLOTS = 17;
export const FIRST_VERSION_AGE_MS = EDIT_AGE_SLOTS * SLOT_MS;

/**
 * What an id stands for; kept in its two lowest bits. Only `post` appears in timelines: the others are what posts
 * refer to, so that targets can be gone without a list of what is gone.
 */
export const variants = ['post', 'deleted', 'suspended', 'first-version'] as const;
export type Variant = (typeof variants)[number];

/**
 * A slot together with what is meant of it. Posts that were sent to the service have their places between slots: the
 * `n`-th one after slot 1000 is at `1000 + n * STEP`.
 */
export interface PostRef {
  slot: number;
  variant: Variant;
}

const STEPS = 1024;
/** The distance between two places. A power of two, so that sums are exact. */
export const STEP = 1 / STEPS;
/** From a slot to the last place before the next one. */
export const TO_LAST_PLACE = 1 - STEP;
/** Places differ by this in ids: the two lowest bits tell variants apart. */
const ID_STEP = 4n;

export interface Slots {
  /** The slot that a moment belongs to. */
  at(ms: number): number;
  /** When the slot's post was written, in milliseconds since 1970. */
  timeOf(slot: number): number;
  idOf(ref: PostRef): string;
  /** @returns null for an id that this world never gives out */
  refOf(id: string): PostRef | null;
  /** The newest slot whose post has an id below this one. */
  newestBelow(id: bigint): number;
  /** The oldest slot whose post has an id above this one. */
  oldestAbove(id: bigint): number;
  /** The oldest slot whose post was written at this time or later. */
  oldestAt(ms: number): number;
  /** The oldest place, slot or between slots, whose id is above this one. */
  placeAbove(id: bigint): number;
  /** The newest place whose id is below this one. */
  placeBelow(id: bigint): number;
}

/** The slot that a moment belongs to, where the sample posts follow the clock. */
export const slotAt = (ms: number): number => Math.floor((ms - EPOCH_MS) / SLOT_MS);

/** @param lead how many slots earlier than by the clock each post is written; negative for later */
export function makeSlots(seed: number, lead = 0): Slots {
  const at = (ms: number): number => slotAt(ms) + lead;
  const timeOf = (place: number): number => {
    const slot = Math.floor(place);
    return EPOCH_MS + (slot - lead) * SLOT_MS + (hash(seed, slot, 1) % SLOT_MS);
  };
  const numberOf = ({ slot: place, variant }: PostRef): bigint => {
    const slot = Math.floor(place);
    if (slot < place) {
      return numberOf({ slot, variant: 'post' }) + BigInt((place - slot) * STEPS) * ID_STEP;
    }
    const age = variant === 'first-version' ? FIRST_VERSION_AGE_MS : 0;
    const low = (hash(seed, slot, 2) & 0x3f_fffc) | variants.indexOf(variant);
    return (BigInt(timeOf(slot) - age - EPOCH_MS) << LOW_BITS) | BigInt(low);
  };
  const slotOfNumber = (id: bigint): number => at(Number(id >> LOW_BITS) + EPOCH_MS);
  const postNumber = (slot: number): bigint => numberOf({ slot, variant: 'post' });
  const newestBelow = (id: bigint): number => {
    const slot = slotOfNumber(id);
    return postNumber(slot) < id ? slot : slot - 1;
  };
  /** The first place after this slot whose id is `distance` or more above the slot's. */
  const placeAfter = (slot: number, distance: bigint): number =>
    slot + Math.min(STEPS, Number((distance + ID_STEP - 1n) / ID_STEP)) / STEPS;

  return {
    at,
    timeOf,
    idOf: (ref) => numberOf(ref).toString(),
    refOf(text) {
      if (!/^[1-9][0-9]{0,18}$/.test(text)) {
        return null;
      }
      const id = BigInt(text);
      const variant = variants[Number(id & 3n)] ?? 'post';
      const slot = slotOfNumber(id) + (variant === 'first-version' ? EDIT_AGE_SLOTS : 0);
      return slot > 0 && numberOf({ slot, variant }) === id ? { slot, variant } : null;
    },
    newestBelow,
    placeAbove(id) {
      const slot = newestBelow(id + 1n);
      return placeAfter(slot, id + 1n - postNumber(slot));
    },
    placeBelow(id) {
      const slot = newestBelow(id);
      return placeAfter(slot, id - postNumber(slot)) - STEP;
    },
    oldestAbove(id) {
      const slot = slotOfNumber(id);
      return postNumber(slot) > id ? slot : slot + 1;
    },
    oldestAt(ms) {
      const slot = at(ms);
      return timeOf(slot) >= ms ? slot : slot + 1;
    },
  };
}
