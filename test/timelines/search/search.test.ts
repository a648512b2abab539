import { describe, expect, it } from 'vitest';
import { createMemoryCache } from '../../../electron/timelines/cache/memory.ts';
import { searchStored } from '../../../electron/timelines/search/search.ts';
import { change, entry, row, user } from '../cache/made.ts';

const options = { dayStart: (day: string) => Date.parse(`${day}T00:00:00Z`), row };

describe('searching what was read', () => {
  const cache = createMemoryCache();
  cache.apply(
    'home',
    change({
      entries: Array.from({ length: 30 }, (_, index) =>
        entry(String(index), { text: index % 3 === 0 ? 'Très bien' : 'no', by: user(index % 2 === 0 ? 'eve' : 'Odd') }),
      ),
    }),
  );

  it('gives rows, newest first, and whether there are more', () => {
    const found = searchStored(cache, 'TRES -from:odd', 3, options);
    expect(found.rows.map(({ id }) => id)).toEqual(['24', '18', '12']);
    expect(found).toMatchObject({ text: 'TRES -from:odd', more: true, searched: 30, xQuery: 'TRES -from:odd' });
    expect(searchStored(cache, 'tres -from:odd', 5, options)).toMatchObject({ more: false });
  });

  it('finds nothing for nothing, and says what it did not understand', () => {
    expect(searchStored(cache, 'since:never', 5, { ...options, dayStart: () => null })).toEqual({
      text: 'since:never',
      terms: [{ kind: 'invalid', text: 'since:never' }],
      rows: [],
      more: false,
      searched: 30,
      xQuery: null,
    });
  });
});
