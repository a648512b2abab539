import { useCallback, useEffect, useRef } from 'react';
import type { Result } from '../../electron/contract/errors.ts';

export interface Wanted<Value> {
  /** What was asked for last; what is kept, when nothing is being asked for. */
  get: () => Value;
  /** Asks for another value. @param call tells main */
  ask: (next: Value, call: (next: Value) => Promise<Result<unknown>>) => Promise<void>;
}

/**
 * A value that main keeps and that is changed in steps. A step may follow before main has told of the one before: it
 * counts from what was asked for last.
 * @param kept the value as main told it last
 */
export function useWanted<Value>(kept: Value): Wanted<Value> {
  const told = useRef(kept);
  const wanted = useRef(kept);
  const asking = useRef(0);
  useEffect(() => {
    told.current = kept;
    // What main tells while it is being asked is about an earlier step.
    if (asking.current === 0) wanted.current = kept;
  }, [kept]);
  const get = useCallback(() => wanted.current, []);
  const ask = useCallback<Wanted<Value>['ask']>(async (next, call) => {
    wanted.current = next;
    asking.current += 1;
    const answer = await call(next);
    asking.current -= 1;
    if (asking.current === 0 && !answer.ok) wanted.current = told.current;
  }, []);
  return { get, ask };
}
