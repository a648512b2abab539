import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeInFolder } from '../../electron/shell/save-folder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pinion-save-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a file that nobody is asked about', () => {
  it('gets its own name where that is free', () => {
    expect(placeInFolder(folder, 'Home.csv')).toBe(join(folder, 'Home.csv'));
  });

  it('never replaces another one', () => {
    for (const name of ['Home.csv', 'Home (2).csv', 'plain']) writeFileSync(join(folder, name), '');
    expect(placeInFolder(folder, 'Home.csv')).toBe(join(folder, 'Home (3).csv'));
    expect(placeInFolder(folder, 'plain')).toBe(join(folder, 'plain (2)'));
  });

  it('makes the folder when it is missing', () => {
    const missing = join(folder, 'a', 'b');
    expect(placeInFolder(missing, 'Home.csv')).toBe(join(missing, 'Home.csv'));
    expect(existsSync(missing)).toBe(true);
  });

  it('stays in the folder, whatever it is called', () => {
    expect(placeInFolder(folder, '../../Home.csv')).toBe(join(folder, 'Home.csv'));
  });
});
