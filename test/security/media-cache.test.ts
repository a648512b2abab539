import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeMediaCache } from '../../electron/security/media-cache.ts';

let folder: string;
let time: number;
const now = () => {
  time += 1000;
  return time;
};
const picture = (size: number, type = 'image/png') => ({ type, bytes: new Uint8Array(size) });
const address = (name: string) => `https://pbs.twimg.com/media/${name}`;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pinion-media-'));
  time = 1_700_000_000_000;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('media cache', () => {
  it('gives back type and bytes, also after a restart', async () => {
    await makeMediaCache(folder, now).put(address('a'), { type: 'image/webp', bytes: Uint8Array.of(1, 2, 3) });
    expect(await makeMediaCache(folder, now).get(address('a'))).toEqual({
      type: 'image/webp',
      bytes: Uint8Array.of(1, 2, 3),
    });
  });

  it('has nothing for another address', async () => {
    const cache = makeMediaCache(folder, now);
    await cache.put(address('a'), picture(1));
    expect(await cache.get(address('A'))).toBeNull();
  });

  it('does not show addresses in file names', async () => {
    await makeMediaCache(folder, now).put(address('secret-name'), picture(1));
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.png$/)]);
  });

  it.skipIf(process.platform === 'win32')('is readable by its owner only', async () => {
    const own = join(folder, 'pictures');
    await makeMediaCache(own, now).put(address('a'), picture(1));
    const [file = ''] = await readdir(own);
    expect((await stat(own)).mode & 0o777).toBe(0o700);
    expect((await stat(join(own, file))).mode & 0o777).toBe(0o600);
  });

  it('forgets what was not used for longest, as soon as the limit is passed', async () => {
    const cache = makeMediaCache(folder, now, 100);
    await cache.put(address('a'), picture(40));
    await cache.put(address('b'), picture(40));
    await cache.get(address('a'));
    await cache.put(address('c'), picture(40));
    expect(await cache.get(address('b'))).toBeNull();
    expect(await cache.get(address('a'))).not.toBeNull();
    expect(await cache.get(address('c'))).not.toBeNull();
  });

  it('remembers over a restart which were used last', async () => {
    const before = makeMediaCache(folder, now, 100);
    await before.put(address('a'), picture(40));
    await before.put(address('b'), picture(40));
    await before.get(address('a'));
    const after = makeMediaCache(folder, now, 100);
    await after.put(address('c'), picture(40));
    expect(await after.get(address('b'))).toBeNull();
    expect(await after.get(address('a'))).not.toBeNull();
  });

  it('counts a picture that is put twice once', async () => {
    const cache = makeMediaCache(folder, now, 100);
    await Promise.all([cache.put(address('a'), picture(40)), cache.put(address('a'), picture(40))]);
    await cache.put(address('b'), picture(40));
    expect(await cache.get(address('a'))).not.toBeNull();
    expect(await cache.get(address('b'))).not.toBeNull();
  });

  it('does not keep what is larger than itself', async () => {
    const cache = makeMediaCache(folder, now, 100);
    await cache.put(address('a'), picture(101));
    expect(await cache.get(address('a'))).toBeNull();
  });

  it('removes half-written and foreign files', async () => {
    await writeFile(join(folder, 'half.part'), 'x');
    const cache = makeMediaCache(folder, now);
    await cache.put(address('a'), picture(1));
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('goes on when a file was removed behind its back', async () => {
    const cache = makeMediaCache(folder, now);
    await cache.put(address('a'), picture(1));
    for (const name of await readdir(folder)) await rm(join(folder, name));
    expect(await cache.get(address('a'))).toBeNull();
    await cache.put(address('a'), picture(2));
    expect((await cache.get(address('a')))?.bytes.byteLength).toBe(2);
  });

  it('is empty, and says so, when the folder cannot be made', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const cache = makeMediaCache(join(file, 'below'), now);
    await cache.put(address('a'), picture(1));
    expect(await cache.get(address('a'))).toBeNull();
  });

  it('forgets everything when asked to', async () => {
    const cache = makeMediaCache(folder, now);
    await cache.put(address('a'), picture(1));
    await cache.clear();
    expect(await cache.get(address('a'))).toBeNull();
    await cache.put(address('a'), picture(1));
    expect(await cache.get(address('a'))).not.toBeNull();
  });
});
