import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { clips } from '../../../electron/practice/media/clips.ts';
import { encodePng } from '../../../electron/practice/media/png.ts';
import { makeMediaRoutes, partOf } from '../../../electron/practice/media/routes.ts';
import { drawAvatar, drawPicture } from '../../../electron/practice/media/scenes.ts';
import { scenes } from '../../../electron/practice/world/phrases/phrasebook.ts';

/** Reads what `encodePng` writes, strictly: every chunk with its checksum, every row unfiltered. */
function decodePng(bytes: Buffer): { width: number; height: number; pixels: Buffer } {
  expect(bytes.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const typed = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc(typed));
    chunks.set(typed.subarray(0, 4).toString('latin1'), typed.subarray(4));
    at += 12 + length;
  }
  const header = chunks.get('IHDR');
  const data = chunks.get('IDAT');
  if (!header || !data || !chunks.has('IEND')) throw new Error('a chunk is missing');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  expect([...header.subarray(8)]).toEqual([8, 2, 0, 0, 0]);
  const rows = inflateSync(data);
  expect(rows.length).toBe((width * 3 + 1) * height);
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    const from = y * (width * 3 + 1);
    expect(rows[from]).toBe(1);
    for (let x = 0; x < width * 3; x++) {
      const left = x < 3 ? 0 : (pixels[y * width * 3 + x - 3] ?? 0);
      pixels[y * width * 3 + x] = (rows[from + 1 + x] ?? 0) + left;
    }
  }
  return { width, height, pixels };
}

/** The checksum bit by bit, to have it from another source than the writer. */
function crc(bytes: Buffer): number {
  let value = 0xffff_ffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
  }
  return ~value >>> 0;
}

describe('drawn pictures', () => {
  it.each(scenes)('%s is a valid PNG of the announced size, the same every time', async (scene) => {
    const picture = { scene, width: 120, height: 90, seed: 5 };
    const canvas = drawPicture(picture);
    const decoded = decodePng(await encodePng(canvas));
    expect(decoded).toEqual({ width: 120, height: 90, pixels: Buffer.from(canvas.pixels) });
    expect(drawPicture(picture)).toEqual(canvas);
    expect(drawPicture({ ...picture, seed: 6 })).not.toEqual(canvas);
    expect(new Set(canvas.pixels).size).toBeGreaterThan(5);
  });

  it('avatars are drawn in every size', async () => {
    expect(decodePng(await encodePng(drawAvatar(1, 3, 48)))).toMatchObject({ width: 48, height: 48 });
  });
});

describe('the clips', () => {
  it.each(['sea', 'dance'] as const)('%s is an mp4 that can start before it has come completely', (name) => {
    const bytes = clips[name]();
    expect(bytes.subarray(4, 8).toString('latin1')).toBe('ftyp');
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
    expect(bytes.includes('avc1')).toBe(true);
    expect(bytes.length).toBeLessThan(40_000);
  });
});

describe('parts', () => {
  const data = Buffer.from('0123456789');
  it.each([
    [undefined, 200, '0123456789', undefined],
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=0-99', 206, '0123456789', 'bytes 0-9/10'],
    ['lines=1-2', 200, '0123456789', undefined],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=5-4', 416, '', 'bytes */10'],
  ])('%s', (range, status, body, contentRange) => {
    const answer = partOf(data, 'video/mp4', range);
    expect([answer.status, String(answer.body), answer.headers['content-range']]).toEqual([status, body, contentRange]);
  });
});

describe('addresses', () => {
  const routes = makeMediaRoutes({ picture: () => null });
  const get = (path: string, method = 'GET') =>
    routes({ method, path, url: '', search: '', headers: {}, body: '' }).then(({ status }) => status);

  it('that name nothing are 404', async () => {
    for (const path of [
      '/media/',
      '/media/photos/3_1.png',
      '/media/avatars/1_normal.png',
      '/media/clips/other.mp4',
      '/media/../x.png',
    ]) {
      expect(await get(path)).toBe(404);
    }
    expect(await get('/media/clips/sea.mp4', 'POST')).toBe(405);
    expect(await get('/media/clips/sea.mp4')).toBe(200);
  });
});
