import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapId, gapsBetween, parseGapId } from '../../electron/timelines/gaps.ts';
import {
  compareIds,
  fromSortable,
  idAt,
  idDistance,
  idPlus,
  sortable,
  timeOfId,
} from '../../electron/timelines/ids.ts';

const id = fc.bigInt({ min: 0n, max: 9_999_999_999_999_999_999n }).map(String);

describe('ids', () => {
  it('are compared and ordered as numbers of any size', () => {
    fc.assert(
      fc.property(id, id, (a, b) => {
        expect(Math.sign(compareIds(a, b))).toBe(BigInt(a) < BigInt(b) ? -1 : BigInt(a) > BigInt(b) ? 1 : 0);
        expect(fromSortable(sortable(a))).toBe(a);
        expect(idPlus(a, idDistance(b, a))).toBe(b);
      }),
    );
  });

  it('tell when they were given out', () => {
    // The last one is the example id of X's own documentation.
    const moment = Date.parse('2026-08-20T10:00:00.123Z');
    expect(timeOfId(idAt(moment))).toBe(moment);
    expect(timeOfId(idPlus(idAt(moment), -1n))).toBe(moment - 1);
    expect(new Date(timeOfId('1050118621198921728')).toISOString().slice(0, 10)).toBe('2018-10-10');
    expect(idAt(0)).toBe('0');
  });
});

describe('gaps', () => {
  it('are named by their edges, within the length of a row id', () => {
    const gap = { newerId: '9999999999999999999', olderId: '1000000000000000000' };
    expect(gapId(gap).length).toBeLessThanOrEqual(64);
    expect(parseGapId(gapId(gap))).toEqual(gap);
  });

  it.each(['12', 'gap-1', 'gap-1-', 'gap-1-2-3', 'gap-a-b', 'gap-12345678901234567890-1', ' gap-2-1'])(
    'are not read from %j',
    (rowId) => {
      expect(parseGapId(rowId)).toBeNull();
    },
  );

  it('exist only where an id fits', () => {
    expect(gapsBetween('7', '5')).toEqual([{ newerId: '7', olderId: '5' }]);
    expect(gapsBetween('6', '5')).toEqual([]);
  });
});
