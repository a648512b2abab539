import { type FormEvent, useRef, useState } from 'react';
import { lists } from '../../electron/contract/messages/views.ts';
import { Button } from '../ui/button.tsx';
import { TextBox } from '../ui/text-box.tsx';
import { useSpot } from '../views/spot.ts';
import { listIdFrom } from './list-address.ts';
import styles from './list-by-address.module.css';

/** A way to lists that are neither owned nor followed. What was typed is still there on coming back. */
export function ListByAddress({ onOpen }: { onOpen: (listId: string) => void }) {
  const box = useRef<HTMLInputElement>(null);
  const spot = useSpot();
  const [problem, setProblem] = useState<string | null>(null);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const text = box.current?.value ?? '';
    const id = listIdFrom(text);
    setProblem(id === null ? lists.open.problem : null);
    if (id === null) {
      box.current?.focus();
      return;
    }
    spot.keep({ address: text });
    onOpen(id);
  }

  const kept = spot.kept?.['address'];
  return (
    <form
      className={styles['address']}
      onSubmit={submit}
      ref={(form) => {
        if (form && box.current && box.current.value === '' && typeof kept === 'string') box.current.value = kept;
      }}
    >
      <TextBox ref={box} label={lists.open.label} hint={lists.open.hint} problem={problem} />
      <Button size="s" type="submit">
        {lists.open.button}
      </Button>
    </form>
  );
}
