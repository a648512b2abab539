import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, matchesGlob } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';
import { describe, expect, it, vi } from 'vitest';
import { packaging } from '../../build/electron-builder.ts';
import { fuses } from '../../electron/security/fuses.ts';

const wire = vi.hoisted(() => ({ getCurrentFuseWire: vi.fn(), flipFuses: vi.fn() }));
vi.mock('@electron/fuses', async (original) => ({ ...(await original<typeof import('@electron/fuses')>()), ...wire }));

/** Whether a file of the project goes into the app: the last pattern that matches decides, as in electron-builder. */
function isPackaged(file: string): boolean {
  const patterns = [packaging.files ?? []].flat().filter((pattern) => typeof pattern === 'string');
  return patterns.reduce((packed, pattern) => {
    const excludes = pattern.startsWith('!');
    return matchesGlob(file, excludes ? pattern.slice(1) : pattern) ? !excludes : packed;
  }, false);
}

async function pack(present: Record<number, number>): Promise<string> {
  const appOutDir = await mkdtemp(join(tmpdir(), 'pinion-packed-'));
  wire.getCurrentFuseWire.mockResolvedValue({ version: '1', ...present });
  const context = { appOutDir, electronPlatformName: 'linux', packager: { appInfo: { productFilename: 'Pinion' } } };
  const { afterPack } = packaging;
  if (typeof afterPack !== 'function') throw new Error('nothing is done after packing');
  try {
    await afterPack(context as unknown as AfterPackContext);
  } finally {
    expect(await readdir(appOutDir)).toEqual([]);
    await rm(appOutDir, { recursive: true });
  }
  return appOutDir;
}

/** Every fuse that there is, as a program fresh from its makers has them. */
const every = Object.fromEntries(Object.keys(fuses).map((name) => [FuseV1Options[name as keyof typeof fuses], 0x30]));

describe('packaging', () => {
  it.each(['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html', 'package.json'])(
    'takes %s along',
    (file) => expect(isPackaged(file)).toBe(true),
  );

  it.each([
    'out/main/main.chromium.js',
    'out/main/chunks.chromium',
    'out/preload/page-bridge.js',
    'electron/main.ts',
    'test/preload.test.ts',
    'node_modules',
    '.env',
    'package-lock.json',
  ])('leaves %s out', (file) => expect(isPackaged(file)).toBe(false));

  it('puts the code into an archive, which is checked when it is loaded', () => {
    expect(packaging.asar).toBe(true);
  });

  it('sets every fuse of the program as it was decided', async () => {
    const appOutDir = await pack(every);
    const [program, set] = wire.flipFuses.mock.calls.at(-1) ?? [];
    expect(program).toBe(join(appOutDir, 'pinion'));
    for (const [name, on] of Object.entries(fuses)) expect(set[FuseV1Options[name as keyof typeof fuses]]).toBe(on);
  });

  it('sets those that an older program has', async () => {
    await pack({ [FuseV1Options.RunAsNode]: 0x31 });
    const [, set] = wire.flipFuses.mock.calls.at(-1) ?? [];
    expect(set[FuseV1Options.RunAsNode]).toBe(false);
    expect(set).not.toHaveProperty(String(FuseV1Options.OnlyLoadAppFromAsar));
  });

  it('fails over a fuse that nobody has decided', async () => {
    await expect(pack({ ...every, 99: 0x31 })).rejects.toThrow('99');
  });
});
