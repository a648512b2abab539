import { type FormEvent, useRef, useState } from 'react';
import { lookAroundTexts } from '../../electron/contract/messages/access.ts';
import { countText } from '../../electron/contract/messages/format.ts';
import { pageSizes } from '../../electron/contract/page-sizes.ts';
import type { AccountView } from '../../electron/contract/views/accounts.ts';
import { Button } from '../ui/button.tsx';
import { TextBox } from '../ui/text-box.tsx';
import { PriceNote } from '../views/price-note.tsx';
import { refusalOf } from '../views/refusal.tsx';
import styles from './look-around.module.css';

const text = lookAroundTexts.search;

/** Longest search that the contract takes, in characters. */
const longest = 512;

export interface SearchFormProps {
  account: AccountView;
  /** US dollars. */
  usdPerPost: number;
  onSearch: (query: string) => void;
}

/** X's own search, in X's own language. */
export function SearchForm({ account, usdPerPost, onSearch }: SearchFormProps) {
  const box = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const refusal = refusalOf(account, 'search');
  const practice = account.service === 'practice';
  const posts = countText(pageSizes.first);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const query = box.current?.value.trim() ?? '';
    const found = query === '' ? text.missing : query.length > longest ? text.tooLong : null;
    setProblem(found);
    if (found === null) onSearch(query);
    else box.current?.focus();
  }

  if (refusal) return <p className={styles['soft']}>{refusal.error.message}</p>;
  return (
    <form className={styles['form']} onSubmit={submit}>
      <TextBox ref={box} label={practice ? text.labelPractice : text.label} hint={text.hint} problem={problem} />
      <PriceNote account={account} usd={usdPerPost * pageSizes.first} says={(usd) => text.price(posts, usd)} />
      <Button size="s" type="submit">
        {practice ? text.buttonPractice : text.button}
      </Button>
    </form>
  );
}
