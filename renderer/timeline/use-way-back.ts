import { useRef, useState } from 'react';
import type { Anchor } from '../../electron/contract/views/timelines.ts';
import { type ListState, visibleRows } from './list/list-state.ts';

/** The way back is no longer offered when the reader has gone on for so many heights of the view. */
const farEnough = 4;

export interface WayBack {
  /** Where the reader was before the last jump; null when there is no need to go back. */
  place: Anchor | null;
  /** Offers the way back to a place, unless it can be seen from the top anyway. */
  offer(place: Anchor | null, list: ListState): void;
  /** The reader went on by this many CSS pixels. */
  travelled(pixels: number, list: ListState): void;
  /** The list stands still or moves: a place that is in sight again needs no way back. */
  moved(list: ListState): void;
  forget(): void;
}

/** After a jump: the way back to the post that was being read, until it is used or no longer wanted. */
export function useWayBack(): WayBack {
  const [place, setPlace] = useState<Anchor | null>(null);
  const gone = useRef(0);
  return {
    place,
    offer(offered, { layout, view }) {
      const index = offered ? layout.indexes.get(offered.postId) : undefined;
      const top = index === undefined ? undefined : layout.tops[index];
      gone.current = 0;
      setPlace(top !== undefined && top < view.height ? null : offered);
    },
    travelled(pixels, { view }) {
      if (!place) return;
      gone.current += pixels;
      if (gone.current > farEnough * view.height) setPlace(null);
    },
    moved(list) {
      if (place && !list.scrolling && visibleRows(list).some(({ key }) => key === place.postId)) setPlace(null);
    },
    forget: () => setPlace(null),
  };
}
