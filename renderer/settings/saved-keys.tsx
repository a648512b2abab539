import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { savedKeyTexts as text } from '../../electron/contract/messages/keys.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import type { AppKeyView } from '../../electron/contract/views/keys.ts';
import { accountHandle } from '../accounts/account-name.ts';
import { KeyDialog } from '../keys/key-dialog.tsx';
import { Button } from '../ui/button.tsx';
import styles from './saved-keys.module.css';
import { SavedKey } from './saved-keys-entry.tsx';

export interface SavedKeysProps {
  /** Saved keys for X. */
  keys: readonly AppKeyView[];
  /** All accounts: some of them use these keys. */
  accounts: readonly AccountView[];
  /** Pinion forgets secrets when it closes. */
  sessionOnly: boolean;
}

/** The API keys that are saved, what can be done with each, and a way to add one. */
export function SavedKeys({ keys, accounts, sessionOnly }: SavedKeysProps) {
  const [asked, setAsked] = useState<{ replaced: AppKeyView | null } | null>(null);
  const [said, setSaid] = useState('');

  function done(replaced: AppKeyView | null): void {
    setAsked(null);
    setSaid(replaced ? text.replaced(text.called(replaced.name, replaced.hint)) : '');
  }

  return (
    <>
      {keys.length === 0 && <p>{text.none}</p>}
      <ul className={styles['keys']}>
        {keys.map((key) => (
          <SavedKey
            key={key.id}
            saved={key}
            users={accounts.filter(({ keyId }) => keyId === key.id).map(accountHandle)}
            onReplace={() => setAsked({ replaced: key })}
          />
        ))}
      </ul>
      <p role="status" className={styles['said']}>
        {said}
      </p>
      <div>
        <Button size="s" icon={<Plus />} onPress={() => setAsked({ replaced: null })}>
          {text.add}
        </Button>
      </div>
      {asked && (
        <KeyDialog
          replaced={asked.replaced}
          sessionOnly={sessionOnly}
          onDone={() => done(asked.replaced)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
