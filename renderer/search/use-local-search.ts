import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import type { AccountId } from '../../electron/contract/views/ids.ts';
import type { SearchView } from '../../electron/contract/views/search.ts';
import { useBridge } from '../ui/bridge.tsx';

/** A search starts when nothing was typed for this long, in milliseconds. */
const pause = 80;

export interface LocalSearch {
  /** The latest answer, which may still be the one for the text before; null for an empty text. */
  found: SearchView | null;
  error: AppError | null;
  /** The answer on show is not the one for the text yet. */
  searching: boolean;
  /** Searches again, for example after a failure. */
  again: () => void;
}

/**
 * Searches what was read for a text that is being typed. Only the answer for the latest text is shown, in whatever
 * order answers come.
 * @param limit how many results at most
 */
export function useLocalSearch(accountId: AccountId, text: string, limit: number): LocalSearch {
  const bridge = useBridge();
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<{ question: string; found: SearchView | null; error: AppError | null }>({
    question: '',
    found: null,
    error: null,
  });
  const empty = text.trim() === '';
  const question = empty ? '' : JSON.stringify([accountId, text, limit, attempt]);
  /** What is on show when a view is opened is asked for without waiting for more letters. */
  const first = useRef(true);

  useEffect(() => {
    const wait = first.current ? 0 : pause;
    first.current = false;
    if (question === '') return setAnswer({ question, found: null, error: null });
    let wanted = true;
    const timer = setTimeout(() => {
      void bridge.search.local({ accountId, text, limit }).then((result) => {
        if (!wanted) return;
        if (result.ok) setAnswer({ question, found: result.value, error: null });
        else setAnswer((before) => ({ question, found: before.found, error: result.error }));
      });
    }, wait);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [bridge, accountId, text, limit, question]);

  return {
    found: empty ? null : answer.found,
    error: empty ? null : answer.error,
    searching: answer.question !== question,
    again: () => setAttempt((count) => count + 1),
  };
}
