import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keyFiles } from '../../electron/app/key-files.ts';

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'pinion-keys-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

describe('plain files with keys', () => {
  it('are deleted themselves where a link leads to them, and the link with them', async () => {
    const file = path.join(folder(), 'settings.env');
    const link = path.join(folder(), '.env');
    writeFileSync(file, 'API_KEY=abc');
    symlinkSync(file, link);
    expect(await keyFiles.readFile(link)).toMatchObject({ tooLarge: false });
    expect(await keyFiles.deleteFile(link)).toBe(true);
    expect([existsSync(file), existsSync(link)]).toEqual([false, false]);
    expect(await keyFiles.readFile(link)).toBeNull();
    expect(await keyFiles.deleteFile(link)).toBe(false);
  });

  it('are not read from what is no file, where reading might never end', async () => {
    const nothing = process.platform === 'win32' ? folder() : '/dev/null';
    expect(await keyFiles.readFile(nothing)).toBeNull();
    expect(await keyFiles.readFile(folder())).toBeNull();
  });

  it('are not read when they are far too large', async () => {
    const file = path.join(folder(), 'large');
    writeFileSync(file, Buffer.alloc(300 * 1024));
    expect(await keyFiles.readFile(file)).toMatchObject({ tooLarge: true });
  });
});
