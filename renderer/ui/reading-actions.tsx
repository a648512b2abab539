/**
 * What can be done with what is read, from anywhere inside a column: posts and views ask for it here and need not know
 * which dialog answers.
 */
import { createContext, type ReactNode, useContext } from 'react';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { ExportSource } from '../../electron/contract/views/export.ts';
import type { FilterRule } from '../../electron/contract/views/filters.ts';
import type { AccountId, PostId } from '../../electron/contract/views/ids.ts';

export interface ReadingActions {
  /** The account that is read in this column. */
  account: AccountView;
  accountId: AccountId;
  /** Shows the data of a stored entry. */
  showData(entryId: PostId): void;
  /** Opens the filters with a new rule filled in, or as they are. */
  filter(draft: FilterRule | null): void;
  /**
   * Offers to save posts to a file.
   * @param title what is saved, as a person calls it
   * @param total how many posts it has; null when nobody knows yet
   */
  exportSource(source: ExportSource, title: string, total: number | null): void;
  /** Opens the field for a new post. */
  write(): void;
}

const ReadingActionsContext = createContext<ReadingActions | null>(null);

export function ReadingActionsProvider({ value, children }: { value: ReadingActions; children: ReactNode }) {
  return <ReadingActionsContext value={value}>{children}</ReadingActionsContext>;
}

/** What can be done with what is read here. @throws when used outside of a column */
export function useReadingActions(): ReadingActions {
  const actions = useContext(ReadingActionsContext);
  if (!actions) throw new Error('useReadingActions needs a ReadingActionsProvider around it');
  return actions;
}
