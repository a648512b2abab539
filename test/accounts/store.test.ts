import { describe, expect, it } from 'vitest';
import { type AccountsDocument, emptyDocument, type Migrations } from '../../electron/accounts/schema.ts';
import { openStore } from '../../electron/accounts/store.ts';
import { code, MemoryFile, NOON } from './support.ts';

const withCap = (dailyCap: number): AccountsDocument => ({
  ...emptyDocument(),
  settings: { ...emptyDocument().settings, theme: 'dark', dailyCap },
});

const STAMP = '20260314T120000Z';

function files(main?: unknown, copy?: unknown) {
  const text = (content: unknown) => (typeof content === 'object' ? JSON.stringify(content) : (content as string));
  const file = new MemoryFile();
  const backup = new MemoryFile();
  if (main !== undefined) file.text = text(main);
  if (copy !== undefined) backup.text = text(copy);
  return { file, backup };
}

function open(ports: { file: MemoryFile; backup: MemoryFile }, migrations?: Migrations) {
  return openStore({ ...ports, now: () => NOON, ...(migrations ? { migrations } : {}) });
}

const codes = (notices: readonly { code: string }[]) => notices.map((notice) => notice.code);

describe('openStore', () => {
  it('begins empty and writes nothing before there is something to write', () => {
    const disk = files();
    const store = open(disk);
    expect(store.document()).toEqual(emptyDocument());
    expect(store.notices).toEqual([]);
    expect([disk.file.writes, disk.backup.writes]).toEqual([0, 0]);
  });

  it('reads what was kept, and keeps a copy beside it', () => {
    const disk = files();
    expect(code(open(disk).save(withCap(7)))).toBe('ok');
    expect(open(disk).document()).toEqual(withCap(7));
    expect(disk.backup.text).toBe(disk.file.text);
  });

  it.each([
    ['a file that is cut short', JSON.stringify(withCap(1)).slice(0, 60)],
    ['an empty file', ''],
    ['a file of another program', { hello: 'world' }],
    ['a field of the wrong kind', { ...withCap(1), accounts: 'none' }],
    ['a field that nobody knows', { ...withCap(1), extra: true }],
    ['a current account that is not there', { ...withCap(1), currentAccountId: 'x:1' }],
    ['an older version that no step leads out of', { ...withCap(1), version: 0 }],
  ])('sets %s aside and goes on with the copy', (_, content) => {
    const disk = files(content, withCap(7));
    const before = disk.file.text;
    const store = open(disk);
    expect(store.document()).toEqual(withCap(7));
    expect(codes(store.notices)).toEqual(['store-damaged']);
    expect(disk.file.aside).toEqual([{ stamp: STAMP, text: before }]);
    // The next start finds everything in its place, whether or not anything was saved in between.
    const again = open(disk);
    expect(again.document()).toEqual(withCap(7));
    expect(again.notices).toEqual([]);
  });

  it('begins empty when the copy cannot be read either, and sets both aside', () => {
    const disk = files('{', '}');
    const store = open(disk);
    expect(store.document()).toEqual(emptyDocument());
    expect(codes(store.notices)).toEqual(['store-lost']);
    expect([disk.file.aside.length, disk.backup.aside.length]).toEqual([1, 1]);
    expect(code(store.save(withCap(2)))).toBe('ok');
    expect(disk.file.aside[0]?.text).toBe('{');
  });

  it('says so when there is no copy', () => {
    expect(codes(open(files('{')).notices)).toEqual(['store-lost']);
  });

  it('goes on with the copy when the file is missing', () => {
    const disk = files(undefined, withCap(7));
    const store = open(disk);
    expect(store.document()).toEqual(withCap(7));
    expect(codes(store.notices)).toEqual(['store-restored']);
    expect(disk.file.text).toBe(disk.backup.text);
  });

  it('sets a file of a newer version aside unchanged', () => {
    const newer = { ...withCap(1), version: emptyDocument().version + 1, later: 'yes' };
    const disk = files(newer, newer);
    const store = open(disk);
    expect(codes(store.notices)).toEqual(['store-newer']);
    expect(disk.file.aside).toEqual([{ stamp: STAMP, text: JSON.stringify(newer) }]);
    expect(disk.backup.aside).toEqual([{ stamp: STAMP, text: JSON.stringify(newer) }]);
  });

  it('brings an older version up to date, step by step', () => {
    const old = { version: 0, cap: 7 };
    const store = open(files(old), {
      0: ({ cap }) => ({ version: 1, posts: cap }),
      1: ({ posts }) => ({ version: 2, limit: posts }),
      2: ({ limit }) => ({ version: 3, bound: limit }),
      3: ({ bound }) => ({ ...withCap(bound as number) }),
    });
    expect(store.document()).toEqual(withCap(7));
    expect(store.notices).toEqual([]);
  });

  it('takes a step that fails for damage', () => {
    const store = open(files({ version: 0 }, withCap(7)), {
      0: () => {
        throw new Error('broken step');
      },
    });
    expect(codes(store.notices)).toEqual(['store-damaged']);
  });

  it('never writes over what could not be set aside', () => {
    const disk = files('{', withCap(7));
    disk.file.stuck = true;
    const store = open(disk);
    expect(store.document()).toEqual(withCap(7));
    expect(codes(store.notices)).toEqual(['store-damaged', 'store-not-written']);
    expect(code(store.save(withCap(8)))).toBe('store-not-written');
    expect(disk.file.text).toBe('{');
    disk.file.stuck = false;
    expect(code(store.save(withCap(8)))).toBe('ok');
    expect(disk.file.aside).toEqual([{ stamp: STAMP, text: '{' }]);
  });

  it('brings a copy that fell behind up to date, and replaces a damaged one', () => {
    const behind = files(withCap(7), withCap(6));
    open(behind);
    expect(behind.backup.text).toBe(behind.file.text);
    const damaged = files(withCap(7), '{');
    expect(open(damaged).notices).toEqual([]);
    expect(damaged.backup.text).toBe(damaged.file.text);
    expect(damaged.backup.aside).toHaveLength(1);
  });
});

describe('save', () => {
  it('leaves memory as it was when the disk is full', () => {
    const disk = files(withCap(7));
    const store = open(disk);
    disk.file.full = true;
    const saved = store.save(withCap(8));
    expect(saved).toMatchObject({ ok: false, error: { code: 'store-not-written', action: { kind: 'retry' } } });
    expect(store.document()).toEqual(withCap(7));
    expect(open(disk).document()).toEqual(withCap(7));
  });

  it('repeats a copy that failed with the next save', () => {
    const disk = files(withCap(7));
    const store = open(disk);
    disk.backup.full = true;
    expect(code(store.save(withCap(8)))).toBe('ok');
    disk.backup.full = false;
    expect(code(store.save(withCap(9)))).toBe('ok');
    expect(disk.backup.text).toBe(disk.file.text);
  });

  it('refuses to write what it could not read back', () => {
    const disk = files(withCap(7));
    const store = open(disk);
    expect(() => store.save(withCap(-1))).toThrow('schema');
    expect(disk.file.text).toBe(JSON.stringify(withCap(7)));
  });
});

describe('startOver', () => {
  it('sets both files aside and keeps the settings', () => {
    const disk = files({ ...withCap(7), pendingSignIn: { nonce: '', data: '' } });
    const store = open(disk);
    const text = disk.file.text;
    expect(code(store.startOver())).toBe('ok');
    expect(store.document()).toEqual(withCap(7));
    expect(disk.file.aside).toEqual([{ stamp: STAMP, text }]);
    expect(disk.backup.aside).toEqual([{ stamp: STAMP, text }]);
    expect([disk.file.text, disk.backup.text]).toEqual([undefined, undefined]);
  });

  it.each(['file', 'backup'] as const)('changes nothing when the %s cannot be set aside', (name) => {
    const disk = files(withCap(7));
    const store = open(disk);
    disk[name].stuck = true;
    expect(code(store.startOver())).toBe('store-not-written');
    expect(store.document()).toEqual(withCap(7));
    const again = open(disk);
    expect(again.document()).toEqual(withCap(7));
    expect(again.notices).toEqual([]);
  });
});
