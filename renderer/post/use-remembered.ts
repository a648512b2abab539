import { useState } from 'react';

/** Answers that are kept; the oldest are forgotten beyond this number. */
const most = 2000;
const remembered = new Map<string, boolean>();

/**
 * A choice about one thing on show (unfolded, uncovered) that outlives its row: rows leave the document when they are
 * far from the reader, and must be as they were when they come back. Forgotten when the window closes.
 * @param name stands for the thing and the choice in the whole page
 */
export function useRemembered(name: string, initial: boolean): [boolean, (value: boolean) => void] {
  const [value, setValue] = useState(() => remembered.get(name) ?? initial);
  const choose = (chosen: boolean): void => {
    remembered.delete(name);
    remembered.set(name, chosen);
    const [oldest] = remembered.keys();
    if (remembered.size > most && oldest !== undefined) remembered.delete(oldest);
    setValue(chosen);
  };
  return [value, choose];
}
