import PencilLine from 'lucide-react/icons/pencil-line';
import Replace from 'lucide-react/icons/replace';
import Trash2 from 'lucide-react/icons/trash-2';
import { useEffect, useRef, useState } from 'react';
import { screens } from '../../electron/contract/messages/en.ts';
import { savedKeyTexts as text } from '../../electron/contract/messages/keys.ts';
import type { AppKeyView } from '../../electron/contract/views/keys.ts';
import { useBridge } from '../ui/bridge.tsx';
import { IconButton } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './saved-keys.module.css';
import { KeyDialect } from './saved-keys-dialect.tsx';
import { KeyName } from './saved-keys-name.tsx';

const removing = screens.settings;

export interface SavedKeyProps {
  saved: AppKeyView;
  /** What the accounts that use it are called. */
  users: readonly string[];
  onReplace: () => void;
}

/** One saved API key: what it is called, who uses it, and what can be done with it. */
export function SavedKey({ saved, users, onReplace }: SavedKeyProps) {
  const bridge = useBridge();
  const [renaming, setRenaming] = useState(false);
  const [asking, setAsking] = useState(false);
  const remove = useCall(bridge.keys.remove);
  const renameButton = useFocusAfter(renaming);
  const { id, name, hint } = saved;
  const called = text.called(name, hint);

  async function confirm(): Promise<void> {
    await remove.run({ keyId: id });
    setAsking(false);
  }

  return (
    <li className={styles['key']}>
      {renaming ? (
        <KeyName saved={saved} onDone={() => setRenaming(false)} />
      ) : (
        <div className={styles['line']}>
          <div className={styles['words']}>
            <p className={styles['name']}>
              <bdi>{name || screens.keys.apiKey}</bdi>
            </p>
            <p className={styles['fact']}>{text.endsIn(hint)}</p>
          </div>
          <div className={styles['tools']}>
            <IconButton
              ref={renameButton}
              label={text.rename(called)}
              icon={<PencilLine />}
              onPress={() => setRenaming(true)}
            />
            <IconButton label={text.replace(called)} icon={<Replace />} onPress={onReplace} />
            <IconButton
              label={name === '' ? removing.removeUnnamedKey(hint) : removing.removeKey(name)}
              icon={<Trash2 />}
              onPress={() => setAsking(true)}
            />
          </div>
        </div>
      )}
      <p className={styles['fact']}>
        <bdi>{users.length === 0 ? text.unused : text.usedBy(users)}</bdi>
      </p>
      {remove.error && <ErrorNote error={remove.error} />}
      <KeyDialect saved={saved} />
      {asking && (
        <ConfirmDialog
          title={name === '' ? removing.removeUnnamedKey(hint) : removing.removeKey(name)}
          confirm={removing.remove}
          keep={removing.keep}
          busy={remove.pending}
          onConfirm={() => void confirm()}
          onClose={() => setAsking(false)}
        >
          <p>{name === '' ? removing.removeUnnamedKeyConfirm(hint) : removing.removeKeyConfirm(name)}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

/** A button that takes the focus back when what it opened in its place is gone. */
function useFocusAfter(open: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const was = useRef(open);
  useEffect(() => {
    if (was.current && !open) button.current?.focus();
    was.current = open;
  }, [open]);
  return button;
}
