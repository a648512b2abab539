import { useEffect, useState } from 'react';

const second = 1000;

const secondsTo = (iso: string | null): number =>
  iso === null ? 0 : Math.max(0, (Date.parse(iso) - Date.now()) / second);

/**
 * Counts down to a moment while the component is shown.
 * @param iso ISO 8601; null counts nothing
 * @returns seconds until then, renewed every second; 0 once it is over
 */
export function useSecondsUntil(iso: string | null): number {
  const [, count] = useState(0);
  const left = secondsTo(iso);
  const over = left === 0;
  useEffect(() => {
    if (over) return;
    const timer = setInterval(() => count((times) => times + 1), second);
    return () => clearInterval(timer);
  }, [over]);
  return left;
}
