/** What a column of the window gives to what is shown in it, written down instead of done. */
import type { ReactNode } from 'react';
import type { AccountView } from '../../../electron/contract/views/accounts.ts';
import type { ExportSource } from '../../../electron/contract/views/export.ts';
import type { FilterRule } from '../../../electron/contract/views/filters.ts';
import type { PostId } from '../../../electron/contract/views/ids.ts';
import { type Navigation, NavigationProvider, type View } from '../../../renderer/ui/navigation.tsx';
import { type ReadingActions, ReadingActionsProvider } from '../../../renderer/ui/reading-actions.tsx';

/** What was asked of the column, in order. */
export interface AskedOfColumn {
  opened: View[];
  users: { username: string; userId: string | null }[];
  data: PostId[];
  filters: (FilterRule | null)[];
  exports: ExportSource[];
}

export const nothingAsked = (): AskedOfColumn => ({ opened: [], users: [], data: [], filters: [], exports: [] });

function navigationOf(asked: AskedOfColumn): Navigation {
  const nothing = (): void => undefined;
  return {
    view: { kind: 'timeline', timeline: { kind: 'home' } },
    open: (view) => void asked.opened.push(view),
    replace: nothing,
    openUser: (user) => void asked.users.push(user),
    back: nothing,
    forward: nothing,
    canGoBack: false,
    canGoForward: false,
    spot: null,
    keepSpot: nothing,
  };
}

const actionsOf = (asked: AskedOfColumn, account: AccountView): ReadingActions => ({
  account,
  accountId: account.id,
  showData: (entryId) => void asked.data.push(entryId),
  filter: (draft) => void asked.filters.push(draft),
  exportSource: (source) => void asked.exports.push(source),
  write: () => undefined,
});

/** Around what is shown in a column, for tests. */
export function Column({
  account,
  asked,
  children,
}: {
  account: AccountView;
  asked: AskedOfColumn;
  children: ReactNode;
}) {
  return (
    <NavigationProvider value={navigationOf(asked)}>
      <ReadingActionsProvider value={actionsOf(asked, account)}>{children}</ReadingActionsProvider>
    </NavigationProvider>
  );
}
