/**
 * Pictures and videos for the page. The page only knows addresses of ours (`<media origin>/<base64url of the real
 * address>`); main fetches, from a short list of hosts, without cookies or credentials, without following redirects,
 * and passes on nothing but pictures and mp4 of bounded size. So a post cannot make the page contact anyone.
 */
import type { Fetch, MediaHandler } from '../shell/shell.ts';
import type { MediaCache } from './media-cache.ts';

/** Hosts from which X serves media: pictures and video stills, emblems and default avatars, videos and GIFs. */
const mediaHosts: ReadonlySet<string> = new Set(['pbs.twimg.com', 'abs.twimg.com', 'video.twimg.com']);

/** Raster formats only: SVG is a document that can carry scripts and links. */
const imageTypes: ReadonlySet<string> = new Set([
  'image/avif',
  'image/bmp',
  'image/gif',
  'image/jpeg',
  'image/png',
  'image/webp',
]);
const videoType = 'video/mp4';

const mebibyte = 1024 * 1024;

export const mediaLimits = {
  /** Bytes of one picture; X allows uploads of 5 MB (photo) and 15 MB (GIF). */
  imageBytes: 20 * mebibyte,
  /** Bytes of one answer with video; X's ordinary limit for uploads is 512 MB. */
  videoBytes: 512 * mebibyte,
  /** Milliseconds until a picture has to be complete, and until the answer with a video has to begin. */
  timeoutMs: 30_000,
} as const;

/**
 * @param upstream address of the picture or video at the service
 * @returns the address under which the page loads it
 */
export function mediaUrl(mediaOrigin: string, upstream: string): string {
  return `${mediaOrigin}/${Buffer.from(upstream, 'utf8').toString('base64url')}`;
}

/**
 * Reads an address that `mediaUrl` made and checks what it leads to.
 * @param extraOrigins exact origins besides X's hosts, for example the running practice service's
 * @returns null when it is malformed or leads anywhere else
 */
export function upstreamOf(url: string, mediaOrigin: string, extraOrigins: readonly string[]): URL | null {
  const encoded = url.startsWith(`${mediaOrigin}/`) ? url.slice(mediaOrigin.length + 1) : '';
  if (!/^[A-Za-z0-9_-]{1,8192}$/.test(encoded)) return null;
  let upstream: URL;
  try {
    upstream = new URL(Buffer.from(encoded, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
  if (upstream.username !== '' || upstream.password !== '') return null;
  upstream.hash = '';
  const isMediaHost = upstream.protocol === 'https:' && upstream.port === '' && mediaHosts.has(upstream.hostname);
  return isMediaHost || extraOrigins.includes(upstream.origin) ? upstream : null;
}

export interface MediaProxyPorts {
  mediaOrigin: string;
  fetch: Fetch;
  /** Asked anew for every request, as the practice service starts and stops. */
  extraOrigins(): readonly string[];
  cache: MediaCache;
  /** Aborts after that many milliseconds; `AbortSignal.timeout` except in tests. */
  timeout?: (milliseconds: number) => AbortSignal;
}

const protectiveHeaders = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'cross-origin',
  'content-security-policy': "default-src 'none'; sandbox",
};

const refusal = (status: number): Response => new Response(null, { status, headers: protectiveHeaders });

const image = (type: string, bytes: Uint8Array<ArrayBuffer>): Response =>
  new Response(bytes, {
    headers: {
      ...protectiveHeaders,
      'content-type': type,
      'content-length': String(bytes.byteLength),
      'cache-control': 'private, max-age=86400',
    },
  });

/** Content type without parameters, lower case. */
const typeOf = (response: Response): string =>
  (response.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** The declared length; null when it is not declared. */
function lengthOf(response: Response): number | null {
  const declared = response.headers.get('content-length');
  return declared !== null && /^\d+$/.test(declared) ? Number(declared) : null;
}

class TooLarge extends Error {}

/** Passes bytes through and fails as soon as there are more than `limit`: a declared length may be wrong or absent. */
function atMost(limit: number): TransformStream<Uint8Array, Uint8Array> {
  let seen = 0;
  return new TransformStream({
    transform(chunk, controller) {
      seen += chunk.byteLength;
      if (seen > limit) controller.error(new TooLarge());
      else controller.enqueue(chunk);
    },
  });
}

async function readImage(response: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  if (response.body === null) return null;
  try {
    return new Uint8Array(await new Response(response.body.pipeThrough(atMost(mediaLimits.imageBytes))).arrayBuffer());
  } catch (cause) {
    if (cause instanceof TooLarge) return null;
    throw cause;
  }
}

const passedHeaders = ['content-length', 'content-range', 'accept-ranges'] as const;

function video(response: Response): Response {
  const headers = new Headers({ ...protectiveHeaders, 'content-type': videoType, 'cache-control': 'no-store' });
  for (const name of passedHeaders) {
    const value = response.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(response.body?.pipeThrough(atMost(mediaLimits.videoBytes)) ?? null, {
    status: response.status,
    headers,
  });
}

/** A single range of bytes (RFC 9110 section 14.1.2); anything else is not passed on. */
const singleRange = /^bytes=\d*-\d*$/;

/** @returns the handler that a shell hands every request for media to; it answers with a status and never throws */
export function makeMediaHandler(ports: MediaProxyPorts): MediaHandler {
  const timeout = ports.timeout ?? ((milliseconds) => AbortSignal.timeout(milliseconds));

  const fetchMedia = async (upstream: URL, range: string | null, signal: AbortSignal): Promise<Response> => {
    const late = new AbortController();
    const limit = timeout(mediaLimits.timeoutMs);
    const expire = () => late.abort();
    limit.addEventListener('abort', expire);
    const response = await ports.fetch(upstream.href, {
      method: 'GET',
      headers: {
        accept: 'image/avif,image/webp,image/png,image/jpeg,image/gif,video/mp4',
        ...(range !== null && singleRange.test(range) ? { range } : {}),
      },
      redirect: 'error',
      signal: AbortSignal.any([signal, late.signal]),
    });
    const discard = async (status: number): Promise<Response> => {
      late.abort();
      await response.body?.cancel().catch(() => undefined);
      return refusal(status);
    };

    const type = typeOf(response);
    if (type === videoType && [200, 206].includes(response.status)) {
      if ((lengthOf(response) ?? 0) > mediaLimits.videoBytes) return discard(502);
      // A video plays for longer than any time-out; from here on the page decides how long it wants it.
      limit.removeEventListener('abort', expire);
      return video(response);
    }
    if (response.status === 404 || response.status === 416) return discard(response.status);
    if (response.status !== 200 || !imageTypes.has(type)) return discard(502);
    if ((lengthOf(response) ?? 0) > mediaLimits.imageBytes) return discard(502);
    const bytes = await readImage(response);
    if (bytes === null) return discard(502);
    await ports.cache.put(upstream.href, { type, bytes });
    return image(type, bytes);
  };

  return async ({ url, range, signal }) => {
    const upstream = upstreamOf(url, ports.mediaOrigin, ports.extraOrigins());
    if (upstream === null) return refusal(403);
    try {
      const kept = await ports.cache.get(upstream.href);
      if (kept !== null && imageTypes.has(kept.type)) return image(kept.type, kept.bytes);
      return await fetchMedia(upstream, range, signal);
    } catch {
      // Offline, refused redirect, time-out, cancelled by the page: the page shows the reserved space.
      return refusal(502);
    }
  };
}
