/** Keeps the reading position when the reader rests. */
import type { Anchor } from '../../electron/contract/views/timelines.ts';

/** The position is kept when the reader has rested for this long, in milliseconds. */
const rest = 300;

export interface PlaceKeeper {
  /** The reader is here now. */
  moved(place: Anchor | null): void;
  /** Keeps what was not kept yet at once. */
  flush(): void;
}

/**
 * @param keep called with places to keep, never twice in a row with the same one
 * @param after calls back after a number of milliseconds and returns a function that prevents it
 */
export function createPlaceKeeper(
  keep: (place: Anchor) => void,
  after: (milliseconds: number, callback: () => void) => () => void,
): PlaceKeeper {
  let latest: Anchor | null = null;
  let kept: Anchor | null = null;
  let cancel = (): void => undefined;

  function flush(): void {
    cancel();
    if (!latest || (latest.postId === kept?.postId && latest.offset === kept.offset)) return;
    kept = latest;
    keep(latest);
  }

  return {
    moved(place) {
      if (!place) return;
      latest = place;
      cancel();
      cancel = after(rest, flush);
    },
    flush,
  };
}
