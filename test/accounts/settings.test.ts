import { describe, expect, it } from 'vitest';
import { Computer, code, type MemoryFile, MemoryKeychain, value } from './support.ts';

describe('settings', () => {
  it('begin with the look of the system and 300 posts a day', async () => {
    expect((await new Computer().start()).settings.view()).toEqual({
      theme: 'system',
      dailyCap: 300,
      textScale: 100,
      retries: { times: 4, delaySeconds: 1 },
      refreshMinutes: 0,
      proxy: { mode: 'system' },
    });
  });

  it('are kept one by one, whatever the vault says', async () => {
    const computer = new Computer(MemoryKeychain.of('none'));
    const accounts = await computer.start();
    value(accounts.settings.update({ theme: 'dark' }));
    value(accounts.settings.update({ dailyCap: 0 }));
    value(accounts.settings.update({ retries: { times: 0, delaySeconds: 10 } }));
    value(accounts.settings.update({ refreshMinutes: 240 }));
    value(accounts.settings.update({ proxy: { mode: 'manual', address: 'proxy.example.org:8080' } }));
    expect((await computer.start()).settings.view()).toEqual({
      theme: 'dark',
      dailyCap: 0,
      textScale: 100,
      retries: { times: 0, delaySeconds: 10 },
      refreshMinutes: 240,
      proxy: { mode: 'manual', address: 'proxy.example.org:8080' },
    });
  });

  it('are written only when something changed', async () => {
    const computer = new Computer();
    const accounts = await computer.start();
    value(accounts.settings.update({ theme: 'system' }));
    expect((computer.file as MemoryFile).writes).toBe(0);
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuse a cap of %s posts', async (dailyCap) => {
    const accounts = await new Computer().start();
    expect(code(accounts.settings.update({ dailyCap }))).toBe('call-invalid');
    expect(accounts.settings.view().dailyCap).toBe(300);
  });

  it.each([79, 201, 100.5, Number.NaN])('refuse a text scale of %s percent', async (textScale) => {
    const accounts = await new Computer().start();
    expect(code(accounts.settings.update({ textScale }))).toBe('call-invalid');
    expect(accounts.settings.view().textScale).toBe(100);
  });

  it.each([
    { retries: { times: 6, delaySeconds: 1 } },
    { retries: { times: 4, delaySeconds: 0 } },
    { retries: { times: 0.5, delaySeconds: 1 } },
    { refreshMinutes: -1 },
    { refreshMinutes: 241 },
    { proxy: { mode: 'manual' as const, address: 'x'.repeat(301) } },
  ])('refuse %j', async (changes) => {
    const accounts = await new Computer().start();
    const before = accounts.settings.view();
    expect(code(accounts.settings.update(changes))).toBe('call-invalid');
    expect(accounts.settings.view()).toEqual(before);
  });

  it('keep no password of a proxy', async () => {
    const computer = new Computer();
    const accounts = await computer.start();
    const proxy = { mode: 'manual', address: 'http://ada:open-sesame@proxy.example.org:8080' } as const;
    expect(code(accounts.settings.update({ proxy }))).toBe('proxy-address');
    expect(computer.file.text ?? '').not.toContain('sesame');
  });
});
