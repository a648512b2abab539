/** The part of a view that its step of the history keeps: where the reader was in it, and what was chosen there. */
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Hold } from '../timeline/list/list-state.ts';
import { useNavigation } from '../ui/navigation.tsx';

type Spot = Readonly<Record<string, unknown>>;

const spotOf = (value: unknown): Spot | null => (typeof value === 'object' && value !== null ? (value as Spot) : null);

/** A place in a feed as it was kept; null when there is none that can be believed. */
export function placeFrom(value: unknown): Hold | null {
  const { key, offset } = spotOf(value) ?? {};
  return typeof key === 'string' && typeof offset === 'number' ? { key, offset } : null;
}

/** The spot is kept when the reader has rested for this long, in milliseconds, and when the view is left. */
const rest = 300;

/**
 * What the view kept when it was left, and the way to keep more.
 * @returns `kept`: what was kept when this view was opened, null when it is opened for the first time;
 * `keep`: adds or changes some of it, to be kept soon; `keepNow`: the same at once, for what others go by
 */
export function useSpot(): { kept: Spot | null; keep: (part: Spot) => void; keepNow: (part: Spot) => void } {
  const navigation = useNavigation();
  const [kept] = useState(() => spotOf(navigation.spot));
  const latest = useRef<Spot>(kept ?? {});
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const flush = useEffectEvent(() => {
    if (timer.current === null) return;
    clearTimeout(timer.current);
    timer.current = null;
    navigation.keepSpot(latest.current);
  });
  const [flushSoon] = useState(() => ({ run: (): void => undefined }));
  useEffect(() => {
    flushSoon.run = () => flush();
    return () => flush();
  }, [flushSoon]);
  const keep = useCallback(
    (part: Spot) => {
      latest.current = { ...latest.current, ...part };
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(() => flushSoon.run(), rest);
    },
    [flushSoon],
  );
  const keepNow = useCallback(
    (part: Spot) => {
      keep(part);
      flushSoon.run();
    },
    [keep, flushSoon],
  );
  return { kept, keep, keepNow };
}
