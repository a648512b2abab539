import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { startProgram } from '../../electron/shell/start-program.ts';

describe('starting a program', () => {
  it('passes an address on to the letter, without a command shell', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pinion-start-'));
    const file = join(folder, 'arguments');
    const address = 'https://example.com/?a=$(id)&b=`id`;c=%22';
    const script = 'require("node:fs").writeFileSync(process.argv[1], process.argv[2])';
    expect(await startProgram(process.execPath, ['-e', script, file, address])).toBe(true);
    await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toBe(address), { timeout: 4000 });
    rmSync(folder, { recursive: true });
  });

  it('says when there is no such program', async () => {
    expect(await startProgram(join(tmpdir(), 'no-such-program'), [])).toBe(false);
  });
});
