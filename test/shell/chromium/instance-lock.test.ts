import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type InstanceLock, takeInstanceLock } from '../../../electron/shell/chromium/instance-lock.ts';

let folder: string;
const held: InstanceLock[] = [];

async function take(userData: string, onSecondStart: () => void = () => undefined): Promise<InstanceLock | null> {
  const lock = await takeInstanceLock(userData, onSecondStart);
  if (lock !== null) held.push(lock);
  return lock;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pinion-lock-'));
});
afterEach(() => {
  for (const lock of held.splice(0)) lock.release();
  rmSync(folder, { recursive: true });
});

describe('instance lock', () => {
  it('lets one instance per data folder run and tells it of the others', async () => {
    const onSecondStart = vi.fn();
    expect(await take(folder, onSecondStart)).not.toBeNull();
    expect(await take(folder)).toBeNull();
    await vi.waitFor(() => expect(onSecondStart).toHaveBeenCalledOnce());
    expect(await take(join(folder, 'other'))).not.toBeNull();
  });

  it('is free again after it was released', async () => {
    (await take(folder))?.release();
    expect(await take(folder)).not.toBeNull();
  });

  it('is free again after its holder was killed', async () => {
    const module = new URL('../../../electron/shell/chromium/instance-lock.ts', import.meta.url).href;
    const script = `const { takeInstanceLock } = await import(${JSON.stringify(module)});
      await takeInstanceLock(${JSON.stringify(folder)}, () => {}); setInterval(() => {}, 1000); console.log('held');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(await take(folder)).toBeNull();
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await take(folder)).not.toBeNull();
  });
});
