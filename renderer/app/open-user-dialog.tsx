import { type FormEvent, useRef, useState } from 'react';
import { moneyText } from '../../electron/contract/messages/format.ts';
import { openUserTexts as text } from '../../electron/contract/messages/frame.ts';
import type { AccountView } from '../../electron/contract/views.ts';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import type { View } from '../ui/navigation.tsx';
import { TextBox } from '../ui/text-box.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './open-user-dialog.module.css';
import { usernameIn } from './username.ts';

export interface OpenUserDialogProps {
  account: AccountView;
  /** US dollars for looking up a user; null while unknown, 0 where it is free. */
  usdPerUser: number | null;
  onOpen: (view: View) => void;
  onClose: () => void;
}

/** Asks for a handle and shows that user's posts. */
export function OpenUserDialog({ account, usdPerUser, onOpen, onClose }: OpenUserDialogProps) {
  const bridge = useBridge();
  const box = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const find = useCall(bridge.people.find);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (find.pending) return;
    const typed = box.current?.value.trim() ?? '';
    const username = usernameIn(typed);
    find.reset();
    setProblem(username === null ? (typed === '' ? text.missing : text.malformed) : null);
    if (username === null) return box.current?.focus();
    const answer = await find.run({ accountId: account.id, username });
    if (!answer.ok) return;
    onClose();
    onOpen({ kind: 'user', userId: answer.value.id, username: answer.value.username });
  }

  return (
    <Dialog title={text.title} onClose={onClose}>
      <form className={styles['form']} onSubmit={(event) => void submit(event)}>
        <TextBox ref={box} label={text.label} hint={text.hint} problem={problem} takesFocus />
        {usdPerUser !== null && usdPerUser > 0 && (
          <p className={styles['price']}>{text.price(moneyText(usdPerUser))}</p>
        )}
        {find.error && <ErrorNote error={find.error} />}
        <Button type="submit" look="primary" isPending={find.pending}>
          {text.show}
        </Button>
      </form>
    </Dialog>
  );
}
