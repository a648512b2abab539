import { useCallback, useRef, useState } from 'react';
import type { AppError, Result } from '../../electron/contract/errors.ts';

export interface CallState<Arguments extends unknown[], Value> {
  /** Makes the call. The answer is returned as well, for what follows it. */
  run: (...values: Arguments) => Promise<Result<Value>>;
  pending: boolean;
  /** Failure of the last call, until the next one or `reset`. */
  error: AppError | null;
  reset: () => void;
}

/**
 * A call to main that a person starts, with its progress and failure. Arguments are not kept, because they may be
 * secrets (which rules out a mutation cache). The answer of a call that was followed by another one changes nothing.
 */
export function useCall<Arguments extends unknown[], Value>(
  call: (...values: Arguments) => Promise<Result<Value>>,
): CallState<Arguments, Value> {
  const [state, setState] = useState<{ pending: boolean; error: AppError | null }>({ pending: false, error: null });
  const latest = useRef(0);
  const run = useCallback(
    async (...values: Arguments) => {
      latest.current += 1;
      const own = latest.current;
      setState({ pending: true, error: null });
      const answer = await call(...values);
      if (own === latest.current) setState({ pending: false, error: answer.ok ? null : answer.error });
      return answer;
    },
    [call],
  );
  const reset = useCallback(() => {
    latest.current += 1;
    setState({ pending: false, error: null });
  }, []);
  return { ...state, run, reset };
}
