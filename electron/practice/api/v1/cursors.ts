/** Cursors of API v1.1: long numbers that lead to the next page (above 0) and to the previous one (below 0). */
import type { Call } from './call.ts';

/** Cursors are this far from the place that they stand for, so that they are too long for JavaScript's numbers. */
const DISTANCE = 1_580_000_000_000_000_001n;
const START = -1n;
const END = 0n;

export interface CursoredPage {
  from: number;
  to: number;
  cursors: { next_cursor: bigint; next_cursor_str: string; previous_cursor: bigint; previous_cursor_str: string };
}

/** @returns null for a cursor that was never given out */
export function cursoredPage({ parameters }: Call, total: number, size: number): CursoredPage | null {
  const text = parameters.get('cursor') ?? '-1';
  if (!/^-?[0-9]{1,19}$/.test(text)) {
    return null;
  }
  const cursor = BigInt(text);
  const place = Number((cursor < 0n ? -cursor : cursor) - DISTANCE);
  const atStart = cursor === START;
  if (!atStart && (place < 0 || place > total)) {
    return null;
  }
  // A cursor below 0 stands for the end of its page, the others for the beginning.
  const from = atStart ? 0 : cursor < 0n ? Math.max(0, place - size) : place;
  const to = !atStart && cursor < 0n ? place : Math.min(total, from + size);
  const next = to < total ? DISTANCE + BigInt(to) : END;
  const previous = from > 0 ? -(DISTANCE + BigInt(from)) : END;
  return {
    from,
    to,
    cursors: {
      next_cursor: next,
      next_cursor_str: next.toString(),
      previous_cursor: previous,
      previous_cursor_str: previous.toString(),
    },
  };
}
