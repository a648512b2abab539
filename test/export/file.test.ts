import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appError, fail, ok } from '../../electron/contract/errors.ts';
import type { EntryView } from '../../electron/contract/views/posts.ts';
import { saveExportFile, writeWholeFile } from '../../electron/export/file.ts';
import { makeEntry } from './support.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pinion-export-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const save = (change: Partial<Parameters<typeof saveExportFile>[0]> = {}) =>
  saveExportFile({
    path: join(folder, 'Home.json'),
    records: [makeEntry()],
    total: 1,
    format: 'json',
    title: 'Home',
    savedAt: '2026-11-20T14:02:00.000Z',
    ...change,
  });

describe('a saved file', () => {
  it('is there as a whole, and nothing beside it', async () => {
    expect(await save()).toEqual(ok({ state: 'saved', posts: 1, file: 'Home.json' }));
    expect(readdirSync(folder)).toEqual(['Home.json']);
    expect(JSON.parse(readFileSync(join(folder, 'Home.json'), 'utf8'))).toHaveLength(1);
  });

  it('replaces what was there only at the end', async () => {
    const path = join(folder, 'Home.json');
    writeFileSync(path, 'before');
    function* records(): Iterable<EntryView> {
      yield makeEntry();
      expect(readFileSync(path, 'utf8')).toBe('before');
      expect(readdirSync(folder)).toHaveLength(2);
    }
    await save({ records: records() });
    expect(readFileSync(path, 'utf8')).not.toBe('before');
  });

  it('leaves nothing behind when it is cancelled, and what was there stays', async () => {
    writeFileSync(join(folder, 'Home.json'), 'before');
    expect(await save({ signal: AbortSignal.abort() })).toEqual(ok({ state: 'cancelled' }));
    expect(readdirSync(folder)).toEqual(['Home.json']);
    expect(readFileSync(join(folder, 'Home.json'), 'utf8')).toBe('before');
  });

  it('is not made without posts', async () => {
    expect(await save({ records: [], total: 0 })).toEqual(fail(appError('export-empty')));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says so when the disk refuses', async () => {
    const refused = await save({ path: join(folder, 'missing', 'Home.json') });
    expect(refused).toEqual(fail(appError('file-not-written', { kind: 'retry' })));
  });

  it('says so when its place is taken by a folder, and leaves nothing behind', async () => {
    const refused = await save({ path: join(folder, '.') });
    expect(refused.ok).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('passes on what went wrong with the posts, and leaves nothing behind', async () => {
    function* records(): Iterable<EntryView> {
      yield makeEntry();
      throw new Error('the cache is gone');
    }
    await expect(save({ records: records() })).rejects.toThrow('the cache is gone');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('can hold bytes', async () => {
    const path = join(folder, 'picture.png');
    const written = await writeWholeFile(path, async (write) => {
      await write(new Uint8Array([1, 2]));
      await write(new Uint8Array([3]));
      return { keep: true };
    });
    expect(written.ok).toBe(true);
    expect([...readFileSync(path)]).toEqual([1, 2, 3]);
  });
});
