import { describe, expect, it, vi } from 'vitest';
import type { CachedMedia, MediaCache } from '../../electron/security/media-cache.ts';
import { makeMediaHandler, mediaLimits, mediaUrl, upstreamOf } from '../../electron/security/media-proxy.ts';
import type { FetchInit } from '../../electron/shell/shell.ts';

const mediaOrigin = 'media://remote';
const photo = 'https://pbs.twimg.com/media/a.jpg?name=small';
const clip = 'https://video.twimg.com/a.mp4';
const practice = 'http://127.0.0.1:8123';

function memoryCache(): MediaCache & { kept: Map<string, CachedMedia> } {
  const kept = new Map<string, CachedMedia>();
  return {
    kept,
    get: async (url) => kept.get(url) ?? null,
    put: async (url, media) => {
      kept.set(url, media);
    },
    clear: async () => kept.clear(),
  };
}

const jpeg = (bytes = 4, headers: Record<string, string> = {}) =>
  new Response(new Uint8Array(bytes), { headers: { 'content-type': 'image/jpeg', ...headers } });

/** A body of twice a limit that does not say how long it is. */
function undeclared(limit: number): { body: ReadableStream<Uint8Array>; sent(): number } {
  const chunk = new Uint8Array(limit / 16);
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += chunk.byteLength;
      controller.enqueue(chunk);
      if (sent >= limit * 2) controller.close();
    },
  });
  return { body, sent: () => sent };
}

function setUp(answer: (url: string, init: FetchInit) => Response | Promise<Response>, extraOrigins: string[] = []) {
  const fetch = vi.fn(async (url: string, init: FetchInit = {}) => answer(url, init));
  const cache = memoryCache();
  const limit = new AbortController();
  const handle = makeMediaHandler({
    mediaOrigin,
    fetch,
    extraOrigins: () => extraOrigins,
    cache,
    timeout: () => limit.signal,
  });
  const ask = (upstream: string, range: string | null = null, signal = new AbortController().signal) =>
    handle({ url: mediaUrl(mediaOrigin, upstream), range, signal });
  return { fetch, cache, limit, handle, ask };
}

describe('media addresses', () => {
  it('come back as they went in', () => {
    expect(upstreamOf(mediaUrl(mediaOrigin, photo), mediaOrigin, [])?.href).toBe(photo);
    expect(mediaUrl(mediaOrigin, photo)).toMatch(/^media:\/\/remote\/[A-Za-z0-9_-]+$/);
  });

  it.each([
    'http://pbs.twimg.com/a.jpg',
    'https://pbs.twimg.com:8443/a.jpg',
    'https://pbs.twimg.com.example/a.jpg',
    'https://example.com/a.jpg',
    'https://user@pbs.twimg.com/a.jpg',
    'https://twimg.com/a.jpg',
    'https://ton.twimg.com/a.jpg',
    'https://api.x.com/a.jpg',
    'http://127.0.0.1:8124/a.png',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'data:image/png;base64,AA',
    'not an address',
  ])('lead nowhere for %s', (upstream) => {
    expect(upstreamOf(mediaUrl(mediaOrigin, upstream), mediaOrigin, [practice])).toBeNull();
  });

  it.each([`${mediaOrigin}/`, `${mediaOrigin}/a.b`, `${mediaOrigin}/${'a'.repeat(9000)}`, 'media://other/aHR0cHM', ''])(
    'that were not made here lead nowhere: %s',
    (url) => {
      expect(upstreamOf(url, mediaOrigin, [])).toBeNull();
    },
  );

  it.each(['pbs', 'abs', 'video'])('lead to %s.twimg.com', (name) => {
    const upstream = `https://${name}.twimg.com/a`;
    expect(upstreamOf(mediaUrl(mediaOrigin, upstream), mediaOrigin, [])?.href).toBe(upstream);
  });

  it('may lead to an exact extra origin', () => {
    const upstream = `${practice}/media/1.png`;
    expect(upstreamOf(mediaUrl(mediaOrigin, upstream), mediaOrigin, [practice])?.href).toBe(upstream);
  });
});

describe('pictures', () => {
  it('are fetched without cookies, credentials or redirects', async () => {
    const { fetch, ask } = setUp(() => jpeg());
    const response = await ask(photo);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const init = fetch.mock.calls[0]?.[1];
    expect(init?.redirect).toBe('error');
    expect(Object.keys(init?.headers ?? {})).toEqual(['accept']);
  });

  it('are fetched once', async () => {
    const { fetch, ask } = setUp(() => jpeg(7));
    await ask(photo);
    expect((await (await ask(photo)).arrayBuffer()).byteLength).toBe(7);
    expect(fetch).toHaveBeenCalledOnce();
  });

  it('pass on nothing that the server says besides type and bytes', async () => {
    const { ask } = setUp(() => jpeg(4, { 'set-cookie': 'a=b', link: '<https://example.com>; rel=preload' }));
    const { headers } = await ask(photo);
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('link')).toBeNull();
  });

  it.each(['image/svg+xml', 'text/html', 'application/octet-stream', 'video/webm', ''])(
    'are refused when they are %s',
    async (type) => {
      const { cache, ask } = setUp(() => new Response('x', { headers: type ? { 'content-type': type } : {} }));
      const response = await ask(photo);
      expect(response.status).toBe(502);
      expect(await response.text()).toBe('');
      expect(cache.kept.size).toBe(0);
    },
  );

  it('are refused when they say that they are too large, without being read', async () => {
    const cancelled = vi.fn();
    const { ask } = setUp(
      () =>
        new Response(new ReadableStream({ cancel: cancelled }), {
          headers: { 'content-type': 'image/png', 'content-length': String(mediaLimits.imageBytes + 1) },
        }),
    );
    expect((await ask(photo)).status).toBe(502);
    expect(cancelled).toHaveBeenCalled();
  });

  it('are refused when they turn out to be too large', async () => {
    const { body, sent } = undeclared(mediaLimits.imageBytes);
    const { cache, ask } = setUp(() => new Response(body, { headers: { 'content-type': 'image/png' } }));
    expect((await ask(photo)).status).toBe(502);
    expect(cache.kept.size).toBe(0);
    expect(sent()).toBeLessThan(mediaLimits.imageBytes * 1.5);
  });

  it.each([404, 403, 500])('are not shown when the server answers %d', async (status) => {
    const { ask } = setUp(() => new Response('x', { status, headers: { 'content-type': 'image/png' } }));
    const response = await ask(photo);
    expect(response.status).toBe(status === 404 ? 404 : 502);
    expect(await response.text()).toBe('');
  });

  it('are given up when the server takes too long', async () => {
    const { fetch, limit, ask } = setUp(
      (_url, { signal }) =>
        new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))),
    );
    const answer = ask(photo);
    await vi.waitFor(() => expect(fetch).toHaveBeenCalled());
    limit.abort();
    expect((await answer).status).toBe(502);
  });

  it('are given up when the page does not want them any more', async () => {
    const page = new AbortController();
    const { fetch, ask } = setUp(
      (_url, { signal }) =>
        new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))),
    );
    const answer = ask(photo, null, page.signal);
    await vi.waitFor(() => expect(fetch).toHaveBeenCalled());
    page.abort();
    expect((await answer).status).toBe(502);
  });

  it('are not fetched from hosts that are not on the list', async () => {
    const { fetch, ask } = setUp(() => jpeg());
    expect((await ask('https://example.com/a.jpg')).status).toBe(403);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('come from the practice service only while it runs', async () => {
    const running: string[] = [];
    const { ask } = setUp(() => jpeg(), running);
    expect((await ask(`${practice}/a.png`)).status).toBe(403);
    running.push(practice);
    expect((await ask(`${practice}/a.png`)).status).toBe(200);
  });
});

describe('videos', () => {
  const part = () =>
    new Response(new Uint8Array(10), {
      status: 206,
      headers: {
        'content-type': 'video/mp4',
        'content-range': 'bytes 5-14/100',
        'content-length': '10',
        'accept-ranges': 'bytes',
        'set-cookie': 'a=b',
      },
    });

  it('pass a range through, both ways', async () => {
    const { fetch, cache, ask } = setUp(part);
    const response = await ask(clip, 'bytes=5-14');
    expect(fetch.mock.calls[0]?.[1]?.headers?.['range']).toBe('bytes=5-14');
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe('bytes 5-14/100');
    expect(response.headers.get('set-cookie')).toBeNull();
    expect((await response.arrayBuffer()).byteLength).toBe(10);
    expect(cache.kept.size).toBe(0);
  });

  it.each(['bytes=0-1,5-9', 'items=1-2', 'bytes=a-b', 'bytes=1-2\r\nx: y'])('do not pass on %j', async (range) => {
    const { fetch, ask } = setUp(part);
    await ask(clip, range);
    expect(fetch.mock.calls[0]?.[1]?.headers).not.toHaveProperty('range');
  });

  it('say when a range is outside', async () => {
    const { ask } = setUp(() => new Response('x', { status: 416 }));
    expect((await ask(clip, 'bytes=900-')).status).toBe(416);
  });

  it('may play for longer than the time-out', async () => {
    const { limit, ask } = setUp(part);
    const response = await ask(clip, 'bytes=5-14');
    limit.abort();
    expect((await response.arrayBuffer()).byteLength).toBe(10);
  });

  it('are refused when they are too large', async () => {
    const { ask } = setUp(
      () =>
        new Response(new ReadableStream(), {
          headers: { 'content-type': 'video/mp4', 'content-length': String(mediaLimits.videoBytes + 1) },
        }),
    );
    expect((await ask(clip)).status).toBe(502);
  });

  it('break off when they turn out to be too large', async () => {
    const { body } = undeclared(mediaLimits.videoBytes);
    const { ask } = setUp(() => new Response(body, { headers: { 'content-type': 'video/mp4' } }));
    const { body: passed } = await ask(clip);
    let bytes = 0;
    const read = async () => {
      for await (const chunk of passed ?? []) bytes += chunk.byteLength;
    };
    await expect(read()).rejects.toThrow();
    expect(bytes).toBeLessThanOrEqual(mediaLimits.videoBytes);
  });
});
