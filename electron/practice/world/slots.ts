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

/** A slot together with what is meant of it. */
export interface PostRef {
  slot: number;
  variant: Variant;
}

export interface Slots {
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
}

/** The slot that a moment belongs to. */
export const slotAt = (ms: number): number => Math.floor((ms - EPOCH_MS) / SLOT_MS);

export function makeSlots(seed: number): Slots {
  const timeOf = (slot: number): number => EPOCH_MS + slot * SLOT_MS + (hash(seed, slot, 1) % SLOT_MS);
  const numberOf = ({ slot, variant }: PostRef): bigint => {
    const age = variant === 'first-version' ? FIRST_VERSION_AGE_MS : 0;
    const low = (hash(seed, slot, 2) & 0x3f_fffc) | variants.indexOf(variant);
    return (BigInt(timeOf(slot) - age - EPOCH_MS) << LOW_BITS) | BigInt(low);
  };
  const slotOfNumber = (id: bigint): number => slotAt(Number(id >> LOW_BITS) + EPOCH_MS);
  const postNumber = (slot: number): bigint => numberOf({ slot, variant: 'post' });

  return {
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
    newestBelow(id) {
      const slot = slotOfNumber(id);
      return postNumber(slot) < id ? slot : slot - 1;
    },
    oldestAbove(id) {
      const slot = slotOfNumber(id);
      return postNumber(slot) > id ? slot : slot + 1;
    },
    oldestAt(ms) {
      const slot = slotAt(ms);
      return timeOf(slot) >= ms ? slot : slot + 1;
    },
  };
}
