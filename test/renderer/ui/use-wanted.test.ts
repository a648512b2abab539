// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appError, fail, ok, type Result } from '../../../electron/contract/errors.ts';
import { useWanted } from '../../../renderer/ui/use-wanted.ts';

/** Main, which answers when the test says so. */
function held() {
  const answers: ((answer: Result<null>) => void)[] = [];
  const call = (): Promise<Result<null>> => new Promise((resolve) => answers.push(resolve));
  return { call, answer: (result: Result<null>) => act(async () => answers.shift()?.(result)) };
}

const open = (kept: number) => renderHook((value: number) => useWanted(value), { initialProps: kept });

describe('a value that is changed in steps', () => {
  it('is what was asked for last, whatever main tells of earlier steps', async () => {
    const { result, rerender } = open(1);
    const { call, answer } = held();
    for (const step of [1, 2, 3]) {
      expect(result.current.get()).toBe(step);
      void result.current.ask(step + 1, call);
    }
    rerender(2);
    await answer(ok(null));
    expect(result.current.get()).toBe(4);
  });

  it('is what is kept again, once the last step has failed', async () => {
    const { result, rerender } = open(1);
    const { call, answer } = held();
    void result.current.ask(2, call);
    void result.current.ask(3, call);
    rerender(2);
    await answer(ok(null));
    await answer(fail(appError('store-not-written')));
    expect(result.current.get()).toBe(2);
  });

  it('follows what something else has changed', async () => {
    const { result, rerender } = open(1);
    const { call, answer } = held();
    void result.current.ask(2, call);
    await answer(ok(null));
    rerender(2);
    rerender(7);
    expect(result.current.get()).toBe(7);
  });
});
