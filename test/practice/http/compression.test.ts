import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodingFor } from '../../../electron/practice/http/compression.ts';
import { bearerOf, startService } from '../client.ts';
import { ask } from '../raw.ts';

const search = '/2/tweets/search/recent?query=the&max_results=50';

async function open() {
  const on = await startService();
  const authorization = `Bearer ${await bearerOf(on)}`;
  return (path: string, accept?: string) =>
    ask(on.service.origin + path, { authorization, ...(accept === undefined ? {} : { 'accept-encoding': accept }) });
}

describe('compression', () => {
  it('comes when it is asked for, and says how long it is', async () => {
    const read = await open();
    const whole = await read(search);
    expect([whole.headers['content-encoding'], whole.headers['vary']]).toEqual([undefined, 'accept-encoding']);
    for (const [accept, encoding, unpack] of [
      ['gzip, deflate', 'gzip', gunzipSync],
      ['gzip, deflate, br', 'br', brotliDecompressSync],
    ] as const) {
      const { headers, body, complete } = await read(search, accept);
      expect([headers['content-encoding'], headers['vary'], complete]).toEqual([encoding, 'accept-encoding', true]);
      expect(Number(headers['content-length'])).toBe(body.length);
      expect(body.length).toBeLessThan(whole.body.length / 2);
      expect(JSON.parse(unpack(body).toString())).toEqual(JSON.parse(whole.body.toString()));
    }
  });

  it('leaves alone what is small, and what is a picture', async () => {
    const read = await open();
    const small = await read('/2/tweets?ids=1', 'gzip, br');
    expect([small.headers['content-encoding'], small.headers['vary']]).toEqual([undefined, undefined]);
    const clip = await read('/media/clips/sea.png', 'gzip, br');
    expect([clip.status, clip.headers['content-encoding']]).toEqual([200, undefined]);
  });

  it.each([
    [undefined, null],
    ['', null],
    ['identity', null],
    ['gzip', 'gzip'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=1.0, gzip;q=0.8', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.000, gzip;q=0', null],
  ])('understands Accept-Encoding: %s', (header, encoding) => {
    expect(encodingFor(header)).toBe(encoding);
  });
});
