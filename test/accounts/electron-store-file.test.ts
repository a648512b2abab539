import './without-electron.ts';

import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { electronStoreFile } from '../../electron/accounts/electron-store-file.ts';
import { Computer, code, MemoryKeychain, startWith, value } from './support.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pinion-accounts-'));
  path = join(folder, 'accounts.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const computer = () =>
  new Computer(new MemoryKeychain(), {
    file: electronStoreFile(folder, 'accounts'),
    backup: electronStoreFile(folder, 'accounts.backup'),
  });

describe('electronStoreFile', () => {
  it('knows no content before the first write, and makes the folder then', () => {
    const file = electronStoreFile(join(folder, 'new', 'deeper'), 'accounts');
    expect(file.read()).toBeUndefined();
    file.write({ a: 1 });
    expect(file.read()).toEqual({ a: 1 });
  });

  it('replaces the whole content', () => {
    const file = electronStoreFile(folder, 'accounts');
    file.write({ a: 1, b: { 'with.dot': [1, null] } });
    file.write({ c: 'x' });
    expect(file.read()).toEqual({ c: 'x' });
    expect(readdirSync(folder)).toEqual(['accounts.json']);
  });

  it.skipIf(process.platform === 'win32')(
    'lets only the owner read and write, also a file that was open to others',
    () => {
      const file = electronStoreFile(folder, 'accounts');
      file.write({ a: 1 });
      expect(statSync(path).mode & 0o777).toBe(0o600);
      chmodSync(path, 0o644);
      file.write({ a: 2 });
      expect(statSync(path).mode & 0o777).toBe(0o600);
    },
  );

  it.each(['', '{', 'null', '[]', '7', '{"a":1}}'])(
    'refuses %j instead of taking it for empty, and leaves it alone',
    (text) => {
      writeFileSync(path, text);
      const file = electronStoreFile(folder, 'accounts');
      expect(() => file.read()).toThrow();
      expect(() => file.write({ a: 1 })).toThrow();
      expect(readFileSync(path, 'utf8')).toBe(text);
    },
  );

  it('sets aside under a free name, and is then empty', () => {
    const file = electronStoreFile(folder, 'accounts');
    for (const text of ['first', 'second']) {
      writeFileSync(path, text);
      file.setAside('20260314T120000Z');
    }
    file.setAside('20260314T120000Z');
    expect(file.read()).toBeUndefined();
    expect(readdirSync(folder).sort()).toEqual([
      'accounts.set-aside-20260314T120000Z-2.json',
      'accounts.set-aside-20260314T120000Z.json',
    ]);
    expect(readFileSync(join(folder, 'accounts.set-aside-20260314T120000Z.json'), 'utf8')).toBe('first');
  });

  it('throws when it cannot write', () => {
    const file = electronStoreFile(folder, 'accounts');
    mkdirSync(path);
    expect(() => file.write({ a: 1 })).toThrow();
    expect(readdirSync(folder)).toEqual(['accounts.json']);
  });
});

describe('the accounts on real files', () => {
  it('survive a restart', async () => {
    const { accounts } = await startWith(computer(), '12', '34');
    accounts.close();
    const again = await computer().start();
    expect(again.book.list().map(({ id }) => id)).toEqual(['x:12', 'x:34']);
    expect(value(again.book.credentials('x:12'))).toMatchObject({ token: '12-token', tokenSecret: 'secret-of-12' });
    expect(readdirSync(folder).sort()).toEqual(['accounts.backup.json', 'accounts.json']);
  });

  it('survive a file that is cut short', async () => {
    await startWith(computer(), '12');
    const half = readFileSync(path, 'utf8').slice(0, 200);
    writeFileSync(path, half);
    const again = await computer().start();
    expect(again.notices.map((notice) => notice.code)).toEqual(['store-damaged']);
    expect(again.book.list().map(({ id }) => id)).toEqual(['x:12']);
    expect(again.book.list()[0]?.problem).toBeNull();
    const aside = readdirSync(folder).filter((name) => name.includes('set-aside'));
    expect(aside.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([half]);
  });

  it('say that they could not be saved, and stay as they were', async () => {
    const { accounts, keyId } = await startWith(computer(), '12');
    rmSync(path);
    mkdirSync(path);
    const added = accounts.book.add({
      service: 'x',
      access: 'pin',
      userId: '34',
      keyId,
      username: 'r',
      name: 'R',
      avatar: null,
      token: 't',
      tokenSecret: 's',
    });
    expect(code(added)).toBe('store-not-written');
    expect(accounts.book.list().map(({ id }) => id)).toEqual(['x:12']);
  });
});
