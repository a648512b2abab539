import { useState } from 'react';

/** Hidden rows that the reader has opened, by account and timeline. Forgotten when the window closes. */
const openedRows = new Map<string, ReadonlySet<string>>();
const none: ReadonlySet<string> = new Set();

/**
 * Which hidden rows are shown all the same. It outlives the view, as the place that is come back to may be in one.
 * @param view stands for the account and the timeline
 */
export function useOpenedRows(view: string): [ReadonlySet<string>, (rowId: string, open: boolean) => void] {
  const [opened, setOpened] = useState(() => openedRows.get(view) ?? none);
  const choose = (rowId: string, open: boolean): void => {
    const next = new Set(openedRows.get(view));
    if (open) next.add(rowId);
    else next.delete(rowId);
    openedRows.set(view, next);
    setOpened(next);
  };
  return [opened, choose];
}
