import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Accounts } from '../../electron/accounts/accounts.ts';
import {
  Computer,
  MemoryFile,
  MemoryKeychain,
  PAIR,
  PASSPHRASE,
  saveKey,
  signedIn,
  tokenOf,
  value,
} from './support.ts';

/** As version 2 wrote it: a key for X and one for the practice service, with an account each. */
const written = JSON.parse(readFileSync(new URL('version-2.json', import.meta.url), 'utf8'));

async function open(document: Record<string, unknown>): Promise<{ computer: Computer; accounts: Accounts }> {
  const file = new MemoryFile();
  file.write(document);
  const computer = new Computer(MemoryKeychain.of('none'), { file, backup: new MemoryFile() });
  const accounts = await computer.start();
  value(await accounts.vault.unlock(PASSPHRASE));
  return { computer, accounts };
}

describe('a file of version 2', () => {
  it('opens with everything in its place', async () => {
    const { accounts } = await open(written);
    expect(accounts.notices).toEqual([]);
    expect(accounts.book.currentId()).toBe('practice:34');
    const [own, practice] = accounts.book.list();
    expect(own).toMatchObject({
      id: 'x:12',
      access: 'pin',
      userId: '12',
      username: 'reader12',
      name: 'Reader 12',
      avatar: 'https://p.example/12.png',
      problem: null,
      canPost: true,
      reading: {
        columns: [{ kind: 'home' }, { kind: 'list', listId: '501' }],
        savedSearches: ['tides'],
        refused: [{ what: 'bookmarks' }],
      },
    });
    expect(practice).toMatchObject({ id: 'practice:34', access: 'pin', problem: null });
    expect([tokenOf(accounts, 'x:12'), tokenOf(accounts, 'practice:34')]).toEqual(['12-token', '34-token']);
  });

  it('gets what is new with the values that change nothing', async () => {
    const { accounts } = await open(written);
    expect(accounts.settings.view()).toEqual({
      theme: 'dark',
      dailyCap: 120,
      textScale: 125,
      retries: { times: 4, delaySeconds: 1 },
      refreshMinutes: 0,
      proxy: { mode: 'system' },
    });
    expect(accounts.keys.list().map(({ service, dialect, speaks }) => [service, dialect, speaks])).toEqual([
      ['x', 'automatic', 'v2'],
      ['practice', 'automatic', 'v2'],
    ]);
    for (const { id } of accounts.keys.list()) expect(value(accounts.keys.pair(id))).toEqual(PAIR);
  });

  it('is a file of the present version after the next change', async () => {
    const { computer, accounts } = await open(written);
    value(accounts.settings.update({ theme: 'light' }));
    expect(computer.document()).toMatchObject({ version: 4, accounts: [{ access: 'pin' }, { access: 'pin' }] });
    expect((await computer.start()).notices).toEqual([]);
  });

  it.each([
    ['accounts that are no list', { accounts: 'none' }],
    ['a key that is nothing', { keys: [null] }],
  ])('with %s is set aside', async (_, change) => {
    const file = new MemoryFile();
    file.write({ ...written, ...change });
    const accounts = await new Computer(MemoryKeychain.of('none'), { file, backup: new MemoryFile() }).start();
    expect(accounts.notices.map(({ code }) => code)).toEqual(['store-lost']);
    expect(file.aside).toHaveLength(1);
  });
});

it('a file of version 1 opens too', async () => {
  const computer = new Computer();
  const accounts = await computer.start();
  value(accounts.book.add(signedIn(saveKey(accounts), '12')));
  const old = JSON.parse(JSON.stringify(computer.document()));
  old.version = 1;
  old.settings = { theme: 'dark', dailyCap: 7 };
  for (const key of old.keys) delete key.dialect;
  for (const account of old.accounts) {
    for (const later of ['access', 'canPost', 'reading']) delete account[later];
  }
  const file = new MemoryFile();
  file.write(old);
  const again = await new Computer(computer.keychain, { file, backup: new MemoryFile() }).start();
  expect(again.notices).toEqual([]);
  expect(again.settings.view()).toMatchObject({ theme: 'dark', dailyCap: 7, textScale: 100, refreshMinutes: 0 });
  expect(again.book.list()).toMatchObject([{ id: 'x:12', access: 'pin', reading: { columns: [{ kind: 'home' }] } }]);
  expect(tokenOf(again, 'x:12')).toBe('12-token');
});
