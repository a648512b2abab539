/** A minimal PNG writer (W3C PNG specification): 8-bit RGB, one IDAT chunk, rows filtered with "Sub". */

import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';

/** Red, green and blue from 0 to 255, row by row. */
export interface Canvas {
  width: number;
  height: number;
  pixels: Uint8Array;
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const CHANNELS = 3;
const FILTER_SUB = 1;
const RGB = 2;
const compress = promisify(deflate);

function chunk(type: string, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}

/** Encodes off the main thread (zlib's pool), as the service may run inside the app. */
export async function encodePng({ width, height, pixels }: Canvas): Promise<Buffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, RGB, 0, 0, 0], 8);

  const rowLength = width * CHANNELS;
  const rows = new Uint8Array((rowLength + 1) * height);
  for (let y = 0; y < height; y++) {
    const from = y * rowLength;
    const to = y * (rowLength + 1);
    rows[to] = FILTER_SUB;
    for (let x = 0; x < rowLength; x++) {
      const left = x < CHANNELS ? 0 : (pixels[from + x - CHANNELS] ?? 0);
      rows[to + 1 + x] = (pixels[from + x] ?? 0) - left;
    }
  }
  const data = await compress(rows, { level: 6 });
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', new Uint8Array())]);
}
