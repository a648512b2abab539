import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cursorToken,
  isTokenOfV1,
  isWithin,
  readCursor,
  type Stretch,
  stretchOf,
  tokenBelow,
} from '../../electron/x/paging-v1.ts';
import type { PageQuery } from '../../electron/x/requests.ts';

const MOST = 200;
const BASE = 1_900_000_000_000_000_000n;

function stretch(query: PageQuery): Stretch {
  const found = stretchOf(query, MOST);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

describe('a part of a timeline of v1.1', () => {
  it('counts ids beyond what numbers can hold: max_id belongs to it, since_id does not', () => {
    expect(stretch({ maxResults: 20, sinceId: '1900000000000000005', untilId: '1900000000000000009' })).toEqual({
      count: 20,
      sinceId: '1900000000000000004',
      maxId: '1900000000000000008',
      floorId: '1900000000000000005',
    });
    expect(stretch({ maxResults: 20 })).toEqual({ count: 20, sinceId: null, maxId: null, floorId: null });
  });

  it.each([
    [0, 1],
    [-3, 1],
    [Number.NaN, 1],
    [50.7, 50],
    [5000, MOST],
    [Number.POSITIVE_INFINITY, MOST],
  ])('keeps the size %d in its range: %d', (maxResults, count) => {
    expect(stretch({ maxResults }).count).toBe(count);
  });

  it('ends where no id can be', () => {
    expect(stretchOf({ maxResults: 5, untilId: '1' }, MOST)).toBe('nothing');
    expect(stretch({ maxResults: 5, sinceId: '1' }).sinceId).toBeNull();
    expect(tokenBelow(['1'], stretch({ maxResults: 5 }))).toBeNull();
  });

  it.each(['7140dibdnow9c7btw4', 'end', '', 'v1.1:cursor:5', 'v1.1:down-from:x'])(
    'does not take %j for a place',
    (token) => {
      expect(stretchOf({ maxResults: 5, paginationToken: token }, MOST)).toBe('foreign');
    },
  );

  it('ends with an empty page, with the repeated post alone, and with the known post', () => {
    const first = stretch({ maxResults: 5, sinceId: '10' });
    expect(tokenBelow([], first)).toBeNull();
    expect(tokenBelow(['12', '10'], first)).toBeNull();
    const token = tokenBelow(['15', '12'], first);
    const second = stretch({ maxResults: 5, sinceId: '10', paginationToken: token ?? '' });
    expect(second.maxId).toBe('11');
    expect(tokenBelow(['12'], second)).toBeNull();
    expect(isWithin('12', second)).toBe(false);
  });

  it('is read to its end, each post once, by going from token to token', () => {
    const distances = fc.array(fc.bigInt({ min: 1n, max: 10n ** 6n }), { maxLength: 60 });
    fc.assert(
      fc.property(
        distances,
        fc.integer({ min: 1, max: 20 }),
        fc.option(fc.nat(), { nil: undefined }),
        fc.option(fc.nat(), { nil: undefined }),
        (steps, maxResults, since, until) => {
          const above = (index: number): bigint => steps.slice(0, index + 1).reduce((sum, step) => sum + step, BASE);
          const ids = steps.map((_, index) => String(above(index))).reverse();
          const known = (index: number | undefined) => (index === undefined ? undefined : ids[index % ids.length]);
          const sinceId = known(since);
          const untilId = known(until);
          const query = { maxResults, ...(sinceId ? { sinceId } : {}), ...(untilId ? { untilId } : {}) };
          const read: string[] = [];
          let token: string | null | undefined;
          for (let page = 0; token !== null; page += 1) {
            expect(page).toBeLessThanOrEqual(ids.length + 1);
            const part = stretch(token === undefined ? query : { ...query, paginationToken: token });
            // As v1.1 answers: above since_id, not above max_id, so many.
            const answer = ids
              .filter((id) => part.sinceId === null || BigInt(id) > BigInt(part.sinceId))
              .filter((id) => part.maxId === null || BigInt(id) <= BigInt(part.maxId))
              .slice(0, part.count);
            read.push(...answer.filter((id) => isWithin(id, part)));
            token = tokenBelow(answer, part);
          }
          const wanted = ids
            .filter((id) => sinceId === undefined || BigInt(id) >= BigInt(sinceId))
            .filter((id) => untilId === undefined || BigInt(id) < BigInt(untilId));
          expect(read).toEqual(wanted);
        },
      ),
    );
  });
});

describe('cursors', () => {
  it('begin at -1, and are told from other tokens', () => {
    expect(readCursor(undefined)).toBe('-1');
    const token = cursorToken('1580000000000000001');
    expect(readCursor(token ?? '')).toBe('1580000000000000001');
    expect(cursorToken(null)).toBeNull();
    expect(readCursor('7140dibdnow9c7btw4')).toBeNull();
    expect(readCursor('v1.1:down-from:5')).toBeNull();
  });

  it('and places are known as tokens of v1.1', () => {
    expect([cursorToken('5') ?? '', 'v1.1:down-from:5', '7140dibdnow9c7btw4'].map(isTokenOfV1)).toEqual([
      true,
      true,
      false,
    ]);
  });
});
