/** Pages of a timeline, and the opaque tokens that lead from one to the next. */
import { createHmac } from 'node:crypto';
import { STEP } from '../world/slots.ts';
import { newestFirst, oldestFirst, type SlotRange, type Timeline } from '../world/timelines.ts';

/** Where a page begins: its newest place when going to older posts, its oldest one when going to newer posts. */
export interface Cursor {
  direction: 'older' | 'newer';
  /** A slot, or a place between two; for what is counted instead, a number from 0. */
  slot: number;
  /** Tells tokens apart that lead to the same place; 0 unless given, below `TURNS`. */
  turn?: number;
}

/** How many tokens for the same place there can be. */
export const TURNS = 128;

export interface PageOfSlots {
  /** Newest first. */
  slots: number[];
  older: Cursor | null;
  newer: Cursor | null;
}

/** The first ones. */
export function take(slots: Iterable<number>, count: number): number[] {
  const taken: number[] = [];
  for (const slot of slots) {
    taken.push(slot);
    if (taken.length >= count) {
      break;
    }
  }
  return taken;
}

/** @param cursor null for the first page */
export function readPage(timeline: Timeline, range: SlotRange, cursor: Cursor | null, size: number): PageOfSlots {
  if (cursor?.direction === 'newer') {
    const found = take(oldestFirst(timeline, { ...range, oldest: Math.max(range.oldest, cursor.slot) }), size + 1);
    const beyond = found[size];
    return {
      slots: found.slice(0, size).reverse(),
      older: { direction: 'older', slot: cursor.slot - STEP },
      newer: beyond === undefined ? null : { direction: 'newer', slot: beyond },
    };
  }
  const newest = cursor ? Math.min(range.newest, cursor.slot) : range.newest;
  const found = take(newestFirst(timeline, { ...range, newest }), size + 1);
  const beyond = found[size];
  return {
    slots: found.slice(0, size),
    older: beyond === undefined ? null : { direction: 'older', slot: beyond },
    newer: cursor ? { direction: 'newer', slot: cursor.slot + STEP } : null,
  };
}

export interface TokenCodec {
  encode(cursor: Cursor, query: string): string;
  /** @returns null for a token that was not given out for this query */
  decode(token: string, query: string): Cursor | null;
}

const SLOT_BYTES = 5;
const SEAL_BYTES = 10;
/** Keeps leading zeros. */
const MARK = 0x71;

/** @param query what a token is tied to: viewer, path and all parameters but page size and token */
export function makeTokenCodec(secret: string): TokenCodec {
  const encode = ({ direction, slot, turn = 0 }: Cursor, query: string): string => {
    const head = Buffer.alloc(2 + SLOT_BYTES);
    head.writeUInt8(MARK, 0);
    head.writeUInt8((direction === 'older' ? 0 : 1) + 2 * turn, 1);
    head.writeUIntBE(Math.round(slot / STEP), 2, SLOT_BYTES);
    const seal = createHmac('sha256', secret)
      .update(`page token\n${query}\n`)
      .update(head)
      .digest()
      .subarray(0, SEAL_BYTES);
    return BigInt(`0x${Buffer.concat([head, seal]).toString('hex')}`).toString(36);
  };
  const numberOf = (token: string): bigint =>
    [...token].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);

  return {
    encode,
    decode(token, query) {
      if (!/^[0-9a-z]{16,40}$/.test(token)) {
        return null;
      }
      const bytes = Buffer.from(numberOf(token).toString(16), 'hex');
      if (bytes.length !== 2 + SLOT_BYTES + SEAL_BYTES) {
        return null;
      }
      const cursor: Cursor = {
        direction: bytes.readUInt8(1) % 2 === 0 ? 'older' : 'newer',
        slot: bytes.readUIntBE(2, SLOT_BYTES) * STEP,
        turn: Math.floor(bytes.readUInt8(1) / 2),
      };
      return encode(cursor, query) === token ? cursor : null;
    },
  };
}
