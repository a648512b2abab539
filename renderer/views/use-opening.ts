import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError, Result } from '../../electron/contract/errors.ts';

export interface Opening<Value> {
  /** What was answered last; null before the first answer. */
  value: Value | null;
  /** Failure of the last opening or reading. */
  error: AppError | null;
  /** The first answer is awaited. */
  opening: boolean;
  /** Opens again, for example after a failure. */
  reopen: () => void;
  /** A reading that follows: its answer replaces the value, its failure leaves the value as it is. */
  read: (call: () => Promise<Result<Value>>) => Promise<Result<Value>>;
  /** A reading is under way. */
  reading: boolean;
}

/**
 * What a view shows: asked for when the view opens, and changed by readings that follow. An answer that comes after
 * the view went on to something else, or after a later answer, changes nothing.
 * @param call has to keep its identity while it asks for the same
 */
export function useOpening<Value>(call: () => Promise<Result<Value>>): Opening<Value> {
  const [state, setState] = useState<{ value: Value | null; error: AppError | null; opening: boolean }>({
    value: null,
    error: null,
    opening: true,
  });
  const [readings, setReadings] = useState(0);
  /** Counts what was asked for. `shown` is the question whose answer is on show. */
  const asked = useRef(0);
  const shown = useRef(0);
  /** Questions up to this one belong to something else by now. */
  const outdated = useRef(0);

  const ask = useCallback(async (question: () => Promise<Result<Value>>): Promise<Result<Value>> => {
    asked.current += 1;
    const own = asked.current;
    const answer = await question();
    if (own <= outdated.current || own < shown.current) return answer;
    shown.current = own;
    setState((before) => ({
      value: answer.ok ? answer.value : before.value,
      // Who stopped the reading knows why nothing came; with nothing on show it has to be said.
      error: answer.ok || (answer.error.code === 'cancelled' && before.value !== null) ? null : answer.error,
      opening: false,
    }));
    return answer;
  }, []);

  const reopen = useCallback(() => void ask(call), [ask, call]);

  useEffect(() => {
    setState({ value: null, error: null, opening: true });
    void ask(call);
    return () => {
      outdated.current = asked.current;
    };
  }, [ask, call]);

  const read = useCallback(
    async (question: () => Promise<Result<Value>>) => {
      setReadings((count) => count + 1);
      try {
        return await ask(question);
      } finally {
        setReadings((count) => count - 1);
      }
    },
    [ask],
  );

  return { ...state, reopen, read, reading: readings > 0 };
}
