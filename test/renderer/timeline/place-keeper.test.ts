import { describe, expect, it } from 'vitest';
import type { Anchor } from '../../../electron/contract/views/timelines.ts';
import { createPlaceKeeper } from '../../../renderer/timeline/place-keeper.ts';

function make() {
  const kept: Anchor[] = [];
  let waiting: (() => void) | null = null;
  const keeper = createPlaceKeeper(
    (place) => kept.push(place),
    (_milliseconds, callback) => {
      waiting = callback;
      return () => {
        waiting = null;
      };
    },
  );
  return { kept, keeper, rest: () => waiting?.() };
}

const here: Anchor = { postId: '1', offset: 5 };
const there: Anchor = { postId: '2', offset: 0 };

describe('createPlaceKeeper', () => {
  it('keeps the last place once the reader rests', () => {
    const { kept, keeper, rest } = make();
    keeper.moved(here);
    keeper.moved(there);
    expect(kept).toEqual([]);
    rest();
    expect(kept).toEqual([there]);
  });

  it('keeps at once when asked, and nothing twice', () => {
    const { kept, keeper, rest } = make();
    keeper.moved(here);
    keeper.flush();
    keeper.flush();
    keeper.moved({ ...here });
    rest();
    expect(kept).toEqual([here]);
  });

  it('ignores moments without a place', () => {
    const { kept, keeper } = make();
    keeper.moved(null);
    keeper.flush();
    expect(kept).toEqual([]);
  });
});
