import { navigationTexts, columnTexts as text } from '../../electron/contract/messages/frame.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { Dialog } from '../ui/dialog.tsx';
import type { View } from '../ui/navigation.tsx';
import styles from './add-column-dialog.module.css';
import { placesOf } from './places.ts';
import { viewTitle } from './view-title.ts';
import { columnLimit, columnShowing, type Workspace } from './workspace.ts';

export interface AddColumnDialogProps {
  account: AccountView;
  workspace: Workspace;
  onAdd: (view: View) => void;
  onClose: () => void;
}

/** Asks what a new column shows. What is on show already is not offered. */
export function AddColumnDialog({ account, workspace, onAdd, onClose }: AddColumnDialogProps) {
  const offers = placesOf(account)
    .filter(({ view }) => columnShowing(workspace, view) === null)
    .map(({ id, view }) => ({
      id: id as string,
      view,
      label: id === 'own-posts' ? navigationTexts.ownPosts : viewTitle(view, account),
      search: false,
    }));
  const searches = account.reading.savedSearches.map((search) => ({
    id: `search ${search}`,
    view: { kind: 'search', text: search } as const,
    label: navigationTexts.savedSearch(search),
    search: true,
  }));
  const choose = (view: View): void => {
    onClose();
    onAdd(view);
  };
  return (
    <Dialog title={text.addTitle} onClose={onClose}>
      {workspace.columns.length >= columnLimit ? (
        <p>{text.full}</p>
      ) : (
        <>
          <p>{text.addLead}</p>
          <ul className={styles['offers']}>
            {[...offers, ...searches].map(({ id, view, label, search }, index) => (
              <li key={id} className={cx(search && styles['search'])}>
                <Button autoFocus={index === 0} className={styles['offer']} onPress={() => choose(view)}>
                  <bdi>{label}</bdi>
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
