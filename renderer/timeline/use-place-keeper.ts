import { useEffect, useMemo } from 'react';
import type { Anchor } from '../../electron/contract/views/timelines.ts';
import { createPlaceKeeper, type PlaceKeeper } from './place-keeper.ts';

const after = (milliseconds: number, callback: () => void): (() => void) => {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
};

/** Keeps the reading position when the reader rests, leaves, or the window is hidden or closed. */
export function usePlaceKeeper(keep: (place: Anchor) => void): PlaceKeeper {
  const keeper = useMemo(() => createPlaceKeeper(keep, after), [keep]);
  useEffect(() => {
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') keeper.flush();
    };
    document.addEventListener('visibilitychange', onHide);
    window.addEventListener('pagehide', keeper.flush);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('pagehide', keeper.flush);
      keeper.flush();
    };
  }, [keeper]);
  return keeper;
}
