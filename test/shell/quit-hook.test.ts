import { describe, expect, it, vi } from 'vitest';
import { makeQuitHook, quitLimitMs } from '../../electron/shell/quit-hook.ts';

const never = () => new Promise<never>(() => undefined);

describe('quit hook', () => {
  it('waits for every listener, also when one fails', async () => {
    const hook = makeQuitHook(never);
    const done: string[] = [];
    hook.add(async () => {
      throw new Error('disk full');
    });
    hook.add(async () => {
      await Promise.resolve();
      done.push('saved');
    });
    await hook.run();
    expect(done).toEqual(['saved']);
  });

  it('survives a listener that throws before it returns a promise', async () => {
    const hook = makeQuitHook(never);
    hook.add(() => {
      throw new Error('at once');
    });
    await expect(hook.run()).resolves.toBeUndefined();
  });

  it('runs the listeners once', async () => {
    const hook = makeQuitHook(never);
    const listener = vi.fn(async () => undefined);
    hook.add(listener);
    await Promise.all([hook.run(), hook.run()]);
    expect(listener).toHaveBeenCalledOnce();
  });

  it('does not wait for ever', async () => {
    const delay = vi.fn(async () => undefined);
    const hook = makeQuitHook(delay);
    hook.add(never);
    await hook.run();
    expect(delay).toHaveBeenCalledWith(quitLimitMs);
  });
});
