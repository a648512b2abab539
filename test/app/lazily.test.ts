import { describe, expect, it } from 'vitest';
import { lazily, once } from '../../electron/app/lazily.ts';
import { ok } from '../../electron/contract/errors.ts';

describe('code that is loaded when it is needed', () => {
  it('is loaded at the first call, once, also for calls at the same time', async () => {
    let loads = 0;
    const handlers = lazily(['links.open', 'links.copy'], async () => {
      loads += 1;
      return { 'links.open': () => ok(null), 'links.copy': () => ok(null) };
    });
    expect(loads).toBe(0);
    const url = 'https://example.org/';
    expect(await Promise.all([handlers['links.open']({ url }), handlers['links.copy']({ url })])).toEqual([
      ok(null),
      ok(null),
    ]);
    expect(loads).toBe(1);
  });

  it('is tried again after a failure', async () => {
    let tries = 0;
    const load = once(async () => {
      tries += 1;
      if (tries === 1) throw new Error('not there yet');
      return 'loaded';
    });
    await expect(load()).rejects.toThrow('not there yet');
    expect(await load()).toBe('loaded');
    expect(await load()).toBe('loaded');
    expect(tries).toBe(2);
  });
});
