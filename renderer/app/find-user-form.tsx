import { type FormEvent, useRef, useState } from 'react';
import { moneyText } from '../../electron/contract/messages/format.ts';
import { openUserTexts as text } from '../../electron/contract/messages/frame.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import { Waits } from '../limits/wait-note.tsx';
import { useBridge } from '../ui/bridge.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import type { View } from '../ui/navigation.tsx';
import { TextBox } from '../ui/text-box.tsx';
import { useCall } from '../ui/use-call.ts';
import styles from './find-user-form.module.css';
import { usernameIn } from './username.ts';

export interface FindUserFormProps {
  account: AccountView;
  /** US dollars for looking up a user; null while unknown, 0 where it is free. */
  usdPerUser: number | null;
  /** Takes the focus when it appears. */
  takesFocus: boolean;
  onFound: (view: Extract<View, { kind: 'user' }>) => void;
}

/** Asks for a handle and finds out whose it is. */
export function FindUserForm({ account, usdPerUser, takesFocus, onFound }: FindUserFormProps) {
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
    if (answer.ok) onFound({ kind: 'user', userId: answer.value.id, username: answer.value.username });
  }

  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <TextBox ref={box} label={text.label} hint={text.hint} problem={problem} takesFocus={takesFocus} />
      {usdPerUser !== null && usdPerUser > 0 && <p className={styles['price']}>{text.price(moneyText(usdPerUser))}</p>}
      <Waits accountId={account.id} asked={['profile-by-name']} asking={find.pending} />
      {find.error && <ErrorNote error={find.error} />}
      <Button type="submit" look="primary" isPending={find.pending}>
        {text.show}
      </Button>
    </form>
  );
}
