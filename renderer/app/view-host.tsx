import { useEffect, useState } from 'react';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import { accountHandle } from '../accounts/account-name.ts';
import { CatchUp } from '../catch-up/catch-up.tsx';
import { Conversation } from '../conversation/conversation.tsx';
import { Lists } from '../lists/lists.tsx';
import { LookAround } from '../look-around/look-around.tsx';
import { PeopleList } from '../people/people-list.tsx';
import { UserPosts } from '../people/user-posts.tsx';
import { Search } from '../search/search.tsx';
import { Timeline } from '../timeline/timeline.tsx';
import { useBridge } from '../ui/bridge.tsx';
import type { ErrorHandlers } from '../ui/error-note.tsx';
import type { View } from '../ui/navigation.tsx';

export interface ViewHostProps {
  account: AccountView;
  view: View;
  errorHandlers: ErrorHandlers;
}

/** Shows a view. */
export function ViewHost({ account, view, errorHandlers }: ViewHostProps) {
  switch (view.kind) {
    case 'timeline':
      return (
        <Timeline
          accountId={account.id}
          timeline={view.timeline}
          handle={accountHandle(account)}
          {...(view.title === undefined ? {} : { title: view.title })}
          errorHandlers={errorHandlers}
        />
      );
    case 'user':
      return <UserPosts account={account} view={view} errorHandlers={errorHandlers} />;
    case 'people':
      return <PeopleList account={account} view={view} errorHandlers={errorHandlers} />;
    case 'lists':
      return <Lists account={account} view={view} errorHandlers={errorHandlers} />;
    case 'search':
      return <Search account={account} view={view} errorHandlers={errorHandlers} />;
    case 'conversation':
      return <Conversation account={account} view={view} errorHandlers={errorHandlers} />;
    case 'catch-up':
      return <CatchUp account={account} view={view} errorHandlers={errorHandlers} />;
    case 'look-around':
      return <LookAround account={account} />;
  }
}

/**
 * A view with the name of its list filled in: a remembered column knows its list by number only. The name comes from
 * what was read of the lists before.
 */
export function useNamedView(account: AccountView, view: View): View {
  const bridge = useBridge();
  const [named, setNamed] = useState<{ listId: string; title: string } | null>(null);
  // Without a user there are no lists that names could be taken from.
  const listId =
    account.userId !== null && view.kind === 'timeline' && view.timeline.kind === 'list' && view.title === undefined
      ? view.timeline.listId
      : null;
  useEffect(() => {
    if (listId === null) return;
    let wanted = true;
    void bridge.lists.open({ accountId: account.id }).then((answer) => {
      const list = answer.ok && [...answer.value.owned, ...answer.value.followed].find(({ id }) => id === listId);
      if (wanted && list) setNamed({ listId, title: list.name });
    });
    return () => {
      wanted = false;
    };
  }, [bridge, account.id, listId]);
  return listId !== null && named?.listId === listId && view.kind === 'timeline'
    ? { ...view, title: named.title }
    : view;
}
